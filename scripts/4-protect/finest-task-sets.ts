// What regions have in a year by several tasks together. It follows from their tasks, but bounds that are taken from one sum at a
// time do not see it: where counties' tasks are hidden, what one of them has without its first may tell what another has.
import type { Columns } from './finest-columns.ts';
import type { Lists } from './lists.ts';

/** Adds the sums of a region in a year; of the regions right below it they have been added by then. */
export type TaskSetAdder = (region: number, year: number, below: readonly number[]) => void;

/** Adds sums over sets of two tasks or more, not all of them, to columns. */
export function taskSetAdder(columns: Columns, lists: Lists): TaskSetAdder {
  const tasks = lists.tasks.sums[0] ?? [];
  const sets = setsOf(tasks).filter(({ length }) => length > 1 && length < tasks.length);
  const known = new Map<string, number>();
  const keyOf = (region: number, year: number, set: readonly number[]): string =>
    [region, year, ...set].join(' ');
  return (region, year, below) => {
    const own = (task: number): number => columns.of(region, year, task, 0);
    if (tasks.some((task) => own(task) < 0)) return;
    const columnOf = (set: readonly number[]): number =>
      set.length === 1 ? own(set[0] ?? -1) : (known.get(keyOf(region, year, set)) ?? -1);
    for (const set of sets) {
      const place = { region, period: year, task: 0, group: 0, tasks: set };
      const column = columns.sumOf(place, set.map(own));
      known.set(keyOf(region, year, set), column);
      const ofBelow = below.map((child) => known.get(keyOf(child, year, set)) ?? -1);
      if (ofBelow.length > 0 && !ofBelow.includes(-1)) columns.sums.push([column, ...ofBelow]);
    }
    const all = own(0);
    if (all < 0) return;
    for (const set of sets) {
      const others = tasks.filter((task) => !set.includes(task));
      // Of two sets that are all tasks together, each once.
      if (others.length > set.length || (others.length === set.length && set.includes(tasks[0] ?? -1)))
        continue;
      columns.sums.push([all, columnOf(set), columnOf(others)]);
    }
  };
}

/** All sets of some keys, in their order. */
const setsOf = (keys: readonly number[]): number[][] =>
  keys.reduce<number[][]>((sets, key) => [...sets, ...sets.map((set) => [...set, key])], [[]]);
