// Where there were no activities: as it is, and as far as what the coverage shows tells it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Idle } from '../../scripts/4-protect/idle.ts';
import { loadIdle } from '../../scripts/4-protect/idle.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import type { Database } from '../../scripts/database.ts';
import { openDatabase } from '../../scripts/database.ts';

const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', '430100', '430181'],
    parent: Int32Array.of(-1, 0, 1, 2),
    level: Uint8Array.of(0, 1, 2, 3),
    isRest: new Uint8Array(4),
  },
  periods: {
    keys: ['2022-01', '2022-02', '2022Q1', '2022', 'total'],
    sums: [[], [], [0, 1], [2], [3]],
    types: ['month', 'month', 'quarter', 'year', 'total'],
    isRunning: Uint8Array.of(0, 0, 1, 1, 1),
  },
  tasks: { keys: ['all', '1', '101', '102', '103', '104'], sums: [[1], [2, 3, 4, 5], [], [], [], []] },
  groups: { keys: ['all'], sums: [[]], parts: [], children: new Uint8Array(1) },
};

const work = mkdtempSync(join(tmpdir(), 'linli-idle-'));
let database: Database;
let idle: Idle;
beforeAll(async () => {
  database = await openDatabase(work);
  await database.run(`
    CREATE TABLE activity_places AS FROM (VALUES
        ('430181', '2022-01', 'all'), ('430181', '2022-01', '1'), ('430181', '2022-01', '101'),
        ('430100', '2022-02', '104')) AS t (region_code, period, task);
    CREATE TABLE raw_coverage AS FROM (VALUES
        ('430100', '2022', '101', 'all', 3), ('430100', '2022', '101', 'urban', 2), ('430100', '2022', '101', 'rural', 1),
        ('430100', '2022', '102', 'all', 3), ('430100', '2022', '102', 'urban', 0), ('430100', '2022', '102', 'rural', 2),
        ('430100', '2022', '103', 'all', 3), ('430100', '2022', '103', 'urban', 1), ('430100', '2022', '103', 'rural', 1),
        ('430100', '2022', '104', 'all', 3), ('430100', '2022', '104', 'urban', 2), ('430100', '2022', '104', 'rural', 1),
        ('430181', '2022Q1', '1', 'all', 2), ('430181', '2022Q1', '1', 'urban', 2), ('430181', '2022Q1', '1', 'rural', 0),
        ('430181', '2022-02', 'all', 'all', 0),
        ('430181', 'total', '104', 'all', 0)) AS t (region_code, period, task, area, activities)`);
  idle = await loadIdle(database, LISTS);
});
afterAll(() => {
  database.close();
  rmSync(work, { recursive: true });
});

const placeOf = (region: string, period: string, task: string): [number, number, number] => [
  LISTS.regions.codes.indexOf(region),
  LISTS.periods.keys.indexOf(period),
  LISTS.tasks.keys.indexOf(task),
];

test.each([
  ['430181', '2022-01', '101', false, false, 'there were some'],
  [
    '430181',
    '2022-01',
    '102',
    true,
    true,
    'none in towns above, none of the task in villages and without area',
  ],
  ['430181', '2022-01', '103', true, false, 'there may have been one in towns'],
  ['430181', '2022-01', '104', true, true, 'none of the kind in all the time'],
  ['430181', '2022-02', '101', true, true, 'none in the month'],
  ['430100', '2022-02', '104', false, false, 'there were some'],
])('%s %s %s: %s, for sure: %s, as %s', (region, period, task, isIdle, isSure) => {
  const place = placeOf(region, period, task);
  expect([idle.isIdle(...place), idle.isSurelyIdle(...place)]).toEqual([isIdle, isSure]);
});
