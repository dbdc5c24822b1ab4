// Every question of the home and region pages is bound by real DuckDB against tables of the published shape.
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { coverageInScope } from '../../src/queries/coverage-in-scope.ts';
import { coverageOfProvinces } from '../../src/queries/coverage-of-provinces.ts';
import { mapCoverage, mapOutcomes, mapTownships } from '../../src/queries/map-rows.ts';
import { nationSeries } from '../../src/queries/nation-series.ts';
import { needsInScope } from '../../src/queries/needs-in-scope.ts';
import { outcomesInScope } from '../../src/queries/outcomes-in-scope.ts';
import type { Query } from '../../src/queries/query.ts';
import {
  activeRegions,
  allGroups,
  allPeriods,
  allRegions,
  allTasks,
} from '../../src/queries/reference-lists.ts';
import { reportingInScope } from '../../src/queries/reporting-in-scope.ts';
import { targetsInScope } from '../../src/queries/targets-in-scope.ts';
import { townshipsInProvince } from '../../src/queries/townships-in-province.ts';
import { upperLevels } from '../../src/queries/upper-levels.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const { name, columns } of Object.values(OUTPUT_TABLES)) {
    const list = columns.map((column) => `"${column.name}" ${column.type}`).join(', ');
    await connection.run(`CREATE TABLE ${name} (${list})`);
  }
});

const queries: Record<string, Query<unknown>> = {
  coverageInScope: coverageInScope('43', '2022Q4'),
  coverageOfProvinces: coverageOfProvinces(),
  mapCoverage: mapCoverage('00', 'main'),
  mapKinds: mapCoverage('43', '1'),
  mapOutcomes: mapOutcomes('43'),
  mapTownships: mapTownships('43'),
  nationSeries: nationSeries(),
  needsInScope: needsInScope('43'),
  outcomesInScope: outcomesInScope('43', '2022'),
  reportingInScope: reportingInScope('00'),
  targetsInScope: targetsInScope('43', '2022'),
  townshipsInProvince: townshipsInProvince('43'),
  upperLevels: upperLevels('sensitive'),
  allPeriods: allPeriods(),
  allRegions: allRegions(),
  activeRegions: activeRegions(),
  allTasks: allTasks(),
  allGroups: allGroups(),
};

test.each(Object.entries(queries))('%s', async (_, { sql, params = {} }) => {
  const reader = await connection.runAndReadAll(sql, { ...params });
  expect(reader.columnNames().length).toBeGreaterThan(0);
});

test('a scope keeps a province’s regions, or the nation and the provinces', async () => {
  await connection.run(`INSERT INTO needs (region_code, level, period, period_type, task, "group", status) VALUES
    ('000000', 'nation', '2022', 'year', 'all', 'all', 'ok'), ('430000', 'province', '2022', 'year', 'all', 'all', 'ok'),
    ('430102', 'county', '2022', 'year', 'all', 'all', 'ok'), ('110000', 'province', '2022', 'year', 'all', 'all', 'ok')`);
  const codes = async (scope: string) => {
    const { sql, params = {} } = needsInScope(scope);
    const reader = await connection.runAndReadAll(sql, { ...params });
    return reader
      .getRows()
      .map(([code]) => String(code))
      .sort();
  };
  expect(await codes('00')).toEqual(['000000', '110000', '430000']);
  expect(await codes('43')).toEqual(['430000', '430102']);
});
