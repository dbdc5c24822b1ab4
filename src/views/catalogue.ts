// The published tables as they lie in the data folder: rows, files, sizes, checksums. Read once a build.
import { readFileSync, statSync } from 'node:fs';
import type { OutputTable, OutputTableName } from '../schema/column.ts';
import { OUTPUT_TABLES } from '../schema/outputs.ts';
import { dataPath } from './build-info.ts';

export interface PublishedFile {
  /** Relative to the data folder. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal digits, empty where the sums don't name the file. */
  readonly sha256: string;
}

export interface PublishedPart {
  readonly region: string;
  readonly rows: number;
  readonly csv: PublishedFile;
  readonly parquet: PublishedFile;
}

export interface PublishedTable {
  readonly table: OutputTable;
  readonly rows: number;
  /** null where the table is too large for one CSV: it has one by province. */
  readonly csv: PublishedFile | null;
  readonly parquet: PublishedFile;
  readonly parts: readonly PublishedPart[];
}

/** `tables.json` as the contract has it. */
interface TablesJson {
  readonly tables: readonly {
    readonly name: OutputTableName;
    readonly rows: number;
    readonly csv: string | null;
    readonly parquet: string;
    readonly parts: readonly { region_code: string; csv: string; parquet: string; rows: number }[];
  }[];
}

let cached: readonly PublishedTable[] | undefined;

/** Every published table, in the order of the schema. */
export function catalogue(): readonly PublishedTable[] {
  if (cached) return cached;
  const { tables } = JSON.parse(readFileSync(dataPath('tables.json'), 'utf8')) as TablesJson;
  const sums = checksums();
  const file = (path: string): PublishedFile => ({
    path,
    bytes: statSync(dataPath(path)).size,
    sha256: sums.get(path) ?? '',
  });
  cached = tables.map(({ name, rows, csv, parquet, parts }) => ({
    table: OUTPUT_TABLES[name],
    rows,
    csv: csv === null ? null : file(csv),
    parquet: file(parquet),
    parts: parts.map((part) => ({
      region: part.region_code,
      rows: part.rows,
      csv: file(part.csv),
      parquet: file(part.parquet),
    })),
  }));
  return cached;
}

/** A published table. Throws where it is not published. */
export function publishedTable(name: OutputTableName): PublishedTable {
  const found = catalogue().find(({ table }) => table.name === name);
  if (!found) throw new Error(`missing published table: ${name}`);
  return found;
}

/** Size in bytes of any file of the data folder, such as `datapackage.json`. */
export function fileBytes(path: string): number {
  return statSync(dataPath(path)).size;
}

/** `SHA256SUMS`: path → digits. */
function checksums(): ReadonlyMap<string, string> {
  const lines = readFileSync(dataPath('SHA256SUMS'), 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}
