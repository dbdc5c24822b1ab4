// The map of the units below a region, from the boundary pack: outlines once, a wide and a narrow drawing of them, and
// the units that have no outline.
import { choropleth, outlineDefinitions } from '../charts/choropleth.ts';
import type { Breaks } from '../charts/classes.ts';
import { shownUnits, type MapUnit } from '../charts/shown-units.ts';
import type { Cell } from '../format/cell.ts';
import type { Lang } from '../format/language.ts';
import type { Level } from '../schema/values.ts';
import { imprint } from './boundary-pack.ts';
import { regionOutlines, southChinaSea } from './region-outlines.ts';
import type { Region } from './regions.ts';

export interface RegionMap {
  /** For the page's `definitions()`. */
  readonly outlines: string;
  readonly wide: string;
  readonly narrow: string;
  /** The shares that the map shows, for its legend. */
  readonly cells: readonly Cell[];
  readonly unmapped: readonly Region[];
  /** Units that the pack draws as one outline. */
  readonly joined: readonly (readonly Region[])[];
}

export const MAP_WIDTH = 572;
const NARROW_WIDTH = 340;

export interface RegionMapOptions {
  readonly lang: Lang;
  readonly breaks: Breaks;
  readonly title: string;
  readonly description: string;
  /** Width of the wide drawing; the home page has less room. */
  readonly width?: number;
  readonly labels?: 'values' | 'names';
  /** A unit's name in the map; its short name by default. */
  readonly nameOf?: (region: Region) => string;
}

/** The level that a map of these units draws: prefectures where there are any. */
function levelOf(units: readonly MapUnit<Region>[]): Level {
  if (units.some(({ region: { level } }) => level === 'province')) return 'province';
  return units.some(({ region: { level } }) => level === 'prefecture') ? 'prefecture' : 'county';
}

/** The map of the units below a region; null where the build or the pack draws none. */
export function regionMap(
  region: Region,
  units: readonly MapUnit<Region>[],
  { lang, breaks, title, description, width = MAP_WIDTH, labels = 'values', nameOf }: RegionMapOptions,
): RegionMap | null {
  const printed = imprint(lang);
  const drawn = regionOutlines(region, levelOf(units), width);
  if (!drawn || printed === null) return null;
  const { regionsIn, cellOf, shown } = shownUnits(units, nameOf);
  const inset = southChinaSea(region) ?? undefined;
  const all = [...drawn.units, ...(inset?.units ?? [])].map(({ properties }) => properties);
  const mapped = new Set(all.flatMap(regionsIn).map(({ code }) => code));
  if (mapped.size === 0) return null;
  const common = { prefix: 'm', breaks, lang, title, description, imprint: printed, inset };
  return {
    outlines: outlineDefinitions(drawn, 'm') + (inset ? outlineDefinitions(inset, 'i') : ''),
    wide: choropleth(drawn, shown, { ...common, id: 'map', width, labels }),
    narrow: choropleth(drawn, shown, { ...common, id: 'map-n', width: NARROW_WIDTH, labels: 'names' }),
    cells: all.map(cellOf),
    unmapped: units.filter((unit) => !mapped.has(unit.region.code)).map((unit) => unit.region),
    joined: all.filter(({ codes }) => codes).map(regionsIn),
  };
}
