import { describe, expect, test } from 'vitest';
import { findHeader, headerKey, headerNames, repeatsHeader } from '../../src/ingest/header.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';

const { activities } = INPUT_TABLES;
const names = headerNames(activities, new Map([[headerKey('流水号'), 'activity_id']]));
const headerOf = (...records: string[][]) => findHeader(records, activities, names);
const namedBy = (cell: string): string | undefined => {
  const header = headerOf(['活动日期', '区划代码', cell]);
  const column = header?.places.findIndex((places) => places.includes(2)) ?? -1;
  return [...activities.columns, ...activities.companions][column]?.name;
};

test.each([
  ['activity_id', 'activity_id'],
  ['ACTIVITY_ID', 'activity_id'],
  ['活动编号', 'activity_id'],
  ['流水号', 'activity_id'],
  [' 活动\n编号 ', 'activity_id'],
  ['活动编号*', 'activity_id'],
  ['※活动编号：', 'activity_id'],
  ['1.活动编号', 'activity_id'],
  ['（1）活动编号', 'activity_id'],
  ['12、活动编号', 'activity_id'],
  ['一、活动编号', 'activity_id'],
  ['①活动编号', 'activity_id'],
  ['活动编号（必填）', 'activity_id'],
  ['活动编号【必填】', 'activity_id'],
  ['志愿者人数（人）', 'volunteers'],
  ['志愿者人数/人', 'volunteers'],
  ['服务时长(小时)', 'hours'],
  ['服务时长（小时）', 'hours'],
  ['登记/备案', 'org_status'],
  ['社区名称', 'region_name'],
  ['ＴＡＳＫ', 'task'],
])('the header cell %j names %s', (cell, name) => expect(namedBy(cell)).toBe(name));

test.each(['备注', '', '活动编号说明', '1.5', `活动编号（${'长'.repeat(200)}）`])(
  'the header cell %j names no column',
  (cell) => expect(namedBy(cell)).toBeUndefined(),
);

describe('the header of a file', () => {
  test('is the record that names most columns, below titles and groups', () => {
    const header = headerOf(
      ['2022年活动情况表'],
      ['基本情况', '', '服务情况'],
      ['活动日期', '活动名称', '志愿者人数', '天气', ''],
      ['2022-03-05', '活动名称', '活动编号', '', ''],
    );
    expect(header).toMatchObject({ record: 2, width: 4, unknown: ['天气'] });
    expect(header?.missing).toEqual(['activity_id', 'region_code', 'task', 'org_name']);
  });

  test('has all places of a column that two cells name', () => {
    const header = headerOf(['活动编号', '日期', '活动日期', 'date']);
    expect(header?.places[1]).toEqual([2, 3]);
    expect(header?.places[0]).toEqual([0]);
    expect(header?.unknown).toEqual(['日期']);
  });

  test('is none where no record names two columns', () => {
    expect(headerOf(['活动编号'], ['看望老人', '103'])).toBeNull();
    expect(headerOf()).toBeNull();
  });
});

test('a header is repeated whatever its spaces, but not by a row or by blank cells', () => {
  expect(repeatsHeader(['活动编号', '日期 '], ['活动编号', '日期'])).toBe(true);
  expect(repeatsHeader(['\ufeff活动编号', '日期'], ['活动编号', '日期'])).toBe(true);
  expect(repeatsHeader(['活动编号', 'A1'], ['活动编号', '日期'])).toBe(false);
  expect(repeatsHeader(['', ''], ['', ''])).toBe(false);
});
