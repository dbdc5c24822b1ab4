// Counts of which one is a part of the other, hidden together: what a reader can work out of both at once.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { GIVEN } from '../../scripts/4-protect/block.ts';
import { systemOf } from '../../scripts/4-protect/block-system.ts';
import { KIND } from '../../scripts/4-protect/cell-system.ts';
import { kindsOf, layersOfChain, leastOfLayers } from '../../scripts/4-protect/chain.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { intervalOf } from './small-tables.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const GROUPS = 6;
const THRESHOLD = 10;

const RULES: SystemRules = {
  name: 'needs',
  table: 'needs',
  measures: ['registered', 'responded'],
  persons: 'groups',
  links: [],
  looseLinks: [],
  isRating: false,
  isChain: true,
  partial: -1,
};

/** A nation of so many provinces, one period, all tasks, six groups and their total. */
const listsOf = (provinces: number): Lists => ({
  regions: {
    codes: Array.from({ length: provinces + 1 }, (_, i) => String(i)),
    parent: Int32Array.from({ length: provinces + 1 }, (_, i) => (i === 0 ? -1 : 0)),
    level: Uint8Array.from({ length: provinces + 1 }, (_, i) => (i === 0 ? 0 : 1)),
    isRest: new Uint8Array(provinces + 1),
  },
  periods: { keys: ['2022'], sums: [[]], types: ['year'], isRunning: new Uint8Array(1) },
  tasks: { keys: ['all'], sums: [[]] },
  groups: {
    keys: ['all', '1', '2', '3', '4', '5', '6'],
    sums: [[1, 2, 3, 4, 5, 6], [], [], [], [], [], []],
    parts: [],
    children: new Uint8Array(GROUPS + 1),
  },
});

const LIMITS = { byGroup: new Float64Array(GROUPS + 1).fill(THRESHOLD), difference: 3 };

type Pair = readonly [registered: number, responded: number];

/** The rows of lines of [registered, responded] by group: the nation first, each line's total first. */
function rowsOf(lines: readonly (readonly Pair[])[]): BlockRows {
  const add = (pairs: readonly Pair[]): Pair =>
    pairs.reduce<Pair>(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0]);
  const nation = Array.from({ length: GROUPS }, (_, group) =>
    add(lines.map((line) => line[group] ?? ([0, 0] as const))),
  );
  const all = [nation, ...lines].map((line) => [add(line), ...line]);
  const flat = all.flat();
  const count = flat.length;
  const none = (): Float64Array => new Float64Array(count).fill(NaN);
  return {
    count,
    region: Int32Array.from(flat, (_, i) => Math.floor(i / (GROUPS + 1))),
    period: new Int32Array(count),
    task: new Int32Array(count),
    group: Int32Array.from(flat, (_, i) => i % (GROUPS + 1)),
    values: [
      Float64Array.from(flat, ([registered]) => registered),
      Float64Array.from(flat, ([, responded]) => responded),
    ],
    states: [new Uint8Array(count), new Uint8Array(count)],
    before: [none(), none()],
    given: [new Uint8Array(count).fill(GIVEN.no), new Uint8Array(count).fill(GIVEN.no)],
    totalOnly: new Uint8Array(count),
    hasMore: new Uint8Array(count),
    margins: null,
    forced: [new Uint8Array(count), new Uint8Array(count)],
  };
}

/** For each hidden count of persons what a reader knows of it who looks at both measures at once. */
function knownOf(lines: readonly (readonly Pair[])[]) {
  const rows = rowsOf(lines);
  const lists = listsOf(lines.length);
  const pattern = solveBlock({ rows, rules: RULES, limits: LIMITS }, lists, solver);
  const both = systemOf(rows, lists, { ...RULES, isChain: false, links: [[1, 0]] }, LIMITS);
  // Hidden registered are at least one, as zeros are shown; hidden responded may be none.
  const system = { ...both, lower: both.lower.map((_, cell) => (cell < rows.count ? 1 : 0)) };
  const hidden = Uint8Array.from(
    { length: both.size },
    (_, cell) => pattern.hidden.flatMap((own) => [...own])[cell] ?? 0,
  );
  const isLost = (cell: number): boolean => pattern.lost.some(([, row]) => row === cell % rows.count);
  const cells = [...hidden.keys()].filter(
    (cell) => hidden[cell] === 1 && rows.group[cell % rows.count] !== 0 && !isLost(cell),
  );
  const table = { system, width: GROUPS + 1, height: lines.length + 1 };
  return {
    hidden,
    lost: pattern.lost,
    intervals: cells.map((cell) => ({ cell, interval: intervalOf(table, hidden, cell, solver) })),
  };
}

