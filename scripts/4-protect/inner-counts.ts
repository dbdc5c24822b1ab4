// The counts that no table has, as they are: many, so kept in flat arrays.
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import type { SystemRules } from './block.ts';
import type { Previous } from './earlier.ts';
import { loadIdle } from './idle.ts';
import type { InnerCounts } from './inner.ts';
import type { Lists } from './lists.ts';
import { loadSpans } from './span-figures.ts';

/** Tables that regions have by task and by group, and the measures of their counts. */
const MEASURES = {
  outcomes: ['people', 'first_time', 'visits', 'resolved', 'raters', 'satisfied'],
  needs: ['registered', 'responded', 'resolved'],
} as const;

/** The counts of all tables that no table has: of a system, null where tables do not add up over such. */
export type AllInnerCounts = (rules: SystemRules) => InnerCounts | null;

/** Loads the counts that no table has, and what earlier releases hid of them. */
export async function loadInner(
  database: Database,
  lists: Lists,
  previous: Previous,
): Promise<AllInnerCounts> {
  const spans = await loadSpans(database, lists, OUTPUT_TABLES.outcomes, MEASURES.outcomes, previous);
  const idle = await loadIdle(database, lists);
  const tables = {
    outcomes: await loadTable(database, lists, 'outcomes'),
    needs: await loadTable(database, lists, 'needs'),
  };
  return ({ table, measures }) => {
    if (table !== 'outcomes' && table !== 'needs') return null;
    const { find, values } = tables[table];
    const own = measures.map((measure) => values[MEASURES[table].findIndex((name) => name === measure)]);
    return {
      of: (...place) => {
        const found = find(...place);
        return found < 0 ? undefined : own.map((counts) => counts?.[found] ?? 0);
      },
      idle: table === 'outcomes' ? idle : null,
      spansIn: (province) => (table === 'outcomes' ? spans(province, measures) : new Int32Array()),
    };
  };
}

interface Counts {
  /** The place of a count; −1 where there is none. */
  readonly find: (region: number, period: number, task: number, group: number) => number;
  /** By measure. */
  readonly values: readonly Int32Array[];
}

async function loadTable(database: Database, lists: Lists, table: keyof typeof MEASURES): Promise<Counts> {
  const dimensions = [lists.regions.codes, lists.periods.keys, lists.tasks.keys, lists.groups.keys];
  const keyOf = keysOf(dimensions);
  const places = dimensions.map((codes) => new Map(codes.map((code, place) => [code, place])));
  const [{ count } = { count: 0 }] = await database.rows<{ count: number }>(
    `SELECT count(*)::INTEGER AS count FROM inner_${table}`,
  );
  const measures = MEASURES[table];
  const keys = new Float64Array(count);
  const found = measures.map(() => new Int32Array(count));
  const result = await database.connection.stream(
    `SELECT region_code, period, task, "group", ${measures.map((measure) => `${identifier(measure)}::DOUBLE`).join(', ')} FROM inner_${table}`,
  );
  let at = 0;
  for await (const rows of result.yieldRowsJs()) {
    for (const row of rows) {
      keys[at] = keyOf(places.map((place, dimension) => place.get(String(row[dimension])) ?? -1));
      found.forEach((own, measure) => (own[at] = Number(row[places.length + measure])));
      at += 1;
    }
  }
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const sorted = Float64Array.from(order, (place) => keys[place] ?? 0);
  return {
    find: (...place) => {
      const key = keyOf(place);
      const own = firstFrom(sorted, key);
      return sorted[own] === key ? own : -1;
    },
    values: found.map((own) => Int32Array.from(order, (place) => own[place] ?? 0)),
  };
}

/** The number of a place in lists. */
const keysOf =
  (dimensions: readonly (readonly string[])[]) =>
  (place: readonly number[]): number =>
    place.reduce((key, own, dimension) => key * (dimensions[dimension]?.length ?? 0) + own, 0);

/** The first place whose key is no less than a key, in ascending keys. */
function firstFrom(keys: Float64Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
