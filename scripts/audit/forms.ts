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
  /** 1 for needs of a line that shows its total only: that there are any must not be known, how few may be. */
  readonly isTotalOnly: number;
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
    isTotalOnly: numbers('isTotalOnly'),
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
 * hi − lo < width and hi ≥ 1 and lo < small; but not where lo = 0 and the line shows its total only.
 */
export function verdict(
  { width, small, isTotalOnly }: Pick<Form, 'width' | 'small' | 'isTotalOnly'>,
  { innerLow, innerHigh, outerLow, outerHigh }: Range,
): 'safe' | 'leak' | 'open' {
  const [leastSeen, mostSeen] = [wholeLow(innerLow), wholeHigh(innerHigh)];
  const [least, most] = [wholeLow(outerLow), wholeHigh(outerHigh)];
  if (mostSeen - leastSeen >= width || most < 1 || least >= small) return 'safe';
  if (isTotalOnly === 1 && leastSeen <= 0) return 'safe';
  const isExempt = isTotalOnly === 1 && least <= 0;
  return most - least < width && mostSeen >= 1 && leastSeen < small && !isExempt ? 'leak' : 'open';
}
