// The rows that the map's script fetches: of a scope's regions, every period and cell of the release plan.
import type { Query } from './query.ts';
import { IN_SCOPE, type Scope } from './scope.ts';

export type MapRow = Readonly<Record<string, string | number | null>> & {
  readonly region_code: string;
  readonly status: string;
};

/** Which tasks: all and the four, or the kinds of one of the four. */
export type MapTasks = 'main' | string;

/** Rows of `coverage`, in the table's order. */
export function mapCoverage(scope: Scope, tasks: MapTasks): Query<MapRow> {
  return {
    sql: `SELECT region_code, period, task, area, communities, communities_covered, activities, organisations, hours,
        status
      FROM coverage
      WHERE ${IN_SCOPE} AND ${tasks === 'main' ? "(task = 'all' OR length(task) = 1)" : '(length(task) = 3 AND task[1] = $tasks)'}`,
    params: { scope, ...(tasks === 'main' ? {} : { tasks }) },
  };
}

/** Rows of `outcomes`, in the table's order. */
export function mapOutcomes(scope: Scope): Query<MapRow> {
  return {
    sql: `SELECT region_code, period, task, "group", people, visits, status FROM outcomes WHERE ${IN_SCOPE}`,
    params: { scope },
  };
}

export interface MapTownshipRow {
  readonly township_code: string;
  readonly area: string | null;
  /** Null for communities without an activity. */
  readonly first_covered: string | null;
  /** The tasks on record, joined. */
  readonly tasks: string | null;
  readonly status: string;
  readonly communities: number;
}

/** How many communities of each township have the same area, first month and tasks; `province` is its first digits. */
export function mapTownships(province: string): Query<MapTownshipRow> {
  return {
    sql: `SELECT township_code, area, first_covered, tasks, status, count(*) AS communities
      FROM communities
      WHERE substr(region_code, 1, 2) = $province
      GROUP BY ALL ORDER BY ALL`,
    params: { province },
  };
}
