// Which periods are part of which.
import type { Lists } from './lists.ts';

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

/** The months of a period. */
export const monthsOf = (lists: Lists, period: number): number[] =>
  periodsWithin(lists, period).filter((part) => lists.periods.types[part] === 'month');
