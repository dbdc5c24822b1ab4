// What the site's tests share: the built campaign of three provinces, served with its headers, and a browser that
// fails a test on any request to another origin.
import { readdirSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/serve.ts';

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`missing ${name}: run these tests through npm test`);
  return value;
};

/** Folder of the built site. */
export const SITE = required('LINLI_TEST_SITE');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Served {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Serves the site on a free port and starts a browser. */
export async function openSite(): Promise<Served> {
  const { server, url }: { server: Server; url: string } = await serve(SITE, 0);
  const browser = await chromium.launch({ executablePath: required('CHROMIUM_PATH'), args: FLAGS });
  return {
    url,
    browser,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** URLs asked for, without the origin. */
  readonly requests: string[];
  /** Console errors, failed loads, policy violations and requests to other origins. */
  readonly faults: string[];
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  /** A screen that is touched, as a phone's is. */
  readonly touch?: boolean;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
  /** Whether pages are kept for when there is no connection: other tests want them from the server. */
  readonly keeping?: boolean;
}

/** Opens a path in a fresh context. */
export async function visit(
  { url, browser }: Served,
  path: string,
  {
    width = 1440,
    height = 900,
    touch = false,
    dark = false,
    javaScript = true,
    keeping = false,
  }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: javaScript,
    acceptDownloads: true,
    serviceWorkers: keeping ? 'allow' : 'block',
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    const target = request.url();
    if (target.startsWith(url)) requests.push(target.slice(url.length));
    else if (!/^(data|blob):/.test(target)) faults.push(`request to another origin: ${target}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  await page.goto(url + path, { waitUntil: 'load' });
  return { page, context, requests, faults };
}

/**
 * Opens paths in one page for all tests of a file that leave nothing behind on it: the scripts are in the browser's cache
 * by then. Requests and faults are those since the path was opened. `close` at the end.
 */
export function onePage(site: () => Served, options: VisitOptions = {}) {
  let shared: Promise<Visit> | undefined;
  return {
    open: async (path: string): Promise<Visit> => {
      shared ??= visit(site(), '/offline/', options);
      const own = await shared;
      own.requests.length = own.faults.length = 0;
      await own.page.goto(site().url + path, { waitUntil: 'load' });
      return own;
    },
    close: async (): Promise<void> => {
      await (await shared)?.context.close();
    },
  };
}

/**
 * What moved within an element by itself since the page was there, as the beginning of its HTML. A busy machine may paint
 * parts while they are still being read: what counts is what scripts do afterwards.
 */
export function movedIn(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(
    (within) =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        const [opened] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if (entry.startTime < (opened?.domInteractive ?? 0)) continue;
            const { sources } = entry as unknown as { sources: readonly { node: Node | null }[] };
            for (const { node } of sources) {
              const element = node instanceof Element ? node : node?.parentElement;
              if (element?.closest(within)) found.push(element.outerHTML.slice(0, 80));
            }
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(found), 100);
      }),
    selector,
  );
}

/** Every file of the site, relative to it, with its size in bytes. */
export function filesOfSite(): { path: string; bytes: number }[] {
  return readdirSync(SITE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(SITE.length).replace(/^\//, ''), bytes: statSync(path).size };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One page of each template, in both languages: what the accessibility and layout tests go through. */
export const TEMPLATES = [
  '/',
  '/map/',
  '/region/',
  '/region/000000/',
  '/region/430000/',
  '/region/110000/',
  '/region/431100/',
  '/region/441900/',
  '/region/430102/',
  '/region/810000/',
  '/region/420000/',
  '/task/',
  '/task/1/',
  '/task/103/',
  '/task/308/',
  '/data/',
  '/data/coverage/',
  '/data/communities/',
  '/table/',
  '/compare/',
  '/sql/',
  '/check/',
  '/search/',
  '/stories/',
  '/stories/yongzhou-dragon-boat/',
  '/about/',
  '/about/indicators/',
  '/about/methods/',
  '/about/privacy/',
  '/about/disclosure/',
  '/about/quality/',
  '/about/reporting/',
  '/about/accessibility/',
  '/about/corrections/',
  '/about/decisions/',
]
  .flatMap((path) => [path, `/en${path}`])
  .concat('/404.html', '/offline/');
