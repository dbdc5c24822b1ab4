// The benchmark of the pages that are explored: in a browser, how long from a reader's act to the next painting that
// shows what it asked for, at full speed and with the processor four times slower; of one built site, or of two in turn.
import type { Server } from 'node:http';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../command/browser.ts';
import { say } from '../command/progress.ts';
import { serve } from '../serve.ts';

/** What a reader does, as the page's own script does it: an element that is pressed or set, to a value. */
interface Act {
  readonly selector: string;
  /** Of a list or a box with text; absent where it is pressed. */
  readonly value?: string;
}

interface Case {
  readonly label: string;
  readonly path: string;
  /** Pressed once before, so that the controls are there. */
  readonly before?: readonly string[];
  /** Done one after the other, over and over where there are fewer than asked for. */
  readonly acts: readonly Act[];
  /** Whether an act is done once only, as it fetches what stays. */
  readonly once?: boolean;
  /** What changes when the answer is there. */
  readonly shows: string;
  /** What is still on its way when this is there; absent where all comes at once. */
  readonly late?: string;
}

const list = (selector: string, values: readonly string[]): Act[] =>
  values.map((value) => ({ selector, value }));
const boxes = (body: string, values: readonly string[]): Act[] =>
  values.map((value) => ({ selector: `#body-${body} input[value="${value}"]` }));

const MAP = { shows: '#map-figure-h, #map-figure-s', late: '#map-rows[aria-busy]' };
const TABLE = { shows: '#table-title, #table-unit, #table-status', late: '#table-scroll[aria-busy]' };
const STEPS = ['#step-periods summary', '#step-measures summary', '#step-breakdowns summary'];
const PROVINCES = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41'.split(' ').map((code) => `${code}0000`);
const MAPS = [
  { place: '14 prefectures', path: '/map/?r=430000' },
  { place: '142 counties', path: '/map/?r=430000&lv=county' },
];
const TABLES = [
  { place: '142 rows', path: '/table/?d=coverage&r=430000.units&p=2022Q1-2022Q4&m=activities&t=1,4' },
  { place: '11 rows', path: '/table/?d=coverage&r=431100.counties&p=2022Q1-2022Q4&m=activities&t=1,4' },
];

const CASES: readonly Case[] = [
  ...MAPS.flatMap(({ place, path }): Case[] => [
    { ...MAP, label: `map, ${place}: task`, path, acts: list('#map-task', ['1', '2', '3', '4']) },
    { ...MAP, label: `map, ${place}: area`, path, acts: list('#map-area', ['urban', 'rural', 'all']) },
    {
      ...MAP,
      label: `map, ${place}: period`,
      path,
      acts: [
        { selector: '#map-before' },
        { selector: '#map-before' },
        { selector: '#map-after' },
        { selector: '#map-after' },
      ],
    },
    {
      ...MAP,
      label: `map, ${place}: indicator`,
      path,
      acts: ['activities', 'hours', 'coverage'].map((id) => ({
        selector: `#map-indicators input[value=${id}]`,
      })),
    },
  ]),
  { ...MAP, label: 'map: into a province', path: '/map/', acts: list('#map-region', PROVINCES), once: true },
  ...TABLES.flatMap(({ place, path }): Case[] => {
    const common = { ...TABLE, path, before: STEPS };
    return [
      { ...common, label: `table, ${place}: task`, acts: boxes('breakdowns', ['2', '2', '3', '3']) },
      {
        ...common,
        label: `table, ${place}: measure`,
        acts: boxes('measures', ['communities_covered', 'hours', 'communities_covered', 'hours']),
      },
      {
        ...common,
        label: `table, ${place}: period`,
        acts: boxes('periods', ['2022', '2022Q1', '2022', '2022Q1']),
      },
    ];
  }),
];

const TIMES = 16;
const SPEEDS = [1, 4];

/** What was measured of an act, in milliseconds: to the painting that shows it, and until all is there. */
interface Taken {
  readonly first: number;
  readonly whole: number;
}

