// A boundary file (TopoJSON, longitude and latitude) made ready to be drawn at any size, and its units as GeoJSON.
import { geoArea, type ExtendedFeature } from 'd3';
import { feature } from 'topojson-client';
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify';
import type { MultiPolygon, Polygon } from 'geojson';
import type { GeometryCollection, GeometryObject, Objects, Topology } from 'topojson-specification';

export interface UnitProperties {
  readonly code: string;
  readonly name?: string;
  /** Several register codes that the pack draws as one polygon. */
  readonly codes?: readonly string[];
  /** The prefecture that a county's polygon lies in. */
  readonly city?: string;
  /** The province that a prefecture's polygon lies in. */
  readonly prov?: string;
  /** Of a line: what it is, such as `scs_dash_area`. */
  readonly kind?: string;
}
export type Shape = Polygon | MultiPolygon;
export type Unit = ExtendedFeature<Shape, UnitProperties>;
export type Wanted = (properties: UnitProperties) => boolean;

/** A boundary file with the weight of each point; build it once and draw from it at any size. */
export interface Boundaries {
  readonly topology: Topology<Objects>;
}

/** Prepares a parsed boundary file. Throws where it is no topology. */
export function boundaries(file: unknown): Boundaries {
  const topology = file as Topology<Objects> | null;
  if (topology?.type !== 'Topology') throw new Error('invalid boundary file: not a TopoJSON topology');
  return { topology: presimplify(topology, sphericalTriangleArea) };
}

/** The same boundaries without points whose triangle is smaller than `steradians`; borders stay shared. */
export function simplified({ topology }: Boundaries, steradians: number): Boundaries {
  return { topology: simplify(topology, steradians) };
}

/** The wanted units of a layer such as `counties`, in the file's order; none where the file has no such layer. */
export function unitsOf({ topology }: Boundaries, layer: string, wanted: Wanted): Unit[] {
  const object = topology.objects[layer] as GeometryCollection<UnitProperties> | undefined;
  return (object?.geometries ?? [])
    .filter(({ properties }) => wanted((properties ?? { code: '' }) as UnitProperties))
    .map((geometry) => feature(topology, geometry as GeometryObject<UnitProperties>) as Unit);
}

/**
 * A flipped ring covers the globe but for its inside and fills the whole plot. Throws for a feature larger than one
 * steradian (the whole country has about 0.24).
 */
export function checkWinding(units: readonly Unit[]): void {
  for (const unit of units) {
    const area = geoArea(unit);
    if (area > 1) throw new Error(`invalid outline: ${unit.properties?.code} covers ${area.toFixed(2)} sr`);
  }
}
