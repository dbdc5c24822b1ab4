// What regions have by task in months and quarters. It follows from the finest counts, but bounds that are taken from one sum at a time
// do not see it: where all a prefecture has of a group in a quarter is of one task, so much of the task's year is of the group.
import type { Columns } from './finest-columns.ts';
import type { Lists } from './lists.ts';

/** Adds them to columns, which have the finest counts, and those of the regions right below (`below`), by then. */
export function addTimesByTask(
  columns: Columns,
  lists: Lists,
  region: number,
  year: number,
  below: readonly number[],
): void {
  const tasks = lists.tasks.sums[0] ?? [];
  const groups = [...lists.groups.keys.keys()];
  const parts = lists.groups.sums[0] ?? [];
  const quarters = lists.periods.sums[year] ?? [];
  const timesIn = (times: readonly number[], task: number, group: number): number[] =>
    times.map((time) => columns.of(region, time, task, group));
  const addTime = (time: number, within: readonly number[]): void => {
    for (const task of tasks) {
      for (const group of groups) {
        if (below.length > 0)
          columns.addSum(
            [region, time, task, group],
            below.map((child) => columns.of(child, time, task, group)),
          );
        if (within.length > 0) columns.addSum([region, time, task, group], timesIn(within, task, group));
      }
      columns.addSum(
        [region, time, task, 0],
        parts.map((group) => columns.of(region, time, task, group)),
      );
      columns.addRests(region, time, task);
    }
    for (const group of groups) {
      if (columns.of(region, time, 0, group) < 0) continue;
      columns.addSum(
        [region, time, 0, group],
        tasks.map((task) => columns.of(region, time, task, group)),
      );
    }
  };
  for (const quarter of quarters) {
    const months = lists.periods.sums[quarter] ?? [];
    if (below.length > 0) for (const month of months) addTime(month, []);
    addTime(quarter, months);
  }
  for (const task of tasks) {
    for (const group of groups) {
      if (columns.of(region, year, task, group) < 0) continue;
      columns.addSum([region, year, task, group], timesIn(quarters, task, group));
    }
  }
}
