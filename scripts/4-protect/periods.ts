// Which periods are part of which.
import type { Lists } from './lists.ts';
import type { RowKeys } from './margins.ts';

/** The periods of a length: `month`, `quarter`, `year`. */
export const periodsOfType = ({ periods }: Lists, type: string): number[] =>
  [...periods.keys.keys()].filter((period) => periods.types[period] === type);

/** The periods that are part of a period, at any depth. */
export function periodsWithin(lists: Lists, period: number): number[] {
  return (lists.periods.sums[period] ?? []).flatMap((part) => [part, ...periodsWithin(lists, part)]);
}

/** The year that a period is part of; itself where it is part of none. */
export const yearOf = (lists: Lists, period: number): number =>
  periodsOfType(lists, 'year').find((year) => periodsWithin(lists, year).includes(period)) ?? period;

/**
 * By period: what stands for the time that it is part of, which is its year. Rows of different times are in no sum together. Where there
 * are rows of a period longer than a year, all are of its time.
 */
export function timesOf({ period: present }: Pick<RowKeys, 'period'>, lists: Lists): Int32Array {
  const { keys, types } = lists.periods;
  const isLonger = (period: number): boolean =>
    periodsWithin(lists, period).some((part) => types[part] === 'year');
  const longer = [...new Set(present)].find(isLonger);
  return Int32Array.from(keys, (_, period) => longer ?? yearOf(lists, period));
}

/** The months of a period. */
export const monthsOf = (lists: Lists, period: number): number[] =>
  periodsWithin(lists, period).filter((part) => lists.periods.types[part] === 'month');
