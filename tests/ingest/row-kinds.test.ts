import { expect, test } from 'vitest';
import { findHeader, headerNames } from '../../src/ingest/header.ts';
import { isFooterText, rowKinds } from '../../src/ingest/row-kinds.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';

test.each([
  ...['合计', '合 计', '总计：', '小计', '本页合计', '全年累计', '合计：12场', '共计 120 人次', '共12条记录'],
  ...[
    '填表人：张三',
    '填报单位:甲区民政局',
    '审核人',
    '单位负责人（签字）',
    '（盖章）',
    '单位（盖章）：',
    '联系电话：',
    '注：',
    '备注：雨天',
  ],
])('%s begins a line under a table', (text) => expect(isFooterText(text)).toBe(true));

test.each([
  'A1',
  '合计发放物资',
  '2022-03-05',
  '人',
  '注意安全',
  '备注栏的活动',
  '共建共享',
  '总',
  '430102',
  '单位活动',
])('%s does not', (text) => expect(isFooterText(text)).toBe(false));

const headerCells = ['活动编号', '活动日期', '区划代码', '任务类型', '组织名称'];
const header = findHeader(
  [headerCells],
  INPUT_TABLES.activities,
  headerNames(INPUT_TABLES.activities, new Map()),
);
if (header === null) throw new Error('missing header');
const kindOf = rowKinds(INPUT_TABLES.activities, header, headerCells);

test.each<[string, readonly string[], string | null]>([
  ['nothing', [''], 'blank'],
  ['blank cells', ['', ' ', '\u3000', '\u200b', ''], 'blank'],
  ['the end of a file of old', ['\u001a'], 'blank'],
  ['the header again', headerCells, 'header'],
  ['the header with a mark', ['\ufeff活动编号', ...headerCells.slice(1)], 'header'],
  ['a total', ['合计', '', '', '', ''], 'footer'],
  ['a total in a later cell', ['', '合计', '', '', ''], 'footer'],
  ['a signature', ['填表人：张三'], 'footer'],
  ['a row', ['A1', '2022-03-05', '430102', '103', '示例队'], null],
  ['a row that lacks a value', ['A1', '', '430102', '103', '示例队'], null],
  ['a short row', ['A1'], null],
  ['a row that begins like a header', ['活动编号', 'x', '', '', ''], null],
])('%s', (_, cells, kind) => expect(kindOf(cells)).toBe(kind));

test('a row with its key is data though it begins with the words of a footer', () => {
  const cells = ['备注', '活动编号', '活动日期', '区划代码', '任务类型', '组织名称'];
  const found = findHeader([cells], INPUT_TABLES.activities, headerNames(INPUT_TABLES.activities, new Map()));
  if (found === null) throw new Error('missing header');
  const kind = rowKinds(INPUT_TABLES.activities, found, cells);
  expect(kind(['注：雨天', 'A1', '', '430102', '103', '示例队'])).toBeNull();
  expect(kind(['合计', '', '', '', '', '12'])).toBe('footer');
});
