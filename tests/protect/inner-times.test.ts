// Counts by group in quarters, of counties that are shown by year: none where the coverage shows no activities, and summed up
// by their prefecture.
import { beforeAll, expect, test } from 'vitest';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { INNER } from '../../scripts/4-protect/block.ts';
import { systemOf } from '../../scripts/4-protect/block-system.ts';
import { KIND } from '../../scripts/4-protect/cell-system.ts';
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

const COUNTIES = ['430102', '430103', '430104'];
const [PREFECTURE, FIRST] = [2, 3];
const [Q1, Q2, YEAR] = [0, 1, 2];
const QUARTERS = [Q1, Q2];
const GROUPS = [1, 2, 3];
const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', '430100', ...COUNTIES],
    parent: Int32Array.of(-1, 0, 1, ...COUNTIES.map(() => PREFECTURE)),
    level: Uint8Array.of(0, 1, 2, ...COUNTIES.map(() => 3)),
    isRest: new Uint8Array(FIRST + COUNTIES.length),
  },
  periods: {
    keys: ['2022Q1', '2022Q2', '2022'],
    sums: [[], [], QUARTERS],
    types: ['quarter', 'quarter', 'year'],
    isRunning: new Uint8Array(3),
  },
  tasks: { keys: ['all'], sums: [[]] },
  groups: {
    keys: ['all', '11', '12', '31'],
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

/** Counts of counties: by county, quarter and group. The first county had nothing in the first quarter. */
const COUNTS: readonly (readonly (readonly number[])[])[] = [
  [
    [0, 0, 0],
    [4, 60, 40],
  ],
  [
    [30, 40, 50],
    [6, 20, 20],
  ],
  [
    [25, 50, 60],
    [0, 20, 30],
  ],
];

const sumOf = (counties: readonly number[], period: number, group: number): number =>
  counties
    .flatMap((county) => (COUNTS[county] ?? []).filter((_, quarter) => period === YEAR || quarter === period))
    .flatMap((own) => own.filter((_, at) => group === 0 || at === group - 1))
    .reduce((sum, one) => sum + one, 0);

/** What is published: counties by year, all above them by quarter and year. */
function rowsOf(): BlockRows {
  const keys: [region: number, period: number, group: number, value: number][] = [];
  LISTS.regions.codes.forEach((_, region) => {
    const counties = region < FIRST ? [0, 1, 2] : [region - FIRST];
    for (const period of region < FIRST ? [Q1, Q2, YEAR] : [YEAR]) {
      for (const group of [0, ...GROUPS]) keys.push([region, period, group, sumOf(counties, period, group)]);
    }
  });
  const bytes = (): Uint8Array => new Uint8Array(keys.length);
  return {
    count: keys.length,
    region: Int32Array.from(keys, ([region]) => region),
    period: Int32Array.from(keys, ([, period]) => period),
    task: new Int32Array(keys.length),
    group: Int32Array.from(keys, ([, , group]) => group),
    values: [Float64Array.from(keys, ([, , , value]) => value)],
    ...{ states: [bytes()], before: [new Float64Array(keys.length).fill(NaN)], given: [bytes()] },
    ...{ totalOnly: bytes(), hasMore: bytes(), margins: null, forced: [bytes()] },
  };
}

const innerOf = (isIdle: IsIdle): InnerCounts => ({
  of: (region, period, _, group) => [sumOf([region - FIRST], period, group)],
  idle: { isIdle, isSurelyIdle: isIdle },
  spansIn: () => new Int32Array(),
});
const IDLE = innerOf((region, period) => region === FIRST && period === Q1);
const BUSY = innerOf(() => false);

async function patternOf(inner: InnerCounts | null) {
  const rows = rowsOf();
  const pool = {
    solve: async (job: Parameters<typeof solveBlock>[0]) => Promise.resolve(solveBlock(job, LISTS, solver)),
    close: async () => Promise.resolve(),
  };
  const ids = Int32Array.from({ length: rows.count }, (_, row) => row);
  const { hidden, lost } = await protectSystem({ ids, rows }, LISTS, RULES, LIMITS, pool, inner);
  return { rows, isHidden: hidden[0] ?? new Uint8Array(), lost };
}

/** Values that sums, one at a time, tell within less than ten. */
function told({ rows, isHidden }: Awaited<ReturnType<typeof patternOf>>): number[] {
  const all = withInner(rows, LISTS, RULES, LIMITS, IDLE);
  const system = systemOf(all, LISTS, RULES, LIMITS);
  const hidden = Uint8Array.from({ length: all.count }, (_, row) =>
    row < rows.count ? (isHidden[row] ?? 0) : system.kind[row] === KIND.latent ? 1 : 0,
  );
  const { low, high } = outerBounds(system, hidden);
  return [...isHidden.keys()]
    .filter((row) => isHidden[row] === 1 && (high[row] ?? 0) - (low[row] ?? 0) < 10 && (low[row] ?? 0) < 10)
    .map((row) => rows.values[0]?.[row] ?? NaN);
}

test('a county that had activities in one quarter alone has no more of a group than its prefecture then', async () => {
  expect(told(await patternOf(null))).toContain(4);
  const pattern = await patternOf(IDLE);
  expect(pattern.lost).toEqual([]);
  expect(told(pattern)).toEqual([]);
});

test('rows are added where a region below had no activities in a quarter, and only there', () => {
  const rows = rowsOf();
  expect(withInner(rows, LISTS, RULES, LIMITS, BUSY).count).toBe(rows.count);
  const all = withInner(rows, LISTS, RULES, LIMITS, IDLE);
  expect(all.count - rows.count).toBe(COUNTIES.length * QUARTERS.length * GROUPS.length);
  const ofFirst = [...(all.inner ?? [])].filter((_, row) => row >= rows.count && all.region[row] === FIRST);
  const { some, none } = INNER;
  expect(ofFirst).toEqual([none, none, none, some, some, some]);
});
