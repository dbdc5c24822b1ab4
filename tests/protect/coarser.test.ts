// What nothing that can be hidden protects: the lines around it are published as their totals only, where zeros are hidden.
import { beforeAll, describe, expect, test } from 'vitest';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { COARSER, Coarsening, coarserAround } from '../../scripts/4-protect/coarser.ts';
import { systemOf } from '../../scripts/4-protect/block-system.ts';
import { knownNone } from '../../scripts/4-protect/known-none.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { protectSystem } from '../../scripts/4-protect/protect-system.ts';
import type { Search } from '../../scripts/4-protect/search.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { SystemSearch } from '../../scripts/4-protect/system-search.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const PERIODS = ['2021Q2', '2021Q3', '2021Q4', '2021'];
const [QUARTERS, YEAR] = [[0, 1, 2], 3];
const GROUPS = [1, 2, 3];
const LISTS: Lists = {
  regions: {
    codes: ['000000', '640000'],
    parent: Int32Array.of(-1, 0),
    level: Uint8Array.of(0, 1),
    isRest: new Uint8Array(2),
  },
  periods: {
    keys: PERIODS,
    sums: [[], [], [], QUARTERS],
    types: ['quarter', 'quarter', 'quarter', 'year'],
    isRunning: new Uint8Array(4),
  },
  tasks: { keys: ['all'], sums: [[]] },
  groups: {
    keys: ['all', '42', '12', '61'],
    sums: [GROUPS, [], [], []],
    parts: [],
    children: new Uint8Array(4),
  },
};
const LIMITS = limitsFor(LEAST_THRESHOLDS, LISTS.groups.keys, new Map());
const RULES: SystemRules = {
  ...{ name: 'people', table: 'outcomes', measures: ['people'], persons: 'all' },
  ...{ links: [], looseLinks: [], isRating: false, isChain: false, partial: -1 },
};

/** By group and quarter. Where zeros are shown, 3, 3 and 6 are known within 9 once it is known that they are 12. */
const COUNTS = [
  [3, 3, 6],
  [100, 0, 90],
  [80, 70, 60],
];

const countOf = (period: number, group: number): number =>
  COUNTS.flatMap((own, at) => (group === 0 || group === at + 1 ? own : [0, 0, 0]))
    .filter((_, at) => period === YEAR || at % QUARTERS.length === period)
    .reduce((sum, one) => sum + one, 0);

/** Rows of the nation and its one province; `isBefore`: which of them an earlier release showed. */
function rowsOf(isBefore: (period: number, group: number) => boolean): BlockRows {
  const keys = [0, 1].flatMap((region) =>
    [...QUARTERS, YEAR].flatMap((period) => [0, ...GROUPS].map((group) => [region, period, group] as const)),
  );
  const bytes = (): Uint8Array => new Uint8Array(keys.length);
  const value = ([, period, group]: (typeof keys)[number]): number => countOf(period, group);
  return {
    count: keys.length,
    region: Int32Array.from(keys, ([region]) => region),
    period: Int32Array.from(keys, ([, period]) => period),
    task: new Int32Array(keys.length),
    group: Int32Array.from(keys, ([, , group]) => group),
    values: [Float64Array.from(keys, value)],
    ...{ states: [bytes()], given: [bytes()], totalOnly: bytes(), hasMore: bytes(), margins: null },
    before: [Float64Array.from(keys, (key) => (isBefore(key[1], key[2]) ? value(key) : NaN))],
    forced: [bytes()],
  };
}

async function patternOf(rows: BlockRows, lists = LISTS) {
  const pool = {
    solve: async (job: Parameters<typeof solveBlock>[0]) => Promise.resolve(solveBlock(job, lists, solver)),
    close: async () => Promise.resolve(),
  };
  const ids = Int32Array.from({ length: rows.count }, (_, row) => row);
  return protectSystem({ ids, rows }, lists, RULES, LIMITS, pool, null);
}

const namesOf = (rows: BlockRows, is: Uint8Array | undefined): string[] =>
  [...(is?.keys() ?? [])]
    .filter((row) => is?.[row] === 1 && rows.region[row] === 1)
    .map((row) => `${PERIODS[rows.period[row] ?? 0]} ${LISTS.groups.keys[rows.group[row] ?? 0]}`);

