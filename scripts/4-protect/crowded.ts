// People of whom so many rated that the raters cannot hide: whoever sees 10 who were served, and knows that some of them rated,
// knows their number within 9, whatever is hidden of the ratings. So such people are hidden from the start, as nothing else helps.
// Those who were served and did not rate are persons as well: where a sum shows few of them, no part of it has more, and where a
// part shows its raters, its people are known.
import type { BlockRows } from './block.ts';
import { STATE } from './block.ts';
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

/**
 * 1 for people that may be shown by their `kinds`, and are too few to hide the raters of the row, or the people or the raters of its
 * parts.
 */
export function crowdedRows(
  people: BlockRows,
  kinds: Uint8Array,
  ratings: Ratings,
  lists: Lists,
  limits: Limits,
): Uint8Array {
  const { rows, counts } = ratings;
  const crowded = new Uint8Array(people.count);
  const servedAt = (row: number): number => people.values[0]?.[row] ?? 0;
  const mayShow = (row: number): boolean => (kinds[row] ?? KIND.known) <= KIND.open && crowded[row] !== 1;
  const mayHide = (row: number): boolean => HIDEABLE.includes((counts.kinds[row] ?? KIND.known) as Kind);
  const hides = (row: number, { needed, least }: Needs): boolean =>
    hasRoom(needed, servedAt(row), sizesOf(counts, row), least);
  const margins = marginsOf(rows, lists);
  const pairs = [...wholesAndParts(rows, lists)];
  const sums = new Set([...margins, ...pairs].map(([sum = -1]) => sum));
  for (let row = 0; row < people.count; row++) {
    if (!mayShow(row)) continue;
    const isTold = sums.has(row) && showsFewSilent(row, servedAt(row), ratings, limits);
    if (isTold || (mayHide(row) && !hides(row, needsOfRow(row, ratings, limits)))) crowded[row] = 1;
  }
  for (const [sum = -1, ...parts] of margins) {
    if (mayHide(sum) && mayShow(sum) && !hides(sum, needsOfParts(parts, ratings, limits))) crowded[sum] = 1;
  }
  for (const [whole, part] of pairs) {
    if (!mayShow(whole) || !mayShow(part) || !(mayHide(whole) || mayHide(part))) continue;
    const all = servedAt(whole) - servedAt(part);
    const needed = thresholdAt(whole, ratings, limits);
    const sizes = sizesOf(counts, whole).map((size, at) => size - (sizesOf(counts, part)[at] ?? 0));
    // Fewer are never shown.
    if (all >= needed && !hasRoom(needed, all, sizes, [])) crowded[part] = 1;
  }
  return crowded;
}

const HIDEABLE: readonly Kind[] = [KIND.open, KIND.primary, KIND.children, KIND.totalOnly];

/** Whether raters may be shown, and few were served who did not rate. */
function showsFewSilent(row: number, served: number, ratings: Ratings, limits: Limits): boolean {
  const { rows, counts } = ratings;
  const isShown = (counts.kinds[row] ?? KIND.known) <= KIND.open && rows.states[0]?.[row] === STATE.ok;
  const silent = served - (rows.values[0]?.[row] ?? 0);
  return isShown && silent > 0 && silent < thresholdAt(row, ratings, limits);
}

/** How wide raters have to be, and what there is of each layer at least. */
interface Needs {
  readonly needed: number;
  readonly least: readonly number[];
}

const thresholdAt = (row: number, { rows }: Ratings, limits: Limits): number =>
  limits.byGroup[rows.group[row] ?? 0] ?? 0;

const sizesOf = ({ layers }: Counts, row: number): number[] => layers.map(({ value }) => value(row));

/** Whether a layer can be moved as far as needed among so many people while the others stay as they are. */
function hasRoom(needed: number, all: number, sizes: readonly number[], least: readonly number[]): boolean {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.some((own, at) => all - (total - own) - (least[at] ?? 0) >= needed);
}

function needsOfRow(row: number, ratings: Ratings, limits: Limits): Needs {
  return {
    needed: thresholdAt(row, ratings, limits),
    least: ratings.counts.layers.map(({ least }) => least(row)),
  };
}

/** The same for the parts of a sum, of which the few have to be wide. */
function needsOfParts(parts: readonly number[], ratings: Ratings, limits: Limits): Needs {
  const { kinds, layers } = ratings.counts;
  const few = parts.filter((part) => kinds[part] === KIND.primary);
  return {
    needed: Math.max(0, ...few.map((part) => thresholdAt(part, ratings, limits))),
    least: layers.map(({ value, least }) =>
      parts.reduce((sum, part) => sum + (kinds[part] === KIND.known ? value(part) : least(part)), 0),
    ),
  };
}

/** Rows of a group and of one that is part of it. */
function* wholesAndParts(rows: BlockRows, lists: Lists): Iterable<readonly [whole: number, part: number]> {
  const at = rowIndex(rows, lists);
  for (let row = 0; row < rows.count; row++) {
    for (const [whole, part] of lists.groups.parts) {
      if (rows.group[row] !== whole) continue;
      const other = at(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, part);
      if (other >= 0) yield [row, other];
    }
  }
}
