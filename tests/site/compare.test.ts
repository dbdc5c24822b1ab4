// What readers do on the page of the comparison: put regions, periods, urban and rural side by side, find similar
// regions, take the numbers along. Every number met is compared with the published tables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kindOf, SIZE_FACTOR } from '../../src/components/compare/similar.ts';
import type { Served, VisitOptions } from './site.ts';
import { openSite, SITE, visit } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type Row = Record<string, string>;
const rowsFrom = (text: string): Row[] =>
  Papa.parse<Row>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
const files = new Map<string, Row[]>();
function csv(path: string): Row[] {
  const known = files.get(path) ?? rowsFrom(readFileSync(join(SITE, 'data', path), 'utf8'));
  files.set(path, known);
  return known;
}
/** The published row of a region, of whose province the part is read. */
function rowOf(table: string, region: string, where: Row): Row {
  const part = region === '000000' ? '430000' : `${region.slice(0, 2)}0000`;
  const found = csv(`${table}/${part}.csv`).filter(
    (row) =>
      row['region_code'] === region && Object.entries(where).every(([key, value]) => row[key] === value),
  );
  expect(found.length, `${region} ${JSON.stringify(where)}`).toBe(1);
  return found[0] ?? {};
}
const ALL = { task: 'all', area: 'all' };
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
/** The share of a row as tables have it. */
function shareOf(row: Row): string {
  const covered = row['communities_covered'] ?? '';
  if (covered === '') return row['status']?.startsWith('suppressed') ? '隐去' : '未报送';
  const percent = (Number(covered) / Number(row['communities'])) * 100;
  return percent > 0 && percent < 0.05 ? '<0.1' : percent.toFixed(1);
}
const QUARTERS = ['2021Q2', '2021Q3', '2021Q4', '2022Q1', '2022Q2', '2022Q3', '2022Q4'];

async function ready(page: Page): Promise<void> {
  await page.locator('#compare-plot[role=application] .facet').first().waitFor();
  await page.waitForFunction(
    () =>
      document.documentElement.dataset['compare'] === 'live' &&
      document.querySelector('#compare-picked li') !== null &&
      !document.querySelector('#compare-plot')?.hasAttribute('aria-busy') &&
      !document.querySelector('#compare-similar')?.hasAttribute('aria-busy'),
  );
}
async function openCompare(path: string, options: VisitOptions = {}) {
  const opened = await visit(site, path, options);
  await ready(opened.page);
  return opened;
}
/** Does something, and waits until the address is the one that it leads to. */
async function leadsTo(page: Page, search: string, act: () => Promise<unknown>): Promise<void> {
  await act();
  await page.waitForFunction((wanted) => decodeURIComponent(location.search) === wanted, search);
  await ready(page);
}
const textsOf = async (page: Page, selector: string): Promise<string[]> =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
/** The cells of a column of the table, found by what its head begins with. */
async function columnOf(page: Page, head: string): Promise<string[]> {
  const heads = await textsOf(page, '#compare-rows thead th');
  const column = heads.findIndex((text) => text.startsWith(head));
  expect(column, heads.join(' | ')).toBeGreaterThan(0);
  return textsOf(page, `#compare-rows tbody tr > :nth-child(${column + 1})`);
}
const codesDrawn = (page: Page): Promise<string[]> => textsOf(page, '.facet h3 .code');