test('quarters of a year that an earlier release showed by group are published as their totals only', async () => {
  const rows = rowsOf((period) => period === YEAR);
  const { lost, coarsened, hidden, totalOnly } = await patternOf(rows);
  expect(lost).toEqual([]);
  const all = ['2021Q2', '2021Q3', '2021Q4'].flatMap((quarter) =>
    ['42', '12', '61'].map((group) => `${quarter} ${group}`),
  );
  expect(namesOf(rows, totalOnly)).toEqual(all);
  expect(namesOf(rows, hidden[0])).toEqual(all);
  expect(coarsened).toBe(2 * all.length);
  // What the search marks in its rows is its own.
  expect(rows.totalOnly.includes(1)).toBe(false);
});

test('of a year that no earlier release showed, nothing has to be coarsened', async () => {
  const { lost, coarsened, totalOnly } = await patternOf(rowsOf(() => false));
  expect([lost, coarsened, totalOnly.includes(1)]).toEqual([[], 0, false]);
});

test('where an earlier release showed zeros of the lines, too, coarsening does not help', async () => {
  const { lost } = await patternOf(rowsOf((period, group) => period === YEAR || group === 2));
  expect(lost.length).toBeGreaterThan(0);
});

describe('a year of a prefecture that follows from the quarters that earlier releases showed', () => {
  const lists: Lists = {
    ...LISTS,
    regions: {
      codes: ['000000', '640000', '640300', '640302', '640303', '640304'],
      parent: Int32Array.of(-1, 0, 1, 2, 2, 2),
      level: Uint8Array.of(0, 1, 2, 3, 3, 3),
      isRest: new Uint8Array(6),
    },
    periods: { keys: ['2021'], sums: [[]], types: ['year'], isRunning: new Uint8Array(1) },
  };
  /** By county and group: of the first group 5 and 5 are 10, which is known; each is known within 8 as zeros are shown. */
  const counties = [
    [5, 100, 90],
    [5, 80, 70],
    [0, 60, 60],
  ];
  const sums = [0, 1, 2].map((group) => counties.reduce((sum, county) => sum + (county[group] ?? 0), 0));
  const lines = [sums, sums, sums, ...counties].map((line) => [line.reduce((a, b) => a + b), ...line]);
  const count = lines.length * 4;
  const bytes = (): Uint8Array => new Uint8Array(count);
  const rows: BlockRows = {
    count,
    region: Int32Array.from({ length: count }, (_, row) => Math.floor(row / 4)),
    period: new Int32Array(count),
    task: new Int32Array(count),
    group: Int32Array.from({ length: count }, (_, row) => row % 4),
    values: [Float64Array.from(lines.flat())],
    ...{ states: [bytes()], given: [bytes()], totalOnly: bytes(), hasMore: bytes(), margins: null },
    before: [Float64Array.from(lines.flatMap((line, region) => (region < 3 ? line : line.map(() => NaN))))],
    forced: [bytes()],
  };

  test('only the lines of the counties that cannot be protected otherwise show their totals only', async () => {
    const { lost, coarsened, totalOnly } = await patternOf(rows, lists);
    expect(lost).toEqual([]);
    const closed = [...totalOnly.keys()].filter((row) => totalOnly[row] === 1);
    expect(closed.map((row) => [lists.regions.codes[rows.region[row] ?? 0], rows.group[row]])).toEqual(
      ['640302', '640303'].flatMap((county) => GROUPS.map((group) => [county, group])),
    );
    expect(coarsened).toBe(closed.length);
  });
});

describe('what is coarsened', () => {
  const rows = rowsOf(() => false);
  const lineAt = (row: number): string =>
    `${LISTS.regions.codes[rows.region[row] ?? 0]} ${PERIODS[rows.period[row] ?? 0]}`;
  const rowAt = (region: number, period: number): number =>
    rows.region.findIndex((at, row) => at === region && rows.period[row] === period);
  const linesOf = (is: (row: number) => boolean): string[] => [
    ...new Set([...rows.region.keys()].filter(is).map(lineAt)),
  ];
  const all = PERIODS.map((period) => `640000 ${period}`);

  test('the line, then its region in the year, those below it, its kind, its year down to its level, its province', () => {
    const lines = COARSER.map((reach) => linesOf(coarserAround(rows, LISTS, rowAt(1, 0), reach)));
    expect(lines).toEqual([['640000 2021Q2'], all, all, ['640000 2021Q2'], all, all]);
    const [, , below] = COARSER;
    expect(linesOf(coarserAround(rows, LISTS, rowAt(0, 0), below))).toEqual([
      ...PERIODS.map((period) => `000000 ${period}`),
      ...all,
    ]);
  });

  test('more around a cell only where it is lost again', () => {
    const coarsening = new Coarsening();
    const closed = new Set<number>();
    const widened = (...lost: readonly number[]): string[] | null => {
      const coarse = coarsening.widen(
        rows,
        LISTS,
        lost.map((row) => [0, row]),
        (row) => !closed.has(row),
      );
      coarse?.forEach((is, row) => is === 1 && closed.add(row));
      return coarse && linesOf((row) => coarse[row] === 1);
    };
    const [first, second] = [rowAt(1, 0), rowAt(1, 1)];
    expect(widened(first)).toEqual(['640000 2021Q2']);
    expect(widened(second)).toEqual(['640000 2021Q3']);
    expect(widened(first, second)).toEqual(['640000 2021Q4', '640000 2021']);
    expect(widened(first)).toBeNull();
  });
});

