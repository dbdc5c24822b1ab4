// Unknowns that hang together: those of one row of the system, and of rows that share an unknown.
/** Rows of a system: entries `start(row)` up to `start(row + 1)`, each with its column. */
export interface RowColumns {
  readonly count: number;
  readonly start: (row: number) => number;
  readonly column: (entry: number) => number;
}

/** By column its component's number, numbers in the order of the first columns; columns that are `settled` have −1. */
export function componentsOf(
  columns: number,
  rows: RowColumns,
  isSettled: (column: number) => boolean,
): { of: Int32Array; count: number } {
  const leader = Int32Array.from({ length: columns }, (_, column) => column);
  const find = (column: number): number => {
    let top = column;
    while (leader[top] !== top) top = leader[top] as number;
    while (leader[column] !== top) {
      const next = leader[column] as number;
      leader[column] = top;
      column = next;
    }
    return top;
  };
  for (let row = 0; row < rows.count; row += 1) {
    let first = -1;
    for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) {
      const column = rows.column(entry);
      if (isSettled(column)) continue;
      if (first < 0) first = find(column);
      else {
        const other = find(column);
        const [low, high] = first < other ? [first, other] : [other, first];
        leader[high] = low;
        first = low;
      }
    }
  }
  const of = new Int32Array(columns).fill(-1);
  let count = 0;
  for (let column = 0; column < columns; column += 1) {
    if (isSettled(column)) continue;
    const top = find(column);
    of[column] = top === column ? count++ : (of[top] as number);
  }
  return { of, count };
}
