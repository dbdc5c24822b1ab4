// The townships of a province with their communities: how many there are, in how many a service is on record.
import type { Query } from './query.ts';

export interface TownshipRow {
  readonly township_code: string;
  readonly county_code: string;
  readonly communities: number;
  readonly communities_covered: number | null;
  readonly activities: number | null;
  /** `ok`, or `not_reported` where no community of the township has a value. */
  readonly status: string;
}

/** One row a township that has communities, in code order; `province` is its first two digits. */
export function townshipsInProvince(province: string): Query<TownshipRow> {
  return {
    sql: `SELECT township_code, any_value(county_code) AS county_code, count(*) AS communities,
        CASE WHEN bool_or(status = 'ok') THEN count(first_covered) END AS communities_covered,
        CASE WHEN bool_or(status = 'ok') THEN sum(activities) END AS activities,
        CASE WHEN bool_or(status = 'ok') THEN 'ok' ELSE min(status) END AS status
      FROM communities
      WHERE substr(region_code, 1, 2) = $province
      GROUP BY township_code ORDER BY township_code`,
    params: { province },
  };
}
