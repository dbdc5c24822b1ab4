// How earlier releases published lines of groups: with some of these, or as their total only.
import type { BlockRows } from './block.ts';
import { STATE } from './block.ts';
import { isChildrenBelow } from './cell-kinds.ts';
import { isGroupRow, partOfLine } from './lines.ts';
import type { Lists } from './lists.ts';

/** Lines by the row of their total, and parts of lines (see `partOfLine`). */
export interface LinesShown {
  /** Of which a group was shown. Lines of which nothing was counted say nothing. */
  readonly groups: ReadonlySet<number>;
  /** Of which the total alone was shown, and of which a group is none that would have been shown as such. */
  readonly alone: ReadonlySet<number>;
  readonly partsWithGroups: ReadonlySet<string>;
  readonly partsAlone: ReadonlySet<string>;
}

/** `totalOf`: the row of a line's total, −1 without one. */
export function linesShown(rows: BlockRows, lists: Lists, totalOf: (row: number) => number): LinesShown {
  const [groups, hidZeros] = [new Set<number>(), new Set<number>()];
  const [sure, perhaps, totals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row)) continue;
    const [total, part] = [totalOf(row), partOfLine(rows, row, lists)];
    const isNone = rows.values.every((measure) => measure[row] === 0) && !isChildrenBelow(rows, row, lists);
    rows.before.forEach((before, measure) => {
      const [own, ofLine] = [before[row] ?? NaN, before[total] ?? NaN];
      if (ofLine > 0) totals.add(part);
      if (Number.isNaN(own)) {
        if (ofLine > 0 && isNone && rows.states[measure]?.[row] === STATE.ok) hidZeros.add(total);
      } else if (ofLine !== 0) {
        groups.add(total);
        (own > 0 || ofLine > 0 ? sure : perhaps).add(part);
      }
    });
  }
  // Where a total was not shown either, it may have been hidden, or nothing was reported: then the line's zeros are no
  // sign that its part showed groups.
  const partsWithGroups = new Set([...sure, ...[...perhaps].filter((part) => !totals.has(part))]);
  return {
    groups,
    alone: new Set([...hidZeros].filter((line) => !groups.has(line))),
    partsWithGroups,
    partsAlone: new Set([...totals].filter((part) => !partsWithGroups.has(part))),
  };
}
