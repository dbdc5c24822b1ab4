// The reference file that says where each province's tile stands.
import { readFileSync } from 'node:fs';
import { referencePath } from './build-info.ts';

export interface TilePlace {
  readonly code: string;
  readonly short: string;
  readonly name: string;
  readonly col: number;
  readonly row: number;
}

export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly TilePlace[];
}

let cached: TileGrid | undefined;

/** The grid of this build. */
export function tileGrid(): TileGrid {
  cached ??= JSON.parse(readFileSync(referencePath('tilegrid.json'), 'utf8')) as TileGrid;
  return cached;
}
