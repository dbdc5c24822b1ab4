// The columns of the finest counts themselves, of which all other sums are made.
import type { Columns } from './finest-columns.ts';
import type { FinestPlaces } from './finest-places.ts';
import { byMonth, kindsOf } from './finest-places.ts';
import type { Lists } from './lists.ts';
import { monthsOf, periodsOfType } from './periods.ts';

/** The columns that a sum of a region without any below it is made of: by month and group, or by year, task and group or kind. */
export type LeavesOf = (region: number, period: number, task: number, group: number) => readonly number[];

/** Adds the finest counts of places, with what their groups and their kinds make up by task. */
export function addLeaves(columns: Columns, lists: Lists, places: FinestPlaces): LeavesOf {
  const tasks = lists.tasks.sums[0] ?? [];
  const wholeGroups = lists.groups.sums[0] ?? [];
  const groups = [...lists.groups.keys.keys()].filter(
    (group) => (lists.groups.sums[group] ?? []).length === 0,
  );
  const leaves = new Map<string, number[]>();
  const push = (column: number, ...place: number[]): void => {
    const key = place.join(' ');
    const list = leaves.get(key);
    if (list) list.push(column);
    else leaves.set(key, [column]);
  };
  const yearOfMonth = new Map(
    periodsOfType(lists, 'year').flatMap((year) => monthsOf(lists, year).map((month) => [month, year])),
  );
  const taskOf = new Map(tasks.flatMap((task) => kindsOf(lists, task).map((kind) => [kind, task])));
  for (const [region, month, kinds] of byMonth(places)) {
    const year = yearOfMonth.get(month) ?? -1;
    for (const task of tasks) {
      const own = kinds.filter((kind) => taskOf.get(kind) === task);
      if (own.length === 0) continue;
      for (const group of groups) {
        const leaf = columns.make(region, month, task, group);
        push(leaf, region, month, 0, group);
        push(leaf, region, year, task, group);
      }
      columns.addRests(region, month, task);
      const ofGroups = wholeGroups.map((group) => columns.of(region, month, task, group));
      columns.addSum([region, month, task, 0], ofGroups);
      if (own.includes(task)) continue;
      // Of a kind there is nothing by group.
      const ofKinds = own.map((kind) => columns.make(region, month, kind, 0));
      ofKinds.forEach((leaf, at) => push(leaf, region, year, own[at] ?? -1, 0));
      columns.addSum([region, month, task, 0], ofKinds);
    }
  }
  return (...place) => leaves.get(place.join(' ')) ?? [];
}
