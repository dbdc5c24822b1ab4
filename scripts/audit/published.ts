// The published tables that count persons, as typed arrays: where each row stands, and each measure's value and state.
import { join } from 'node:path';
import type { DuckDBValue } from '@duckdb/node-api';
import { identifier } from '../database.ts';
import type { Lists } from './lists.ts';
import { placeKey } from './lists.ts';
import type { Reader } from './reader.ts';
import { parquet } from './reader.ts';
import type { MeasureState } from './states.ts';
import { NOT_APPLICABLE, SHOWN, statesOf } from './states.ts';

export type CountTable = 'outcomes' | 'needs' | 'targets' | 'coverage';

interface Shape {
  readonly measures: readonly string[];
  /** All measures of the table, in column order: what `status` may name. */
  readonly named: readonly string[];
  readonly task: string;
  readonly group: string;
  readonly periodType: string;
  readonly where: string;
}

const OUTCOMES = ['people', 'first_time', 'visits', 'resolved', 'raters', 'satisfied'];
const NEEDS = ['registered', 'responded', 'resolved'];
const BY_TASK = {
  task: 'task',
  group: '"group"',
  periodType: 'period_type',
  where: 'true',
};

/** What is read of each table; persons are counted in `coverage` only over all tasks and areas, and in no month. */
export const SHAPES: Readonly<Record<CountTable, Shape>> = {
  outcomes: { measures: OUTCOMES, named: OUTCOMES, ...BY_TASK },
  needs: { measures: NEEDS, named: NEEDS, ...BY_TASK },
  targets: {
    measures: ['target_people', 'first_time'],
    named: ['target_people', 'first_time'],
    task: `'all'`,
    group: '"group"',
    periodType: `'year'`,
    where: 'true',
  },
  coverage: {
    measures: ['volunteers', 'party_members'],
    named: [
      'communities',
      'communities_covered',
      'activities',
      'organisations',
      'volunteers',
      'party_members',
      'hours',
    ],
    task: `'all'`,
    group: `'all'`,
    periodType: 'period_type',
    where: `task = 'all' AND area = 'all' AND period_type <> 'month'`,
  },
};

export const COUNT_TABLES = Object.keys(SHAPES) as readonly CountTable[];

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
}

export interface Published {
  readonly table: CountTable;
  readonly rows: number;
  /** By row: place in `Regions`, and in the lists; −1 where a list does not know the code. */
  readonly region: Int32Array;
  readonly period: Int32Array;
  readonly task: Int32Array;
  readonly group: Int32Array;
  /** By measure, then row. A value that is not there is NaN. */
  readonly values: readonly Float64Array[];
  readonly states: readonly Uint8Array[];
  /** Rows whose status says another thing than their values, or nothing that the contract knows. */
  readonly contradictory: readonly { row: number; status: string }[];
  /** The row at region, period, task and group; −1 where there is none. */
  rowAt(region: number, period: number, task: number, group: number): number;
}

/** Where the rows of a table stand, whatever is in them. */
export type Placed = Pick<Published, 'table' | 'rows' | Dimension | 'rowAt'>;

type Dimension = 'region' | 'period' | 'task' | 'group';

/** The regions that the tables name, in the order in which they are first met. */
export class Regions {
  readonly list: Region[] = [];
  readonly #index = new Map<string, number>();

  constructor(list: readonly Region[] = []) {
    for (const region of list) this.add(region);
  }

  at(code: string): number {
    return this.#index.get(code) ?? -1;
  }

  /** Whether a region is one of some, or lies in one of them. */
  isWithin(region: number, some: ReadonlySet<number>): boolean {
    for (let at = region; at >= 0; at = this.at(this.list[at]?.parent ?? '')) if (some.has(at)) return true;
    return false;
  }

  /** The province that a region is, or lies in; −1 where there is none. */
  provinceOf(region: number): number {
    let at = region;
    while (at >= 0 && this.list[at]?.level !== 'province') at = this.at(this.list[at]?.parent ?? '');
    return at;
  }

