// What the tasks of a place make up several at a time: single sums over regions do not tell what they tell together.
import type { Builder } from './finest-builder.ts';
import type { Lists } from './lists.ts';
import { partsOf } from './lists.ts';

/** Adds what a region had in a year by tasks together to a block, which has it for the regions right below by then. */
export type AddTaskSets = (region: number, below: readonly number[]) => void;

/** Makes what adds a year's sets of tasks to a block. */
export function taskSetAdder(block: Builder, lists: Lists, year: number): AddTaskSets {
  const all = lists.tasks.index.get('all') ?? -1;
  const every = lists.groups.index.get('all') ?? -1;
  const tasks = partsOf(lists.tasks, all);
  // Each set is a number, one bit a task.
  const full = 2 ** tasks.length - 1;
  const membersOf = (set: number): number[] => tasks.filter((_, bit) => (set >> bit) % 2 === 1);
  const sets = Array.from({ length: full }, (_, set) => set).filter((set) => membersOf(set).length > 1);
  const columns = new Map<number, readonly (number | undefined)[]>();
  return (region, below) => {
    const single = tasks.map((task) => block.find([region, year, task, every]));
    if (single.includes(-1)) return;
    const own: number[] = [];
    tasks.forEach((_, bit) => (own[2 ** bit] = single[bit] as number));
    for (const set of sets) {
      own[set] = block.together(membersOf(set).map((task) => single[tasks.indexOf(task)] as number));
      const ofBelow = below.map((child) => columns.get(child)?.[set]);
      const found = ofBelow.filter((column) => column !== undefined);
      if (below.length > 0 && found.length === below.length) block.equal(own[set], found);
    }
    columns.set(region, own);
    const whole = block.find([region, year, all, every]);
    if (whole < 0) return;
    for (let set = 1; set < full / 2; set += 1)
      block.equal(whole, [own[set] as number, own[full - set] as number]);
  };
}
