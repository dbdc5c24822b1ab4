// Files that an office can fill in or learn from: a table's header alone, and with two good rows.
import type { InputTable } from '../schema/column.ts';
import { quotedCell } from './csv-cell.ts';

const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => `${cells.map(quotedCell).join(',')}\r\n`).join('')}`;

const headerOf = ({ columns }: InputTable): string[] => columns.map(({ label }) => label.zh);

/** The Chinese header row alone: UTF-8 with BOM, CRLF. */
export function templateCsv(table: InputTable): string {
  return csvOf([headerOf(table)]);
}

/** The header with the two example rows of the schema. */
export function exampleCsv(table: InputTable): string {
  const row = (at: 0 | 1): string[] => table.columns.map(({ examples }) => examples[at]);
  return csvOf([headerOf(table), row(0), row(1)]);
}
