// What became of the needs that residents of a scope's regions registered.
import type { Query } from './query.ts';
import { IN_SCOPE, type Scope } from './scope.ts';

export interface NeedRow {
  readonly region_code: string;
  readonly period: string;
  readonly registered: number | null;
  readonly responded: number | null;
  readonly resolved: number | null;
  readonly status: string;
}

/** All tasks and groups for quarters, years and total. */
export function needsInScope(scope: Scope): Query<NeedRow> {
  return {
    sql: `SELECT region_code, period, registered, responded, resolved, status
      FROM needs
      WHERE ${IN_SCOPE} AND task = 'all' AND "group" = 'all' AND period_type <> 'month'`,
    params: { scope },
  };
}
