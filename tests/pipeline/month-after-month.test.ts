// Releases month after month, each with the earlier ones beside it: whoever kept them all must not be able to work out
// what the latest hides. The audit, which reads them all, is the judge.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDataFolder } from '../../scripts/5-publish/data-folder.ts';
import { keepEarlierReleases } from '../../scripts/5-publish/releases.ts';
import { findingsIn } from '../../scripts/audit/folder-findings.ts';
import { buildOptions } from '../../scripts/command/options.ts';
import { prepare } from '../../scripts/pipeline.ts';
import { integer, isChance, randomFromKey } from '../../scripts/sample/random.ts';
import { writeSmallRegister } from '../small-register.ts';

/** The last day that each release counts. */
const RELEASES = { '2022-02': '2022-02-28', '2022-03': '2022-03-31', '2022-04': '2022-04-30' };
const IDS = Object.keys(RELEASES) as (keyof typeof RELEASES)[];
const MONTHS = ['2022-01', '2022-02', '2022-03', '2022-04'];
const COUNTIES = ['430102', '430103', '430104', '430111', '430202', '430203', '430204'];
const GROUPS = ['11', '12', '24', '31', '61'];
const MINUTES = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'linli-releases-'));
const exports = join(folder, 'exports');
const register = join(folder, 'register');
const dataOf = (release: string): string => join(folder, release, 'data');

/** Activities of some months in some counties; one count in eight is of few persons. */
function writeExports(name: string, months: readonly string[], counties: readonly string[]): void {
  const random = randomFromKey(`month after month${name}`);
  const activities = ['activity_id,date,region_code,task,org_name,volunteers,party_members,hours'];
  const outcomes = ['activity_id,group,people,first_time,visits,resolved,raters,satisfied'];
  for (const month of months) {
    for (const county of counties) {
      const id = `A${county}-${month}${name}`;
      const day = String(integer(random, 10, 28));
      const volunteers = integer(random, 30, 90);
      activities.push(
        `${id},${month}-${day},${county},103,示例队,${volunteers},${integer(random, 12, 30)},${volunteers}`,
      );
      for (const group of GROUPS) {
        const people = isChance(random, 1 / 8) ? integer(random, 1, 9) : integer(random, 60, 400);
        const raters = integer(random, 0, people);
        const satisfied = raters - (isChance(random, 0.2) ? Math.min(2, raters) : 0);
        outcomes.push(
          [
            id,
            group,
            people,
            Math.ceil(people / 2),
            people + integer(random, 0, 50),
            0,
            raters,
            satisfied,
          ].join(','),
        );
      }
    }
  }
  const office = join(exports, '湖南');
  mkdirSync(office, { recursive: true });
  writeFileSync(join(office, `activities${name}.csv`), `${activities.join('\n')}\n`);
  writeFileSync(join(office, `outcomes${name}.csv`), `${outcomes.join('\n')}\n`);
}

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create()).connect();
  await writeSmallRegister(register, ['43']);
  writeExports('', MONTHS, COUNTIES);
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

/** Makes the data folder of a release of what happened up to its last day, protected in view of `previous`. */
async function release(id: keyof typeof RELEASES, previous: string, out = dataOf(id)): Promise<void> {
  const config = join(folder, `${id}.json`);
  writeFileSync(config, JSON.stringify({ campaign: { to: RELEASES[id] }, release: id }));
  const options = buildOptions([
    ...['--exports', exports, '--out', join(folder, 'out'), '--work', join(folder, 'work')],
    ...['--config', config, '--max-rejected', '1', '--previous', previous, '--reference', register],
  ]);
  await writeDataFolder(out, await prepare(options), false);
  keepEarlierReleases(out, id, previous);
}

/** Rows of a query over a published table of a release. */
async function rows<Row>(id: string, table: string, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(
    sql.replaceAll('$table', `read_parquet('${join(dataOf(id), `${table}.parquet`)}')`),
  );
  return reader.getRowObjectsJson() as Row[];
}

describe.each(IDS)('%s', (id) => {
  const before = IDS[IDS.indexOf(id) - 1];

  beforeAll(async () => {
    if (id === '2022-04') writeExports('-late', ['2022-02'], ['430102', '430203']);
    await release(id, before === undefined ? join(folder, 'none') : join(dataOf(before), 'releases'));
  }, 10 * MINUTES);

  test('has all releases up to its own', async () => {
    const sums = IDS.slice(0, IDS.indexOf(id) + 1).map((one) =>
      readFileSync(join(dataOf(id), 'releases', one, 'SHA256SUMS'), 'utf8'),
    );
    expect(new Set(sums).size).toBe(IDS.indexOf(id) + 1);
    expect(
      await rows(id, 'periods', `SELECT max(period) AS period FROM $table WHERE period_type = 'month'`),
    ).toEqual([{ period: id }]);
  });

  test('shows a year that has not ended only where it is a sum of what is shown', async () => {
    const figures = await rows<{
      level: string;
      region: string;
      period: string;
      group: string;
      people: string;
    }>(
      id,
      'outcomes',
      `SELECT level, region_code AS region, period, "group", people FROM $table WHERE task = 'all' AND people IS NOT NULL`,
    );
    const key = (region: string, group: string, period: string): string => `${region} ${group} ${period}`;
    const shown = new Map(
      figures.map(({ region, group, period, people }) => [key(region, group, period), Number(people)]),
    );
    const ended = id < '2022-03' ? [] : ['2022Q1'];
    const parts = [
      ...ended,
      ...MONTHS.filter((month) => month <= id && (ended.length === 0 || month > '2022-03')),
    ];
    const years = figures.filter(({ period }) => period === '2022');
    expect(new Set(years.map(({ level }) => level))).not.toContain('county');
    for (const { region, group, people } of years) {
      const sum = parts.reduce((all, period) => all + (shown.get(key(region, group, period)) ?? NaN), 0);
      expect(sum).toBe(Number(people));
    }
    expect(years.length).toBeGreaterThan(0);
  });

  test(
    'hides, and nothing that it hides can be worked out, all releases together',
    async () => {
      const [counts] = await rows<{ hidden: number; shown: number }>(
        id,
        'outcomes',
        `SELECT count(*) FILTER (status LIKE 'suppressed%')::INTEGER AS hidden, count(nullif(people, 0))::INTEGER AS shown FROM $table`,
      );
      expect(counts?.hidden).toBeGreaterThan(50);
      expect(counts?.shown).toBeGreaterThan(50);
      expect(await findingsIn(dataOf(id))).toEqual([]);
    },
    10 * MINUTES,
  );
});

test(
  'made in ignorance of the earlier ones, the last release would give something away',
  async () => {
    const data = join(folder, 'ignorant');
    await release('2022-04', join(folder, 'none'), data);
    expect(await findingsIn(data)).toEqual([]);
    const earlier = join(dataOf('2022-03'), 'releases');
    cpSync(earlier, join(data, 'releases'), { recursive: true });
    expect(await findingsIn(data)).not.toEqual([]);
  },
  10 * MINUTES,
);
