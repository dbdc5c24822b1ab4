// Where the coverage shows that there were no activities: nobody was served there. It shows kinds only in longer times or of larger
// regions, but by area as well; together they tell of most counties and months which kinds there were.
import { join } from 'node:path';
import type { Campaign } from './cells.ts';
import type { Lists } from './lists.ts';
import type { Regions } from './published.ts';
import type { Reader } from './reader.ts';
import { parquet } from './reader.ts';

/** What is known of a place, bit by bit: none at all, none in towns, in villages or of no area, none reported. */
const NONE = { all: 1, urban: 2, rural: 4, without: 8, unreported: 16 } as const;
const AREAS = [NONE.urban, NONE.rural, NONE.without];

/** Reads where there were no activities, and of which places none were reported. */
export async function readIdle(
  reader: Reader,
  data: string,
  lists: Lists,
  regions: Regions,
): Promise<Pick<Campaign, 'isIdle' | 'isUnreported'>> {
  const { periods, tasks } = lists;
  const keyOf = (region: number, period: number, task: number): number =>
    (region * periods.codes.length + period) * tasks.codes.length + task;
  const told = new Uint8Array(regions.list.length * periods.codes.length * tasks.codes.length);
  const bit = (condition: string, own: number): string => `coalesce((${condition})::INTEGER, 0) * ${own}`;
  // What is of no area is left of all without the two.
  const bits = [
    bit('n = 0', NONE.all),
    bit('n = 0 OR urban = 0', NONE.urban),
    bit('n = 0 OR rural = 0', NONE.rural),
    bit('n = 0 OR n = urban + rural', NONE.without),
    bit('n IS NULL', NONE.unreported),
  ].join(' + ');
  for await (const [codes = [], ofPeriods, ofTasks, bitsOf] of reader.pieces(`
      SELECT region_code, period, task, ${bits} AS told FROM (
        SELECT region_code, period, task,
          ${['all', 'urban', 'rural']
            .map((area) => `max(activities) FILTER (area = '${area}') AS ${area === 'all' ? 'n' : area}`)
            .join(', ')}
        FROM ${parquet(join(data, 'coverage.parquet'))} GROUP BY ALL)
      WHERE told > 0`)) {
    codes.forEach((code, at) => {
      const place = [
        regions.at(String(code)),
        periods.index.get(String(ofPeriods?.[at])) ?? -1,
        tasks.index.get(String(ofTasks?.[at])) ?? -1,
      ] as const;
      if (place.every((one) => one >= 0)) told[keyOf(...place)] = Number(bitsOf?.[at]);
    });
  }
  const isTold = (own: number, ...place: Parameters<typeof keyOf>): boolean =>
    ((told[keyOf(...place)] as number) & own) !== 0;
  const regionAbove = (region: number): number => regions.at(regions.list[region]?.parent ?? '');
  const chains = {
    region: regions.list.map((_, region) => chainOf(region, regionAbove)),
    period: periods.codes.map((_, period) => chainOf(period, (one) => periods.parent[one] as number)),
    task: tasks.codes.map((_, task) => chainOf(task, (one) => tasks.parent[one] as number)),
  };
  /** None of an area, as there was none of it in the place or in a larger one: a longer time, a region above, a task. */
  const isNoneIn = (area: number, region: number, period: number, task: number): boolean => {
    for (const at of chains.region[region] as number[]) {
      for (const time of chains.period[period] as number[]) {
        for (const own of chains.task[task] as number[]) if (isTold(area, at, time, own)) return true;
      }
    }
    return false;
  };
  const isKindInMonth = (period: number, task: number): boolean =>
    tasks.parts[task] === 0 && periods.parts[period] === 0;
  return {
    isIdle: (...place) =>
      isTold(NONE.all, ...place) ||
      (isKindInMonth(place[1], place[2]) && AREAS.every((area) => isNoneIn(area, ...place))),
    isUnreported: (...place) => isTold(NONE.unreported, ...place),
  };
}

/** A place in a list and all that it is part of. */
function chainOf(first: number, parentOf: (one: number) => number): number[] {
  const chain: number[] = [];
  for (let one = first; one >= 0; one = parentOf(one)) chain.push(one);
  return chain;
}
