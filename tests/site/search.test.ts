// The search of the whole site, in a browser: what is found leads to pages that are there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namesFromLines, neighbourhoodsFromLines } from '../../src/search/communities.ts';
import { shardsFor, townshipsFromLines } from '../../src/search/entries.ts';
import { readingsFromLines } from '../../src/search/readings.ts';
import type { Served } from './site.ts';
import { filesOfSite, openSite, SITE, visit } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const status = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('#search-status').filter({ hasText: text }).waitFor();
const linksIn = (page: Page, group: string): Promise<string[]> =>
  page.locator(`#search-found section:has(h2:text-is("${group}")) li`).allInnerTexts();

test('lists are loaded when a reader types, and none is over 150 kB', async () => {
  const { page, requests, faults, context } = await visit(site, '/search/');
  const isList = (request: string): boolean => /\.(json|csv)$/.test(request);
  expect(requests.filter(isList)).toEqual([]);
  await page.fill('#search-q', '马王堆');
  await status(page, /找到/);
  expect(requests.filter(isList).sort()).toEqual([
    '/figures/regions.csv',
    '/search/communities.json',
    '/search/names-mm.csv',
    '/search/pages-zh.json',
    '/search/readings.csv',
    '/search/townships-43.csv',
    '/search/townships-m.csv',
  ]);
  for (const { path } of filesOfSite().filter((file) => /^(search|figures\/regions)/.test(file.path)))
    expect(gzipSync(readFileSync(join(SITE, path)), { level: 9 }).length, path).toBeLessThanOrEqual(150_000);
  expect(faults).toEqual([]);
  await context.close();
});

