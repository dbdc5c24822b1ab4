// What the site may weigh. Sizes are those of gzip -9: what a host sends at most.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from './site.ts';
import { filesOfSite, openSite, SITE, visit } from './site.ts';

const KB = 1000;
const gzipped = (path: string): number => gzipSync(readFileSync(join(SITE, path)), { level: 9 }).length;
const fileOf = (request: string): string => {
  const path = decodeURI(request.split(/[?#]/)[0] ?? '').replace(/^\//, '');
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
};

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test.each(['/', '/en/'])('%s weighs at most 90 kB in all', async (path) => {
  const { requests, context } = await visit(site, path);
  const files = [...new Set(requests.filter((request) => !request.startsWith('data:')).map(fileOf))];
  const total = files.reduce((sum, file) => sum + gzipped(file), 0);
  expect(total, files.join(' ')).toBeLessThanOrEqual(90 * KB);
  await context.close();
});

test("the choropleth's outlines are in the home page once and weigh at most 15 kB", () => {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8');
  const outlines = [...html.matchAll(/<path[^>]*\bd="([^"]{400,})"/g)].map(([, d = '']) => d);
  expect(outlines.length).toBeGreaterThan(20);
  expect(new Set(outlines).size).toBe(outlines.length);
  expect(gzipSync(outlines.join('\n'), { level: 9 }).length).toBeLessThanOrEqual(15 * KB);
});

test('no region page weighs more than 60 kB', () => {
  const pages = filesOfSite().filter(({ path }) => /^(en\/)?region\/\d{6}\/index\.html$/.test(path));
  expect(pages.length).toBeGreaterThan(600);
  for (const { path } of pages) expect(gzipped(path), path).toBeLessThanOrEqual(60 * KB);
});

test('no file is over 100 MB; no part of a table over 25 MiB', () => {
  for (const { path, bytes } of filesOfSite()) {
    expect(bytes, path).toBeLessThanOrEqual(100 * KB * KB);
    if (/^data\/[a-z]+\/\d{6}\./.test(path)) expect(bytes, path).toBeLessThanOrEqual(25 * 1024 * 1024);
  }
});

describe('the SQL page', () => {
  test.each(['/sql/', '/en/sql/'])('%s loads nothing of DuckDB before it is asked to', async (path) => {
    const { page, requests, context } = await visit(site, path);
    await page.waitForTimeout(500);
    expect(requests.filter((request) => /duckdb|\.wasm|\.parquet|arrow/i.test(request))).toEqual([]);
    await context.close();
  });
});

describe('the map', () => {
  test.each(['/map/', '/en/map/'])(
    '%s: at most 90 kB of scripts, nothing of DuckDB or Parquet',
    async (path) => {
      const { page, requests, context } = await visit(site, path);
      await page.locator('#map-plot[role=application]').waitFor();
      const files = [...new Set(requests.filter((request) => !request.startsWith('data:')).map(fileOf))];
      const scripts = files.filter((file) => file.endsWith('.js'));
      expect(scripts.length).toBeGreaterThan(0);
      const weight = scripts.reduce((sum, file) => sum + gzipped(file), 0);
      expect(weight, scripts.join(' ')).toBeLessThanOrEqual(90 * KB);
      expect(files.filter((file) => /duckdb|\.wasm|parquet|arrow/i.test(file))).toEqual([]);
      await context.close();
    },
  );

  test('each of its files weighs at most 150 kB', () => {
    const files = filesOfSite().filter(({ path }) => path.startsWith('figures/map/'));
    expect(files.length).toBeGreaterThan(500);
    for (const { path } of files) expect(gzipped(path), path).toBeLessThanOrEqual(150 * KB);
  });
});

describe('the comparison', () => {
  test.each(['/compare/', '/en/compare/'])(
    '%s: at most 90 kB of scripts, nothing of DuckDB or Parquet',
    async (path) => {
      const { page, requests, context } = await visit(site, path);
      await page.locator('#compare-add:visible').waitFor();
      await page.locator('#compare-region').fill('yongzhou');
      await page.locator('#compare-found button').first().click();
      await page.locator('.facet', { hasText: '431100' }).waitFor();
      const files = [...new Set(requests.filter((request) => !request.startsWith('data:')).map(fileOf))];
      const scripts = files.filter((file) => file.endsWith('.js'));
      expect(scripts.length).toBeGreaterThan(0);
      const weight = scripts.reduce((sum, file) => sum + gzipped(file), 0);
      expect(weight, scripts.join(' ')).toBeLessThanOrEqual(90 * KB);
      expect(files.filter((file) => /duckdb|\.wasm|parquet|arrow/i.test(file))).toEqual([]);
      // Provinces stand beside the nation: only a region below them needs a file of its own.
      expect(files.filter((file) => file.startsWith('figures/map/')).sort()).toEqual([
        'figures/map/000000.json',
        'figures/map/430000.json',
      ]);
      await context.close();
    },
  );

  test('the numbers of communities weigh at most 20 kB', () => {
    expect(gzipped('figures/communities.csv')).toBeLessThanOrEqual(20 * KB);
  });
});

describe('the page of the check', () => {
  test.each(['/check/', '/en/check/'])(
    '%s has at most 90 kB of scripts, weighs at most 100 kB, and its rules at most 3.5 MB',
    async (path) => {
      const { page, requests, context } = await visit(site, path);
      await page.locator('#check-live[data-state=ready]').waitFor();
      const files = [...new Set(requests.filter((request) => !request.startsWith('data:')).map(fileOf))];
      const isRules = (file: string): boolean => /^check\/(rules\.json|register\.txt\.gz)$/.test(file);
      const weigh = (some: string[]): number => some.reduce((sum, file) => sum + gzipped(file), 0);
      expect(files.filter(isRules).length).toBe(2);
      const own = files.filter((file) => !isRules(file));
      expect(weigh(own.filter((file) => file.endsWith('.js')))).toBeLessThanOrEqual(90 * KB);
      expect(weigh(own), files.join(' ')).toBeLessThanOrEqual(100 * KB);
      expect(weigh(files.filter(isRules))).toBeLessThanOrEqual(3500 * KB);
      await context.close();
    },
  );
});

describe('the page of the table', () => {
  const QUERY = '?d=coverage&r=431100.counties&p=2022Q1-2022Q4&m=activities&t=1,4';
  test.each(['/table/', '/en/table/'])(
    '%s has at most 90 kB of scripts, none of DuckDB, and fetches little at first',
    async (path) => {
      const { page, requests, context } = await visit(site, path);
      await page.waitForTimeout(500);
      expect(requests.filter((request) => /\.parquet|regions\.csv/.test(request))).toEqual([]);
      await page.goto(`${site.url}${path}${QUERY}`);
      await page.locator('#table-status', { hasText: '11' }).waitFor();
      await page.locator('#table-draw').click();
      await Promise.all([page.waitForEvent('download'), page.locator('#table-xlsx').click()]);
      const files = [...new Set(requests.map(fileOf))];
      const scripts = files.filter((file) => file.endsWith('.js'));
      expect(scripts.length).toBeGreaterThan(2);
      expect(scripts.filter((file) => /duckdb|arrow/i.test(file))).toEqual([]);
      expect(
        scripts.reduce((sum, file) => sum + gzipped(file), 0),
        scripts.join(' '),
      ).toBeLessThanOrEqual(90 * KB);
      await context.close();
    },
  );

  test('the list of regions weighs at most 150 kB', () => {
    expect(gzipped('figures/regions.csv')).toBeLessThanOrEqual(150 * KB);
  });
});
