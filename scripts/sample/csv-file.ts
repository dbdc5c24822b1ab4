// Writes one delimited file row by row, in the office's encoding, in bounded memory.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { gb18030FromText } from './gb18030.ts';
import type { Encoding } from './habits.ts';

export interface CsvForm {
  readonly encoding: Encoding;
  readonly eol: string;
  readonly delimiter: string;
  readonly quotesAll: boolean;
}

export interface CsvFile {
  /** Adds a row of cells, quoted where they need it (RFC 4180). */
  addRow(cells: readonly string[]): void;
  /** Adds a line as it stands. */
  addLine(text: string): void;
  /** Writes what is left and returns the file's size in bytes. */
  close(): number;
}

/** Characters that wait in memory before they are written. */
const BUFFER_LENGTH = 1 << 17;

export function createCsvFile(path: string, form: CsvForm): CsvFile {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  const needsQuotes = new RegExp(`["\\r\\n${form.delimiter}]`, 'u');
  const quoted = (cell: string): string =>
    form.quotesAll || needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  let waiting = form.encoding === 'utf-8-bom' ? '\ufeff' : '';
  let bytes = 0;

  function flush(): void {
    const data = form.encoding === 'gb18030' ? gb18030FromText(waiting) : Buffer.from(waiting, 'utf8');
    for (let from = 0; from < data.length;) from += writeSync(file, data, from);
    bytes += data.length;
    waiting = '';
  }
  function addLine(text: string): void {
    waiting += text + form.eol;
    if (waiting.length > BUFFER_LENGTH) flush();
  }
  return {
    addLine,
    addRow(cells) {
      let line = quoted(cells[0] ?? '');
      for (let index = 1; index < cells.length; index += 1) line += form.delimiter + quoted(cells[index]!);
      addLine(line);
    },
    close() {
      flush();
      closeSync(file);
      return bytes;
    },
  };
}
