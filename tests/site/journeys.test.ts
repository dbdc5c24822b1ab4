// What readers do, in a browser: read without JavaScript, recompute a page from its download, run SQL, take it along.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from './site.ts';
import { openSite, SITE, visit } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

type Row = Record<string, string>;
const csv = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(SITE, 'data', path), 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;

const rowOf = (rows: Row[], where: Row): Row => {
  const found = rows.filter((row) => Object.entries(where).every(([key, value]) => row[key] === value));
  expect(found.length, JSON.stringify(where)).toBe(1);
  return found[0] ?? {};
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

describe('without JavaScript', () => {
  test.each(['/', '/region/430000/', '/task/1/', '/data/coverage/'])('%s reads the same', async (path) => {
    const bare = await visit(site, path, { javaScript: false });
    const full = await visit(site, path);
    const words = async ({ page }: typeof bare): Promise<string> =>
      (await page.locator('main').innerText()).replace(/\s+/g, ' ');
    const [without, withScript] = [await words(bare), await words(full)];
    // Scripts may add controls, never numbers: every number on the page is there without them.
    const numbers = (text: string): string[] => text.match(/\d[\d,.]*/g) ?? [];
    expect(numbers(without).length).toBeGreaterThan(20);
    expect(numbers(withScript)).toEqual(numbers(without));
    await bare.context.close();
    await full.context.close();
  });
});

test.each(['430000', '431100', '430102', '110000', '441900'])(
  "a region page's headline numbers stand in its download: %s",
  async (code) => {
    const { page, context } = await visit(site, `/region/${code}/`);
    const link = page.locator('a[href$=".csv"][href*="coverage/"]').first();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const text = readFileSync(await download.path(), 'utf8');
    const rows = Papa.parse<Row>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
    const row = rowOf(rows, { region_code: code, period: '2022Q4', task: 'all', area: 'all' });
    const main = await page.locator('main').innerText();
    expect(main).toContain(grouped(row['activities'] ?? 'missing'));
    expect(main).toContain(grouped(row['communities'] ?? 'missing'));
    const share = (Number(row['communities_covered']) / Number(row['communities'])) * 100;
    expect(main).toContain(`${share.toFixed(1)}%`);
    await context.close();
  },
);

test('the home page and the published tables agree on every province', async () => {
  const { page, context } = await visit(site, '/');
  const coverage = csv('coverage.csv');
  for (const code of ['110000', '430000', '440000']) {
    const row = rowOf(coverage, { region_code: code, period: '2022Q4', task: 'all', area: 'all' });
    const share = (Number(row['communities_covered']) / Number(row['communities'])) * 100;
    const item = page.locator(`main li:has(a[href="/region/${code}/"])`).first();
    expect(await item.innerText()).toContain(`${share.toFixed(1)}%`);
  }
  await context.close();
});

test('a search for a county leads to the index of regions, with or without JavaScript', async () => {
  const { page, context } = await visit(site, '/', { javaScript: false });
  await page.locator('form[action="/region/"] input').first().fill('永州');
  await page.locator('form[action="/region/"] button').first().click();
  expect(new URL(page.url()).pathname).toBe('/region/');
  expect(await page.locator('a[href="/region/431100/"]').count()).toBeGreaterThan(0);
  await context.close();
});

describe('the SQL page', () => {
  const SQL = `SELECT region_code, communities_covered, activities, hours FROM coverage
    WHERE level = 'prefecture' AND period = '2022' AND task = 'all' AND area = 'all' AND activities IS NOT NULL
    ORDER BY region_code`;

  test('answers as native DuckDB does, exports CSV, and asks no other origin for anything', async () => {
    const { page, requests, faults, context } = await visit(site, '/sql/');
    await page.locator('#sql-scope').selectOption('');
    await page.locator('#sql-text').fill(SQL);
    await page.locator('#sql-run').click();
    const cells = page.locator('#sql-result table tbody tr');
    await cells.first().waitFor({ timeout: 60_000 });
    const connection = await (await DuckDBInstance.create()).connect();
    const reader = await connection.runAndReadAll(
      SQL.replace('FROM coverage', `FROM read_parquet('${join(SITE, 'data/coverage.parquet')}')`),
    );
    const native = reader.getRows().map((row) => row.map(String));
    connection.closeSync();
    expect(native.length).toBeGreaterThan(30);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#sql-result').getByRole('button', { name: 'CSV' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const lines = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
    // The sample's name stands below the rows; the rows are native DuckDB's.
    expect(lines.slice(1, native.length + 1)).toEqual(native);
    expect(text).toContain('示例数据');
    expect(requests.some((request) => request.includes('coverage'))).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('says in Chinese what it did not understand, and keeps the statement', async () => {
    const { page, context } = await visit(site, '/sql/');
    await page.locator('#sql-text').fill('SELECT activites FROM coverage');
    await page.locator('#sql-run').click();
    const result = page.locator('#sql-result');
    await result.getByText('activities').first().waitFor({ timeout: 60_000 });
    expect(await result.innerText()).toMatch(/没有|不认识|没看懂/);
    expect(await page.locator('#sql-text').inputValue()).toBe('SELECT activites FROM coverage');
    await context.close();
  });

  test('nothing typed there reaches another host', async () => {
    const { page, faults, context } = await visit(site, '/sql/');
    await page.locator('#sql-text').fill("SELECT * FROM read_csv('https://example.org/x.csv')");
    await page.locator('#sql-run').click();
    await page
      .locator('#sql-result')
      .getByText('本页只读本站公开的表，不打开别的文件、网址或扩展。')
      .waitFor({ timeout: 30_000 });
    expect(faults.filter((fault) => fault.startsWith('request to another origin'))).toEqual([]);
    await context.close();
  });
});

test('an unknown address answers 404 with a way back', async () => {
  const { page, context } = await visit(site, '/');
  const response = await page.goto(`${site.url}/nowhere/`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('a[href="/"]').count()).toBeGreaterThan(0);
  await context.close();
});

test('theme and size are kept, and are not offered without JavaScript', async () => {
  const { page, context } = await visit(site, '/');
  await page.getByText('大字版').first().click();
  await page.reload();
  expect(await page.locator('html').getAttribute('data-size')).toBe('large');
  await context.close();
  const bare = await visit(site, '/', { javaScript: false });
  expect(await bare.page.getByText('大字版', { exact: true }).isVisible()).toBe(false);
  await bare.context.close();
});
