// What journeys are made of: a reader who points, types or taps, whose acts are counted; and the published rows that
// every number met on the way is held against.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Download, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Served } from './site.ts';
import { SITE, visit } from './site.ts';

export type Row = Record<string, string>;

export const rowsFrom = (text: string): Row[] =>
  Papa.parse<Row>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;

const files = new Map<string, Row[]>();

/** Rows of a published CSV, read once: `coverage/430000.csv`. */
export function published(path: string): Row[] {
  const known = files.get(path) ?? rowsFrom(readFileSync(join(SITE, 'data', path), 'utf8'));
  files.set(path, known);
  return known;
}

export const rowsWhere = (rows: Row[], where: Row): Row[] =>
  rows.filter((row) => Object.entries(where).every(([key, value]) => row[key] === value));

/** The one row that there is of a kind. */
export function rowOf(rows: Row[], where: Row): Row {
  const found = rowsWhere(rows, where);
  expect(found.length, JSON.stringify(where)).toBe(1);
  return found[0] ?? {};
}

/** A published number; the test fails where there is none. */
export function numberIn(row: Row, measure: string): number {
  const value = row[measure] ?? '';
  expect(value, `${measure} of ${JSON.stringify(row)}`).toMatch(/^\d+(\.\d+)?$/);
  return Number(value);
}

/** `1234567` → `1,234,567`, `1234.5` → `1,234.5`. */
export const grouped = (digits: string): string =>
  digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** Numerator ÷ denominator as pages show it: `6.3`. */
export const percentIn = (row: Row, numerator: string, denominator: string): string =>
  ((numberIn(row, numerator) / numberIn(row, denominator)) * 100).toFixed(1);

export const coverageIn = (row: Row): string => percentIn(row, 'communities_covered', 'communities');

export const textOf = async (download: Download): Promise<string> =>
  readFileSync(await download.path(), 'utf8');

/** The file that an act hands over. */
export async function taken(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
}

/** Texts of the cells of a table's body, a row each, heads among them. */
export const cellsOf = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) => (cell as HTMLElement).innerText.trim()),
      ),
    );

/** Where the focus is, against an element: on it, before it or after it in the order of the page. */
const focusAgainst = (target: Locator): Promise<'on' | 'before' | 'after' | 'nowhere'> =>
  target.first().evaluate((element) => {
    const active = document.activeElement;
    if (active === element) return 'on';
    if (!active || active === document.body) return 'nowhere';
    return element.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING ? 'after' : 'before';
  });

/** Goes with Tab, or back with Shift and Tab, until an element has the focus; answers how many presses that took. */
export async function tabTo(page: Page, target: Locator, most = 90): Promise<number> {
  await target.first().waitFor();
  for (let presses = 0; presses <= most; presses += 1) {
    const focus = await focusAgainst(target);
    if (focus === 'on') return presses;
    await page.keyboard.press(focus === 'after' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`unreachable with ${most} presses of Tab: ${target.toString()}`);
}

/** Waits until the map stands as its address says. */
export async function mapReady(page: Page): Promise<void> {
  await page.locator('#map-plot[role=application] > svg').waitFor();
  await page.waitForFunction(
    () =>
      document.documentElement.dataset['map'] === 'live' &&
      !document.querySelector('#map-plot')?.hasAttribute('aria-busy'),
  );
}

/** The cells of a unit's row in the map's table, once it follows the drawing: its head first. */
export async function unitCells(page: Page, code: string): Promise<string[]> {
  await page.locator('#map-rows:not([aria-busy])').waitFor();
  // Not what is drawn: rows out of sight are laid out when a reader comes near.
  return (await page.locator(`#unit-${code} > *`).allTextContents()).map((text) => text.trim());
}

/** Numbers of the table tool's result, once all of it is there, without commas. */
export const resultNumbers = (page: Page): Promise<string[][]> =>
  page
    .locator('#table-scroll:not([aria-busy]) tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.replaceAll(',', ''))),
    );

/** Waits until the table tool says this of its result. */
export const resultSays = (page: Page, words: string): Promise<void> =>
  page.locator('#table-status', { hasText: words }).waitFor();

export type Way = 'mouse' | 'keyboard' | 'touch';

/**
 * Seconds of an act by the keystroke-level model (Card, Moran and Newell, Communications of the ACM 23:7, 1980): a key
 * of an average typist, pointing at something, pressing a button there, and making up one's mind. So whether a task is
 * done in a minute can be told from the acts, whatever the machine's speed.
 */
const SECONDS = { key: 0.28, point: 1.1, button: 0.1, mind: 1.35 };

/** A place in an element, from its left upper corner, in pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** A place where a shape is hit by a pointer, as near to its middle as there is one in view. */
export async function placeInside(shape: Locator): Promise<Place> {
  await shape.scrollIntoViewIfNeeded();
  const place = await shape.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const parts = Array.from({ length: 19 }, (_, index) => (index + 1) / 20);
    const places = parts.flatMap((x) => parts.map((y) => ({ x: width * x, y: height * y })));
    const away = (one: Place): number => Math.hypot(one.x - width / 2, one.y - height / 2);
    return places
      .filter(({ x, y }) => element.contains(document.elementFromPoint(left + x, top + y)))
      .sort((a, b) => away(a) - away(b))[0];
  });
  if (!place) throw new Error(`nothing to point at: ${shape.toString()}`);
  return place;
}

