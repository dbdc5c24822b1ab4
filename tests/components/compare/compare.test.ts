// The comparison without a browser: what an address means, which numbers stand side by side, what is drawn, said and
// saved. The data are those of the map's tests, with a period more where one is needed.
import { describe, expect, test } from 'vitest';
import { askedFrom, searchFrom } from '../../../src/components/compare/address.ts';
import { comparison } from '../../../src/components/compare/figure.ts';
import { isOffered } from '../../../src/components/compare/offered.ts';
import { panelsOf } from '../../../src/components/compare/panels.ts';
import { sentenceOf } from '../../../src/components/compare/sentences.ts';
import type { CompareSetting } from '../../../src/components/compare/setting.ts';
import { settled } from '../../../src/components/compare/settled.ts';
import { usualSpans } from '../../../src/components/compare/state.ts';
import { tableAddress } from '../../../src/components/compare/table-address.ts';
import { compareCsv, compareSheet, compareTable } from '../../../src/components/compare/table.ts';
import { chosenWords } from '../../../src/components/compare/words.ts';
import { mapData } from '../../../src/components/map/data.ts';
import type { Lang } from '../../../src/format/language.ts';
import type { Cube } from '../../../src/format/cube.ts';
import { mapFile, type MapScope } from '../../../src/format/map-files.ts';
import { tabbedText } from '../../../src/tabulate/sheet.ts';
import { FILES, setting as ofMap } from '../map/small-map.ts';

const setting = (lang: Lang = 'zh'): CompareSetting => ({
  ...ofMap(lang),
  page: '/compare/',
  start: ['430100', '430200'],
  regionList: '/figures/regions.csv',
  sizes: '/figures/communities.csv',
  table: '/table/',
  operator: '某市民政局',
  date: '2023-01-16',
  origin: 'https://linli.example.org',
});
const zh = setting();

/** The map's cells, and of each region with any a value in the partial quarter. */
const data = mapData(
  new Map(
    [...FILES].map(([name, file]) => {
      if (!/^\d{6}\.json$/.test(name)) return [name, file];
      const scope = structuredClone(file) as {
        coverage: { keys: string[]; values: Record<string, unknown[][]> }[];
      };
      for (const block of scope.coverage) {
        block.keys.push('2023Q1|all|all');
        for (const lists of Object.values(block.values)) for (const list of lists) list.push(1);
      }
      return [name, scope as unknown as MapScope];
    }),
  ),
);
const settle = (search: string, of = zh) => settled(askedFrom(search), of, data);
const stateOf = (search: string, of = zh) => settle(search, of).state;
const shown = (search: string, of = zh) => comparison(stateOf(search, of), of, data);
const values = (search: string) =>
  Object.fromEntries(
    panelsOf(stateOf(search), zh, data).map(({ key, lines }) => [
      key,
      Object.fromEntries(
        lines.map(({ role, cells }) => [
          role,
          cells.map((cell) => (cell.state === 'ok' ? cell.value : cell.state)),
        ]),
      ),
    ]),
  );

