// What was seen can be seen again without a connection, and never passes for what the server has: the server of these
// tests is stopped, and started again with another release.
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Served } from './site.ts';
import { openSite, SITE, visit } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const RELEASE = /data-release="([^"]+)"/.exec(readFileSync(join(SITE, 'index.html'), 'utf8'))?.[1] ?? '';

/** Serves the site, as the release of that name, on a port; with port 0 on a free one. */
async function start(port: number, release = RELEASE): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const path = decodeURI((request.url ?? '/').replace(/[?#].*$/, ''));
    const file = join(SITE, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const content = readFileSync(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.setHeader('content-type', type);
      response.end(
        type.startsWith('text/html')
          ? content.toString().replace(`data-release="${RELEASE}"`, `data-release="${release}"`)
          : content,
      );
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('missing port');
  return { server, url: `http://localhost:${address.port}` };
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Paths of the pages that the release's cache keeps. To open one that was just dropped would make it anew. */
const kept = (page: Page, release: string): Promise<string[]> =>
  page.evaluate(async (cacheName) => {
    if (!(await caches.has(cacheName))) return [];
    const urls = (await (await caches.open(cacheName)).keys()).map(({ url }) => new URL(url).pathname);
    return urls.filter((path) => path.endsWith('/')).sort();
  }, `linli ${release}`);

/** Until the release's cache is the only one, and keeps just these. */
async function untilKept(page: Page, release: string, paths: string[]): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => caches.keys()), { timeout: 20_000 })
    .toEqual([`linli ${release}`]);
  await expect.poll(() => kept(page, release), { timeout: 20_000 }).toEqual(paths);
}

test('a page that was opened can be read without a connection, and says when it was kept', async () => {
  const { server, url } = await start(0);
  const { page, context } = await visit({ ...site, url }, '/region/430000/', { keeping: true });
  await untilKept(page, RELEASE, ['/offline/', '/region/430000/']);
  expect(await page.locator('.offline-bar').count()).toBe(0);
  const title = await page.locator('h1').innerText();
  // The second one goes through the worker from the start.
  await page.goto(`${url}/en/task/1/?a=rural#top`);
  await untilKept(page, RELEASE, ['/en/task/1/', '/offline/', '/region/430000/']);
  await stop(server);

  await page.goto(`${url}/region/430000/`);
  expect(await page.locator('h1').innerText()).toBe(title);
  await page.locator('.offline-bar').waitFor();
  expect(await page.locator('.offline-bar p').innerText()).toMatch(
    new RegExp(
      `^没有网络。这一页是\\d{4}年\\d{1,2}月\\d{1,2}日 \\d\\d:\\d\\d保存的，版本${RELEASE}；现在也许有更新的版本。$`,
    ),
  );
  // With its looks: the style sheet was kept too.
  expect(await page.evaluate(() => getComputedStyle(document.body).lineHeight)).not.toBe('normal');
  await page.goto(`${url}/en/task/1/?a=urban`);
  await page.locator('.offline-bar').waitFor();
  expect(await page.locator('.offline-bar p').innerText()).toMatch(
    new RegExp(
      `^No connection. This page was kept on \\d{1,2} \\w+ \\d{4} at \\d\\d:\\d\\d, release ${RELEASE}; there may be a newer one by now.$`,
    ),
  );

  await page.goto(`${url}/region/110000/`);
  expect(await page.locator('h1').innerText()).toBe('没有网络，这一页没有保存过');
  await page.locator('#kept-pages a').first().waitFor();
  const links = page.locator('#kept-pages a');
  expect(
    await links.evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname)),
  ).toEqual(['/en/task/1/', '/region/430000/']);
  await links.nth(1).click();
  await page.waitForURL(`${url}/region/430000/`);
  expect(await page.locator('h1').innerText()).toBe(title);

  // Back in the net, the page comes from the server and says nothing.
  const again = await start(Number(new URL(url).port));
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.waitForLoadState('load');
  await expect.poll(() => page.locator('.offline-bar').count()).toBe(0);
  await context.close();
  await stop(again.server);
});

test('another release drops what was kept of the one before', async () => {
  const { server, url } = await start(0);
  const { page, context } = await visit({ ...site, url }, '/', { keeping: true });
  await untilKept(page, RELEASE, ['/', '/offline/']);
  await stop(server);
  const next = await start(Number(new URL(url).port), '2099-01');
  await page.goto(`${url}/region/`);
  await untilKept(page, '2099-01', ['/offline/', '/region/']);
  await stop(next.server);
  // The older release's overview is gone: it cannot be taken for the newer one.
  await page.goto(`${url}/`);
  expect(await page.locator('h1').innerText()).toBe('没有网络，这一页没有保存过');
  await context.close();
});

test('downloads are not kept', async () => {
  const { server, url } = await start(0);
  const { page, context } = await visit({ ...site, url }, '/', { keeping: true });
  await untilKept(page, RELEASE, ['/', '/offline/']);
  await page.reload();
  const have = (path: string): Promise<boolean> =>
    page.evaluate(async (asked) => {
      await (await fetch(asked)).arrayBuffer();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return (await caches.match(asked)) !== undefined;
    }, url + path);
  expect(await have('/data/tables.json')).toBe(true);
  expect(await have('/data/groups.csv')).toBe(false);
  expect(await have(`/data/releases/${RELEASE}/groups.parquet`)).toBe(false);
  await context.close();
  await stop(server);
});
