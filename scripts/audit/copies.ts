// Every copy of a published table must say what the table says: CSV, parts by province, the release's own folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { OutputTable } from '../../src/schema/column.ts';
import { dimensionsOf, measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { NATION } from '../../src/schema/values.ts';
import { identifier, literal } from '../database.ts';
import type { Finding } from './finding.ts';
import type { Reader } from './reader.ts';
import { columnNames, csv, parquet } from './reader.ts';

/** Tables with persons; of the others only the columns are looked at. */
const COMPARED = ['coverage', 'outcomes', 'needs', 'targets', 'sensitive'];
const MOST = 20;

interface Copy {
  readonly file: string;
  /** SQL condition of the table's rows that the copy has. */
  readonly rows: string;
}

/** Whether a file of a data folder is one that the contract names: a table, a part, or a list of what there is. */
export function isContractFile(file: string): boolean {
  const name = Object.keys(OUTPUT_TABLES).join('|');
  return (
    new RegExp(`^(${name})(\\.(csv|parquet)|/\\d{6}\\.(csv|parquet))$`).test(file) ||
    new RegExp(`^releases/[^/]+/(${name})\\.parquet$`).test(file)
  );
}

function copiesOf({ name }: OutputTable, data: string, release: string | null): Copy[] {
  const copies: Copy[] = [];
  for (const file of [`${name}.csv`, ...(release === null ? [] : [`releases/${release}/${name}.parquet`])]) {
    if (existsSync(join(data, file))) copies.push({ file, rows: 'true' });
  }
  const folder = join(data, name);
  if (!existsSync(folder)) return copies;
  for (const part of readdirSync(folder).sort()) {
    const [, code] = /^(\d{6})\.(?:csv|parquet)$/.exec(part) ?? [];
    if (code === undefined) continue;
    const rows = `substr(region_code, 1, 2) = ${literal(code.slice(0, 2))} OR region_code = ${literal(NATION)}`;
    copies.push({ file: `${name}/${part}`, rows });
  }
  return copies;
}

/** Compares all copies in a data folder; `release` is today's, whose folder has a copy too. */
export async function copyFindings(reader: Reader, data: string, release: string | null): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const table of Object.values(OUTPUT_TABLES)) {
    const path = join(data, `${table.name}.parquet`);
    if (!existsSync(path)) continue;
    for (const copy of copiesOf(table, data, release)) {
      if (copy.rows === 'true' && isSameFile(path, join(data, copy.file))) continue;
      found.push(...(await compare(reader, data, table, copy)));
    }
  }
  return found;
}

const isSameFile = (a: string, b: string): boolean =>
  extname(a) === extname(b) && readFileSync(a).equals(readFileSync(b));

async function compare(
  reader: Reader,
  data: string,
  table: OutputTable,
  { file, rows }: Copy,
): Promise<Finding[]> {
  const path = join(data, file);
  const copy = extname(file) === '.csv' ? csv(path) : parquet(path);
  const names = await columnNames(reader, copy);
  const expected = table.columns.map(({ name }) => name);
  const strange = [
    ...names.filter((name) => !expected.includes(name)),
    ...expected.filter((name) => !names.includes(name)),
  ];
  if (strange.length > 0) {
    const why = { zh: '列与表不同', en: 'columns differ from the table' };
    return strange.map((cell) => ({ file, cell, why }));
  }
  if (!COMPARED.includes(table.name)) return [];
  const keys = dimensionsOf(table).map(({ name }) => identifier(name));
  const measures = measuresOf(table).map(({ name }) => identifier(name));
  const read = (relation: string): string =>
    `SELECT ${keys.join(', ')}, ${measures.map((name) => `try_cast(${name} AS DOUBLE) AS ${name}`).join(', ')}, status FROM ${relation}`;
  const differs = [...measures, 'status'].map((name) => `a.${name} IS DISTINCT FROM b.${name}`);
  const cells = await reader.rows(`
    SELECT ${keys.map((key) => `coalesce(a.${key}, b.${key}) AS ${key}`).join(', ')},
      a.status IS NULL AS only_copy, b.status IS NULL AS only_table, a.status AS "table.status", b.status AS "copy.status",
      ${measures.map((name) => `a.${name} AS "table.${name.slice(1, -1)}", b.${name} AS "copy.${name.slice(1, -1)}"`).join(', ')}
    FROM (${read(`${parquet(join(data, `${table.name}.parquet`))} WHERE ${rows}`)}) a
    FULL JOIN (${read(copy)}) b ON ${keys.map((key) => `a.${key} = b.${key}`).join(' AND ')}
    WHERE ${differs.join(' OR ')} ORDER BY ALL LIMIT ${MOST}`);
  return cells.map((row) => {
    const place = dimensionsOf(table)
      .map(({ name }) => (name === 'region_code' || name === 'period' ? row[name] : `${name}=${row[name]}`))
      .join(' ');
    const measure = [...measuresOf(table).map(({ name }) => name), 'status'].find(
      (name) => row[`table.${name}`] !== row[`copy.${name}`],
    );
    const cell = `${table.name}.${measure} ${place}`;
    const text = (value: unknown): string => (value === null || value === undefined ? '—' : String(value));
    const [theirs, ours] = [text(row[`copy.${measure}`]), text(row[`table.${measure}`])];
    if (row['only_copy'] === true)
      return {
        file,
        cell,
        why: { zh: '表中没有这一行', en: 'a row that the table does not have' },
      };
    if (row['only_table'] === true) return { file, cell, why: { zh: '缺这一行', en: 'the row is missing' } };
    return {
      file,
      cell,
      why: {
        zh: `${theirs}，而表中是${ours}`,
        en: `${theirs}, where the table has ${ours}`,
      },
    };
  });
}
