// What earlier releases hid of quarters and years that went on, and what is hidden of those that go on today.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { loadSpans } from '../../scripts/4-protect/span-figures.ts';
import { figuresIn } from '../../scripts/4-protect/spans.ts';
import type { Database } from '../../scripts/database.ts';
import { openDatabase } from '../../scripts/database.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

const MEASURES = ['people', 'first_time', 'visits', 'resolved', 'raters', 'satisfied'];
const PERIODS = ['2022-01', '2022-02', '2022Q1', '2022', 'total'];
const LISTS: Lists = {
  regions: {
    codes: ['000000', '110000', '110101', '430000', '430102'],
    parent: Int32Array.of(-1, 0, 1, 0, 3),
    level: Uint8Array.of(0, 1, 3, 1, 3),
    isRest: new Uint8Array(5),
  },
  periods: {
    keys: PERIODS,
    sums: [[], [], [0, 1], [2], [3]],
    types: ['month', 'month', 'quarter', 'year', 'total'],
    isRunning: Uint8Array.of(0, 0, 1, 1, 1),
  },
  tasks: { keys: ['all', '1', '101'], sums: [[1], [2], []] },
  groups: { keys: ['all', '11'], sums: [[1], []], parts: [], children: new Uint8Array(2) },
};

const work = mkdtempSync(join(tmpdir(), 'linli-spans-'));
const previous = { folder: join(work, 'releases'), releases: ['2022-01'] };
let database: Database;
beforeAll(async () => {
  database = await openDatabase(work);
  const release = join(previous.folder, '2022-01');
  mkdirSync(release, { recursive: true });
  const periods = (list: readonly string[]): string => {
    const rows = list.map((key) => `('${key}', '${LISTS.periods.types[PERIODS.indexOf(key)]}')`);
    return `(VALUES ${rows.join(', ')}) AS p (period, period_type)`;
  };
  const states = (state: string): string => MEASURES.map((name) => `'${state}' AS ${name}_state`).join(', ');
  await database.run(`
    CREATE TABLE periods AS FROM ${periods(PERIODS)};
    CREATE TABLE task_up AS FROM (VALUES ('all', 'all'), ('1', 'task'), ('101', 'kind')) AS t (task, task_level);
    COPY (FROM ${periods(['2022-01', '2022Q1', '2022', 'total'])}) TO '${release}/periods.parquet' (FORMAT parquet);
    COPY (FROM (VALUES
        ('110101', '2022', 'all', '11', 'suppressed'),
        ('110101', '2022', '1', 'all', 'suppressed:people,visits;not_reported:resolved'),
        ('110101', '2022', '101', 'all', 'suppressed'),
        ('430102', '2022', 'all', '11', 'ok'),
        ('430102', '2022', 'all', 'all', 'not_reported'),
        ('430102', 'total', 'all', '11', 'suppressed'),
        ('430000', '2022-01', 'all', '11', 'suppressed'),
        ('430000', '2022Q1', 'all', '11', 'suppressed:raters,satisfied'),
        ('650000', '2022', 'all', '11', 'suppressed')) AS t (region_code, period, task, "group", status))
      TO '${release}/outcomes.parquet' (FORMAT parquet);
    CREATE TABLE cells_outcomes AS
      SELECT *, ${states('ok')} FROM (VALUES
        ('110101', '2022', 'all', '11'), ('110000', '2022-02', 'all', '11')) AS t (region_code, period, task, "group")
      UNION ALL BY NAME
      SELECT *, ${states('not_reported')} FROM (VALUES
        ('110101', '2022', 'all', 'all')) AS t (region_code, period, task, "group");`);
});
afterAll(() => {
  database.close();
  rmSync(work, { recursive: true });
});

/** The figures of a province, in words. */
async function told(code: string, measures: readonly string[]): Promise<string[]> {
  const spans = await loadSpans(database, LISTS, OUTPUT_TABLES.outcomes, MEASURES, previous);
  const { regions, periods, tasks, groups } = LISTS;
  return figuresIn(spans(regions.codes.indexOf(code), measures)).map((figure) =>
    [
      regions.codes[figure.region],
      `${periods.keys[figure.period]} to ${periods.keys[figure.month]}`,
      tasks.keys[figure.task],
      groups.keys[figure.group],
      measures.filter((_, place) => (figure.measures >> place) % 2 === 1).join(),
    ].join(' '),
  );
}

test('what is hidden of a quarter or a year that goes on, by task but not by kind, up to the last month of the release', async () => {
  expect(await told('110000', MEASURES)).toEqual([
    '110101 2022 to 2022-01 1 all people,visits',
    `110101 2022 to 2022-01 all 11 ${MEASURES.join()}`,
    `110101 2022 to 2022-02 all 11 ${MEASURES.join()}`,
  ]);
  expect(await told('430000', MEASURES)).toEqual(['430000 2022Q1 to 2022-01 all 11 raters,satisfied']);
});

test('of a system, its own measures', async () => {
  expect(await told('430000', ['people', 'first_time', 'visits'])).toEqual([]);
  expect(await told('430000', ['raters', 'satisfied'])).toEqual([
    '430000 2022Q1 to 2022-01 all 11 raters,satisfied',
  ]);
  expect(await told('110000', ['visits', 'resolved'])).toContain('110101 2022 to 2022-01 1 all visits');
});