describe('without JavaScript', () => {
  test.each([
    ['/compare/', ''],
    ['/en/compare/', '/en'],
  ])('%s shows the first regions that reported, complete and with links', async (path, prefix) => {
    const { page, context } = await visit(site, path, { javaScript: false });
    expect(await codesDrawn(page)).toEqual(['110000', '430000', '440000']);
    for (const name of ['北京市', '湖南省', '广东省']) {
      const code = { 北京市: '110000', 湖南省: '430000', 广东省: '440000' }[name] ?? '';
      expect(await columnOf(page, name)).toEqual(
        QUARTERS.map((period) => shareOf(rowOf('coverage', code, { period, ...ALL }))),
      );
      expect(await page.locator(`#compare-rows a[href="${prefix}/region/${code}/"]`).count()).toBe(1);
    }
    expect(await page.locator('.facet svg:visible').count()).toBe(3);
    for (const control of ['#compare-fields', '#compare-like', '#compare-excel', '#compare-cite'])
      expect(await page.locator(control).isVisible(), control).toBe(false);
    expect(await page.locator('.compare-static').isVisible()).toBe(true);
    expect(await page.locator('#compare-similar tbody tr').count()).toBe(4);
    await context.close();
  });
});

test('what stands in the page is not drawn again as its script starts, and no list is fetched', async () => {
  const { page, context, requests } = await visit(site, '/offline/');
  // The script waits for its numbers until what was built bears a mark, which is gone where it is drawn again.
  let go = (): void => undefined;
  const marked = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/figures/map/000000.json', async (route) => {
    await marked;
    await route.continue();
  });
  await page.goto(`${site.url}/compare/`, { waitUntil: 'load' });
  await page.evaluate(() => {
    for (const id of ['compare-plot', 'compare-rows', 'compare-similar', 'compare-legend'])
      document.querySelector(`#${id} > *`)?.setAttribute('data-built', '');
  });
  go();
  await ready(page);
  await page.waitForTimeout(300);
  expect(await page.locator('[data-built]').count()).toBe(4);
  expect(requests.filter((request) => request.endsWith('.csv'))).toEqual([]);
  expect(await page.locator('#compare-add').isVisible()).toBe(true);
  expect(await page.locator('#compare-said').innerText()).toBe('');
  // What it stands for is known all the same.
  await page.locator('#compare-plot').focus();
  await page.keyboard.press('End');
  const { communities = '' } = rowOf('coverage', '110000', { period: '2022Q4', ...ALL });
  expect(await page.locator('#compare-said').innerText()).toContain(`${grouped(communities)}个社区（村）中`);
  await context.close();
});

