// What the methods of the solver find, and the order in which blocks are solved.
import { expect, test } from 'vitest';
import type { Method, Program } from '../../scripts/4-protect/solver.ts';
import { isPossible, loadSolver } from '../../scripts/4-protect/solver.ts';
import type { BlockRows } from '../../scripts/4-protect/block.ts';
import { nextJob, openPool } from '../../scripts/4-protect/solver-pool.ts';
import { SYSTEMS } from '../../scripts/4-protect/systems.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

/** Two counts that add up to ten, the second at most eight. */
const PROGRAM: Program = {
  columns: 2,
  lower: Float64Array.of(0, 0),
  upper: Float64Array.of(Infinity, 8),
  starts: Int32Array.of(0, 2),
  indices: Int32Array.of(0, 1),
  values: Float64Array.of(1, 1),
  rowLower: Float64Array.of(10),
  rowUpper: Float64Array.of(10),
};

test.each<[Method]>([['dual'], ['primal'], ['interior']])(
  'the %s method finds the greatest value',
  async (method) => {
    const open = (await loadSolver()).open(PROGRAM, method);
    const high = open.maximum(Float64Array.of(0, 1));
    expect(high?.[0]).toBeCloseTo(2, 5);
    expect(high?.[1]).toBeCloseTo(8, 5);
    open.bound(0, 0, 9);
    open.bound(1, 0, 8);
    expect(open.maximum(Float64Array.of(1, 0))?.[0]).toBeCloseTo(9, 5);
    open.close();
  },
);

test.each<[Method]>([['dual'], ['primal'], ['interior']])(
  'the %s method finds no point where there is none',
  async (method) => {
    const open = (await loadSolver()).open({ ...PROGRAM, upper: Float64Array.of(1, 8) }, method);
    expect(open.maximum(Float64Array.of(1, 0))).toBeNull();
    open.close();
  },
);

test.each([
  ['keeps to its bounds and rows', [3, 7], true],
  ['is above a bound', [1.9, 8.1], false],
  ['is below a bound', [11, -1], false],
  ['misses a row', [3, 6.9], false],
  ['is no number', [NaN, 5], false],
])('a point that %s', (_, point, expected) => {
  expect(isPossible(PROGRAM, Float64Array.from(point))).toBe(expected);
});

test('the block with most rows is solved next, the first of several', () => {
  const jobs = [3, 9, 5, 9].map((count) => ({ rows: { count } }));
  expect(nextJob(jobs, 0)).toBe(1);
});

test('beside a large block only those are solved that fit into the memory with it', () => {
  const jobs = [90_000, 150_000, 60_000].map((count) => ({ rows: { count } }));
  expect(nextJob(jobs, 0)).toBe(1);
  expect(nextJob(jobs, 40_000)).toBe(1);
  expect(nextJob(jobs, 110_000)).toBe(0);
  expect(nextJob(jobs, 140_000)).toBe(2);
  expect(nextJob(jobs, 180_000)).toBe(-1);
  expect(nextJob([{ rows: { count: 250_000 } }], 0)).toBe(0);
  expect(nextJob([], 0)).toBe(-1);
});

test('a thread that breaks off says what it was at and what can be done', async () => {
  const rules = SYSTEMS.find(({ isChain }) => isChain);
  if (!rules) throw new Error('no chain');
  const list = { keys: ['all'], sums: [[]] };
  const pool = openPool(
    {
      regions: {
        codes: ['000000'],
        parent: Int32Array.of(-1),
        level: Uint8Array.of(0),
        isRest: new Uint8Array(1),
      },
      periods: { ...list, types: ['year'], isRunning: new Uint8Array(1) },
      tasks: list,
      groups: { ...list, parts: [], children: new Uint8Array(1) },
    },
    1,
  );
  const none = new Int32Array(0);
  const rows: BlockRows = {
    ...{ count: 0, region: none, period: none, task: none, group: none, values: [], states: [], before: [] },
    ...{ given: [], totalOnly: new Uint8Array(0), hasMore: new Uint8Array(0), margins: null, forced: [] },
  };
  const limits = limitsFor(LEAST_THRESHOLDS, ['all'], new Map());
  const solving = pool.solve({ rows, rules: { ...rules, measures: [] }, limits });
  await expect(solving).rejects.toMatchObject({
    code: 1,
    text: {
      zh: `没有发布：保密处理在${rules.table}.的一部分（0行）中断了：missing measures of ${rules.name}。多半是内存不够：请关掉别的程序再运行。仍然中断的，请在 release-plan.csv 中去掉这张表的一个层级或一类时期。`,
      en: `Not published: disclosure control broke off in a part of ${rules.table}. (0 rows): missing measures of ${rules.name}. Most often there is too little memory: close other programs and run it again. If it breaks off again, leave a level or a kind of period of this table out in release-plan.csv.`,
    },
  });
  await pool.close();
});
