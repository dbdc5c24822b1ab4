// The counts of which all others of a province are sums: by county, month, task and group. No table has them, and there are
// none where there were no activities.
import type { RowKeys, RowIndex } from './margins.ts';
import { childrenOf, rowIndex } from './margins.ts';
import type { Lists } from './lists.ts';
import { monthsOf, periodsOfType } from './periods.ts';

const PROVINCE = 1;

/** Places that the finest counts are of: [region, month, task], one after another. */
export type FinestPlaces = Int32Array;

export interface FinestPlace {
  readonly region: number;
  readonly period: number;
  readonly task: number;
  readonly group: number;
  /** Of what is left of a group without the one that is part of it: the columns of the two. */
  readonly restOf?: readonly [whole: number, part: number];
}

/** Whether a region had no activities in a period, of a task or, with task 0, at all. */
export type IsIdle = (region: number, period: number, task: number) => boolean;

/** Sums over the rows of a province and, from `rows` on, what stands in no row, by its place. */
export interface FinestSums {
  readonly rows: number;
  readonly more: readonly FinestPlace[];
  /** Each [sum, part, part …]; a sum without parts is none. */
  readonly sums: readonly (readonly number[])[];
}

/** Whether there are months and tasks: of longer times, or of all tasks, the finest counts are in the tables. */
export const hasFinest = (lists: Lists): boolean =>
  periodsOfType(lists, 'month').length > 0 && (lists.tasks.sums[0] ?? []).length > 0;

/** The regions of rows that have none below them, where these were not idle by month and task; of one year where that is given. */
export function finestPlaces(rows: RowKeys, lists: Lists, isIdle: IsIdle, only?: number): FinestPlaces {
  const children = childrenOf(rows, lists);
  const { parent, level, isRest } = lists.regions;
  const tasks = lists.tasks.sums[0] ?? [];
  const places: number[] = [];
  for (const region of [...new Set(rows.region)].sort((a, b) => a - b)) {
    if (isRest[region] === 1 || (level[region] ?? 0) <= PROVINCE || children.has(region)) continue;
    const chain: number[] = [];
    for (let at = region; (level[at] ?? 0) >= PROVINCE; at = parent[at] ?? -1) chain.push(at);
    for (const year of only === undefined ? periodsOfType(lists, 'year') : [only]) {
      for (const quarter of lists.periods.sums[year] ?? []) {
        for (const month of lists.periods.sums[quarter] ?? []) {
          const isNone = (task: number): boolean =>
            chain.some((at) => [year, quarter, month].some((period) => isIdle(at, period, task)));
          if (isNone(0)) continue;
          for (const task of tasks) if (!isNone(task)) places.push(region, month, task);
        }
      }
    }
  }
  return Int32Array.from(places);
}

/** The columns of rows and of what stands in no row, which get one when they are first asked for. */
class Columns {
  private readonly at: RowIndex;
  private readonly lists: Lists;
  private readonly own = new Map<number, number>();
  private readonly rows: number;
  readonly more: FinestPlace[] = [];

  constructor(rows: RowKeys, lists: Lists) {
    this.at = rowIndex(rows, lists);
    this.lists = lists;
    this.rows = rows.count;
  }

  /** −1 where there is none. */
  of(region: number, period: number, task: number, group: number): number {
    const row = this.at(region, period, task, group);
    return row >= 0 ? row : (this.own.get(this.keyOf(region, period, task, group)) ?? -1);
  }

  /** A new one where there is none. */
  make(region: number, period: number, task: number, group: number): number {
    const known = this.of(region, period, task, group);
    if (known >= 0) return known;
    const column = this.add({ region, period, task, group });
    this.own.set(this.keyOf(region, period, task, group), column);
    return column;
  }

  add(place: FinestPlace): number {
    return this.rows + this.more.push(place) - 1;
  }

  private keyOf(region: number, period: number, task: number, group: number): number {
    const { periods, tasks, groups } = this.lists;
    return ((region * periods.keys.length + period) * tasks.keys.length + task) * groups.keys.length + group;
  }
}

