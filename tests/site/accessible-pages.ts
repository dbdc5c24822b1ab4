// Every template against WCAG 2.2 A and AA, at two widths and in both themes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Served } from './site.ts';
import { openSite, visit } from './site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a colour scheme can change; the rest of a page is the same in both. It takes axe as long as all other rules. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const WITHOUT_COLOURS = Object.fromEntries(OF_COLOURS.map((rule) => [rule, false]));

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[];
}

/** What axe finds on a page as it stands, by its tags or by single rules, with some of them turned on or off. */
async function problems(
  page: Page,
  runOnly: readonly string[],
  isOn: Readonly<Record<string, boolean>> = {},
): Promise<string[]> {
  const rules = Object.fromEntries(Object.entries(isOn).map(([rule, enabled]) => [rule, { enabled }]));
  const results = await page.evaluate<AxeResults, unknown>(
    (options) =>
      (
        globalThis as unknown as { axe: { run(where: Document, options: unknown): Promise<AxeResults> } }
      ).axe.run(document, options),
    { runOnly, rules, resultTypes: ['violations'] },
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary}`),
  );
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** The colour behind the page. */
const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/**
 * The tests of some pages at some widths; `looksAtColours`: at the first of them, light and dark. In files of their own, so
 * that two run side by side. English pages are laid out and coloured as the Chinese ones.
 */
export function testPages(
  paths: readonly string[],
  widths: readonly [number, ...number[]],
  looksAtColours: boolean,
): void {
  let site: Served;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each(paths)(`%s, ${widths.join(' and ')} wide`, async (path) => {
    const { page, context, faults } = await visit(site, path, { width: widths[0] });
    // Evaluated by the browser's own debugger: the site's policy allows no script of ours.
    await page.evaluate(AXE);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const colours = looksAtColours && width === widths[0] ? {} : WITHOUT_COLOURS;
      expect(await problems(page, TAGS, { 'heading-order': true, ...colours }), `${width}`).toEqual([]);
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
    }
    const light = await paper(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).not.toBe(light);
    if (looksAtColours) expect(await problems(page, OF_COLOURS)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
}