describe('an address', () => {
  test.each([
    '',
    '?r=430102,430103',
    '?r=430102,430103&s=430103',
    '?r=430100&m=activities&t=1&a=urban&p=year',
    '?c=areas&r=430102',
    '?c=periods&r=430100&p=month&y=2022Q3,2022Q4',
    // What the page opens with may be other regions in a later release: they are told beside any choice.
    '?r=430100,430200&m=hours',
    '?r=000000,430000',
    '?r=430100&m=people&g=13',
    '?r=430102&m=visits&g=13&p=year',
  ])('%s comes back as it went', (search) => {
    const { state, problems } = settle(search);
    expect(problems).toEqual([]);
    expect(searchFrom(state, zh)).toBe(search);
  });

  test('stands in the order of codes, each once', () => {
    expect(stateOf('?r=430103,430102,430103').regions).toEqual(['430102', '430103']);
  });

  test('of nothing opens on the regions of the build, by quarter', () => {
    expect(stateOf('')).toMatchObject({
      kind: 'regions',
      regions: ['430100', '430200'],
      task: 'all',
      area: 'all',
      type: 'quarter',
      spans: [],
      like: '430100',
    });
  });

  test('with unknown values names each', () => {
    expect(settle('?c=x&r=999999,430102,710000&m=x&t=x&a=x&p=x&s=430100').problems).toEqual([
      '网址里的对比“x”查不到，改看几个地区。',
      '网址里的地区“999999”查不到，没有采用。',
      '710000不在统计范围，没有采用。',
      '网址里的指标“x”查不到，改看社区覆盖率。',
      '网址里的任务“x”查不到，改看全部任务。',
      '网址里的城乡“x”查不到，改看城乡合计。',
      '网址里的时期的长短“x”查不到，改看季。',
      '网址里的找类似地区的地区“430100”查不到，改看芙蓉区。',
    ]);
    expect(settle('?r=999999', setting('en')).problems).toEqual([
      'The region “999999” in the address is not known and was left out.',
    ]);
  });

  test('with more than six regions takes six and names the others', () => {
    const { state, problems } = settle('?r=000000,430000,430100,430102,430103,430200,430202');
    expect(state.regions).toHaveLength(6);
    expect(problems).toEqual(['最多并排6个地区，没有采用：430202。']);
  });

  test('with more than one region for a comparison of one takes the first', () => {
    const { state, problems } = settle('?c=areas&r=430102,430103');
    expect(state.regions).toEqual(['430102']);
    expect(problems).toEqual(['最多看1个地区，没有采用：430103。']);
  });

  test('with years and quarters mixed keeps those like the first, in the order of time', () => {
    const { state, problems } = settle('?c=periods&r=430100&y=2023Q1,2022,2022Q4');
    expect(state.spans).toEqual(['2022Q4', '2023Q1']);
    expect(state.type).toBe('month');
    expect(problems).toEqual(['最多并排6个时期，年和季不能混在一起，没有采用：2022年。']);
    expect(settle('?c=periods&r=430100&y=2031').problems).toEqual(['网址里的时期“2031”查不到，没有采用。']);
  });

  test('that asks for what is not published for a region gets the nearest that is, and a sentence', () => {
    const { state, problems } = settle('?r=430100,430102&m=people');
    expect(state).toMatchObject({ type: 'year', regions: ['430100', '430102'] });
    expect(state.indicator.id).toBe('people');
    expect(problems).toEqual(['这些地区没有都公布所选的组合，改看按年。']);
    // Groups are in one of the two tables; by task they are published for provinces and the nation alone.
    expect(settle('?r=430100&g=13').problems).toEqual(['这些地区没有都公布所选的组合，改看全部对象。']);
    expect(settle('?r=430100&m=people&t=1&g=13').problems).toEqual([
      '这些地区没有都公布所选的组合，改看全部任务。',
    ]);
    expect(settle('?r=430100&m=people&g=99').problems).toEqual([
      '网址里的服务对象“99”查不到，改看全部对象。',
    ]);
    expect(settle('?c=areas&r=430100&m=people').problems).toEqual([
      '这些地区没有都公布所选的组合，改看社区覆盖率。',
    ]);
    // Kinds of counties are published for all months together alone: there is no line of them.
    expect(settle('?r=430102&t=103').problems).toEqual(['这些地区没有都公布所选的组合，改看关爱特殊群体。']);
  });
});

describe('what is offered', () => {
  test('is what the release plan has for every level that is compared', () => {
    const month = { ...stateOf('?r=430100'), type: 'month' as const, task: '1' };
    expect(isOffered(zh, month, ['prefecture'])).toBe(true);
    expect(isOffered(zh, month, ['prefecture', 'county'])).toBe(false);
    expect(isOffered(zh, { ...month, task: 'all' }, ['prefecture', 'county'])).toBe(true);
  });

  test('points are shorter than the periods that are compared', () => {
    const state = stateOf('?c=periods&r=430100&y=2022Q4');
    expect(isOffered(zh, { ...state, type: 'month' }, ['prefecture'])).toBe(true);
    expect(isOffered(zh, { ...state, type: 'quarter' }, ['prefecture'])).toBe(false);
    expect(isOffered(zh, { ...state, spans: ['2022'], type: 'year' }, ['prefecture'])).toBe(false);
  });

  test('the usual periods: years where there are several, else quarters', () => {
    expect(usualSpans(zh)).toEqual(['2022Q3', '2022Q4', '2023Q1']);
    const [year] = zh.periods.filter(({ period }) => period === '2022');
    if (!year) throw new Error('missing year');
    const longer = { ...zh, periods: [...zh.periods, { ...year, period: '2023' }] };
    expect(usualSpans(longer)).toEqual(['2022', '2023']);
  });
});

