// Which units of a scope's regions were due, and which reported.
import type { Query } from './query.ts';
import { IN_SCOPE, type Scope } from './scope.ts';

export interface ReportingRow {
  readonly region_code: string;
  readonly period: string;
  readonly units_due: number;
  readonly units_reported: number;
  readonly units_late: number;
  readonly status: string;
}

/** Quarters, years and total. */
export function reportingInScope(scope: Scope): Query<ReportingRow> {
  return {
    sql: `SELECT region_code, period, units_due, units_reported, units_late, status
      FROM reporting WHERE ${IN_SCOPE} AND period_type <> 'month'`,
    params: { scope },
  };
}
