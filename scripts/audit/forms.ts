// What must stay uncertain, and how uncertain it must be: quantities in flat arrays, and when one is safe or leaks.

/** A quantity: an unknown or a difference of two, plus a constant. */
export interface Form {
  /** Column with a factor of 1, and one with −1; −1 where there is none. */
  readonly plus: number;
  readonly minus: number;
  readonly constant: number;
  /** It leaks where whole numbers leave it narrower than this, at least 1, and perhaps below `small`. */
  readonly width: number;
  readonly small: number;
  /** Nothing is learnt beyond a line's total where it may be 0 and this much; NaN where that does not count. */
  readonly enough: number;
}

/** Forms one after another in flat arrays, which can be handed to another thread. */
export type Forms = {
  readonly [Key in keyof Form]: Key extends 'plus' | 'minus' ? Int32Array : Float64Array;
};

export function formsOf(list: readonly Form[]): Forms {
  const numbers = (key: keyof Form): Float64Array => Float64Array.from(list, (form) => form[key]);
  return {
    plus: Int32Array.from(list, (form) => form.plus),
    minus: Int32Array.from(list, (form) => form.minus),
    constant: numbers('constant'),
    width: numbers('width'),
    small: numbers('small'),
    enough: numbers('enough'),
  };
}

/** How far a solution may be from the bounds it keeps. */
export const TOLERANCE = 1e-6;

/** The whole numbers between two bounds: from the first result to the second. */
export const wholeLow = (low: number): number => Math.ceil(low - TOLERANCE) + 0;
export const wholeHigh = (high: number): number => Math.floor(high + TOLERANCE);

/** What is known of a form: it takes every value of the inner interval, and none outside the outer one. */
export interface Range {
  readonly innerLow: number;
  readonly innerHigh: number;
  readonly outerLow: number;
  readonly outerHigh: number;
}

/**
 * `safe` or `leak` where that is certain from what is known of a form, else `open`. A form leaks iff, as whole numbers,
 * hi − lo < width and hi ≥ 1 and lo < small; but not where lo = 0 and hi ≥ enough.
 */
export function verdict(
  { width, small, enough }: Pick<Form, 'width' | 'small' | 'enough'>,
  { innerLow, innerHigh, outerLow, outerHigh }: Range,
): 'safe' | 'leak' | 'open' {
  const [leastSeen, mostSeen] = [wholeLow(innerLow), wholeHigh(innerHigh)];
  const [least, most] = [wholeLow(outerLow), wholeHigh(outerHigh)];
  if (mostSeen - leastSeen >= width || most < 1 || least >= small) return 'safe';
  if (!Number.isNaN(enough) && leastSeen <= 0 && mostSeen >= enough) return 'safe';
  const isExempt = !Number.isNaN(enough) && least <= 0 && most >= enough;
  return most - least < width && mostSeen >= 1 && leastSeen < small && !isExempt ? 'leak' : 'open';
}
