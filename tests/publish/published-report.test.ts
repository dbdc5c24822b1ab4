// The published report: no file names, no operator's details, and no row about sensitive kinds and groups.
import { expect, test } from 'vitest';
import type { FullFileAccount, TableAccount } from '../../scripts/2-validate/accounts.ts';
import { publishedReport } from '../../scripts/5-publish/published-report.ts';
import type { InputTableName } from '../../src/schema/column.ts';

const file = (path: string, table: InputTableName, read: number): FullFileAccount => ({
  path: `长沙/${path}`,
  office: '长沙',
  table,
  encoding: 'utf-8',
  delimiter: ',',
  read,
  accepted: read - 3,
  superseded: 1,
  rejected: 2,
  reasons: { DATE: 2 },
  error: null,
  warnings: { ORG_CODE: 1 },
  unknown_columns: ['备注'],
  rewritten: {},
  passed_over: {},
  problems: [],
  problem_counts: { DATE: 2, ORG_CODE: 1 },
});
const table = (read: number, files: number): TableAccount => ({
  read,
  accepted: read - 3 * files,
  superseded: files,
  rejected: 2 * files,
  warnings: files,
});

test('files have numbers for names, and neither files nor tables count sensitive rows', () => {
  const report = {
    release: '2021-12',
    generated_at: '2022-01-01',
    tables: {
      activities: table(90, 2),
      outcomes: table(70, 1),
      needs: table(0, 0),
      targets: table(0, 0),
      returns: { ...table(12, 1), warnings: 5 },
    },
    files: [
      file('张三.csv', 'activities', 50),
      file('b.csv', 'activities', 40),
      file('c.csv', 'outcomes', 70),
      { ...file('d.csv', 'returns', 12), warnings: { ORG_CODE: 1, RETURN_DIFFERS: 4 } },
    ],
    superseded: [],
    held: {
      counts: { activities: 0, outcomes: 0, needs: 0, targets: 0, returns: 0 },
      rows: [],
      decisions: [],
      unmatched: [],
    },
    thresholds: { T1: 10, T2: 10, T2c: 10, T3: 30 },
    suppression: {},
  };
  const published = publishedReport(
    report,
    new Map([
      [0, { accepted: 4, superseded: 1, reasons: { DATE: 2 } }],
      [1, { accepted: 1, superseded: 0, reasons: { DATE: 1 } }],
      [2, { accepted: 9, superseded: 0, reasons: {} }],
    ]),
  );
  expect(published.files).toEqual([
    {
      path: '长沙/activities/1',
      office: '长沙',
      table: 'activities',
      encoding: 'utf-8',
      delimiter: ',',
      read: 43,
      accepted: 43,
      superseded: 0,
      rejected: 0,
      reasons: {},
      error: null,
    },
    expect.objectContaining({
      path: '长沙/activities/2',
      read: 38,
      accepted: 36,
      rejected: 1,
      reasons: { DATE: 1 },
    }),
    expect.objectContaining({ path: '长沙/outcomes/1', read: 61, accepted: 58 }),
    expect.objectContaining({ path: '长沙/returns/1', read: 12, accepted: 9 }),
  ]);
  expect(published.tables.activities).toEqual({
    read: 81,
    accepted: 79,
    superseded: 1,
    rejected: 1,
    warnings: 2,
  });
  expect(published.tables.outcomes).toMatchObject({ read: 61, accepted: 58 });
  // What a return counts may be sensitive: that it differs from what was accepted is not told.
  expect(published.tables.returns).toEqual({
    read: 12,
    accepted: 9,
    superseded: 1,
    rejected: 2,
    warnings: 1,
  });
  expect(Object.keys(published)).toEqual([
    'release',
    'generated_at',
    'tables',
    'files',
    'thresholds',
    'suppression',
  ]);
});
