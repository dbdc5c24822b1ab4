// What follows from counts that no table has, though tables add up over them: by task and group (see `combinations.ts`), and by
// month, task and group (see `finest-blocks.ts`).
import { BlockSystem } from './block-system.ts';
import type { Bounds } from './bounds.ts';
import type { Campaign, IsIdle } from './cells.ts';
import type { Close, MayLeak } from './close-figures.ts';
import { canLeak, FAMILIES, findingOf, leaksIn, limitsOf, rangeOf } from './close-figures.ts';
import { blocksOf } from './combination-blocks.ts';
import { closeIn } from './combinations.ts';
import type { Finding } from './finding.ts';
import { closeByFinest } from './finest.ts';
import { finestBlocks } from './finest-blocks.ts';
import type { HiddenSpans } from './hidden-spans.ts';
import type { Setting } from './persons.ts';
import { SHAPES } from './published.ts';
import { spanFindings, spansOf } from './span-findings.ts';
import type { System } from './system.ts';

/**
 * The hidden figures of a system that counts which are published nowhere give away, and those that earlier releases hid of
 * periods that had not ended.
 */
export function unpublishedFindings(
  campaign: Campaign,
  setting: Setting,
  hidden: readonly HiddenSpans[],
  system: System,
  bounds: Bounds,
): Finding[] {
  const close = new Map<string, Close>();
  const ofSpans: Finding[] = [];
  const limits = limitsOf(system.forms);
  const isLeakOf = leaksIn(system);
  const columnOf = new Int32Array(system.cells.count).fill(-1);
  system.unknown.forEach((cell, column) => (columnOf[cell] = column));
  campaign.tables.forEach((table, at) => {
    if (table.table !== 'outcomes' && table.table !== 'needs') return;
    const families = FAMILIES[table.table].map(({ quantities, sums }) => {
      const cellsOf = (row: number, quantity: number): number[] =>
        (quantities[quantity] ?? []).map((name) =>
          system.cells.at(at, SHAPES[table.table].measures.indexOf(name as string), row),
        );
      // Of spans it is told when their own releases are looked at.
      const mayLeak: MayLeak = (row, quantity, known) =>
        row < 0 ? canLeak(limits, known.low, known.high) : isLeakOf(cellsOf(row, quantity), known);
      return {
        ...{ quantities, sums, cellsOf, mayLeak },
        range: (isUnreportedNone: boolean) => (row: number, quantity: number) =>
          rangeOf(cellsOf(row, quantity), system, bounds, columnOf, isUnreportedNone),
        isHidden: (row: number): boolean =>
          quantities.some((_, quantity) =>
            cellsOf(row, quantity).some((cell) => (columnOf[cell] as number) >= 0),
          ),
      };
    });
    for (const block of blocksOf(campaign, table)) {
      for (const { quantities, sums, cellsOf, range, isHidden, mayLeak } of families) {
        if (!block.below.some(({ byGroup }) => byGroup.some(isHidden))) continue;
        const lookWith = (isUnreportedNone: boolean) =>
          closeIn(block, new BlockSystem(range(isUnreportedNone), quantities.length, sums), mayLeak);
        // Sums that do not come out either way are told of elsewhere.
        for (const { row, quantity, ...found } of lookWith(true) ?? lookWith(false) ?? [])
          close.set(cellsOf(row, quantity).join(), found);
      }
    }
    // Needs do not come from activities: by month they have nothing to tell.
    if (table.table === 'needs') return;
    const own = hidden.filter((spans) => spans.table === table.table);
    for (const make of finestBlocks(campaign, table, spansOf(campaign.lists, own))) {
      const lookWith = (isIdle: IsIdle, isUnreportedNone: boolean) => {
        const block = make(isIdle);
        const found = families.map(({ quantities, sums, range, mayLeak }) =>
          closeByFinest(block, quantities.length, sums, range(isUnreportedNone), mayLeak),
        );
        return { block, found };
      };
      // Where sums do not come out if there were none where none were reported, there were some.
      let all = lookWith((...place) => campaign.isIdle(...place) || campaign.isUnreported(...place), true);
      if (all.found.includes(null)) all = lookWith(campaign.isIdle, false);
      const { block, found } = all;
      families.forEach(({ quantities, cellsOf }, family) => {
        const ofFamily = found[family] ?? [];
        for (const { column, quantity, ...one } of ofFamily) {
          const row = block.rowOf[column] as number;
          if (row < 0) continue;
          const key = cellsOf(row, quantity).join();
          if (!close.has(key)) close.set(key, one);
        }
        ofSpans.push(...spanFindings(campaign, setting, table, block, quantities, ofFamily, own));
      });
    }
  });
  const ofCells = system.forms.flatMap((form) => {
    const found = form.kind === 'cell' || form.kind === 'dissatisfied' ? close.get(form.cells.join()) : null;
    return found ? [findingOf(campaign, system, form, found)] : [];
  });
  return [...ofCells, ...ofSpans];
}
