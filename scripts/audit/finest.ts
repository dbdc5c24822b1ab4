// The hidden figures that the finest counts give away, sum by sum: a leak that is found here is one, and there may be others.
import type { Text } from '../../src/schema/column.ts';
import type { QuantitySums, Range } from './block-system.ts';
import type { Bounds } from './bounds.ts';
import { rowsByColumn, tightenBounds } from './bounds.ts';
import type { Close, MayLeak } from './close-figures.ts';
import { reasons } from './close-figures.ts';
import type { FinestBlock } from './finest-blocks.ts';
import { wholeHigh, wholeLow } from './forms.ts';

/** So often it is gone over what a sum of two quantities says of these. */
const MOST_ROUNDS = 6;

const UNPUBLISHED: Text = {
  zh: '县（市、区）按月、任务和对象的数没有公布，但不会小于0，没有活动的地方和时期是0',
  en: "a county's counts by month, task and group are not published, but are not negative, and none where there were no activities",
};

/** A figure or a count up to a month that is known closely. */
export type CloseColumn = Close & { readonly column: number; readonly quantity: number };

/**
 * The figures of a block, and what there was in spans, that are known so closely that they may be leaks (`mayLeak`); null where its sums
 * do not come out, which is told of elsewhere. `rangeOf`: what is known of a quantity of a row without these counts.
 */
export function closeByFinest(
  block: FinestBlock,
  quantities: number,
  sums: QuantitySums,
  rangeOf: (row: number, quantity: number) => Range,
  mayLeak: MayLeak,
): CloseColumn[] | null {
  const { rowOf } = block;
  const columns = [
    ...[...rowOf.keys()].filter((column) => (rowOf[column] as number) >= 0),
    ...block.upTo.map(({ column }) => column),
  ];
  const known = Array.from({ length: quantities }, (_, quantity): Bounds => {
    const lower = new Float64Array(rowOf.length);
    const upper = new Float64Array(rowOf.length).fill(Infinity);
    rowOf.forEach((row, column) => {
      if (row < 0) return;
      const { low, high } = rangeOf(row, quantity);
      [lower[column], upper[column]] = [low, high];
    });
    const from = new Int32Array(rowOf.length).fill(-1);
    return { lower, upper, lowerFrom: from, upperFrom: from, broken: [] };
  });
  const rowsOf = rowsByColumn(rowOf.length, block.sums);
  let all: readonly Bounds[] = known;
  // By quantity: the columns of which the others said something since its sums were gone over; at first all.
  let changed: readonly (readonly number[] | undefined)[] = known.map(() => undefined);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    all = all.map((before, quantity) => {
      const own = changed[quantity];
      if (own?.length === 0) return before;
      const now = tightenBounds(before.lower, before.upper, block.sums, { changed: own, rowsOf });
      // A bound that did not change comes from where it came from before.
      const from = (came: Int32Array, old: Int32Array): Int32Array =>
        came.map((sum, column) => (sum < 0 ? (old[column] as number) : sum));
      return {
        ...now,
        lowerFrom: from(now.lowerFrom, before.lowerFrom),
        upperFrom: from(now.upperFrom, before.upperFrom),
      };
    });
    if (all.some(({ broken }) => broken.length > 0)) return null;
    const columnsOf = all.map((): number[] => []);
    for (const [whole, part, rest] of sums) {
      const of = (quantity: number) => ({ ...(all[quantity] as Bounds), changed: columnsOf[quantity] ?? [] });
      narrowSum(of(whole), of(part), of(rest));
    }
    changed = columnsOf;
    if (columnsOf.every((columns) => columns.length === 0)) break;
  }
  return all.flatMap((bounds, quantity) =>
    columns.flatMap((column) => {
      const low = wholeLow(bounds.lower[column] as number);
      const high = wholeHigh(bounds.upper[column] as number);
      const before = known[quantity] as Bounds;
      const isNarrower = low > (before.lower[column] as number) || high < (before.upper[column] as number);
      if (!isNarrower || !mayLeak(rowOf[column] as number, quantity, { low, high })) return [];
      return [
        {
          column,
          quantity,
          low,
          high,
          because: reasons(block.sums, block.sumOf, bounds, column),
          unpublished: UNPUBLISHED,
        },
      ];
    }),
  );
}

type Narrowed = Pick<Bounds, 'lower' | 'upper'> & { readonly changed: number[] };

/** Narrows quantities of which one is the sum of the two others, column by column, and adds to each what changed of it. */
function narrowSum(whole: Narrowed, part: Narrowed, rest: Narrowed): void {
  const narrow = ({ lower, upper, changed }: Narrowed, column: number, low: number, high: number): void => {
    const [isLower, isUpper] = [low > (lower[column] as number), high < (upper[column] as number)];
    if (isLower) lower[column] = low;
    if (isUpper) upper[column] = high;
    if (isLower || isUpper) changed.push(column);
  };
  for (let column = 0; column < whole.lower.length; column += 1) {
    const [low, high] = [whole.lower[column] as number, whole.upper[column] as number];
    const [partLow, partHigh] = [part.lower[column] as number, part.upper[column] as number];
    const [restLow, restHigh] = [rest.lower[column] as number, rest.upper[column] as number];
    narrow(whole, column, partLow + restLow, partHigh + restHigh);
    narrow(part, column, low - restHigh, high - restLow);
    narrow(rest, column, low - partHigh, high - partLow);
  }
}
