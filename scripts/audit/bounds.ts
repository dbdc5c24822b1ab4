// Bounds that follow from one sum at a time, repeated until nothing changes: most leaks show here, and what is left for
// the linear programs is smaller. (Bounds tightening as in the presolve of any LP solver.)
import { TOLERANCE } from './forms.ts';
import type { Sparse } from './sparse.ts';

export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The row that gave a column its bound, −1 where it is the first one. */
  readonly lowerFrom: Int32Array;
  readonly upperFrom: Int32Array;
  /** Rows that cannot hold. */
  readonly broken: readonly number[];
}

/** Sums can hand a bound round in a circle, tightening it by one each time: what takes longer is left to the programs. */
const MOST_VISITS = 40;

/** Tightens copies of the given bounds. All factors are 1 or −1 and all figures whole, so that bounds stay whole. */
export function tightenBounds(lower: Float64Array, upper: Float64Array, rows: Sparse): Bounds {
  const bounds = {
    lower: lower.slice(),
    upper: upper.slice(),
    lowerFrom: new Int32Array(lower.length).fill(-1),
    upperFrom: new Int32Array(lower.length).fill(-1),
  };
  const broken = new Set<number>();
  const rowsOf = rowsByColumn(lower.length, rows);
  const visits = new Uint8Array(rows.count);
  let queue = Array.from({ length: rows.count }, (_, row) => row);
  const isQueued = new Uint8Array(rows.count).fill(1);
  while (queue.length > 0) {
    const next: number[] = [];
    for (const row of queue) {
      isQueued[row] = 0;
      if (broken.has(row) || (visits[row] as number) >= MOST_VISITS) continue;
      visits[row] = (visits[row] as number) + 1;
      const changed = tightenRow(row, rows, bounds);
      if (changed === null) {
        broken.add(row);
        continue;
      }
      for (const column of changed) {
        for (let at = rowsOf.start[column] as number; at < (rowsOf.start[column + 1] as number); at += 1) {
          const other = rowsOf.rows[at] as number;
          if (other === row || isQueued[other] === 1) continue;
          isQueued[other] = 1;
          next.push(other);
        }
      }
    }
    queue = next;
  }
  return { ...bounds, broken: [...broken].sort((a, b) => a - b) };
}

type Open = Omit<Bounds, 'broken'>;

/** The columns whose bounds a row tightened; null where it cannot hold. */
function tightenRow(row: number, rows: Sparse, bounds: Open): number[] | null {
  const changed: number[] = [];
  for (;;) {
    const column = tightenOne(row, rows, bounds);
    if (column === null) return null;
    if (column < 0) return changed;
    changed.push(column);
  }
}

/** The first column that a row tightens; −1 where there is none, null where the row cannot hold. */
function tightenOne(row: number, rows: Sparse, { lower, upper, lowerFrom, upperFrom }: Open): number | null {
  const [from, to] = [rows.start(row), rows.start(row + 1)];
  // Sums of the finite ends, and how many ends are infinite.
  let least = 0;
  let most = 0;
  let openLeast = 0;
  let openMost = 0;
  for (let entry = from; entry < to; entry += 1) {
    const column = rows.column(entry);
    const isPlus = rows.factor(entry) > 0;
    const low = isPlus ? (lower[column] as number) : -(upper[column] as number);
    const high = isPlus ? (upper[column] as number) : -(lower[column] as number);
    if (low === -Infinity) openLeast += 1;
    else least += low;
    if (high === Infinity) openMost += 1;
    else most += high;
  }
  const [rowLower, rowUpper] = [rows.lower(row), rows.upper(row)];
  const isImpossible =
    (openLeast === 0 && least > rowUpper + TOLERANCE) || (openMost === 0 && most < rowLower - TOLERANCE);
  if (isImpossible) return null;
  for (let entry = from; entry < to; entry += 1) {
    const column = rows.column(entry);
    const isPlus = rows.factor(entry) > 0;
    const low = isPlus ? (lower[column] as number) : -(upper[column] as number);
    const high = isPlus ? (upper[column] as number) : -(lower[column] as number);
    const othersLeast =
      low === -Infinity ? (openLeast === 1 ? least : -Infinity) : openLeast > 0 ? -Infinity : least - low;
    const othersMost =
      high === Infinity ? (openMost === 1 ? most : Infinity) : openMost > 0 ? Infinity : most - high;
    const newHigh = rowUpper - othersLeast;
    const newLow = rowLower - othersMost;
    const [newLower, newUpper] = isPlus ? [newLow, newHigh] : [-newHigh, -newLow];
    // Less than the tolerance is what adding up fractions leaves, and would go on for ever.
    const isLower = newLower > (lower[column] as number) + TOLERANCE;
    const isUpper = newUpper < (upper[column] as number) - TOLERANCE;
    if (!isLower && !isUpper) continue;
    if (isLower) {
      lower[column] = newLower;
      lowerFrom[column] = row;
    }
    if (isUpper) {
      upper[column] = newUpper;
      upperFrom[column] = row;
    }
    return (lower[column] as number) > (upper[column] as number) + TOLERANCE ? null : column;
  }
  return -1;
}

/** The rows of each column, in flat arrays. */
export function rowsByColumn(columns: number, rows: Sparse): { start: Int32Array; rows: Int32Array } {
  const start = new Int32Array(columns + 1);
  const entries = rows.start(rows.count);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = rows.column(entry) + 1;
    start[at] = (start[at] as number) + 1;
  }
  for (let column = 0; column < columns; column += 1) {
    start[column + 1] = (start[column + 1] as number) + (start[column] as number);
  }
  const fill = start.slice();
  const list = new Int32Array(entries);
  for (let row = 0; row < rows.count; row += 1) {
    for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) {
      const column = rows.column(entry);
      const at = fill[column] as number;
      list[at] = row;
      fill[column] = at + 1;
    }
  }
  return { start, rows: list };
}
