// The counts that all figures of a province in a year are sums of: by county, month and task, by group and by kind. They are
// published nowhere, but there are none where there were no activities.
import type { Campaign, IsIdle } from './cells.ts';
import type { Place, Span, SpanColumn } from './finest-builder.ts';
import { Builder } from './finest-builder.ts';
import { spanAdder } from './finest-spans.ts';
import { taskSetAdder } from './finest-task-sets.ts';
import { timesAdder } from './finest-times.ts';
import { partsOf } from './lists.ts';
import type { Placed } from './published.ts';
import type { Sparse } from './sparse.ts';

/** A province in a year. Columns are its figures and the counts that have none. */
export interface FinestBlock {
  /** The row of the table of each column; −1 of a count that has none. */
  readonly rowOf: readonly number[];
  readonly sums: Sparse;
  /** The row of the table that each sum is of; −1 where it is none's. */
  readonly sumOf: readonly number[];
  /** The columns of what there was in spans. */
  readonly upTo: readonly SpanColumn[];
}

/** Makes the block of a province in a year; `isIdle`: where there were no activities. */
export type BlockMaker = (isIdle: IsIdle) => FinestBlock;

/** What makes the blocks of a table, province by province and year by year, with what there was in these spans. */
export function finestBlocks(
  campaign: Pick<Campaign, 'lists' | 'regions'>,
  table: Placed,
  spans: readonly Span[] = [],
): BlockMaker[] {
  const { regions, lists } = campaign;
  const children = new Map<number, number[]>();
  for (const region of new Set(table.region)) {
    const parent = regions.at(regions.list[region]?.parent ?? '');
    children.set(parent, [...(children.get(parent) ?? []), region]);
  }
  const years = [...lists.periods.codes.keys()].filter((period) =>
    /^\d{4}$/.test(lists.periods.codes[period] ?? ''),
  );
  return [...children.keys()]
    .filter((region) => regions.list[region]?.level === 'province')
    .flatMap((province) =>
      years.map((year) => {
        const own = spans.filter(({ period }) => period === year || lists.periods.parent[period] === year);
        return (isIdle: IsIdle) => finestBlock(campaign, table, children, { province, year }, own, isIdle);
      }),
    );
}

