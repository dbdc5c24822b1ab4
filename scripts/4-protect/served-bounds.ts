// What people and ratings tell of each other: who rated was served, so in each count that tables add up over those who rated are
// no more than those who were served.
import type { OuterBounds } from './outer-bounds.ts';
import { Tightening } from './tightening.ts';

/** The counts of a column, each with its bounds in a block of columns; `silent` did not rate, `against` were not satisfied. */
export const SERVED = { people: 0, raters: 1, satisfied: 2, silent: 3, against: 4 } as const;
export type Served = (typeof SERVED)[keyof typeof SERVED];
export const SERVED_COUNTS = Object.values(SERVED);

type Split = readonly [whole: Served, part: Served, rest: Served];
const RATINGS: Split = [SERVED.raters, SERVED.satisfied, SERVED.against];
const PEOPLE: Split = [SERVED.people, SERVED.raters, SERVED.silent];

const MOST_PASSES = 12;

/** Tightens bounds, block by block of so many columns, by sums over columns, without regard to who rated was served; in place. */
export function tightenApart(bounds: OuterBounds, columns: number, sums: readonly ArrayLike<number>[]): void {
  tighten(bounds, columns, sums, [RATINGS], [SERVED.people]);
}

/**
 * The same with regard to it. False where it does not fit what is shown, as reports may say otherwise: then nothing follows from the
 * bounds.
 */
export function tightenTogether(
  bounds: OuterBounds,
  columns: number,
  sums: readonly ArrayLike<number>[],
): boolean {
  tighten(bounds, columns, sums, [RATINGS, PEOPLE]);
  return bounds.low.every((low, at) => low <= (bounds.high[at] ?? 0));
}

function tighten(
  { low, high }: OuterBounds,
  columns: number,
  sums: readonly ArrayLike<number>[],
  splits: readonly Split[],
  alone: readonly Served[] = [],
): void {
  const tightened = new Tightening(low, high);
  const blocks = new Set([...alone, ...splits.flat()]);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    for (const block of blocks) for (const sum of sums) tightened.sum(sum, block * columns);
    for (const split of splits) {
      const [whole, part, rest] = split.map((block) => block * columns) as [number, number, number];
      for (let at = 0; at < columns; at++) tightened.sumOfTwo(whole + at, part + at, rest + at);
    }
    if (!tightened.next()) break;
  }
}
