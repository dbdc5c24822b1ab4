// A line: a table's rows of all groups in one region, period and task, the first of which is their total.
import type { BlockRows } from './block.ts';
import type { Lists } from './lists.ts';

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

/** What names a row's line. */
export const lineOf = ({ region, period, task }: BlockRows, row: number): string =>
  [region[row], period[row], task[row]].join(' ');

/** Lines of the same kind: of a province's regions of one level, in periods of one length, for tasks of one depth. */
export const kindOfLine = (rows: BlockRows, row: number, lists: Lists): string => {
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
