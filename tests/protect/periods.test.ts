// The times that rows are of: what no sum joins is protected apart.
import { expect, test } from 'vitest';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { timesOf } from '../../scripts/4-protect/periods.ts';

const KEYS = ['2021-01', '2021Q1', '2021', '2022Q1', '2022', 'total'];
const [JANUARY, Q1, YEAR, NEXT_Q1, NEXT_YEAR, TOTAL] = KEYS.keys();
const lists = {
  periods: {
    keys: KEYS,
    types: ['month', 'quarter', 'year', 'quarter', 'year', 'total'],
    sums: [[], [JANUARY], [Q1], [], [NEXT_Q1], [YEAR, NEXT_YEAR]],
  },
} as unknown as Lists;

const timesWith = (...periods: readonly (number | undefined)[]): (string | undefined)[] =>
  [...timesOf({ period: Int32Array.from(periods, Number) }, lists)].map((time) => KEYS[time]);

test('each period is of its year, whether that has rows or not', () => {
  const years = ['2021', '2021', '2021', '2022', '2022', 'total'];
  expect(timesWith(JANUARY, Q1, YEAR, NEXT_Q1, NEXT_YEAR)).toEqual(years);
  expect(timesWith(JANUARY, NEXT_Q1)).toEqual(years);
});

test('where there are rows of the total, years are not apart', () => {
  expect(new Set(timesWith(JANUARY, NEXT_YEAR, TOTAL))).toEqual(new Set(['total']));
});
