// The published lists: periods, regions, tasks, groups.
import type { Period } from '../format/periods.ts';
import type { Level } from '../schema/values.ts';
import type { Query } from './query.ts';

/** Every period, in the order of the published table. */
export function allPeriods(): Query<Period> {
  return { sql: 'SELECT * FROM periods' };
}

export interface RegionRow {
  readonly region_code: string;
  readonly region_name: string;
  readonly level: Level;
  readonly parent_code: string | null;
  readonly kind: string | null;
  readonly communities: number | null;
}

/** Every region down to the township, in code order. */
export function allRegions(): Query<RegionRow> {
  return {
    sql: `SELECT region_code, region_name, level, parent_code, kind, communities FROM regions ORDER BY region_code`,
  };
}

/** The regions where an activity was accepted. */
export function activeRegions(): Query<{ region_code: string }> {
  return {
    sql: `SELECT region_code FROM coverage
      WHERE period = 'total' AND task = 'all' AND area = 'all' AND activities > 0`,
  };
}

export interface TaskRow {
  readonly task: string;
  readonly parent_task: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sensitive: number;
}

/** Every task and kind, in code order. */
export function allTasks(): Query<TaskRow> {
  return { sql: 'SELECT task, parent_task, name_zh, name_en, sensitive FROM tasks ORDER BY task' };
}

export interface GroupRow {
  readonly group: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly tier: string;
  readonly part_of: string | null;
}

/** Every beneficiary group, in code order. */
export function allGroups(): Query<GroupRow> {
  return { sql: 'SELECT "group", name_zh, name_en, tier, part_of FROM groups ORDER BY "group"' };
}
