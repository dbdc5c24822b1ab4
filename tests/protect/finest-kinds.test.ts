// A county's counts by kind, which no table has: a province shows its kinds, and everyone can work out which kinds a county had.
import { beforeAll, expect, test } from 'vitest';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { systemOf } from '../../scripts/4-protect/block-system.ts';
import { finestSums } from '../../scripts/4-protect/finest.ts';
import { finestPlaces } from '../../scripts/4-protect/finest-places.ts';
import { finestBounds } from '../../scripts/4-protect/finest-bounds.ts';
import type { IsIdle } from '../../scripts/4-protect/finest-places.ts';
import type { InnerCounts } from '../../scripts/4-protect/inner.ts';
import { withInner } from '../../scripts/4-protect/inner.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { outerBounds } from '../../scripts/4-protect/outer-bounds.ts';
import { protectSystem } from '../../scripts/4-protect/protect-system.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const COUNTIES = ['430181', '430182', '430183', '430184'];
const [PROVINCE, FIRST] = [1, 2];
const [MONTH, QUARTER, YEAR] = [0, 1, 2];
const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', ...COUNTIES],
    parent: Int32Array.of(-1, 0, ...COUNTIES.map(() => PROVINCE)),
    level: Uint8Array.of(0, 1, ...COUNTIES.map(() => 3)),
    isRest: new Uint8Array(FIRST + COUNTIES.length),
  },
  periods: {
    keys: ['2022-01', '2022Q1', '2022'],
    sums: [[], [MONTH], [QUARTER]],
    types: ['month', 'quarter', 'year'],
    isRunning: new Uint8Array(3),
  },
  tasks: {
    keys: ['all', '1', '2', '3', '4', '101', '102', '201', '301', '401'],
    sums: [[1, 2, 3, 4], [5, 6], [7], [8], [9], [], [], [], [], []],
  },
  groups: { keys: ['all', '11'], sums: [[1], []], parts: [], children: new Uint8Array(2) },
};
const TASKS = [1, 2, 3, 4];
const KINDS = [5, 6, 7, 8, 9];
const LIMITS = limitsFor(LEAST_THRESHOLDS, LISTS.groups.keys, new Map());
const RULES: SystemRules = {
  ...{ name: 'people', table: 'outcomes', measures: ['people'], persons: 'all' },
  ...{ links: [], looseLinks: [], isRating: false, isChain: false, partial: -1 },
};

/** Persons by county, then by kind; 0: there were no activities of it. */
type Counts = readonly (readonly number[])[];

const isIn = (whole: number, kind: number): boolean =>
  whole === kind || (LISTS.tasks.sums[whole] ?? []).some((part) => isIn(part, kind));

const countOf = (counts: Counts, region: number, task: number): number =>
  counts
    .filter((_, county) => region < FIRST || region === FIRST + county)
    .flatMap((own) => own.filter((_, at) => isIn(task, KINDS[at] ?? -1)))
    .reduce((sum, one) => sum + one, 0);

/** What is published: the year by task, and by kind of the nation and the province. */
function rowsOf(counts: Counts): BlockRows {
  const keys = LISTS.regions.codes.flatMap((_, region) =>
    [0, ...TASKS, ...(region < FIRST ? KINDS : [])].map((task) => [region, task] as const),
  );
  const bytes = (): Uint8Array => new Uint8Array(keys.length);
  return {
    count: keys.length,
    region: Int32Array.from(keys, ([region]) => region),
    task: Int32Array.from(keys, ([, task]) => task),
    period: new Int32Array(keys.length).fill(YEAR),
    group: new Int32Array(keys.length),
    values: [Float64Array.from(keys, ([region, task]) => countOf(counts, region, task))],
    before: [new Float64Array(keys.length).fill(NaN)],
    ...{ states: [bytes()], given: [bytes()], forced: [bytes()] },
    ...{ totalOnly: bytes(), hasMore: bytes(), margins: null },
  };
}

/** Where there were no activities. */
const idleIn =
  (counts: Counts): IsIdle =>
  (region, _, task) =>
    countOf(counts, region, task) === 0;

/** `isSure`: where everyone knows it; null: nobody does. */
const innerOf = (counts: Counts, isSure: IsIdle | null = idleIn(counts)): InnerCounts => ({
  of: (region, _, task) => [countOf(counts, region, task)],
  idle: isSure && { isIdle: idleIn(counts), isSurelyIdle: isSure },
  spansIn: () => new Int32Array(),
});

async function patternOf(counts: Counts, inner: InnerCounts, rows = rowsOf(counts)) {
  const pool = {
    solve: async (job: Parameters<typeof solveBlock>[0]) => Promise.resolve(solveBlock(job, LISTS, solver)),
    close: async () => Promise.resolve(),
  };
  const ids = Int32Array.from({ length: rows.count }, (_, row) => row);
  const pattern = await protectSystem({ ids, rows }, LISTS, RULES, LIMITS, pool, inner);
  return { ...pattern, isHidden: pattern.hidden[0] ?? new Uint8Array() };
}

