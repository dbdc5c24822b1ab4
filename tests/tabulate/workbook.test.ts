import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Grid } from '../../src/tabulate/grid.ts';
import { gridOf } from '../../src/tabulate/grid.ts';
import { resultOf } from '../../src/tabulate/result.ts';
import { sheetOf, tabbedText } from '../../src/tabulate/sheet.ts';
import { columnLetters, workbook } from '../../src/tabulate/workbook.ts';
import { catalog, choice, rows, tree } from './small-release.ts';

const TABLE = rows([
  ['431102', '2022Q1', '1', 1, 1234],
  ['431102', '2022Q2', '1', 0, 0],
  ['431103', '2022Q1', '1', null, null, 'not_reported'],
  ['431103', '2022Q2', '1', 1, null, 'suppressed:activities'],
]);
const result = resultOf(
  choice({
    periods: ['2022Q1', '2022Q2'],
    measures: ['activities', 'coverage_rate'],
    by: { task: ['1'], group: [], area: ['all'], category: [] },
  }),
  catalog,
  tree,
  [TABLE],
);
const grid: Grid = gridOf(result, catalog, tree);

test('a sheet has codes as texts, numbers as numbers, and words where there is none', () => {
  const sheet = sheetOf(grid, 'zh');
  expect(sheet.heads).toEqual([
    ['', '', '第一季度', '第一季度', '第二季度', '第二季度'],
    ['区划代码', '地区', '活动场次（场）', '社区覆盖率（%）', '活动场次（场）', '社区覆盖率（%）'],
  ]);
  expect(sheet.row(0)).toEqual([
    '431102',
    '零陵区',
    { value: 1234, decimals: 0 },
    { value: 10, decimals: 1 },
    { value: 0, decimals: 0 },
    { value: 0, decimals: 1 },
  ]);
  expect(sheet.row(1)).toEqual([
    '431103',
    '冷水滩区',
    '未报送',
    '未报送',
    '隐去',
    { value: 10, decimals: 1 },
  ]);
});

test('as text: tabs between cells, nothing that a spreadsheet would run', () => {
  const sheet = {
    ...sheetOf(grid, 'zh'),
    rowCount: 1,
    row: () => ['=1+1', 'a\tb', { value: 1.5, decimals: 1 }],
  };
  expect(
    tabbedText(sheet, { above: ['t'], below: ['s'] })
      .split('\r\n')
      .slice(-2),
  ).toEqual(["'=1+1\ta b\t1.5", 's']);
});

test('columns are lettered as spreadsheets do', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

test('a workbook: two sheets, heads merged, text escaped, the same bytes each time', async () => {
  const make = async (): Promise<Uint8Array> => {
    const pieces = await workbook(
      {
        title: '表 <1> & 2',
        sheet: sheetOf(grid, 'zh'),
        names: ['表', '说明'],
        notes: [['来源', 'a & b']],
      },
      () => Promise.resolve(),
    );
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  };
  const bytes = await make();
  expect(await make()).toEqual(bytes);
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]),
  );
  expect(Object.keys(files)).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ]);
  const [sheet = '', notes = ''] = [files['xl/worksheets/sheet1.xml'], files['xl/worksheets/sheet2.xml']];
  expect(sheet).toContain('表 &lt;1&gt; &amp; 2');
  expect(sheet).toContain('<mergeCell ref="C3:D3"/><mergeCell ref="E3:F3"/>');
  expect(sheet).toContain('<c r="C5" s="3"><v>1234</v></c>');
  expect(sheet).toContain('<c r="E5" s="3"><v>0</v></c>');
  expect(sheet).toContain('<c r="C6" s="1" t="inlineStr"><is><t xml:space="preserve">未报送</t></is></c>');
  expect(notes).toContain('a &amp; b');
});
