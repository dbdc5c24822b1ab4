// Numbers that must be hidden, and so large that nothing else looks like them, are planted in the exports of a small
// campaign. The whole site is built, and every byte that leaves the build is searched for them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/command/options.ts';
import { literal } from '../../scripts/database.ts';

/** A children's group is hidden at counties whatever its size, here in every measure. */
const CHILDREN = {
  people: 73_912_846,
  first_time: 65_829_174,
  visits: 91_847_263,
  resolved: 18_394_652,
  raters: 64_738_192,
  satisfied: 57_182_934,
};
const REGISTERED_CHILDREN = 84_317_592;
/** The sensitive kinds are rounded: no sum of theirs is published as it is. */
const SENSITIVE_VISITS = 58_273_641;
const CANARIES = [...Object.values(CHILDREN), REGISTERED_CHILDREN, SENSITIVE_VISITS];
/** A number of the same table and county that is shown: the search must find it. */
const SHOWN = 51_843_729;

const COUNTIES = ['430102', '430103', '430104', '430202', '430203'];
/** The last months of a year: a county's persons are shown once it has ended. */
const MONTHS = ['2021-11', '2021-12'];
const GROUPS = ['11', '21', '24', '31', '61'];

const folder = mkdtempSync(join(tmpdir(), 'linli-canary-'));
const out = join(folder, 'out');
const BUILD_SECONDS = 600;

/** The exports: each county's activities of two months, with a few hundred persons of each group. */
function writeExports(): void {
  const activities = ['activity_id,date,region_code,task,org_name,volunteers,party_members,hours'];
  const outcomes = ['activity_id,group,people,first_time,visits,resolved,raters,satisfied'];
  const targets = ['region_code,group,people,as_of'];
  COUNTIES.forEach((county, c) => {
    MONTHS.forEach((month, m) => {
      const id = `A${county}-${m}`;
      activities.push(`${id},${month}-1${c},${county},103,示例队,${40 + 7 * c + m},${20 + c},${90 + c}`);
      GROUPS.forEach((group, g) => {
        // What is planted is the whole of its cell: the county has these groups in one month alone.
        if (c === 0 && m > 0 && (group === '24' || group === '61')) return;
        const people = 300 + 37 * c + 53 * g + 11 * m;
        const row = [people, people - 60, people + 90, 40 + g + c, people - 90, people - 130 - g];
        if (c === 0 && group === '24') row.splice(0, row.length, ...Object.values(CHILDREN));
        if (c === 0 && group === '61') row.splice(0, 3, SHOWN, SHOWN - 1000, SHOWN + 1000);
        outcomes.push([id, group, ...row].join(','));
      });
      activities.push(`S${county}-${m},${month}-2${c},${county},308,示例队,30,10,60`);
      outcomes.push(`S${county}-${m},61,200,100,${c + m === 0 ? SENSITIVE_VISITS - 2700 : 300},0,0,0`);
    });
    GROUPS.forEach((group, g) => {
      const people = c === 0 && group === '24' ? REGISTERED_CHILDREN : 2000 + 91 * c + 77 * g;
      targets.push(`${county},${group},${people},2021-12-15`);
    });
  });
  const office = join(folder, 'exports/湖南');
  mkdirSync(office, { recursive: true });
  for (const [name, lines] of Object.entries({ activities, outcomes, targets }))
    writeFileSync(join(office, `${name}.csv`), `${lines.join('\n')}\n`);
}

let connection: DuckDBConnection;
let found: ReadonlyMap<number, readonly string[]>;

beforeAll(async () => {
  writeExports();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'scripts/build.ts'),
      ...['--exports', join(folder, 'exports'), '--out', out, '--work', join(folder, 'work')],
    ],
    { encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  if (status !== 0) throw new Error(stderr);
  connection = await (await DuckDBInstance.create()).connect();
  found = await filesWith([...CANARIES, SHOWN]);
}, BUILD_SECONDS * 1000);
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true });
});

