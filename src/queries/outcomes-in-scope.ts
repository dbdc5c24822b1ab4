// Whom the activities of a scope's regions reached: all groups over time, and each group in one year.
import type { Query } from './query.ts';
import { IN_SCOPE, type Scope } from './scope.ts';

export interface OutcomeRow {
  readonly region_code: string;
  readonly period: string;
  readonly group: string;
  readonly people: number | null;
  readonly first_time: number | null;
  readonly visits: number | null;
  readonly resolved: number | null;
  readonly raters: number | null;
  readonly satisfied: number | null;
  readonly status: string;
}

/** Group `all` for quarters, years and total; every group for `year`; all tasks. */
export function outcomesInScope(scope: Scope, year: string): Query<OutcomeRow> {
  return {
    sql: `SELECT region_code, period, "group", people, first_time, visits, resolved, raters, satisfied, status
      FROM outcomes
      WHERE ${IN_SCOPE} AND task = 'all'
        AND (("group" = 'all' AND period_type <> 'month') OR period = $year)`,
    params: { scope, year },
  };
}