/** The sums of the rows of a province over the finest counts. */
export function finestSums(rows: RowKeys, lists: Lists, places: FinestPlaces): FinestSums {
  const columns = new Columns(rows, lists);
  const sums: number[][] = [];
  const groups = [...lists.groups.keys.keys()].filter(
    (group) => (lists.groups.sums[group] ?? []).length === 0,
  );
  const tasks = lists.tasks.sums[0] ?? [];
  const years = periodsOfType(lists, 'year');
  const quarters = periodsOfType(lists, 'quarter');
  const months = periodsOfType(lists, 'month');
  /** What has no parts is none; of what stands in no row nothing is said then. */
  const add = (place: readonly [number, number, number, number], parts: readonly number[]): void => {
    const found = parts.filter((part) => part >= 0);
    const sum = found.length > 0 ? columns.make(...place) : columns.of(...place);
    if (sum >= 0) sums.push([sum, ...found]);
  };

  const leaves = new Map<string, number[]>();
  const push = (key: string, leaf: number): void => {
    const list = leaves.get(key);
    if (list) list.push(leaf);
    else leaves.set(key, [leaf]);
  };
  const yearOfMonth = new Map(years.flatMap((year) => monthsOf(lists, year).map((month) => [month, year])));
  for (let i = 0; i < places.length; i += 3) {
    const [region = 0, month = 0, task = 0] = places.subarray(i, i + 3);
    const ofGroup = new Map(groups.map((group) => [group, columns.make(region, month, task, group)]));
    for (const [group, leaf] of ofGroup) {
      push([region, month, 0, group].join(' '), leaf);
      push([region, yearOfMonth.get(month), task, group].join(' '), leaf);
    }
    for (const [whole, part] of lists.groups.parts) {
      const [all, some] = [ofGroup.get(whole), ofGroup.get(part)];
      if (all === undefined || some === undefined) continue;
      const rest = columns.add({ region, period: month, task, group: whole, restOf: [all, some] });
      sums.push([all, some, rest]);
    }
  }
  const leavesOf = (...place: number[]): number[] => leaves.get(place.join(' ')) ?? [];

  const children = childrenOf(rows, lists);
  const regions = [...new Set(rows.region)]
    .filter((region) => lists.regions.isRest[region] !== 1)
    .sort((a, b) => (lists.regions.level[b] ?? 0) - (lists.regions.level[a] ?? 0) || a - b);
  for (const region of regions) {
    const below = (children.get(region) ?? []).filter((child) => lists.regions.isRest[child] !== 1);
    const isBottom = below.length === 0;
    const ofBelow = (period: number, task: number, group: number): number[] =>
      below.map((child) => columns.of(child, period, task, group));
    for (const group of groups) {
      for (const month of months) {
        add(
          [region, month, 0, group],
          isBottom ? leavesOf(region, month, 0, group) : ofBelow(month, 0, group),
        );
      }
      for (const quarter of quarters) {
        if (!isBottom) add([region, quarter, 0, group], ofBelow(quarter, 0, group));
        const parts = lists.periods.sums[quarter] ?? [];
        add(
          [region, quarter, 0, group],
          parts.map((month) => columns.of(region, month, 0, group)),
        );
      }
      for (const year of years) {
        for (const task of tasks) {
          add(
            [region, year, task, group],
            isBottom ? leavesOf(region, year, task, group) : ofBelow(year, task, group),
          );
        }
        const times = lists.periods.sums[year] ?? [];
        add(
          [region, year, 0, group],
          times.map((quarter) => columns.of(region, quarter, 0, group)),
        );
        add(
          [region, year, 0, group],
          tasks.map((task) => columns.of(region, year, task, group)),
        );
      }
    }
    for (const year of years) {
      for (const task of tasks) {
        if (columns.of(region, year, task, 0) < 0) continue;
        const parts = (lists.groups.sums[0] ?? []).map((group) => columns.of(region, year, task, group));
        add([region, year, task, 0], parts);
      }
    }
  }
  return { rows: rows.count, more: columns.more, sums };
}
