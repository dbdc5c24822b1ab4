// Where the coverage shows that there were no activities: of kinds it takes several of its figures together.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Campaign } from '../../scripts/audit/cells.ts';
import { readIdle } from '../../scripts/audit/idle.ts';
import { codeList } from '../../scripts/audit/lists.ts';
import { Regions } from '../../scripts/audit/published.ts';
import { openReader } from '../../scripts/audit/reader.ts';

const LISTS = {
  tasks: codeList([
    ['all', null],
    ['1', 'all'],
    ...['101', '102', '103'].map((kind) => [kind, '1'] as const),
  ]),
  periods: codeList([
    ['total', null],
    ['2022', 'total'],
    ['2022Q1', '2022'],
    ['2022-01', '2022Q1'],
    ['2022-02', '2022Q1'],
  ]),
} as Campaign['lists'];
const REGIONS = new Regions();
REGIONS.add({ code: '000000', name: '全国', level: 'nation', parent: null });
REGIONS.add({ code: '430000', name: '湖南省', level: 'province', parent: '000000' });
REGIONS.add({ code: '430100', name: '长沙市', level: 'prefecture', parent: '430000' });
REGIONS.add({ code: '430181', name: '浏阳市', level: 'county', parent: '430100' });
REGIONS.add({ code: '430182', name: '宁乡市', level: 'county', parent: '430100' });

/** [region, period, task, all, urban, rural]; −1: not reported, undefined: not in the table. */
const COVERAGE: readonly (readonly [string, string, string, number, number?, number?])[] = [
  ['430000', '2022-01', '101', 9, 5, 4],
  ['430000', '2022-02', '101', 0, 0, 0],
  ['430000', '2022-01', '102', 4, 1, 2],
  ['430000', '2022-01', '103', 7, 3, 3],
  ['430100', '2022', '101', 9, 5, 4],
  ['430100', '2022', '102', 3, 0, 2],
  ['430100', '2022', '103', 6, 3, 3],
  ['430181', '2022-01', 'all', 2],
  ['430181', '2022-02', 'all', 0],
  ['430181', '2022Q1', '1', 2, 2, 0],
  ['430181', 'total', '101', 2],
  ['430181', 'total', '102', 1],
  ['430181', 'total', '103', 0],
  ['430182', '2022-01', 'all', -1],
  ['430182', 'total', '103', 3],
];

const folder = mkdtempSync(join(tmpdir(), 'linli-idle-'));
let idle: Pick<Campaign, 'isIdle' | 'isUnreported'>;
beforeAll(async () => {
  const rows = COVERAGE.flatMap(([region, period, task, ...counts]) =>
    counts.map(
      (count, at) =>
        `('${region}', '${period}', '${task}', '${['all', 'urban', 'rural'][at]}', ${count === undefined || count < 0 ? 'NULL' : count})`,
    ),
  );
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${rows.join(', ')}) AS v (region_code, period, task, area, activities))
     TO '${join(folder, 'coverage.parquet')}' (FORMAT parquet)`,
  );
  connection.closeSync();
  const reader = await openReader();
  idle = await readIdle(reader, folder, LISTS, REGIONS);
  reader.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const placeOf = (region: string, period: string, task: string): [number, number, number] => [
  REGIONS.at(region),
  LISTS.periods.index.get(period) ?? -1,
  LISTS.tasks.index.get(task) ?? -1,
];

test.each([
  ['430181', '2022-02', 'all', true, 'as its coverage says'],
  ['430181', '2022-01', 'all', false, 'its coverage shows some'],
  ['430181', 'total', '103', true, 'as its coverage says of the kind'],
  ['430181', '2022-01', '103', true, 'none of the kind in all the time'],
  ['430181', '2022-02', '101', true, 'none of the kind in the province, and none at all'],
  ['430181', '2022-01', '101', false, 'two, in towns'],
  // Of the three of the prefecture none was in towns and one of no area; of the county's task both were in towns.
  ['430181', '2022-01', '102', true, 'in towns none above, in villages and without area none of the task'],
  ['430182', '2022-01', '102', false, 'those of the prefecture may be here'],
  ['430182', '2022-01', '103', false, 'some of the kind, and all may be of that month'],
  ['430182', '2022-02', '101', true, 'none of the kind in the province'],
])('%s %s %s: %s, %s', (region, period, task, expected) => {
  expect(idle.isIdle(...placeOf(region, period, task))).toBe(expected);
});

test('none reported is not none', () => {
  const place = placeOf('430182', '2022-01', 'all');
  expect([idle.isIdle(...place), idle.isUnreported(...place)]).toEqual([false, true]);
  expect(idle.isUnreported(...placeOf('430181', '2022-01', 'all'))).toBe(false);
});
