import { describe, expect, test } from 'vitest';
import {
  day,
  days,
  isFull,
  monthsOf,
  periodAround,
  periodBefore,
  periodName,
  periodTick,
  thisPeriod,
  type Period,
} from '../../src/format/periods.ts';

describe('period keys', () => {
  test.each([
    ['2022Q4', '2022年第四季度', 'Q4 2022', '22年4季', 'Q4 22'],
    ['2021Q1', '2021年第一季度', 'Q1 2021', '21年1季', 'Q1 21'],
    ['2022-03', '2022年3月', 'March 2022', '22年3月', 'Mar 22'],
    ['2022', '2022年', '2022', '2022年', '2022'],
    ['total', '累计', 'all months', '累计', 'all months'],
  ])('%s', (key, zh, en, tickZh, tickEn) => {
    expect(periodName(key, 'zh')).toBe(zh);
    expect(periodName(key, 'en')).toBe(en);
    expect(periodTick(key, 'zh')).toBe(tickZh);
    expect(periodTick(key, 'en')).toBe(tickEn);
  });

  test('this period', () => {
    expect(thisPeriod('quarter', 'zh')).toBe('本季度');
    expect(thisPeriod('quarter', 'en')).toBe('this quarter');
  });
});

describe('days', () => {
  test('one day', () => {
    expect(day('2022-12-31', 'zh')).toBe('2022年12月31日');
    expect(day('2022-12-31', 'en')).toBe('31 December 2022');
  });
  test('a range within a year', () => {
    expect(days('2022-10-01', '2022-12-31', 'zh')).toBe('2022年10月1日—12月31日');
    expect(days('2022-10-01', '2022-12-31', 'en')).toBe('1 October – 31 December 2022');
  });
  test('a range over years', () => {
    expect(days('2021-06-01', '2022-12-31', 'zh')).toBe('2021年6月1日—2022年12月31日');
    expect(days('2021-06-01', '2022-12-31', 'en')).toBe('1 June 2021 – 31 December 2022');
  });
  test('months', () => {
    expect(monthsOf('2022-10-01', '2022-12-31', 'zh')).toBe('10—12月');
    expect(monthsOf('2022-10-01', '2022-12-31', 'en')).toBe('October–December');
    expect(monthsOf('2022-10-01', '2022-10-31', 'zh')).toBe('10月');
  });
});

test('a period is full when its months are all covered; the total always is', () => {
  const quarter: Period = {
    period: '2021Q2',
    period_type: 'quarter',
    first_day: '2021-04-01',
    last_day: '2021-06-30',
    months_covered: 1,
    months_total: 3,
  };
  expect(isFull(quarter)).toBe(false);
  expect(isFull({ ...quarter, months_covered: 3 })).toBe(true);
  expect(isFull({ ...quarter, period: 'total', period_type: 'total' })).toBe(true);
});

describe('periods beside each other', () => {
  const span = (
    period: string,
    period_type: Period['period_type'],
    first: string,
    last: string,
    covered: number,
    total: number,
  ): Period => ({
    period,
    period_type,
    first_day: first,
    last_day: last,
    months_covered: covered,
    months_total: total,
  });
  const month = span('2022-03', 'month', '2022-03-01', '2022-03-31', 1, 1);
  const periods = [
    month,
    span('2021Q4', 'quarter', '2021-10-01', '2021-12-31', 1, 3),
    span('2022Q1', 'quarter', '2022-01-01', '2022-03-31', 3, 3),
    span('2022Q2', 'quarter', '2022-04-01', '2022-06-30', 3, 3),
    span('2022', 'year', '2022-01-01', '2022-12-31', 6, 12),
  ];
  const of = (key: string) => periods.find(({ period }) => period === key) as Period;

  test('the one of a kind that holds another', () => {
    expect(periodAround(periods, month, 'quarter')?.period).toBe('2022Q1');
    expect(periodAround(periods, month, 'year')?.period).toBe('2022');
    expect(periodAround(periods, of('2021Q4'), 'year')).toBeUndefined();
  });

  test('the one before, where both are full', () => {
    expect(periodBefore(periods, of('2022Q2'))?.period).toBe('2022Q1');
    expect(periodBefore(periods, of('2022Q1'))).toBeUndefined();
    expect(periodBefore(periods, of('2021Q4'))).toBeUndefined();
    expect(periodBefore(periods, month)).toBeUndefined();
  });
});
