// The nation's activities over time, for all tasks and each of the four.
import type { PeriodType } from '../schema/values.ts';
import type { Query } from './query.ts';

export interface SeriesRow {
  readonly period: string;
  readonly period_type: PeriodType;
  readonly task: string;
  readonly activities: number | null;
  readonly status: string;
}

/** Months and quarters, in order. */
export function nationSeries(): Query<SeriesRow> {
  return {
    sql: `SELECT period, period_type, task, activities, status FROM coverage
      WHERE region_code = '000000' AND area = 'all' AND period_type IN ('month', 'quarter')
        AND (task = 'all' OR length(task) = 1)
      ORDER BY period_type, period, task`,
  };
}
