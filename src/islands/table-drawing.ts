// Draws a grid into its scroll region: whole where it is small, what is in sight of it before the rest; else the rows in sight
// alone as the reader scrolls.
// Sorting is the reader's own act: it changes the order on the page, never the address or the files.
import type { Lang } from '../schema/column.ts';
import { bodyRowsHtml, gridHtml, headRowsHtml } from '../tabulate/grid-html.ts';
import type { Grid } from '../tabulate/grid.ts';
import { afterPainting } from './tasks.ts';
import { widestRows } from './table-widest-rows.ts';

/** From here on rows are drawn as they scroll into sight. */
export const CELLS_DRAWN_WHOLE = 5000;
const ROWS_BEYOND = 8;
/** No row is lower, in pixels: so many more rows than these fill no screen. Taken until a table was measured. */
const LEAST_ROW_HEIGHT = 30;
/** So many rows are drawn at once where the table stands further down than the screen. */
const LEAST_ROWS = 6;
/** Widths of a table that is drawn in part, in characters: they stay as other rows come into sight. */
const HEAD_WIDTH = 17;
const CELL_WIDTH = 7.5;

export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

export interface TableDrawing {
  draw(grid: Grid, caption: string): void;
  /** Sorts by a column, the other way round at a second time; null is the order of codes. */
  sort(column: number | null): Sorting | null;
  /** Draws so many rows from the top at once, for paper; answers how many those are. */
  drawForPaper(): number;
  drawForScreen(): void;
}

/** Row numbers by a column's values, the greatest or the least first; rows without a number, then totals, stay last. */
export function sortedRows(grid: Grid, { column, descending }: Sorting): number[] {
  const rows = Array.from({ length: grid.rowCount }, (_, row) => ({
    row,
    last: grid.isTotalRow(row) ? 2 : grid.cellAt(row, column).state === 'ok' ? 0 : 1,
    value: grid.cellAt(row, column).value ?? 0,
  }));
  return rows
    .sort(
      (a, b) =>
        a.last - b.last || (a.last === 0 ? (a.value - b.value) * (descending ? -1 : 1) : 0) || a.row - b.row,
    )
    .map(({ row }) => row);
}

/** Gives every column its width, so that the browser need not weigh each row anew. */
function fixWidths(table: HTMLTableElement, { rowTitles, columnCount }: Grid): void {
  table.querySelector('colgroup')?.remove();
  const group = document.createElement('colgroup');
  const width = (count: number, characters: number): void => {
    for (let column = 0; column < count; column += 1) {
      const own = document.createElement('col');
      own.style.width = `${characters}em`;
      group.append(own);
    }
  };
  width(rowTitles.length, HEAD_WIDTH);
  width(columnCount, CELL_WIDTH);
  table.caption?.after(group);
  table.style.width = `${rowTitles.length * HEAD_WIDTH + columnCount * CELL_WIDTH}em`;
}

