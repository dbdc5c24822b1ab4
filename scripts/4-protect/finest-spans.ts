// The sums over what there was in quarters and years up to a month.
import type { Columns } from './finest-columns.ts';
import type { Lists } from './lists.ts';
import { monthsOf } from './periods.ts';
import type { Span } from './spans.ts';
import { partsUpTo } from './spans.ts';

/**
 * Adds what a region had in a span; the columns have it for the regions right below by then. `hasRest`: of which columns of the
 * span's period what came after it has a column of its own.
 */
export function addSpan(
  columns: Columns,
  lists: Lists,
  span: Span,
  region: number,
  below: readonly number[],
  hasRest: (column: number) => boolean,
): void {
  const own = columns.periodOf(span);
  const { before, after } = partsUpTo(lists, span);
  const monthsIn = (parts: readonly number[]): number[] =>
    parts.flatMap((part) => (lists.periods.types[part] === 'month' ? [part] : monthsOf(lists, part)));
  const inTimes = (times: readonly number[], task: number, group: number): number[] =>
    times.map((time) => columns.of(region, time, task, group));
  const upTo = (task: number, group: number): number => columns.of(region, own, task, group);
  /** `times`: what it is made up of; null where these are none of its own. */
  const add = (task: number, group: number, times: { before: number[]; after: number[] } | null): void => {
    if (below.length > 0) {
      const ofBelow = below.map((child) => columns.of(child, own, task, group));
      columns.addSum([region, own, task, group], ofBelow);
    }
    if (times === null) return;
    columns.addSum([region, own, task, group], inTimes(times.before, task, group));
    const whole = columns.of(region, span.period, task, group);
    const rest = inTimes(times.after, task, group);
    const sum = (parts: readonly number[]): void =>
      columns.addSum([region, span.period, task, group], [upTo(task, group), ...parts]);
    if (!hasRest(whole)) sum(rest);
    else sum([columns.sumOf({ region, period: span.period, task, group, after: span.month }, rest)]);
  };

  // Of quarters there is nothing by task.
  const tasks = lists.periods.types[span.period] === 'year' ? (lists.tasks.sums[0] ?? []) : [];
  const months = { before: monthsIn(before), after: monthsIn(after) };
  for (const group of lists.groups.keys.keys()) {
    if ((lists.groups.sums[group] ?? []).length > 0) continue;
    for (const task of tasks) add(task, group, below.length > 0 ? null : months);
    add(0, group, { before, after });
    if (tasks.length > 0) {
      const ofTasks = tasks.map((task) => upTo(task, group));
      columns.addSum([region, own, 0, group], ofTasks);
    }
  }
  for (const task of [0, ...tasks]) {
    const ofGroups = (lists.groups.sums[0] ?? []).map((group) => upTo(task, group));
    if (columns.of(region, span.period, task, 0) >= 0) columns.addSum([region, own, task, 0], ofGroups);
  }
  const ofAll = inTimes([span.period, ...after], 0, 0);
  if (upTo(0, 0) >= 0 && ofAll.every((column) => column >= 0)) {
    const [, ...rest] = ofAll;
    columns.addSum([region, span.period, 0, 0], [upTo(0, 0), ...rest]);
  }
}
