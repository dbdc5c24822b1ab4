// What is published more coarsely where nothing that can be hidden protects a count: lines around it as their totals only, as
// there zeros are hidden, too.
import type { BlockRows } from './block.ts';
import { lineOf, partOfLine, provinceOf } from './lines.ts';
import type { Lists } from './lists.ts';
import { yearOf } from './periods.ts';

const PROVINCE = 1;

/**
 * How much is coarsened, if less does not help: the lines of what is lost; those of its region in the same year; all lines of
 * the kind of its own, in its period; all of its province in the same year and at its own level or above it; all of its
 * province.
 */
export const COARSER = ['line', 'region', 'kind', 'year', 'province'] as const;

/** What is coarsened, more and more of it. */
export class Coarsening {
  private readonly reaches = [...COARSER];
  private lost: (readonly [number, number])[] = [];

  /**
   * The rows of the lines around all cells that were lost so far, as [measure, row]: 1 for yes. Null where there is no
   * more to coarsen. `isOpen`: whether a row is of a line that can still be coarsened.
   */
  widen(
    rows: BlockRows,
    lists: Lists,
    lost: readonly (readonly [number, number])[],
    isOpen: (row: number) => boolean,
  ): Uint8Array | null {
    this.lost = [...this.lost, ...lost];
    for (let reach = this.reaches.shift(); reach !== undefined; reach = this.reaches.shift()) {
      const coarse = coarserRows(rows, lists, this.lost, reach);
      if (coarse.some((is, row) => is === 1 && isOpen(row))) return coarse;
    }
    return null;
  }
}

/** 1 for the rows of the lines that are coarsened for the sake of these cells, as [measure, row]. */
export function coarserRows(
  rows: BlockRows,
  lists: Lists,
  lost: readonly (readonly [number, number])[],
  reach: (typeof COARSER)[number],
): Uint8Array {
  const years = lists.periods.keys.map((_, period) => yearOf(lists, period));
  const levelOf = (row: number): number => lists.regions.level[rows.region[row] ?? 0] ?? 0;
  const provinceAt = (row: number): number => provinceOf(lists, rows.region[row] ?? 0);
  const yearAt = (row: number): number => years[rows.period[row] ?? 0] ?? -1;
  const keyOf = {
    line: (row: number): string => lineOf(rows, row),
    region: (row: number): string => [rows.region[row], yearAt(row)].join(' '),
    kind: (row: number): string => partOfLine(rows, row, lists),
    year: (row: number): string => [provinceAt(row), yearAt(row)].join(' '),
    province: (row: number): string => String(provinceAt(row)),
  }[reach];
  /** By key: the level down to which its lines are coarsened. */
  const deepest = new Map<string, number>();
  for (const [, row] of lost)
    deepest.set(keyOf(row), Math.max(deepest.get(keyOf(row)) ?? PROVINCE, levelOf(row)));
  const isAllLevels = reach === 'province';
  return Uint8Array.from({ length: rows.count }, (_, row) => {
    const level = deepest.get(keyOf(row));
    return level !== undefined && (isAllLevels || levelOf(row) <= level) ? 1 : 0;
  });
}
