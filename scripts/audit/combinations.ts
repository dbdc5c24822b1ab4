// What no table has, though tables add up over it: a county's counts by task and group, where counties are shown by task
// and by group, and their province by both. Such counts are not negative, and that alone can give a hidden count away. Sums
// are looked at one at a time: a leak that is found here is one, and there may be others.
import type { Text } from '../../src/schema/column.ts';
import type { BlockSystem } from './block-system.ts';
import { tightenBounds } from './bounds.ts';
import type { Close, MayLeak } from './close-figures.ts';
import { reasons } from './close-figures.ts';
import type { Block } from './combination-blocks.ts';
import { wholeHigh, wholeLow } from './forms.ts';

const UNPUBLISHED: Text = {
  zh: '县（市、区）按任务又按对象的数没有公布，但不会小于0',
  en: "a county's counts by task and group are not published, but are not negative",
};

const isWhole = (rows: readonly number[]): boolean => rows.every((row) => row >= 0);

/**
 * The figures of a block that may be leaks once its combinations are taken into account; null where its sums do not
 * come out.
 */
export function closeIn(
  block: Block,
  own: BlockSystem,
  mayLeak: MayLeak,
): (Close & { row: number; quantity: number })[] | null {
  const { below, above, groups, parts, isComplete } = block;
  const combinations = below.map(({ byTask, byGroup }) =>
    byTask.map(() => byGroup.map(() => own.combination())),
  );
  const columnsOf = (rows: readonly number[]): number[] => rows.map((row) => own.columnOf(row));
  below.forEach(({ all, byTask, byGroup }, at) => {
    const inner = combinations[at] as number[][];
    byTask.forEach((row, task) => own.add(row, (inner[task] as number[]).slice(0, groups), true));
    byGroup.forEach((row, group) =>
      own.add(
        row,
        inner.map((line) => line[group] as number),
        true,
      ),
    );
    for (const line of inner) {
      for (const [whole, part] of parts)
        own.addTo(line[whole] as number, [line[part] as number], false, byGroup[part] as number);
    }
    if (isWhole(byTask)) own.add(all, columnsOf(byTask), true);
    own.add(all, columnsOf(byGroup.slice(0, groups)), true);
  });
  above.byBoth.forEach((line, task) =>
    line.forEach((row, group) =>
      own.add(
        row,
        combinations.map((inner) => inner[task]?.[group] as number),
        isComplete,
      ),
    ),
  );
  for (const dimension of ['byTask', 'byGroup'] as const) {
    above[dimension].forEach((row, at) => {
      const rows = below.map((lines) => lines[dimension][at] as number);
      if (isWhole(rows)) own.add(row, columnsOf(rows), isComplete);
    });
  }
  const [lower, upper] = [Float64Array.from(own.lower), Float64Array.from(own.upper)];
  const tight = tightenBounds(lower, upper, own.rows);
  if (tight.broken.length > 0) return null;
  return own.rowOf.flatMap((row, column) => {
    const [low, high] = [wholeLow(tight.lower[column] as number), wholeHigh(tight.upper[column] as number)];
    const isNarrower = low > (lower[column] as number) || high < (upper[column] as number);
    const quantity = column % own.quantities;
    if (row < 0 || !isNarrower || !mayLeak(row, quantity, { low, high })) return [];
    return [
      {
        row,
        quantity,
        low,
        high,
        because: reasons(own.rows, own.sumOf, tight, column),
        unpublished: UNPUBLISHED,
      },
    ];
  });
}
