// How much is hidden is told coarsely enough to tell nothing of the hidden numbers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hiddenTable } from '../../scripts/4-protect/published-tables.ts';
import { suppressionOf } from '../../scripts/4-protect/utility.ts';
import type { Database } from '../../scripts/database.ts';
import { openDatabase } from '../../scripts/database.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

const TABLE = OUTPUT_TABLES.needs;
const MEASURES = ['registered', 'responded', 'resolved'];

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-'));
  database = await openDatabase(folder);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** The suppression of rows whose three measures are the same number, `small` of which are hidden for their own sake. */
async function told(shown: readonly number[], small: readonly number[], others: readonly number[] = []) {
  const rows = [
    ...shown.map((value) => [value, false, false]),
    ...small.map((value) => [value, true, true]),
    ...others.map((value) => [value, true, false]),
  ];
  const values = MEASURES.map((name) => `v AS ${name}, 'ok' AS ${name}_state`).join(', ');
  const marks = MEASURES.map((name) => `h AS ${name}_hidden, p AS ${name}_primary`).join(', ');
  await database.run(`
    CREATE TABLE given AS SELECT * FROM (VALUES ${rows
      .map(([value, hidden, primary], id) => `(${id}, ${value}, ${hidden}, ${primary})`)
      .join(', ')}) AS t(id, v, h, p);
    CREATE TABLE cells_needs AS SELECT id, ${values} FROM given;
    CREATE TABLE ${hiddenTable(TABLE)} AS SELECT id, ${marks} FROM given WHERE h;`);
  return suppressionOf(database, TABLE, 0);
}

test('the number of small cells to the nearest ten, of all hidden ones exactly', async () => {
  expect(await told([500, 600], [1, 2, 3, 4], [12, 13])).toMatchObject({
    cells: 24,
    primary: 10,
    secondary: 8,
  });
});

test('the hidden sum is a multiple of a thousand before it is a share: of few persons it tells nothing', async () => {
  expect((await told([3300], [1])).hidden_percent).toBe(11);
});

test('one person more or less does not change what is told', async () => {
  expect((await told([3300], [2, 3, 4, 5])).hidden_percent).toBe(11);
});

test('no more than all, and nothing of nothing', async () => {
  expect((await told([10], [9])).hidden_percent).toBe(100);
});

test('without a hidden cell it is 0', async () => {
  expect(await told([10], [])).toMatchObject({ primary: 0, secondary: 0, hidden_percent: 0 });
});
