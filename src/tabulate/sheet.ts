// A grid as a spreadsheet takes it: lines of cells with the heads in front, numbers as numbers, the hidden as words.
import type { Lang } from '../schema/column.ts';
import { escaped } from '../charts/svg.ts';
import { harmlessText } from '../format/csv-cell.ts';
import { decimalsOf, plainNumber, stateText } from './cell-text.ts';
import type { Grid, Head } from './grid.ts';

export type SheetCell = string | { readonly value: number; readonly decimals: number };

export interface Sheet {
  /** Lines above the rows: the heads of columns. */
  readonly heads: readonly (readonly string[])[];
  readonly rowCount: number;
  row(row: number): readonly SheetCell[];
  /** How many cells at the left are heads. */
  readonly headColumns: number;
}

const hasCode = ({ code }: Head): boolean => code !== undefined;

/** The grid in its own order; codes of regions stand in a column of their own. */
export function sheetOf(grid: Grid, lang: Lang): Sheet {
  const codeWord = lang === 'zh' ? '区划代码' : 'Region code';
  const first = grid.rowCount > 0 ? grid.rowHeads(0) : [];
  const withCode = first.map(hasCode);
  const corner = grid.rowTitles.flatMap((title, index) => (withCode[index] ? [codeWord, title] : [title]));
  const depth = grid.columnCount > 0 ? grid.columnHeads(0).length : 0;
  const heads = Array.from({ length: depth }, (_, level) => [
    ...(level === depth - 1 ? corner : corner.map(() => '')),
    ...Array.from({ length: grid.columnCount }, (_, column) => {
      const { text = '', code } = grid.columnHeads(column)[level] ?? {};
      return code === undefined ? text : `${text} ${code}`;
    }),
  ]);
  return {
    heads,
    rowCount: grid.rowCount,
    headColumns: corner.length,
    row: (row) => [
      ...grid
        .rowHeads(row)
        .flatMap(({ text, code }, index) => (withCode[index] ? [code ?? '', text] : [text])),
      ...Array.from({ length: grid.columnCount }, (_, column): SheetCell => {
        const shown = grid.cellAt(row, column);
        if (shown.state !== 'ok') return stateText(shown, lang);
        const item = grid.itemAt(row, column);
        return { value: plainNumber(item, shown.value), decimals: decimalsOf(item) };
      }),
    ],
  };
}

function plainText(cell: SheetCell): string {
  return typeof cell === 'string'
    ? harmlessText(cell).replace(/[\t\r\n]/g, ' ')
    : cell.value.toFixed(cell.decimals);
}

function* linesOf(sheet: Sheet): Generator<readonly SheetCell[]> {
  yield* sheet.heads;
  for (let row = 0; row < sheet.rowCount; row += 1) yield sheet.row(row);
}

/** Cells between tabs, for programs that paste plain text; `around` are lines above and below the table. */
export function tabbedText(
  sheet: Sheet,
  around: { above: readonly string[]; below: readonly string[] },
): string {
  const lines = [...linesOf(sheet)].map((cells) => cells.map(plainText).join('\t'));
  return [...around.above, ...lines, ...around.below].join('\r\n');
}

/** The same as a table that Excel pastes; codes are marked as text, so that they keep their zeros. */
export function pastedHtml(
  sheet: Sheet,
  around: { above: readonly string[]; below: readonly string[] },
): string {
  const line = (cells: readonly SheetCell[], tag: 'th' | 'td') =>
    `<tr>${cells
      .map((cell) =>
        typeof cell === 'string'
          ? `<${tag} style="mso-number-format:'\\@'">${escaped(harmlessText(cell))}</${tag}>`
          : `<td style="mso-number-format:'${cell.decimals > 0 ? '\\#\\,\\#\\#0\\.0' : '\\#\\,\\#\\#0'}'">${cell.value}</td>`,
      )
      .join('')}</tr>`;
  const words = (list: readonly string[]) =>
    list.map((text) => `<tr><td>${escaped(harmlessText(text))}</td></tr>`).join('');
  const rows = Array.from({ length: sheet.rowCount }, (_, row) => line(sheet.row(row), 'td')).join('');
  return (
    `<meta charset="utf-8"><table>${words(around.above)}${sheet.heads.map((cells) => line(cells, 'th')).join('')}` +
    `${rows}${words(around.below)}</table>`
  );
}
