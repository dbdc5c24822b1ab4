// The counts that no table has, as they are: many, so kept in flat arrays.
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import type { SystemRules } from './block.ts';
import type { IsIdle } from './finest.ts';
import type { InnerCounts } from './inner.ts';
import type { Lists } from './lists.ts';

/** Tables that regions have by task and by group. */
const TABLES_WITH_INNER: readonly string[] = ['outcomes', 'needs'];

/** The counts of a system's measures that no table has; null where tables do not add up over such. `isIdle`: see `loadIdle`. */
export async function loadInner(
  database: Database,
  lists: Lists,
  { table, measures }: SystemRules,
  isIdle: IsIdle,
): Promise<InnerCounts | null> {
  if (!TABLES_WITH_INNER.includes(table)) return null;
  const dimensions = [lists.regions.codes, lists.periods.keys, lists.tasks.keys, lists.groups.keys];
  const places = dimensions.map((codes) => new Map(codes.map((code, place) => [code, place])));
  const keyOf = (place: readonly number[]): number =>
    place.reduce((key, own, dimension) => key * (dimensions[dimension]?.length ?? 0) + own, 0);
  const [{ count } = { count: 0 }] = await database.rows<{ count: number }>(
    `SELECT count(*)::INTEGER AS count FROM inner_${table}`,
  );
  const keys = new Float64Array(count);
  const values = measures.map(() => new Int32Array(count));
  const result = await database.connection.stream(
    `SELECT region_code, period, task, "group", ${measures.map((measure) => `${identifier(measure)}::DOUBLE`).join(', ')} FROM inner_${table}`,
  );
  let at = 0;
  for await (const rows of result.yieldRowsJs()) {
    for (const row of rows) {
      keys[at] = keyOf(places.map((place, dimension) => place.get(String(row[dimension])) ?? -1));
      values.forEach((own, measure) => (own[at] = Number(row[places.length + measure])));
      at += 1;
    }
  }
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  return {
    of: (...place) => {
      const found = order[firstFrom(order, keys, keyOf(place))] ?? -1;
      return keys[found] === keyOf(place) ? values.map((own) => own[found] ?? 0) : undefined;
    },
    isIdle: table === 'outcomes' ? isIdle : null,
  };
}

/** Where the coverage shows no activities: of regions, periods and tasks, not of their kinds. */
export async function loadIdle(database: Database, lists: Lists): Promise<IsIdle> {
  const dimensions = [lists.regions.codes, lists.periods.keys, lists.tasks.keys];
  const places = dimensions.map((codes) => new Map(codes.map((code, place) => [code, place])));
  const keyOf = (place: readonly number[]): number =>
    place.reduce((key, own, dimension) => key * (dimensions[dimension]?.length ?? 0) + own, 0);
  const idle = new Set<number>();
  const result = await database.connection.stream(
    `SELECT region_code, period, task FROM raw_coverage
     WHERE area = 'all' AND activities = 0 AND task IN (SELECT task FROM task_up WHERE task_level <> 'kind')`,
  );
  for await (const rows of result.yieldRowsJs()) {
    for (const row of rows)
      idle.add(keyOf(places.map((place, dimension) => place.get(String(row[dimension])) ?? NaN)));
  }
  return (...place) => idle.has(keyOf(place));
}

/** The first place in the order whose key is no less than a key. */
function firstFrom(order: Uint32Array, keys: Float64Array, key: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[order[middle] ?? 0] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
