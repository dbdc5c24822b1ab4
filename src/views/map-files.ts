// Makes what the map's script fetches (`format/map-files.ts`) from the published tables and the boundary pack.
import type { Outlines } from '../charts/outlines.ts';
import { cubeFrom, type Cube } from '../format/cube.ts';
import {
  COVERAGE_KEY,
  COVERAGE_MEASURES,
  OUTCOME_KEY,
  OUTCOME_MEASURES,
  type AreaCounts,
  type CoveredCommunities,
  type MapRegion,
  type MapScope,
  type MapTownship,
} from '../format/map-files.ts';
import { stateOf } from '../format/cell.ts';
import { isOutOfScope } from '../format/regions.ts';
import {
  mapCoverage,
  mapOutcomes,
  mapTownships,
  type MapRow,
  type MapTownshipRow,
} from '../queries/map-rows.ts';
import { AREAS, NATION, type Level } from '../schema/values.ts';
import { ask } from './published.ts';
import { regionOutlines, southChinaSea } from './region-outlines.ts';
import { regions, type Region } from './regions.ts';

/** The width that outlines are made for; drawings scale them. */
export const OUTLINE_WIDTH = 632;

/** The nation, and the provinces that can be opened. */
export async function mapScopes(): Promise<readonly string[]> {
  const provinces = (await regions()).below(NATION).map(({ code }) => code);
  return [NATION, ...provinces.filter((code) => !isOutOfScope(code))];
}

const queryScope = (scope: string) => (scope === NATION ? '00' : scope.slice(0, 2));

function listed({ code, name, level, parent, kind, hasPage }: Region): MapRegion {
  return { code, name, level, parent, kind, hasPage };
}

/** The regions of a scope in code order, townships apart. */
async function regionsOf(scope: string): Promise<MapRegion[]> {
  const tree = await regions();
  if (scope === NATION) return [tree.of(NATION), ...tree.below(NATION)].map(listed);
  const within = (code: string): readonly Region[] => [
    tree.of(code),
    ...tree
      .below(code)
      .filter(({ level }) => level !== 'township')
      .flatMap((region) => within(region.code)),
  ];
  return within(scope)
    .map(listed)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Communities of each region by area, which are the same in every period. */
function communitiesFrom(rows: readonly MapRow[]): Record<string, AreaCounts> {
  const found: Record<string, (number | null)[]> = {};
  for (const row of rows) {
    const index = AREAS.indexOf(row['area'] as (typeof AREAS)[number]);
    const counts = (found[row.region_code] ??= [null, null, null]);
    counts[index] ??= row['communities'] as number | null;
  }
  return found as unknown as Record<string, AreaCounts>;
}

export async function mapScope(scope: string): Promise<MapScope> {
  const rows = await ask(mapCoverage(queryScope(scope), 'main'));
  return {
    regions: await regionsOf(scope),
    communities: communitiesFrom(rows),
    coverage: cubeFrom(rows, COVERAGE_KEY, COVERAGE_MEASURES),
  };
}

export async function mapKinds(scope: string, task: string): Promise<Cube> {
  return cubeFrom(await ask(mapCoverage(queryScope(scope), task)), COVERAGE_KEY, COVERAGE_MEASURES);
}

export async function mapOutcomesOf(scope: string): Promise<Cube> {
  return cubeFrom(await ask(mapOutcomes(queryScope(scope))), OUTCOME_KEY, OUTCOME_MEASURES);
}

function townshipFrom(region: Region, rows: readonly MapTownshipRow[]): MapTownship {
  const known = rows.filter(({ status }) => status === 'ok');
  const sumOf = (some: readonly MapTownshipRow[]) =>
    some.reduce((sum, { communities }) => sum + communities, 0);
  return {
    ...listed(region),
    communities: AREAS.map((area) =>
      sumOf(area === 'all' ? rows : rows.filter((row) => row.area === area)),
    ) as unknown as AreaCounts,
    state: known.length ? 'ok' : stateOf(rows[0]?.status ?? 'not_reported', 'communities_covered'),
    covered: known.flatMap((row): CoveredCommunities[] =>
      row.first_covered === null
        ? []
        : [[row.first_covered, row.area ?? '', row.tasks ?? '', row.communities]],
    ),
  };
}

/** The townships of a province that have communities, in code order. */
export async function mapTownshipsOf(province: string): Promise<MapTownship[]> {
  const tree = await regions();
  const byCode = Map.groupBy(await ask(mapTownships(province.slice(0, 2))), (row) => row.township_code);
  return [...byCode].map(([code, rows]) => townshipFrom(tree.of(code), rows));
}

/** Outlines as the map's script draws them. */
export interface MapOutlines {
  readonly main: Outlines;
  readonly inset: Outlines | null;
}

/** Regions and levels of a scope that have a file of outlines: those that the boundary pack can draw. */
export async function mapViews(
  scope: string,
): Promise<readonly { readonly region: Region; readonly level: Level }[]> {
  const tree = await regions();
  if (scope === NATION) return [{ region: tree.of(NATION), level: 'province' }];
  const prefectures = tree.below(scope).filter(({ level }) => level === 'prefecture');
  const province = tree.of(scope);
  return [
    ...(prefectures.length ? [{ region: province, level: 'prefecture' } as const] : []),
    { region: province, level: 'county' } as const,
    ...prefectures.map((region) => ({ region, level: 'county' }) as const),
  ];
}

/** The outlines of a view; null where the boundary pack has none. */
export function mapOutlines(region: Region, level: Level): MapOutlines | null {
  const main = regionOutlines(region, level, OUTLINE_WIDTH);
  return main && { main, inset: southChinaSea(region) };
}
