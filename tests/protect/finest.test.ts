// Counts by county, month, task and group, of which all figures of a province are sums: none where the coverage shows no
// activities. Tasks and times tell more together than each of them.
import { beforeAll, expect, test } from 'vitest';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { systemOf } from '../../scripts/4-protect/block-system.ts';
import { finestSums } from '../../scripts/4-protect/finest.ts';
import { finestPlaces } from '../../scripts/4-protect/finest-places.ts';
import { finestWithBeside } from '../../scripts/4-protect/finest-beside.ts';
import { finestBounds } from '../../scripts/4-protect/finest-bounds.ts';
import type { InnerCounts } from '../../scripts/4-protect/inner.ts';
import { withFinest } from '../../scripts/4-protect/inner.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { outerBounds } from '../../scripts/4-protect/outer-bounds.ts';
import { protectSystem } from '../../scripts/4-protect/protect-system.ts';
import { figuresFrom } from '../../scripts/4-protect/spans.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';
import type { Counts } from './finest-campaign.ts';
import {
  FEBRUARY,
  FIRST,
  JANUARY,
  LIMITS,
  LISTS,
  PROVINCE,
  RULES,
  YEAR,
  countOf,
  innerOf,
  isIdleIn,
  rowsOf,
} from './finest-campaign.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** 430181 had activities in February for one task alone. */
const COUNTS: Counts = [
  { county: 0, month: FEBRUARY, task: 2, groups: [3, 39] },
  { county: 1, month: JANUARY, task: 1, groups: [19, 57] },
  { county: 2, month: JANUARY, task: 2, groups: [50, 33] },
  { county: 3, month: JANUARY, task: 1, groups: [37, 32] },
  { county: 3, month: FEBRUARY, task: 2, groups: [32, 62] },
];

/** Of 3 and 6 raters in a task each is known within 9, as there is at least one of the other. */
const RATINGS: Counts = [
  { county: 0, month: FEBRUARY, task: 1, groups: [5, 55] },
  { county: 1, month: FEBRUARY, task: 2, groups: [27, 8] },
  { county: 2, month: JANUARY, task: 1, groups: [6, 48] },
  { county: 2, month: FEBRUARY, task: 1, groups: [3, 60] },
  { county: 2, month: FEBRUARY, task: 2, groups: [2, 50] },
  { county: 3, month: JANUARY, task: 2, groups: [36, 3] },
];

/**
 * 430181 had 3 of the first group in January, as all others' are known: where these had activities in one month alone, all of
 * their year is of that month.
 */
const SPAN: Counts = [
  { county: 0, month: JANUARY, task: 1, groups: [3, 40] },
  { county: 0, month: FEBRUARY, task: 1, groups: [30, 60] },
  { county: 1, month: FEBRUARY, task: 1, groups: [50, 70] },
  { county: 2, month: JANUARY, task: 1, groups: [19, 55] },
  { county: 3, month: FEBRUARY, task: 2, groups: [32, 62] },
];
const UP_TO_JANUARY = { period: YEAR, month: JANUARY };

async function patternOf(counts: Counts, inner: InnerCounts, rules = RULES, beside?: Float64Array) {
  const rows = { ...rowsOf(counts, rules), beside };
  const pool = {
    solve: async (job: Parameters<typeof solveBlock>[0]) => Promise.resolve(solveBlock(job, LISTS, solver)),
    close: async () => Promise.resolve(),
  };
  const ids = Int32Array.from({ length: rows.count }, (_, row) => row);
  const { hidden, lost } = await protectSystem({ ids, rows }, LISTS, rules, LIMITS, pool, inner);
  return { isHidden: hidden[0] ?? new Uint8Array(), lost };
}

/** The bounds of hidden cells with the finest counts. */
function boundsWith(counts: Counts, isHidden: Uint8Array) {
  const rows = rowsOf(counts);
  const system = systemOf(rows, LISTS, RULES, LIMITS);
  const finest = finestSums(rows, LISTS, finestPlaces(rows, LISTS, isIdleIn(counts)));
  return { system, bounds: finestBounds(system, 1, finest, outerBounds(system, isHidden)) };
}

/** Small values that are told within less than ten. */
function told(counts: Counts, isHidden: Uint8Array): number[] {
  const { system, bounds } = boundsWith(counts, isHidden);
  const isTold = (cell: number): boolean => {
    const [low, high] = [bounds.low[cell] ?? 0, bounds.high[cell] ?? 0];
    return isHidden[cell] === 1 && high - low < 10 && low < 10;
  };
  return [...isHidden.keys()].filter(isTold).map((cell) => system.value[cell] ?? NaN);
}