const isSafe = ([low, high]: readonly [number, number]): boolean =>
  Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) >= THRESHOLD || low >= THRESHOLD - 1e-6 || high < 1;

describe('six hidden cells of a line of fifteen, each at least one', () => {
  const few: Pair[] = [
    [5, 1],
    [2, 0],
    [2, 1],
    [2, 0],
    [2, 2],
    [2, 0],
  ];
  const many = (first: number): Pair[] => few.map((_, i) => [first + 7 * i, first] as const);

  test('are at most ten each: the line alone does not protect them, and more is hidden', () => {
    const { intervals, lost } = knownOf([few, many(40), many(55), many(70)]);
    expect(lost).toEqual([]);
    expect(intervals.length).toBeGreaterThan(0);
    expect(intervals.filter(({ interval }) => !isSafe(interval))).toEqual([]);
  });
});

test('no hidden count of persons in a chain is known more closely than allowed', () => {
  const pair = fc
    .tuple(
      fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 })),
      fc.integer({ min: 0, max: 60 }),
    )
    .map(([registered, responded]) => [registered, Math.min(registered, responded)] as const);
  const line = fc.array(pair, { minLength: GROUPS, maxLength: GROUPS });
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 5 }), (lines) => {
      const { intervals } = knownOf(lines);
      expect(intervals.filter(({ interval }) => !isSafe(interval))).toEqual([]);
    }),
    { numRuns: 20, seed: 13 },
  );
});

test('who may be none or many in an inner layer may be some in the layer around it', () => {
  // One need of the first group is not responded to, as the lines' totals and the nation's groups tell; up to 35 may be.
  const others: Pair[] = Array.from({ length: GROUPS - 1 }, () => [20, 20] as const);
  const rows = rowsOf([
    [[6, 5], ...others],
    [[30, 30], ...others],
  ]);
  const totalOnly = rows.totalOnly.map((_, row) => (rows.region[row] !== 0 && rows.group[row] !== 0 ? 1 : 0));
  // All else was shown by an earlier release: nothing more can be hidden for it.
  const before = rows.values.map((own) => own.map((value, row) => (totalOnly[row] === 1 ? NaN : value)));
  const job = { rows: { ...rows, totalOnly, before }, rules: RULES, limits: LIMITS };
  const { hidden, lost } = solveBlock(job, listsOf(2), solver);
  expect(lost).toEqual([]);
  expect(hidden.map((own) => [...own])).toEqual([[...totalOnly], [...totalOnly]]);
});

test('a measure that has changed by few since it was shown hides its row, whatever else is said of it', () => {
  const line: readonly Pair[] = [[50, 44], ...Array.from({ length: GROUPS - 1 }, (): Pair => [60, 50])];
  const rows = rowsOf([line]);
  const own = GROUPS + 2;
  const kindWith = (responded: number, stays: number): number | undefined => {
    const [registered, answered] = rows.before.map((before) => before.slice());
    if (registered) registered[own] = 50;
    if (answered) answered[own] = responded;
    const forced = rows.forced.map((is) => is.slice());
    for (const is of forced) is[own] = stays;
    const before = [registered ?? new Float64Array(), answered ?? new Float64Array()];
    return kindsOf({ ...rows, before, forced }, listsOf(1), RULES, LIMITS)[0]?.[own];
  };
  expect([kindWith(40, 0), kindWith(40, 1)]).toEqual([KIND.children, KIND.children]);
  // What is known of the row leaves nothing to hide where nothing has changed by few.
  expect([kindWith(44, 1), kindWith(30, 1)]).toEqual([KIND.known, KIND.known]);
});

