import { describe, expect, test } from 'vitest';
import { gridOf } from '../../src/tabulate/grid.ts';
import { cellText } from '../../src/tabulate/cell-text.ts';
import { csvOfResult } from '../../src/tabulate/csv-of-result.ts';
import { notesOf, tally } from '../../src/tabulate/notes.ts';
import { resultOf } from '../../src/tabulate/result.ts';
import type { Choice } from '../../src/tabulate/choice.ts';
import { sqlOfChoice } from '../../src/tabulate/sql-of-choice.ts';
import { catalog, choice, rows, tree } from './small-release.ts';

const TABLE = rows([
  ['430000', '2022Q1', 'all', 5, 40],
  ['431100', '2022Q1', 'all', 3, 20],
  ['431102', '2021Q3', 'all', 1, 1],
  ['431102', '2021Q4', 'all', 2, 8],
  ['431102', '2022Q1', 'all', 2, 10],
  ['431102', '2022Q1', '1', 1, 4],
  ['431102', '2022Q1', '4', 1, 6],
  ['431102', '2022Q2', 'all', 0, 0],
  ['431103', '2021Q4', 'all', 0, 0],
  ['431103', '2022Q1', 'all', 1, 5],
  ['431103', '2022Q1', '1', null, null, 'not_reported'],
  ['431103', '2022Q1', '4', 1, null, 'suppressed:activities'],
  ['431103', '2022Q2', 'all', 3, 7],
]);

/** The cells of a table as texts, a row a line. */
function drawn(more: Partial<Choice>, tables = [TABLE]): string[] {
  const grid = gridOf(resultOf(choice(more), catalog, tree, tables), catalog, tree);
  return Array.from({ length: grid.rowCount }, (_, row) =>
    Array.from({ length: grid.columnCount }, (_, column) =>
      cellText(grid.itemAt(row, column), grid.cellAt(row, column), 'zh'),
    ).join(' '),
  );
}

const notes = (more: Partial<Choice>): string => {
  const result = resultOf(choice(more), catalog, tree, [TABLE]);
  return notesOf(result, tally(gridOf(result, catalog, tree)), catalog, tree).join('\n');
};

const task = (...codes: string[]): Choice['by'] => ({ ...choice().by, task: codes });

describe('published values', () => {
  test('a zero is a number; hidden and not reported keep their words', () => {
    expect(drawn({ periods: ['2022Q2'] })).toEqual(['0', '7']);
    expect(drawn({ by: task('1', '4') })).toEqual(['4 6', '未报送 隐去']);
    expect(notes({ by: task('1', '4') })).toContain('本表有1个“隐去”、1个“未报送”，都不是0。');
  });
  test('a region without rows is no zero', () => {
    expect(drawn({ regions: ['110000'] })).toEqual(['—']);
    expect(notes({ regions: ['110000'] })).toContain('“—”的地区没有数据');
  });
  test('a row that several parts hold counts once', () => {
    expect(drawn({}, [TABLE, TABLE])).toEqual(['10', '5']);
  });
});

describe('rates, shares and changes', () => {
  test('a rate of two published numbers', () => {
    expect(drawn({ measures: ['coverage_rate'] })).toEqual(['20.0', '10.0']);
  });
  test('the change on the period before, and in per cent; nothing in per cent of 0', () => {
    expect(drawn({ compare: 'before' })).toEqual(['10 +2 +25.0', '5 +5 —']);
    expect(drawn({ periods: ['2022Q2'], compare: 'before' })).toEqual(['0 −10 −100.0', '7 +2 +40.0']);
  });
  test('of rates in percentage points', () => {
    expect(drawn({ measures: ['coverage_rate'], compare: 'before' })).toEqual(['20.0 0.0', '10.0 +10.0']);
  });
  test('a partial period is not compared with a full one', () => {
    expect(drawn({ periods: ['2021Q4'], compare: 'before' })).toEqual(['8 — —', '0 — —']);
    expect(notes({ periods: ['2021Q4'], compare: 'before' })).toContain('未满期不和满期比较');
  });
  test('no change where the earlier period is not in the release', () => {
    expect(drawn({ compare: 'year' })).toEqual(['10 — —', '5 — —']);
    expect(notes({ compare: 'year' })).toContain('用来比较的时期没有数据');
  });
  test('shares of all tasks and of the region above', () => {
    expect(drawn({ by: task('1', '4'), share: 'task' })).toEqual([
      '4 40.0 6 60.0',
      '未报送 未报送 隐去 隐去',
    ]);
    expect(drawn({ share: 'region' })).toEqual(['10 50.0', '5 25.0']);
  });
  test('no share of a measure that does not add up', () => {
    expect(drawn({ measures: ['organisations'], share: 'region' })).toEqual(['1 —', '1 —']);
  });
});