describe('panels', () => {
  test('of regions: own, the region above, the nation; a value or the state that is there instead', () => {
    expect(values('?r=430103,430200')).toEqual({
      '430103': {
        own: [0, 'suppressed', 1 / 30],
        parent: [0.04, 0.12, 0.02],
        nation: [0.05, 0.1, 0.01],
      },
      '430200': { own: [0.06, 'not_reported', 0.02], parent: [0.05, 0.1, 0.01], nation: [0.05, 0.1, 0.01] },
    });
  });

  test('provinces have no other region above than the nation, and the nation has none', () => {
    expect(Object.keys(values('?r=430000')['430000'] ?? {})).toEqual(['own', 'nation']);
    expect(Object.keys(values('?r=000000')['000000'] ?? {})).toEqual(['own']);
  });

  test('of periods: the calendar within each, whether the release has it or not', () => {
    const [year] = panelsOf(stateOf('?c=periods&r=430100&y=2022&p=quarter'), zh, data);
    expect(year?.places.map(({ tick, period }) => [tick, period?.period ?? null])).toEqual([
      ['1季', null],
      ['2季', null],
      ['3季', '2022Q3'],
      ['4季', '2022Q4'],
    ]);
    const [quarter] = panelsOf(stateOf('?c=periods&r=430100&y=2022Q4'), zh, data);
    expect(quarter?.places.map(({ tick, period }) => [tick, period?.period ?? null])).toEqual([
      ['10月', '2022-10'],
      ['11月', null],
      ['12月', null],
    ]);
  });

  test('of areas: the urban and the rural cells of each line', () => {
    const panels = panelsOf(stateOf('?c=areas&r=430100'), zh, data);
    expect(
      panels.map(({ key, lines }) => [key, ...lines.map(({ area, code }) => `${code} ${area}`)]),
    ).toEqual([
      ['urban', '430100 urban', '430000 urban', '000000 urban'],
      ['rural', '430100 rural', '430000 rural', '000000 rural'],
    ]);
  });
});

describe('the drawing', () => {
  const panelsDrawn = (search: string) => shown(search).html.split('<li class="facet"').slice(1);

  test('breaks where there is no value, and marks it by its state', () => {
    const [suppressed = '', missing = ''] = panelsDrawn('?r=430103,430200');
    expect(suppressed.match(/class="own"/g)).toHaveLength(1);
    expect(suppressed).toContain('class="gap" fill="url(#dots)"');
    expect(suppressed).not.toContain('url(#hatch)');
    expect(missing).toContain('class="gap" fill="url(#hatch)"');
    expect(missing).not.toContain('url(#dots)');
    // One full period with a value on its own is a point, no line.
    expect(/class="own"/.exec(missing)?.input.match(/d="M[\d.,]+Z?" class="own"/g)).toHaveLength(1);
  });

  test('a zero is written, what is missing is not', () => {
    const [zero = ''] = panelsDrawn('?r=430102');
    expect(zero).toContain('class="lb" text-anchor="middle">0</text>');
    const [missing = ''] = panelsDrawn('?r=430200');
    expect(missing).not.toContain('class="lb" text-anchor="middle">0</text>');
  });

  test('a partial period is a hollow point that no line reaches', () => {
    const [panel = ''] = panelsDrawn('?r=430100');
    expect(panel.match(/class="part-own"/g)).toHaveLength(1);
    expect(panel.match(/class="dot-own"/g)).toHaveLength(2);
    const line = /d="(M[^"]+)" class="own"/.exec(panel)?.[1] ?? '';
    expect(line.split('L')).toHaveLength(2);
  });

  test('all panels have the same scale', () => {
    const scales = panelsDrawn('?r=430100,430102,430103').map((panel) =>
      [...panel.matchAll(/<text[^>]*>([\d.]+%|0)<\/text>/g)].map(([, mark]) => mark).slice(0, 5),
    );
    expect(scales[0]?.[0]).toBe('0');
    expect(new Set(scales.map((marks) => marks.join())).size).toBe(1);
  });

  test('counts are drawn alone: the region above and the nation would be far above', () => {
    const { html, notes } = shown('?r=430102&m=activities');
    expect(html).not.toContain('class="parent"');
    expect(html).not.toContain('class="nation"');
    expect(notes.join('')).toContain('数量只画地区自己的线');
    expect(shown('?r=430102').html).toContain('class="nation"');
  });

  test('names of the data are escaped', () => {
    const file = structuredClone(FILES.get('430000.json')) as { regions: { code: string; name: string }[] };
    for (const region of file.regions) if (region.code === '430102') region.name = '<b>芙蓉</b>';
    const other = mapData(new Map([...FILES, ['430000.json', file]]));
    const { state } = settled(askedFrom('?r=430102'), zh, other);
    const { html, panels, title } = comparison(state, zh, other);
    expect(html).not.toContain('<b>');
    expect(JSON.stringify(compareTable(title, panels, state, zh, other).columns)).not.toContain('<b>');
  });
});