describe('regions side by side', () => {
  const COUNTIES = ['430102', '430103', '430104', '430111'];

  test('show the published shares, the region above and the nation beside them, in the order of codes', async () => {
    const { page, context, faults } = await openCompare('/compare/?r=430111,430104,430103,430102');
    expect(await codesDrawn(page)).toEqual(COUNTIES);
    const names = await textsOf(page, '#compare-rows thead th');
    expect(names.at(-1)).toBe('全国');
    for (const [index, code] of [...COUNTIES, '430100', '000000'].entries())
      expect(await columnOf(page, names[index + 1] ?? '')).toEqual(
        QUARTERS.map((period) => shareOf(rowOf('coverage', code, { period, ...ALL }))),
      );
    const last = rowOf('coverage', '430102', { period: '2022Q4', ...ALL });
    expect(await page.locator('#compare-words').innerText()).toContain(
      `2022年第四季度：芙蓉区${shareOf(last)}%`,
    );
    expect(await page.locator('#compare-notes').innerText()).toContain('各格的纵轴相同');
    expect(faults).toEqual([]);
    await context.close();
  });

  test('are found by pinyin, added and removed; the address keeps each, back and forward', async () => {
    const { page, context } = await openCompare('/compare/');
    const field = page.locator('#compare-region');
    await field.fill('yongzhou');
    await page.locator('#compare-found button').first().waitFor();
    await leadsTo(page, '?r=110000,430000,431100,440000', () => field.press('Enter'));
    expect(await codesDrawn(page)).toEqual(['110000', '430000', '431100', '440000']);
    expect(await field.inputValue()).toBe('');
    await field.fill('430900');
    await leadsTo(page, '?r=110000,430000,430900,431100,440000', () =>
      page.locator('#compare-found button', { hasText: '430900' }).click(),
    );
    await leadsTo(page, '?r=430000,430900,431100,440000', () =>
      page.getByRole('button', { name: '移除北京市' }).click(),
    );
    await leadsTo(page, '?r=110000,430000,430900,431100,440000', () => page.goBack());
    expect(await codesDrawn(page)).toHaveLength(5);
    await leadsTo(page, '', async () => {
      await page.goBack();
      await page.waitForFunction(() => location.search === '?r=110000,430000,431100,440000');
      await page.goBack();
    });
    expect(await codesDrawn(page)).toEqual(['110000', '430000', '440000']);
    await leadsTo(page, '?r=110000,430000,431100,440000', () => page.goForward());
    expect(await columnOf(page, '永州市')).toEqual(
      QUARTERS.map((period) => shareOf(rowOf('coverage', '431100', { period, ...ALL }))),
    );
    await context.close();
  });

  test('a seventh is refused, in words, and so is one that is there', async () => {
    const { page, context } = await openCompare('/compare/?r=430102,430103,430104,430105,430111,430112');
    expect(await page.locator('#compare-full').innerText()).toBe(
      '已经有6个地区，最多6个。要加别的，请先移除一个。',
    );
    const field = page.locator('#compare-region');
    await field.fill('431100');
    await page.locator('#compare-found button').first().click();
    expect(await page.locator('#compare-found-said').innerText()).toContain('最多6个');
    expect(await codesDrawn(page)).toHaveLength(6);
    await field.fill('430102');
    await page.locator('#compare-found button', { hasText: '430102' }).click();
    expect(await page.locator('#compare-found-said').innerText()).toBe('芙蓉区已经在对比里。');
    await context.close();
  });

  test('other indicators: counts with units, never the lines above; what a level does not have is not offered', async () => {
    const { page, context } = await openCompare('/compare/?r=430102,430103');
    expect(await page.locator('.facet path.nation').count()).toBeGreaterThan(0);
    await leadsTo(page, '?r=430102,430103&m=activities', () =>
      page.locator('#compare-indicator').selectOption('activities'),
    );
    expect(await page.locator('.facet path.nation, .facet path.parent').count()).toBe(0);
    expect(await columnOf(page, '芙蓉区')).toEqual(
      QUARTERS.map((period) => grouped(rowOf('coverage', '430102', { period, ...ALL })['activities'] ?? '')),
    );
    await page.locator('#compare-indicator').selectOption('people');
    await page.waitForFunction(() => location.search.includes('p=year'));
    expect(await page.locator('#compare-notice').innerText()).toBe(
      '这些地区没有都公布所选的组合，改看按年。',
    );
    expect(await page.locator('#compare-types input[value=quarter]').isDisabled()).toBe(true);
    const published = (code: string) =>
      ['2021', '2022'].map((period) => {
        const row = rowOf('outcomes', code, { period, task: 'all', group: 'all' });
        return row['people'] ? grouped(row['people']) : '隐去';
      });
    expect(await columnOf(page, '芙蓉区')).toEqual(published('430102'));
    expect(await columnOf(page, '天心区')).toEqual(published('430103'));
    await context.close();
  });

  test('groups, where the indicator has them: numbers as published, the hidden in words, never a guess', async () => {
    const { page, context } = await openCompare('/compare/?r=430000,430100');
    const group = page.locator('#compare-group');
    expect(await group.isDisabled()).toBe(true);
    await leadsTo(page, '?r=430000,430100&m=people', () =>
      page.locator('#compare-indicator').selectOption('people'),
    );
    await leadsTo(page, '?r=430000,430100&m=people&g=13', () => group.selectOption('13'));
    const published = (code: string) =>
      QUARTERS.map((period) => {
        const row = rowOf('outcomes', code, { period, task: 'all', group: '13' });
        return row['people'] ? grouped(row['people']) : '隐去';
      });
    expect(await columnOf(page, '湖南省')).toEqual(published('430000'));
    expect(await columnOf(page, '长沙市')).toEqual(published('430100'));
    expect(await page.locator('#compare-figure-s').innerText()).toContain('空巢（独居）老人');
    // By task groups are published for no prefecture: the choice that is left says so.
    expect(await page.locator('#compare-task option[value="1"]').isDisabled()).toBe(true);
    await leadsTo(page, '?r=430000,430100', () =>
      page.locator('#compare-indicator').selectOption('coverage'),
    );
    expect(await group.inputValue()).toBe('all');
    await context.close();
  });

  test('a group that is hidden everywhere is no zero: children in counties', async () => {
    const children = csv('groups.csv').find((row) => row['tier'] === 'T2c')?.['group'] ?? '';
    const { page, context } = await openCompare(`/compare/?r=430102,430103&m=people&g=${children}&p=year`);
    for (const [code, name] of [
      ['430102', '芙蓉区'],
      ['430103', '天心区'],
    ] as const) {
      for (const period of ['2021', '2022'])
        expect(rowOf('outcomes', code, { period, task: 'all', group: children })['status']).toMatch(
          /^suppressed/,
        );
      expect(await columnOf(page, name)).toEqual(['隐去', '隐去']);
    }
    expect(await page.locator('.facet path.own, .facet .dot-own').count()).toBe(0);
    expect(await page.locator('.facet rect.gap').count()).toBe(4);
    await context.close();
  });

  test('months that were not reported are gaps: hatched, in words, never 0', async () => {
    const { page, context } = await openCompare('/compare/?r=110000,420000&p=month');
    const months = csv('periods.csv')
      .filter((row) => row['period_type'] === 'month')
      .map((row) => row['period'] ?? '');
    const beijing = months.map((period) => shareOf(rowOf('coverage', '110000', { period, ...ALL })));
    expect(beijing).toContain('未报送');
    expect(await columnOf(page, '北京市')).toEqual(beijing);
    expect(new Set(await columnOf(page, '湖北省'))).toEqual(new Set(['未报送']));
    const gaps = page.locator('.facet').first().locator('rect.gap');
    expect(await gaps.count()).toBe(beijing.filter((cell) => cell === '未报送').length);
    expect(await page.locator('#compare-legend').innerText()).toContain('未报送');
    expect(await page.locator('.facet').nth(1).locator('path.own').count()).toBe(0);
    await context.close();
  });

  test('of an address with unknown values names them and shows the rest', async () => {
    const { page, context } = await openCompare('/en/compare/?r=430000,999999&m=smiles');
    const notice = await page.locator('#compare-notice').innerText();
    expect(notice).toContain('The region “999999” in the address is not known and was left out.');
    expect(notice).toContain('The indicator “smiles” in the address is not known');
    expect(await codesDrawn(page)).toEqual(['430000']);
    await context.close();
  });
});

