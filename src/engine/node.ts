// Native DuckDB over a published data folder: one connection, one view for each published table. Reads only.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { OUTPUT_TABLE_NAMES } from '../schema/outputs.ts';

/** A cell as pages use it: counts and decimals are numbers, days ISO texts. */
export type PlainValue = string | number | boolean | null;

/** Rows of published tables, by SQL with `$name` parameters. */
export interface PublishedData {
  rows<Row>(sql: string, params?: Readonly<Record<string, string | number>>): Promise<Row[]>;
  /** The answer to a statement without parameters as a Parquet file, rows in the order of the answer. */
  parquet(sql: string): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

/** A value as a page uses it. Published counts are far below 2⁵³. */
function plain(value: DuckDBValue): PlainValue {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value as PlainValue;
  const text = String(value);
  return 'scale' in value ? Number(text) : text;
}

/** Opens a published data folder; every `<table>.parquet` there becomes a view of its name. */
export async function openPublished(dataDir: string): Promise<PublishedData> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '800MB', threads: '2' });
  const connection = await instance.connect();
  await connection.run('SET autoinstall_known_extensions=false; SET autoload_known_extensions=false');
  for (const table of OUTPUT_TABLE_NAMES) {
    const path = join(dataDir, `${table}.parquet`);
    if (!existsSync(path)) continue;
    const literal = `'${path.replaceAll("'", "''")}'`;
    await connection.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet(${literal})`);
  }
  return {
    async rows<Row>(sql: string, params: Readonly<Record<string, string | number>> = {}) {
      const reader = await connection.runAndReadAll(sql, { ...params });
      const names = reader.columnNames();
      return reader
        .getRows()
        .map((row) => Object.fromEntries(row.map((value, index) => [names[index], plain(value)])) as Row);
    },
    async parquet(sql) {
      const folder = mkdtempSync(join(tmpdir(), 'linli-'));
      const path = join(folder, 'answer.parquet');
      try {
        await connection.run(
          `COPY (${sql}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
        );
        return new Uint8Array(readFileSync(path));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