/** Runs in the page: does an act and waits for the painting after it. */
async function timed([act, shows, late]: [Act, string, string | null]): Promise<Taken> {
  const painted = (): Promise<void> =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
    );
  const words = (): string =>
    [...document.querySelectorAll(shows)].map((element) => element.textContent).join() + location.search;
  const until = async (isThere: () => boolean): Promise<void> => {
    const end = performance.now() + 20_000;
    while (!isThere()) {
      if (performance.now() > end) throw new Error(`nothing came of ${act.selector} ${act.value ?? ''}`);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const element = document.querySelector<HTMLElement>(act.selector);
  if (!element) throw new Error(`missing: ${act.selector}`);
  const before = words();
  const start = performance.now();
  // Asked for before the act: what the page puts off until after its painting comes after this one too.
  const next = painted();
  if (act.value === undefined) element.click();
  else {
    (element as HTMLSelectElement).value = act.value;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }
  await next;
  if (words() === before) {
    await until(() => words() !== before);
    await painted();
  }
  const first = performance.now() - start;
  if (late === null) return { first, whole: first };
  await until(() => document.querySelector(late) === null);
  await painted();
  return { first, whole: performance.now() - start };
}

async function openedCase(
  browser: Browser,
  url: string,
  one: Case,
): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(url + one.path, { waitUntil: 'networkidle' });
  for (const selector of one.before ?? []) await page.locator(selector).first().click();
  await page.waitForTimeout(500);
  return { page, session: await context.newCDPSession(page) };
}

/** The acts of a case at a speed, on several pages in turn so that what else the machine does falls on all alike. */
async function measured(pages: readonly Page[], one: Case, from: number): Promise<Taken[][]> {
  const taken: Taken[][] = pages.map(() => []);
  const half = one.once ? one.acts.length / SPEEDS.length : TIMES;
  for (let time = 0; time < half; time += 1) {
    const act = one.acts[(from * half + time) % one.acts.length];
    if (!act) throw new Error(`invalid case: ${one.label}`);
    // Each is the first as often as the other.
    const order = time % 2 === 0 ? [...pages.entries()] : [...pages.entries()].reverse();
    for (const [index, page] of order) {
      taken[index]?.push(
        await page.evaluate(timed, [act, one.shows, one.late ?? null] as [Act, string, string | null]),
      );
      await page.waitForTimeout(30);
    }
  }
  return taken;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN) +
      (sorted[Math.ceil((sorted.length - 1) / 2)] ?? NaN)) /
    2
  );
}

/**
 * Measures a built site, and beside it another one where two are given: then the last columns are its times divided by
 * the first's. Returns the lines of a table.
 */
export async function benchRepaint(folders: readonly string[]): Promise<string[]> {
  const servers: { server: Server; url: string }[] = [];
  for (const folder of folders) servers.push(await serve(folder, 0));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const lines: string[] = [];
  for (const one of CASES) {
    say(`${one.label}…`);
    const cells: string[] = [];
    const opened = await Promise.all(servers.map(({ url }) => openedCase(browser, url, one)));
    for (const [turn, speed] of SPEEDS.entries()) {
      for (const { session } of opened) await session.send('Emulation.setCPUThrottlingRate', { rate: speed });
      const taken = await measured(
        opened.map(({ page }) => page),
        one,
        turn,
      );
      for (const part of one.late === undefined ? (['first'] as const) : (['first', 'whole'] as const)) {
        const medians = taken.map((own) => median(own.map((each) => each[part])));
        const [own = NaN, other] = medians;
        cells.push(
          own.toFixed(0),
          ...(other === undefined ? [] : [other.toFixed(0), (other / own).toFixed(1)]),
        );
      }
      if (one.late === undefined) cells.push(...folders.map(() => '—'), ...(folders.length > 1 ? ['—'] : []));
    }
    for (const { page } of opened) await page.context().close();
    lines.push(`| ${[one.label, ...cells].join(' | ')} |`);
  }
  await browser.close();
  for (const { server } of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  const parts = SPEEDS.flatMap((speed) => [`seen, ${speed}×`, `all, ${speed}×`]);
  const heads = parts.flatMap((part) => (folders.length > 1 ? [part, 'against', 'ratio'] : [part]));
  return [
    `Milliseconds from an act to the painting that shows it, and until all is there; medians of ${TIMES} (into a province: ${PROVINCES.length / SPEEDS.length})`,
    `| act | ${heads.join(' | ')} |`,
    `| --- |${heads.map(() => ' --- |').join('')}`,
    ...lines,
  ];
}