describe('one region', () => {
  test('its years, by quarter and by month', async () => {
    const { page, context } = await openCompare('/compare/?r=430000,440000');
    await leadsTo(page, '?c=periods&r=430000&y=2021,2022', () =>
      page.locator('#compare-kinds input[value=periods]').check({ force: true }),
    );
    expect(await textsOf(page, '.facet h3')).toEqual(['2021年', '2022年']);
    const heads = await textsOf(page, '#compare-rows thead th');
    expect(heads.slice(1, 3)).toEqual(['湖南省 430000 2021年', '湖南省 430000 2022年']);
    const quarters = ['Q1', 'Q2', 'Q3', 'Q4'];
    expect(await columnOf(page, '湖南省 430000 2022年')).toEqual(
      quarters.map((quarter) => shareOf(rowOf('coverage', '430000', { period: `2022${quarter}`, ...ALL }))),
    );
    expect(await columnOf(page, '湖南省 430000 2021年')).toEqual([
      '—',
      `${shareOf(rowOf('coverage', '430000', { period: '2021Q2', ...ALL }))} 未满期`,
      shareOf(rowOf('coverage', '430000', { period: '2021Q3', ...ALL })),
      shareOf(rowOf('coverage', '430000', { period: '2021Q4', ...ALL })),
    ]);
    const year = rowOf('coverage', '430000', { period: '2022', ...ALL });
    expect(await page.locator('#compare-words').innerText()).toContain(`2022年：${shareOf(year)}%`);
    await leadsTo(page, '?c=periods&r=430000&p=month&y=2022Q4', () =>
      page.locator('#compare-spans input[value="2022Q4"]').check(),
    );
    await leadsTo(page, '?c=periods&r=430000&p=month&y=2021Q4,2022Q4', () =>
      page.locator('#compare-spans input[value="2021Q4"]').check(),
    );
    expect(await columnOf(page, '湖南省 430000 2021年第四季度')).toEqual(
      ['2021-10', '2021-11', '2021-12'].map((period) =>
        shareOf(rowOf('coverage', '430000', { period, ...ALL })),
      ),
    );
    await context.close();
  });

  test('its urban and rural communities, with the region above', async () => {
    const { page, context } = await openCompare('/compare/?c=areas&r=431100');
    expect(await textsOf(page, '.facet h3')).toEqual(['城市社区（居委会）', '农村社区（村委会）']);
    for (const [area, name] of [
      ['urban', '城市社区（居委会）'],
      ['rural', '农村社区（村委会）'],
    ] as const) {
      const cells = (code: string) =>
        QUARTERS.map((period) => shareOf(rowOf('coverage', code, { period, task: 'all', area })));
      expect(await columnOf(page, `永州市 431100 ${name}`)).toEqual(cells('431100'));
      expect(await columnOf(page, `湖南省 430000 上一级，${name}`)).toEqual(cells('430000'));
    }
    await context.close();
  });
});

