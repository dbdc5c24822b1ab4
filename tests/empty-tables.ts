// An in-memory database with every published table, empty: statements bind against it as against the real ones.
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { OUTPUT_TABLES } from '../src/schema/outputs.ts';

export async function emptyTables(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const { name, columns } of Object.values(OUTPUT_TABLES)) {
    const defined = columns.map((column) => `"${column.name}" ${column.type}`);
    await connection.run(`CREATE TABLE ${name} (${defined.join(', ')})`);
  }
  return connection;
}