describe('of a group', () => {
  /** Of the group 13 the prefecture has a number, then a hidden one; the nation and the province have numbers. */
  const CUBE = [
    {
      keys: ['2022Q3|all|13', '2022Q4|all|13', '2023Q1|all|13', '2022Q3|all|all', '2022Q4|all|all'],
      regions: ['000000', '430000', '430100'],
      values: {
        people: [
          [900, 800, 70, 9000, 8000],
          [90, 80, 7, 900, 800],
          [12, 's', 'r', 120, 110],
        ],
        visits: ['s', 's', 's'],
      },
    },
  ] as unknown as Cube;
  const grouped = mapData(new Map([...FILES, [mapFile.outcomes('430000'), CUBE]]));
  const { state } = settled(askedFrom('?r=430100&m=people&g=13'), zh, grouped);
  const drawn = comparison(state, zh, grouped);

  test('the numbers are those of the group, hidden and not reported apart', () => {
    const [panel] = drawn.panels;
    expect(panel?.lines[0]?.cells).toEqual([
      { state: 'ok', value: 12 },
      { state: 'suppressed', value: null },
      { state: 'not_reported', value: null },
    ]);
    expect(drawn.html).toContain('class="gap" fill="url(#dots)"');
    expect(drawn.html).toContain('class="gap" fill="url(#hatch)"');
    expect(panel && sentenceOf(panel, 0, state, zh, grouped)).toBe(
      '长沙市，2022年第三季度：12人次，湖南省90人次，全国900人次',
    );
  });

  test('its name stands under the title, in the table and in the file', () => {
    expect(drawn.subtitle).toBe('单位：人次。全部任务，留守儿童，按季。');
    // Activities of a sensitive kind are in no group either.
    expect(drawn.notes.join('')).toContain('不含四个敏感小类');
    expect(chosenWords(state, zh, grouped)).toContain('；全部任务；留守儿童；按季');
    expect(compareCsv(drawn.panels, state, grouped)).toContain(
      '430100,长沙市,prefecture,430000,2022Q4,quarter,all,13,,,"suppressed:people,visits"',
    );
    expect(tableAddress(state, zh, drawn.panels)).toBe(
      '/table/?d=outcomes&r=430000,430100,000000&p=2022Q3-2023Q1&m=people&g=13',
    );
  });
});

describe('in words', () => {
  test('what is shown and the last full period, without a judgement', () => {
    const { title, subtitle, words } = shown('?r=430102,430103,430200');
    expect(title).toBe('芙蓉区、天心区、株洲市的社区覆盖率，2022年第三季度至2023年第一季度');
    expect(subtitle).toBe('单位：%。全部任务，城乡合计，按季。');
    expect(words).toBe(
      '一格一个地区，按代码排列。2022年第四季度：芙蓉区0、天心区为保密不公布、株洲市未报送。',
    );
  });

  test('of more than three regions the title names the first', () => {
    expect(shown('?r=430100,430102,430103,430200').title).toMatch(/^长沙市等4个地区的社区覆盖率，/);
  });

  test('of periods their own totals, where published; a partial one says so', () => {
    expect(shown('?c=periods&r=430100&y=2022Q4,2023Q1').words).toBe(
      '长沙市的各个时期，一格一个，按时间排列。全期的数：2022年第四季度：12.0%；2023年第一季度（未满期，1个月）：2.0%。',
    );
  });

  test.each([
    [0, '天心区，2022年第三季度：零，已报送，30个社区（村）中0个有活动，长沙市4.0%，全国5.0%'],
    [1, '天心区，2022年第四季度：为保密不公布，长沙市12.0%，全国10.0%'],
    [2, '天心区，2023年第一季度（未满期，1个月）：3.3%，30个社区（村）中1个有活动，长沙市2.0%，全国1.0%'],
  ])('one sentence a point: %i', (place, sentence) => {
    const state = stateOf('?r=430103');
    const [panel] = panelsOf(state, zh, data);
    if (!panel) throw new Error('missing panel');
    expect(sentenceOf(panel, place, state, zh, data)).toBe(sentence);
  });

  test('a period that the release does not have is no zero', () => {
    const state = stateOf('?c=periods&r=430100&y=2022&p=quarter');
    const [panel] = panelsOf(state, zh, data);
    if (!panel) throw new Error('missing panel');
    expect(sentenceOf(panel, 0, state, zh, data)).toBe('2022年，1季：这次发布没有这个时期');
  });

  test('in English too', () => {
    const en = setting('en');
    const { title, words } = shown('?r=430103,430200', en);
    expect(title).toBe('Community coverage of 天心区, 株洲市: Q3 2022 to Q1 2023');
    expect(words).toBe(
      'One panel a region, in the order of codes. Q4 2022: 天心区 not published, to protect persons, 株洲市 not reported.',
    );
  });
});

