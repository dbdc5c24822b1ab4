// People are no more than visits as a rule, of which a reader cannot be sure: what is protected only if they may be more is
// so in the last search.
import { expect, test } from 'vitest';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { LOOK } from '../../scripts/4-protect/search.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';

const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', '440000'],
    parent: Int32Array.of(-1, 0, 0),
    level: Uint8Array.of(0, 1, 1),
    isRest: new Uint8Array(3),
  },
  periods: { keys: ['2021'], sums: [[]], types: ['year'], isRunning: new Uint8Array(1) },
  tasks: { keys: ['all'], sums: [[]] },
  groups: { keys: ['all', '13', '61'], sums: [[1, 2], [], []], parts: [], children: new Uint8Array(3) },
};
const RULES: SystemRules = {
  name: 'people',
  table: 'outcomes',
  measures: ['people', 'visits'],
  persons: 'all',
  links: [],
  looseLinks: [[0, 1]],
  isRating: false,
  isChain: false,
  partial: -1,
};
const LIMITS = { byGroup: new Float64Array(3).fill(10), difference: 3 };
/** The row of the first province's first group: 5 people, and 8 visits, which an earlier release showed. */
const FEW = 4;

/** The nation, and two provinces: all, and two groups. */
function rows(): BlockRows {
  const people = [135, 65, 70, 45, 5, 40, 90, 60, 30];
  const visits = [168, 78, 90, 58, 8, 50, 110, 70, 40];
  const count = people.length;
  const bytes = (): Uint8Array => new Uint8Array(count);
  const none = (): Float64Array => new Float64Array(count).fill(NaN);
  return {
    count,
    region: Int32Array.from(people, (_, row) => Math.floor(row / 3)),
    period: new Int32Array(count),
    task: new Int32Array(count),
    group: Int32Array.from(people, (_, row) => row % 3),
    values: [Float64Array.from(people), Float64Array.from(visits)],
    states: [bytes(), bytes()],
    before: [none(), none().map((value, row) => (row === FEW ? 8 : value))],
    given: [bytes(), bytes()],
    totalOnly: bytes(),
    hasMore: bytes(),
    margins: null,
    forced: [bytes(), bytes()],
  };
}

test('a search that others follow keeps to it, the last one where it can', async () => {
  const solver = await loadSolver();
  const job = { rows: rows(), rules: RULES, limits: LIMITS };
  const first = solveBlock(job, LISTS, solver);
  expect(first.lost).toContainEqual([0, FEW]);
  const look = first.hidden.map((own) => own.map(() => LOOK.yes));
  const later = solveBlock({ ...job, goesOn: { from: first.hidden, look, isLast: false } }, LISTS, solver);
  expect(later.lost).toContainEqual([0, FEW]);
  const last = solveBlock({ ...job, goesOn: { from: first.hidden, look, isLast: true } }, LISTS, solver);
  expect(last.lost).toEqual([]);
});
