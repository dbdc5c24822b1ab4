// What the map's script fetches: a few JSON files of each province, made from the published tables at build time.
// JSON rather than the tables' own Parquet parts: of Hunan's coverage the part has 222 kB, which compress no further and
// take a browser half a second to unpack; this file has 100 kB as a host sends it and is read in 3 ms.
import type { Level, State } from '../schema/values.ts';
import type { Cube } from './cube.ts';

export interface MapRegion {
  readonly code: string;
  /** Its name; a direct unit has its parent's before it. */
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
  /** `devzone`, `direct` …; null for an ordinary division. */
  readonly kind: string | null;
  readonly hasPage: boolean;
}

/** All, urban and rural communities of the register; null where the region is out of scope. */
export type AreaCounts = readonly [number | null, number | null, number | null];

/** A province with its prefectures and counties, or the nation with its provinces: all tasks and the four. */
export interface MapScope {
  /** In code order. */
  readonly regions: readonly MapRegion[];
  readonly communities: Readonly<Record<string, AreaCounts>>;
  readonly coverage: Cube;
}

/** Communities of a township with the same first month, area and tasks: month, area, tasks such as `1|3`, how many. */
export type CoveredCommunities = readonly [month: string, area: string, tasks: string, count: number];

export interface MapTownship extends MapRegion {
  readonly communities: AreaCounts;
  /** `ok`, or why no community of it has a value. */
  readonly state: 'ok' | State;
  readonly covered: readonly CoveredCommunities[];
}

/** Names of the files; `scope` is a province's code or the nation's. */
export const mapFile = {
  scope: (scope: string) => `${scope}.json`,
  /** The kinds of one of the four tasks, as a `Cube`. */
  kinds: (scope: string, task: string) => `${scope}-task-${task}.json`,
  /** `outcomes` by group, as a `Cube`. */
  outcomes: (scope: string) => `${scope}-outcomes.json`,
  /** A list of `MapTownship`. */
  townships: (province: string) => `${province}-townships.json`,
  /** Outlines of the units of a level below a region; null where the boundary pack draws none. */
  outlines: (region: string, level: Level) => `${region}-outlines-${level}.json`,
};

/** The measures of `coverage` that a map file has, and the columns that make its keys. */
export const COVERAGE_MEASURES = ['communities_covered', 'activities', 'organisations', 'hours'] as const;
export const COVERAGE_KEY = ['period', 'task', 'area'] as const;
export const OUTCOME_MEASURES = ['people', 'visits'] as const;
export const OUTCOME_KEY = ['period', 'task', 'group'] as const;
