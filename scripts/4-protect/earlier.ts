// What earlier releases showed: a reader who kept them knows it. Each cell of today's tables gets the value of the
// latest release that showed it, apart for periods that had ended by then and for periods that still grew. A period has ended
// once the data go on to its last month, wherever in it the campaign began.
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
 * Creates `earlier_<table>`: for each row of `cells_<table>` by id, `closed_<measure>` and `open_<measure>`; null
 * where no release showed the cell.
 */
export async function loadEarlier(
  database: Database,
  table: OutputTable,
  folder: string,
  releases: readonly string[],
): Promise<void> {
  const measures = measuresOf(table).map(({ name }) => name);
  const keys = dimensionsOf(table).map(({ name }) => identifier(name));
  const kinds = ['closed', 'open'] as const;
  const shown = releases
    .map((id, i) => {
      const file = (name: string): string => literal(join(folder, id, `${name}.parquet`));
      return `
      SELECT ${i} AS place, ${keys.map((key) => `t.${key}`).join(', ')}, ${measures.map((m) => `t.${identifier(m)}`).join(', ')},
        ${lastMonth('p.period', 'p.period_type')} <= (
          SELECT max(period) FROM read_parquet(${file('periods')}) WHERE period_type = 'month') AS is_closed
      FROM read_parquet(${file(table.name)}) AS t JOIN read_parquet(${file('periods')}) AS p USING (period)`;
    })
    .join(' UNION ALL ');
  const latest = measures.flatMap((measure) =>
    kinds.map((kind) => {
      const isKind = kind === 'closed' ? 'is_closed' : 'NOT is_closed';
      const value = identifier(measure);
      return `arg_max(${value}, place) FILTER (WHERE ${value} IS NOT NULL AND ${isKind}) AS ${identifier(`${kind}_${measure}`)}`;
    }),
  );
  const columns = measures.flatMap((measure) => kinds.map((kind) => identifier(`${kind}_${measure}`)));
  if (releases.length === 0) {
    const empty = columns.map((column) => `NULL::DOUBLE AS ${column}`).join(', ');
    await database.run(
      `CREATE TABLE earlier_${table.name} AS SELECT id, ${empty} FROM cells_${table.name} LIMIT 0`,
    );
    return;
  }
  await database.run(`
    CREATE TABLE earlier_${table.name} AS
      WITH shown AS (${shown}), latest AS (SELECT ${keys.join(', ')}, ${latest.join(', ')} FROM shown GROUP BY ALL)
      SELECT id, ${columns.join(', ')} FROM cells_${table.name} JOIN latest USING (${keys.join(', ')})`);
}