test.each(['马王堆', 'mawangdui', 'mwd', 'ma wang dui'])(
  'a township by %s leads to its row on its county’s page',
  async (question) => {
    const { page, context } = await visit(site, '/search/');
    await page.fill('#search-q', question);
    const link = page.getByRole('link', { name: '马王堆街道（湖南省 长沙市 芙蓉区）' });
    await link.click();
    await page.waitForURL(/\/region\/430102\/#430102010$/);
    expect(await page.locator('[id="430102010"]').innerText()).toContain('马王堆街道');
    await context.close();
  },
);

const COMMUNITY = '徐家井社区居委会（湖南省 永州市 零陵区 徐家井街道）';

test.each([
  '徐家井',
  'xujiajing',
  'xjj',
  '431102004007',
  '零陵 徐家井',
  'yongzhou xjj',
  '永州市零陵区徐家井社区',
  '湖南省永州市零陵区徐家井街道徐家井社区居委会',
])('a community by %s, with its township, county and province', async (question) => {
  const { page, faults, context } = await visit(site, '/search/');
  await page.fill('#search-q', question);
  await page
    .getByRole('link', { name: COMMUNITY })
    .or(page.getByText(/还有[\d,]+条/))
    .first()
    .waitFor();
  if (question === 'xjj') await page.fill('#search-q', '湖南 xjj');
  await page.getByRole('link', { name: COMMUNITY }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('a community leads to its county’s list, which shows it alone and says what is on record', async () => {
  const { page, faults, context } = await visit(site, '/en/search/?q=431102004007');
  await page.getByRole('link', { name: '徐家井社区居委会 (湖南省 永州市 零陵区 徐家井街道)' }).click();
  await page.waitForURL(/\/en\/region\/431102\/\?c=431102004007#communities$/);
  const rows = page.locator('#communities tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(1);
  const row = publishedCommunities('430000').find((line) => line.startsWith('431102004007,')) ?? '';
  const since = row.split(',')[5];
  expect(await rows.innerText()).toContain(since ? 'on record since' : 'no record yet');
  expect(await page.inputValue('#communities-q')).toBe('431102004007');
  await page.fill('#communities-q', '潇湘');
  await rows.filter({ hasText: '潇湘门社区' }).waitFor();
  expect(new URL(page.url()).searchParams.get('c')).toBe('潇湘');
  await page.fill('#communities-q', '火星');
  await page.getByText('There is no such community.').waitFor();
  await page.getByRole('button', { name: 'Clear the conditions' }).click();
  expect(new URL(page.url()).search).toBe('');
  expect(faults).toEqual([]);
  await context.close();
});

test('one character is too short for communities, which is said', async () => {
  const { page, context } = await visit(site, '/search/?q=徐');
  await status(page, /^找到\d+条。社区（村）至少要输两个字。$/);
  expect(await linksIn(page, '社区（村）')).toEqual([]);
  await page.fill('#search-q', '徐家井并');
  await status(page, '没有找到一样的，相近的有');
  expect(await linksIn(page, '社区（村）')).toContain(`${COMMUNITY} 431102004007`);
  await context.close();
});

/** Lines of a province's published communities, without the header. */
const publishedCommunities = (province: string): string[] =>
  readFileSync(join(SITE, `data/communities/${province}.csv`), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1);

test('each community of the open data is in the files by name and by code, once in the latter', () => {
  const files = (kind: RegExp): string =>
    filesOfSite()
      .filter(({ path }) => kind.test(path))
      .map(({ path }) => readFileSync(join(SITE, path), 'utf8'))
      .join('\n');
  const byName = new Map(
    namesFromLines(files(/^search\/names-/)).flatMap(({ codes }) =>
      codes.flatMap(([name, all]) => (all.match(/.{12}/g) ?? []).map((code) => [code, name] as const)),
    ),
  );
  const places = neighbourhoodsFromLines(files(/^search\/places-/)).flatMap(({ communities }) => communities);
  const published = filesOfSite()
    .filter(({ path }) => /^data\/communities\/\d+\.csv$/.test(path))
    .flatMap(({ path }) => publishedCommunities(path.slice(-10, -4)).map((line) => line.split(',')));
  expect(published.length).toBeGreaterThan(600_000);
  expect(places.length).toBe(published.length);
  expect(byName.size).toBe(published.length);
  const named = new Map(places.map(({ code, name }) => [code, name]));
  const wrong = published.filter(
    ([code = '', name = '']) => named.get(code) !== name || byName.get(code) !== name,
  );
  expect(wrong).toEqual([]);
});

test('each township lies in a file of a letter with which its first character is typed', () => {
  const readings = readingsFromLines(readFileSync(join(SITE, 'search/readings.csv'), 'utf8'));
  for (const { path } of filesOfSite().filter((file) => /^search\/townships-[a-z0]\.csv$/.test(file.path))) {
    const townships = townshipsFromLines(readFileSync(join(SITE, path), 'utf8'));
    const letter = path.slice(-5, -4);
    const lost = townships.filter(({ name }) => !shardsFor(name, readings).includes(letter));
    expect(lost, path).toEqual([]);
  }
});

test('regions, tasks, data, measures and pages stand in groups', async () => {
  const { page, context } = await visit(site, '/search/?q=%E9%9C%80%E6%B1%82');
  await status(page, /找到/);
  expect(await linksIn(page, '数据')).toEqual(['居民需求 needs']);
  await page.fill('#search-q', '保密');
  await page.locator('#search-found').getByRole('link', { name: '保密处理', exact: true }).waitFor();
  expect(await linksIn(page, '页面')).toContain('保密处理的方法');
  await page.fill('#search-q', '431100');
  await page.getByRole('link', { name: '湖南省 永州市', exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?q=431100');
  await page.fill('#search-q', '物业服务');
  await page.locator('#search-found a').first().and(page.locator('[href="/task/203/"]')).waitFor();
  await context.close();
});

test('a slip finds what is near, nonsense says what to do', async () => {
  const { page, context } = await visit(site, '/en/search/');
  await page.fill('#search-q', 'yongzoushi');
  await status(page, /^Nothing with this name; \d+ with a similar one\.$/);
  expect(await linksIn(page, 'Regions')).toContain('湖南省 永州市 431100');
  await page.fill('#search-q', 'qqqqqqqq');
  await status(
    page,
    'Nothing found. Part of a name, pinyin, its initials or a code will do; townships and communities are found from the beginning of their names, communities by two characters at least.',
  );
  await context.close();
});

test('the arrows go through what was found and back', async () => {
  const { page, context } = await visit(site, '/search/');
  await page.locator('#search-q').pressSequentially('yongzhou');
  await page.locator('#search-found a').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  expect(await focused()).toBe('湖南省 永州市');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/region\/431100\/$/);
  await context.close();
});

test('without its lists the page says so and tries again', async () => {
  const { page, context } = await visit(site, '/search/');
  await context.setOffline(true);
  await page.fill('#search-q', '永州');
  await status(page, '目录没有载入，可能是网络中断。');
  await context.setOffline(false);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('link', { name: '湖南省 永州市', exact: true }).waitFor();
  await context.close();
});

test('without JavaScript the page leads to the lists', async () => {
  const { page, context } = await visit(site, '/search/', { javaScript: false });
  expect(await page.locator('#search-q').isVisible()).toBe(false);
  await page.locator('main').getByRole('link', { name: '地区', exact: true }).waitFor();
  await context.close();
});
