// A long table is drawn a screenful first. So that its columns do not move when the rest comes, the rows that make them
// wide are in it from the start, out of sight.
import { widthOf } from '../charts/svg.ts';
import type { Lang } from '../schema/column.ts';
import { cellText } from '../tabulate/cell-text.ts';
import type { Grid } from '../tabulate/grid.ts';

/** Of some rows those with the longest head, and in each column the longest number and the longest of each tag. */
export function widestRows(grid: Grid, rows: readonly number[], lang: Lang): number[] {
  const widest = new Map<string, { row: number; width: number }>();
  const weigh = (key: string, row: number, text: string): void => {
    const width = widthOf(text, 1);
    if (width > (widest.get(key)?.width ?? 0)) widest.set(key, { row, width });
  };
  for (const row of rows) {
    grid.rowHeads(row).forEach(({ text, code = '' }, level) => weigh(`head ${level}`, row, text + code));
    for (let column = 0; column < grid.columnCount; column += 1) {
      const shown = grid.cellAt(row, column);
      weigh(`${column} ${shown.state}`, row, cellText(grid.itemAt(row, column), shown, lang));
    }
  }
  return [...new Set([...widest.values()].map(({ row }) => row))];
}
