// Reads the lists and the rows of raw tables into flat arrays. This is the last place that sees the raw tables before
// they are emptied of what must be hidden.
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import { isRunning } from './earlier.ts';
import { LEVELS, PERIOD_TYPES } from '../../src/schema/values.ts';
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import { isChildrenBelow } from './cell-kinds.ts';
import type { KeyList, Lists } from './lists.ts';
import { withRestRegions } from './rests.ts';

const placesOf = (keys: readonly string[]): Map<string, number> => new Map(keys.map((key, i) => [key, i]));

/** The lists of the build: regions, periods, tasks and groups with what adds up to what. */
export async function loadLists(database: Database): Promise<Lists> {
  const regions = await database.rows<{ code: string; level: string; parent: string | null }>(
    `SELECT region_code AS code, level, parent_code AS parent FROM region_rows ORDER BY region_code`,
  );
  const region = placesOf(regions.map(({ code }) => code));
  const groups = await database.rows<{ own: string; tier: string; part_of: string | null }>(
    `SELECT "group" AS own, tier, part_of FROM groups WHERE tier <> 'T3' ORDER BY "group"`,
  );
  const groupKeys = ['all', ...groups.map(({ own }) => own)];
  const group = placesOf(groupKeys);
  return {
    regions: withRestRegions({
      codes: regions.map(({ code }) => code),
      parent: Int32Array.from(regions, ({ parent }) => (parent === null ? -1 : (region.get(parent) ?? -1))),
      level: Uint8Array.from(regions, ({ level }) => LEVELS.indexOf(level as (typeof LEVELS)[number])),
    }),
    periods: await loadPeriods(database),
    tasks: await loadTasks(database),
    groups: {
      keys: groupKeys,
      sums: groupKeys.map((key) =>
        key === 'all'
          ? groups.filter(({ part_of }) => part_of === null).map(({ own }) => group.get(own) ?? -1)
          : [],
      ),
      parts: groups.flatMap(({ own, part_of }) =>
        part_of === null ? [] : [[group.get(part_of) ?? -1, group.get(own) ?? -1] as const],
      ),
      children: Uint8Array.from(groupKeys, (key) =>
        groups.some(({ own, tier }) => own === key && tier === 'T2c') ? 1 : 0,
      ),
    },
  };
}

async function loadPeriods(database: Database): Promise<Lists['periods']> {
  const periods = await database.rows<{ period: string; period_type: string; running: number }>(
    `SELECT period, period_type, (${isRunning('period', 'period_type', 'periods')})::INTEGER AS running FROM periods ORDER BY period`,
  );
  const up = await database.rows<{ month: string; period: string }>(`SELECT month, period FROM period_up`);
  const keys = periods.map(({ period }) => period);
  const place = placesOf(keys);
  // A period is the sum of those of the next shorter type whose months it has.
  const months = new Map(
    keys.map((key) => [key, up.filter(({ period }) => period === key).map((p) => p.month)]),
  );
  const sums = periods.map(({ period, period_type }) => {
    const shorter = PERIOD_TYPES[PERIOD_TYPES.indexOf(period_type as (typeof PERIOD_TYPES)[number]) - 1];
    const own = new Set(months.get(period));
    return periods
      .filter((other) => other.period_type === shorter && months.get(other.period)?.every((m) => own.has(m)))
      .map((other) => place.get(other.period) ?? -1);
  });
  return {
    keys,
    sums,
    types: periods.map(({ period_type }) => period_type),
    isRunning: Uint8Array.from(periods, ({ running }) => running),
  };
}

async function loadTasks(database: Database): Promise<KeyList> {
  const tasks = await database.rows<{ task: string; parent: string }>(
    `SELECT task, parent_task AS parent FROM tasks WHERE sensitive = 0 ORDER BY task`,
  );
  const keys = ['all', ...tasks.map(({ task }) => task)];
  const place = placesOf(keys);
  return {
    keys,
    sums: keys.map((key) =>
      tasks.filter(({ parent }) => parent === key).map(({ task }) => place.get(task) ?? -1),
    ),
  };
}

/** Rows of a system: `ids` are their places in the raw table, −1 of what has none there. */
export interface RowsById {
  readonly ids: Int32Array;
  readonly rows: BlockRows;
}

/** All rows of a system. */
export interface LoadedRows extends RowsById {
  /** 1 for rows of a region that reported anything in the period. */
  readonly isReported: Uint8Array;
}

/** A measure of each table that every activity or need has: what is not reported of it is not reported at all. */
const ALWAYS_REPORTED: Readonly<Record<string, string>> = {
  coverage: 'activities',
  outcomes: 'people',
  needs: 'registered',
  targets: 'target_people',
};

/**
 * Loads the cells of a system from `cells_<table>`, joined with what earlier releases showed. In `coverage` only the
 * rows of all tasks and areas count persons.
 */
