// The map without a browser: which units and cells there are, what an address means, what is drawn, said and saved.
import { describe, expect, test } from 'vitest';
import { mapData } from '../../../src/components/map/data.ts';
import { mapIndicator, type MapIndicator } from '../../../src/components/map/indicators.ts';
import { changeOf, panelHtml, sentenceOf } from '../../../src/components/map/panel.ts';
import { picture, queryOf } from '../../../src/components/map/picture.ts';
import {
  askedFrom,
  isOffered,
  levelsOf,
  nearest,
  searchFrom,
  settled,
  type MapState,
} from '../../../src/components/map/state.ts';
import { orderOf, unitCsv, unitTable } from '../../../src/components/map/unit-table.ts';
import { planWords } from '../../../src/components/map/words.ts';
import { filesOf } from '../../../src/islands/map-loader.ts';
import { data, FILES, setting } from './small-map.ts';

const zh = setting();
const stateOf = (search: string): MapState => settled(askedFrom(search), zh, data).state;
const problemsOf = (search: string) => settled(askedFrom(search), zh, data).problems;
const codes = (code: string, level: Parameters<typeof data.units>[1]) =>
  data.units(code, level).map((unit) => unit.code);

describe('units', () => {
  test('of a province are its prefectures and its own counties; or all counties that are listed', () => {
    expect(codes('000000', 'province')).toEqual(['430000', '710000']);
    expect(codes('430000', 'prefecture')).toEqual(['430100', '430200', '439001']);
    expect(codes('430000', 'county')).toEqual(['430102', '430103', '430202', '439001']);
    expect(codes('430100', 'county')).toEqual(['430102', '430103']);
    expect(codes('430102', 'township')).toEqual(['430102001', '430102002']);
  });

  test('of a zone without a page are listed where it has rows', () => {
    const scope = structuredClone(FILES.get('430000.json')) as { communities: Record<string, unknown> };
    scope.communities['430171'] = [1, 1, 0];
    const other = mapData(new Map([...FILES, ['430000.json', scope]]));
    expect(other.units('430100', 'county').map(({ code }) => code)).toEqual(['430102', '430103', '430171']);
  });

  test('levels: a province with prefectures has two, others one', () => {
    expect(levelsOf('000000', data)).toEqual(['province']);
    expect(levelsOf('430000', data)).toEqual(['prefecture', 'county']);
    expect(levelsOf('430100', data)).toEqual(['county']);
    expect(levelsOf('430102', data)).toEqual(['township']);
  });
});

describe('cells', () => {
  const query = (search: string) => queryOf(stateOf(search), zh);
  const coverage = mapIndicator('coverage') as MapIndicator;

  test('are shares of published counts, or the state of one of them', () => {
    const of = (code: string) => coverage.of(data, code, query(''));
    expect(of('430100')).toEqual({ state: 'ok', value: 0.12 });
    expect(of('430102')).toEqual({ state: 'ok', value: 0 });
    expect(of('430103')).toEqual({ state: 'suppressed', value: null });
    expect(of('430200')).toEqual({ state: 'not_reported', value: null });
    expect(of('430202')).toEqual({ state: 'not_reported', value: null });
    expect(of('710000')).toEqual({ state: 'not_applicable', value: null });
  });

  test('of townships run up to the end of the period, and their county is their sum', () => {
    const covered = (search: string, code: string) =>
      data.coverage(code, query(search), 'communities_covered');
    expect(covered('?r=430102&p=2022Q3', '430102001')).toEqual({ state: 'ok', value: 1 });
    expect(covered('?r=430102', '430102001')).toEqual({ state: 'ok', value: 2 });
    expect(covered('?r=430102', '430102002')).toEqual({ state: 'ok', value: 0 });
    expect(covered('?r=430102&p=total', '430102')).toEqual({ state: 'ok', value: 3 });
    expect(covered('?r=430102&p=total&t=1', '430102')).toEqual({ state: 'ok', value: 2 });
    expect(covered('?r=430102&a=rural', '430102001')).toEqual({ state: 'ok', value: 0 });
    expect(covered('?r=430103', '430103001')).toEqual({ state: 'not_reported', value: null });
    expect(covered('?r=430103', '430103')).toEqual({ state: 'not_reported', value: null });
    expect(data.coverage('430102001', query('?r=430102'), 'activities').state).toBe('not_applicable');
  });
});

