// Every page as text: links that lead somewhere, figures that are whole, words the site does not use, no inline code.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES } from '../../src/ingest/problem-list.ts';
import { filesOfSite, SITE, TEMPLATES } from './site.ts';

const read = (path: string): string => readFileSync(join(SITE, path), 'utf8');
const fileOf = (path: string): string => (path.endsWith('/') ? `${path}index.html` : path).replace(/^\//, '');
const PAGES = filesOfSite()
  .map(({ path }) => path)
  .filter((path) => path.endsWith('.html'));

test('pages exist for the nation, 34 provinces, every prefecture and statutory county, in both languages', () => {
  const codes = (prefix: string): Set<string> =>
    new Set(
      PAGES.map((path) => new RegExp(`^${prefix}region/(\\d{6})/index.html$`).exec(path)?.[1]).filter(
        (c) => c !== undefined,
      ),
    );
  const register = readFileSync(new URL('../../data/reference/regions.csv', import.meta.url), 'utf8');
  const statutory = register
    .split('\n')
    .filter((line) => line.split(',')[5] === '1')
    .map((line) => line.slice(0, 6));
  expect(statutory.length).toBe(34 + 333 + 2844);
  for (const prefix of ['', 'en/']) {
    const found = codes(prefix);
    expect([...statutory, '000000'].filter((code) => !found.has(code))).toEqual([]);
  }
  expect(codes('')).toEqual(codes('en/'));
});

test('every internal link and resource leads to a file', () => {
  const broken = new Set<string>();
  for (const page of PAGES) {
    for (const [, target = ''] of read(page).matchAll(/\b(?:href|src|action)="(\/[^"]*)"/g)) {
      const path = decodeURI(target.split(/[?#]/)[0] ?? '');
      if (!existsSync(join(SITE, fileOf(path)))) broken.add(`${page} → ${target}`);
    }
    if (broken.size > 20) break;
  }
  expect([...broken]).toEqual([]);
});

test('anchors within a page exist', () => {
  for (const path of TEMPLATES) {
    const html = read(fileOf(path));
    for (const [, id = ''] of html.matchAll(/href="#([^"]+)"/g))
      expect(html, `${path}#${id}`).toContain(`id="${id}"`);
  }
});

test.each(['about/reporting/', 'en/about/reporting/'])('%s has a row for every reason code', (path) => {
  const { document } = parseHTML(read(fileOf(path)));
  expect(document.querySelector('h2#codes')).not.toBeNull();
  const rows = [...document.querySelectorAll('tr[id]')].map((row) => row.id);
  expect(rows).toEqual(PROBLEM_CODES);
});

test('no inline script, style or event handler anywhere', () => {
  for (const page of PAGES) {
    const html = read(page);
    expect(/<style[\s>]/.test(html), page).toBe(false);
    expect(/\sstyle="/.test(html), page).toBe(false);
    expect(/\son[a-z]+="/.test(html), page).toBe(false);
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
      expect(/\bsrc="|type="application\/ld\+json"/.test(tag), `${page} ${tag}`).toBe(true);
    }
  }
});

describe.each(TEMPLATES)('%s', (path) => {
  const { document } = parseHTML(read(fileOf(path)));

  test('has one language, one main heading, a title and a description', () => {
    expect(document.documentElement.getAttribute('lang')).toBe(path.startsWith('/en/') ? 'en' : 'zh-CN');
    expect(document.querySelectorAll('h1').length).toBe(1);
    expect(document.title.length).toBeGreaterThan(4);
    expect(
      document.querySelector('meta[name=description]')?.getAttribute('content')?.length ?? 0,
    ).toBeGreaterThan(10);
  });

  test('says that it is sample data', () => {
    expect(document.body.textContent).toContain(path.startsWith('/en/') ? 'Sample data' : '示例数据');
  });

  test('every figure has title, unit, source, data table and CSV link', () => {
    for (const figure of document.querySelectorAll('figure')) {
      const text = figure.textContent ?? '';
      const where = `${path} ${text.slice(0, 60)}`;
      expect(figure.querySelector('h2, h3, h4')?.textContent?.length ?? 0, where).toBeGreaterThan(4);
      expect(text, where).toMatch(path.startsWith('/en/') ? /Unit:/ : /单位：/);
      expect(text, where).toMatch(path.startsWith('/en/') ? /Source:/ : /来源：/);
      expect(text, where).toContain('2022-12');
      expect(figure.querySelector('table') ?? figure.querySelector('a[href^="#"]'), where).not.toBeNull();
      expect(figure.querySelector('a[href$=".csv"]'), where).not.toBeNull();
    }
  });

  test('uses none of the words of rankings and campaigns', () => {
    // The statement that the site does not rank, the pages that quote the notice, and names may contain them.
    for (const element of document.querySelectorAll('[data-states-no-ranking], script')) element.remove();
    const text = document.body.textContent ?? '';
    const isQuote = /about|stories|sql/.test(path);
    if (!isQuote) expect(text).not.toMatch(/排名|第[一二三]名|TOP|榜|名次|落后|赋能|抓手|达标率|空白点/);
    expect(text).not.toMatch(/赋能|抓手|名次|达标率/);
  });
});

test('sitemap and robots', () => {
  const sitemap = read('sitemap.xml');
  expect(sitemap).toMatch(/^<\?xml/);
  const places = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
  expect(places).toContain('/region/430102/');
  expect(places).toContain('/en/data/coverage/');
  expect(places.filter((path) => !existsSync(join(SITE, fileOf(path))))).toEqual([]);
  expect(read('robots.txt')).toContain('Sitemap:');
});
