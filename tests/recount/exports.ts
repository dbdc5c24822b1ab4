// The offices' folder → one list of plain text rows per table, read with nothing but PapaParse: a second reading of
// the contract, which shares no code with the pipeline.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { INPUT_TABLES, INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';
import type { InputTableName } from '../../src/schema/column.ts';

export interface TextRow {
  readonly office: string;
  /** Relative to the exports folder: the last one, by code point, wins among revisions. */
  readonly path: string;
  readonly line: number;
  /** Cells by canonical column name; null where the record's columns are broken. */
  readonly cells: ReadonlyMap<string, string> | null;
}

/** Cells of a CSV text that needs no cleaning: a list the operator keeps. */
export function listRows(path: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** Text of a file in UTF-8, with or without a mark, else in GB 18030. */
function fileText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

/** Width and surroundings don't tell headers, names or categories apart. */
export const plain = (text: string): string => text.normalize('NFKC').trim();

/** For each table: what may stand in a header → the canonical name. */
function headerNames(reference: string): ReadonlyMap<InputTableName, ReadonlyMap<string, string>> {
  const aliases = listRows(join(reference, 'header-aliases.csv'));
  return new Map(
    INPUT_TABLE_NAMES.map((table) => {
      const names = new Map<string, string>();
      for (const { name, label } of INPUT_TABLES[table].columns) {
        names.set(plain(name), name).set(plain(label.zh), name);
      }
      for (const row of aliases) {
        if (row['table'] === table) names.set(plain(row['alias'] ?? ''), row['column'] ?? '');
      }
      return [table, names] as const;
    }),
  );
}

const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that splits some early record into the most known headers, and that record's place. */
function layout(
  text: string,
  names: ReadonlyMap<string, string>,
): { records: string[][]; header: number } | null {
  let best: { records: string[][]; header: number; known: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const start = Papa.parse<string[]>(text, { delimiter, preview: 10 }).data;
    for (const [header, cells] of start.entries()) {
      const known = cells.filter((cell) => names.has(plain(cell))).length;
      if (known > (best?.known ?? 1)) {
        best = { records: Papa.parse<string[]>(text, { delimiter }).data, header, known };
      }
    }
  }
  return best;
}

function fileRows(
  office: string,
  path: string,
  text: string,
  names: ReadonlyMap<string, string>,
): readonly TextRow[] {
  const found = layout(text, names);
  if (found === null) throw new Error(`unknown header: ${path}`);
  const columns = (found.records[found.header] ?? []).map((cell) => names.get(plain(cell)));
  const rows: TextRow[] = [];
  for (const [index, record] of found.records.entries()) {
    if (index <= found.header || record.every((cell) => plain(cell) === '')) continue;
    let cells: Map<string, string> | null = null;
    if (record.length === columns.length) {
      cells = new Map();
      for (const [place, name] of columns.entries()) {
        if (name !== undefined) cells.set(name, (record[place] ?? '').trim());
      }
    }
    rows.push({ office, path, line: index, cells });
  }
  return rows;
}

/** Every data row of an exports folder, by table. Folders and files whose name begins with a dot are no exports. */
export function exportRows(
  exportsFolder: string,
  reference: string,
): Readonly<Record<InputTableName, readonly TextRow[]>> {
  const names = headerNames(reference);
  const rows: Record<InputTableName, TextRow[]> = {
    activities: [],
    outcomes: [],
    needs: [],
    targets: [],
    returns: [],
  };
  for (const entry of readdirSync(exportsFolder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(exportsFolder.length + 1);
    if (!entry.isFile() || path.split('/').some((part) => part.startsWith('.'))) continue;
    const table = INPUT_TABLE_NAMES.find(
      (name) => entry.name.startsWith(name) && entry.name.endsWith('.csv'),
    );
    if (table === undefined) continue;
    const parts = path.split('/');
    const office = parts.length > 1 ? (parts[0] ?? '_') : '_';
    const text = fileText(readFileSync(join(exportsFolder, path))).replace(/^\ufeff/, '');
    for (const row of fileRows(office, path, text, names.get(table) ?? new Map())) rows[table].push(row);
  }
  return rows;
}
