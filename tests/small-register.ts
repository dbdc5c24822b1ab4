// A reference folder that knows a few provinces only: whoever builds a few rows of one need not wait for the nation.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const REFERENCE = new URL('../data/reference/', import.meta.url).pathname;

/** Writes the project's register of some provinces (two digits each) to `folder`, which is made where it is missing. */
export async function writeSmallRegister(folder: string, provinces: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of ['regions.csv', 'townships.csv']) {
    const [head = '', ...lines] = readFileSync(join(REFERENCE, name), 'utf8').trimEnd().split('\n');
    const own = lines.filter((line) => provinces.includes(line.slice(0, 2)));
    writeFileSync(join(folder, name), `${[head, ...own].join('\n')}\n`);
  }
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`
    COPY (SELECT * FROM read_parquet('${join(REFERENCE, 'communities.parquet')}')
      WHERE substr(code, 1, 2) IN (${provinces.map((code) => `'${code}'`).join(', ')}) ORDER BY code)
    TO '${join(folder, 'communities.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
}
