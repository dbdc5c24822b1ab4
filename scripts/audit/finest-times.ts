// What places have of a task in months and quarters: what several counties had together in a month was of the tasks that they had
// then, which single sums over the tasks of a year do not tell.
import type { Builder, Place } from './finest-builder.ts';
import type { Lists } from './lists.ts';
import { partsOf } from './lists.ts';

/** Adds a region's counts by task in months and quarters to a block, which has those of the regions right below by then. */
export type AddTimes = (region: number, below: readonly number[]) => void;

/** Makes what adds them for a year; `groups`: all without the total of all. */
export function timesAdder(block: Builder, lists: Lists, year: number, groups: readonly number[]): AddTimes {
  const all = lists.tasks.index.get('all') ?? -1;
  const every = lists.groups.index.get('all') ?? -1;
  const tasks = partsOf(lists.tasks, all);
  const whole = partsOf(lists.groups, every);
  const quarters = partsOf(lists.periods, year);
  return (region, below) => {
    const place = (time: number, task: number, group: number, at = region): Place => [at, time, task, group];
    const find = (time: number, task: number, group: number): number => block.find(place(time, task, group));
    const add = (own: Place, parts: readonly number[]): void => {
      if (parts.some((part) => part >= 0)) block.sum(own, parts);
    };
    const inTime = (time: number, months: readonly number[]): void => {
      for (const task of tasks) {
        for (const group of [...groups, every]) {
          const own = place(time, task, group);
          add(
            own,
            below.map((child) => block.find(place(time, task, group, child))),
          );
          add(
            own,
            months.map((month) => find(month, task, group)),
          );
        }
        add(
          place(time, task, every),
          whole.map((group) => find(time, task, group)),
        );
      }
      for (const group of [...groups, every]) {
        if (find(time, all, group) >= 0)
          add(
            place(time, all, group),
            tasks.map((task) => find(time, task, group)),
          );
      }
    };
    for (const quarter of quarters) {
      const months = partsOf(lists.periods, quarter);
      if (below.length > 0) for (const month of months) inTime(month, []);
      inTime(quarter, months);
    }
    for (const task of tasks) {
      for (const group of [...groups, every]) {
        if (find(year, task, group) >= 0)
          add(
            place(year, task, group),
            quarters.map((quarter) => find(quarter, task, group)),
          );
      }
    }
  };
}
