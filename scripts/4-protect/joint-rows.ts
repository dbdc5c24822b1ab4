// The rows that are looked at together once each block has been solved: the nation, the provinces, and what has to move
// below the provinces when a hidden count of theirs moves. All other rows rest.
import type { BlockRows } from './block.ts';
import { carriersOf } from './carriers.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';
import { provinceOf } from './lines.ts';

const PROVINCE = 1;

/** Which rows are in, and which cells are hidden and not yet safe: by measure and row, 1 for yes. */
export interface Joint {
  readonly hidden: readonly Uint8Array[];
  readonly waiting: readonly Uint8Array[];
}

/**
 * How far around what waits the rows are taken in: its own line and those of the regions above it; all lines of the regions
 * beside these; the province; everything.
 */
export const REACHES = ['line', 'regions', 'province', 'nation'] as const;

/**
 * The places of these rows, ascending: all of the nation and the provinces; those below that carry what is hidden of a
 * province; and what is near what waits. A sum of which a part is in is in, too. Rows that are `out` are not, and what waits
 * of them takes nothing in: what is found for one year does not depend on how far the search in another has come.
 */
export function jointRows(
  rows: BlockRows,
  lists: Lists,
  margins: readonly Int32Array[],
  out: Uint8Array,
  { hidden, waiting }: Joint,
  reach: (typeof REACHES)[number],
): number[] {
  const { level, parent } = lists.regions;
  const at = rowIndex(rows, lists);
  const levelOf = (row: number): number => level[rows.region[row] ?? 0] ?? 0;
  const isAny = (measures: readonly Uint8Array[], row: number): boolean =>
    measures.some((measure) => measure[row] === 1);
  const isNear = nearness(rows, lists, reach, (row) => out[row] !== 1 && isAny(waiting, row));
  const carries = carriersOf(
    rows,
    lists,
    out,
    hidden,
    (row) => levelOf(row) === PROVINCE || (levelOf(row) > PROVINCE && isNear(row)),
  );
  const isIn = new Uint8Array(rows.count);
  const byLevel = [...isIn.keys()].sort((a, b) => levelOf(a) - levelOf(b));
  for (const row of byLevel) {
    if (out[row] === 1) continue;
    const region = rows.region[row] ?? 0;
    const above = at(parent[region] ?? -1, rows.period[row] ?? 0, rows.task[row] ?? 0, rows.group[row] ?? 0);
    const hasToMove = carries[region] === 1 && above >= 0 && isIn[above] === 1 && isAny(hidden, above);
    if (levelOf(row) <= PROVINCE || isNear(row) || hasToMove) isIn[row] = 1;
  }
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const margin of margins) {
      const sum = margin[0] ?? -1;
      if (isIn[sum] === 1 || !margin.some((row) => isIn[row] === 1)) continue;
      isIn[sum] = 1;
      hasChanged = true;
    }
    for (let row = 0; row < rows.count; row++) {
      if (isIn[row] !== 1) continue;
      for (const pair of lists.groups.parts) {
        if (!pair.includes(rows.group[row] ?? -1)) continue;
        for (const group of pair) {
          const other = at(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, group);
          if (other < 0 || out[other] === 1 || isIn[other] === 1) continue;
          isIn[other] = 1;
          hasChanged = true;
        }
      }
    }
  }
  return [...isIn.keys()].filter((row) => isIn[row] === 1);
}

/** Tells the rows near those that wait. */
function nearness(
  rows: BlockRows,
  lists: Lists,
  reach: (typeof REACHES)[number],
  waits: (row: number) => boolean,
): (row: number) => boolean {
  if (reach === 'nation') return () => true;
  const { level, parent } = lists.regions;
  // What stands for a row: its line, the region above it, its province.
  const placeOf = (region: number, row: number): string =>
    reach === 'line'
      ? [region, rows.period[row] ?? 0, rows.task[row] ?? 0].join(' ')
      : String(reach === 'regions' ? (parent[region] ?? -1) : provinceOf(lists, region));
  const places = new Set<string>();
  for (let row = 0; row < rows.count; row++) {
    if (!waits(row)) continue;
    let region = rows.region[row] ?? 0;
    for (; (level[region] ?? 0) > PROVINCE; region = parent[region] ?? -1) places.add(placeOf(region, row));
    // Of what waits in a province itself, the lines right below it are near, then all of it.
    if (reach !== 'line' && level[rows.region[row] ?? 0] === PROVINCE) places.add(String(region));
  }
  return (row) => places.has(placeOf(rows.region[row] ?? 0, row));
}
