// The deeper parts of a region's page: its numbers are those of the open data, each community can be looked up, and
// the brief fits on two pages.
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from './site.ts';
import { onePage, openSite, SITE, visit } from './site.ts';

let site: Served;
let connection: DuckDBConnection;
const wide = onePage(() => site);
beforeAll(async () => {
  site = await openSite();
  connection = await (await DuckDBInstance.create()).connect();
});
afterAll(async () => {
  connection.closeSync();
  await wide.close();
  await site.close();
});

/** Rows of a published table as texts; null is an empty text. */
async function published(table: string, columns: string, where: string): Promise<string[][]> {
  const path = join(SITE, `data/${table}.parquet`);
  const reader = await connection.runAndReadAll(
    `SELECT ${columns} FROM read_parquet('${path}') WHERE ${where} ORDER BY ALL`,
  );
  return reader.getRowsJson().map((row) => row.map((value) => (value === null ? '' : String(value))));
}

/** The rows of a figure's table: the texts of their cells. */
const tableOf = (page: Page, figure: string): Promise<string[][]> =>
  page
    .locator(`#${figure} table.data tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) => (cell as HTMLElement).innerText.trim()),
      ),
    );
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

describe.each(['000000', '430000', '431100', '430102'])('%s', (code) => {
  test('who helps: activities of each category', async () => {
    const { page } = await wide.open(`/region/${code}/`);
    const shown = [...(await tableOf(page, 'who')), ...(await tableOf(page, 'how'))]
      .filter((cells) => cells.length > 1)
      .map(([category = '', activities = '']) => [category, activities]);
    const rows = await published(
      'profile',
      'category, activities, status',
      `region_code = '${code}' AND period = '2022' AND dimension <> 'org_status'`,
    );
    expect(rows.length).toBe(shown.length);
    const sorted = (pairs: string[][]): string[] => pairs.map((pair) => pair.join(' ')).sort();
    expect(sorted(shown)).toEqual(
      sorted(rows.map(([category = '', activities = '']) => [category, grouped(activities)])),
    );
  });

  test("the notice's priorities: activities of their kinds", async () => {
    const { page } = await wide.open(`/region/${code}/`);
    for (const side of ['urban', 'rural']) {
      const area = code === '430102' ? 'all' : side;
      for (const [name, kinds = '', activities] of await tableOf(page, `priorities-${side}`)) {
        const [[sum] = []] = await published(
          'coverage',
          'sum(activities)::INTEGER',
          `region_code = '${code}' AND period = 'total' AND area = '${area}' AND list_contains(string_split('${kinds}', '、'), task)`,
        );
        expect(activities, name).toBe(grouped(sum ?? ''));
      }
    }
  });

  test('month by month, with a gap where nobody reported', async () => {
    const { page } = await wide.open(`/region/${code}/`);
    await page.locator('#months summary').click();
    const rows = await published(
      'coverage',
      'period, activities, status',
      `region_code = '${code}' AND period_type = 'month' AND task = 'all' AND area = 'all'`,
    );
    expect(rows.length).toBe(19);
    // An empty number has one reason here: its status must give it.
    const words = rows.map(([, activities = '', status = '']) =>
      activities === '' && status.includes('not_reported') ? '未报送' : grouped(activities),
    );
    expect((await tableOf(page, 'months')).map(([, number]) => number)).toEqual(words);
  });
});

test('each community of a county can be looked up, as the open data have it', async () => {
  const { page, faults, requests } = await wide.open('/region/430102/');
  expect(requests.filter((request) => request.includes('parquet'))).toEqual([]);
  const rows = await published(
    'communities',
    'region_code, region_name, first_covered, activities',
    "county_code = '430102'",
  );
  await page.locator('#communities summary').click();
  const box = page.locator('#communities');
  await box.getByText(`共${rows.length}个社区（村）。`).waitFor();
  const record = (first: string): string =>
    first === ''
      ? '还没有服务记录'
      : `有服务记录，自${first.replace(/^(\d+)-0?(\d+)$/, (_, year, month) => `${year}年${month}月`)}`;
  expect(
    (await tableOf(page, 'communities')).map(([name, , , since, , count]) => [name, since, count]),
  ).toEqual(
    rows.map(([region, name, first = '', activities]) => [`${region} ${name}`, record(first), activities]),
  );
  await page.getByLabel('只看还没有服务记录的').check();
  const without = rows.filter(([, , first]) => first === '').length;
  await box.getByText(`共${without}个社区（村）。`).waitFor();
  await page.getByLabel('名称、乡镇（街道）或代码').fill('不存在的地方');
  await box.getByText('没有这样的社区（村）。').waitFor();
  await page.getByRole('button', { name: '清除条件' }).click();
  await box.getByText(`共${rows.length}个社区（村）。`).waitFor();
  expect(faults).toEqual([]);
});

test('where the list of communities cannot be had, the page says so and tries again', async () => {
  const { page, context } = await visit(site, '/en/region/430102/');
  await context.setOffline(true);
  await page.locator('#communities summary').click();
  await page.getByText('The list could not be loaded').waitFor();
  await context.setOffline(false);
  await page.locator('#communities').getByRole('button', { name: 'Try again' }).click();
  await page.locator('#communities tbody tr').first().waitFor();
  await context.close();
});

test.each([
  '/region/000000/',
  '/region/430000/',
  '/region/431100/',
  '/region/420000/',
  '/en/region/000000/',
  '/en/region/431100/',
  '/en/region/430102/',
])('%s prints as a brief of two pages of A4', async (path) => {
  const { page } = await wide.open(path);
  expect(await page.locator('button[data-brief]').isVisible()).toBe(true);
  const pages = async (): Promise<number> =>
    (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)
      ?.length ?? 0;
  await page.evaluate(() => {
    document.documentElement.dataset['print'] = 'brief';
  });
  // As wide as the paper between its margins: a table that is wider loses its last columns.
  await page.setViewportSize({ width: 703, height: 1032 });
  await page.emulateMedia({ media: 'print' });
  const cut = await page.locator('.fig table:visible').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const figure = table.closest('figure');
      const over = table.getBoundingClientRect().right - (figure?.getBoundingClientRect().right ?? 0);
      return over > 1 ? [`${figure?.id}: ${over}`] : [];
    }),
  );
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(cut).toEqual([]);
  expect(await pages()).toBeLessThanOrEqual(2);
  // Printed otherwise, a page is whole: one of them is enough to tell.
  if (path !== '/region/430000/') return;
  await page.evaluate(() => {
    delete document.documentElement.dataset['print'];
  });
  expect(await pages()).toBeGreaterThan(4);
});
