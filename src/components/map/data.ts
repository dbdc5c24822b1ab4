// The map's files, as far as they are there, asked as one: regions, their cells, their outlines.
import { NO_CELL, summed, type Cell } from '../../format/cell.ts';
import { cubeReader, type Cube } from '../../format/cube.ts';
import { mapFile, type MapRegion, type MapScope, type MapTownship } from '../../format/map-files.ts';
import type { Period } from '../../format/periods.ts';
import { isOutOfScope, provinceOf } from '../../format/regions.ts';
import { AREAS, NATION, type Level } from '../../schema/values.ts';
import type { MapOutlines } from '../../views/map-files.ts';

/** Which cell of a region. A table without areas or groups takes `all`. */
export interface MapQuery {
  /** Communities ever reached by the period's end, which townships have and their county as their sum. */
  readonly isRunning: boolean;
  readonly period: Period;
  readonly task: string;
  readonly area: string;
  readonly group: string;
}

export interface MapData {
  region(code: string): MapRegion | undefined;
  /** The units of a level below a region, in code order. */
  units(code: string, level: Level): readonly MapRegion[];
  /** Whether a province has prefectures, which can be shown before its counties. */
  hasPrefectures(code: string): boolean;
  communities(code: string, area: string): Cell;
  coverage(code: string, query: MapQuery, measure: string): Cell;
  outcomes(code: string, query: MapQuery, measure: string): Cell;
  /** Null where the boundary pack has none, undefined where the file is not there yet. */
  outlines(code: string, level: Level): MapOutlines | null | undefined;
}

/** The files that are there, by name. */
export type MapFiles = ReadonlyMap<string, unknown>;

/** Covered communities of a township by the end of a period: an activity on record stays on record. */
function coveredBy({ state, covered }: MapTownship, { period, task, area }: MapQuery): Cell {
  if (state !== 'ok') return { state, value: null };
  const until = period.last_day.slice(0, 7);
  const value = covered
    .filter(([month]) => month <= until)
    .filter((each) => area === 'all' || each[1] === area)
    .filter((each) => task === 'all' || each[2].split('|').includes(task))
    .reduce((sum, each) => sum + each[3], 0);
  return { state: 'ok', value };
}

/** Reads the files that are there; what needs another one is answered as `not_reported`, so load it first. */
export function mapData(files: MapFiles): MapData {
  const some = <File>(ending: RegExp) =>
    [...files].flatMap(([name, file]) => (ending.test(name) ? [file as File] : []));
  const scopes = some<MapScope>(/^\d{6}\.json$/);
  const townships = new Map(
    some<MapTownship[]>(/-townships\./).flatMap((list) => list.map((one) => [one.code, one])),
  );
  const regions = new Map(scopes.flatMap((scope) => scope.regions.map((region) => [region.code, region])));
  const communities = Object.assign(
    {},
    ...scopes.map((scope) => scope.communities),
  ) as MapScope['communities'];
  const kinds = some<Cube>(/-task-\d\./);
  const readCoverage = cubeReader([...scopes.map(({ coverage }) => coverage), ...kinds]);
  const readOutcomes = cubeReader(some<Cube>(/-outcomes\./));
  const children = new Map<string | null, MapRegion[]>();
  for (const region of [...regions.values(), ...townships.values()]) {
    const siblings = children.get(region.parent);
    if (siblings) siblings.push(region);
    else children.set(region.parent, [region]);
  }
  const below = (code: string) => children.get(code) ?? [];
  /** Units without a page are listed where the tables have rows of them. */
  const isShown = ({ code, hasPage }: MapRegion) => hasPage || code in communities;
  const hasPrefectures = (code: string) => below(code).some(({ level }) => level === 'prefecture');
  return {
    region: (code) => regions.get(code) ?? townships.get(code),
    hasPrefectures,
    units: (code, level) => {
      if (level === 'township') return below(code).filter((unit) => unit.level === 'township');
      const shown = below(code).filter((unit) => unit.level !== 'township' && isShown(unit));
      if (code === NATION || level !== 'county') return shown;
      const within = (unit: MapRegion) =>
        unit.level === 'prefecture' ? below(unit.code).filter(isShown) : [unit];
      return shown.flatMap(within).sort((a, b) => (a.code < b.code ? -1 : 1));
    },
    communities: (code, area) => {
      const counts = townships.get(code)?.communities ?? communities[code];
      if (!counts) return { state: 'not_reported', value: null };
      const value = counts[AREAS.indexOf(area as (typeof AREAS)[number])] ?? null;
      return value === null ? NO_CELL : { state: 'ok', value };
    },
    coverage: (code, query, measure) => {
      if (query.isRunning) {
        if (measure !== 'communities_covered') return NO_CELL;
        const own = townships.get(code);
        const parts = own ? [own] : [...townships.values()].filter(({ parent }) => parent === code);
        return summed(parts.map((part) => coveredBy(part, query)));
      }
      return readCoverage(code, `${query.period.period}|${query.task}|${query.area}`, measure);
    },
    outcomes: (code, query, measure) =>
      readOutcomes(code, `${query.period.period}|${query.task}|${query.group}`, measure),
    outlines: (code, level) => files.get(mapFile.outlines(code, level)) as MapOutlines | null | undefined,
  };
}

/** The scopes in which a region's own cells, its units' and those of the regions above lie. */
export function scopesOf(code: string): readonly string[] {
  const province = provinceOf(code);
  return code === NATION || isOutOfScope(code) ? [NATION] : [NATION, province];
}
