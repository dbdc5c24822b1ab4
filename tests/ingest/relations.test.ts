import { describe, expect, test } from 'vitest';
import type { RelatedFile, RelatedRow } from '../../src/ingest/relations.ts';
import { keyOf, relate } from '../../src/ingest/relations.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';

type Values = Record<string, string | number | null>;

/** Rows on the lines from 2; a table's key is made of the values. */
function rowsOf(table: InputTableName, rows: readonly Values[], from = 2): RelatedRow[] {
  return rows.map((values, i) => {
    const updated = values['updated_at'];
    const key = keyOf(
      INPUT_TABLES[table],
      INPUT_TABLES[table].columns.map((column) => values[column.name] ?? null),
    );
    return { line: i + from, key, updatedAt: typeof updated === 'string' ? updated : null, values };
  });
}

function file(
  path: string,
  table: InputTableName,
  valid: readonly Values[],
  rejected: readonly Values[] = [],
): RelatedFile {
  return {
    path,
    office: path.slice(0, path.indexOf('/')),
    table,
    valid: rowsOf(table, valid),
    rejected: rowsOf(table, rejected, valid.length + 2),
  };
}

const activity = (id: string | null, more: Values = {}): Values => ({
  ...{ activity_id: id, date: '2022-03-05', county: '430102', township: null, community: null },
  ...{ task: '103', org_key: ' 示例队', title: id },
  ...more,
});
const outcome = (id: string, group = '13'): Values => ({ activity_id: id, group });

const found = (files: readonly RelatedFile[], isWhole = true) => {
  const { problems, superseded } = relate(files, isWhole);
  return {
    problems: problems.map((one) => `${one.file}:${one.line} ${one.code} ${one.value}`),
    superseded: superseded.map((one) => `${one.file}:${one.line} by ${one.byFile}:${one.byLine}`),
  };
};

describe('one row of a key is accepted', () => {
  test('the one updated last, whatever its place', () =>
    expect(
      found([
        file('甲/a.csv', 'activities', [
          activity('A1', { updated_at: '2022-03-07 00:00:00' }),
          activity('A1', { updated_at: '2022-03-06 23:59:59' }),
          activity('A1'),
        ]),
      ]),
    ).toEqual({ problems: [], superseded: ['0:3 by 0:2', '0:4 by 0:2'] }));

  test('else that of the last file, else of the last line', () =>
    expect(
      found([
        file('甲/a.csv', 'activities', [activity('A1'), activity('A1')]),
        file('甲/b.csv', 'activities', [activity('A1'), activity('A1')]),
      ]).superseded,
    ).toEqual(['0:2 by 1:3', '0:3 by 1:3', '1:2 by 1:3']));

  test('offices have keys of their own', () =>
    expect(
      found([
        file('乙/a.csv', 'activities', [activity('A1')]),
        file('甲/a.csv', 'activities', [activity('A1', { title: 'x' })]),
      ]),
    ).toEqual({ problems: [], superseded: [] }));

  test('a rejected row displaces none; it is told of where it is newer', () => {
    const rejected = [activity('A1', { updated_at: '2022-03-08 00:00:00' }), activity('A1'), activity(null)];
    expect(
      found([
        file('甲/a.csv', 'activities', [activity('A1', { updated_at: '2022-03-07 00:00:00' })], rejected),
      ]),
    ).toEqual({ problems: ['0:3 REVISION_REJECTED A1'], superseded: [] });
  });
});

describe('outcomes need an accepted activity of their office', () => {
  const activities = file(
    '甲/activities.csv',
    'activities',
    [activity('A1')],
    [activity('A2'), activity(null)],
  );

  test('which is missing or was rejected', () =>
    expect(
      found([
        activities,
        file('甲/outcomes.csv', 'outcomes', [outcome('A1'), outcome('A2'), outcome('A3'), outcome('null')]),
        file('乙/outcomes.csv', 'outcomes', [outcome('A1')]),
      ]).problems,
    ).toEqual([
      '1:3 ACTIVITY_REJECTED A2',
      '1:4 ACTIVITY_MISSING A3',
      '1:5 ACTIVITY_MISSING null',
      '2:2 ACTIVITY_MISSING A1',
    ]));

  test('an orphan displaces no row', () =>
    expect(found([file('甲/outcomes.csv', 'outcomes', [outcome('A9'), outcome('A9')])]).superseded).toEqual(
      [],
    ));

  test('nothing is said of them where activities were not given', () =>
    expect(found([file('甲/outcomes.csv', 'outcomes', [outcome('A9')])], false).problems).toEqual([]));
});

test('a need that is not among the needs of the office is told of', () => {
  const activities = file('甲/activities.csv', 'activities', [
    activity('A1', { need_id: 'X1' }),
    activity('A2', { need_id: 'X2' }),
    activity('A3', { need_id: null }),
  ]);
  const needs = file('甲/needs.csv', 'needs', [{ need_id: 'X1' }]);
  expect(found([activities, needs]).problems).toEqual(['0:3 NEED_UNKNOWN X2']);
  expect(found([activities], false).problems).toEqual([]);
  expect(found([activities]).problems).toEqual(['0:2 NEED_UNKNOWN X1', '0:3 NEED_UNKNOWN X2']);
});

test('a return that differs from what was accepted says both numbers', () => {
  const files = [
    file('甲/activities.csv', 'activities', [activity('A1'), activity('A1'), activity('A2')]),
    file('甲/returns.csv', 'returns', [
      { period: '2022-03', activities: 2 },
      { period: '2022-04', activities: 0 },
      { period: '2022-05', activities: 1 },
    ]),
  ];
  expect(relate(files, true).problems).toEqual([
    {
      ...{ file: 1, line: 4, code: 'RETURN_DIFFERS', column: 'period', value: '2022-05' },
      more: { zh: '1，接收的活动是0场', en: '1; 0 activities were accepted' },
    },
  ]);
});

describe('one activity of two offices', () => {
  test('each is told where the first other one stands', () => {
    const same = { title: '看望' };
    const { problems } = relate(
      [
        file('丙/a.csv', 'activities', [activity('C1', same)]),
        file('乙/a.csv', 'activities', [activity('B1', same), activity('B2', same)]),
        file('甲/a.csv', 'activities', [activity('A1'), activity('A2', same)]),
      ],
      true,
    );
    expect(problems.map((one) => `${one.file}:${one.line} ${one.code} ${one.value} ${one.more?.en}`)).toEqual(
      [
        '0:2 SENT_TWICE C1 乙/a.csv line 2',
        '1:2 SENT_TWICE B1 丙/a.csv line 2',
        '1:3 SENT_TWICE B2 丙/a.csv line 2',
        '2:3 SENT_TWICE A2 丙/a.csv line 2',
      ],
    );
  });

  test.each(['date', 'county', 'township', 'community', 'task', 'org_key', 'title'])(
    'differs by its %s',
    (name) =>
      expect(
        found([
          file('乙/a.csv', 'activities', [activity('B1', { title: '看望' })]),
          file('甲/a.csv', 'activities', [activity('A1', { title: '看望', [name]: '2022-03-06' })]),
        ]).problems,
      ).toEqual([]),
  );

  test('many alike rows of one office take no time', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => activity(`A${i}`, { title: null }));
    const started = performance.now();
    expect(found([file('甲/a.csv', 'activities', rows)]).problems).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
