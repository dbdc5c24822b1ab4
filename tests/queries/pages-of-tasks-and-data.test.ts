// Every query of the task, data and quality pages binds to the published tables and names the columns it promises.
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nationReporting, provinceReporting } from '../../src/queries/province-reporting.ts';
import type { Query } from '../../src/queries/query.ts';
import { tablePreview } from '../../src/queries/table-preview.ts';
import { taskFigure } from '../../src/queries/task-figure.ts';
import { sensitiveRows, taskCoverage, taskList, taskOutcomes } from '../../src/queries/task-rows.ts';
import { OUTPUT_TABLE_NAMES, OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { emptyTables } from '../empty-tables.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await emptyTables();
});
afterAll(() => connection.closeSync());

async function columnsOf({ sql, params = {} }: Query<unknown>): Promise<readonly string[]> {
  return (await connection.runAndReadAll(sql, { ...params })).columnNames();
}

const all = (table: keyof typeof OUTPUT_TABLES): readonly string[] =>
  OUTPUT_TABLES[table].columns.map(({ name }) => name);
const reporting = all('reporting').filter((name) => !['level', 'parent_code'].includes(name));

it.each<[string, Query<unknown>, readonly string[]]>([
  ['nationReporting', nationReporting(), reporting],
  ['provinceReporting', provinceReporting(), reporting],
  ['taskFigure', taskFigure('1'), all('coverage')],
  ['taskList', taskList(), all('tasks')],
  ['taskOutcomes', taskOutcomes(), ['region_code', 'period', 'task', 'people', 'visits', 'status']],
  ['sensitiveRows', sensitiveRows(), ['region_code', 'period', 'task', 'activities', 'visits', 'status']],
  [
    'taskCoverage',
    taskCoverage(['2022Q4', 'total']),
    [
      'region_code',
      'period',
      'task',
      'area',
      'communities',
      'communities_covered',
      'activities',
      'organisations',
      'hours',
      'status',
    ],
  ],
  ...OUTPUT_TABLE_NAMES.map((name): [string, Query<unknown>, readonly string[]] => [
    `tablePreview ${name}`,
    tablePreview(name, 10),
    all(name),
  ]),
])('%s', async (_, query, columns) => {
  expect(await columnsOf(query)).toEqual(columns);
});