/** Someone with a task. Every act is counted: what is pressed, each key, each turn of the wheel or swipe. */
export interface Reader {
  readonly page: Page;
  readonly way: Way;
  /** Presses a link, a button, a box or the head of something folded; of a shape, a place inside it. */
  press(target: Locator, inside?: Place): Promise<void>;
  /** Opens something folded, unless it is open. */
  unfold(details: Locator): Promise<void>;
  write(field: Locator, words: string): Promise<void>;
  /** Chooses from a list. */
  choose(list: Locator, value: string): Promise<void>;
  /** Presses a key so many times: keyboard alone. */
  keys(key: string, times?: number): Promise<void>;
  take(target: Locator): Promise<Download>;
}

/** What was done so far: how many acts, and how many seconds they take a person. */
interface Done {
  acts: number;
  seconds: number;
}

function readerOf(page: Page, way: Way): { reader: Reader; done: Done } {
  const done: Done = { acts: 0, seconds: 0 };
  const count = (acts: number, seconds: number): void => {
    done.acts += acts;
    done.seconds += seconds;
  };

  /** Moves the page until an element is in sight, a screen a time. */
  const bringIntoSight = async (target: Locator): Promise<void> => {
    const screens = await target.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const away = top < 0 ? -top : Math.max(0, bottom - innerHeight);
      return Math.ceil(away / innerHeight);
    });
    count(screens, screens * SECONDS.point);
  };

  const point = async (target: Locator, position?: Place): Promise<void> => {
    await target.waitFor();
    await bringIntoSight(target);
    count(1, SECONDS.mind + SECONDS.point + SECONDS.button);
    const where = position ? { position } : {};
    if (way === 'touch') await target.tap(where);
    else await target.click(where);
  };

  const keys = async (key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
    count(times, times * SECONDS.key);
  };

  const walkTo = async (target: Locator): Promise<void> => {
    count(0, SECONDS.mind);
    await target.waitFor();
    const isFromTop = await target.evaluate(
      (element) => document.activeElement === document.body && element.closest('main') !== null,
    );
    if (isFromTop) {
      // The first stop of every page leads past its header.
      await keys('Tab');
      await keys('Enter');
    }
    const presses = await tabTo(page, target);
    count(presses, presses * SECONDS.key);
  };

  /** A group of radio buttons is one stop; the arrows go through it and choose. */
  const walkRadios = async (radio: Locator): Promise<void> => {
    const group = radio.locator('xpath=ancestor::fieldset');
    const chosen = group.locator('input:checked');
    await walkTo(((await chosen.count()) > 0 ? chosen : group.locator('input')).first());
    const steps = await radio.evaluate((element) => {
      const all = [...(element.closest('fieldset')?.querySelectorAll('input') ?? [])].filter(
        ({ disabled }) => !disabled,
      );
      const placeOf = (one: Element | null): number => all.indexOf(one as HTMLInputElement);
      return placeOf(element) - placeOf(document.activeElement);
    });
    await keys(steps < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(steps));
  };

  const press = async (target: Locator, inside?: Place): Promise<void> => {
    const place = target.first();
    await place.waitFor({ state: 'attached' });
    const type = await place.evaluate((element) => (element instanceof HTMLInputElement ? element.type : ''));
    const isBox = type === 'checkbox' || type === 'radio';
    if (way !== 'keyboard') return point(isBox ? place.locator('xpath=ancestor::label') : place, inside);
    if (type === 'radio') return walkRadios(place);
    await walkTo(place);
    await keys(isBox ? 'Space' : 'Enter');
  };

  const reader: Reader = {
    page,
    way,
    keys,
    press,
    unfold: async (details) => {
      if ((await details.getAttribute('open')) === null) await press(details.locator('summary'));
    },
    write: async (field, words) => {
      await (way === 'keyboard' ? walkTo(field) : point(field));
      await field.pressSequentially(words);
      count(words.length, words.length * SECONDS.key);
    },
    choose: async (list, value) => {
      if (way !== 'keyboard') {
        await bringIntoSight(list);
        // Open it, and point at one of its lines.
        count(2, SECONDS.mind + 2 * (SECONDS.point + SECONDS.button));
        await list.selectOption(value);
        return;
      }
      await walkTo(list);
      const steps = await list.evaluate((element, wanted) => {
        const { options, value: now } = element as HTMLSelectElement;
        const values = [...options].filter(({ disabled }) => !disabled).map((option) => option.value);
        return values.indexOf(wanted) - values.indexOf(now);
      }, value);
      await keys(steps < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(steps));
      expect(await list.inputValue()).toBe(value);
    },
    take: (target) => taken(page, () => press(target)),
  };
  return { reader, done };
}

