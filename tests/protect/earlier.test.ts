// What earlier releases tell of today's cells: what they showed, and which counts of groups' needs have to stay hidden.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEarlier } from '../../scripts/4-protect/earlier.ts';
import type { Database } from '../../scripts/database.ts';
import { openDatabase } from '../../scripts/database.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

const work = mkdtempSync(join(tmpdir(), 'linli-earlier-'));
const NEEDS = { measures: ['registered', 'responded', 'resolved'], limits: new Map([['13', 10]]) };

let database: Database;
beforeAll(async () => {
  database = await openDatabase(work);
  await database.run(`
    CREATE TABLE periods AS FROM (VALUES ('2022-12', 'month'), ('2021', 'year'), ('2022', 'year')) AS p (period, period_type)`);
});
afterAll(() => {
  database.close();
  rmSync(work, { recursive: true });
});

/** A county's needs in a year: all of them, and those of a group; null where they are hidden. */
const rowsOf = (year: string, all: number, group: number | null): string =>
  [
    ['all', all],
    ['13', group],
  ]
    .map(([name, n]) => {
      const status = n === null ? 'suppressed' : 'ok';
      return `('430102', '${year}', 'all', '${name}', ${n}, ${n}, ${n}, '${status}')`;
    })
    .join(', ');
const COLUMNS = '(region_code, period, task, "group", registered, responded, resolved, status)';

/** What is loaded of the group's count, where a release up to a month said one thing and today says another. */
async function loaded(
  lastMonth: string,
  year: string,
  before: readonly [all: number, group: number | null],
  today: readonly [all: number, group: number],
): Promise<{ showed: number | null; stays: boolean | null }> {
  const release = join(work, 'releases', '2022-11');
  mkdirSync(release, { recursive: true });
  await database.run(`
    COPY (FROM (VALUES ${rowsOf(year, ...before)}) AS t ${COLUMNS}) TO '${release}/needs.parquet' (FORMAT parquet);
    COPY (FROM (VALUES ('${lastMonth}', 'month'), ('2021', 'year'), ('2022', 'year')) AS p (period, period_type))
      TO '${release}/periods.parquet' (FORMAT parquet);
    CREATE OR REPLACE TABLE cells_needs AS
      SELECT (row_number() OVER () - 1)::INTEGER AS id, * FROM (VALUES ${rowsOf(year, ...today)}) AS t ${COLUMNS};
    DROP TABLE IF EXISTS earlier_needs;`);
  const previous = { folder: join(work, 'releases'), releases: ['2022-11'] };
  await loadEarlier(database, OUTPUT_TABLES.needs, previous, NEEDS);
  const [row] = await database.rows<{ showed: number | null; stays: boolean | null }>(
    `SELECT registered::INTEGER AS showed, registered_stays AS stays FROM earlier_needs WHERE id = 1`,
  );
  if (!row) throw new Error('no row of the group');
  return row;
}

const NONE = { showed: null, stays: false };
const STAYS = { showed: null, stays: true };

test('of a period that had ended, a hidden count stays hidden while its line has grown by few', async () => {
  expect(await loaded('2022-11', '2021', [100, null], [104, 40])).toEqual(STAYS);
  expect(await loaded('2022-11', '2021', [100, null], [109, 40])).toEqual(STAYS);
  expect(await loaded('2022-11', '2021', [100, null], [110, 40])).toEqual(NONE);
  expect(await loaded('2022-11', '2021', [100, null], [100, 40])).toEqual(NONE);
});

test('of one that had not, only if it may have been of few', async () => {
  expect(await loaded('2022-11', '2022', [100, null], [104, 14])).toEqual(NONE);
  expect(await loaded('2022-11', '2022', [100, null], [104, 13])).toEqual(STAYS);
  expect(await loaded('2022-11', '2022', [100, null], [100, 13])).toEqual(NONE);
});

test('a count that was shown is known, and need not stay hidden', async () => {
  expect(await loaded('2022-11', '2021', [100, 38], [104, 42])).toEqual({ showed: 38, stays: false });
});

test('without earlier releases there is nothing', async () => {
  await database.run('DROP TABLE IF EXISTS earlier_needs');
  await loadEarlier(database, OUTPUT_TABLES.needs, { folder: work, releases: [] }, NEEDS);
  expect(await database.rows('SELECT count(*)::INTEGER AS n FROM earlier_needs')).toEqual([{ n: 0 }]);
});
