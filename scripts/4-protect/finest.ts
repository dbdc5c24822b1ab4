// The counts of which all others of a province are sums: by county, month, task and group. No table has them, and where
// there were no activities there are none. That many counts are too many for programs, but bounds of one sum at a time tell
// where they give a hidden count away.
import type { RowKeys, RowIndex } from './margins.ts';
import { childrenOf, rowIndex } from './margins.ts';
import type { Lists } from './lists.ts';
import type { CellSystem } from './cell-system.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { tighten } from './outer-bounds.ts';

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

const isOfType = ({ periods }: Lists, type: string): number[] =>
  [...periods.keys.keys()].filter((period) => periods.types[period] === type);

/** The periods that are part of a period, at any depth. */
export function periodsWithin(lists: Lists, period: number): number[] {
  return (lists.periods.sums[period] ?? []).flatMap((part) => [part, ...periodsWithin(lists, part)]);
}

/** The year that a period is part of; itself where it is part of none. */
export const yearOf = (lists: Lists, period: number): number =>
  isOfType(lists, 'year').find((year) => periodsWithin(lists, year).includes(period)) ?? period;

const monthsOf = (lists: Lists, period: number): number[] =>
  periodsWithin(lists, period).filter((part) => lists.periods.types[part] === 'month');

/** Whether there are months and tasks: of longer times, or of all tasks, the finest counts are in the tables. */
export const hasFinest = (lists: Lists): boolean =>
  isOfType(lists, 'month').length > 0 && (lists.tasks.sums[0] ?? []).length > 0;

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
    for (const year of only === undefined ? isOfType(lists, 'year') : [only]) {
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
  const years = isOfType(lists, 'year');
  const quarters = isOfType(lists, 'quarter');
  const months = isOfType(lists, 'month');
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

const MOST_PASSES = 12;

/**
 * The bounds of the cells of a system of so many measures once the finest counts are taken into account; `outer`: those of its own sums. Of the
 * cells that are no rows' as they are there.
 */
export function finestBounds(
  system: CellSystem,
  measures: number,
  { rows, more, sums }: FinestSums,
  outer: OuterBounds,
): OuterBounds {
  const columns = rows + more.length;
  const first = system.differences.map((_, i) => (measures + i) * columns);
  const all = (measures + system.differences.length) * columns;
  const low = new Float64Array(all);
  const high = new Float64Array(all).fill(Infinity);
  for (let measure = 0; measure < measures; measure++) {
    low.set(outer.low.subarray(measure * rows, (measure + 1) * rows), measure * columns);
    high.set(outer.high.subarray(measure * rows, (measure + 1) * rows), measure * columns);
  }
  const margins = system.equations
    .slice(0, system.sureEquations)
    .filter((equation) => equation.every((cell) => cell < rows));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let hasChanged = false;
    for (let offset = 0; offset < all; offset += columns) {
      for (const sum of sums) hasChanged = tighten(sum, low, high, offset) || hasChanged;
      for (const margin of margins) hasChanged = tighten(margin, low, high, offset) || hasChanged;
    }
    system.differences.forEach(({ part, whole }, i) => {
      const [less, more] = [(part / rows) * columns, (whole / rows) * columns];
      for (let column = 0; column < columns; column++) {
        const sum = [more + column, less + column, (first[i] ?? 0) + column];
        hasChanged = tighten(sum, low, high) || hasChanged;
      }
    });
    if (!hasChanged) break;
  }
  const bounds = { low: outer.low.slice(), high: outer.high.slice() };
  for (let measure = 0; measure < measures; measure++) {
    bounds.low.set(low.subarray(measure * columns, measure * columns + rows), measure * rows);
    bounds.high.set(high.subarray(measure * columns, measure * columns + rows), measure * rows);
  }
  return bounds;
}