/** With the arrow keys to a unit of the map: towards where it is seen, round where that leads back. */
export async function walkMap({ page, keys, press }: Reader, unit: Locator): Promise<void> {
  await press(page.locator('#map-plot'));
  await keys('Home');
  const seen = new Set<string>();
  for (let turn = 0; turn < 40; turn += 1) {
    const at = new URL(page.url()).searchParams.get('s') ?? '';
    seen.add(at);
    const away = await unit.evaluate((element) => {
      const middle = (shape: Element | null): { x: number; y: number } => {
        const { left, right, top, bottom } = (shape ?? element).getBoundingClientRect();
        return { x: (left + right) / 2, y: (top + bottom) / 2 };
      };
      const [here, there] = [middle(document.querySelector('#map-plot .chosen')), middle(element)];
      return { x: there.x - here.x, y: there.y - here.y };
    });
    if (Math.hypot(away.x, away.y) < 2) return;
    const [across, along] = [
      away.x < 0 ? 'ArrowLeft' : 'ArrowRight',
      away.y < 0 ? 'ArrowUp' : 'ArrowDown',
    ] as const;
    const order = Math.abs(away.x) > Math.abs(away.y) ? [across, along] : [along, across];
    const next = async (key: string): Promise<boolean> => {
      await keys(key);
      return !seen.has(new URL(page.url()).searchParams.get('s') ?? '');
    };
    if (!(await next(order[0] ?? across))) await next(order[1] ?? along);
  }
  throw new Error(`unreachable with the arrows: ${unit.toString()}`);
}

export interface Journey {
  /** The page on which it begins. */
  readonly from: string;
  /** How many acts it may take at most. */
  readonly acts: Readonly<Record<Way, number>>;
  readonly go: (reader: Reader) => Promise<void>;
}

const SCREENS: Readonly<Record<Way, { width: number; height: number; touch: boolean }>> = {
  mouse: { width: 1440, height: 900, touch: false },
  keyboard: { width: 1440, height: 900, touch: false },
  touch: { width: 360, height: 780, touch: true },
};

/** A task in its reader's own words, done with the mouse, with the keyboard alone and on a phone, in under a minute. */
export function journey(task: string, site: () => Served, { from, acts, go }: Journey): void {
  test.each<Way>(['mouse', 'keyboard', 'touch'])(`${task} (%s)`, async (way) => {
    const { page, context, faults } = await visit(site(), from, SCREENS[way]);
    const { reader, done } = readerOf(page, way);
    await go(reader);
    expect(faults).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      SCREENS[way].width,
    );
    expect(done.acts).toBeLessThanOrEqual(acts[way]);
    expect(done.seconds).toBeLessThan(60);
    await context.close();
  });
}
