import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../scripts/database.ts';
import { asideFor, openDatabase, reopenDatabase } from '../scripts/database.ts';

const work = mkdtempSync(join(tmpdir(), 'linli-'));
let database: Database;
beforeAll(async () => {
  database = await openDatabase(work);
  await database.run('CREATE TABLE numbers AS SELECT range AS n FROM range(1000)');
});
afterAll(() => {
  database.close();
  rmSync(work, { recursive: true });
});

/** What DuckDB may hold now, as it says it: 1100 MB are 1.0 GiB, 100 MB are 95.3 MiB. */
async function limit(): Promise<string> {
  const [row] = await database.rows<{ said: string }>(`SELECT current_setting('memory_limit') AS said`);
  return row?.said ?? '';
}

test('while other work is done the database holds little, and after it as much as before', async () => {
  expect(await limit()).toBe('1.0 GiB');
  expect(await asideFor(database, limit)).toBe('95.3 MiB');
  expect(await limit()).toBe('1.0 GiB');
});

test('after work that failed, too; its error is passed on', async () => {
  const failing = asideFor(database, () => Promise.reject(new Error('no solution')));
  await expect(failing).rejects.toThrow('no solution');
  expect(await limit()).toBe('1.0 GiB');
});

test('a database that was closed is opened again with its tables', async () => {
  database.close();
  database = await reopenDatabase(work);
  expect(await database.rows('SELECT count(*)::INTEGER AS count FROM numbers')).toEqual([{ count: 1000 }]);
});
