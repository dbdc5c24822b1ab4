import { describe, expect, test } from 'vitest';
import { classNames, classOf, fillOf, inkOn } from '../../src/charts/classes.ts';
import type { Cell } from '../../src/format/cell.ts';

const breaks = [2, 5, 10, 20];

describe('classOf', () => {
  test.each([
    [0.001, 1],
    [0.0199999, 1],
    [0.02, 2],
    [0.05, 3],
    [0.0999, 3],
    [0.1, 4],
    [0.2, 5],
    [1, 5],
  ])('%d is in class %d', (ratio, expected) => expect(classOf(ratio, breaks)).toBe(expected));
});

test('the names of the classes', () => {
  expect(classNames(breaks, 'zh')).toEqual(['不足2%', '2%—5%', '5%—10%', '10%—20%', '20%及以上']);
  expect(classNames(breaks, 'en')).toEqual([
    'Under 2%',
    '2% to 5%',
    '5% to 10%',
    '10% to 20%',
    '20% and over',
  ]);
});

describe('zero, suppressed, not reported and out of scope all look different', () => {
  const cells: Cell[] = [
    { state: 'ok', value: 0.03 },
    { state: 'ok', value: 0 },
    { state: 'suppressed', value: null },
    { state: 'not_reported', value: null },
    { state: 'not_applicable', value: null },
  ];
  test('fills', () => {
    expect(cells.map((cell) => fillOf(cell, breaks))).toEqual([
      { className: 'f2', pattern: '' },
      { className: 'zero', pattern: '' },
      { className: '', pattern: 'dots' },
      { className: '', pattern: 'hatch' },
      { className: 'absent', pattern: '' },
    ]);
  });
  test('inks', () => {
    expect(cells.map((cell) => inkOn(cell, breaks))).toEqual(['o2', '', 'halo', 'halo', 'halo']);
  });
});
