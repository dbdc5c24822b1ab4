// Reads what a published folder holds: Parquet, CSV and JSON through a DuckDB of its own, in memory and bounded.
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../database.ts';

export interface Reader {
  /** A query's columns, each as an array. Cast counts to DOUBLE in SQL: integers of 64 bits come as bigint. */
  columns(sql: string): Promise<DuckDBValue[][]>;
  /** A query's columns piece by piece, in the order of the rows: for tables of which little is kept. */
  pieces(sql: string): AsyncIterable<DuckDBValue[][]>;
  /** A query's rows by column name. */
  rows(sql: string): Promise<Record<string, DuckDBValue>[]>;
  close(): void;
}

/** A reader that keeps nothing on disk and never reaches the network. */
export async function openReader(): Promise<Reader> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '1GB',
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    columns: async (sql) => (await connection.runAndReadAll(sql)).getColumns(),
    pieces: (sql) => piecesOf(connection, sql),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function* piecesOf(connection: DuckDBConnection, sql: string): AsyncGenerator<DuckDBValue[][]> {
  const result = await connection.stream(sql);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    yield chunk.getColumns();
}

/** A Parquet file as a relation. */
export const parquet = (path: string): string => `read_parquet(${literal(path)})`;

/** A CSV or TSV file as a relation of texts; a row that is too short or too long is kept as far as it goes. */
export const csv = (path: string): string =>
  `read_csv(${literal(path)}, header = true, all_varchar = true, null_padding = true, ignore_errors = true, strict_mode = false)`;

/** The names of a relation's columns, in order. */
export async function columnNames(reader: Reader, relation: string): Promise<string[]> {
  const [names = []] = await reader.columns(`DESCRIBE SELECT * FROM ${relation}`);
  return names.map(String);
}
