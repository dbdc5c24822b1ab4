// Where nobody was served, as there were no activities: as it is, and as far as the coverage of a release shows it.
import type { Database } from '../database.ts';
import type { IsIdle } from './finest-places.ts';
import type { KeyList, Lists } from './lists.ts';

/** What readers may know of where there were no activities. */
export interface Idle {
  /**
   * Where there were none, of all regions, periods, tasks and kinds. Not all of it is published; but what is (by kind in longer times,
   * by month, by area, community by community) leaves so little open that it is held to be known.
   */
  readonly isIdle: IsIdle;
  /** Of these, those that the coverage shows figure by figure, areas taken together: what every reader can be sure of. */
  readonly isSurelyIdle: IsIdle;
}

/** Loads where there were no activities. */
export async function loadIdle(database: Database, lists: Lists): Promise<Idle> {
  const { regions, periods, tasks } = lists;
  const keyOf = (region: number, period: number, task: number): number =>
    (region * periods.keys.length + period) * tasks.keys.length + task;
  const places = [regions.codes, periods.keys, tasks.keys].map(
    (codes) => new Map(codes.map((code, place) => [code, place])),
  );
  /** By place: the number that a query has for it; 0 where it has none. */
  const numbersOf = async (sql: string): Promise<Uint8Array> => {
    const numbers = new Uint8Array(regions.codes.length * periods.keys.length * tasks.keys.length);
    const result = await database.connection.stream(sql);
    for await (const rows of result.yieldRowsJs()) {
      for (const row of rows) {
        const [region = -1, period = -1, task = -1] = places.map((of, at) => of.get(String(row[at])) ?? -1);
        if (region >= 0 && period >= 0 && task >= 0) numbers[keyOf(region, period, task)] = Number(row[3]);
      }
    }
    return numbers;
  };
  const some = await numbersOf('SELECT region_code, period, task, 1 FROM activity_places');
  const none = await numbersOf(NONE_BY_AREA);
  const times = wholesIn(periods);
  const works = wholesIn(tasks);
  const isNoneIn = (area: number, region: number, period: number, task: number): boolean => {
    for (let at = region; at >= 0; at = regions.parent[at] ?? -1) {
      for (const time of times[period] ?? []) {
        for (const work of works[task] ?? [])
          if (((none[keyOf(at, time, work)] ?? 0) & area) !== 0) return true;
      }
    }
    return false;
  };
  return {
    isIdle: (...place) => some[keyOf(...place)] === 0,
    isSurelyIdle: (...place) => AREAS.every((area) => isNoneIn(area, ...place)),
  };
}

/** One bit each: none in towns, in villages, and of no area, which is left of all without the two. Not reported is none here. */
const AREAS = [1, 2, 4] as const;
const NONE_BY_AREA = `
  SELECT region_code, period, task,
    (n = 0 OR coalesce(urban = 0, false))::INTEGER * ${AREAS[0]}
      + (n = 0 OR coalesce(rural = 0, false))::INTEGER * ${AREAS[1]}
      + (n = 0 OR coalesce(n = urban + rural, false))::INTEGER * ${AREAS[2]} AS areas
  FROM (
    SELECT region_code, period, task,
      max(activities) FILTER (area = 'all') AS n,
      max(activities) FILTER (area = 'urban') AS urban,
      max(activities) FILTER (area = 'rural') AS rural
    FROM raw_coverage GROUP BY ALL)`;

/** By key: itself and all that it is part of. */
function wholesIn({ keys, sums }: KeyList): number[][] {
  const wholesOf = (own: number): number[] => {
    const whole = sums.findIndex((parts) => parts.includes(own));
    return [own, ...(whole < 0 ? [] : wholesOf(whole))];
  };
  return keys.map((_, own) => wholesOf(own));
}
