// What an earlier release hid of a period that had ended stays hidden, unless what it is part of has changed much.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEarlier } from '../../scripts/4-protect/earlier.ts';
import { keepHidden } from '../../scripts/4-protect/kept.ts';
import type { Database } from '../../scripts/database.ts';
import { openDatabase } from '../../scripts/database.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

const work = mkdtempSync(join(tmpdir(), 'linli-kept-'));
const { coverage, outcomes } = OUTPUT_TABLES;
const FEW = { measures: [], limits: new Map([['13', 10]]) };

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

/** A county's year: its activities, the people served, and those of a group; null where hidden. */
interface Year {
  readonly period?: string;
  readonly activities: number;
  readonly all: number | null;
  readonly group: number | null;
}

const tables = ({ period = '2021', activities, all, group }: Year) => {
  const row = (name: string, people: number | null): string =>
    `SELECT '430102' AS region_code, '${period}' AS period, 'all' AS task, '${name}' AS "group", ${measuresOf(
      outcomes,
    )
      .map((measure) => `${measure.name === 'people' ? people : 'NULL'}::DOUBLE AS ${measure.name}`)
      .join(', ')}, '${people === null ? 'suppressed:people' : 'ok'}' AS status`;
  return {
    outcomes: `${row('all', all)} UNION ALL ${row('13', group)}`,
    coverage: `SELECT '430102' AS region_code, '${period}' AS period, 'all' AS task, 'all' AS area, ${measuresOf(
      coverage,
    )
      .map((measure) => `${measure.name === 'activities' ? activities : 'NULL'}::DOUBLE AS ${measure.name}`)
      .join(', ')}, 'ok' AS status`,
  };
};

/** Whether people of all and of the group stay hidden, where releases said one thing and today's cells another. */
async function staying(before: readonly Year[], today: Year): Promise<unknown[]> {
  const releases = before.map((_, i) => `2022-${String(10 + i)}`);
  for (const [i, release] of releases.entries()) {
    const folder = join(work, 'releases', release);
    mkdirSync(folder, { recursive: true });
    const was = tables(before[i] as Year);
    await database.run(`
      COPY (${was.outcomes}) TO '${folder}/outcomes.parquet' (FORMAT parquet);
      COPY (${was.coverage}) TO '${folder}/coverage.parquet' (FORMAT parquet);
      COPY (FROM (VALUES ('${release}', 'month'), ('2021', 'year'), ('2022', 'year')) AS p (period, period_type))
        TO '${folder}/periods.parquet' (FORMAT parquet)`);
  }
  const now = tables(today);
  for (const table of [coverage, outcomes]) {
    for (const part of ['cells', 'earlier', 'kept'])
      await database.run(`DROP TABLE IF EXISTS ${part}_${table.name}`);
    await database.run(
      `CREATE TABLE cells_${table.name} AS SELECT (row_number() OVER () - 1)::INTEGER AS id, * FROM (${now[table.name as keyof typeof now]})`,
    );
    await loadEarlier(database, table, { folder: join(work, 'releases'), releases }, FEW);
    await keepHidden(database, table, { hasEarlier: releases.length > 0, growing: [] });
  }
  const rows = await database.rows<{ stays: boolean }>(
    'SELECT people_stays AS stays FROM kept_outcomes ORDER BY id',
  );
  return rows.map(({ stays }) => stays);
}

const HID: Year = { activities: 8, all: 60, group: null };

test('a count that was hidden stays hidden, whatever it is', async () => {
  expect(await staying([HID], { activities: 8, all: 60, group: 40 })).toEqual([false, true]);
  expect(await staying([HID], { activities: 9, all: 64, group: 40 })).toEqual([false, true]);
});

test('not where its line has become twice as large, or half', async () => {
  expect(await staying([HID], { activities: 8, all: 119, group: 40 })).toEqual([false, true]);
  expect(await staying([HID], { activities: 8, all: 120, group: 40 })).toEqual([false, false]);
  expect(await staying([HID], { activities: 8, all: 30, group: 20 })).toEqual([false, false]);
});

test('where the line was hidden, too, the activities tell', async () => {
  const both: Year = { activities: 8, all: null, group: null };
  expect(await staying([both], { activities: 15, all: 300, group: 90 })).toEqual([true, true]);
  expect(await staying([both], { activities: 16, all: 300, group: 90 })).toEqual([false, false]);
});

test('the latest release counts', async () => {
  expect(await staying([HID, { ...HID, group: 40 }], { ...HID, group: 40 })).toEqual([false, false]);
  expect(await staying([{ ...HID, group: 40 }, HID], { ...HID, group: 40 })).toEqual([false, true]);
});

test('what is hidden as its period goes on may be shown once that has ended', async () => {
  const year: Year = { ...HID, period: '2022' };
  expect(await staying([year], { ...year, group: 40 })).toEqual([false, false]);
});

test('without earlier releases nothing stays', async () => {
  expect(await staying([], { ...HID, group: 40 })).toEqual([]);
});