describe('where lines that show their totals only do not help, the measure is hidden in that time', () => {
  const rows = rowsOf((period, group) => period === YEAR && group === 1);
  const pool = {
    solve: async () => Promise.reject(new Error('nothing is solved here')),
    close: async () => Promise.resolve(),
  };
  const isHiddenAt = (search: SystemSearch, region: number): boolean =>
    [...rows.region.keys()].some((row) => rows.region[row] === region && search.hidden[0]?.[row] === 1);
  const inRegion = (region: number): number =>
    rows.region.findIndex((own, row) => own === region && rows.group[row] === 1);

  test('in the province where something is lost, then in the nation, too', () => {
    const search = new SystemSearch(rows, LISTS, RULES, LIMITS, pool);
    const lost = [[0, inRegion(1)]] as const;
    expect(search.hideParts(lost)).toBe(true);
    // Not the zeros, nor what the earlier release showed; what is few is hidden by the search itself.
    const hidden = namesOf(rows, search.hidden[0]);
    const shown = namesOf(
      rows,
      search.hidden[0]?.map((is) => 1 - is),
    );
    expect(shown).toEqual(['2021Q2 42', '2021Q3 42', '2021Q3 12', '2021Q4 42', '2021 42']);
    expect(search.coarsened).toBe(hidden.length);
    expect(isHiddenAt(search, 0)).toBe(false);
    expect(namesOf(rows, search.waiting[0])).toEqual(expect.arrayContaining(['2021Q2 42', ...hidden]));
    expect(search.hideParts(lost)).toBe(true);
    expect(isHiddenAt(search, 0)).toBe(true);
    expect(search.hideParts(lost)).toBe(false);
  });

  test('in the nation where something is lost there, then in all provinces, too', () => {
    const search = new SystemSearch(rows, LISTS, RULES, LIMITS, pool);
    const lost = [[0, inRegion(0)]] as const;
    expect(search.hideParts(lost)).toBe(true);
    expect([0, 1].map((region) => isHiddenAt(search, region))).toEqual([true, false]);
    expect(search.hideParts(lost)).toBe(true);
    expect(isHiddenAt(search, 1)).toBe(true);
    expect(search.hideParts(lost)).toBe(false);
  });
});

test('a count of nobody that can only be none is not lost, as it exposes nobody', () => {
  const rows = rowsOf(() => false);
  const system = systemOf(rows, LISTS, RULES, LIMITS);
  const search = { system, solver } as unknown as Search;
  /** The cells of quarters and groups, in the nation and in its province. */
  const cellsAt = (...places: readonly (readonly [period: number, group: number])[]): number[] =>
    [...rows.region.keys()].filter((row) =>
      places.some(([period, group]) => rows.period[row] === period && rows.group[row] === group),
    );
  const noneOf = (asked: readonly number[], hidden: readonly number[]): number[] => {
    const isHidden = Uint8Array.from({ length: system.size }, (_, cell) => (hidden.includes(cell) ? 1 : 0));
    return [...knownNone([search], isHidden, asked)];
  };
  // Nobody of the second group was served in the second quarter. All else of the third one is shown, so the third group's year
  // tells what it has in the second, and its line that there is nobody left.
  const none = cellsAt([1, 2]);
  const [second, third] = [cellsAt([1, 3]), cellsAt([2, 3])];
  expect(noneOf(none, [...none, ...second, ...third])).toEqual(none);
  expect(noneOf([...none, ...second], [...none, ...second, ...third])).toEqual(none);
  expect(noneOf(none, [...none, ...second, ...third, ...cellsAt([2, 2])])).toEqual([]);
});
