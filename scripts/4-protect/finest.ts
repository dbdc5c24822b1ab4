// The counts of which all others of a province are sums: by county and month, by task and group and by kind. No table has
// them, and there are none where there were no activities.
import type { FinestPlace } from './finest-columns.ts';
import { Columns } from './finest-columns.ts';
import { addLeaves } from './finest-leaves.ts';
import type { FinestPlaces } from './finest-places.ts';
import { regionsIn } from './finest-places.ts';
import { addSpan } from './finest-spans.ts';
import { addTimesByTask } from './finest-times.ts';
import { taskSetAdder } from './finest-task-sets.ts';
import type { Lists } from './lists.ts';
import type { RowKeys } from './margins.ts';
import { childrenOf } from './margins.ts';
import { periodsOfType, periodsWithin } from './periods.ts';
import type { Span } from './spans.ts';

type Place = [region: number, period: number, task: number, group: number];

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
  const addTaskSets = taskSetAdder(columns, lists);
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

  const leavesOf = addLeaves(columns, lists, places);
  const children = childrenOf(rows, lists);
  const regions = regionsIn(rows, children)
    .filter((region) => lists.regions.isRest[region] !== 1)
    .sort((a, b) => (lists.regions.level[b] ?? 0) - (lists.regions.level[a] ?? 0) || a - b);
  for (const region of regions) {
    const below = (children.get(region) ?? []).filter((child) => lists.regions.isRest[child] !== 1);
    const ofBelow = (period: number, task: number, group: number): number[] =>
      below.map((child) => columns.of(child, period, task, group));
    /** A sum of what is below, or of the finest counts. */
    const sumOf = (...place: Place): void =>
      columns.addSum(place, below.length === 0 ? leavesOf(...place) : ofBelow(place[1], place[2], place[3]));
    const addGroup = (group: number): void => {
      for (const month of months) sumOf(region, month, 0, group);
      for (const quarter of quarters) {
        if (below.length > 0) columns.addSum([region, quarter, 0, group], ofBelow(quarter, 0, group));
        const parts = lists.periods.sums[quarter] ?? [];
        columns.addSum(
          [region, quarter, 0, group],
          parts.map((month) => columns.of(region, month, 0, group)),
        );
      }
      for (const year of years) {
        for (const task of tasks) sumOf(region, year, task, group);
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
    };
    const addTask = (year: number, task: number): void => {
      const kinds = lists.tasks.sums[task] ?? [];
      for (const kind of kinds) sumOf(region, year, kind, 0);
      if (columns.of(region, year, task, 0) < 0) return;
      if (kinds.length > 0)
        columns.addSum(
          [region, year, task, 0],
          kinds.map((kind) => columns.of(region, year, kind, 0)),
        );
      const parts = (lists.groups.sums[0] ?? []).map((group) => columns.of(region, year, task, group));
      columns.addSum([region, year, task, 0], parts);
    };
    for (const group of groups) addGroup(group);
    // That a group which is part of another has no more than it follows from the finest counts, but not sum by sum.
    for (const time of [...months, ...quarters, ...years]) columns.addRests(region, time, 0);
    for (const year of years) for (const task of tasks) columns.addRests(region, year, task);
    for (const year of years) for (const task of tasks) addTask(year, task);
    for (const year of years) addTaskSets(region, year, below);
    for (const year of years) addTimesByTask(columns, lists, region, year, below);
    for (const span of spans) addSpan(columns, lists, span, region, below, hasRest);
  }
  return {
    rows: rows.count,
    more: columns.more,
    sums,
    columnUpTo: (span, region, task, group) => columns.of(region, columns.periodOf(span), task, group),
  };
}
