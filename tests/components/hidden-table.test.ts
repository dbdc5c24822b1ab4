// The table of how much is hidden, as the pages about privacy and quality show it.
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { hiddenTableOf } from '../../src/components/about/tables.ts';
import { tableHtml } from '../../src/components/table-html.ts';
import type { Lang } from '../../src/schema/column.ts';
import type { QualityReport } from '../../src/views/report.ts';

const needs: QualityReport['hidden'][number] = {
  name: 'needs',
  cells: 1200,
  primary: 240,
  secondary: 60,
  hidden_percent: 7,
  coarsened: 0,
};

function rowsOf(hidden: QualityReport['hidden'], lang: Lang): string[][] {
  const { document } = parseHTML(tableHtml(hiddenTableOf(hidden, lang)));
  return [...document.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''),
  );
}

test('own sake, others’ sake, and the shares of cells and of the total, in Chinese', () => {
  expect(rowsOf([needs], 'zh')).toEqual([
    ['表', '格子', '因自身隐去', '为别的格子隐去', '隐去占格子', '隐去占合计'],
    ['居民需求', '1,200', '240', '60', '25.0%', '7%'],
  ]);
});

test('and in English', () => {
  expect(rowsOf([needs], 'en')).toEqual([
    [
      'Table',
      'Cells',
      'Hidden for their own sake',
      'Hidden for others’ sake',
      'Hidden, of cells',
      'Hidden, of the total',
    ],
    ['Needs', '1,200', '240', '60', '25.0%', '7%'],
  ]);
});

test('whole lines that were hidden are owned up to, in every table’s row', () => {
  const rows = rowsOf(
    [
      { ...needs, coarsened: 12 },
      { ...needs, name: 'targets' },
    ],
    'zh',
  );
  expect(rows.map((row) => row[4])).toEqual(['其中整行隐去', '12', '0']);
});
