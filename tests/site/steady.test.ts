// Pages on which a script has something to say once it is there: nothing moves for it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Served } from './site.ts';
import { movedIn, openSite, visit } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test.each([
  ['/check/', '#check-status', 1440],
  ['/check/', '#check-status', 412],
  ['/en/check/', '#check-status', 412],
  ['/sql/', '#sql-status', 412],
  ['/en/sql/', '#sql-status', 412],
])('%s: %s speaks at %i wide', async (path, status, width) => {
  const { page, context } = await visit(site, path, { width });
  await page.waitForFunction((one) => document.querySelector(one)?.textContent !== '', status);
  await page.waitForTimeout(200);
  expect(await movedIn(page, 'main')).toEqual([]);
  await context.close();
});