test('where activities are shown by month and by task, both together tell a hidden count', async () => {
  const without = await patternOf(COUNTS, innerOf(COUNTS, RULES, false));
  expect(told(COUNTS, without.isHidden)).toContain(3);
  const pattern = await patternOf(COUNTS, innerOf(COUNTS));
  expect(pattern.lost).toEqual([]);
  expect(told(COUNTS, pattern.isHidden)).toEqual([]);
});

test('where all are satisfied, none are fewer than one: raters are told no more closely than that allows', async () => {
  const rules: SystemRules = {
    ...{ ...RULES, name: 'ratings', measures: ['raters', 'satisfied'] },
    ...{ isChain: true, isRating: true },
  };
  const without = await patternOf(RATINGS, innerOf(RATINGS, rules, false), rules);
  expect(told(RATINGS, without.isHidden)).toContain(3);
  const pattern = await patternOf(RATINGS, innerOf(RATINGS, rules), rules);
  expect(pattern.lost).toEqual([]);
  expect(told(RATINGS, pattern.isHidden)).toEqual([]);
});

test('what an earlier release hid of a year that went on is told no more closely than allowed', async () => {
  const figure = { ...UP_TO_JANUARY, region: FIRST, task: 0, group: 1, measures: 1 };
  const known = (isHidden: Uint8Array): [number, number] => {
    const rows = rowsOf(SPAN);
    const system = systemOf(rows, LISTS, RULES, LIMITS);
    const places = finestPlaces(rows, LISTS, isIdleIn(SPAN));
    const finest = finestSums(rows, LISTS, places, [UP_TO_JANUARY]);
    const bounds = finestBounds(system, 1, finest, outerBounds(system, isHidden));
    const [low, high] = bounds.ofColumn(0, finest.columnUpTo(UP_TO_JANUARY, FIRST, 0, 1));
    return [low, high];
  };
  // In the tables of today there is nothing to hide.
  const without = await patternOf(SPAN, innerOf(SPAN));
  expect(without.isHidden).not.toContain(1);
  expect(known(without.isHidden)).toEqual([3, 3]);
  const inner = { ...innerOf(SPAN), spansIn: () => figuresFrom([figure]) };
  const pattern = await patternOf(SPAN, inner);
  expect(pattern.lost).toEqual([]);
  const [low, high] = known(pattern.isHidden);
  expect(low).toBeLessThanOrEqual(3);
  expect(high - low).toBeGreaterThanOrEqual(10);
});

test('where few of a year did not rate, raters tell no more closely than allowed how many were served in its first months', async () => {
  /** In January nobody of the first group rated; of the 33 whom 430181 served, 28 did, so that up to 5 were served in January. */
  const served: Counts = [
    { county: 0, month: JANUARY, task: 1, groups: [3, 40] },
    { county: 0, month: FEBRUARY, task: 1, groups: [30, 60] },
    { county: 1, month: JANUARY, task: 1, groups: [50, 70] },
    { county: 1, month: FEBRUARY, task: 1, groups: [45, 70] },
    { county: 2, month: JANUARY, task: 1, groups: [19, 55] },
    { county: 2, month: FEBRUARY, task: 2, groups: [22, 50] },
  ];
  const rated = served.map(({ groups: [first = 0, second = 0], ...own }) => ({
    ...own,
    groups: [own.month === JANUARY ? 0 : first - 2, second - 20],
  }));
  const figure = { ...UP_TO_JANUARY, region: FIRST, task: 0, group: 1, measures: 1 };
  const inner = { ...innerOf(served), spansIn: () => figuresFrom([figure]) };
  const beside = rowsOf(rated).values[0] ?? new Float64Array();
  const known = (isHidden: Uint8Array): readonly [number, number] => {
    const rows = { ...rowsOf(served), beside };
    const system = systemOf({ ...rows, beside: undefined }, LISTS, RULES, LIMITS);
    const places = finestPlaces(rows, LISTS, isIdleIn(served));
    const finest = finestWithBeside(rows, LISTS, RULES, places, [UP_TO_JANUARY]);
    const bounds = finestBounds(system, 1, finest, outerBounds(system, isHidden));
    return bounds.ofColumn(0, finest.columnUpTo(UP_TO_JANUARY, FIRST, 0, 1));
  };
  const without = await patternOf(served, inner);
  expect(known(without.isHidden)).toEqual([1, 5]);
  const pattern = await patternOf(served, inner, RULES, beside);
  expect(pattern.lost).toEqual([]);
  const [low, high] = known(pattern.isHidden);
  expect(low).toBeLessThanOrEqual(3);
  expect(high - low).toBeGreaterThanOrEqual(10);
});

test('the bounds leave room for the counts as they are', async () => {
  const { isHidden } = await patternOf(COUNTS, innerOf(COUNTS, RULES, false));
  const { system, bounds } = boundsWith(COUNTS, isHidden);
  for (const [cell, value] of system.value.entries()) {
    expect(bounds.low[cell]).toBeLessThanOrEqual(value);
    expect(bounds.high[cell]).toBeGreaterThanOrEqual(value);
  }
});

