// The SQL page and the query in its address.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashFromQuery } from '../../src/islands/sql-address.ts';
import type { Served } from './site.ts';
import { openSite } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const SQL = 'SELECT period FROM coverage LIMIT 3;';

test('the query is kept, though a reader goes past the header before the script is there', async () => {
  const page = await site.browser.newPage();
  let go = (): void => undefined;
  const isFree = new Promise<void>((resolve) => (go = resolve));
  // What draws the page comes at once, what runs queries later.
  const html = await (await fetch(`${site.url}/sql/`)).text();
  const modules = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src]) => src);
  expect(modules).not.toEqual([]);
  await page.route(
    ({ pathname }) => modules.includes(pathname),
    async (route) => {
      await isFree;
      await route.continue();
    },
  );
  await page.goto(`${site.url}/sql/${hashFromQuery(SQL, '')}`, { waitUntil: 'commit' });
  await page.locator('html[data-live] #sql-run').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#main');
  expect(await page.locator('#sql-text').inputValue()).toBe('');
  go();
  await page.locator('#sql-status').filter({ hasText: /./ }).waitFor();
  expect(await page.locator('#sql-text').inputValue()).toBe(SQL);
  expect(await page.locator('#sql-scope').inputValue()).toBe('');
  await page.close();
});
