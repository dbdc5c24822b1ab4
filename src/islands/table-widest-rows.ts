// A long table is drawn a screenful first. So that its columns do not move when the rest comes, the rows that make them
// wide are in it from the start, out of sight.
import { widthOf } from '../charts/svg.ts';
import type { Grid } from '../tabulate/grid.ts';

/**
 * Of some rows those with the longest head, and of each item in each column the greatest number, which is the longest, and
 * one of each tag. No number is written for it: to write them all takes longer than to draw a screenful.
 */
export function widestRows(grid: Grid, rows: readonly number[]): number[] {
  const widest = new Map<string, { row: number; width: number }>();
  const weigh = (key: string, row: number, width: number): void => {
    if (width > (widest.get(key)?.width ?? -1)) widest.set(key, { row, width });
  };
  for (const row of rows) {
    grid
      .rowHeads(row)
      .forEach(({ text, code = '' }, level) => weigh(`head ${level}`, row, widthOf(text + code, 1)));
    for (let column = 0; column < grid.columnCount; column += 1) {
      const { state, value } = grid.cellAt(row, column);
      const { measure, kind } = grid.itemAt(row, column);
      weigh(`${column} ${measure.name} ${kind} ${state}`, row, Math.abs(value ?? 0));
    }
  }
  return [...new Set([...widest.values()].map(({ row }) => row))];
}
