// What prefectures leave of their province in periods that the counties right below it do not have: a count of its own.
import { expect, test } from 'vitest';
import type { SystemRules } from '../../scripts/4-protect/block.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import type { RowsById } from '../../scripts/4-protect/load.ts';
import { marginsOf } from '../../scripts/4-protect/margins.ts';
import { protectSystem } from '../../scripts/4-protect/protect-system.ts';
import { withRestRegions, withRests } from '../../scripts/4-protect/rests.ts';
import { openPool } from '../../scripts/4-protect/solver-pool.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

const REGIONS = ['000000', '410000', '410100', '410200', '410300', '419001'];
const LISTS: Lists = {
  regions: withRestRegions({
    codes: REGIONS,
    parent: Int32Array.of(-1, 0, 1, 1, 1, 1),
    level: Uint8Array.of(0, 1, 2, 2, 2, 3),
  }),
  periods: {
    keys: ['2022Q1', '2022'],
    sums: [[], []],
    types: ['quarter', 'year'],
    isRunning: new Uint8Array(2),
  },
  tasks: { keys: ['all'], sums: [[]] },
  groups: { keys: ['all'], sums: [[]], parts: [], children: new Uint8Array(1) },
};
const [QUARTER, YEAR] = [0, 1];
const PEOPLE: SystemRules = {
  name: 'people',
  table: 'outcomes',
  measures: ['people'],
  persons: 'all',
  links: [],
  looseLinks: [],
  isRating: false,
  isChain: false,
  partial: -1,
};

/** Rows of one measure: [region, period, value]. */
function rowsOf(cells: readonly (readonly [number, number, number])[]): RowsById {
  const bytes = (): Uint8Array => new Uint8Array(cells.length);
  return {
    ids: Int32Array.from(cells.keys()),
    rows: {
      count: cells.length,
      region: Int32Array.from(cells, ([region]) => region),
      period: Int32Array.from(cells, ([, period]) => period),
      task: new Int32Array(cells.length),
      group: new Int32Array(cells.length),
      values: [Float64Array.from(cells, ([, , value]) => value)],
      states: [bytes()],
      before: [new Float64Array(cells.length).fill(NaN)],
      given: [bytes()],
      totalOnly: bytes(),
      hasMore: bytes(),
      margins: null,
      forced: [bytes()],
    },
  };
}

/** A province with 500, 40 and 30 in its prefectures in a quarter, and `rest` in the county right below it. */
const quarter = (rest: number) =>
  rowsOf([
    [0, QUARTER, 570 + rest],
    [1, QUARTER, 570 + rest],
    [2, QUARTER, 500],
    [3, QUARTER, 40],
    [4, QUARTER, 30],
    ...REGIONS.map((_, region): [number, number, number] => [region, YEAR, 9000]),
  ]);

test('has a row in the middle of a year, too, when the county right below the province has none at all', () => {
  const { ids, rows } = withRests(
    rowsOf([
      [0, QUARTER, 577],
      [1, QUARTER, 577],
      [2, QUARTER, 500],
      [3, QUARTER, 40],
      [4, QUARTER, 30],
    ]),
    LISTS,
  );
  const place = ids.length - 1;
  expect([...ids]).toEqual([0, 1, 2, 3, 4, -1]);
  expect(rows.values[0]?.[place]).toBe(7);
  // The prefectures alone are not the province.
  expect(marginsOf(rows, LISTS).map((margin) => [...margin])).toEqual([
    [0, 1],
    [1, 2, 3, 4, place],
  ]);
});

test('has a row where some regions right below the province have none', () => {
  const { ids, rows } = withRests(quarter(7), LISTS);
  const place = ids.length - 1;
  expect([...ids]).toEqual([...quarter(7).ids, -1]);
  expect(LISTS.regions.codes[rows.region[place] ?? 0]).toBe('410000~');
  expect(rows.values[0]?.[place]).toBe(7);
});

test('has none where all have one', () => {
  const loaded = rowsOf(REGIONS.map((_, region) => [region, YEAR, 100]));
  expect([...withRests(loaded, LISTS).ids]).toEqual([...loaded.ids]);
});

test.each([
  [7, ['410300']],
  [12, []],
  [0, []],
])('with %d in the rest, %o is hidden', async (rest, expected) => {
  const loaded = withRests(quarter(rest), LISTS);
  const pool = openPool(LISTS);
  const limits = limitsFor(LEAST_THRESHOLDS, LISTS.groups.keys, new Map());
  const { hidden, ids, lost } = await protectSystem(loaded, LISTS, PEOPLE, limits, pool, null);
  await pool.close();
  expect(lost).toEqual([]);
  const regions = [...ids.keys()].filter((row) => ids[row] !== -1 && hidden[0]?.[row] === 1);
  expect(regions.map((row) => LISTS.regions.codes[loaded.rows.region[row] ?? 0])).toEqual(expected);
});
