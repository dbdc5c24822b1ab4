// A small part of a large problem, in two readings: with the rest held still, whatever it allows is possible in the
// whole; with the rest free, whatever it forbids is impossible in the whole.
import { TOLERANCE } from './forms.ts';
import type { Constraints } from './lp.ts';

/** A large problem's rows by column, for walking from unknown to unknown. */
export interface Network extends Constraints {
  readonly columnStart: Int32Array;
  readonly columnRows: Int32Array;
}

export function networkOf(constraints: Constraints): Network {
  const { lower, start, columns, rowLower } = constraints;
  const columnStart = new Int32Array(lower.length + 1);
  for (const column of columns) columnStart[column + 1] = (columnStart[column + 1] as number) + 1;
  for (let column = 0; column < lower.length; column += 1) {
    columnStart[column + 1] = (columnStart[column + 1] as number) + (columnStart[column] as number);
  }
  const fill = columnStart.slice();
  const columnRows = new Int32Array(columns.length);
  for (let row = 0; row < rowLower.length; row += 1) {
    for (let entry = start[row] as number; entry < (start[row + 1] as number); entry += 1) {
      const column = columns[entry] as number;
      columnRows[fill[column] as number] = row;
      fill[column] = (fill[column] as number) + 1;
    }
  }
  return { ...constraints, columnStart, columnRows };
}

/** The columns nearest to the seeds, by rows that they share: about `size` of them. */
export function columnsAround(network: Network, seeds: readonly number[], size: number): number[] {
  const { start, columns, columnStart, columnRows } = network;
  const found = new Set(seeds);
  const isWalked = new Set<number>();
  for (const column of found) {
    if (found.size >= size) break;
    for (let at = columnStart[column] as number; at < (columnStart[column + 1] as number); at += 1) {
      const row = columnRows[at] as number;
      if (isWalked.has(row)) continue;
      isWalked.add(row);
      for (let entry = start[row] as number; entry < (start[row + 1] as number); entry += 1) {
        found.add(columns[entry] as number);
      }
    }
  }
  return [...found];
}

export interface Part {
  readonly constraints: Constraints;
  /** By column and row of the part: its number in the whole. */
  readonly columnIds: readonly number[];
  readonly rowIds: readonly number[];
}

/**
 * The part around some columns. With `still`, a solution of the whole, all others keep its values; without, those that
 * share a row with the columns move within their own bounds, and all further rows are dropped.
 */
export function partOf(network: Network, around: readonly number[], still: Float64Array | null): Part {
  const { start, columns, factors, columnStart, columnRows } = network;
  const rowIds: number[] = [];
  const seen = new Set<number>();
  for (const column of around) {
    for (let at = columnStart[column] as number; at < (columnStart[column + 1] as number); at += 1) {
      const row = columnRows[at] as number;
      if (seen.has(row)) continue;
      seen.add(row);
      rowIds.push(row);
    }
  }
  const columnIds = [...around];
  const place = new Map(around.map((column, at) => [column, at]));
  const part = {
    start: [0],
    columns: [] as number[],
    factors: [] as number[],
    rowLower: [] as number[],
    rowUpper: [] as number[],
  };
  for (const row of rowIds) {
    let outside = 0;
    let inside = 0;
    for (let entry = start[row] as number; entry < (start[row + 1] as number); entry += 1) {
      const column = columns[entry] as number;
      const factor = factors[entry] as number;
      let at = place.get(column);
      if (at === undefined && still !== null) {
        outside += factor * (still[column] as number);
        continue;
      }
      if (at === undefined) {
        at = columnIds.push(column) - 1;
        place.set(column, at);
      }
      if (still !== null) inside += factor * (still[column] as number);
      part.columns.push(at);
      part.factors.push(factor);
    }
    part.start.push(part.columns.length);
    const least = (network.rowLower[row] as number) - outside;
    const most = (network.rowUpper[row] as number) - outside;
    // The solution keeps the rows up to the solver's rounding; here it keeps them.
    part.rowLower.push(still === null ? least : Math.min(least, inside));
    part.rowUpper.push(still === null ? most : Math.max(most, inside));
  }
  return {
    constraints: {
      lower: Float64Array.from(columnIds, (id) => network.lower[id] as number),
      upper: Float64Array.from(columnIds, (id) => network.upper[id] as number),
      start: Int32Array.from(part.start),
      columns: Int32Array.from(part.columns),
      factors: Float64Array.from(part.factors),
      rowLower: Float64Array.from(part.rowLower),
      rowUpper: Float64Array.from(part.rowUpper),
    },
    columnIds,
    rowIds,
  };
}

/** Whether a solution keeps all rows and bounds of a problem. */
export function isSolution(
  { lower, upper, start, columns, factors, rowLower, rowUpper }: Constraints,
  values: Float64Array,
): boolean {
  const isWithin = (value: number, low: number, high: number): boolean =>
    value >= low - TOLERANCE && value <= high + TOLERANCE;
  return (
    values.every((value, column) => isWithin(value, lower[column] as number, upper[column] as number)) &&
    rowLower.every((low, row) => {
      let sum = 0;
      for (let entry = start[row] as number; entry < (start[row + 1] as number); entry += 1) {
        sum += (factors[entry] as number) * (values[columns[entry] as number] as number);
      }
      return isWithin(sum, low, rowUpper[row] as number);
    })
  );
}