/** How a number may stand in a file: plain, with separators, as the eight bytes of an integer or a float. */
function formsOf(number: number): Buffer[] {
  const separated = (by: string): string => number.toLocaleString('en').replaceAll(',', by);
  const [integer, float] = [Buffer.alloc(8), Buffer.alloc(8)];
  integer.writeBigInt64LE(BigInt(number));
  float.writeDoubleLE(number);
  const texts = [String(number), ...[',', ' ', '\u202f', '\u00a0', '_'].map(separated)];
  return [...texts.map((text) => Buffer.from(text)), integer, float];
}

/** The files of the site in which each number stands; what is packed is unpacked first. */
async function filesWith(numbers: readonly number[]): Promise<Map<number, string[]>> {
  const files = new Map<number, string[]>(numbers.map((number) => [number, []]));
  const forms = numbers.map((number) => [number, formsOf(number)] as const);
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const parts = [readFileSync(path)];
    if (path.endsWith('.gz')) parts.push(gunzipSync(parts[0] ?? ''));
    if (path.endsWith('.parquet')) parts.push(Buffer.from(await textOfParquet(path, numbers)));
    for (const [number, own] of forms) {
      if (parts.some((part) => own.some((form) => part.includes(form))))
        files.get(number)?.push(relative(out, path));
    }
  }
  return files;
}

/** The rows of a Parquet file that have any of the numbers in a cell, and all that it says of its columns. */
async function textOfParquet(path: string, numbers: readonly number[]): Promise<string> {
  const file = literal(path);
  const rows = await connection.runAndReadAll(`
    SELECT line FROM (SELECT concat_ws('|', *COLUMNS(*)) AS line FROM read_parquet(${file}))
    WHERE regexp_matches(line, ${literal(numbers.join('|'))})
    UNION ALL SELECT concat_ws('|', stats_min, stats_max, stats_min_value, stats_max_value) FROM parquet_metadata(${file})
    UNION ALL SELECT concat_ws('|', key::VARCHAR, value::VARCHAR) FROM parquet_kv_metadata(${file})`);
  return (rows.getColumns()[0] ?? []).join('\n');
}

test('the numbers are in the tables from before protection', async () => {
  const database = literal(join(folder, 'work/build.duckdb'));
  await connection.run(`ATTACH ${database} AS build (READ_ONLY)`);
  const rows = async (sql: string): Promise<unknown> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const names = Object.keys(CHILDREN);
  const sums = names.map((name) => `sum(${name})::INTEGER AS ${name}`).join(', ');
  expect(
    await rows(`SELECT ${sums} FROM build.raw_outcomes
      WHERE region_code = '430102' AND period = '2021' AND task = 'all' AND "group" = '24'`),
  ).toEqual([CHILDREN]);
  expect(
    await rows(`SELECT target_people::INTEGER AS people FROM build.raw_targets
      WHERE region_code = '430102' AND period = '2021' AND "group" = '24'`),
  ).toEqual([{ people: REGISTERED_CHILDREN }]);
  expect(
    await rows(`SELECT visits::INTEGER AS visits FROM build.raw_sensitive
      WHERE region_code = '000000' AND period = '2021' AND task = '308'`),
  ).toEqual([{ visits: SENSITIVE_VISITS }]);
});

test('a number that is shown is found wherever it stands', () => {
  expect(found.get(SHOWN)?.toSorted()).toEqual([
    'data/outcomes.csv',
    'data/outcomes.parquet',
    'data/outcomes/430000.csv',
    'data/outcomes/430000.parquet',
    'data/releases/2021-11/outcomes.parquet',
    'en/region/430102/index.html',
    'figures/map/430000-outcomes.json',
    'region/430102/index.html',
  ]);
});

test('the cell of a planted number stands in the table, empty and marked as hidden', async () => {
  const reader = await connection.runAndReadAll(`
    SELECT people, visits, status FROM read_parquet(${literal(join(out, 'data/outcomes.parquet'))})
    WHERE region_code = '430102' AND period = '2021' AND task = 'all' AND "group" = '24'`);
  expect(reader.getRowObjectsJson()).toEqual([{ people: null, visits: null, status: 'suppressed' }]);
});

test.each(CANARIES)('%d is in no file', (number) => {
  expect(found.get(number)).toEqual([]);
});
