// Where the finest counts of a province are: by county and month, by task and group and by kind. There are none where there
// were no activities.
import type { Lists } from './lists.ts';
import type { RowKeys } from './margins.ts';
import { childrenOf } from './margins.ts';
import { periodsOfType } from './periods.ts';

const PROVINCE = 1;

/** Places that the finest counts are of: [region, month, kind], one after another; of a task without kinds the task itself. */
export type FinestPlaces = Int32Array;

/** Whether a region had no activities in a period, of a task, of a kind or, with task 0, at all. */
export type IsIdle = (region: number, period: number, task: number) => boolean;

/** Whether there are months and tasks: of longer times, or of all tasks, the finest counts are in the tables. */
export const hasFinest = (lists: Lists): boolean =>
  periodsOfType(lists, 'month').length > 0 && (lists.tasks.sums[0] ?? []).length > 0;

/** The regions of rows that have none below them, where these were not idle by month and kind; of one year where that is given. */
export function finestPlaces(rows: RowKeys, lists: Lists, isIdle: IsIdle, only?: number): FinestPlaces {
  const children = childrenOf(rows, lists);
  const { level, isRest } = lists.regions;
  const kinds = (lists.tasks.sums[0] ?? []).flatMap((task) => kindsOf(lists, task));
  const places: number[] = [];
  for (const region of regionsIn(rows, children).sort((a, b) => a - b)) {
    if (isRest[region] === 1 || (level[region] ?? 0) <= PROVINCE || children.has(region)) continue;
    for (const year of only === undefined ? periodsOfType(lists, 'year') : [only]) {
      for (const quarter of lists.periods.sums[year] ?? []) {
        for (const month of lists.periods.sums[quarter] ?? []) {
          for (const kind of kinds) if (!isIdle(region, month, kind)) places.push(region, month, kind);
        }
      }
    }
  }
  return Int32Array.from(places);
}

/** The kinds of a task; of one without kinds the task itself. */
export function kindsOf({ tasks }: Lists, task: number): readonly number[] {
  const kinds = tasks.sums[task] ?? [];
  return kinds.length > 0 ? kinds : [task];
}

/** The regions of rows, and those right below them. */
export const regionsIn = (rows: RowKeys, children: ReadonlyMap<number, readonly number[]>): number[] => [
  ...new Set([...rows.region, ...[...children.values()].flat()]),
];

/** Places, which stand by region and month, as one of each with its kinds. */
export function* byMonth(
  places: FinestPlaces,
): Generator<readonly [region: number, month: number, kinds: readonly number[]]> {
  let kinds: number[] = [];
  for (let i = 0; i < places.length; i += 3) {
    const [region = 0, month = 0, kind = 0] = places.subarray(i, i + 3);
    kinds.push(kind);
    if (places[i + 3] === region && places[i + 4] === month) continue;
    yield [region, month, kinds];
    kinds = [];
  }
}
