// Lines in which most counts are of few persons: they are published as their total only. Decided for each province and
// kind of line as a whole, so that the absence of a line says nothing about it.
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';

/** More than this share of the non-zero cells of a part are small. */
const MOST_SMALL = 0.5;

const NATION = 0;

/** The province of a region (a region of the nation: itself). */
export function provinceOf(lists: Lists, region: number): number {
  let at = region;
  while ((lists.regions.level[at] ?? NATION) > 1) at = lists.regions.parent[at] ?? 0;
  return at;
}

/** Whether a row is one of a group, not the line's total. */
export const isGroupRow = (lists: Lists, rows: BlockRows, row: number): boolean =>
  (lists.groups.sums[rows.group[row] ?? 0] ?? []).length === 0;

/** Lines of the same kind: of a province's regions of one level, in periods of one length, for tasks of one depth. */
const kindOfLine = (rows: BlockRows, row: number, lists: Lists): string => {
  const region = rows.region[row] ?? 0;
  return [
    provinceOf(lists, region),
    lists.regions.level[region],
    lists.periods.types[rows.period[row] ?? 0],
    lists.tasks.keys[rows.task[row] ?? 0]?.length,
  ].join(' ');
};

/** Lines of the same kind in one period. */
export const partOfLine = (rows: BlockRows, row: number, lists: Lists): string =>
  [kindOfLine(rows, row, lists), rows.period[row]].join(' ');

/**
 * Marks the group rows of lines that are total only: where most of their kind are small, and those of `coarse` (see
 * `partOfLine`). What earlier releases showed stays as it was: a line of which they showed a group cannot hide its zeros any
 * more, and of one of which they showed the total alone zeros would tell that the others were some. What was not reported in
 * such lines is taken as what there is of it, and hidden like that.
 */
export function markTotalOnly(
  rows: BlockRows,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  coarse: ReadonlySet<string> = new Set(),
): void {
  if (lists.groups.keys.length < 2 || rules.table === 'coverage' || rules.table === 'targets') return;
  const isSmall = smallKinds(rows, lists, limits);
  const totals = rowIndex(rows, lists);
  const totalOf = (row: number): number =>
    totals(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, 0);
  const { groups, alone } = shownBefore(rows, lists, totalOf);
  const isTotalOnly = (row: number): boolean => {
    const part = partOfLine(rows, row, lists);
    if (groups.has(part)) return false;
    return alone.has(part) || coarse.has(part) || isSmall(kindOfLine(rows, row, lists));
  };
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row) || lists.regions.isRest[rows.region[row] ?? 0] === 1) continue;
    if (!isTotalOnly(row)) continue;
    // A line of which nothing was counted hides nothing: its zeros follow from its total.
    const total = totalOf(row);
    const isEmpty = rows.values.every((measure) => (measure[total] ?? 0) === 0);
    if (isEmpty || rows.states[0]?.[row] !== STATE.ok) continue;
    rows.totalOnly[row] = 1;
    // Zeros are hidden here, too: to say of a measure that it was left out of the rows would tell that there are rows.
    for (const states of rows.states) if (states[row] === STATE.notReported) states[row] = STATE.ok;
  }
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

/** Parts of which an earlier release showed a group of a line that was not empty, and those of which it showed totals alone. */
function shownBefore(
  rows: BlockRows,
  lists: Lists,
  totalOf: (row: number) => number,
): { groups: Set<string>; alone: Set<string> } {
  const [groups, totals] = [new Set<string>(), new Set<string>()];
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row)) continue;
    const total = totalOf(row);
    for (const before of rows.before) {
      const ofLine = before[total] ?? NaN;
      if (!Number.isNaN(before[row] ?? NaN) && ofLine !== 0) groups.add(partOfLine(rows, row, lists));
      if (ofLine > 0) totals.add(partOfLine(rows, row, lists));
    }
  }
  return { groups, alone: new Set([...totals].filter((part) => !groups.has(part))) };
}
