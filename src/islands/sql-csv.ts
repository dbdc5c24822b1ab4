// A query's result → CSV as the site publishes it: UTF-8 with BOM, CRLF, null empty, texts that a spreadsheet would
// run made harmless.
import type { QueryResult, Value } from '../engine/interface.ts';
import { harmlessText, quotedCell } from '../format/csv-cell.ts';

/** Rows put into one piece of the file: a Blob of pieces never needs the whole text in one string. */
const ROWS_A_PIECE = 20_000;

/** The pieces of the file in order; joined they are the file. `footer` is a last line of its own. */
export function* csvPieces(result: QueryResult, footer?: string): Generator<string> {
  yield `\ufeff${result.columns.map(({ name }) => csvCell(name)).join(',')}\r\n`;
  for (let from = 0; from < result.rowCount; from += ROWS_A_PIECE) {
    let piece = '';
    for (const row of result.rows(from, Math.min(from + ROWS_A_PIECE, result.rowCount))) {
      piece += `${row.map(csvCell).join(',')}\r\n`;
    }
    yield piece;
  }
  if (footer) yield `${csvCell(footer)}\r\n`;
}

/** Numbers plain and exact; a text that begins like a formula gets a leading apostrophe, unless it is a number. */
export function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return quotedCell(harmlessText(value));
}