describe('an address', () => {
  test.each([
    '',
    '?r=430000',
    '?r=430000&lv=county',
    '?r=430100&t=1&p=2022Q3',
    '?r=430000&m=people&g=13&p=2022',
    '?r=430100&a=urban&v=tiles&s=430102',
    '?r=430102&p=total&s=430102001',
  ])('comes back from the state that it means: %s', (search) => {
    expect(problemsOf(search)).toEqual([]);
    expect(searchFrom(stateOf(search), zh, data)).toBe(search);
  });

  test.each([
    ['?r=999999', '网址里的地区“999999”查不到，改看全国。'],
    ['?r=430102001', '网址里的地区“430102001”查不到，改看全国。'],
    ['?r=710000', '网址里的地区“710000”查不到，改看全国。'],
    ['?r=430100&lv=prefecture', '网址里的级别“prefecture”查不到，改看县级。'],
    ['?m=x', '网址里的指标“x”查不到，改看社区覆盖率。'],
    ['?t=9', '网址里的任务“9”查不到，改看全部任务。'],
    ['?a=north', '网址里的城乡“north”查不到，改看城乡合计。'],
    ['?m=people&g=99', '网址里的服务对象“99”查不到，改看全部对象。'],
    ['?p=2030', '网址里的时期“2030”查不到，改看2022年第四季度。'],
    ['?v=globe', '网址里的画法“globe”查不到，改看默认的画法。'],
    ['?s=430100', '网址里的所选单位“430100”查不到，改看全部单位。'],
    ['?r=430100&t=103', '县级没有公布所选的组合，改看关爱特殊群体。'],
    ['?m=people&a=urban', '省级没有公布所选的组合，改看城乡合计。'],
    ['?g=13', '省级没有公布所选的组合，改看全部对象。'],
    ['?r=430102&m=visits', '乡镇（街道）没有公布所选的组合，改看社区覆盖率。'],
    // Bounds of the classes are missing for months here: the quarter around it is drawn.
    ['?p=2022-09', '省级没有公布所选的组合，改看2022年第三季度。'],
  ])('with what is not there: %s', (search, sentence) => {
    expect(problemsOf(search)).toEqual([sentence]);
  });

  test('says it in English', () => {
    expect(settled({ r: '9', t: 'x' }, setting('en'), data).problems).toEqual([
      'The region “9” in the address is not known; shown instead: the nation.',
      'The task “x” in the address is not known; shown instead: all tasks.',
    ]);
  });
});

describe('what is offered', () => {
  test('keeps as much of a choice as is published', () => {
    const state = { ...stateOf('?r=430100'), task: '103', area: 'urban', period: '2022Q4' };
    expect(isOffered(zh, state)).toBe(false);
    expect(nearest(zh, state)).toMatchObject({ task: '1', area: 'urban', period: '2022Q4' });
  });

  test('is said in words that come from the plan', () => {
    expect(planWords(zh, stateOf('?r=430100'))).toBe(
      '灰色的选项没有公布。县级公布的有：按季、累计：全部任务、分四类任务、分城乡；累计：分任务小类、城乡合计。',
    );
    expect(planWords(setting('en'), stateOf('?m=people'))).toMatch(
      /^Choices in grey are not published\. Published for this level \(province\): by month, by quarter, by year, for all months: all tasks, by group;/,
    );
  });
});