test('what several counties had in a month was of the tasks that they had then, though none of them is known', () => {
  const counts: Counts = [0, 1].flatMap((county) => [
    { county, month: JANUARY, task: 1, groups: [12 + county, 30] },
    { county, month: FEBRUARY, task: 1, groups: [4, 30] },
    { county, month: FEBRUARY, task: 2, groups: [6, 30] },
  ]);
  const rows = rowsOf(counts);
  const isMonth = (row: number): boolean => (rows.period[row] ?? -1) <= FEBRUARY;
  // The province shows its months, and of the year the total of the group alone.
  const isHidden = Uint8Array.from({ length: rows.count }, (_, row) =>
    (rows.region[row] ?? 0) >= FIRST || (rows.task[row] !== 0 && !isMonth(row)) ? 1 : 0,
  );
  const { system, bounds } = boundsWith(counts, isHidden);
  const ofTask = (task: number): number =>
    [...system.row.keys()].findIndex(
      (row) =>
        rows.region[row] === PROVINCE &&
        rows.period[row] === YEAR &&
        rows.task[row] === task &&
        rows.group[row] === 1,
    );
  // 25 in January, all of the first task; 20 in February, which may be of either.
  expect([bounds.low[ofTask(1)], bounds.high[ofTask(1)]]).toEqual([25, 44]);
  expect([bounds.low[ofTask(2)], bounds.high[ofTask(2)]]).toEqual([1, 20]);
});

test('as rows, the finest counts add up to the figures, and to what there was up to a month', () => {
  const rows = rowsOf(COUNTS);
  const places = finestPlaces(rows, LISTS, isIdleIn(COUNTS));
  expect(places.length / 3).toBe(COUNTS.length);
  const sums = finestSums(rows, LISTS, places, [UP_TO_JANUARY]);
  const all = withFinest(rows, LISTS, sums, innerOf(COUNTS));
  const upTo = (region: number, task: number, group: number) =>
    all.values[0]?.[sums.columnUpTo(UP_TO_JANUARY, region, task, group)];
  for (const [region, task, group] of [
    [PROVINCE, 0, 0],
    [PROVINCE, 1, 2],
    [FIRST + 3, 0, 1],
    [FIRST + 3, 1, 1],
  ] as const)
    expect(upTo(region, task, group)).toBe(countOf(COUNTS, region, JANUARY, task, group));
  // Nobody was served there in January.
  expect(sums.columnUpTo(UP_TO_JANUARY, FIRST, 0, 1)).toBe(-1);
  const [values = new Float64Array()] = all.values;
  for (const [sum = -1, ...parts] of all.margins?.whole ?? [])
    expect(parts.reduce((whole, part) => whole + (values[part] ?? NaN), 0)).toBe(values[sum]);
});

test('a group has no less than one that is part of it in any time and task, though each month leaves that open', () => {
  const lists: Lists = {
    ...LISTS,
    groups: {
      keys: ['all', '12', '31', '311'],
      sums: [[1, 2], [], [], []],
      parts: [[2, 3]],
      children: new Uint8Array(4),
    },
  };
  // [region, task, group, count], all of the year: the 15 of task 1 in the province are the county's, and of its 20 no more than
  // 5 are of group 12: 7 with those of task 2.
  const known = [
    [PROVINCE, 1, 3, 15],
    [FIRST, 1, 0, 20],
    [FIRST, 2, 0, 2],
    [FIRST, 0, 0, 22],
    [FIRST, 0, 1, 4],
    [FIRST, 0, 2, 18],
    [FIRST, 0, 3, 16],
  ] as const;
  const ints = (dimension: 0 | 1 | 2): Int32Array => Int32Array.from(known, (row) => row[dimension]);
  const count = known.length;
  const bytes = (): Uint8Array => new Uint8Array(count);
  const rows: BlockRows = {
    ...{ count, region: ints(0), task: ints(1), group: ints(2), period: new Int32Array(count).fill(YEAR) },
    ...{ values: [Float64Array.from(known, ([, , , value]) => value)], states: [bytes()], given: [bytes()] },
    ...{ before: [new Float64Array(count).fill(NaN)], totalOnly: bytes(), hasMore: bytes() },
    ...{ margins: null, forced: [bytes()] },
  };
  const limits = limitsFor(LEAST_THRESHOLDS, lists.groups.keys, new Map());
  const system = systemOf(rows, lists, RULES, limits);
  const hidden = Uint8Array.from({ length: system.size }, (_, cell) => (cell < 4 ? 0 : 1));
  const finest = finestSums(
    rows,
    lists,
    finestPlaces(rows, lists, () => false),
  );
  const { low, high } = finestBounds(system, 1, finest, outerBounds(system, hidden));
  expect([low[4], high[4]]).toEqual([1, 7]);
});
