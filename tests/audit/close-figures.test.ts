import { describe, expect, test } from 'vitest';
import { rangeOf } from '../../scripts/audit/close-figures.ts';

describe('what is known of a quantity', () => {
  const measure = (low: number, high: number, isNotReported = 0) => ({
    low: Float64Array.of(low),
    high: Float64Array.of(high),
    isHidden: Uint8Array.of(low < high ? 1 : 0),
    isNotReported: Uint8Array.of(isNotReported),
  });
  const SHOWN = measure(20, 20);
  const HIDDEN = measure(3, 12);
  const UNREPORTED = measure(0, 0, 1);
  /** What was not reported but in sums is unknown as what is hidden. */
  const FOUND_AFTER_ALL = measure(1, 5, 1);
  const known = (measures: readonly ReturnType<typeof measure>[], isUnreportedNone: boolean) => {
    const { low, high } = rangeOf(measures, 0, isUnreportedNone);
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
