// The counts of counties by kind in a year. No table has them, but a province's counts by kind and a county's by task are sums
// of them, and a county has none of a kind of which it had no activities.
import type { IsIdle } from './finest-places.ts';
import type { InnerPlaces, InnerRow } from './inner-rows.ts';
import { childrenOf } from './margins.ts';

const PROVINCE = 1;

export interface KindRows {
  readonly rows: readonly InnerRow[];
  /** Sums over them as [sum, part, part …]; the first of them has this place among the rows. */
  readonly sums: (first: number) => Int32Array[];
}

/** The counts by kind of the regions that have none below them, where the province shows the kind. */
export function kindRows({ rows, lists, at }: Omit<InnerPlaces, 'isNone'>, isIdle: IsIdle): KindRows {
  const { level, isRest } = lists.regions;
  const children = childrenOf(rows, lists);
  const bottoms = [...new Set(rows.region)].filter(
    (region) => isRest[region] !== 1 && (level[region] ?? 0) > PROVINCE && !children.has(region),
  );
  const found: InnerRow[] = [];
  /** By the row that is a sum: places among the found ones. */
  const parts = new Map<number, number[]>();
  const isPartOf = (sum: number, place: number): void => {
    if (sum >= 0) parts.set(sum, [...(parts.get(sum) ?? []), place]);
  };
  const tasks = lists.tasks.sums[0] ?? [];
  for (let row = 0; row < rows.count; row++) {
    const [region = 0, period = 0, kind = 0] = [rows.region[row], rows.period[row], rows.task[row]];
    const task = tasks.find((own) => lists.tasks.sums[own]?.includes(kind));
    const isYear = lists.periods.types[period] === 'year';
    if (task === undefined || !isYear || level[region] !== PROVINCE) continue;
    for (const bottom of bottoms) {
      if (isIdle(bottom, period, kind)) continue;
      const place = found.push({ region: bottom, period, task: kind, group: 0, isNone: false }) - 1;
      isPartOf(row, place);
      isPartOf(at(bottom, period, task, 0), place);
    }
  }
  return {
    rows: found,
    sums: (first) =>
      [...parts].map(([sum, places]) => Int32Array.of(sum, ...places.map((own) => first + own))),
  };
}