describe('similar regions', () => {
  test('are of the same level and kind and near in size, and can be compared with', async () => {
    const { page, context } = await openCompare('/compare/?r=430102');
    await page.locator('#compare-add:visible').waitFor();
    const rows = await page.locator('#compare-similar tbody tr').allInnerTexts();
    const known = new Map(csv('regions.csv').map((row) => [row['region_code'] ?? '', row]));
    const codes = rows.map((row) => /\d{6}/.exec(row)?.[0] ?? '');
    expect(codes).toHaveLength(6);
    expect(codes).toEqual([...codes].sort());
    expect(codes).toContain('430102');
    const own = Number(known.get('430102')?.['communities']);
    for (const [index, code] of codes.entries()) {
      const region = known.get(code) ?? {};
      expect(region['level']).toBe('county');
      expect(kindOf({ code, name: region['region_name'] ?? '' })).toBe('区');
      const size = Number(region['communities']);
      expect(Math.max(size, own) / Math.min(size, own)).toBeLessThanOrEqual(SIZE_FACTOR);
      expect(rows[index]).toContain(grouped(region['communities'] ?? ''));
    }
    const like = codes[0] === '430102' ? '' : '&s=430102';
    await leadsTo(page, `?r=${codes.join()}${like}`, () => page.locator('#compare-add').click());
    expect(await codesDrawn(page)).toEqual(codes);
    await context.close();
  });

  test('the page of a region leads to them', async () => {
    const { page, context } = await visit(site, '/region/430102/');
    await page.getByRole('link', { name: '与类似地区对比' }).click();
    await ready(page);
    expect(await codesDrawn(page)).toContain('430102');
    expect(await codesDrawn(page)).toHaveLength(6);
    expect(await page.locator('#compare-like').inputValue()).toBe('430102');
    expect(await page.locator('#compare-notice').innerText()).toBe('');
    await context.close();
  });
});

