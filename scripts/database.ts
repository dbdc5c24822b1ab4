// The build's own DuckDB: a file in the work folder, bounded in memory, never reaching the network.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';

/** What DuckDB may hold of a national build; what is more it spills beside the database. */
const MEMORY = '1100MB';
/** What it keeps while other work needs the memory: enough for its own lists, as what it holds stands in its file. */
const MEMORY_ASIDE = '100MB';

export interface Database {
  readonly connection: DuckDBConnection;
  /** Runs one or several statements. */
  run(sql: string): Promise<void>;
  /** All rows of a query by column name. Counts and sums come as bigint; cast to INTEGER in SQL for numbers. */
  rows<Row extends Record<string, DuckDBValue>>(sql: string): Promise<Row[]>;
  close(): void;
}

const pathIn = (work: string): string => join(work, 'build.duckdb');

/**
 * A fresh database file in the work folder; an older one is deleted. In memory it would be three times slower: the
 * tables of a national build fill the limit, and DuckDB spills what a file would simply hold.
 */
export async function openDatabase(work: string): Promise<Database> {
  mkdirSync(work, { recursive: true });
  for (const suffix of ['', '.wal']) rmSync(pathIn(work) + suffix, { force: true });
  return reopenDatabase(work);
}

/** The database file that a build has left in the work folder. */
export async function reopenDatabase(work: string): Promise<Database> {
  const instance = await DuckDBInstance.create(pathIn(work), {
    memory_limit: MEMORY,
    temp_directory: join(work, 'spill'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  return {
    connection,
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async <Row extends Record<string, DuckDBValue>>(sql: string) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjects() as Row[];
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * Does work that asks nothing of the database while DuckDB gives its memory back: it holds little until the work is done
 * or has failed. What has been written goes to the database's file first, since only that can be let go of.
 */
export async function asideFor<T>(database: Database, work: () => Promise<T>): Promise<T> {
  await database.run(`CHECKPOINT; SET memory_limit = '${MEMORY_ASIDE}'`);
  try {
    return await work();
  } finally {
    await database.run(`SET memory_limit = '${MEMORY}'`);
  }
}

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The text of an SQL file beside a module, with `{{name}}` replaced. Throws where a name has no value. */
export function sqlFile(url: URL, values: Readonly<Record<string, string>> = {}): string {
  return readFileSync(url, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`missing value of {{${name}}} in ${url.pathname}`);
    return value;
  });
}
