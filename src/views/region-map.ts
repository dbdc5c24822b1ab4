// The map of the units below a region, from the boundary pack: outlines once, a wide and a narrow drawing of them, and
// the units that have no outline.
import type { UnitProperties } from '../charts/boundaries.ts';
import { choropleth, outlineDefinitions, type Shown } from '../charts/choropleth.ts';
import type { Breaks } from '../charts/classes.ts';
import type { Outlines } from '../charts/outlines.ts';
import { NO_CELL, ratio, type Cell } from '../format/cell.ts';
import type { Lang } from '../format/language.ts';
import { shortName } from '../format/short-names.ts';
import { imprint, packOutlines } from './boundary-pack.ts';
import type { Region } from './regions.ts';

/** A unit of the map with the two measures of its share, so that units drawn as one can be joined. */
export interface MapUnit {
  readonly region: Region;
  readonly covered: Cell;
  readonly communities: Cell;
}

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
const NARROW_DETAIL = 0.9;

/** Outlines of the units below a region; null where there are none to draw. */
function outlinesOf(region: Region, units: readonly MapUnit[], width: number): Outlines | null {
  const { code } = region;
  if (region.level === 'county') return null;
  const size = { width, maxHeight: width * 0.92, detail: NARROW_DETAIL };
  const key = `${code}/${width}`;
  if (region.level === 'nation')
    return packOutlines(key, 'provinces.json', {
      ...size,
      maxHeight: width,
      layer: 'provinces',
      dashes: 'provinces.json',
      detail: 0.5,
      specks: (unit) => ['460000', '710000'].includes(unit.code),
    });
  const counties = `counties/${code.slice(0, 2)}0000.json`;
  if (region.level === 'prefecture')
    return packOutlines(key, counties, {
      ...size,
      layer: 'counties',
      wanted: ({ city }) => city === code,
      specks: () => code === '460300',
    });
  if (!units.some(({ region: { level } }) => level === 'prefecture'))
    return packOutlines(key, counties, { ...size, layer: 'counties' });
  return packOutlines(key, 'cities.json', {
    ...size,
    layer: 'cities',
    wanted: ({ code: unit, prov }) => prov === code && unit !== '460300',
  });
}

/** The South China Sea beside the map of Hainan, with all its islands and the dashes. */
function southChinaSea(region: Region): Outlines | undefined {
  if (region.code !== '460000') return undefined;
  return (
    packOutlines('460000/inset', 'cities.json', {
      layer: 'cities',
      wanted: ({ prov }) => prov === '460000',
      width: 96,
      maxHeight: 140,
      detail: 1,
      specks: ({ code }) => code === '460300',
      dashes: 'provinces.json',
    }) ?? undefined
  );
}

/** The sum of cells, or the first that has no value. */
function summed(cells: readonly Cell[]): Cell {
  let sum = 0;
  for (const cell of cells) {
    if (cell.state !== 'ok') return cell;
    sum += cell.value;
  }
  return cells.length ? { state: 'ok', value: sum } : NO_CELL;
}

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

/** The map of the units below a region; null where the build or the pack draws none. */
export function regionMap(
  region: Region,
  units: readonly MapUnit[],
  {
    lang,
    breaks,
    title,
    description,
    width = MAP_WIDTH,
    labels = 'values',
    nameOf = ({ name }) => shortName(name),
  }: RegionMapOptions,
): RegionMap | null {
  const printed = imprint(lang);
  const drawn = outlinesOf(region, units, width);
  if (!drawn || printed === null) return null;
  const byCode = new Map(units.map((unit) => [unit.region.code, unit]));
  const unitsIn = ({ code, codes }: UnitProperties): MapUnit[] =>
    (codes ?? [code]).flatMap((each) => byCode.get(each) ?? []);
  const cellOf = (properties: UnitProperties): Cell => {
    const inside = unitsIn(properties);
    return ratio(
      summed(inside.map(({ covered }) => covered)),
      summed(inside.map(({ communities }) => communities)),
    );
  };
  const shown = (properties: UnitProperties): Shown => {
    const [first, ...others] = unitsIn(properties);
    const name = first ? nameOf(first.region) : '';
    return { cell: cellOf(properties), name: others.length ? `${name}等` : name };
  };
  const inset = southChinaSea(region);
  const all = [...drawn.units, ...(inset?.units ?? [])].map(({ properties }) => properties);
  const mapped = new Set(all.flatMap(unitsIn).map((unit) => unit.region.code));
  if (mapped.size === 0) return null;
  const common = { prefix: 'm', breaks, lang, title, description, imprint: printed, inset };
  return {
    outlines: outlineDefinitions(drawn, 'm') + (inset ? outlineDefinitions(inset, 'i') : ''),
    wide: choropleth(drawn, shown, { ...common, id: 'map', width, labels }),
    narrow: choropleth(drawn, shown, { ...common, id: 'map-n', width: NARROW_WIDTH, labels: 'names' }),
    cells: all.map(cellOf),
    unmapped: units.filter((unit) => !mapped.has(unit.region.code)).map((unit) => unit.region),
    joined: all
      .filter(({ codes }) => codes)
      .map((properties) => unitsIn(properties).map((unit) => unit.region)),
  };
}
