// Who and what stood behind the activities of a scope's regions, in one period.
import type { Query } from './query.ts';
import { IN_SCOPE, type Scope } from './scope.ts';

export interface ProfileRow {
  readonly region_code: string;
  readonly dimension: string;
  readonly category: string;
  readonly activities: number | null;
  readonly status: string;
}

/** Every category of every dimension. */
export function profileInScope(scope: Scope, period: string): Query<ProfileRow> {
  return {
    sql: `SELECT region_code, dimension, category, activities, status
      FROM profile
      WHERE ${IN_SCOPE} AND period = $period`,
    params: { scope, period },
  };
}