export function tableDrawing(scroll: HTMLElement, lang: Lang): TableDrawing {
  let grid: Grid | undefined;
  let caption = '';
  let order: number[] = [];
  let sorting: Sorting | null = null;
  let rowHeight = 0;
  let drawn = '';
  let wanted = 0;
  /** Rows that are still to be drawn below those on the page. */
  let rest: readonly number[] = [];
  /** Height of the last table that was drawn in two parts, in pixels. */
  let wholeHeight = 0;
  /** Height of one of its rows. */
  let meanRowHeight = 0;
  /** Where the region stood on the screen then, in pixels from its top: 0 once the page may have moved. */
  let top = 0;
  /** Whether the region was scrolled: to ask it would have the whole page laid out. */
  let isScrolled = false;

  const later = afterPainting();

  const isWhole = (): boolean => !grid || grid.rowCount * grid.columnCount <= CELLS_DRAWN_WHOLE;
  const body = (): HTMLTableSectionElement | undefined => scroll.querySelector('table')?.tBodies[0];

  const drawWindow = (from: number, to: number, spacers: boolean): void => {
    const place = body();
    if (!grid || !place) return;
    const headLines = scroll.querySelector('table')?.tHead?.rows.length ?? 0;
    const rows = bodyRowsHtml(grid, order.slice(from, to), lang, from + headLines);
    const width = grid.rowTitles.length + grid.columnCount;
    const spacer = `<tr class="space" aria-hidden="true"><td colspan="${width}"></td></tr>`;
    place.innerHTML = spacers ? spacer + rows + spacer : rows;
    if (!spacers) return;
    const height = (row: Element | null, rowCount: number): void => {
      const cell = row?.firstElementChild;
      if (cell instanceof HTMLElement) cell.style.height = `${rowCount * rowHeight}px`;
    };
    height(place.firstElementChild, from);
    height(place.lastElementChild, order.length - to);
  };

  const drawSight = (): void => {
    if (!grid || isWhole()) return;
    const from = Math.max(0, Math.floor(scroll.scrollTop / rowHeight) - ROWS_BEYOND);
    const count = Math.ceil(scroll.clientHeight / rowHeight) + 2 * ROWS_BEYOND;
    const to = Math.min(order.length, from + count);
    if (drawn === `${from} ${to}`) return;
    drawn = `${from} ${to}`;
    drawWindow(from, to, true);
  };

  const drawRest = (): void => {
    const place = body();
    if (!grid || !place || rest.length === 0) return;
    for (const row of place.querySelectorAll('.aside')) row.remove();
    place.insertAdjacentHTML('beforeend', bodyRowsHtml(grid, rest, lang));
    rest = [];
    scroll.style.minHeight = '';
    scroll.removeAttribute('aria-busy');
    wholeHeight = scroll.offsetHeight;
    meanRowHeight = wholeHeight / grid.rowCount;
    top = Math.max(0, scroll.getBoundingClientRect().top);
  };

  /** The rows that are in sight, with those that keep the columns as wide as they will be; the rest after they are seen. */
  const drawWhole = (own: Grid): void => {
    const sight = Math.max(0, window.innerHeight - top);
    const count = Math.max(LEAST_ROWS, Math.ceil(sight / Math.max(LEAST_ROW_HEIGHT, meanRowHeight)));
    scroll.innerHTML = gridHtml(own, { lang, caption, sortable: true }, order.slice(0, count));
    rest = order.slice(count);
    scroll.removeAttribute('aria-busy');
    scroll.style.minHeight = '';
    if (rest.length === 0) return;
    const place = body();
    place?.insertAdjacentHTML('beforeend', bodyRowsHtml(own, widestRows(own, rest), lang));
    for (const row of [...(place?.rows ?? [])].slice(count)) {
      row.className = 'aside';
      row.setAttribute('aria-hidden', 'true');
    }
    // What stands below stays where it is meanwhile.
    if (wholeHeight > 0) scroll.style.minHeight = `${wholeHeight}px`;
    scroll.setAttribute('aria-busy', 'true');
    later(drawRest);
  };

  const redraw = (): void => {
    if (!grid) return;
    later();
    scroll.classList.toggle('windowed', !isWhole());
    drawn = '';
    if (isWhole()) drawWhole(grid);
    else {
      rest = [];
      scroll.removeAttribute('aria-busy');
      scroll.style.minHeight = '';
      const table = scroll.querySelector('table');
      if (!table?.tHead)
        scroll.innerHTML =
          '<table class="data tt"><caption class="vh"></caption><thead></thead><tbody></tbody></table>';
      const own = scroll.querySelector('table');
      if (!own?.tHead || !own.caption) return;
      own.caption.textContent = caption;
      own.tHead.innerHTML = headRowsHtml(grid, { lang, caption, sortable: true });
      fixWidths(own, grid);
      own.setAttribute('aria-rowcount', String(order.length + own.tHead.rows.length));
      drawWindow(0, 1, false);
      rowHeight = body()?.rows[0]?.getBoundingClientRect().height || 40;
      drawSight();
    }
    markSorted();
  };

  const markSorted = (): void => {
    for (const head of scroll.querySelectorAll<HTMLElement>('th[data-column]')) {
      const isSorted = sorting !== null && head.dataset['column'] === String(sorting.column);
      if (isSorted) head.setAttribute('aria-sort', sorting?.descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  };

  const toTop = (): void => {
    if (isScrolled) scroll.scrollTop = 0;
    isScrolled = false;
  };

  for (const moved of ['scroll', 'resize']) {
    window.addEventListener(
      moved,
      () => {
        top = 0;
      },
      { passive: true },
    );
  }
  scroll.addEventListener('scroll', () => {
    isScrolled = true;
    if (wanted === 0 && !isWhole())
      wanted = requestAnimationFrame(() => {
        wanted = 0;
        drawSight();
      });
  });

  return {
    draw: (next, title) => {
      grid = next;
      caption = title;
      sorting = null;
      order = Array.from({ length: next.rowCount }, (_, row) => row);
      toTop();
      redraw();
    },
    sort: (column) => {
      if (!grid) return null;
      sorting =
        column === null ? null : { column, descending: !(sorting?.column === column && sorting.descending) };
      order = sorting ? sortedRows(grid, sorting) : Array.from({ length: grid.rowCount }, (_, row) => row);
      toTop();
      redraw();
      return sorting;
    },
    drawForPaper: () => {
      drawRest();
      if (!grid || isWhole()) return order.length;
      const count = Math.min(order.length, Math.max(1, Math.floor(20_000 / grid.columnCount)));
      drawWindow(0, count, false);
      return count;
    },
    drawForScreen: () => {
      drawn = '';
      drawSight();
    },
  };
}
