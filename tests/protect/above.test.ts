// What is known of hidden counts of provinces from the nation's and the other provinces'.
import { expect, test } from 'vitest';
import { boundsAbove } from '../../scripts/4-protect/above.ts';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { SystemSearch } from '../../scripts/4-protect/system-search.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

const REGIONS = ['000000', '110000', '430000', '430181'];
const GROUPS = ['all', '31', '51', '311'];
const LISTS: Lists = {
  regions: {
    codes: REGIONS,
    parent: Int32Array.of(-1, 0, 0, 2),
    level: Uint8Array.of(0, 1, 1, 3),
    isRest: new Uint8Array(4),
  },
  periods: { keys: ['2022'], sums: [[]], types: ['year'], isRunning: new Uint8Array(1) },
  tasks: { keys: ['all'], sums: [[]] },
  groups: { keys: GROUPS, sums: [[1, 2], [], [], []], parts: [[1, 3]], children: new Uint8Array(4) },
};
const RULES: SystemRules = {
  ...{ name: 'resolved', table: 'outcomes', measures: ['resolved'], persons: 'groups' },
  ...{ links: [], looseLinks: [], isRating: false, isChain: false, partial: -1 },
};

/** By region, what it has in all, of 31, of 51 and of 311; all of 430000 is in its county. */
const COUNTS = [
  [100, 40, 60, 12],
  [30, 12, 18, 4],
  [70, 28, 42, 8],
  [70, 28, 42, 8],
];

test('the bounds of provinces take in the nation, and hold nothing that is hidden for known', () => {
  const count = COUNTS.flat().length;
  const bytes = (): Uint8Array => new Uint8Array(count);
  const rows: BlockRows = {
    count,
    region: Int32Array.from({ length: count }, (_, row) => Math.floor(row / GROUPS.length)),
    ...{ period: new Int32Array(count), task: new Int32Array(count) },
    group: Int32Array.from({ length: count }, (_, row) => row % GROUPS.length),
    values: [Float64Array.from(COUNTS.flat())],
    before: [new Float64Array(count).fill(NaN)],
    ...{ states: [bytes()], given: [bytes()], forced: [bytes()] },
    ...{ totalOnly: bytes(), hasMore: bytes(), margins: null },
  };
  const pool = {
    solve: () => Promise.reject(new Error('nothing is solved')),
    close: () => Promise.resolve(),
  };
  const limits = limitsFor(LEAST_THRESHOLDS, GROUPS, new Map());
  const search = new SystemSearch(rows, LISTS, RULES, limits, pool);
  for (let row = GROUPS.length; row < count; row++) {
    search.hidden[0]?.fill(rows.group[row] === 0 ? 0 : 1, row, row + 1);
    // As their total only.
    rows.totalOnly[row] = rows.group[row] === 0 ? 0 : 1;
  }
  const [bounds] = boundsAbove(search);
  const of = (region: number, group: number) => {
    const row = region * GROUPS.length + group;
    return [bounds?.low[row], bounds?.high[row]];
  };
  expect(of(0, 1)).toEqual([40, 40]);
  expect(of(1, 1)).toEqual([0, 30]);
  expect(of(2, 1)).toEqual([10, 40]);
  expect(of(2, 2)).toEqual([30, 60]);
  expect(of(2, 3)).toEqual([0, 12]);
  // Of what lies below a province nothing is said.
  expect(of(3, 1)).toEqual([0, Infinity]);
});
