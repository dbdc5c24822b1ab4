// People of whom so many rated that the raters cannot hide: whoever sees 10 who were served, and knows that some of them rated,
// knows their number within 9, whatever is hidden of the ratings. So such people are hidden from the start, as nothing else helps.
import type { BlockRows } from './block.ts';
import type { Kind, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Counts } from './cramped.ts';
import type { Lists } from './lists.ts';
import { marginsOf, rowIndex } from './margins.ts';

/** Ratings beside people: the same rows. */
export interface Ratings {
  readonly rows: BlockRows;
  /** The satisfied, and the others. */
  readonly counts: Counts;
}

/** 1 for people that may be shown by their `kinds`, and are too few to hide the raters of the row, or of its parts. */
export function crowdedRows(
  people: BlockRows,
  kinds: Uint8Array,
  { rows, counts: { kinds: ofRatings, layers } }: Ratings,
  lists: Lists,
  limits: Limits,
): Uint8Array {
  const crowded = new Uint8Array(people.count);
  const servedAt = (row: number): number => people.values[0]?.[row] ?? 0;
  const mayShow = (row: number): boolean => (kinds[row] ?? KIND.known) <= KIND.open && crowded[row] !== 1;
  const thresholdAt = (row: number): number => limits.byGroup[rows.group[row] ?? 0] ?? 0;
  /** Whether no layer can be moved as far as needed while the others stay as they are. */
  const isTooSmall = (
    needed: number,
    all: number,
    sizes: readonly number[],
    least: readonly number[],
  ): boolean =>
    sizes.every((own, at) => all - sizes.reduce((sum, size) => sum + size, -own) - (least[at] ?? 0) < needed);
  const sizesOf = (row: number): number[] => layers.map(({ value }) => value(row));
  for (let row = 0; row < people.count; row++) {
    if (!canBeHidden(ofRatings[row]) || !mayShow(row)) continue;
    const least = layers.map((layer) => layer.least(row));
    if (isTooSmall(thresholdAt(row), servedAt(row), sizesOf(row), least)) crowded[row] = 1;
  }
  for (const [sum = -1, ...parts] of marginsOf(rows, lists)) {
    if (!canBeHidden(ofRatings[sum]) || !mayShow(sum)) continue;
    const few = parts.filter((part) => ofRatings[part] === KIND.primary);
    const least = layers.map((layer) =>
      parts.reduce(
        (all, part) => all + (ofRatings[part] === KIND.known ? layer.value(part) : layer.least(part)),
        0,
      ),
    );
    if (few.length > 0 && isTooSmall(Math.max(...few.map(thresholdAt)), servedAt(sum), sizesOf(sum), least))
      crowded[sum] = 1;
  }
  const at = rowIndex(rows, lists);
  for (let whole = 0; whole < people.count; whole++) {
    for (const [group, partGroup] of lists.groups.parts) {
      if (rows.group[whole] !== group) continue;
      const part = at(rows.region[whole] ?? 0, rows.period[whole] ?? 0, rows.task[whole] ?? 0, partGroup);
      if (part < 0 || !mayShow(whole) || !mayShow(part)) continue;
      const all = servedAt(whole) - servedAt(part);
      const needed = thresholdAt(whole);
      const isAnyHidden = canBeHidden(ofRatings[whole]) || canBeHidden(ofRatings[part]);
      const sizes = layers.map(({ value }) => value(whole) - value(part));
      // Fewer are never shown.
      if (isAnyHidden && all >= needed && isTooSmall(needed, all, sizes, [])) crowded[part] = 1;
    }
  }
  return crowded;
}

const canBeHidden = (kind: number | undefined): boolean => HIDEABLE.includes((kind ?? KIND.known) as Kind);
const HIDEABLE: readonly Kind[] = [KIND.open, KIND.primary, KIND.children, KIND.totalOnly];