export async function loadRows(database: Database, lists: Lists, rules: SystemRules): Promise<LoadedRows> {
  const { table, measures } = rules;
  const group = table === 'coverage' ? `'all'` : `c."group"`;
  const task = table === 'targets' ? `'all'` : 'c.task';
  const where =
    table === 'coverage' ? `WHERE c.task = 'all' AND c.area = 'all' AND c.period_type <> 'month'` : '';
  const from = `FROM cells_${table} AS c LEFT JOIN earlier_${table} AS e USING (id) LEFT JOIN kept_${table} AS k USING (id) ${where}`;
  const [{ count } = { count: 0 }] = await database.rows<{ count: number }>(
    `SELECT count(*)::INTEGER AS count ${from}`,
  );
  const columns: Column[] = [];
  const add = <Values extends Column['values']>(
    sql: string,
    values: Values,
    read: (value: unknown) => number,
  ): Values => {
    columns.push({ sql, values, read });
    return values;
  };
  const ints = (sql: string): Int32Array => add(sql, new Int32Array(count), Number);
  const places = (sql: string, keys: readonly string[]): Int32Array => {
    const place = placesOf(keys);
    return add(sql, new Int32Array(count), (key) => place.get(String(key)) ?? -1);
  };
  const floats = (sql: string, missing: number): Float64Array =>
    add(`${sql}::DOUBLE`, new Float64Array(count), (value) => (value === null ? missing : Number(value)));
  const always = ALWAYS_REPORTED[table];
  if (always === undefined) throw new Error(`unknown table: ${table}`);
  const loaded: LoadedRows = {
    ids: ints('c.id'),
    isReported: add(`(c.${identifier(`${always}_state`)} = 'ok')::INTEGER`, new Uint8Array(count), Number),
    rows: {
      count,
      region: places('c.region_code', lists.regions.codes),
      period: places('c.period', lists.periods.keys),
      task: places(task, lists.tasks.keys),
      group: places(group, lists.groups.keys),
      values: measures.map((measure) => floats(`c.${identifier(measure)}`, 0)),
      states: measures.map((measure) =>
        add(
          `CASE c.${identifier(`${measure}_state`)} WHEN 'ok' THEN ${STATE.ok} WHEN 'not_reported' THEN ${STATE.notReported} ELSE ${STATE.notApplicable} END`,
          new Uint8Array(count),
          Number,
        ),
      ),
      before: measures.map((measure) => floats(`e.${identifier(measure)}`, NaN)),
      given: measures.map(() => new Uint8Array(count)),
      totalOnly: new Uint8Array(count),
      hasMore: new Uint8Array(count),
      margins: null,
      forced: measures.map((measure) =>
        add(`coalesce(k.${identifier(`${measure}_stays`)}, false)::INTEGER`, new Uint8Array(count), Number),
      ),
    },
  };
  await fill(database, columns, `${from} ORDER BY c.id`);
  hideLeftOutOfChildren(loaded, lists);
  return loaded;
}

/**
 * Where children are hidden, zeros are hidden, too: to say of a measure that it was left out of the rows would tell that
 * there are rows. It is treated as what there is of it, and hidden like that. Registers say nothing of persons served.
 */
function hideLeftOutOfChildren({ rows, isReported }: LoadedRows, lists: Lists): void {
  for (const [row, is] of isReported.entries()) {
    if (is !== 1 || !isChildrenBelow(rows, row, lists)) continue;
    for (const states of rows.states) if (states[row] === STATE.notReported) states[row] = STATE.ok;
  }
}

/** A column of a query, what its values become, and where they go. */
interface Column {
  readonly sql: string;
  readonly values: Int32Array | Uint8Array | Float64Array;
  readonly read: (value: unknown) => number;
}

/** Fills the columns chunk by chunk: a table's values are never all in memory as objects. */
async function fill(database: Database, columns: readonly Column[], from: string): Promise<void> {
  const result = await database.connection.stream(
    `SELECT ${columns.map(({ sql }) => sql).join(', ')} ${from}`,
  );
  let first = 0;
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const { rowCount } = chunk;
    columns.forEach(({ values, read }, i) => {
      chunk?.visitColumnValues(i, (value, row) => (values[first + row] = read(value)));
    });
    first += rowCount;
  }
}

/** The rows at the given places, in their order. */
export function pickRows(rows: BlockRows, places: readonly number[]): BlockRows {
  const ints = (from: Int32Array): Int32Array => Int32Array.from(places, (place) => from[place] ?? 0);
  const bytes = (from: Uint8Array): Uint8Array => Uint8Array.from(places, (place) => from[place] ?? 0);
  const floats = (from: Float64Array): Float64Array =>
    Float64Array.from(places, (place) => from[place] ?? NaN);
  return {
    count: places.length,
    region: ints(rows.region),
    period: ints(rows.period),
    task: ints(rows.task),
    group: ints(rows.group),
    values: rows.values.map(floats),
    states: rows.states.map(bytes),
    before: rows.before.map(floats),
    given: rows.given.map(bytes),
    totalOnly: bytes(rows.totalOnly),
    hasMore: bytes(rows.hasMore),
    margins: null,
    forced: rows.forced.map(bytes),
    ...(rows.beside && { beside: floats(rows.beside) }),
  };
}
