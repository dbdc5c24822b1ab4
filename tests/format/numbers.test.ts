import { describe, expect, test } from 'vitest';
import {
  compact,
  full,
  percent,
  againstOther,
  prose,
  rounded,
  share,
  signedPoints,
} from '../../src/format/numbers.ts';

describe('rounded', () => {
  test.each([
    [1.005, 2, 1.01],
    [0.25, 1, 0.3],
    [-0.25, 1, -0.3],
    [14.99, 1, 15],
    [61.449999, 1, 61.4],
  ])('%d to %d decimals is %d', (value, digits, expected) => {
    expect(rounded(value, digits)).toBe(expected);
  });
});

describe('full', () => {
  test.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
    [31185, 0, '31,185'],
    [620573, 0, '620,573'],
    [1234567.25, 1, '1,234,567.3'],
    [-1234, 0, '−1,234'],
    [-0.04, 1, '0.0'],
  ])('%d with %d decimals', (value, decimals, expected) => {
    expect(full(value, decimals)).toBe(expected);
  });
});

describe('prose', () => {
  test.each([
    [0, '0', '0'],
    [9999, '9,999', '9,999'],
    [9999.6, '1.0万', '10.0 thousand'],
    [10000, '1.0万', '10.0 thousand'],
    [149949, '15.0万', '149.9 thousand'],
    [149960, '15.0万', '150.0 thousand'],
    [558912, '55.9万', '558.9 thousand'],
    [999960, '100.0万', '1.0 million'],
    [23093000, '2,309.3万', '23.1 million'],
    [99999999, '1.00亿', '100.0 million'],
    [123456789, '1.23亿', '123.5 million'],
    [1234567890, '12.35亿', '1.23 billion'],
  ])('%d', (value, zh, en) => {
    expect(prose(value, 'zh')).toBe(zh);
    expect(prose(value, 'en')).toBe(en);
  });
});

describe('share', () => {
  test.each([
    [0, 1, '0.0%'],
    [0.614, 1, '61.4%'],
    [0.614, 0, '61%'],
    [0.0004, 1, '<0.1%'],
    [0.004, 0, '<1%'],
    [0.9999, 1, '>99.9%'],
    [0.996, 0, '>99%'],
    [1, 1, '100.0%'],
    [1.204, 1, '120.4%'],
  ])('%d with %d decimals', (ratio, decimals, expected) => {
    expect(share(ratio, decimals)).toBe(expected);
  });

  test('without the sign', () => {
    expect(percent(0.614)).toBe('61.4');
  });
});

describe('percentage points', () => {
  test.each([
    [0.022, '+2.2', '比全国高2.2个百分点', '2.2 percentage points higher than China'],
    [-0.015, '−1.5', '比全国低1.5个百分点', '1.5 percentage points lower than China'],
    [0.01, '+1.0', '比全国高1.0个百分点', '1.0 percentage point higher than China'],
    [0.0004, '0.0', '与全国持平', 'the same as China'],
    [-0.0004, '0.0', '与全国持平', 'the same as China'],
    [0.0005, '+0.1', '比全国高0.1个百分点', '0.1 percentage points higher than China'],
  ])('%d', (difference, signed, zh, en) => {
    expect(signedPoints(difference)).toBe(signed);
    expect(againstOther(difference, '全国', 'zh')).toBe(zh);
    expect(againstOther(difference, 'China', 'en')).toBe(en);
  });
});

test.each([
  [999, '999', '999'],
  [12_345, '1.2万', '12.3k'],
  [1_234_567, '123.5万', '1.2m'],
  [2_345_678_901, '23.46亿', '2.35bn'],
])('compact: %i', (value, zh, en) => {
  expect(compact(value, 'zh')).toBe(zh);
  expect(compact(value, 'en')).toBe(en);
});
