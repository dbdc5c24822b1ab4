// The communities of a province by name: what the search of the whole site finds.
import type { Query } from './query.ts';

export interface NamedCommunity {
  readonly region_code: string;
  readonly region_name: string;
  readonly township_code: string;
  readonly county_code: string;
}

/** Every community in code order; `province` is its first two digits. */
export function communitiesInProvince(province: string): Query<NamedCommunity> {
  return {
    sql: `SELECT region_code, region_name, township_code, county_code FROM communities
      WHERE substr(region_code, 1, 2) = $province ORDER BY region_code`,
    params: { province },
  };
}
