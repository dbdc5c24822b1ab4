// The protection stage: raw tables in, publishable ones out, as sorted Parquet files in the work folder. What comes
// after opens those files and nothing else: the raw tables stay behind in the build's database.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputTable, OutputTableName } from '../../src/schema/column.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLE_NAMES, OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { LEVELS, PERIOD_TYPES } from '../../src/schema/values.ts';
import type { Database } from '../database.ts';
import { identifier, literal } from '../database.ts';
import { hiddenWhere, publishedValue } from './rules.ts';
import { statusExpression } from './status.ts';

/** How many measure cells a table has, and how many are hidden: small themselves, or to protect those. */
export interface Suppression {
  readonly cells: number;
  readonly primary: number;
  readonly secondary: number;
}

const rank = (column: string, values: readonly string[]): string =>
  `list_position([${values.map(literal).join(', ')}], ${column})`;

/** The order of a table's rows: level, region_code, period type, period, task, group, area, then any other key. */
export function sortOrder(table: OutputTable): string {
  const names = table.columns.map((column) => column.name);
  const order: [string, string][] = [
    ['level', rank('level', LEVELS)],
    ['region_code', 'region_code'],
    ['period_type', rank('period_type', PERIOD_TYPES)],
    ['period', 'period'],
    ['dimension', `(SELECT min(place) FROM categories WHERE categories.dimension = hidden.dimension)`],
    [
      'category',
      `(SELECT min(place) FROM categories WHERE categories.dimension = hidden.dimension AND categories.category = hidden.category)`,
    ],
    ['task', `nullif(task, 'all') NULLS FIRST`],
    ['group', `nullif("group", 'all') NULLS FIRST`],
    ['area', rank('area', ['all', 'urban', 'rural'])],
  ];
  return order
    .filter(([name]) => names.includes(name))
    .map(([, expression]) => expression)
    .join(', ');
}

/** A raw table's rows with hidden cells emptied and the status written. */
function protectedQuery(table: OutputTable, threshold: number): string {
  const measures = measuresOf(table);
  const hasStatus = table.columns.some((column) => column.role === 'status') && table.name !== 'reporting';
  if (!hasStatus) {
    const columns = table.columns.map((column) => identifier(column.name)).join(', ');
    return `SELECT ${columns} FROM raw_${table.name} AS hidden ORDER BY ${sortOrder(table)}`;
  }
  const states = measures.map((measure) => {
    const state = identifier(`${measure.name}_state`);
    const hidden = hiddenWhere(table, measure, threshold);
    return {
      name: measure.name,
      state:
        hidden === null
          ? state
          : `CASE WHEN ${state} = 'ok' AND ${hidden} THEN 'suppressed' ELSE ${state} END`,
    };
  });
  const stateColumns = states
    .map(({ name, state }) => `${state} AS ${identifier(`${name}_shown`)}`)
    .join(', ');
  const columns = table.columns.map((column) => {
    if (column.role === 'status') {
      return `${statusExpression(states.map(({ name }) => ({ name, state: identifier(`${name}_shown`) })))} AS status`;
    }
    const name = identifier(column.name);
    if (column.role !== 'measure') return name;
    return `CASE WHEN ${identifier(`${column.name}_shown`)} = 'ok' THEN ${publishedValue(column)} END AS ${name}`;
  });
  return `
    WITH hidden AS (SELECT *, ${stateColumns} FROM raw_${table.name})
    SELECT ${columns.join(', ')} FROM hidden ORDER BY ${sortOrder(table)}`;
}

/** Columns keep the schema's types whatever arithmetic made of them. */
function typed(table: OutputTable, query: string): string {
  const casts = table.columns
    .map(({ name, type }) => `${identifier(name)}::${type} AS ${identifier(name)}`)
    .join(', ');
  return `SELECT ${casts} FROM (${query})`;
}

async function suppressionOf(database: Database, table: OutputTable, path: string): Promise<Suppression> {
  const persons = measuresOf(table).filter((measure) => measure.tier !== 'T0');
  if (persons.length === 0) return { cells: 0, primary: 0, secondary: 0 };
  const names = persons.map(({ name }) => name);
  const shown = names.map((name) => `count(${identifier(name)})`).join(' + ');
  const hidden = names
    .map(
      (name) =>
        `count(*) FILTER (status = 'suppressed' OR regexp_matches(status, 'suppressed:([a-z_]+,)*${name}([,;]|$)'))`,
    )
    .join(' + ');
  const [counts] = await database.rows<{ shown: number; hidden: number }>(
    `SELECT (${shown})::INTEGER AS shown, (${hidden})::INTEGER AS hidden FROM read_parquet(${literal(path)})`,
  );
  if (!counts) throw new Error(`missing suppression counts of ${table.name}`);
  return { cells: counts.shown + counts.hidden, primary: counts.hidden, secondary: 0 };
}

export interface Protected {
  /** Absolute path of each protected table's Parquet file. */
  readonly files: Readonly<Record<OutputTableName, string>>;
  readonly suppression: Readonly<Partial<Record<OutputTableName, Suppression>>>;
}

/** Writes every table's protected Parquet file (zstd, row groups of 20,480, sorted) below the work folder. */
export async function protect(database: Database, work: string, threshold: number): Promise<Protected> {
  const folder = join(work, 'protected');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files: Record<string, string> = {};
  const suppression: Partial<Record<OutputTableName, Suppression>> = {};
  for (const name of OUTPUT_TABLE_NAMES) {
    const table = OUTPUT_TABLES[name];
    const path = join(folder, `${name}.parquet`);
    const query = typed(table, protectedQuery(table, threshold));
    await database.run(
      `COPY (${query}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
    );
    files[name] = path;
    if (measuresOf(table).length > 0 && table.columns.some((column) => column.role === 'status')) {
      suppression[name] = await suppressionOf(database, table, path);
    }
  }
  return { files: files as Protected['files'], suppression };
}
