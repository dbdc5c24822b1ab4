// The figures of quarters and years that went on when they were released: what earlier releases hid of them, and what is hidden
// of those that go on today.
import { join } from 'node:path';
import type { OutputTable } from '../../src/schema/column.ts';
import type { Database } from '../database.ts';
import { identifier, literal } from '../database.ts';
import type { Previous } from './earlier.ts';
import { isRunning, saysHidden } from './earlier.ts';
import type { Lists } from './lists.ts';
import type { SpanFigure, SpanFigures } from './spans.ts';
import { figuresFrom } from './spans.ts';
import { provinceOf } from './total-only.ts';

/** The figures of a province, with the measures of a system: those of all measures of the table that are hidden. */
export type AllSpans = (province: number, all: readonly string[], own: readonly string[]) => SpanFigures;

/** Loads the figures of a table, of all tasks and of each but not of their kinds. */
export async function loadSpans(
  database: Database,
  lists: Lists,
  table: OutputTable,
  measures: readonly string[],
  { folder, releases }: Previous,
): Promise<AllSpans> {
  const bits = (isHidden: (measure: string) => string): string =>
    measures.map((measure, place) => `(${isHidden(measure)})::INTEGER * ${1 << place}`).join(' + ');
  const goesOn = (periods: string): string =>
    `p.period_type IN ('quarter', 'year') AND ${isRunning('p.period', 'p.period_type', periods)}`;
  const select = (from: string, periods: string, hidden: string): string => `
    SELECT t.region_code, t.period, (SELECT max(period) FROM ${periods} WHERE period_type = 'month') AS month,
      t.task, t."group", ${hidden} AS hidden
    FROM ${from} AS t JOIN ${periods} AS p USING (period)
    WHERE ${goesOn(periods)} AND t.task IN (SELECT task FROM task_up WHERE task_level <> 'kind')`;
  const ofReleases = releases.map((id) => {
    const file = (name: string): string => `read_parquet(${literal(join(folder, id, `${name}.parquet`))})`;
    return select(
      file(table.name),
      file('periods'),
      bits((measure) => saysHidden('t.status', measure)),
    );
  });
  const today = select(
    `cells_${table.name}`,
    'periods',
    bits((measure) => `t.${identifier(`${measure}_state`)} = 'ok'`),
  );
  const rows = await database.rows<
    Record<'region_code' | 'period' | 'month' | 'task' | 'group', string> & { hidden: number }
  >(`
    SELECT region_code, period, month, task, "group", bit_or(hidden)::INTEGER AS hidden
    FROM (${[...ofReleases, today].join(' UNION ALL ')})
    GROUP BY ALL HAVING bit_or(hidden) > 0 ORDER BY ALL`);
  const [regions, periods, tasks, groups] = [
    lists.regions.codes,
    lists.periods.keys,
    lists.tasks.keys,
    lists.groups.keys,
  ].map((codes) => new Map(codes.map((code, place) => [code, place])));
  const byProvince = new Map<number, SpanFigure[]>();
  for (const row of rows) {
    const place = {
      region: regions?.get(row.region_code) ?? -1,
      period: periods?.get(row.period) ?? -1,
      month: periods?.get(row.month) ?? -1,
      task: tasks?.get(row.task) ?? -1,
      group: groups?.get(row.group) ?? -1,
    };
    // What the lists no longer have is in none of today's sums.
    if (Object.values(place).includes(-1)) continue;
    const province = provinceOf(lists, place.region);
    const figure = { ...place, measures: row.hidden };
    byProvince.set(province, [...(byProvince.get(province) ?? []), figure]);
  }
  return (province, all, own) => {
    const figures = (byProvince.get(province) ?? []).map((figure) => ({
      ...figure,
      measures: own.reduce(
        (bits_, name, place) => bits_ | ((figure.measures >> all.indexOf(name)) & 1 ? 1 << place : 0),
        0,
      ),
    }));
    return figuresFrom(figures.filter(({ measures: hidden }) => hidden !== 0));
  };
}
