// What the pages of a scope's regions say about coverage: all tasks over time, and the period they open on in detail.
import type { Query } from './query.ts';
import { IN_SCOPE, type Scope } from './scope.ts';

export interface CoverageRow {
  readonly region_code: string;
  readonly period: string;
  readonly task: string;
  readonly area: string;
  readonly communities: number | null;
  readonly communities_covered: number | null;
  readonly activities: number | null;
  readonly organisations: number | null;
  readonly volunteers: number | null;
  readonly party_members: number | null;
  readonly hours: number | null;
  readonly status: string;
}

/** Every period for all tasks; the four tasks and both areas for `current`; tasks and kinds in every area for the total. */
export function coverageInScope(scope: Scope, current: string): Query<CoverageRow> {
  return {
    sql: `SELECT region_code, period, task, area, communities, communities_covered, activities, organisations,
        volunteers, party_members, hours, status
      FROM coverage
      WHERE ${IN_SCOPE} AND (
        (task = 'all' AND area = 'all')
        OR (period = $current AND area = 'all' AND length(task) = 1)
        OR (period = $current AND task = 'all' AND area <> 'all')
        OR (period = 'total' AND task <> 'all'))`,
    params: { scope, current },
  };
}