/** The bounds of a county's task with the finest counts of the province. */
function knownOf(counts: Counts, isHidden: Uint8Array, county: number, task: number): [number, number] {
  const rows = rowsOf(counts);
  const system = systemOf(rows, LISTS, RULES, LIMITS);
  const finest = finestSums(rows, LISTS, finestPlaces(rows, LISTS, idleIn(counts)));
  const { low, high } = finestBounds(system, 1, finest, outerBounds(system, isHidden));
  const cell = rows.region.findIndex((region, row) => region === FIRST + county && rows.task[row] === task);
  return [low[cell] ?? NaN, high[cell] ?? NaN];
}

/** The 53 of kind 101 are the first two counties', and of the second all are known. */
const KIND_TELLS: Counts = [
  [3, 0, 45, 20, 0],
  [50, 0, 30, 45, 0],
  [0, 60, 22, 31, 0],
  [0, 40, 41, 33, 50],
];

test('a kind that two counties had tells what one of them had by task', async () => {
  const without = await patternOf(KIND_TELLS, innerOf(KIND_TELLS, null));
  expect(without.isHidden).toContain(1);
  expect(knownOf(KIND_TELLS, without.isHidden, 0, 1)).toEqual([3, 3]);
  const pattern = await patternOf(KIND_TELLS, innerOf(KIND_TELLS));
  expect(pattern.lost).toEqual([]);
  const [low, high] = knownOf(KIND_TELLS, pattern.isHidden, 0, 1);
  expect(low).toBeLessThanOrEqual(3);
  expect(high - low).toBeGreaterThanOrEqual(10);
});

test('of kinds there are rows where a county had activities, and sums of which they are parts', () => {
  const rows = rowsOf(KIND_TELLS);
  const all = withInner(rows, LISTS, RULES, LIMITS, innerOf(KIND_TELLS));
  expect(all.count - rows.count).toBe(KIND_TELLS.flat().filter((count) => count > 0).length);
  const [values = new Float64Array()] = all.values;
  const sums = all.margins?.whole ?? [];
  for (const [sum = -1, ...parts] of sums)
    expect(parts.reduce((whole, part) => whole + (values[part] ?? NaN), 0)).toBe(values[sum]);
  // Each of these rows is part of its province's kind and of its county's task.
  for (let row = rows.count; row < all.count; row += 1) {
    const wholes = sums.filter((sum) => sum.includes(row)).map(([sum = -1]) => rows.region[sum] ?? -1);
    expect(new Set(wholes)).toEqual(new Set([PROVINCE, all.region[row]]));
  }
  expect(withInner(rows, LISTS, RULES, LIMITS, innerOf(KIND_TELLS, null)).count).toBe(rows.count);
});

test('what counties have by several tasks together tells what one of them has', () => {
  // Of the 42 of the last three tasks the first county has all of its 29, the second all of its 11: as neither had activities
  // of the first task, it is 2 that are left for the third. Of the fourth, as of the third, all and the first task are hidden.
  const counts: Counts = [
    [0, 0, 6, 6, 17],
    [0, 0, 3, 4, 4],
    [60, 0, 0, 1, 1],
    [15, 0, 20, 30, 40],
  ];
  const rows = rowsOf(counts);
  const isHidden = Uint8Array.from({ length: rows.count }, (_, row) => {
    const [county, task] = [(rows.region[row] ?? 0) - FIRST, rows.task[row] ?? 0];
    const isShown = county < 0 || (county === 3 && task > 1) || (county < 2 && task === 0);
    return isShown || rows.values[0]?.[row] === 0 ? 0 : 1;
  });

  expect([3, 4].map((task) => knownOf(counts, isHidden, 2, task))).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('what is beyond protection against all that may be known is protected against what everyone can be sure of', async () => {
  const rows = rowsOf(KIND_TELLS);
  // An earlier release showed the nation and the province, and the second county.
  const wasShown = (row: number): boolean => [0, PROVINCE, FIRST + 1].includes(rows.region[row] ?? -1);
  const before = rows.values.map((own) => own.map((value, row) => (wasShown(row) ? value : NaN)));
  const leftOut = async (isSure: IsIdle): Promise<number> => {
    const pattern = await patternOf(KIND_TELLS, innerOf(KIND_TELLS, isSure), { ...rows, before });
    return pattern.lost.length + pattern.coarsened;
  };
  expect(await leftOut(idleIn(KIND_TELLS))).toBeGreaterThan(0);
  expect(await leftOut(() => false)).toBe(0);
});