function finestBlock(
  campaign: Pick<Campaign, 'lists' | 'regions'>,
  table: Placed,
  children: ReadonlyMap<number, readonly number[]>,
  { province, year }: { readonly province: number; readonly year: number },
  spans: readonly Span[],
  isIdle: IsIdle,
): FinestBlock {
  const { lists } = campaign;
  const all = lists.tasks.index.get('all') ?? -1;
  const every = lists.groups.index.get('all') ?? -1;
  const tasks = partsOf(lists.tasks, all);
  const wholeGroups = partsOf(lists.groups, every);
  const pairs = lists.subgroups.map((pair) => pair.map((code) => lists.groups.index.get(code) ?? -1));
  const groups = [...wholeGroups, ...pairs.map(([, part]) => part as number)];
  const quarters = partsOf(lists.periods, year).map((quarter) => ({
    quarter,
    months: partsOf(lists.periods, quarter),
  }));
  const block = new Builder(table, lists);
  const addTaskSets = taskSetAdder(block, lists, year);
  const addTimes = timesAdder(block, lists, year, groups);
  // By kind there is something where the province shows kinds; of no kind there is anything by group.
  const shown = (kind: number): boolean => table.rowAt(province, year, kind, every) >= 0;
  const kindsOf = (task: number): number[] => partsOf(lists.tasks, task).filter(shown);
  const addSpans = spanAdder(block, lists, table, { tasks, groups, wholeGroups, pairs }, spans);

  /** A group that is part of another has no more than it: that follows from the finest counts, but not sum by sum. */
  const holdPairs = (region: number, time: number, task: number): void => {
    for (const [whole = -1, part = -1] of pairs) {
      const [more, less] = [whole, part].map((group) => block.find([region, time, task, group])) as [
        number,
        number,
      ];
      if (more >= 0 && less >= 0) block.atLeast(more, less);
    }
  };

  /** What regions without any below them have, by month and task. */
  const ofBottom = (region: number, above: readonly number[]): void => {
    const hasNone = (quarter: number, month: number, task: number): boolean =>
      [region, ...above].some((at) =>
        [year, quarter, month].some((time) => isIdle(at, time, all) || isIdle(at, time, task)),
      );
    const byMonth = new Map<number, number[]>();
    const byKind = new Map<number, number[]>();
    const byTask = new Map<number, number[]>();
    for (const { quarter, months } of quarters) {
      for (const month of months) {
        for (const task of tasks) {
          const kinds = kindsOf(task).filter((kind) => !isIdle(region, month, kind));
          if (hasNone(quarter, month, task) || (kinds.length === 0 && kindsOf(task).length > 0)) continue;
          const own = groups.map((group) => block.make([region, month, task, group]));
          holdPairs(region, month, task);
          byMonth.set(month, [...(byMonth.get(month) ?? []), ...own]);
          byTask.set(task, [...(byTask.get(task) ?? []), ...own]);
          if (kinds.length === 0) continue;
          const ofKinds = kinds.map((kind) => block.make([region, month, kind, every]));
          const inMonth: Place = [region, month, task, every];
          block.sum(inMonth, own.slice(0, wholeGroups.length));
          block.sum(inMonth, ofKinds);
          kinds.forEach((kind, at) => byKind.set(kind, [...(byKind.get(kind) ?? []), ofKinds[at] as number]));
        }
      }
    }
    for (const [kind, months] of byKind) block.sum([region, year, kind, every], months);
    // Each entry of these has all groups in their order, one month or task after another.
    const ofGroup = (counts: readonly number[] | undefined, at: number): number[] =>
      (counts ?? []).filter((_, place) => place % groups.length === at);
    groups.forEach((group, at) => {
      for (const { months } of quarters) {
        for (const month of months) block.sum([region, month, all, group], ofGroup(byMonth.get(month), at));
      }
      for (const task of tasks) block.sum([region, year, task, group], ofGroup(byTask.get(task), at));
    });
  };

  const ofRegion = (region: number, above: readonly number[]): void => {
    const below = children.get(region) ?? [];
    for (const child of below) ofRegion(child, [region, ...above]);
    if (below.length === 0) ofBottom(region, above);
    const ofBelow = (time: number, task: number, group: number): void => {
      if (below.length > 0) {
        block.sum(
          [region, time, task, group],
          below.map((child) => block.find([child, time, task, group])),
        );
      }
    };
    for (const group of groups) {
      for (const { quarter, months } of quarters) {
        for (const month of months) ofBelow(month, all, group);
        ofBelow(quarter, all, group);
        block.sum(
          [region, quarter, all, group],
          months.map((month) => block.find([region, month, all, group])),
        );
      }
      for (const task of tasks) ofBelow(year, task, group);
      ofBelow(year, all, group);
      block.sum(
        [region, year, all, group],
        quarters.map(({ quarter }) => block.find([region, quarter, all, group])),
      );
      block.sum(
        [region, year, all, group],
        tasks.map((task) => block.find([region, year, task, group])),
      );
    }
    for (const { quarter, months } of quarters) {
      for (const time of [quarter, ...months]) holdPairs(region, time, all);
    }
    for (const task of [all, ...tasks]) holdPairs(region, year, task);
    // Lines of a time and a task, as far as the table has them.
    for (const time of [year, ...quarters.flatMap(({ quarter, months }) => [quarter, ...months])]) {
      for (const task of time === year ? [all, ...tasks] : [all]) {
        if (table.rowAt(region, time, task, every) < 0) continue;
        block.sum(
          [region, time, task, every],
          wholeGroups.map((group) => block.find([region, time, task, group])),
        );
      }
    }
    for (const task of tasks) {
      if (table.rowAt(region, year, task, every) < 0) continue;
      ofBelow(year, task, every);
      const kinds = kindsOf(task);
      for (const kind of kinds) ofBelow(year, kind, every);
      if (kinds.length === 0) continue;
      block.sum(
        [region, year, task, every],
        kinds.map((kind) => block.find([region, year, kind, every])),
      );
    }
    if (tasks.every((task) => table.rowAt(region, year, task, every) >= 0)) {
      block.sum(
        [region, year, all, every],
        tasks.map((task) => block.find([region, year, task, every])),
      );
    }
    addTaskSets(region, below);
    addTimes(region, below);
    addSpans(region, below);
  };
  ofRegion(province, []);
  const { rowOf, sums, sumOf } = block;
  return { rowOf, sums, sumOf, upTo: block.columnsUpTo() };
}
