// What raters tell of people in times that no table has: who rated was served, so where a year shows its raters, and few of them
// can have been in its first months, all others were served after these.
import type { BlockRows, SystemRules } from './block.ts';
import type { FinestSums } from './finest.ts';
import type { FinestPlaces } from './finest-places.ts';
import { finestSums } from './finest.ts';
import type { Lists } from './lists.ts';
import { marginsOf } from './margins.ts';
import type { Span } from './spans.ts';
import { Tightening } from './tightening.ts';

const MOST_PASSES = 12;

/**
 * The sums of the rows of a province over the finest counts with what there was in spans (see `finestSums`), and with the least
 * of what there was in these and after them, where the rows are people with raters `beside` them.
 */
export function finestWithBeside(
  rows: BlockRows,
  lists: Lists,
  { isRating }: SystemRules,
  places: FinestPlaces,
  spans: readonly Span[],
): FinestSums {
  const { beside } = rows;
  if (beside === undefined || isRating || spans.length === 0) return finestSums(rows, lists, places, spans);
  const sums = finestSums(rows, lists, places, spans, (row) => (beside[row] ?? NaN) > 0);
  return { ...sums, least: leastOf(beside, sums, marginsOf(rows, lists)) };
}

/** The least of what is beside in spans and after them, from the rows that may show it; 0 in all other columns. */
function leastOf(
  beside: Float64Array,
  { rows, more, sums }: FinestSums,
  margins: readonly Int32Array[],
): Float64Array {
  const low = new Float64Array(rows + more.length);
  const high = new Float64Array(low.length).fill(Infinity);
  beside.forEach((shown, row) => {
    if (!Number.isNaN(shown)) low[row] = high[row] = shown;
  });
  const tightened = new Tightening(low, high);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    for (const sum of [...sums, ...margins]) tightened.sum(sum);
    if (!tightened.next()) break;
  }
  return low.map((least, column) => {
    const { upTo, after } = more[column - rows] ?? {};
    return upTo === undefined && after === undefined ? 0 : least;
  });
}
