// Which counts no table has though tables add up over them: those of a region by task and group, where it has a table by
// task and one by group and a region above it one by both; and those by group in shorter times than it shows groups in,
// where the region above shows these.
import type { BlockRows } from './block.ts';
import type { IsIdle } from './finest-places.ts';
import type { Lists } from './lists.ts';
import type { RowIndex } from './margins.ts';

const PROVINCE = 1;

/** The place of such a count, and whether everyone knows that there are none. */
export interface InnerRow {
  readonly region: number;
  readonly period: number;
  readonly task: number;
  readonly group: number;
  readonly isNone: boolean;
}

/** What places are looked up in: the rows of a province and all below it. */
export interface InnerPlaces {
  readonly rows: BlockRows;
  readonly lists: Lists;
  readonly at: RowIndex;
  /** Whether a row is there, and everyone knows that it has none. */
  readonly isNone: (row: number) => boolean;
}

const groupsIn = ({ groups }: Lists): number[] =>
  [...groups.keys.keys()].filter((group) => (groups.sums[group] ?? []).length === 0);

/** The counts by task and group. */
export function taskRows({ rows, lists, at, isNone }: InnerPlaces): InnerRow[] {
  const groups = groupsIn(lists);
  const provinceOf = (own: number): number => {
    let region = own;
    while ((lists.regions.level[region] ?? 0) > PROVINCE) region = lists.regions.parent[region] ?? -1;
    return region;
  };
  // A line of a task that shows no groups, below a province that shows them.
  const isLine = (region: number, period: number, task: number): boolean =>
    at(region, period, task, 0) >= 0 &&
    at(region, period, task, groups[0] ?? -1) < 0 &&
    groups.every((group) => at(provinceOf(region), period, task, group) >= 0);
  const found: InnerRow[] = [];
  for (let row = 0; row < rows.count; row++) {
    const [region = 0, period = 0, task = 0, own = 0] = placeOf(rows, row);
    if ((lists.regions.level[region] ?? 0) <= PROVINCE || own !== 0 || task === 0) continue;
    if (!isLine(region, period, task)) continue;
    // What it has in a sum of periods follows from these.
    const parts = lists.periods.sums[period] ?? [];
    if (parts.length > 0 && parts.every((part) => isLine(region, part, task))) continue;
    for (const group of groups) {
      const sums = [
        at(region, period, task, 0),
        at(region, period, 0, group),
        at(provinceOf(region), period, task, group),
      ];
      found.push({ region, period, task, group, isNone: sums.some(isNone) });
    }
  }
  return found;
}

/**
 * The counts by group in shorter times, of all regions right below one where any of them had no activities in one of these
 * times: only that tells more than the sums.
 */
export function timeRows({ rows, lists, at, isNone }: InnerPlaces, isIdle: IsIdle): InnerRow[] {
  const groups = groupsIn(lists);
  const first = groups[0] ?? -1;
  const found: InnerRow[] = [];
  const idleBelow = new Set<number>();
  const shown = (region: number, period: number): boolean => at(region, period, 0, first) >= 0;
  const add = (region: number, whole: number, part: number): void => {
    const parent = lists.regions.parent[region] ?? -1;
    if (shown(region, part) || !shown(parent, part)) return;
    if (isIdle(region, part, 0) && !isIdle(region, whole, 0)) idleBelow.add(parent);
    for (const group of groups) {
      const sums = [at(region, whole, 0, group), at(parent, part, 0, group)];
      found.push({
        ...{ region, period: part, task: 0, group },
        isNone: isIdle(region, part, 0) || sums.some(isNone),
      });
    }
    for (const shorter of lists.periods.sums[part] ?? []) add(region, part, shorter);
  };
  for (let row = 0; row < rows.count; row++) {
    const [region = 0, period = 0, task = 0, group = 0] = placeOf(rows, row);
    const isLine = task === 0 && group === first && lists.regions.isRest[region] !== 1;
    if (!isLine || (lists.regions.level[region] ?? 0) <= PROVINCE) continue;
    for (const part of lists.periods.sums[period] ?? []) add(region, period, part);
  }
  return found.filter(({ region }) => idleBelow.has(lists.regions.parent[region] ?? -1));
}

const placeOf = ({ region, period, task, group }: BlockRows, row: number): (number | undefined)[] =>
  [region, period, task, group].map((keys) => keys[row]);
