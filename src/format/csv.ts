// CSV as the contract has it: UTF-8 with BOM, CRLF, RFC 4180, null empty, decimals with one place.
import type { OutputColumn } from '../schema/column.ts';
import { quotedCell } from './csv-cell.ts';

type Value = string | number | null | undefined;

function field(value: Value, type: string): string {
  if (value === null || value === undefined) return '';
  const written = typeof value === 'number' && type.startsWith('DECIMAL') ? value.toFixed(1) : String(value);
  return quotedCell(written);
}

/** Rows of a published table as CSV, with canonical names as header. */
export function csv(
  columns: readonly OutputColumn[],
  rows: readonly Readonly<Record<string, Value>>[],
): string {
  const lines = [
    columns.map(({ name }) => name).join(','),
    ...rows.map((row) => columns.map(({ name, type }) => field(row[name], type)).join(',')),
  ];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}
