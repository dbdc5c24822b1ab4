// What the two methods of the solver find, and the order in which blocks are solved.
import { expect, test } from 'vitest';
import type { Method, Program } from '../../scripts/4-protect/solver.ts';
import { isPossible, loadSolver } from '../../scripts/4-protect/solver.ts';
import { nextJob } from '../../scripts/4-protect/solver-pool.ts';

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

test.each<[Method]>([['corner'], ['interior']])('the %s method finds the greatest value', async (method) => {
  const open = (await loadSolver()).open(PROGRAM, method);
  const high = open.maximum(Float64Array.of(0, 1));
  expect(high?.[0]).toBeCloseTo(2, 5);
  expect(high?.[1]).toBeCloseTo(8, 5);
  open.bounds(Float64Array.of(0, 0), Float64Array.of(9, 8));
  expect(open.maximum(Float64Array.of(1, 0))?.[0]).toBeCloseTo(9, 5);
  open.close();
});

test.each<[Method]>([['corner'], ['interior']])(
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
  expect(nextJob(jobs)).toBe(1);
});
