// The counts of which all others of a province are sums: by county, month, task and group. No table has them, and there are
// none where there were no activities.
import type { FinestPlace } from './finest-columns.ts';
import { Columns } from './finest-columns.ts';
import { addSpan } from './finest-spans.ts';
import type { Lists } from './lists.ts';
import type { RowKeys } from './margins.ts';
import { childrenOf } from './margins.ts';
import { monthsOf, periodsOfType, periodsWithin } from './periods.ts';
import type { Span } from './spans.ts';

const PROVINCE = 1;

/** Places that the finest counts are of: [region, month, task], one after another. */
export type FinestPlaces = Int32Array;

/** Whether a region had no activities in a period, of a task or, with task 0, at all. */
export type IsIdle = (region: number, period: number, task: number) => boolean;

/** Sums over the rows of a province and, from `rows` on, what stands in no row, by its place. */
export interface FinestSums {
  readonly rows: number;
  readonly more: readonly FinestPlace[];
  /** Each [sum, part, part …]; a sum without parts is none. */
  readonly sums: readonly (readonly number[])[];
  /** The column of what a place (its period is the span's) had up to the span's month; −1 where there is none. */
  readonly columnUpTo: (span: Span, region: number, task: number, group: number) => number;
  /**
   * By column: what the first measure is at least in spans and after them, as another system may show (see `finest-beside.ts`);
   * undefined where nothing is known of that.
   */
  readonly least?: Float64Array;
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
  for (const region of regionsIn(rows, children).sort((a, b) => a - b)) {
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

/** The regions of rows, and those right below them. */
const regionsIn = (rows: RowKeys, children: ReadonlyMap<number, readonly number[]>): number[] => [
  ...new Set([...rows.region, ...[...children.values()].flat()]),
];

/**
 * The sums of the rows of a province over the finest counts, with what there was in spans. `hasRest`: of which rows what came
 * after a span has a column of its own.
 */
export function finestSums(
  rows: RowKeys,
  lists: Lists,
  places: FinestPlaces,
  spans: readonly Span[] = [],
  hasRest: (row: number) => boolean = () => false,
): FinestSums {
  const columns = new Columns(rows, lists, spans);
  const { sums } = columns;
  const groups = [...lists.groups.keys.keys()].filter(
    (group) => (lists.groups.sums[group] ?? []).length === 0,
  );
  const tasks = lists.tasks.sums[0] ?? [];
  const present = new Set(rows.period);
  const years = periodsOfType(lists, 'year').filter((year) =>
    [year, ...periodsWithin(lists, year)].some((period) => present.has(period)),
  );
  const within = new Set(years.flatMap((year) => periodsWithin(lists, year)));
  const quarters = periodsOfType(lists, 'quarter').filter((quarter) => within.has(quarter));
  const months = periodsOfType(lists, 'month').filter((month) => within.has(month));

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
    columns.addRests(region, month, task);
  }
  const leavesOf = (...place: number[]): number[] => leaves.get(place.join(' ')) ?? [];

  const children = childrenOf(rows, lists);
  const regions = regionsIn(rows, children)
    .filter((region) => lists.regions.isRest[region] !== 1)
    .sort((a, b) => (lists.regions.level[b] ?? 0) - (lists.regions.level[a] ?? 0) || a - b);
  for (const region of regions) {
    const below = (children.get(region) ?? []).filter((child) => lists.regions.isRest[child] !== 1);
    const isBottom = below.length === 0;
    const ofBelow = (period: number, task: number, group: number): number[] =>
      below.map((child) => columns.of(child, period, task, group));
    for (const group of groups) {
      for (const month of months) {
        columns.addSum(
          [region, month, 0, group],
          isBottom ? leavesOf(region, month, 0, group) : ofBelow(month, 0, group),
        );
      }
      for (const quarter of quarters) {
        if (!isBottom) columns.addSum([region, quarter, 0, group], ofBelow(quarter, 0, group));
        const parts = lists.periods.sums[quarter] ?? [];
        columns.addSum(
          [region, quarter, 0, group],
          parts.map((month) => columns.of(region, month, 0, group)),
        );
      }
      for (const year of years) {
        for (const task of tasks) {
          columns.addSum(
            [region, year, task, group],
            isBottom ? leavesOf(region, year, task, group) : ofBelow(year, task, group),
          );
        }
        const times = lists.periods.sums[year] ?? [];
        columns.addSum(
          [region, year, 0, group],
          times.map((quarter) => columns.of(region, quarter, 0, group)),
        );
        columns.addSum(
          [region, year, 0, group],
          tasks.map((task) => columns.of(region, year, task, group)),
        );
      }
    }
    // That a group which is part of another has no more than it follows from the finest counts, but not sum by sum.
    for (const time of [...months, ...quarters, ...years]) columns.addRests(region, time, 0);
    for (const year of years) for (const task of tasks) columns.addRests(region, year, task);
    for (const year of years) {
      for (const task of tasks) {
        if (columns.of(region, year, task, 0) < 0) continue;
        const parts = (lists.groups.sums[0] ?? []).map((group) => columns.of(region, year, task, group));
        columns.addSum([region, year, task, 0], parts);
      }
    }
    for (const span of spans) addSpan(columns, lists, span, region, below, hasRest);
  }
  return {
    rows: rows.count,
    more: columns.more,
    sums,
    columnUpTo: (span, region, task, group) => columns.of(region, columns.periodOf(span), task, group),
  };
}
