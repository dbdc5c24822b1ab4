// The figures of quarters and years that went on when they were released: what earlier releases hid of them, and what is hidden
// of those that go on today.
import { join } from 'node:path';
import type { OutputTable } from '../../src/schema/column.ts';
import type { Database } from '../database.ts';
import { identifier, literal } from '../database.ts';
import type { Previous } from './earlier.ts';
import { isRunning, saysHidden } from './earlier.ts';
import type { Lists } from './lists.ts';
import type { SpanFigures } from './spans.ts';
import { figuresFrom, figuresIn } from './spans.ts';
import { provinceOf } from './lines.ts';

/** The figures of a province in which some of the measures are hidden, with these. */
export type AllSpans = (province: number, measures: readonly string[]) => SpanFigures;

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
  const dimensions = [
    lists.regions.codes,
    lists.periods.keys,
    lists.periods.keys,
    lists.tasks.keys,
    lists.groups.keys,
  ];
  const places = dimensions.map((codes) => new Map(codes.map((code, place) => [code, place])));
  const result = await database.connection.stream(`
    SELECT region_code, period, month, task, "group", bit_or(hidden)::INTEGER AS hidden
    FROM (${[...ofReleases, today].join(' UNION ALL ')})
    GROUP BY ALL HAVING bit_or(hidden) > 0 ORDER BY ALL`);
  // They are many, where there are many releases: kept as numbers one after another.
  const byProvince = new Map<number, number[]>();
  for await (const rows of result.yieldRowsJs()) {
    for (const row of rows) {
      const place = places.map((of, dimension) => of.get(String(row[dimension])) ?? -1);
      // What the lists no longer have is in none of today's sums.
      if (place.includes(-1)) continue;
      const province = provinceOf(lists, place[0] ?? -1);
      const figures = byProvince.get(province) ?? [];
      byProvince.set(province, figures);
      figures.push(...place, Number(row[places.length]));
    }
  }
  return (province, own) => {
    const bitsOf = own.map((name) => measures.indexOf(name));
    const figures = figuresIn(Int32Array.from(byProvince.get(province) ?? [])).map((figure) => ({
      ...figure,
      measures: bitsOf.reduce((sum, bit, place) => sum + ((figure.measures >> bit) & 1) * (1 << place), 0),
    }));
    return figuresFrom(figures.filter(({ measures: hidden }) => hidden !== 0));
  };
}
