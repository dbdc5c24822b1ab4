// What earlier releases showed: a reader who kept them knows it. Figures of periods that had ended by then are figures of
// today; those of periods that still grew say nothing more (see `running.ts`), and are beside today's where these grow too.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputTable } from '../../src/schema/column.ts';
import { dimensionsOf, measuresOf } from '../../src/schema/column.ts';
import type { Database } from '../database.ts';
import { identifier, literal } from '../database.ts';

const RELEASE = /^(\d{4}-\d{2})(?:-r(\d+))?$/;

/** The ids of the releases in a folder but one, the earliest first: 2022-11, 2022-11-r2, 2022-12. */
export function releasesIn(folder: string, except: string): string[] {
  if (!existsSync(folder)) return [];
  const key = (id: string): string => {
    const [, month = '', number = '1'] = RELEASE.exec(id) ?? [];
    return `${month} ${number.padStart(4, '0')}`;
  };
  return readdirSync(folder)
    .filter((id) => RELEASE.test(id) && id !== except)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The last month of a period as SQL; beyond all months for the total, which grows for ever. */
const lastMonth = (period: string, type: string): string =>
  `CASE ${type} WHEN 'month' THEN ${period} WHEN 'year' THEN ${period} || '-12'
    WHEN 'quarter' THEN substr(${period}, 1, 4) || '-' || lpad((3 * substr(${period}, 6)::INTEGER)::VARCHAR, 2, '0') ELSE '9999-12' END`;

/**
 * Whether a period (SQL of its key and type) had not ended when a list of periods was made. A period has ended once the
 * data go on to its last month, wherever in it the campaign began.
 */
export const isRunning = (period: string, type: string, periods: string): string =>
  `${lastMonth(period, type)} > (SELECT max(period) FROM ${periods} WHERE period_type = 'month')`;

/** Whether a status (SQL) says that a measure is hidden. */
export const saysHidden = (status: string, measure: string): string =>
  `(${status} = 'suppressed' OR list_contains(string_split(regexp_extract(${status}, 'suppressed:([^;]*)', 1), ','), ${literal(measure)}))`;

/** Earlier releases: where they lie, and their ids, the earliest first. */
export interface Previous {
  readonly folder: string;
  readonly releases: readonly string[];
}

/** Measures of needs, whose line totals are shown however little these change, and how few are too few of a group. */
export interface OfNeeds {
  readonly measures: readonly string[];
  readonly limits: ReadonlyMap<string, number>;
}

/**
 * Creates `earlier_<table>`: for each row of `cells_<table>` by id the value of each measure in the latest release that
 * showed it; null where none did. Of a period that has ended only releases count in which it had; those of a register
 * (`targets`), which does not grow with the months, all count. `<measure>_hid`: whether the latest release that has the row
 * hid it, the period having ended. Of needs, `<measure>_stays` tells that a group's count has to stay hidden, null where
 * nothing does (see `staysHidden`).
 */
export async function loadEarlier(
  database: Database,
  table: OutputTable,
  { folder, releases }: Previous,
  needs: OfNeeds,
): Promise<void> {
  const names = measuresOf(table).map(({ name }) => name);
  const measures = names.map(identifier);
  const hid = names.map((name) => identifier(`${name}_hid`));
  const keys = dimensionsOf(table).map(({ name }) => identifier(name));
  const stays = needs.measures.map((name) => identifier(`${name}_stays`));
  if (releases.length === 0) {
    const empty = [
      ...measures.map((measure) => `NULL::DOUBLE AS ${measure}`),
      ...[...hid, ...stays].map((name) => `NULL::BOOLEAN AS ${name}`),
    ];
    await database.run(
      `CREATE TABLE earlier_${table.name} AS SELECT id, ${empty.join(', ')} FROM cells_${table.name} LIMIT 0`,
    );
    return;
  }
  const isRunningNow = isRunning('p.period', 'p.period_type', 'periods');
  const shown = releases
    .map((id, place) => {
      const file = (name: string): string => `read_parquet(${literal(join(folder, id, `${name}.parquet`))})`;
      return `
      SELECT ${place} AS place, ${[...keys, ...measures, 'status'].map((column) => `t.${column}`).join(', ')},
        ${table.name === 'targets' ? 'false' : isRunning('p.period', 'p.period_type', file('periods'))} AS was_running,
        ${table.name === 'targets' ? 'false' : isRunningNow} AS is_running
      FROM ${file(table.name)} AS t JOIN ${file('periods')} AS p USING (period)`;
    })
    .join(' UNION ALL ');
  const latest = [
    ...measures.map((value) => `arg_max(${value}, place) FILTER (WHERE ${value} IS NOT NULL) AS ${value}`),
    ...names.map(
      (name, i) => `arg_max(${saysHidden('status', name)} AND NOT is_running, place) AS ${hid[i]}`,
    ),
  ];
  const hasNeeds = needs.measures.length > 0;
  const columns = [
    ...[...measures, ...hid].map((name) => `latest.${name}`),
    ...stays.map((name) => `growing.${name}`),
  ];
  await database.run(`
    CREATE TABLE earlier_${table.name} AS
      WITH shown AS (${shown}),
      latest AS (
        SELECT ${keys.join(', ')}, ${latest.join(', ')} FROM shown WHERE was_running = is_running
        GROUP BY ${keys.join(', ')})
      ${hasNeeds ? `, growing AS (${staysHidden(table, keys, needs)})` : ''}
      SELECT id, ${columns.join(', ')}
      FROM cells_${table.name} LEFT JOIN latest USING (${keys.join(', ')})
      ${hasNeeds ? `LEFT JOIN growing USING (${keys.join(', ')})` : ''}`);
}

/**
 * Which counts of groups stay hidden: the line's total has grown by few since a release that hid them, and they would be
 * known by as few then, needs being only added. Where the release's period had ended, none is opened; where it had
 * not, as counts of groups are never shown then, those of which few may have been there. As SQL over `shown`.
 */
function staysHidden(table: OutputTable, keys: readonly string[], { measures, limits }: OfNeeds): string {
  const ofLine = keys.filter((key) => key !== identifier('group')).join(', ');
  const flags = measures.map((name) => {
    const [own, before, now] = ['today', 'line', 'total'].map((row) => `${row}.${identifier(name)}`);
    const growth = `(${now} - ${before})`;
    return `bool_or(${saysHidden('own.status', name)} AND ${growth} BETWEEN 1 AND few - 1
      AND (NOT own.was_running OR ${own} - ${growth} < few)) AS ${identifier(`${name}_stays`)}`;
  });
  const few = [...limits].map(([group, limit]) => `(${literal(group)}, ${limit})`).join(', ');
  return `
    SELECT ${keys.map((key) => `own.${key}`).join(', ')}, ${flags.join(', ')}
    FROM shown AS own
    JOIN (VALUES ${few}) AS limits ("group", few) USING ("group")
    JOIN cells_${table.name} AS today USING (${keys.join(', ')})
    JOIN shown AS line USING (place, ${ofLine})
    JOIN cells_${table.name} AS total USING (${ofLine})
    WHERE own."group" <> 'all' AND line."group" = 'all' AND total."group" = 'all' AND NOT own.is_running
    GROUP BY ${keys.map((key) => `own.${key}`).join(', ')}`;
}
