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

/**
 * Creates `earlier_<table>`: for each row of `cells_<table>` by id the value of each measure in the latest release that
 * showed it; null where none did. Of a period that has ended only releases count in which it had; those of a register
 * (`targets`), which does not grow with the months, all count.
 */
export async function loadEarlier(
  database: Database,
  table: OutputTable,
  folder: string,
  releases: readonly string[],
): Promise<void> {
  const measures = measuresOf(table).map(({ name }) => identifier(name));
  const keys = dimensionsOf(table).map(({ name }) => identifier(name));
  if (releases.length === 0) {
    const empty = measures.map((measure) => `NULL::DOUBLE AS ${measure}`).join(', ');
    await database.run(
      `CREATE TABLE earlier_${table.name} AS SELECT id, ${empty} FROM cells_${table.name} LIMIT 0`,
    );
    return;
  }
  const shown = releases
    .map((id, place) => {
      const file = (name: string): string => `read_parquet(${literal(join(folder, id, `${name}.parquet`))})`;
      const wasRunning = isRunning('p.period', 'p.period_type', file('periods'));
      const isAlike = `(${wasRunning}) = (${isRunning('p.period', 'p.period_type', 'periods')})`;
      return `
      SELECT ${place} AS place, ${[...keys, ...measures].map((column) => `t.${column}`).join(', ')}
      FROM ${file(table.name)} AS t JOIN ${file('periods')} AS p USING (period)
      WHERE ${table.name === 'targets' ? 'true' : isAlike}`;
    })
    .join(' UNION ALL ');
  const latest = measures.map(
    (value) => `arg_max(${value}, place) FILTER (WHERE ${value} IS NOT NULL) AS ${value}`,
  );
  await database.run(`
    CREATE TABLE earlier_${table.name} AS
      WITH shown AS (${shown}), latest AS (SELECT ${keys.join(', ')}, ${latest.join(', ')} FROM shown GROUP BY ALL)
      SELECT id, ${measures.map((measure) => `latest.${measure}`).join(', ')}
      FROM cells_${table.name} JOIN latest USING (${keys.join(', ')})`);
}