describe('to take along', () => {
  test('CSV: the published rows, and the line of the sample', async () => {
    const { page, context } = await openCompare('/compare/?r=430102');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#compare-figure a[download]').click(),
    ]);
    expect(download.suggestedFilename()).toBe('linli-sample-compare-regions-coverage-2022-12.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const lines = text.trimEnd().split('\r\n');
    expect(lines.at(-1)).toContain('示例数据，由程序生成，请勿引用');
    const rows = rowsFrom(lines.slice(0, -1).join('\n'));
    expect(rows).toHaveLength(3 * QUARTERS.length);
    for (const row of rows) {
      const where = { period: row['period'] ?? '', ...ALL };
      const { volunteers, party_members, ...published } = rowOf('coverage', row['region_code'] ?? '', where);
      expect(volunteers ?? party_members).toBeDefined();
      const { status, ...own } = row;
      expect({ ...published, ...own }).toEqual(published);
      expect(status).toBe(
        (published['status'] ?? '')
          .replace(/volunteers,?|party_members,?/g, '')
          .replace(/(^|;)\w+:(?=;|$)/g, '')
          .replace(/,(?=;|$)/g, '') || 'ok',
      );
    }
    await context.close();
  });

  test('pictures: title, unit, legend, every panel, notes, source and the mark of the sample; nothing is fetched', async () => {
    const { page, context, requests, faults } = await openCompare('/compare/?r=430102,430103,430104,430105');
    const before = requests.length;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#compare-svg').click(),
    ]);
    expect(download.suggestedFilename()).toBe('linli-sample-compare-regions-coverage-2022-12.svg');
    const svg = readFileSync(await download.path(), 'utf8');
    expect(svg).toMatch(/^<svg /);
    // Headings and notes are broken into lines.
    const text = svg.replace(/<desc[\s\S]*?<\/desc>/g, '').replace(/<[^>]+>/g, '');
    for (const said of ['芙蓉区等4个地区', '单位：%', '上一级地区', '天心区 430103', '示例数据，由程序生成'])
      expect(text).toContain(said);
    expect(svg.match(/<svg /g)).toHaveLength(5);
    expect(svg).not.toMatch(/class="|href="http|url\("/);
    for (const [, id = ''] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${id}"`);
    const [png] = await Promise.all([page.waitForEvent('download'), page.locator('#compare-png').click()]);
    const bytes = readFileSync(await png.path());
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(requests.slice(before).filter((request) => !request.startsWith('data:'))).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a copy for Excel, a citation, the address of the table tool', async () => {
    const { page, context } = await openCompare('/compare/?r=430102,430103&a=urban');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.locator('#compare-excel').click();
    await page.locator('#compare-said', { hasText: '已复制' }).waitFor();
    const copied = (await clipboard()).split(/\r?\n/);
    expect(copied[0]).toBe(await page.locator('#compare-figure-h').innerText());
    const row = rowOf('coverage', '430103', { period: '2022Q4', task: 'all', area: 'urban' });
    const last = copied.find((line) => line.startsWith('2022年第四季度'))?.split('\t') ?? [];
    expect(last[2]).toBe(shareOf(row));
    expect(copied.join('\n')).toContain('示例数据，由程序生成');
    expect(copied.at(-1)).toBe(page.url());
    await page.locator('#compare-cite').click();
    await page.locator('#compare-said', { hasText: '引用' }).waitFor();
    expect(await clipboard()).toContain('/compare/?r=430102,430103&a=urban');
    expect(await clipboard()).toContain('示例数据：');
    await page.locator('#compare-tool').click();
    await page.locator('#table-status', { hasText: '结果' }).waitFor();
    await page.locator('#table-scroll', { hasText: '天心区' }).waitFor();
    expect(await page.locator('#table-messages').innerText()).toBe('');
    const cells = await page.locator('#table-scroll').innerText();
    expect(cells).toContain(shareOf(row));
    await context.close();
  });
});