  add(region: Region): number {
    const known = this.#index.get(region.code);
    if (known !== undefined) return known;
    this.#index.set(region.code, this.list.length);
    return this.list.push(region) - 1;
  }
}

const text = (value: DuckDBValue | undefined): string | null => (value == null ? null : String(value));

/** Reads a table of a data folder. `regions` grows by what the table names. */
export async function readPublished(
  reader: Reader,
  data: string,
  table: CountTable,
  lists: Lists,
  regions: Regions,
): Promise<Published> {
  const { measures, named, task, group, where } = SHAPES[table];
  const counts = measures.map((name) => `${identifier(name)}::DOUBLE`);
  const relation = `${parquet(join(data, `${table}.parquet`))} WHERE ${where}`;
  const [[count] = []] = await reader.columns(`SELECT count(*)::INTEGER FROM ${relation}`);
  const rows = Number(count);
  const column = (): Int32Array => new Int32Array(rows);
  const place = { region: column(), period: column(), task: column(), group: column() };
  const values = measures.map(() => new Float64Array(rows));
  const states = measures.map(() => new Uint8Array(rows));
  const contradictory: { row: number; status: string }[] = [];
  const parsed = new Map<string, readonly MeasureState[] | null>();
  const statusOf = (status: string): readonly MeasureState[] | null => {
    const known = parsed.get(status);
    if (known !== undefined) return known;
    const found = statesOf(status, named);
    parsed.set(status, found);
    return found;
  };
  const namedAt = measures.map((name) => named.indexOf(name));
  let row = 0;
  for await (const piece of reader.pieces(`
      SELECT region_code, region_name, level, parent_code, period, ${task}, ${group}, status, ${counts.join(', ')}
      FROM ${relation}`)) {
    const [codes = [], names, levels, parents, periods, tasks, groups, statuses, ...figures] = piece;
    for (const [at, code] of codes.entries()) {
      const known = regions.at(String(code));
      place.region[row] =
        known >= 0
          ? known
          : regions.add({
              code: String(code),
              name: String(names?.[at]),
              level: String(levels?.[at]),
              parent: text(parents?.[at]),
            });
      place.period[row] = lists.periods.index.get(String(periods?.[at])) ?? -1;
      place.task[row] = lists.tasks.index.get(String(tasks?.[at])) ?? -1;
      place.group[row] = lists.groups.index.get(String(groups?.[at])) ?? -1;
      const status = String(statuses?.[at]);
      const stated = statusOf(status);
      let isContradictory = stated === null;
      for (const [measure, own] of namedAt.entries()) {
        const figure = figures[measure]?.[at];
        const isEmpty = figure == null;
        const state = stated?.[own] ?? (isEmpty ? NOT_APPLICABLE : SHOWN);
        (values[measure] as Float64Array)[row] = isEmpty ? NaN : Number(figure);
        (states[measure] as Uint8Array)[row] = state;
        isContradictory ||= (state === SHOWN) === isEmpty;
      }
      if (isContradictory) contradictory.push({ row, status });
      row += 1;
    }
  }
  return {
    table,
    rows,
    ...place,
    values,
    states,
    contradictory,
    rowAt: rowIndex(lists, place),
  };
}

/** Finds rows by their place, see `Published.rowAt`. */
export function rowIndex(
  lists: Lists,
  { region, period, task, group }: Readonly<Record<Dimension, Int32Array>>,
): Published['rowAt'] {
  const index = new Map<number, number>();
  for (let row = 0; row < region.length; row += 1) {
    const [r, p] = [region[row] as number, period[row] as number];
    const [t, g] = [task[row] as number, group[row] as number];
    if (p >= 0 && t >= 0 && g >= 0) index.set(placeKey(lists, r, p, t, g), row);
  }
  return (r, p, t, g) =>
    r < 0 || p < 0 || t < 0 || g < 0 ? -1 : (index.get(placeKey(lists, r, p, t, g)) ?? -1);
}
