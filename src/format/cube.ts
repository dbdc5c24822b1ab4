// Published cells packed for a page's script: by measure, region and key, dense, with a letter where there is no value.
import type { State } from '../schema/values.ts';
import { cell, NO_CELL, type Cell } from './cell.ts';

const LETTERS = { suppressed: 's', not_reported: 'r', not_applicable: 'n' } as const;
const STATES_BY_LETTER = { s: 'suppressed', r: 'not_reported', n: 'not_applicable' } as const;

/** A value, or the letter of the state that it has instead. */
export type Packed = number | (typeof LETTERS)[State];

/** Regions that have the same keys. */
export interface Block {
  readonly keys: readonly string[];
  readonly regions: readonly string[];
  /** By measure, then region, then key; one item in a list's place where all of the list are that. */
  readonly values: Readonly<Record<string, readonly (Packed | readonly Packed[])[]>>;
}
export type Cube = readonly Block[];

/** A row of a published table, with what says its key. */
export type CubeRow = Readonly<Record<string, string | number | null>> & {
  readonly region_code: string;
  readonly status: string;
};

function packed(row: CubeRow, measure: string): Packed {
  const { state, value } = cell(row[measure] as number | null, row.status, measure);
  return state === 'ok' ? value : LETTERS[state];
}

/** Packs rows in their order; `dimensions` make the key, joined by `|`. */
export function cubeFrom(
  rows: readonly CubeRow[],
  dimensions: readonly string[],
  measures: readonly string[],
): Cube {
  const byRegion = Map.groupBy(rows, ({ region_code }) => region_code);
  const keyOf = (row: CubeRow) => dimensions.map((name) => row[name]).join('|');
  const byKeys = Map.groupBy(byRegion, ([, own]) => own.map(keyOf).join(' '));
  return [...byKeys].map(([keys, regions]) => ({
    keys: keys.split(' '),
    regions: regions.map(([code]) => code),
    values: Object.fromEntries(
      measures.map((measure) => [
        measure,
        regions.map(([, own]) => {
          const list = own.map((row) => packed(row, measure));
          return list.every((each) => each === list[0]) ? (list[0] as Packed) : list;
        }),
      ]),
    ),
  }));
}

/**
 * The cell of a region, key and measure. A region that has no row at all is not reported, as nobody is due there; a
 * key that its level does not have is not applicable.
 */
export type CubeReader = (region: string, key: string, measure: string) => Cell;

/** Reads several cubes as one; where they hold the same region and key, the first one speaks. */
export function cubeReader(cubes: readonly Cube[]): CubeReader {
  const places = new Map<string, { block: Block; index: number }[]>();
  const positions = new Map<Block, Map<string, number>>();
  for (const block of cubes.flat()) {
    positions.set(block, new Map(block.keys.map((key, index) => [key, index])));
    block.regions.forEach((code, index) => {
      places.set(code, [...(places.get(code) ?? []), { block, index }]);
    });
  }
  return (region, key, measure) => {
    const found = places.get(region);
    if (!found) return { state: 'not_reported', value: null };
    for (const { block, index } of found) {
      const position = positions.get(block)?.get(key);
      const list = block.values[measure]?.[index];
      if (position === undefined || list === undefined) continue;
      const item = (typeof list === 'object' ? list[position] : list) as Packed;
      return typeof item === 'number'
        ? { state: 'ok', value: item }
        : { state: STATES_BY_LETTER[item], value: null };
    }
    return NO_CELL;
  };
}
