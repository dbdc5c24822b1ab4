// What is known so far of each form of a problem: the values that solutions have shown it to take, and bounds that
// nothing can pass. Solutions form a convex set, so a form takes every value between two that it was seen to take.
import type { Forms } from './forms.ts';
import { verdict, wholeHigh, wholeLow } from './forms.ts';
import type { Problem } from './problem.ts';

/** Solutions of which the watched columns are kept. */
const MOST_POINTS = 60;

export class Ranges {
  readonly forms: Forms;
  readonly count: number;
  readonly innerLow: Float64Array;
  readonly innerHigh: Float64Array;
  readonly outerLow: Float64Array;
  readonly outerHigh: Float64Array;
  /** The values of the watched columns in solutions of the whole problem. */
  readonly points: Float64Array[] = [];
  readonly #watched: Int32Array;

  constructor({ forms, lower, upper, watched }: Pick<Problem, 'forms' | 'lower' | 'upper' | 'watched'>) {
    this.#watched = watched;
    this.forms = forms;
    this.count = forms.plus.length;
    this.innerLow = new Float64Array(this.count).fill(Infinity);
    this.innerHigh = new Float64Array(this.count).fill(-Infinity);
    this.outerLow = new Float64Array(this.count);
    this.outerHigh = new Float64Array(this.count);
    for (let form = 0; form < this.count; form += 1) {
      const [plus, minus] = [forms.plus[form] as number, forms.minus[form] as number];
      const at = (bounds: Float64Array, column: number): number =>
        column < 0 ? 0 : (bounds[column] as number);
      const constant = forms.constant[form] as number;
      this.outerLow[form] = constant + at(lower, plus) - at(upper, minus);
      this.outerHigh[form] = constant + at(upper, plus) - at(lower, minus);
    }
  }

  /** The value of a form in a solution; `valueOf` is by column of the problem. */
  valueOf(form: number, valueOf: (column: number) => number): number {
    const [plus, minus] = [this.forms.plus[form] as number, this.forms.minus[form] as number];
    const constant = this.forms.constant[form] as number;
    return constant + (plus < 0 ? 0 : valueOf(plus)) - (minus < 0 ? 0 : valueOf(minus));
  }

  /** Takes note of a solution, for some forms. */
  observe(forms: Iterable<number>, valueOf: (column: number) => number): void {
    for (const form of forms) {
      const value = this.valueOf(form, valueOf);
      if (value < (this.innerLow[form] as number)) this.innerLow[form] = value;
      if (value > (this.innerHigh[form] as number)) this.innerHigh[form] = value;
    }
  }

  /** Keeps the watched columns of a solution of the whole problem. */
  remember(valueOf: (column: number) => number): void {
    if (this.#watched.length > 0 && this.points.length < MOST_POINTS) {
      this.points.push(Float64Array.from(this.#watched, valueOf));
    }
  }

  /** Whether all that a form can be is known, as whole numbers. */
  isExact(form: number): boolean {
    return (
      wholeLow(this.innerLow[form] as number) === wholeLow(this.outerLow[form] as number) &&
      wholeHigh(this.innerHigh[form] as number) === wholeHigh(this.outerHigh[form] as number)
    );
  }

  verdict(form: number): 'safe' | 'leak' | 'open' {
    const { width, small, isTotalOnly } = this.forms;
    return verdict(
      {
        width: width[form] as number,
        small: small[form] as number,
        isTotalOnly: isTotalOnly[form] as number,
      },
      {
        innerLow: this.innerLow[form] as number,
        innerHigh: this.innerHigh[form] as number,
        outerLow: this.outerLow[form] as number,
        outerHigh: this.outerHigh[form] as number,
      },
    );
  }

  /**
   * Which end of a form more solutions should reach for, 1 up or −1 down: the one that is further from its bound, most
   * of the time. `chance` is from 0 to 1.
   */
  wanted(form: number, chance: number): -1 | 1 {
    const [low, high] = [this.innerLow[form] as number, this.innerHigh[form] as number];
    // That it may be none is all that is asked of it.
    if (this.forms.isTotalOnly[form] === 1 && low > 0 && (this.outerLow[form] as number) <= 0) return -1;
    if (low > high) return chance < 0.5 ? 1 : -1;
    const isUp = (this.outerHigh[form] as number) - high > low - (this.outerLow[form] as number);
    return isUp === chance < 0.75 ? 1 : -1;
  }
}
