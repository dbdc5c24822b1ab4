// The search of the whole site, in a browser: what is found leads to pages that are there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
    '/search/initials.json',
    '/search/pages-zh.json',
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
    'Nothing found. Part of a name, pinyin, its initials or a code will do; names of townships are found from their beginning.',
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
