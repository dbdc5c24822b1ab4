// A grid as the markup of a table: the same at build and in the browser. Every text is escaped.
import { escaped } from '../charts/svg.ts';
import { STATE_MEANINGS } from '../format/cell.ts';
import type { Lang } from '../schema/column.ts';
import { cellText } from './cell-text.ts';
import type { Grid, Head } from './grid.ts';

export interface GridMarkup {
  readonly lang: Lang;
  readonly caption: string;
  /** Buttons in the heads of columns that sort the rows; only where scripts run. */
  readonly sortable?: boolean;
}

function headHtml({ text, code, isChinese, task, href }: Head): string {
  const lang = isChinese && code !== undefined ? ' lang="zh-CN"' : '';
  const name = href
    ? `<a href="${escaped(href)}"${lang}>${escaped(text)}</a>`
    : lang
      ? `<span${lang}>${escaped(text)}</span>`
      : escaped(text);
  const swatch = task === undefined ? '' : `<span class="sw task-${escaped(task)}"></span>`;
  return `${swatch}${name}${code === undefined ? '' : ` <span class="code">${escaped(code)}</span>`}`;
}

/** Columns side by side with the same head, as one head over them. */
function spans(grid: Grid, level: number): { head: Head; from: number; to: number }[] {
  const found: { head: Head; from: number; to: number; key: string }[] = [];
  for (let column = 0; column < grid.columnCount; column += 1) {
    const heads = grid.columnHeads(column);
    const head = heads[level];
    if (!head) continue;
    const key = heads
      .slice(0, level + 1)
      .map(({ text, code }) => `${text}\n${code}`)
      .join('\t');
    const last = found.at(-1);
    if (last?.key === key) last.to = column;
    else found.push({ head, from: column, to: column, key });
  }
  return found;
}

/** The head of the table: a line for each side that runs across. */
export function headRowsHtml(grid: Grid, { lang, sortable }: GridMarkup): string {
  const depth = grid.columnCount === 0 ? 0 : grid.columnHeads(0).length;
  const corner = grid.rowTitles
    .map((title) => `<th scope="col" class="w" rowspan="${depth}">${escaped(title)}</th>`)
    .join('');
  const lines = Array.from({ length: depth }, (_, level) =>
    spans(grid, level).map(({ head, from, to }) => {
      if (level < depth - 1) {
        const only = from === to ? 'col' : 'colgroup';
        return `<th scope="${only}" colspan="${to - from + 1}" class="over">${headHtml(head)}</th>`;
      }
      const inner = sortable
        ? `<button type="button" class="sort" data-sort="${from}" title="${lang === 'zh' ? '按这一列排列' : 'Sort by this column'}">${headHtml({ ...head, href: undefined })}</button>`
        : headHtml(head);
      return `<th scope="col" data-column="${from}">${inner}</th>`;
    }),
  );
  return lines.map((cells, level) => `<tr>${level === 0 ? corner : ''}${cells.join('')}</tr>`).join('');
}

/** Rows of the table's body; `order` names them from the top, `from` is the place of the first. */
export function bodyRowsHtml(grid: Grid, order: readonly number[], lang: Lang, from?: number): string {
  return order
    .map((row, index) => {
      const heads = grid
        .rowHeads(row)
        .map((head) => `<th scope="row">${headHtml(head)}</th>`)
        .join('');
      const place = from === undefined ? '' : ` aria-rowindex="${from + index + 1}"`;
      let cells = '';
      for (let column = 0; column < grid.columnCount; column += 1)
        cells += `<td>${cellHtml(grid, row, column, lang)}</td>`;
      return `<tr${grid.isTotalRow(row) ? ' class="total"' : ''}${place}>${heads}${cells}</tr>`;
    })
    .join('');
}

/** A number, a tag, or a dash that says aloud what it stands for. */
function cellHtml(grid: Grid, row: number, column: number, lang: Lang): string {
  const shown = grid.cellAt(row, column);
  const text = escaped(cellText(grid.itemAt(row, column), shown, lang));
  if (shown.state === 'ok') return text;
  if (shown.state === 'suppressed') return `<span class="tag sup">${text}</span>`;
  if (shown.state === 'not_reported') return `<span class="tag mis">${text}</span>`;
  const meaning =
    shown.state === 'absent'
      ? lang === 'zh'
        ? '没有这个数，见表下说明'
        : 'no such number, see the notes'
      : STATE_MEANINGS.not_applicable[lang];
  return `<span aria-hidden="true">${text}</span><span class="vh">${escaped(meaning)}</span>`;
}

/** The table with the rows of `order`, from the top; without, with all of them. */
export function gridHtml(
  grid: Grid,
  markup: GridMarkup,
  order: readonly number[] = Array.from({ length: grid.rowCount }, (_, row) => row),
): string {
  return (
    `<table class="data tt"><caption class="vh">${escaped(markup.caption)}</caption>` +
    `<thead>${headRowsHtml(grid, markup)}</thead><tbody>${bodyRowsHtml(grid, order, markup.lang)}</tbody></table>`
  );
}
