// Which cells count persons, and how few are too few there.
import type { Lists } from './lists.ts';
import { CHILDREN_TIER } from './lists.ts';
import type { CountTable, Placed, Regions } from './published.ts';
import { SHAPES } from './published.ts';
import type { Thresholds } from './thresholds.ts';

export interface Setting {
  readonly lists: Lists;
  readonly regions: Regions;
  readonly thresholds: Thresholds;
}

/** Counts of needs, not of persons, unless the row is of a group: their totals are shown however small. */
export const isNeeds = (table: CountTable, measure: string): boolean =>
  table === 'needs' || measure === 'resolved';

const groupOf = (lists: Lists, table: Placed, row: number): string =>
  lists.groups.codes[table.group[row] as number] ?? '';

/** Counts below this are too few in a row; its group's tier decides. */
export function tooFew({ lists, thresholds }: Setting, table: Placed, row: number): number {
  const tier = lists.tiers.get(groupOf(lists, table, row));
  return tier === 'T2' ? thresholds.T2 : tier === CHILDREN_TIER ? thresholds.T2c : thresholds.T1;
}

/** Whether a measure (by number) counts persons in a row. */
export function isPersons({ lists }: Setting, table: Placed, row: number, measure: number): boolean {
  const name = SHAPES[table.table].measures[measure] as string;
  return !isNeeds(table.table, name) || groupOf(lists, table, row) !== 'all';
}

/** Whether a row is of a children's group where those are hidden whatever their size. */
export function isHiddenChildren(
  { lists, regions }: Omit<Setting, 'thresholds'>,
  table: Placed,
  row: number,
): boolean {
  if (lists.tiers.get(groupOf(lists, table, row)) !== CHILDREN_TIER) return false;
  const level = regions.list[table.region[row] as number]?.level;
  const type = lists.periodTypes.get(lists.periods.codes[table.period[row] as number] ?? '');
  return level === 'county' || (level === 'prefecture' && type === 'quarter');
}
