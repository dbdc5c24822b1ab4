// Ratings are hidden until nothing follows too closely from people and ratings together: without them nobody knows who did not rate.
import type { BlockRows } from './block.ts';
import type { Lists } from './lists.ts';
import type { OuterBounds } from './outer-bounds.ts';
import type { ServedCell, ServedRows } from './served-columns.ts';
import { ServedSystem } from './served.ts';

/** People and ratings of a part, of which ratings may be hidden besides. */
export interface ServedJob extends ServedRows {
  /** By row: 1 where ratings are shown that may be hidden. */
  readonly canHide: Uint8Array;
}

export interface ServedPattern {
  /** The rows of which ratings are hidden besides. */
  readonly hide: readonly number[];
  /** The rows nearest to what remains told. */
  readonly left: readonly number[];
  /** By block (see `SERVED`) and row: what follows of the rows; null where who rated does not fit who was served. */
  readonly bounds: OuterBounds | null;
}

/** Looks for the ratings to hide: few, and near to what is told. */
export function repairServed(job: ServedJob, lists: Lists): ServedPattern {
  const system = new ServedSystem(job, lists);
  const hidden = (job.ratings.hidden[0] ?? new Uint8Array(job.ratings.rows.count)).slice();
  const nameOf = ({ count, column }: ServedCell): string => `${count} ${column}`;
  const hide: number[] = [];
  const left = new Map<string, number>();
  for (;;) {
    const cell = system.told(hidden).find((told) => !left.has(nameOf(told)));
    if (cell === undefined) break;
    const around = rowsAround(cell.column, job.people.rows, lists, system.columns.sums);
    const open = around.filter((row) => job.canHide[row] === 1 && hidden[row] !== 1);
    const found = fewest(open, (rows) => {
      const more = hidden.slice();
      for (const row of rows) more[row] = 1;
      return !system.tells(cell, more);
    });
    if (found === null) left.set(nameOf(cell), around[0] ?? 0);
    for (const row of found ?? []) {
      hidden[row] = 1;
      hide.push(row);
    }
  }
  return { hide, left: [...new Set(left.values())], bounds: system.boundsOfRows(hidden) };
}

/** The rows by how many sums away from a column they are, of regions far down first. */
function rowsAround(
  column: number,
  { count, region }: BlockRows,
  { regions }: Lists,
  sums: readonly ArrayLike<number>[],
): number[] {
  const sumsOf = new Map<number, number[]>();
  sums.forEach((sum, at) => {
    for (let i = 0; i < sum.length; i++) {
      const own = sumsOf.get(sum[i] ?? -1);
      if (own) own.push(at);
      else sumsOf.set(sum[i] ?? -1, [at]);
    }
  });
  const levelOf = (row: number): number => regions.level[region[row] ?? 0] ?? 0;
  const seen = new Set([column]);
  const looked = new Set<number>();
  const found: number[] = [];
  let last = [column];
  while (last.length > 0) {
    found.push(...last.filter((row) => row < count).sort((a, b) => levelOf(b) - levelOf(a) || a - b));
    const next: number[] = [];
    for (const at of last.flatMap((own) => sumsOf.get(own) ?? [])) {
      if (looked.has(at)) continue;
      looked.add(at);
      for (const other of Array.from(sums[at] ?? [])) {
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    last = next;
  }
  return found;
}

/** Some of the candidates that help together, none of which can be left out; the first ones rather than others. Null: they do not help. */
export function fewest(
  candidates: readonly number[],
  help: (some: readonly number[]) => boolean,
): number[] | null {
  let length = 1;
  while (!help(candidates.slice(0, length))) {
    if (length >= candidates.length) return null;
    length *= 2;
  }
  let kept = candidates.slice(0, length);
  for (let size = length >> 1; size >= 1; size >>= 1) {
    for (let to = kept.length; to > 0; to -= size) {
      const others = [...kept.slice(0, Math.max(0, to - size)), ...kept.slice(to)];
      if (help(others)) kept = others;
    }
  }
  return kept;
}
