// What task pages draw on: the nation and the provinces, every task and kind, quarters, years and total.
import type { Query } from './query.ts';

export interface TaskCoverageRow {
  readonly region_code: string;
  readonly period: string;
  readonly task: string;
  readonly area: string;
  readonly communities: number | null;
  readonly communities_covered: number | null;
  readonly activities: number | null;
  readonly organisations: number | null;
  readonly hours: number | null;
  readonly status: string;
}

/** Urban and rural for the nation only; `periods` are the keys that pages show. */
export function taskCoverage(periods: readonly string[]): Query<TaskCoverageRow> {
  const list = periods.map((period) => `'${period}'`).join(', ');
  return {
    sql: `SELECT region_code, period, task, area, communities, communities_covered, activities, organisations, hours, status
      FROM coverage
      WHERE level IN ('nation', 'province') AND task <> 'all' AND period IN (${list})
        AND (area = 'all' OR level = 'nation')`,
  };
}

export interface TaskOutcomeRow {
  readonly region_code: string;
  readonly period: string;
  readonly task: string;
  readonly people: number | null;
  readonly visits: number | null;
  readonly status: string;
}

/** Years and total, which are what the release plan has for single tasks. */
export function taskOutcomes(): Query<TaskOutcomeRow> {
  return {
    sql: `SELECT region_code, period, task, people, visits, status FROM outcomes
      WHERE level IN ('nation', 'province') AND task <> 'all' AND "group" = 'all'`,
  };
}

export interface SensitiveRow {
  readonly region_code: string;
  readonly period: string;
  readonly task: string;
  readonly activities: number | null;
  readonly visits: number | null;
  readonly status: string;
}

/** The whole table of the sensitive kinds. */
export function sensitiveRows(): Query<SensitiveRow> {
  return { sql: 'SELECT region_code, period, task, activities, visits, status FROM sensitive' };
}

export interface TaskListRow {
  readonly task: string;
  readonly parent_task: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sensitive: number;
  readonly rural_only: number;
  readonly priority_urban: number;
  readonly priority_rural: number;
}

/** Every task and kind with its flags, in code order. */
export function taskList(): Query<TaskListRow> {
  return { sql: 'SELECT * FROM tasks ORDER BY task' };
}
