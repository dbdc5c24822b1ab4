// The published lists that say which codes are parts of which: groups, tasks, periods.
import { join } from 'node:path';
import type { Reader } from './reader.ts';
import { parquet } from './reader.ts';

/** Children's groups (hidden at counties, and at prefectures in quarters) have this tier. */
export const CHILDREN_TIER = 'T2c';
/** Groups and kinds of this tier are in no row and no sum of the other tables. */
const SENSITIVE_TIER = 'T3';

/** A list of codes, each part of at most one other; `parent` −1 where it is part of none. */
export interface CodeList {
  readonly codes: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly parent: Int32Array;
  /** How many codes are part of each. */
  readonly parts: Int32Array;
}

/** The codes that are right below another in a list. */
export const partsOf = ({ parent }: CodeList, whole: number): number[] =>
  [...parent.keys()].filter((code) => parent[code] === whole);

export interface Lists {
  readonly groups: CodeList;
  /** Tier by group code. */
  readonly tiers: ReadonlyMap<string, string>;
  /** Pairs of a group and one that is part of it. */
  readonly subgroups: readonly (readonly [whole: string, part: string])[];
  readonly tasks: CodeList;
  readonly periods: CodeList;
  readonly periodTypes: ReadonlyMap<string, string>;
  /** Periods of which every month is covered, `total` never. */
  readonly closed: ReadonlySet<string>;
}

/** A place in the lists as one number. */
export const placeKey = (
  { periods, tasks, groups }: Lists,
  region: number,
  period: number,
  task: number,
  group: number,
): number =>
  ((region * periods.codes.length + period) * tasks.codes.length + task) * groups.codes.length + group;

/** The place in the lists of a key. */
export function placeOf(
  { periods, tasks, groups }: Lists,
  key: number,
): [region: number, period: number, task: number, group: number] {
  const [g, t, p] = [groups, tasks, periods].map(({ codes }) => codes.length) as [number, number, number];
  const line = Math.floor(key / g);
  const time = Math.floor(line / t);
  return [Math.floor(time / p), time % p, line % t, key % g];
}

/** A list from `[code, code it is part of or null]`. */
export function codeList(pairs: readonly (readonly [string, string | null])[]): CodeList {
  const codes = pairs.map(([code]) => code);
  const index = new Map(codes.map((code, at) => [code, at]));
  const parent = Int32Array.from(pairs, ([, whole]) => (whole === null ? -1 : (index.get(whole) ?? -1)));
  const parts = new Int32Array(codes.length);
  for (const whole of parent) if (whole >= 0) parts[whole] = (parts[whole] ?? 0) + 1;
  return { codes, index, parent, parts };
}

interface PeriodRow {
  readonly period: string;
  readonly type: string;
  readonly isClosed: boolean;
}

/** The period that a month, quarter or year makes up: `2022-03` → `2022Q1` → `2022` → `total`. */
export function wholePeriod(period: string): string | null {
  if (period === 'total') return null;
  if (/^\d{4}$/.test(period)) return 'total';
  if (/^\d{4}Q\d$/.test(period)) return period.slice(0, 4);
  return `${period.slice(0, 4)}Q${Math.ceil(Number(period.slice(5)) / 3)}`;
}

/** The last month of a period: `2022` and `2022Q4` → `2022-12`; null for the total, which has no last one. */
export function lastMonth(period: string): string | null {
  if (period === 'total') return null;
  if (/^\d{4}$/.test(period)) return `${period}-12`;
  const [, year, quarter] = /^(\d{4})Q(\d)$/.exec(period) ?? [];
  return quarter === undefined ? period : `${year}-${String(Number(quarter) * 3).padStart(2, '0')}`;
}

/**
 * The periods in a data folder; a period is closed where the data go on to its last month. They may start within it: a
 * campaign that began in June has no more of that year to come once December is in.
 */
export async function periodsIn(reader: Reader, data: string): Promise<PeriodRow[]> {
  const rows = await reader.rows(
    `SELECT period, period_type FROM ${parquet(join(data, 'periods.parquet'))} ORDER BY period`,
  );
  const months = rows.filter((row) => row['period_type'] === 'month').map((row) => String(row['period']));
  const latest = months.at(-1) ?? '';
  return rows.map((row) => {
    const period = String(row['period']);
    const last = lastMonth(period);
    return { period, type: String(row['period_type']), isClosed: last !== null && last <= latest };
  });
}

/** Reads the lists of a data folder. */
export async function readLists(reader: Reader, data: string): Promise<Lists> {
  const groups = await reader.rows(
    `SELECT "group", tier, part_of FROM ${parquet(join(data, 'groups.parquet'))} ORDER BY "group"`,
  );
  const open = groups.filter((row) => row['tier'] !== SENSITIVE_TIER);
  const tasks = await reader.rows(
    `SELECT task, parent_task FROM ${parquet(join(data, 'tasks.parquet'))} WHERE sensitive = 0 ORDER BY task`,
  );
  const periods = await periodsIn(reader, data);
  const known = new Set(periods.map((row) => row.period));
  return {
    groups: codeList([
      ['all', null],
      // A part of another group is in that one's figure, not again in the sum.
      ...open.map((row) => [String(row['group']), row['part_of'] ? null : 'all'] as const),
    ]),
    tiers: new Map(groups.map((row) => [String(row['group']), String(row['tier'])])),
    subgroups: open.flatMap((row) =>
      row['part_of'] ? [[String(row['part_of']), String(row['group'])] as const] : [],
    ),
    tasks: codeList([
      ['all', null],
      ...tasks.map((row) => [String(row['task']), String(row['parent_task'])] as const),
    ]),
    periods: codeList(
      periods.map(({ period }) => {
        const whole = wholePeriod(period);
        return [period, whole !== null && known.has(whole) ? whole : null];
      }),
    ),
    periodTypes: new Map(periods.map((row) => [row.period, row.type])),
    closed: new Set(periods.filter((row) => row.isClosed).map((row) => row.period)),
  };
}
