// Every drawing once, small: what it says to people who hear it, nothing that the content policy forbids, no text
// under 12 px, and its markup as a snapshot.
import { describe, expect, test } from 'vitest';
import { bar } from '../../src/charts/bar.ts';
import { miniTrend } from '../../src/charts/mini-trend.ts';
import { monthly } from '../../src/charts/monthly.ts';
import { definitions } from '../../src/charts/patterns.ts';
import { scaleTo } from '../../src/charts/scale.ts';
import { legend } from '../../src/charts/legend.ts';
import { tileMap, type Tile } from '../../src/charts/tile-map.ts';
import { nameLines, tileRows } from '../../src/charts/tile-rows.ts';
import { trend } from '../../src/charts/trend.ts';
import type { Cell } from '../../src/format/cell.ts';

const described = { id: 'x', title: '标题 <1>', description: '说明' };
const tile = (short: string, column: number, cell: Cell): Tile => ({
  code: `${column}`,
  short,
  name: `${short}省`,
  column,
  row: 0,
  cell,
});
const tiles = [
  tile('甲', 0, { state: 'ok', value: 0.123 }),
  tile('乙', 1, { state: 'ok', value: 0 }),
  tile('丙', 2, { state: 'not_reported', value: null }),
  tile('丁', 3, { state: 'not_applicable', value: null }),
  tile('戊', 4, { state: 'suppressed', value: null }),
];
const grid = { columns: 5, rows: 1, breaks: [2, 5, 10, 20], lang: 'zh' as const };

const drawings = {
  'tile map': tileMap(tiles, { ...described, ...grid, size: 'wide' }),
  'tile map, small': tileMap(tiles, { ...described, ...grid, size: 'small' }),
  'tile map of counts': tileMap(tiles, {
    ...described,
    ...grid,
    breaks: null,
    format: () => '123.4万',
    size: 'narrow',
  }),
  'tile rows': tileRows(tiles, { ...described, breaks: [2, 5, 10, 20], lang: 'zh', size: 'wide' }),
  'tile rows, narrow': tileRows([{ name: '城步苗族自治县儒林镇', cell: { state: 'ok', value: 12 } }], {
    ...described,
    breaks: null,
    lang: 'en',
    format: String,
    size: 'narrow',
  }),
  trend: trend(
    { name: '甲', values: [0.1, null, 0.2] },
    { name: '全国', values: [0.1, 0.15, 0.19] },
    {
      ...described,
      width: 300,
      height: 160,
      ticks: ['22年2季', '22年3季', '22年4季'],
      format: (value) => `${Math.round(value * 100)}`,
      every: 2,
    },
  ),
  'mini trend': miniTrend([1, 2, 4], {
    ...described,
    greatest: 8,
    ends: ['22年2季', '22年4季'],
    format: String,
    task: '1',
  }),
  monthly: monthly(
    [
      { name: '22年11月', activities: 120 },
      { name: '22年12月', activities: 300 },
    ],
    { ...described, width: 300, height: 160, format: String, every: 1 },
  ),
};

describe.each(Object.entries(drawings))('%s', (_, svg) => {
  test('is an image with a title and a description', () => {
    expect(svg).toContain('role="img" aria-labelledby="x-t x-d"');
    expect(svg).toContain('<title id="x-t">标题 &lt;1&gt;</title><desc id="x-d">说明</desc>');
  });
  test('has no style, script or handler', () => expect(svg).not.toMatch(/<style|style=|<script|\son\w+=/));
  test('is as it was', () => expect(svg).toMatchSnapshot());
});

test('zero, not reported, out of scope and suppressed read differently in tiles', () => {
  const shown = [...drawings['tile map'].matchAll(/class="t18[^>]*>([^<]+)</g)].map(([, mark]) => mark);
  expect(shown).toEqual(['12%', '0', '未报', '—', '隐去']);
});

test('a trend has a gap where there is no value', () => {
  expect(drawings.trend.match(/class="own"/g)).toHaveLength(1);
  expect(/d="M[^"]*M[^"]*" class="own"/.test(drawings.trend)).toBe(true);
});

test('a bar beside a number is hidden from people who hear the page', () => {
  expect(bar(5, { width: 100, top: 10, tick: 7 })).toMatchInlineSnapshot(
    `"<svg width="100" height="14" aria-hidden="true"><rect y="3" width="100" height="8" class="bar-bg"/><rect y="3" width="50" height="8" class="bar"/><path d="M70 0v14" class="tick"/></svg>"`,
  );
  expect(bar(null, { width: 100, top: 10 })).not.toContain('class="bar"');
});

test('patterns are defined once, for plain drawings and for maps in tenths', () => {
  expect([...definitions().matchAll(/id="(\w+)"/g)].map(([, id]) => id)).toEqual([
    'hatch',
    'dots',
    'hatch10',
    'dots10',
  ]);
});

test('scales begin at zero and never lack a top', () => {
  expect(scaleTo(0.063, 4)).toEqual({ top: 0.08, marks: [0, 0.02, 0.04, 0.06, 0.08] });
  expect(scaleTo(0, 4).top).toBe(1);
});

describe('names in tiles', () => {
  test.each([
    ['韭菜园街道', 80, ['韭菜园街道']],
    ['隆平高科技园', 60, ['隆平高科', '技园']],
    ['城步苗族自治县儒林镇', 50, ['城步苗', '族自…']],
  ])('%s in %i px', (name, width, lines) => {
    expect(nameLines(name, width, 14)).toEqual(lines);
  });
});

describe('the legend', () => {
  const cells = tiles.map(({ cell }) => cell);
  test('has five classes, and of zero and the missing those that occur', () => {
    const names = (html: string) => [...html.matchAll(/<\/svg>([^<]+)/g)].map(([, name]) => name);
    expect(names(legend({ lang: 'zh', breaks: [2, 5, 10, 20], cells: [] })).length).toBe(5);
    expect(names(legend({ lang: 'zh', breaks: null, cells }))).toEqual([
      '0，已报送',
      '为保密不公布',
      '未报送',
      '不在统计范围',
    ]);
    expect(names(legend({ lang: 'en', breaks: [2, 5, 10, 20], cells: [], form: 'stack' }))[0]).toBe(
      '20% and over',
    );
    expect(legend({ lang: 'zh', breaks: null, cells: [] })).toBe('');
  });
});
