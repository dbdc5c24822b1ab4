// What a status says of each measure, and what it may not say.
import { expect, test } from 'vitest';
import { wholePeriod } from '../../scripts/audit/lists.ts';
import { isBefore } from '../../scripts/audit/earlier.ts';
import {
  HIDDEN,
  MEASURE_NOT_REPORTED,
  NOT_APPLICABLE,
  ROW_NOT_REPORTED,
  SHOWN,
  statesOf,
} from '../../scripts/audit/states.ts';

const MEASURES = ['people', 'visits', 'hours'];

test.each([
  ['ok', [SHOWN, SHOWN, SHOWN]],
  ['suppressed', [HIDDEN, HIDDEN, HIDDEN]],
  ['not_reported', [ROW_NOT_REPORTED, ROW_NOT_REPORTED, ROW_NOT_REPORTED]],
  ['not_applicable', [NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE]],
  ['suppressed:visits', [SHOWN, HIDDEN, SHOWN]],
  ['suppressed:people,visits;not_reported:hours', [HIDDEN, HIDDEN, MEASURE_NOT_REPORTED]],
])('%s', (status, states) => {
  expect(statesOf(status, MEASURES)).toEqual(states);
});

test.each([
  '',
  'secondary',
  'ok:people',
  'suppressed:',
  'suppressed:age',
  'suppressed:people,people',
  'not_reported:hours;suppressed:people',
])('%j is no status', (status) => {
  expect(statesOf(status, MEASURES)).toBeNull();
});

test.each([
  ['2022-03', '2022Q1'],
  ['2022-12', '2022Q4'],
  ['2022Q4', '2022'],
  ['2022', 'total'],
  ['total', null],
])('%s is part of %s', (period, whole) => {
  expect(wholePeriod(period)).toBe(whole);
});

test('releases in their order', () => {
  const ids = ['2022-12', '2022-11-r10', '2022-10', '2022-11', '2022-11-r2'];
  const sorted = ids.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  expect(sorted).toEqual(['2022-10', '2022-11', '2022-11-r2', '2022-11-r10', '2022-12']);
});
