import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/format/cell.ts';
import type { Period } from '../../src/format/periods.ts';
import type { RegionRow } from '../../src/queries/reference-lists.ts';
import { changeClasses } from '../../src/views/change-classes.ts';
import { numbering } from '../../src/views/numbering.ts';
import { isMature, periodsFrom } from '../../src/views/periods.ts';
import { regionsFrom, scopeOf } from '../../src/views/regions.ts';
import { measure } from '../../src/views/scope-data.ts';

const period = (
  key: string,
  type: Period['period_type'],
  last: string,
  covered: number,
  total: number,
): Period => ({
  period: key,
  period_type: type,
  first_day: `${key.slice(0, 4)}-01-01`,
  last_day: last,
  months_covered: covered,
  months_total: total,
});

describe('periods', () => {
  const total = period('total', 'total', '2022-12-31', 19, 19);
  const all = [
    period('2021Q4', 'quarter', '2021-12-31', 1, 3),
    period('2022Q1', 'quarter', '2022-03-31', 3, 3),
    period('2022Q2', 'quarter', '2022-06-30', 3, 3),
    period('2022Q3', 'quarter', '2022-09-30', 2, 3),
    period('2021', 'year', '2021-12-31', 1, 12),
    period('2022', 'year', '2022-12-31', 12, 12),
    total,
  ];
  test('pages open on the last full quarter and compare with the full one before', () => {
    const { current, previous, year } = periodsFrom(all);
    expect([current.period, previous?.period, year.period]).toEqual(['2022Q2', '2022Q1', '2022']);
  });
  test('a partial quarter is never compared', () => {
    expect(periodsFrom(all.slice(0, 2).concat(total)).previous).toBeNull();
  });
  test('without a full quarter they open on the total', () => {
    expect(periodsFrom([all[0] as Period, total]).current).toBe(total);
  });
  test('in the middle of a year they open on the one that has ended, though it began in its middle', () => {
    const june = period('total', 'total', '2022-06-30', 13, 13);
    const years = [period('2021', 'year', '2021-12-31', 7, 12), period('2022', 'year', '2022-12-31', 6, 12)];
    expect(periodsFrom([...years, june]).year.period).toBe('2021');
    const first = period('total', 'total', '2021-08-31', 3, 3);
    expect(periodsFrom([period('2021', 'year', '2021-12-31', 3, 12), first]).year.period).toBe('2021');
  });
  test('rates of needs wait for 90 days', () => {
    const ended = period('2022Q3', 'quarter', '2022-09-30', 3, 3);
    expect(isMature(ended, '2022-12-28')).toBe(false);
    expect(isMature(ended, '2022-12-29')).toBe(true);
  });
});

describe('regions', () => {
  const row = (
    code: string,
    level: RegionRow['level'],
    parent: string | null,
    name: string,
    kind: string | null = null,
  ) =>
    ({
      region_code: code,
      region_name: name,
      level,
      parent_code: parent,
      kind,
      communities: 1,
    }) satisfies RegionRow;
  const tree = regionsFrom(
    [
      row('000000', 'nation', null, '全国'),
      row('430000', 'province', '000000', '湖南省'),
      row('430100', 'prefecture', '430000', '长沙市'),
      row('430102', 'county', '430100', '芙蓉区'),
      row('430171', 'county', '430100', '开发区', 'devzone'),
      row('430172', 'county', '430100', '另一开发区', 'devzone'),
      row('430199', 'county', '430100', '市直属', 'direct'),
      row('430102001', 'township', '430102', '街道', 'subdistrict'),
    ],
    new Set(['430171', '430199']),
  );
  test('ordinary divisions have a page, others where something was accepted, townships never', () => {
    expect(tree.withPage.map(({ code }) => code)).toEqual([
      '000000',
      '430000',
      '430100',
      '430102',
      '430171',
      '430199',
    ]);
  });
  test('a direct unit bears its parent’s name', () => expect(tree.of('430199').name).toBe('长沙市市直属'));
  test('the way down', () => {
    expect(tree.line('430102').map(({ name }) => name)).toEqual(['全国', '湖南省', '长沙市', '芙蓉区']);
  });
  test('the nation and provinces share a scope', () => {
    expect(['000000', '430000', '430102'].map((code) => scopeOf(tree.of(code)))).toEqual(['00', '00', '43']);
  });
  test('unknown codes are refused', () => expect(() => tree.of('999999')).toThrow('unknown region: 999999'));
});

test('a measure of a row that is not in the plan has no value', () => {
  const row = { people: 12 as number | null, visits: null as number | null, status: 'suppressed:visits' };
  expect(measure(row, 'people')).toEqual({ state: 'ok', value: 12 });
  expect(measure(row, 'visits')).toEqual({ state: 'suppressed', value: null });
  expect(measure(undefined as typeof row | undefined, 'people')).toEqual({
    state: 'not_applicable',
    value: null,
  });
});

test('changes are counted in five bands; regions without both values are left out', () => {
  const ok = (value: number): Cell => ({ state: 'ok', value });
  const none: Cell = { state: 'not_reported', value: null };
  const pairs = [
    [0.05, 0.02],
    [0.05, 0.047],
    [0.05, 0.0495],
    [0.05, 0.054],
    [0.05, 0.07],
  ].map(([rate = 0, before = 0]) => ({ rate: ok(rate), rateBefore: ok(before) }));
  const bands = changeClasses([...pairs, { rate: ok(0.1), rateBefore: none }], 'zh');
  expect(bands.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
  expect(bands.map(({ name }) => name)[0]).toBe('增加1个百分点及以上');
});

test('figures and tables are numbered apart', () => {
  const count = numbering('zh');
  expect([count.table(), count.figure(), count.table()]).toEqual(['表1', '图1', '表2']);
});