describe('the picture', () => {
  test('of the nation is the tile map, each tile with its code', () => {
    const shown = picture(stateOf(''), zh, data, 'wide');
    expect(shown.title).toBe('各省份社区覆盖率，2022年第四季度');
    expect(shown.marks).toEqual(['430000', '710000']);
    expect(shown.svg).toContain('>10%<');
    expect(shown.legend).toContain('不在统计范围');
    expect(shown.legend).not.toContain('未报送');
  });

  test('below the nation is tiles in code order, with each state drawn apart', () => {
    const shown = picture(stateOf('?r=430100'), zh, data, 'wide');
    expect(shown.title).toBe('长沙市各县（市、区）社区覆盖率，2022年第四季度');
    expect(shown.marks).toEqual(['430102', '430103']);
    expect(shown.svg).toContain('class="edge zero"');
    expect(shown.svg).toContain('fill="url(#dots)"');
  });

  test('is tiles on a site without a base map, whatever the address asks for', () => {
    const site = { ...zh, imprint: null };
    for (const search of ['', '?v=map', '?r=430000', '?r=430000&v=map']) {
      const shown = picture(stateOf(search), site, data, 'wide');
      expect(shown.view, search).toBe('tiles');
      expect(shown.withoutMap, search).toBe('本站没有配置底图。');
      expect(filesOf(stateOf(search), site).filter((name) => name.includes('outlines'))).toEqual([]);
    }
    expect(filesOf(stateOf('?r=430000&v=map'), zh).some((name) => name.includes('outlines'))).toBe(true);
  });

  test('of counts has no classes and no map', () => {
    const shown = picture(stateOf('?r=430000&m=activities&v=map'), zh, data, 'narrow');
    expect(shown.view).toBe('tiles');
    expect(shown.withoutMap).toBe('数量不画在地图上：面积大的地方看起来总是多。');
    expect(shown.legend).not.toContain('不足');
    expect(shown.svg).not.toMatch(/class="edge f\d/);
  });

  test('uses the same classes in every quarter, the total’s for townships', () => {
    const first = (search: string) =>
      /<li>.*?<\/svg>([^<]+)/.exec(picture(stateOf(search), zh, data, 'wide').legend)?.[1];
    expect(first('?r=430000&p=2022Q3')).toBe('不足2%');
    expect(first('?r=430000')).toBe('不足2%');
    expect(first('?r=430102')).toBe('不足10%');
  });
});

describe('the profile', () => {
  test('says one sentence of a unit, whatever its state', () => {
    const say = (code: string) => sentenceOf(stateOf('?r=430100'), zh, data, code);
    expect(say('430100')).toBe('长沙市，12.0%，50个社区（村）中6个有活动');
    expect(say('430102')).toBe('芙蓉区，零，已报送，20个社区（村）中0个有活动');
    expect(say('430103')).toBe('天心区，为保密不公布');
    expect(say('430200')).toBe('株洲市，未报送');
    expect(say('710000')).toBe('台湾省，不在统计范围');
  });

  test('compares full periods alone', () => {
    expect(changeOf(stateOf('?r=430000'), zh, data, '430100')).toBe('+8.0');
    expect(changeOf(stateOf('?r=430000'), zh, data, '430103')).toBe('—');
    expect(changeOf(stateOf('?r=430000&p=2022Q3'), zh, data, '430100')).toBe('—');
    expect(changeOf({ ...stateOf('?r=430000'), period: '2023Q1' }, zh, data, '430100')).toBe('—');
  });

  test('has the value, the region above and a way in', () => {
    const html = panelHtml(stateOf('?r=430000&s=430100'), zh, data);
    expect(html).toContain('<p class="big">12.0%</p>');
    expect(html).toContain('<th scope="row">湖南省</th><td>10.0%</td>');
    expect(html).toContain('href="/map/?r=430100" data-open="430100"');
    expect(html).toContain('href="/region/430100/"');
  });

  test('leads to the comparison of the region, with what is chosen; of a township it does not', () => {
    expect(panelHtml(stateOf('?r=430000&s=430100'), zh, data)).toContain('href="/compare/?r=430100"');
    expect(panelHtml(stateOf('?r=430100&m=people&g=13&p=2022'), zh, data)).toContain(
      'href="/compare/?r=430100&amp;m=people&amp;g=13"',
    );
    const [township] = data.units('430102', 'township');
    expect(township).toBeDefined();
    expect(panelHtml(stateOf(`?r=430102&s=${township?.code}`), zh, data)).not.toContain('/compare/');
  });

  test('of what is hidden has no number of it', () => {
    const html = panelHtml(stateOf('?r=430100&s=430103'), zh, data);
    expect(html).toContain('<span class="tag sup">隐去</span>');
    expect(html).not.toMatch(/<p class="big">[^<]*\d/);
  });
});

describe('the table', () => {
  const state = stateOf('?r=430000&lv=county');
  const shown = picture(state, zh, data, 'wide');

  test('is in code order, or as a reader had it sorted, with what has no value last', () => {
    expect(orderOf(shown, null, state, zh, data)).toEqual(['430102', '430103', '430202', '439001']);
    const before = stateOf('?r=430000&lv=county&p=2022Q3');
    const sort = (order: 'ascending' | 'descending') =>
      orderOf(picture(before, zh, data, 'wide'), { column: 0, order }, before, zh, data);
    expect(sort('descending')).toEqual(['430102', '430103', '430202', '439001']);
    expect(sort('ascending')).toEqual(['430103', '430102', '430202', '439001']);
  });

  test('has buttons in its head only where a script serves them', () => {
    const label = (sorting?: null) => unitTable(shown, state, zh, data, sorting).columns[1]?.label;
    expect(label()).toBe('社区覆盖率（%）');
    expect(label(null)).toEqual({ html: '<button type="button" data-sort="0">社区覆盖率（%）</button>' });
  });

  test('as CSV has canonical names, code order, empty cells with their state', () => {
    const lines = unitCsv(shown, state, zh, data).split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffregion_code,region_name,level,parent_code,period,period_type,task,area,communities,communities_covered,activities,organisations,hours,status',
    );
    expect(lines[1]).toBe(
      '430102,芙蓉区,county,430100,2022Q4,quarter,all,all,20,0,0,,,"not_applicable:organisations,hours"',
    );
    expect(lines[2]).toBe(
      '430103,天心区,county,430100,2022Q4,quarter,all,all,30,,,,,"suppressed:communities_covered,activities;not_applicable:organisations,hours"',
    );
  });

  test('of townships says up to which day they are counted, and no period', () => {
    const township = stateOf('?r=430102&p=2022Q3');
    const lines = unitCsv(picture(township, zh, data, 'wide'), township, zh, data).split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffregion_code,region_name,level,parent_code,until,task,area,communities,communities_covered,status',
    );
    expect(lines[1]).toBe('430102001,文艺路街道,township,430102,2022-09-30,all,all,12,1,ok');
  });
});
