// What is published more coarsely where nothing that can be hidden protects a count: lines around it as their totals only, as
// there zeros are hidden, too.
import type { BlockRows } from './block.ts';
import { lineOf, partOfLine, provinceOf } from './lines.ts';
import type { Lists } from './lists.ts';
import { yearOf } from './periods.ts';

/**
 * How much is coarsened, if less does not help: the line of what is lost; those of its region in the same year; those of the
 * regions right below it, too; all lines of the kind of its own, in its period; all of its province in the same year and at its
 * own level or above it; all of its province.
 */
export const COARSER = ['line', 'region', 'below', 'kind', 'year', 'province'] as const;

/** What is coarsened: more around a cell each time that it is lost. */
export class Coarsening {
  /** By row: how many of COARSER have been tried. */
  private readonly tried = new Map<number, number>();

  /**
   * The rows of the lines to coarsen for the sake of cells, as [measure, row]: 1 for yes; null where none is left around any of
   * them. `canCoarsen`: whether a row is of a line that can be.
   */
  widen(
    rows: BlockRows,
    lists: Lists,
    lost: readonly (readonly [number, number])[],
    canCoarsen: (row: number) => boolean,
  ): Uint8Array | null {
    const open = [...rows.region.keys()].filter(canCoarsen);
    const coarse = new Uint8Array(rows.count);
    for (const own of new Set(lost.map(([, row]) => row))) {
      let around: number[] = [];
      let tried = this.tried.get(own) ?? 0;
      for (; around.length === 0 && tried < COARSER.length; tried++) {
        const isIn = coarserAround(rows, lists, own, COARSER[tried] ?? 'line');
        around = open.filter(isIn);
      }
      this.tried.set(own, tried);
      for (const row of around) coarse[row] = 1;
    }
    return coarse.includes(1) ? coarse : null;
  }
}

/** Tells the rows of the lines that are coarsened for the sake of one. */
export function coarserAround(
  rows: BlockRows,
  lists: Lists,
  own: number,
  reach: (typeof COARSER)[number],
): (row: number) => boolean {
  const provinceAt = (row: number): number => provinceOf(lists, rows.region[row] ?? 0);
  const isInProvince = (row: number): boolean => provinceAt(row) === provinceAt(own);
  const yearAt = (row: number): number => yearOf(lists, rows.period[row] ?? 0);
  const isInYear = (row: number): boolean => yearAt(row) === yearAt(own);
  const levelAt = (row: number): number => lists.regions.level[rows.region[row] ?? 0] ?? 0;
  const [line, part] = [lineOf(rows, own), partOfLine(rows, own, lists)];
  return {
    line: (row: number) => rows.region[row] === rows.region[own] && lineOf(rows, row) === line,
    region: (row: number) => rows.region[row] === rows.region[own] && isInYear(row),
    below: (row: number) =>
      isInYear(row) &&
      (rows.region[row] === rows.region[own] ||
        lists.regions.parent[rows.region[row] ?? 0] === rows.region[own]),
    kind: (row: number) => isInProvince(row) && partOfLine(rows, row, lists) === part,
    year: (row: number) => isInProvince(row) && isInYear(row) && levelAt(row) <= levelAt(own),
    province: isInProvince,
  }[reach];
}