describe('a row of which one measure has changed by few since it was shown, and the other has not', () => {
  /** The first group of two provinces: 50 registered, 46 of them shown before, and 44 responded; 8 and 5. */
  const rest = Array.from({ length: GROUPS - 1 }, (): Pair => [90, 60]);
  const rows = rowsOf([
    [[50, 44], ...rest],
    [[8, 5], ...rest],
  ]);
  const [nation, own] = [1, GROUPS + 2];
  const withShown = (registered: number, responded: number): BlockRows => ({
    ...rows,
    before: rows.before.map((before, measure) => before.with(own, measure === 0 ? registered : responded)),
  });

  test('cannot move in the layer that was shown as it is', () => {
    const [inner, outer] = layersOfChain(withShown(46, 44), listsOf(2), RULES, LIMITS);
    const boundsOf = (layer = inner): unknown[] => [
      layer?.rows.layer?.least[own],
      layer?.rows.layer?.cap[own],
    ];
    expect(boundsOf(inner)).toEqual([44, 44]);
    expect(boundsOf(outer)).toEqual([0, Infinity]);
  });

  test('protects nothing there: the whole is hidden, too', () => {
    const hiddenWith = (shown: BlockRows): number | undefined =>
      solveBlock({ rows: shown, rules: RULES, limits: LIMITS }, listsOf(2), solver).hidden[0]?.[nation];
    expect(hiddenWith(withShown(46, 41))).toBe(0);
    expect(hiddenWith(withShown(46, 44))).toBe(1);
  });
});

describe('a total of needs of which one measure has changed since it was shown', () => {
  const rest = Array.from({ length: GROUPS - 1 }, (): Pair => [90, 60]);
  const rows = rowsOf([
    [[50, 44], ...rest],
    [[70, 50], ...rest],
  ]);
  const [nation, ownTotal, own] = [0, GROUPS + 1, GROUPS + 2];
  /** All was shown; one more need of the first group of the first province is registered since, and none responded to. */
  const changed = [nation, nation + 1, ownTotal, own];
  const shown = {
    ...rows,
    before: rows.values.map((own, measure) =>
      own.map((value, row) => (measure === 0 && changed.includes(row) ? value - 1 : value)),
    ),
  };

  test('can be hidden, though the other measure is known', () => {
    const [kinds] = kindsOf(shown, listsOf(2), RULES, LIMITS);
    expect(changed.map((row) => kinds?.[row])).toEqual([KIND.open, KIND.children, KIND.open, KIND.children]);
  });

  test('protects whose need it is, where all else is known', () => {
    const { hidden, lost } = solveBlock({ rows: shown, rules: RULES, limits: LIMITS }, listsOf(2), solver);
    expect(lost).toEqual([]);
    const places = [...(hidden[0] ?? []).keys()].filter((row) => hidden[0]?.[row] === 1);
    expect(places).toEqual(changed);
  });

  test('is shown where only the sum of two layers is known', () => {
    const responded = [
      rows.values[0],
      rows.values[1]?.map((value, row) => (row === own ? value - 40 : value)),
    ];
    const before = responded.map((values) => values ?? new Float64Array());
    const [kinds] = kindsOf({ ...rows, before }, listsOf(2), RULES, LIMITS);
    expect(kinds?.[own]).toBe(KIND.known);
  });
});

describe('the least values of layers', () => {
  const kinds = Uint8Array.of(KIND.primary, KIND.open, KIND.known);
  const values = [Float64Array.of(0, 4, 0), Float64Array.of(3, 2, 0)];

  test('what is known of the outermost measure is given to the largest layer', () => {
    const least = leastOfLayers(values, kinds, (place) => (place === 1 ? 1 : 0));
    expect(least.map((layer) => [...layer])).toEqual([
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });

  test('never more than the layers have, and what is known of an inner measure counts for the outer one', () => {
    const least = leastOfLayers(values, kinds, (place, row) => (row === 1 ? ([3, 6][place] ?? 0) : 0));
    expect(least.map((layer) => layer[1])).toEqual([4, 2]);
  });

  test('bind the attack, not what a reader is sure of', () => {
    const rows = rowsOf([
      [
        [3, 1],
        [20, 9],
        [20, 9],
        [20, 9],
        [20, 9],
        [20, 9],
      ],
      [
        [30, 1],
        [20, 9],
        [20, 9],
        [20, 9],
        [20, 9],
        [20, 9],
      ],
    ]);
    const lists = listsOf(2);
    const systems = layersOfChain(rows, lists, RULES, LIMITS).map((layer) =>
      systemOf(layer.rows, lists, layer.rules, layer.limits),
    );
    const cell = GROUPS + 2;
    expect(systems.map(({ lower }) => lower[cell])).toEqual([0, 1]);
    expect(systems.every(({ sure }) => sure.every((bound) => bound === 0))).toBe(true);
  });
});