describe('totals', () => {
  test('over regions, periods and tasks, where every part is shown', () => {
    expect(drawn({ totals: ['region'] })).toEqual(['10', '5', '15']);
    expect(drawn({ periods: ['2022Q1', '2022Q2'], totals: ['region', 'period'] })).toEqual([
      '10 0 10',
      '5 7 12',
      '15 7 22',
    ]);
  });
  test('none where a part is hidden or not reported', () => {
    expect(drawn({ by: task('1', '4'), totals: ['region', 'task'] })).toEqual([
      '4 6 10',
      '未报送 隐去 —',
      '— — —',
    ]);
  });
  test('none of distinct counts', () => {
    expect(drawn({ measures: ['organisations'], totals: ['region'] })).toEqual(['1', '1', '—']);
    expect(
      drawn({ measures: ['communities_covered'], periods: ['2022Q1', '2022Q2'], totals: ['period'] }),
    ).toEqual(['2 0 —', '1 3 —']);
  });
  test('none of what overlaps', () => {
    expect(drawn({ regions: ['431100', '431100.counties'], totals: ['region'] }).at(-1)).toBe('—');
    expect(drawn({ by: task('all', '1'), totals: ['task'] })[0]).toBe('10 4 —');
  });
  test('a rate of totals', () => {
    expect(drawn({ measures: ['coverage_rate'], totals: ['region'] })).toEqual(['20.0', '10.0', '15.0']);
  });
});

test('swapped, the regions stand side by side', () => {
  expect(drawn({ by: task('1', '4'), swapped: true })).toEqual(['4 未报送', '6 隐去']);
});

test('CSV: a row a published cell, with statuses, in code order, without what the plan does not have', () => {
  const text = [
    ...csvOfResult(
      resultOf(
        choice({ by: task('1', '101'), compare: 'before', swapped: true, totals: ['region'] }),
        catalog,
        tree,
        [TABLE],
      ),
      tree,
      'end',
    ),
  ].join('');
  expect(text).toBe(
    '\uFEFFregion_code,region_name,level,parent_code,period,task,area,activities,activities_status,activities_change_on_before,' +
      'activities_change_on_before_status,activities_growth_on_before,activities_growth_on_before_status\r\n' +
      '431102,零陵区,county,431100,2022Q1,1,all,4,ok,,not_applicable,,not_applicable\r\n' +
      '431103,冷水滩区,county,431100,2022Q1,1,all,,not_reported,,not_reported,,not_reported\r\nend\r\n',
  );
});

test('the same cells in SQL', () => {
  expect(sqlOfChoice(choice({ measures: ['coverage_rate'], compare: 'before' }), catalog, tree)).toEqual({
    sql: `SELECT region_code, region_name, period, task, area, communities_covered, communities, round(100.0 * communities_covered / nullif(communities, 0), 1) AS coverage_rate, status
FROM coverage
WHERE region_code IN ('431102', '431103')
  AND period IN ('2022Q1', '2021Q4')
  AND task = 'all'
  AND area = 'all'
ORDER BY region_code, period, task, area;`,
    scope: '430000',
  });
});
