// The equations between the rows of a table, as published: regions, periods, tasks and groups that add up.
import type { KeyList, Lists } from './lists.ts';

/** Rows by their dimensions: indices into the lists; parallel arrays. */
export interface RowKeys {
  readonly count: number;
  readonly region: Int32Array;
  readonly period: Int32Array;
  readonly task: Int32Array;
  readonly group: Int32Array;
}

/** Finds the row of a combination of indices; -1 where there is none. */
export type RowIndex = (region: number, period: number, task: number, group: number) => number;

/** The index of rows; `isLeftOut`: rows whose place is another's. */
export function rowIndex(
  rows: RowKeys,
  lists: Lists,
  isLeftOut: (row: number) => boolean = () => false,
): RowIndex {
  const periods = lists.periods.keys.length;
  const tasks = lists.tasks.keys.length;
  const groups = lists.groups.keys.length;
  const key = (region: number, period: number, task: number, group: number): number =>
    ((region * periods + period) * tasks + task) * groups + group;
  const found = new Map<number, number>();
  for (let row = 0; row < rows.count; row++) {
    if (isLeftOut(row)) continue;
    const { region, period, task, group } = rows;
    found.set(key(region[row] ?? 0, period[row] ?? 0, task[row] ?? 0, group[row] ?? 0), row);
  }
  return (...indices) => found.get(key(...indices)) ?? -1;
}

/** Equations as rows [sum, part, part …]. */
export interface Margins {
  /** Sums of which every part is a row of the table. */
  readonly whole: readonly Int32Array[];
  /** Sums of which only some parts are here: the sum changes by as much as these; alone, it does not change. */
  readonly partial: readonly Int32Array[];
}

/** The equations of a table. */
export function marginsOf(rows: RowKeys, lists: Lists): Int32Array[] {
  const at = rowIndex(rows, lists);
  const children = childrenOf(rows, lists);
  const margins: Int32Array[] = [];
  const take = (sum: number, parts: readonly number[]): void => {
    if (parts.length > 0 && parts.every((part) => part >= 0)) margins.push(Int32Array.of(sum, ...parts));
  };
  const sumsOf = (list: KeyList, index: number): readonly number[] => list.sums[index] ?? [];
  for (let row = 0; row < rows.count; row++) {
    const region = rows.region[row] ?? 0;
    const period = rows.period[row] ?? 0;
    const task = rows.task[row] ?? 0;
    const group = rows.group[row] ?? 0;
    const below = regionParts(children.get(region) ?? [], lists, (child) => at(child, period, task, group));
    if (below) take(row, below);
    take(
      row,
      sumsOf(lists.periods, period).map((part) => at(region, part, task, group)),
    );
    take(
      row,
      sumsOf(lists.tasks, task).map((part) => at(region, period, part, group)),
    );
    take(
      row,
      sumsOf(lists.groups, group).map((part) => at(region, period, task, part)),
    );
  }
  return margins;
}

/**
 * The equations of some rows of a table, in which all other rows rest. `places` are the rows; with each row that is
 * part of a sum, the sum is among them.
 */
export function marginsAmong(
  margins: readonly Int32Array[],
  places: readonly number[],
  count: number,
): Margins {
  const here = new Int32Array(count).fill(-1);
  places.forEach((place, i) => (here[place] = i));
  const whole: Int32Array[] = [];
  const partial: Int32Array[] = [];
  for (const margin of margins) {
    if ((here[margin[0] ?? 0] ?? -1) < 0) continue;
    const own = margin.map((row) => here[row] ?? -1).filter((row) => row >= 0);
    (own.length === margin.length ? whole : partial).push(own);
  }
  return { whole, partial };
}

/**
 * The rows of the parts of a region: those of all regions right below it, or of some of these and of the rest; null where
 * some are missing.
 */
export function regionParts(
  children: readonly number[],
  lists: Lists,
  rowOf: (child: number) => number,
): number[] | null {
  const rest = children.find((child) => lists.regions.isRest[child] === 1);
  const parts = children.filter((child) => child !== rest).map(rowOf);
  if (parts.every((part) => part >= 0)) return parts;
  const restRow = rest === undefined ? -1 : rowOf(rest);
  return restRow < 0 ? null : [...parts.filter((part) => part >= 0), restRow];
}

/**
 * The regions right below each: those that have rows; but of a province that has counties among them, and prefectures, all of
 * them, as in some periods the counties have none.
 */
export function childrenOf(rows: RowKeys, lists: Lists): Map<number, number[]> {
  const { parent, isRest } = lists.regions;
  const regions = new Set(rows.region);
  const mixed = new Set(
    [...isRest.keys()].filter((region) => isRest[region] === 1).map((region) => parent[region]),
  );
  const found = new Map<number, number[]>();
  for (const region of parent.keys()) {
    const above = parent[region] ?? -1;
    if (above < 0 || !(regions.has(region) || (regions.has(above) && mixed.has(above)))) continue;
    const siblings = found.get(above);
    if (siblings) siblings.push(region);
    else found.set(above, [region]);
  }
  return found;
}
