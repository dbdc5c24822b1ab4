// CSV as the contract has it: UTF-8 with a mark, CRLF, RFC 4180, null as nothing. Lines are put together by DuckDB,
// a whole one a row, and parted by province on the way to the files.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { OutputColumn, OutputTable } from '../../src/schema/column.ts';
import { NATION } from '../../src/schema/values.ts';
import { identifier, literal } from '../database.ts';

/** Text that a spreadsheet would run as a formula, also behind spaces or in full width. */
const FORMULA = '^[\\s\\x{3000}\\x{A0}]*[=+\\-@＝＋－＠\\t\\r]';

function cell(column: OutputColumn): string {
  const text = `${identifier(column.name)}::VARCHAR`;
  if (column.role === 'measure' || column.type !== 'VARCHAR') return `coalesce(${text}, '')`;
  const isFreeText = 'text' in column && column.text === true;
  const safe = isFreeText
    ? `CASE WHEN regexp_matches(${text}, ${literal(FORMULA)}) THEN '''' || ${text} ELSE ${text} END`
    : text;
  return `coalesce(CASE WHEN regexp_matches(${safe}, '[",\\r\\n]') THEN '"' || replace(${safe}, '"', '""') || '"' ELSE ${safe} END, '')`;
}

/** The query of a table's CSV lines (column `line`) with the first two digits of their region (`province`). */
export function linesQuery(table: OutputTable, parquet: string): string {
  const hasRegion = table.columns.some((column) => column.name === 'region_code');
  const line = table.columns.map(cell).join(` || ',' || `);
  return `SELECT ${hasRegion ? 'substr(region_code, 1, 2)' : `''`} AS province, ${line} AS line FROM read_parquet(${literal(parquet)})`;
}

export const csvHeader = (table: OutputTable): string =>
  `\ufeff${table.columns.map((column) => column.name).join(',')}\r\n`;

const BUFFERED = 1 << 20;

/** A file that is written in large pieces. */
class TextFile {
  #file: number;
  #parts: string[] = [];
  #length = 0;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'w');
  }

  write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length >= BUFFERED) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#parts.join(''));
    this.#parts = [];
    this.#length = 0;
  }
}

export interface CsvTargets {
  /** Path of the whole table's CSV; null for a table that has CSV by province alone. */
  readonly whole: string | null;
  /** Path of each province's part by the first two digits of its code. */
  readonly parts: ReadonlyMap<string, string>;
}

/** Writes a table's CSV and its parts in one pass; the nation's rows go into every part. */
export async function writeCsv(
  connection: DuckDBConnection,
  table: OutputTable,
  parquet: string,
  targets: CsvTargets,
): Promise<void> {
  const whole = targets.whole === null ? null : new TextFile(targets.whole);
  const parts = new Map([...targets.parts].map(([digits, path]) => [digits, new TextFile(path)]));
  for (const file of [whole, ...parts.values()]) file?.write(csvHeader(table));
  const result = await connection.stream(linesQuery(table, parquet));
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const [provinces = [], lines = []] = chunk.getColumns();
    for (const [i, line] of lines.entries()) {
      const text = `${String(line)}\r\n`;
      whole?.write(text);
      const province = String(provinces[i]);
      if (province === NATION.slice(0, 2)) for (const part of parts.values()) part.write(text);
      else parts.get(province)?.write(text);
    }
  }
  for (const file of [whole, ...parts.values()]) file?.close();
}
