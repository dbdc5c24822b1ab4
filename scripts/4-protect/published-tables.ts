// Writes the publishable tables: raw rows with hidden cells emptied and the status written, as sorted Parquet files.
import type { MeasureColumn, OutputTable } from '../../src/schema/column.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { LEVELS, PERIOD_TYPES } from '../../src/schema/values.ts';
import type { Database } from '../database.ts';
import { identifier, literal } from '../database.ts';
import { ROUNDING } from './sensitive.ts';
import { statusExpression } from './status.ts';

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

/** The value that is published where it is not hidden. */
export function publishedValue(measure: MeasureColumn): string {
  const value = identifier(measure.name);
  return measure.tier === 'T3' ? `(round(${value} / ${ROUNDING}.0) * ${ROUNDING})::BIGINT` : value;
}

/** The name of the table that says by id which measures of a table are hidden. */
export const hiddenTable = (table: OutputTable): string => `hidden_${table.name}`;

/** A raw table's rows with hidden cells emptied and the status written; `hasHidden`: there is a list of hidden cells. */
function protectedQuery(table: OutputTable, hasHidden: boolean): string {
  const measures = measuresOf(table);
  const hasStatus = table.columns.some((column) => column.role === 'status') && table.name !== 'reporting';
  if (!hasStatus) {
    const columns = table.columns.map((column) => identifier(column.name)).join(', ');
    return `SELECT ${columns} FROM raw_${table.name} AS hidden ORDER BY ${sortOrder(table)}`;
  }
  const states = measures.map(({ name, tier }) => {
    const state = identifier(`${name}_state`);
    const shown =
      hasHidden && tier !== 'T0'
        ? `CASE WHEN ${identifier(`${name}_hidden`)} IS TRUE THEN 'suppressed' ELSE ${state} END`
        : state;
    return { name, state: `${shown} AS ${identifier(`${name}_shown`)}` };
  });
  const columns = table.columns.map((column) => {
    if (column.role === 'status') {
      return `${statusExpression(measures.map(({ name }) => ({ name, state: identifier(`${name}_shown`) })))} AS status`;
    }
    const name = identifier(column.name);
    if (column.role !== 'measure') return name;
    return `CASE WHEN ${identifier(`${column.name}_shown`)} = 'ok' THEN ${publishedValue(column)} END AS ${name}`;
  });
  const source = hasHidden
    ? `cells_${table.name} LEFT JOIN ${hiddenTable(table)} USING (id)`
    : `raw_${table.name}`;
  return `
    WITH hidden AS (SELECT *, ${states.map(({ state }) => state).join(', ')} FROM ${source})
    SELECT ${columns.join(', ')} FROM hidden ORDER BY ${sortOrder(table)}`;
}

/** Columns keep the schema's types whatever arithmetic made of them. */
function typed(table: OutputTable, query: string): string {
  const casts = table.columns
    .map(({ name, type }) => `${identifier(name)}::${type} AS ${identifier(name)}`)
    .join(', ');
  return `SELECT ${casts} FROM (${query})`;
}

/** Writes a table's protected Parquet file (zstd, row groups of 20,480, sorted). */
export async function writePublished(
  database: Database,
  table: OutputTable,
  hasHidden: boolean,
  path: string,
): Promise<void> {
  await database.run(
    `COPY (${typed(table, protectedQuery(table, hasHidden))}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
  );
}
