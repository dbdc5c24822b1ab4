import { expect, test } from 'vitest';
import { widestRows } from '../../src/islands/table-widest-rows.ts';
import { gridOf } from '../../src/tabulate/grid.ts';
import { resultOf } from '../../src/tabulate/result.ts';
import { catalog, choice, rows, tree } from '../tabulate/small-release.ts';

const TABLE = rows([
  ['430000', '2022Q1', 'all', 5, 40],
  ['431100', '2022Q1', 'all', 3, 12_000],
  ['431102', '2022Q1', 'all', 2, 10],
  ['431103', '2022Q1', 'all', null, null, 'not_reported'],
]);

test('the longest name, the longest number and a tag of each column are among them, nothing twice', () => {
  const regions = ['430000', '431100', '431102', '431103', '431171'];
  const grid = gridOf(resultOf(choice({ regions }), catalog, tree, [TABLE]), catalog, tree);
  const codeOf = (row: number): string | undefined => grid.rowHeads(row)[0]?.code;
  const all = regions.map((_, row) => row);
  // 永州市 has 12,000, 冷水滩区 is not reported, 永州经济技术开发区 has the longest name and a dash.
  expect(widestRows(grid, all).map(codeOf).sort()).toEqual(['431100', '431103', '431171']);
  expect(widestRows(grid, [0, 2]).map(codeOf).sort()).toEqual(['430000']);
  expect(widestRows(grid, [])).toEqual([]);
});
