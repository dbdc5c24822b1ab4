// The auditor reads published files alone; breaking one cell of a good folder must make it speak.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsIn } from '../../scripts/audit/findings.ts';

const PUBLISHED = join(process.env['LINLI_TEST_SITE'] ?? '', 'data');
const TABLES = ['coverage', 'outcomes', 'needs', 'targets', 'sensitive'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-'));
  for (const name of TABLES) cpSync(join(PUBLISHED, `${name}.parquet`), join(folder, `${name}.parquet`));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a built campaign shows no small count', async () => {
  expect(await findingsIn(PUBLISHED, 10)).toEqual([]);
});

test.each([
  [
    'outcomes',
    `people = 7`,
    `region_code = '430000' AND period = '2022' AND task = 'all' AND "group" = '61'`,
    'people under 10 persons',
  ],
  [
    'coverage',
    `party_members = 1`,
    `region_code = '430000' AND period = '2022' AND task = 'all' AND area = 'all'`,
    'party_members under 10 persons',
  ],
  [
    'needs',
    `registered = 9`,
    `region_code = '430000' AND period = '2022' AND task = 'all' AND "group" = '61'`,
    'registered by group under 10',
  ],
  [
    'targets',
    `target_people = 400`,
    `region_code = '430102' AND period = '2022' AND "group" = '24'`,
    "a children's group at a county, or at a prefecture in a quarter",
  ],
  [
    'outcomes',
    `satisfied = raters - 1`,
    `region_code = '430000' AND period = '2022' AND task = 'all' AND "group" = '61'`,
    'one or two persons on a side of the ratings',
  ],
  [
    'sensitive',
    `visits = 44`,
    `region_code = '000000' AND period = '2022' AND task = '308'`,
    'a sensitive cell that is not rounded, under 30, or below the province',
  ],
])('%s with %s is found', async (table, change, where, why) => {
  const path = join(folder, `${table}.parquet`);
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`
    CREATE TABLE broken AS SELECT * FROM read_parquet('${join(PUBLISHED, `${table}.parquet`)}');
    UPDATE broken SET ${change} WHERE ${where};
    COPY broken TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  const findings = await findingsIn(folder, 10);
  cpSync(join(PUBLISHED, `${table}.parquet`), path);
  expect(findings.map((finding) => finding.why.en)).toEqual([why]);
  expect(findings[0]?.file).toBe(`${table}.parquet`);
});
