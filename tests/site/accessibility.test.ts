import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from './site.ts';
import { openSite, TEMPLATES, visit } from './site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[];
}

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each([
  { width: 1440, dark: false },
  { width: 1440, dark: true },
  { width: 360, dark: false },
])('at $width, dark: $dark', ({ width, dark }) => {
  test.each(TEMPLATES)('%s', async (path) => {
    const { page, context, faults } = await visit(site, path, { width, dark });
    // Evaluated by the browser's own debugger: the site's policy allows no script of ours.
    await page.evaluate(AXE);
    const results = await page.evaluate<AxeResults, string[]>(
      (tags) =>
        (
          globalThis as unknown as { axe: { run(where: Document, options: unknown): Promise<AxeResults> } }
        ).axe.run(document, { runOnly: tags }),
      TAGS,
    );
    const found = results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary}`),
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(faults).toEqual([]);
    await context.close();
  });
});
