// From boundaries to outlines on paper: projected (conic equal-area, parallels 25 and 47, turned to 105° E),
// simplified to what a drawing of its size can show, as compact path strings.
import { geoConicEqualArea, type GeoProjection } from 'd3';
import type { Position } from 'geojson';
import {
  checkWinding,
  simplified,
  unitsOf,
  type Boundaries,
  type Shape,
  type Unit,
  type UnitProperties,
  type Wanted,
} from './boundaries.ts';
import { areaOf, compactRing, pathOf, roomIn, speckOf, type Point } from './rings.ts';

/** One outline. Its path is in tenths of the drawing's units; the place for its label in units. */
export interface Outline {
  readonly properties: UnitProperties;
  readonly d: string;
  readonly x: number;
  readonly y: number;
  /** How wide a label may be there, and how high the largest part is. */
  readonly width: number;
  readonly height: number;
}

export interface Outlines {
  readonly width: number;
  readonly height: number;
  readonly units: readonly Outline[];
  /** The dashes of the South China Sea as one path; empty where not asked for. */
  readonly dashes: string;
}

export interface OutlineOptions {
  readonly layer: string;
  readonly wanted?: Wanted;
  readonly width: number;
  readonly maxHeight: number;
  /** The smallest triangle that still shows, in square units. */
  readonly detail: number;
  /** Units whose parts too small to have a shape are kept as specks; elsewhere they are left out. */
  readonly specks?: Wanted;
  /** Where the dashes of the South China Sea are (layer `lines`), if they are to be drawn; room is made for them. */
  readonly dashesFrom?: Boundaries;
}

const PADDING = 3;
/** Parts under this area (square tenths) have no shape. */
const SHAPELESS = 60;
const all: Wanted = () => true;
const none: Wanted = () => false;
const isDash: Wanted = ({ kind }) => kind === 'scs_dash_area';

function ringsOf(shape: Shape): readonly (readonly Position[][])[] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

function* projected(ring: readonly Position[], projection: GeoProjection): Generator<Point> {
  for (const position of ring) {
    const point = projection(position as [number, number]);
    if (point) yield point;
  }
}

function outlineOf(unit: Unit, projection: GeoProjection, specks: Wanted): Outline {
  const parts: string[] = [];
  const specked = new Set<string>();
  let largest: { area: number; ring: readonly Point[] } = { area: -1, ring: [] };
  for (const [outer = [], ...holes] of ringsOf(unit.geometry)) {
    const ring = compactRing(projected(outer, projection));
    const area = Math.abs(areaOf(ring));
    if (area > largest.area) largest = { area, ring };
    if (area >= SHAPELESS) {
      parts.push(pathOf(ring));
      for (const hole of holes) {
        const inner = compactRing(projected(hole, projection));
        if (Math.abs(areaOf(inner)) >= SHAPELESS) parts.push(pathOf(inner));
      }
    } else if (ring[0] && specks(unit.properties)) {
      const place = ring[0].map((coordinate) => Math.round(coordinate / 15)).join();
      if (!specked.has(place)) parts.push(speckOf(ring[0]));
      specked.add(place);
    }
  }
  if (parts.length === 0 && largest.ring[0]) parts.push(speckOf(largest.ring[0]));
  const room = roomIn(largest.ring);
  const ys = largest.ring.map(([, y]) => y);
  return {
    properties: unit.properties,
    d: parts.join(''),
    x: room.x / 10,
    y: room.y / 10,
    width: room.width / 10,
    height: (Math.max(...ys) - Math.min(...ys)) / 10,
  };
}

/** Scales and moves a projection so that the units fill the width, or the height; returns the drawing's height. */
function fit(projection: GeoProjection, units: readonly Unit[], width: number, maxHeight: number): number {
  projection.scale(1).translate([0, 0]);
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const unit of units)
    for (const [outer = []] of ringsOf(unit.geometry))
      for (const [x, y] of projected(outer, projection)) {
        extent.left = Math.min(extent.left, x);
        extent.right = Math.max(extent.right, x);
        extent.top = Math.min(extent.top, y);
        extent.bottom = Math.max(extent.bottom, y);
      }
  const [wide, high] = [extent.right - extent.left, extent.bottom - extent.top];
  const scale = Math.min((width - 2 * PADDING) / wide, (maxHeight - 2 * PADDING) / high);
  projection
    .scale(scale)
    .translate([(width - scale * (extent.left + extent.right)) / 2, PADDING - scale * extent.top]);
  return high * scale + 2 * PADDING;
}

/** Draws one layer of a boundary file. Throws where a ring is wound the wrong way. */
export function outlines(source: Boundaries, options: OutlineOptions): Outlines {
  const { layer, width, maxHeight, detail } = options;
  const wanted = options.wanted ?? all;
  const units = unitsOf(source, layer, wanted);
  checkWinding(units);
  const projection = geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]);
  const dashes = options.dashesFrom ? unitsOf(options.dashesFrom, 'lines', isDash) : [];
  const height = fit(projection, [...units, ...dashes], width, maxHeight);
  // In an equal-area projection a steradian is scale² square units wherever it lies.
  const coarse = simplified(source, detail / projection.scale() ** 2);
  return {
    width,
    height,
    units: unitsOf(coarse, layer, wanted).map((unit) => outlineOf(unit, projection, options.specks ?? none)),
    dashes: dashes.map((unit) => outlineOf(unit, projection, all).d).join(''),
  };
}
