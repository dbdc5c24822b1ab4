import { describe, expect, test } from 'vitest';
import { rangeOf } from '../../scripts/audit/close-figures.ts';
import type { System } from '../../scripts/audit/system.ts';

describe('what is known of a quantity', () => {
  const [SHOWN, HIDDEN, UNREPORTED, FOUND_AFTER_ALL] = [0, 1, 2, 3];
  /** What was not reported but in sums, as of FOUND_AFTER_ALL, is unknown as what is hidden. */
  const system = {
    cells: { isNotReported: (cell: number) => cell === UNREPORTED || cell === FOUND_AFTER_ALL },
    known: { value: Float64Array.of(20, NaN, 0, NaN) },
  } as unknown as System;
  const none = new Int32Array(0);
  const bounds = {
    lower: Float64Array.of(3, 1),
    upper: Float64Array.of(12, 5),
    lowerFrom: none,
    upperFrom: none,
    broken: [],
  };
  const columnOf = Int32Array.of(-1, 0, -1, 1);
  const known = (cells: readonly number[], isUnreportedNone: boolean) => {
    const { low, high } = rangeOf(cells, system, bounds, columnOf, isUnreportedNone);
    return [low, high];
  };

  test('a figure is itself, a hidden one within its bounds', () => {
    expect(known([SHOWN], true)).toEqual([20, 20]);
    expect(known([HIDDEN], true)).toEqual([3, 12]);
    expect(known([SHOWN, HIDDEN], false)).toEqual([8, 17]);
  });
  test('one less another is not less than none', () => {
    expect(known([HIDDEN, SHOWN], true)).toEqual([0, 0]);
  });
  test('what was not reported is none, but where sums have shown otherwise', () => {
    expect(known([UNREPORTED], true)).toEqual([0, 0]);
    expect(known([FOUND_AFTER_ALL], true)).toEqual([1, 5]);
  });
  test('what was not reported may be anything where nothing is assumed of it', () => {
    expect(known([UNREPORTED], false)).toEqual([0, Infinity]);
    expect(known([SHOWN, UNREPORTED], false)).toEqual([0, 20]);
  });
});
