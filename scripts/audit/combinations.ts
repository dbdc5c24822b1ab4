// What no table has, though tables add up over it: a county's counts by task and group, where counties are shown by task
// and by group, and their province by both; and its counts by month, task and group (see `finest-blocks.ts`). Such counts
// are not negative, and that alone can give a hidden count away. Sums are looked at one at a time: a leak that is found here
// is one, and there may be others.
import type { Text } from '../../src/schema/column.ts';
import { BlockSystem } from './block-system.ts';
import type { Bounds } from './bounds.ts';
import { tightenBounds } from './bounds.ts';
import type { Campaign, IsIdle } from './cells.ts';
import type { Close, Limits } from './close-figures.ts';
import { canLeak, FAMILIES, findingOf, isLeak, limitsOf, rangeOf, reasons } from './close-figures.ts';
import type { Block } from './combination-blocks.ts';
import { blocksOf } from './combination-blocks.ts';
import type { Finding } from './finding.ts';
import { closeByFinest } from './finest.ts';
import { finestBlocks } from './finest-blocks.ts';
import { wholeHigh, wholeLow } from './forms.ts';
import { SHAPES } from './published.ts';
import type { System } from './system.ts';

const UNPUBLISHED: Text = {
  zh: '县（市、区）按任务又按对象的数没有公布，但不会小于0',
  en: "a county's counts by task and group are not published, but are not negative",
};

/** The hidden figures of a system that counts which are published nowhere give away. */
export function combinationFindings(campaign: Campaign, system: System, bounds: Bounds): Finding[] {
  const close = new Map<string, Close>();
  const limits = limitsOf(system.forms);
  const columnOf = new Int32Array(system.cells.count).fill(-1);
  system.unknown.forEach((cell, column) => (columnOf[cell] = column));
  campaign.tables.forEach((table, at) => {
    if (table.table !== 'outcomes' && table.table !== 'needs') return;
    const families = FAMILIES[table.table].map(({ quantities, sums }) => {
      const cellsOf = (row: number, quantity: number): number[] =>
        (quantities[quantity] ?? []).map((name) =>
          system.cells.at(at, SHAPES[table.table].measures.indexOf(name as string), row),
        );
      return {
        count: quantities.length,
        sums,
        cellsOf,
        range: (isUnreportedNone: boolean) => (row: number, quantity: number) =>
          rangeOf(cellsOf(row, quantity), system, bounds, columnOf, isUnreportedNone),
        isHidden: (row: number): boolean =>
          quantities.some((_, quantity) =>
            cellsOf(row, quantity).some((cell) => (columnOf[cell] as number) >= 0),
          ),
      };
    });
    for (const block of blocksOf(campaign, table)) {
      for (const { count, sums, cellsOf, range, isHidden } of families) {
        if (!block.below.some(({ byGroup }) => byGroup.some(isHidden))) continue;
        const lookWith = (isUnreportedNone: boolean) =>
          closeIn(block, new BlockSystem(range(isUnreportedNone), count, sums), limits);
        // Sums that do not come out either way are told of elsewhere.
        for (const { row, quantity, ...found } of lookWith(true) ?? lookWith(false) ?? [])
          close.set(cellsOf(row, quantity).join(), found);
      }
    }
    // Needs do not come from activities: by month they have nothing to tell.
    if (table.table === 'needs') return;
    for (const make of finestBlocks(campaign, table)) {
      const lookWith = (isIdle: IsIdle, isUnreportedNone: boolean) => {
        const block = make(isIdle);
        return families.map(({ count, sums, range }) =>
          closeByFinest(block, count, sums, range(isUnreportedNone), limits),
        );
      };
      // Where sums do not come out if there were none where none were reported, there were some.
      let all = lookWith((...place) => campaign.isIdle(...place) || campaign.isUnreported(...place), true);
      if (all.includes(null)) all = lookWith(campaign.isIdle, false);
      families.forEach(({ cellsOf }, family) => {
        for (const { row, quantity, ...found } of all[family] ?? []) {
          const key = cellsOf(row, quantity).join();
          if (!close.has(key)) close.set(key, found);
        }
      });
    }
  });
  return system.forms.flatMap((form) => {
    const found = form.kind === 'cell' || form.kind === 'dissatisfied' ? close.get(form.cells.join()) : null;
    return found && isLeak(form, found) ? [findingOf(campaign, system, form, found)] : [];
  });
}

const isWhole = (rows: readonly number[]): boolean => rows.every((row) => row >= 0);

/**
 * The figures of a block that may be leaks once its combinations are taken into account; null where its sums do not
 * come out.
 */
function closeIn(
  block: Block,
  own: BlockSystem,
  limits: Limits,
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
    if (row < 0 || !isNarrower || !canLeak(limits, low, high)) return [];
    const quantity = column % own.quantities;
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
