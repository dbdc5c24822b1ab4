import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countFromCell,
  dateFromCell,
  folded,
  hundredthsFromCell,
  isOrgCode,
  listFromCell,
  monthFromCell,
  regionDigitsFromCell,
  timestampFromCell,
  trimmed,
} from '../../src/ingest/cells.ts';

describe('dates', () => {
  test.each([
    ['2021-06-08', '2021-06-08'],
    ['2021/6/8', '2021-06-08'],
    ['2021.6.8', '2021-06-08'],
    ['20210608', '2021-06-08'],
    ['2021年6月8日', '2021-06-08'],
    ['2021-06-08 14:30', '2021-06-08'],
    ['2021-06-08T14:30:00', '2021-06-08'],
    ['2021年6月8日 9:05', '2021-06-08'],
    ['44355', '2021-06-08'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, date) => expect(dateFromCell(text)).toBe(date));

  test.each([
    '2021-02-30',
    '2023-02-29',
    '2021-13-01',
    '2021-6',
    '8/6/2021',
    '昨天',
    '2020-03-04x',
    '2021-06-08 25:00',
  ])('%s is no date', (text) => expect(dateFromCell(text)).toEqual({ bad: 'DATE' }));

  test('a time is kept in a timestamp, midnight where there is none', () => {
    expect(timestampFromCell('2021/6/8 9:05')).toBe('2021-06-08 09:05:00');
    expect(timestampFromCell('20210608')).toBe('2021-06-08 00:00:00');
  });

  test('every day of the campaign reads back from each form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (offset) => {
        const day = new Date(Date.UTC(2021, 5, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = day.split('-');
        for (const form of [
          day,
          `${y}/${+m}/${+d}`,
          `${y}.${+m}.${+d}`,
          `${y}${m}${d}`,
          `${y}年${+m}月${+d}日`,
        ]) {
          expect(dateFromCell(form)).toBe(day);
        }
      }),
    );
  });
});

test.each([
  ['2022-03', '2022-03'],
  ['2022年3月', '2022-03'],
  ['202203', '2022-03'],
  ['2022/3', '2022-03'],
])('month %s is %s', (text, month) => expect(monthFromCell(text)).toBe(month));

test.each(['2022-13', '2022', '三月'])('%s is no month', (text) =>
  expect(monthFromCell(text)).toEqual({ bad: 'MONTH' }),
);

describe('numbers', () => {
  test.each([
    ['0', 0],
    ['12', 12],
    ['1,234', 1234],
    ['1,234,567', 1_234_567],
  ])('%s is %d', (text, number) => expect(countFromCell(text)).toBe(number));

  test.each(['1.5', '1e3', '12人', '1,23', '0x10', ' 1 2', '99999999999'])('%s is no count', (text) =>
    expect(countFromCell(text)).toEqual({ bad: 'NUMBER' }),
  );

  test('a negative count is out of range, not unreadable', () =>
    expect(countFromCell('-3')).toEqual({ bad: 'RANGE' }));

  test('hours have two decimals at most and are held in hundredths', () => {
    expect(hundredthsFromCell('7.5')).toBe(750);
    expect(hundredthsFromCell('1,000.25')).toBe(100_025);
    expect(hundredthsFromCell('0.125')).toEqual({ bad: 'NUMBER' });
    expect(hundredthsFromCell('-1.5')).toEqual({ bad: 'RANGE' });
  });
});

test('what spreadsheets leave around a value is taken off; full-width forms are folded', () => {
  expect(trimmed("'430102")).toBe('430102');
  expect(trimmed('\u3000 长沙 \u200b')).toBe('长沙');
  expect(folded('４３０１０２')).toBe('430102');
  expect(folded('空巢（独居）老人')).toBe('空巢(独居)老人');
  expect(folded('１，２３４')).toBe('1,234');
});

test('codes that lost digits are told apart from text that is no code', () => {
  expect(regionDigitsFromCell('430102001001')).toBe('430102001001');
  expect(regionDigitsFromCell('4.30102E+11')).toEqual({ bad: 'DIGITS_LOST' });
  expect(regionDigitsFromCell('43010200')).toEqual({ bad: 'REGION_FORMAT' });
});

test('lists part at 、 ; and |', () => {
  expect(listFromCell('亲情陪伴、生活照料；人文关怀|心理疏导;')).toEqual([
    '亲情陪伴',
    '生活照料',
    '人文关怀',
    '心理疏导',
  ]);
});

test('organisation codes: the check character of GB 32100-2015', () => {
  expect(isOrgCode('91350100M000100Y43')).toBe(true);
  expect(isOrgCode('91350100M000100Y4Z')).toBe(false);
  // The remainder 0 gives 0, not a 32nd character.
  expect(isOrgCode('511100005000000260')).toBe(true);
  expect(isOrgCode('5111000050000002')).toBe(false);
});
