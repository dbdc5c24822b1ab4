// From regions with the two measures of a share to what the polygons of a map show: some boundary packs draw several
// regions as one, and their measures are added before the share is taken.
import { ratio, summed, type Cell } from '../format/cell.ts';
import { shortName } from '../format/short-names.ts';
import type { UnitProperties } from './boundaries.ts';
import type { Shown } from './choropleth.ts';

/** What a region has to have to be drawn. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

/** A unit of the map with the two measures of its share. */
export interface MapUnit<Region extends Named = Named> {
  readonly region: Region;
  readonly covered: Cell;
  readonly communities: Cell;
}

export interface ShownUnits<Region extends Named> {
  /** The regions that a polygon stands for. */
  readonly regionsIn: (properties: UnitProperties) => Region[];
  readonly cellOf: (properties: UnitProperties) => Cell;
  readonly shown: (properties: UnitProperties) => Shown;
}

/** `nameOf` gives a region's name in the map, its short name by default. */
export function shownUnits<Region extends Named>(
  units: readonly MapUnit<Region>[],
  nameOf: (region: Region) => string = ({ name }) => shortName(name),
): ShownUnits<Region> {
  const byCode = new Map(units.map((unit) => [unit.region.code, unit]));
  const unitsIn = ({ code, codes }: UnitProperties) =>
    (codes ?? [code]).flatMap((each) => byCode.get(each) ?? []);
  const cellOf = (properties: UnitProperties): Cell => {
    const inside = unitsIn(properties);
    return ratio(
      summed(inside.map(({ covered }) => covered)),
      summed(inside.map(({ communities }) => communities)),
    );
  };
  return {
    regionsIn: (properties) => unitsIn(properties).map(({ region }) => region),
    cellOf,
    shown: (properties) => {
      const [first, ...others] = unitsIn(properties);
      const name = first ? nameOf(first.region) : '';
      return { cell: cellOf(properties), name: others.length ? `${name}等` : name };
    },
  };
}
