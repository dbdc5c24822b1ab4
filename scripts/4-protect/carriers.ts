// What moves below the provinces when a hidden count of theirs moves: some regions must make up for it, and a few that
// count much are enough.
import type { BlockRows } from './block.ts';
import type { Lists } from './lists.ts';
import { childrenOf, regionParts, rowIndex } from './margins.ts';

/** So many of the regions below carry a count, where so many have some of it. */
const CARRIERS = 2;

/** Regions, 1 for those that carry what is hidden of the rows asked for: by preference what is hidden there, too. */
export function carriersOf(
  rows: BlockRows,
  lists: Lists,
  silent: Uint8Array,
  hidden: readonly Uint8Array[],
  isAskedFor: (row: number) => boolean,
): Uint8Array {
  const { codes } = lists.regions;
  const chosen = new Uint8Array(codes.length);
  const children = childrenOf(rows, lists);
  const at = rowIndex(rows, lists);
  const regionOf = (row: number): number => rows.region[row] ?? -1;
  /** The rows whose sum a row is; none where some of these follow anything. */
  const below = (row: number): number[] => {
    const found = regionParts(children.get(regionOf(row)) ?? [], lists, (child) =>
      at(child, rows.period[row] ?? 0, rows.task[row] ?? 0, rows.group[row] ?? 0),
    );
    return found === null || found.some((child) => silent[child] === 1) ? [] : found;
  };
  const isChosen = (row: number): number => chosen[regionOf(row)] ?? 0;
  const carry = (row: number): void => {
    const parts = below(row);
    const carriers = new Set<number>();
    rows.values.forEach((values, measure) => {
      const isHidden = (child: number): number => hidden[measure]?.[child] ?? 0;
      if (isHidden(row) !== 1) return;
      const own = (child: number): number => values[child] ?? 0;
      const next = rows.values[measure + 1];
      // What may move on its own: a measure, and what it has beyond the next.
      for (const count of next ? [own, (child: number) => own(child) - (next[child] ?? 0)] : [own]) {
        const best = parts
          .filter((child) => count(child) > 0)
          .sort(
            (a, b) => isHidden(b) - isHidden(a) || isChosen(b) - isChosen(a) || count(b) - count(a) || a - b,
          );
        for (const child of best.slice(0, CARRIERS)) carriers.add(child);
      }
    });
    for (const child of carriers) {
      chosen[regionOf(child)] = 1;
      carry(child);
    }
  };
  // Totals first: who counts much of all is likely to count some of each group.
  const isTotal = (row: number): boolean => (lists.groups.sums[rows.group[row] ?? 0] ?? []).length > 0;
  for (const isWanted of [isTotal, (row: number) => !isTotal(row)]) {
    for (let row = 0; row < rows.count; row++) {
      if (isWanted(row) && isAskedFor(row)) carry(row);
    }
  }
  return chosen;
}
