// Reads a folder of exports back as plain rows, in its own simple way: not with the project's reader, which the
// sample is there to try.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { INPUT_TABLES, INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';

export interface ExportRow {
  readonly office: string;
  readonly table: string;
  /** False where the row has more or fewer cells than its header. */
  readonly isWhole: boolean;
  cell(column: string): string;
}

/** Every file below a folder, in order, relative to it. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** One hash of the names and bytes of some files. */
export function hashOfFiles(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

export function exportedRows(folder: string): readonly ExportRow[] {
  return filesBelow(folder)
    .filter((file) => !file.startsWith('.'))
    .flatMap((file) => rowsOfFile(folder, file));
}

export function textOfFile(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

function rowsOfFile(folder: string, file: string): readonly ExportRow[] {
  const table = INPUT_TABLE_NAMES.find((name) => basename(file).startsWith(name));
  if (table === undefined) throw new Error(`unknown table: ${file}`);
  const lines = textOfFile(join(folder, file)).split(/\r?\n/u);
  const known = INPUT_TABLES[table].columns.flatMap(({ name, label }) => [name, label.zh]);
  const start = lines.findIndex((line) => known.filter((name) => line.includes(name)).length > 2);
  const delimiter = [',', ';', '\t'].find((mark) => lines[start]!.includes(mark))!;
  const { data, errors } = Papa.parse<string[]>(lines.slice(start).join('\n'), {
    delimiter,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(`invalid file: ${file}: ${errors[0]!.message}`);
  const [header = [], ...rows] = data;
  const indexes = new Map(
    INPUT_TABLES[table].columns.map(({ name, label }) => [
      name,
      header.findIndex((cell) => cell === name || cell === label.zh),
    ]),
  );
  return rows.map((cells) => ({
    office: file.split('/')[0]!,
    table,
    isWhole: cells.length === header.length,
    cell: (column) => cells[indexes.get(column) ?? -1] ?? '',
  }));
}
