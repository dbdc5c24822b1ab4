// Lines in which most counts are of few persons: they are published as their total only. Decided for each province and
// kind of line as a whole, so that the absence of a line says nothing about it.
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import type { Lists } from './lists.ts';
import { isGroupRow, kindOfLine, partOfLine } from './lines.ts';
import { linesShown } from './lines-shown.ts';
import { rowIndex } from './margins.ts';

/** More than this share of the non-zero cells of a part are small. */
const MOST_SMALL = 0.5;

/**
 * Marks the group rows of lines that are total only: where most of their kind are small. What earlier releases showed stays as it
 * was: a line of which they showed a group cannot hide its zeros any more, and of one of which they showed the total alone zeros
 * would tell that the others were some; lines of which neither is known go with the others of their part. What was not reported
 * in such lines is taken as what there is of it, and hidden like that. Returns the rows that cannot be marked later either, as
 * earlier releases showed a group of their line, or as nothing was counted: 1 for these.
 */
export function markTotalOnly(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): Uint8Array {
  const isFixed = new Uint8Array(rows.count).fill(1);
  if (lists.groups.keys.length < 2 || rules.table === 'coverage' || rules.table === 'targets') return isFixed;
  const isSmall = smallKinds(rows, lists, limits);
  const totals = rowIndex(rows, lists);
  const totalOf = (row: number): number =>
    totals(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, 0);
  const before = linesShown(rows, lists, totalOf);
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row) || lists.regions.isRest[rows.region[row] ?? 0] === 1) continue;
    const [line, part] = [totalOf(row), partOfLine(rows, row, lists)];
    if (before.groups.has(line)) continue;
    // A line of which nothing was counted hides nothing: its zeros follow from its total.
    const isEmpty = rows.values.every((measure) => (measure[line] ?? 0) === 0);
    if (isEmpty || rows.states[0]?.[row] !== STATE.ok) continue;
    isFixed[row] = 0;
    const goesWithPart = before.partsAlone.has(part) || isSmall(kindOfLine(rows, row, lists));
    if (before.alone.has(line) || (!before.partsWithGroups.has(part) && goesWithPart)) markRow(rows, row);
  }
  return isFixed;
}

/** Marks a group row of a line that is total only. */
export function markRow(rows: BlockRows, row: number): void {
  rows.totalOnly[row] = 1;
  // Zeros are hidden here, too: to say of a measure that it was left out of the rows would tell that there are rows.
  for (const states of rows.states) if (states[row] === STATE.notReported) states[row] = STATE.ok;
}

/** Tells the kinds of lines of which most counts that are not zero are small. */
function smallKinds(rows: BlockRows, lists: Lists, limits: Limits): (kind: string) => boolean {
  const thresholdOf = (row: number): number => limits.byGroup[rows.group[row] ?? 0] ?? 0;
  const counts = new Map<string, { filled: number; small: number }>();
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row) || lists.groups.children[rows.group[row] ?? 0] === 1) continue;
    if (lists.regions.isRest[rows.region[row] ?? 0] === 1) continue;
    const values = rows.values.map((measure, i) =>
      rows.states[i]?.[row] === STATE.ok ? (measure[row] ?? 0) : 0,
    );
    if (values.every((value) => value === 0)) continue;
    const kind = kindOfLine(rows, row, lists);
    const count = counts.get(kind) ?? { filled: 0, small: 0 };
    counts.set(kind, count);
    count.filled += 1;
    if (values.some((value) => value > 0 && value < thresholdOf(row))) count.small += 1;
  }
  return (kind) => {
    const { filled, small } = counts.get(kind) ?? { filled: 0, small: 0 };
    return small > MOST_SMALL * filled;
  };
}
