// What is published more coarsely where nothing that can be hidden protects a count: lines around it as their totals only, as
// there zeros are hidden, too.
import type { BlockRows } from './block.ts';
import type { Lists } from './lists.ts';
import { yearOf } from './periods.ts';
import { partOfLine, provinceOf } from './lines.ts';

const PROVINCE = 1;

/**
 * How much is coarsened, if less does not help: the lines of what is lost; all of its province in the same year and at its
 * own level or above it; all of its province.
 */
export const COARSER = ['line', 'year', 'province'] as const;

/** What is coarsened, more and more of it. */
export class Coarsening {
  /** See `partOfLine`. */
  readonly parts = new Set<string>();
  private readonly reaches = [...COARSER];

  /** Takes in more around cells, as [measure, row]; false where there is no more. */
  widen(rows: BlockRows, lists: Lists, lost: readonly (readonly [number, number])[]): boolean {
    const before = this.parts.size;
    while (this.parts.size === before && this.reaches[0] !== undefined) {
      for (const part of coarserParts(rows, lists, lost, this.reaches[0])) this.parts.add(part);
      this.reaches.shift();
    }
    return this.parts.size > before;
  }
}

/** The parts (see `partOfLine`) that are coarsened for the sake of these cells, as [measure, row]. */
export function coarserParts(
  rows: BlockRows,
  lists: Lists,
  lost: readonly (readonly [number, number])[],
  reach: (typeof COARSER)[number],
): Set<string> {
  const years = lists.periods.keys.map((_, period) => yearOf(lists, period));
  const levelOf = (row: number): number => lists.regions.level[rows.region[row] ?? 0] ?? 0;
  const keyOf = (row: number): string => {
    const region = rows.region[row] ?? 0;
    const province = provinceOf(lists, region);
    return reach === 'province' ? String(province) : [province, years[rows.period[row] ?? 0]].join(' ');
  };
  const lines = new Set<string>();
  const deepest = new Map<string, number>();
  for (const [, row] of lost) {
    lines.add(partOfLine(rows, row, lists));
    deepest.set(keyOf(row), Math.max(deepest.get(keyOf(row)) ?? PROVINCE, levelOf(row)));
  }
  if (reach === 'line') return lines;
  const found = new Set<string>();
  for (let row = 0; row < rows.count; row++) {
    const level = deepest.get(keyOf(row));
    if (level !== undefined && (reach === 'province' || levelOf(row) <= level))
      found.add(partOfLine(rows, row, lists));
  }
  return found;
}
