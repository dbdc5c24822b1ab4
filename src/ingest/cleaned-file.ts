// A cleaned copy of an office's file: UTF-8 with BOM, comma, canonical headers, each value in its canonical form. What
// a person has to decide is not decided here: a file with rejected rows has no cleaned copy.
import { harmlessText, quotedCell } from '../format/csv-cell.ts';
import type { InputColumn } from '../schema/column.ts';
import { INPUT_TABLES } from '../schema/inputs.ts';
import type { CellReading } from './cell-reading.ts';
import type { FileBytes } from './encoding.ts';
import { readFile, tableOfName } from './file.ts';
import type { Rules } from './rules.ts';

/** A value as an office would write it canonically; what only warned keeps its own text. */
function cellText(column: InputColumn, { value, text, warnings }: CellReading): string {
  if (warnings.length > 0) return guarded(text);
  if (value === null) return '';
  if (column.kind === 'hours') return String(Number(value) / 100);
  if (column.kind === 'count') return String(value);
  return guarded(column.kind === 'categories' ? String(value).replaceAll('|', '、') : String(value));
}

/** Reading takes a leading apostrophe off, so a text's own gets another. */
const guarded = (text: string): string => (text.startsWith("'") ? `'${text}` : harmlessText(text));

/**
 * The lines of a cleaned copy, in pieces. Throws where the file cannot be read or a row is rejected: whoever asks has
 * checked it before.
 */
export async function cleanedFile(name: string, bytes: FileBytes, rules: Rules): Promise<string[]> {
  const table = INPUT_TABLES[tableOfName(name) ?? 'activities'];
  const pieces: string[] = [`\ufeff${table.columns.map((column) => column.name).join(',')}\r\n`];
  const { rejected, error } = await readFile(name, bytes, rules, {
    accepted: (_line, { readings }) => {
      const cells = table.columns.map((column, i) => {
        const reading = readings[i];
        return reading ? quotedCell(cellText(column, reading)) : '';
      });
      pieces.push(`${cells.join(',')}\r\n`);
    },
    rejected: () => undefined,
  });
  if (error !== null || rejected > 0) throw new Error(`invalid file for a cleaned copy: ${name}`);
  return pieces;
}