describe('to take away', () => {
  const taken = (search: string) => {
    const state = stateOf(search);
    return { state, panels: panelsOf(state, zh, data) };
  };

  test('a table with a column a region, the region above and the nation once', () => {
    const { state, panels } = taken('?r=430102,430103');
    const table = compareTable('x', panels, state, zh, data);
    const text = (content: unknown) =>
      (typeof content === 'string' ? content : (content as { html: string }).html)
        .replace(/<br>/g, ' ')
        .replace(/<[^>]+>/g, '');
    expect(table.columns.map(({ label }) => text(label))).toEqual([
      '时期',
      '芙蓉区 430102',
      '天心区 430103',
      '长沙市 430100 上一级',
      '全国',
    ]);
    expect(table.rows.map(({ head, cells }) => [text(head), ...(cells ?? []).map(text)])).toEqual([
      ['2022年第三季度', '10.0', '0.0', '4.0', '5.0'],
      ['2022年第四季度', '0.0', '隐去', '12.0', '10.0'],
      ['2023年第一季度 未满期', '5.0', '3.3', '2.0', '1.0'],
    ]);
  });

  test('a region that is compared with one inside it is told once', () => {
    const { state, panels } = taken('?r=430100,430102');
    expect(compareTable('x', panels, state, zh, data).columns).toHaveLength(5);
  });

  test('for a spreadsheet: shares unrounded to four places, the hidden as words', () => {
    const { state, panels } = taken('?r=430103');
    const lines = tabbedText(compareSheet(panels, state, zh), { above: [], below: [] }).split('\r\n');
    expect(lines).toEqual([
      '时期\t天心区 430103\t长沙市 430100 上一级\t全国',
      '2022年第三季度\t0.0\t4.0\t5.0',
      '2022年第四季度\t隐去\t12.0\t10.0',
      '2023年第一季度（未满期）\t3.3\t2.0\t1.0',
    ]);
    expect(compareSheet(panels, state, zh).row(2)[1]).toEqual({ value: 3.3333, decimals: 1 });
  });

  test('as CSV: published rows, each once, in the order of the tables', () => {
    const { state, panels } = taken('?r=430103');
    const lines = compareCsv(panels, state, data)
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(lines[0]).toBe(
      'region_code,region_name,level,parent_code,period,period_type,task,area,communities,communities_covered,activities,organisations,hours,status',
    );
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 5).join())).toEqual([
      '000000,全国,nation,,2022Q3',
      '000000,全国,nation,,2022Q4',
      '000000,全国,nation,,2023Q1',
      '430100,长沙市,prefecture,430000,2022Q3',
      '430100,长沙市,prefecture,430000,2022Q4',
      '430100,长沙市,prefecture,430000,2023Q1',
      '430103,天心区,county,430100,2022Q3',
      '430103,天心区,county,430100,2022Q4',
      '430103,天心区,county,430100,2023Q1',
    ]);
    expect(lines[8]).toBe(
      '430103,天心区,county,430100,2022Q4,quarter,all,all,30,,,,,suppressed:communities_covered,activities;not_applicable:organisations,hours'.replace(
        'suppressed:communities_covered,activities;not_applicable:organisations,hours',
        '"suppressed:communities_covered,activities;not_applicable:organisations,hours"',
      ),
    );
  });

  test('as an address of the table tool', () => {
    const address = (search: string) => {
      const { state, panels } = taken(search);
      return tableAddress(state, zh, panels);
    };
    expect(address('?r=430102,430103')).toBe(
      '/table/?d=coverage&r=430100,430102,430103,000000&p=2022Q3-2023Q1&m=coverage_rate',
    );
    expect(address('?c=areas&r=430100&m=hours&t=1')).toBe(
      '/table/?d=coverage&r=430000,430100,000000&p=2022Q3-2023Q1&m=hours&t=1&a=urban,rural',
    );
  });
});
