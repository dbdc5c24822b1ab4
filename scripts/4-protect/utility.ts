// How much had to be hidden: of each table, the cells that count persons, those hidden for their own sake and for
// others', and what share of the total they hold.
import type { OutputTable } from '../../src/schema/column.ts';
import { measuresOf } from '../../src/schema/column.ts';
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import { hiddenTable } from './published-tables.ts';

/** Counts of cells that have a value or are hidden, and can be hidden at all. */
export interface Suppression {
  readonly cells: number;
  /** Hidden for their own sake, to the nearest ten: an exact number is one more equation about the hidden cells. */
  readonly primary: number;
  /** The others that are hidden: the sum of both is exact. */
  readonly secondary: number;
  /**
   * Of the sum of all these cells' values the hidden share in whole percent, rounded up. The hidden sum is rounded up to
   * the next thousand before: in a small table a percent of it stands for a few persons.
   */
  readonly hidden_percent: number;
  /** Of `secondary` those that took the lines they stand in with them, since nothing smaller protected them. */
  readonly coarsened: number;
}

/** The number of small cells is told to the nearest multiple of this. */
const STEP = 10;

/** The hidden sum is told to the next multiple of this. */
const SUM_STEP = 1000;

/** The suppression of a table over `cells_<table>` and its list of hidden cells; `coarsened` as the protection counted. */
export async function suppressionOf(
  database: Database,
  table: OutputTable,
  coarsened: number,
): Promise<Suppression> {
  const measures = measuresOf(table).filter(({ tier }) => tier !== 'T0');
  const parts = measures.map(({ name }) => {
    const hidden = `${identifier(`${name}_hidden`)} IS TRUE`;
    const primary = `${identifier(`${name}_primary`)} IS TRUE`;
    return `
      SELECT count(*) AS cells, count(*) FILTER (${primary}) AS own, count(*) FILTER (${hidden} AND NOT ${primary}) AS others,
        sum(${identifier(name)})::DOUBLE AS value, (sum(${identifier(name)}) FILTER (${hidden}))::DOUBLE AS lost
      FROM cells_${table.name} LEFT JOIN ${hiddenTable(table)} USING (id) WHERE ${identifier(`${name}_state`)} = 'ok' OR ${hidden}`;
  });
  const [counts] = await database.rows<{ cells: number; own: number; others: number; percent: number }>(`
    SELECT sum(cells)::INTEGER AS cells, sum(own)::INTEGER AS own, sum(others)::INTEGER AS others,
      least(100, ceil(100 * ceil(coalesce(sum(lost), 0) / ${SUM_STEP}) * ${SUM_STEP} / greatest(sum(value), 1)))::INTEGER
        AS percent
    FROM (${parts.join(' UNION ALL ')})`);
  if (!counts) throw new Error(`missing suppression counts of ${table.name}`);
  const hidden = counts.own + counts.others;
  const primary = Math.min(hidden, Math.round(counts.own / STEP) * STEP);
  return {
    cells: counts.cells,
    primary,
    secondary: hidden - primary,
    hidden_percent: counts.percent,
    coarsened,
  };
}
