// What places had in a quarter or a year up to a month of it: earlier releases had such figures, and hid them.
import type { Builder, Place, Span } from './finest-builder.ts';
import type { Lists } from './lists.ts';
import { partsOf } from './lists.ts';
import type { Placed } from './published.ts';

/** The tasks and groups of a block. */
export interface Kinds {
  readonly tasks: readonly number[];
  readonly groups: readonly number[];
  /** Those that make up all. */
  readonly wholeGroups: readonly number[];
  readonly pairs: readonly (readonly number[])[];
}

/** Adds what a region had in spans to a block, which has it for the regions right below by then. */
export type AddSpans = (region: number, below: readonly number[]) => void;

/** Makes what adds spans to a block. */
export function spanAdder(
  block: Builder,
  lists: Lists,
  table: Placed,
  kinds: Kinds,
  spans: readonly Span[],
): AddSpans {
  const ofSpans = spans.map((span) => spanSums(block, lists, table, kinds, span));
  return (region, below) => {
    for (const add of ofSpans) add(region, below);
  };
}

function spanSums(
  block: Builder,
  lists: Lists,
  table: Placed,
  { tasks, groups, wholeGroups, pairs }: Kinds,
  span: Span,
): AddSpans {
  const all = lists.tasks.index.get('all') ?? -1;
  const every = lists.groups.index.get('all') ?? -1;
  const { period } = span;
  const [before, after] = partsUpTo(lists, span);
  const [monthsBefore, monthsAfter] = [before, after].map((parts) =>
    parts.flatMap((part) => (isMonth(lists, part) ? [part] : partsOf(lists.periods, part))),
  ) as [number[], number[]];
  // Of quarters there is nothing by task.
  const isYear = lists.periodTypes.get(lists.periods.codes[period] ?? '') === 'year';
  const ownTasks = isYear ? [...tasks, all] : [all];

  return (region, below) => {
    const isBottom = below.length === 0;
    const upTo = (task: number, group: number): number => block.findUpTo(span, [region, period, task, group]);
    const inTimes = (times: readonly number[], task: number, group: number): number[] =>
      times.map((time) => block.find([region, time, task, group]));

    const ofGroup = (task: number, group: number): void => {
      const place: Place = [region, period, task, group];
      if (!isBottom) {
        const ofBelow = below.map((child) => block.findUpTo(span, [child, period, task, group]));
        block.sumUpTo(span, place, ofBelow);
      }
      if (task === all) {
        block.sumUpTo(span, place, inTimes(before, all, group));
        if (isYear)
          block.sumUpTo(
            span,
            place,
            tasks.map((own) => upTo(own, group)),
          );
        block.sum(place, [upTo(all, group), ...inTimes(after, all, group)]);
      } else if (isBottom) {
        block.sumUpTo(span, place, inTimes(monthsBefore, task, group));
        block.sum(place, [upTo(task, group), ...inTimes(monthsAfter, task, group)]);
      }
    };
    const ofAllGroups = (task: number): void => {
      if (table.rowAt(region, period, task, every) < 0) return;
      block.sumUpTo(
        span,
        [region, period, task, every],
        wholeGroups.map((group) => upTo(task, group)),
      );
      const isWhole = [...before, ...after].every((time) => table.rowAt(region, time, task, every) >= 0);
      if (task === all && isWhole)
        block.sum([region, period, all, every], [upTo(all, every), ...inTimes(after, all, every)]);
    };
    for (const task of ownTasks) {
      for (const group of groups) ofGroup(task, group);
      for (const [whole = -1, part = -1] of pairs) {
        const [more, less] = [upTo(task, whole), upTo(task, part)];
        if (more >= 0 && less >= 0) block.atLeast(more, less);
      }
      ofAllGroups(task);
    }
  };
}

const isMonth = (lists: Lists, period: number): boolean =>
  lists.periodTypes.get(lists.periods.codes[period] ?? '') === 'month';

/** The quarters and months that make up a span, and those that come after it in its period: as long ones as there are. */
function partsUpTo(lists: Lists, { period, month }: Span): [before: number[], after: number[]] {
  const last = lists.periods.codes[month] ?? '';
  const [before, after]: [number[], number[]] = [[], []];
  for (const part of partsOf(lists.periods, period)) {
    const months = isMonth(lists, part) ? [part] : partsOf(lists.periods, part);
    const isBefore = months.map((own) => (lists.periods.codes[own] ?? '') <= last);
    if (!isBefore.includes(false)) before.push(part);
    else if (!isBefore.includes(true)) after.push(part);
    else months.forEach((own, at) => (isBefore[at] === true ? before : after).push(own));
  }
  return [before, after];
}
