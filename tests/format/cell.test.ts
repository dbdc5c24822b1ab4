import { describe, expect, test } from 'vitest';
import {
  cell,
  NO_CELL,
  ratio,
  spoken,
  stateOf,
  statusFrom,
  summed,
  type Cell,
} from '../../src/format/cell.ts';
import { share } from '../../src/format/numbers.ts';

describe('stateOf', () => {
  test.each([
    ['ok', 'people', 'ok'],
    ['suppressed', 'people', 'suppressed'],
    ['not_reported', 'people', 'not_reported'],
    ['not_applicable', 'people', 'not_applicable'],
    ['suppressed:people,visits;not_reported:hours', 'people', 'suppressed'],
    ['suppressed:people,visits;not_reported:hours', 'visits', 'suppressed'],
    ['suppressed:people,visits;not_reported:hours', 'hours', 'not_reported'],
    ['suppressed:people,visits;not_reported:hours', 'activities', 'ok'],
    ['not_applicable:volunteers,party_members', 'volunteers', 'not_applicable'],
  ])('%s: %s', (status, measure, expected) => {
    expect(stateOf(status, measure)).toBe(expected);
  });

  test('other words are refused', () => {
    expect(() => stateOf('hidden', 'people')).toThrow('invalid status: hidden');
  });
});

describe('cell', () => {
  test('zero is a value', () => {
    expect(cell(0, 'ok', 'people')).toEqual({ state: 'ok', value: 0 });
  });
  test('a hidden measure has none, whatever stands in the row', () => {
    expect(cell(7, 'suppressed:people', 'people')).toEqual({ state: 'suppressed', value: null });
  });
  test('a missing value with status ok is a fault', () => {
    expect(() => cell(null, 'ok', 'people')).toThrow('missing value: people, though its status is ok');
  });
});

describe('ratio', () => {
  const four = cell(4, 'ok', 'a');
  const hidden = cell(null, 'suppressed', 'a');
  test('of two values', () => expect(ratio(four, cell(8, 'ok', 'b'))).toEqual({ state: 'ok', value: 0.5 }));
  test('of a hidden numerator', () => expect(ratio(hidden, four)).toEqual(hidden));
  test('by a hidden denominator', () => expect(ratio(four, hidden)).toEqual(hidden));
  test('by zero', () => expect(ratio(four, cell(0, 'ok', 'b'))).toEqual(NO_CELL));
});

describe('spoken', () => {
  const say = (value: number | null, status: string) => [
    spoken(cell(value, status, 'x'), share, 'zh'),
    spoken(cell(value, status, 'x'), share, 'en'),
  ];
  test('a value', () => expect(say(0.5, 'ok')).toEqual(['50.0%', '50.0%']));
  test('zero', () => expect(say(0, 'ok')).toEqual(['零，已报送', 'zero, reported']));
  test('suppressed', () =>
    expect(say(null, 'suppressed')).toEqual(['为保密不公布', 'not published, to protect persons']));
  test('not reported', () => expect(say(null, 'not_reported')).toEqual(['未报送', 'not reported']));
  test('out of scope', () => expect(say(null, 'not_applicable')).toEqual(['不在统计范围', 'out of scope']));
});

const ok = (value: number): Cell => ({ state: 'ok', value });
const without = (state: Exclude<Cell['state'], 'ok'>): Cell => ({ state, value: null });

describe('statusFrom', () => {
  test.each<[Record<string, Cell>, string]>([
    [{ people: ok(0), visits: ok(3) }, 'ok'],
    [{ people: without('not_applicable'), visits: without('not_applicable') }, 'not_applicable'],
    [{ people: without('suppressed'), visits: ok(3) }, 'suppressed:people'],
    [
      { hours: without('not_reported'), people: without('suppressed'), visits: without('suppressed') },
      'suppressed:people,visits;not_reported:hours',
    ],
  ])('%o: %s', (cells, status) => {
    expect(statusFrom(cells)).toBe(status);
    for (const [name, { state }] of Object.entries(cells)) expect(stateOf(status, name)).toBe(state);
  });
});

describe('summed', () => {
  test('adds where every part is shown, else is what the first hidden part is', () => {
    expect(summed([ok(2), ok(0), ok(5)])).toEqual(ok(7));
    expect(summed([ok(2), without('suppressed'), without('not_reported')])).toEqual(without('suppressed'));
    expect(summed([])).toEqual(NO_CELL);
  });
});