describe('by keyboard', () => {
  test('arrows walk through periods and panels, each is spoken; Escape leaves', async () => {
    const { page, context } = await openCompare('/compare/?r=430102,430103');
    await page.locator('#compare-plot').focus();
    await page.keyboard.press('End');
    const said = page.locator('#compare-said');
    const { communities = '', communities_covered = '' } = rowOf('coverage', '430102', {
      period: '2022Q4',
      ...ALL,
    });
    expect(await said.innerText()).toContain('芙蓉区，2022年第四季度：');
    expect(await said.innerText()).toContain(
      `${grouped(communities)}个社区（村）中${grouped(communities_covered)}个有活动`,
    );
    await page.keyboard.press('ArrowDown');
    expect(await said.innerText()).toContain('天心区，2022年第四季度：');
    await page.keyboard.press('Home');
    expect(await said.innerText()).toContain('天心区，2021年第二季度（未满期，1个月）：');
    await page.keyboard.press('ArrowRight');
    expect(await said.innerText()).toContain('天心区，2021年第三季度：');
    expect(await page.locator('#compare-read').innerText()).toBe(await said.innerText());
    expect(await page.locator('.facet .cursor').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await page.locator('.facet .cursor').count()).toBe(0);
    await context.close();
  });

  test('a comparison is chosen without a pointer', async () => {
    const { page, context } = await openCompare('/compare/?r=430000');
    await page.locator('#compare-region').focus();
    await page.keyboard.type('changsha');
    await page.locator('#compare-found button').first().waitFor();
    await page.locator('#compare-region').fill('430100');
    await page.locator('#compare-found button', { hasText: '430100' }).waitFor();
    await leadsTo(page, '?r=430000,430100', () => page.keyboard.press('Enter'));
    await page.locator('#compare-kinds input:checked').focus();
    await leadsTo(page, '?c=periods&r=430000&y=2021,2022', () => page.keyboard.press('ArrowRight'));
    await context.close();
  });
});

describe('at 360 pixels', () => {
  test.each(['/compare/?r=430102,430103,430104,430105,430111,430112', '/en/compare/?c=areas&r=431100'])(
    '%s: nothing scrolls sideways, the controls open from one button',
    async (path) => {
      const { page, context } = await openCompare(path, { width: 360 });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await width()).toBe(360);
      expect(await page.locator('#compare-fields').isVisible()).toBe(false);
      await page.locator('#compare-filter').click();
      expect(await page.locator('#compare-fields').isVisible()).toBe(true);
      expect(await page.locator('#compare-filter').getAttribute('aria-expanded')).toBe('true');
      expect(await width()).toBe(360);
      const sizes = await page.locator('.facet svg text').evaluateAll((texts) =>
        texts.map((text) => {
          const svg = (text as SVGTextElement).ownerSVGElement;
          const scale = (svg?.getBoundingClientRect().width ?? 0) / (svg?.viewBox.baseVal.width ?? 1);
          return parseFloat(getComputedStyle(text).fontSize) * scale;
        }),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
      await context.close();
    },
  );
});

describe('when data do not come', () => {
  test('says so, keeps the choice, and tries again', async () => {
    const { page, context } = await openCompare('/compare/');
    await page.route('**/figures/map/430000.json', (route) => route.abort());
    await page.locator('#compare-region').fill('431100');
    await page.locator('#compare-found button').first().click();
    const notice = page.locator('#compare-notice');
    await notice.getByRole('button', { name: '再试一次' }).waitFor();
    expect(await notice.innerText()).toContain('数据没有载入');
    expect(await codesDrawn(page)).toEqual(['110000', '430000', '440000']);
    await page.unroute('**/figures/map/430000.json');
    await leadsTo(page, '?r=110000,430000,431100,440000', () =>
      notice.getByRole('button', { name: '再试一次' }).click(),
    );
    expect(await codesDrawn(page)).toHaveLength(4);
    await context.close();
  });
});
