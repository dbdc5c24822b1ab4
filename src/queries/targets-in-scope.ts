// Persons on the registers of a scope's regions, and those served for the first time, in one year.
import type { Query } from './query.ts';
import { IN_SCOPE, type Scope } from './scope.ts';

export interface TargetRow {
  readonly region_code: string;
  readonly group: string;
  readonly target_people: number | null;
  readonly first_time: number | null;
  readonly status: string;
}

/** Every group of `year`. */
export function targetsInScope(scope: Scope, year: string): Query<TargetRow> {
  return {
    sql: `SELECT region_code, "group", target_people, first_time, status
      FROM targets WHERE ${IN_SCOPE} AND period = $year`,
    params: { scope, year },
  };
}
