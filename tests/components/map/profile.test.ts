// Below the map: a region over time beside the one above, and its four tasks; what has no number says so.
import { describe, expect, test } from 'vitest';
import { mixPart, trendPart } from '../../../src/components/map/profile.ts';
import { askedFrom, settled, type MapState } from '../../../src/components/map/state.ts';
import { recordsCsv } from '../../../src/components/map/unit-table.ts';
import { markup } from '../../../src/components/table-html.ts';
import { data, setting } from './small-map.ts';

const zh = setting();
const en = setting('en');
const stateOf = (search: string): MapState => settled(askedFrom(search), zh, data).state;
const trendOf = (search: string) => trendPart(stateOf(search), zh, data, 'wide');
const rowsOf = ({ table }: ReturnType<typeof trendOf>): string[][] =>
  (table?.rows ?? []).map(({ head, cells = [] }) => [head, ...cells].map(markup));

describe('the line', () => {
  test('has each full period of the chosen kind, and the region above', () => {
    const trend = trendOf('?r=430000&s=430100');
    expect(trend.title).toBe('长沙市社区覆盖率，各期');
    expect(rowsOf(trend)).toEqual([
      ['2022年第三季度', '4.0', '5.0'],
      ['2022年第四季度', '12.0', '10.0'],
    ]);
    expect(trend.html).toContain('class="parent"');
    expect(trend.note).toBe('只画满期；断开的地方没有数。');
  });
  test('breaks where there is no number, and its table says why', () => {
    expect(rowsOf(trendOf('?r=430100&s=430103'))).toEqual([
      ['2022年第三季度', '0.0', '4.0'],
      ['2022年第四季度', '<span class="tag sup">隐去</span>', '12.0'],
    ]);
  });
  test('is no line where no period has a number', () => {
    const trend = trendOf('?s=710000');
    expect(trend.html).toBe('<p class="small">各期都没有数：不在统计范围。</p>');
    expect(rowsOf(trend)).toEqual([
      ['2022年第三季度', '—', '5.0'],
      ['2022年第四季度', '—', '10.0'],
    ]);
  });
  test('has no region above for counts, and the nation none at all', () => {
    expect(trendOf('?r=430000&m=activities').html).not.toContain('class="parent"');
    expect(rowsOf(trendOf(''))).toEqual([
      ['2022年第三季度', '5.0'],
      ['2022年第四季度', '10.0'],
    ]);
  });
  test('takes quarters where the chosen period stands alone, and says so', () => {
    const trend = trendOf('?r=430000&p=total');
    expect(rowsOf(trend).map(([period]) => period)).toEqual(['2022年第三季度', '2022年第四季度']);
    expect(trend.note).toContain('所选的时期没有前后期可比，这里画各季度。');
  });
  test('of townships runs up, their county beside a selected one only', () => {
    expect(rowsOf(trendOf('?r=430102'))).toEqual([
      ['2022年第三季度', '5.0'],
      ['2022年第四季度', '10.0'],
    ]);
    expect(rowsOf(trendOf('?r=430102&s=430102001'))).toEqual([
      ['2022年第三季度', '8.3', '5.0'],
      ['2022年第四季度', '16.7', '10.0'],
    ]);
  });
  test('speaks English, and its names stay Chinese', () => {
    const trend = trendPart(stateOf('?r=430000&s=430100'), en, data, 'narrow');
    expect(trend.title).toBe('长沙市: community coverage over time');
    expect(trend.table?.columns[1]?.label).toEqual({ html: '<span lang="zh-CN">长沙市</span> (%)' });
  });
  test('its file has the same cells as published rows', () => {
    const { records } = trendOf('?r=430100&s=430103');
    const lines = recordsCsv(records, zh, data).trim().split('\r\n');
    expect(
      lines.slice(1).map((line) =>
        line
          .split(',')
          .slice(0, 1)
          .concat(line.split(',')[4] ?? ''),
      ),
    ).toEqual([
      ['430103', '2022Q3'],
      ['430103', '2022Q4'],
      ['430100', '2022Q3'],
      ['430100', '2022Q4'],
    ]);
    expect(lines[2]).toContain('suppressed:communities_covered');
  });
});

describe('the four tasks', () => {
  const mixOf = (search: string) => mixPart(stateOf(search), zh, data);
  test('have their activities and what part of their sum each is', () => {
    const mix = mixOf('?r=430000&s=430100');
    expect(mix.title).toBe('长沙市的四类任务，2022年第四季度');
    const [row] = mix.table?.rows ?? [];
    expect(markup(row?.head ?? '')).toContain('关爱特殊群体');
    expect([row?.cells?.[0], row?.cells?.[2]].map((one) => markup(one ?? ''))).toEqual(['2', '100.0']);
  });
  test('have no share where one has no number', () => {
    const [row] = mixOf('?r=430100&s=430103').table?.rows ?? [];
    expect(row?.cells?.map(markup)).toEqual(['<span class="tag sup">隐去</span>', '', '—']);
  });
  test('are not published for townships, which is said', () => {
    const mix = mixOf('?r=430102&s=430102001');
    expect(mix.html).toBe('<p class="small">四类任务的活动不按这一级、这一期公布。</p>');
    expect(mix.table).toBeNull();
    expect(mix.records).toEqual([]);
  });
});
