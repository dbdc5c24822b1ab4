// What the page of the comparison hands to its script: what the map's page has, and where else its script looks.
import type { MapSetting } from '../map/setting.ts';

export interface CompareSetting extends MapSetting {
  /** The regions that the page opens with, in code order. */
  readonly start: readonly string[];
  /** Addresses of the list of regions that the search reads, and of the numbers of communities. */
  readonly regionList: string;
  readonly sizes: string;
  /** Address of the table tool. */
  readonly table: string;
  /** What a citation names: the operator, the day of the release, the origin before the page's address. */
  readonly operator: string;
  readonly date: string;
  readonly origin: string;
}
