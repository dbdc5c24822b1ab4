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

/** The rows of each column: of one, from `start[column]` to before `start[column + 1]`. */
export interface RowsByColumn {
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** What may be known before bounds are tightened, see `tightenBounds`. */
interface StartedBounds {
  readonly changed?: readonly number[] | undefined;
  readonly rowsOf?: RowsByColumn;
}

/** Sums can hand a bound round in a circle, tightening it by one each time: what takes longer is left to the programs. */
const MOST_VISITS = 40;

/**
 * Tightens copies of the given bounds. All factors are 1 or −1 and all figures whole, so that bounds stay whole. `changed`: the
 * columns whose bounds changed since all rows were gone over; `rowsOf`: the rows by column, where they are known.
 */
export function tightenBounds(
  lower: Float64Array,
  upper: Float64Array,
  rows: Sparse,
  { changed: first, rowsOf = rowsByColumn(lower.length, rows) }: StartedBounds = {},
): Bounds {
  const bounds = {
    lower: lower.slice(),
    upper: upper.slice(),
    lowerFrom: new Int32Array(lower.length).fill(-1),
    upperFrom: new Int32Array(lower.length).fill(-1),
  };
  const broken = new Set<number>();
  const visits = new Uint8Array(rows.count);
  const isQueued = new Uint8Array(rows.count).fill(first ? 0 : 1);
  for (const column of first ?? []) {
    for (let at = rowsOf.start[column] as number; at < (rowsOf.start[column + 1] as number); at += 1)
      isQueued[rowsOf.rows[at] as number] = 1;
  }
  let left = 0;
  let queue = new Int32Array(rows.count);
  let spare = new Int32Array(rows.count);
  isQueued.forEach((is, row) => {
    if (is === 0) return;
    queue[left] = row;
    left += 1;
  });
  while (left > 0) {
    let count = 0;
    const next = spare;
    const changed = (column: number): void => {
      for (let at = rowsOf.start[column] as number; at < (rowsOf.start[column + 1] as number); at += 1) {
        const row = rowsOf.rows[at] as number;
        if (isQueued[row] === 1 || visits[row] === MOST_VISITS) continue;
        isQueued[row] = 1;
        next[count] = row;
        count += 1;
      }
    };
    for (let at = 0; at < left; at += 1) {
      const row = queue[at] as number;
      isQueued[row] = 0;
      if (broken.has(row)) continue;
      visits[row] = (visits[row] as number) + 1;
      if (!tightenRow(row, rows, bounds, changed)) broken.add(row);
    }
    [queue, spare, left] = [next, queue, count];
  }
  return { ...bounds, broken: [...broken].sort((a, b) => a - b) };
}

type Open = Omit<Bounds, 'broken'>;

/** Tightens the columns of a row by what the others can be, and tells which; false where the row cannot hold. */
function tightenRow(
  row: number,
  rows: Sparse,
  { lower, upper, lowerFrom, upperFrom }: Open,
  changed: (column: number) => void,
): boolean {
  const [from, to] = [rows.start(row), rows.start(row + 1)];
  // Sums of the finite ends, and how many ends are infinite.
  let least = 0;
  let most = 0;
  let openLeast = 0;
  let openMost = 0;
  let widest = 0;
  for (let entry = from; entry < to; entry += 1) {
    const column = rows.column(entry);
    const isPlus = rows.factor(entry) > 0;
    const low = isPlus ? (lower[column] as number) : -(upper[column] as number);
    const high = isPlus ? (upper[column] as number) : -(lower[column] as number);
    if (low === -Infinity) openLeast += 1;
    else least += low;
    if (high === Infinity) openMost += 1;
    else most += high;
    widest = Math.max(widest, high - low);
  }
  const [rowLower, rowUpper] = [rows.lower(row), rows.upper(row)];
  const isImpossible =
    (openLeast === 0 && least > rowUpper + TOLERANCE) || (openMost === 0 && most < rowLower - TOLERANCE);
  if (isImpossible) return false;
  // Most rows tell nothing new, and that can be seen from them as a whole.
  const mayLower = openLeast === 0 ? widest > rowUpper - least + TOLERANCE : openLeast === 1;
  const mayRaise = openMost === 0 ? widest > most - rowLower + TOLERANCE : openMost === 1;
  if (!mayLower && !mayRaise) return true;
  for (let entry = from; entry < to; entry += 1) {
    const column = rows.column(entry);
    const isPlus = rows.factor(entry) > 0;
    // As they were when the sums were made: a row that has changed comes again.
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
    if ((lower[column] as number) > (upper[column] as number) + TOLERANCE) return false;
    changed(column);
  }
  return true;
}

/** The rows of each column, in flat arrays. */
export function rowsByColumn(columns: number, rows: Sparse): RowsByColumn {
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
