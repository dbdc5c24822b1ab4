// The table tool: a table for a report taken to Excel, every table held against the open data; what does not exist, what
// is too large, what did not load. How readers get there: the journeys.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unzipSync, strFromU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from './journey-steps.ts';
import { published, resultNumbers, resultSays, rowsFrom, taken, textOf } from './journey-steps.ts';
import type { Served, VisitOptions } from './site.ts';
import { onePage, openSite, visit } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
const wide = onePage(() => site);
afterAll(async () => {
  await wide.close();
  await site.close();
});

const QUARTERS = ['2022Q1', '2022Q2', '2022Q3', '2022Q4'];
const TASKS = ['1', '4'];

/** The numbers of the journey as the open data have them, a row a county: tasks, and in each the quarters. */
function expectedNumbers(): { codes: string[]; numbers: string[][] } {
  const register = published('regions.csv');
  const codes = register
    .filter((row) => row['parent_code'] === '431100' && row['level'] === 'county' && row['kind'] === '')
    .map((row) => row['region_code'] ?? '');
  const rows = new Map(
    published('coverage/430000.csv').map((row) => [
      [row['region_code'], row['period'], row['task'], row['area']].join(),
      row,
    ]),
  );
  const numbers = codes.map((code) =>
    TASKS.flatMap((task) =>
      QUARTERS.map((period) => {
        const row = rows.get([code, period, task, 'rural'].join());
        if (row?.['communities_covered'] === undefined) throw new Error(`missing row: ${code} ${period}`);
        return row['communities_covered'];
      }),
    ),
  );
  return { codes, numbers };
}

const ADDRESS = 'd=coverage&r=431100.counties&p=2022Q1-2022Q4&m=communities_covered&t=1,4&a=rural';

async function opened(query: string, words: string) {
  const visited = await wide.open(`/table/?${query}`);
  await resultSays(visited.page, words);
  return visited;
}

/** Opens a step where it is folded away. */
async function openStep(page: Page, name: string): Promise<void> {
  const step = page.locator(`#step-${name}`);
  if ((await step.getAttribute('open')) === null) await step.locator('summary').first().click();
}

test('into Excel: the copy, the workbook and the CSV have the numbers of the open data', async () => {
  const { page, context } = await opened(ADDRESS, '11行，8列');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { codes, numbers } = expectedNumbers();
  await page.locator('#table-copy').click();
  await page.locator('#table-said', { hasText: '已复制，到Excel里粘贴。' }).waitFor();
  const plain = await page.evaluate(() => navigator.clipboard.readText());
  const lines = plain.split(/\r?\n/).map((line) => line.split('\t'));
  expect(lines.slice(3, 14).map(([code]) => code)).toEqual(codes);
  expect(lines.slice(3, 14).map((line) => line.slice(2))).toEqual(numbers);
  expect(plain).toContain('示例数据');

  const workbook = await taken(page, () => page.locator('#table-xlsx').click());
  const files = unzipSync(new Uint8Array(readFileSync(await workbook.path())));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const rows = [...sheet.matchAll(/<row r="(\d+)">(.*?)<\/row>/g)].slice(3);
  expect(rows.map(([, , cells = '']) => [...cells.matchAll(/<v>([^<]*)<\/v>/g)].map(([, v]) => v))).toEqual(
    numbers,
  );
  const notes = strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
  for (const said of [
    '示例数据',
    '2022-12',
    ADDRESS.replaceAll('&', '&amp;'),
    '有活动的社区（村）（个）',
    '隐去',
  ])
    expect(notes).toContain(said);

  const text = await textOf(await taken(page, () => page.locator('#table-csv').click()));
  expect(text.startsWith('\ufeffregion_code,region_name,level,parent_code,period,task,area,')).toBe(true);
  expect(text.trimEnd().split('\r\n').at(-1)).toContain('示例数据');
  const own = rowsFrom(text).filter((row) => /^\d{6}$/.test(row['region_code'] ?? ''));
  expect(own.length).toBe(11 * 8);
  expect(own.every((row) => row['communities_covered_status'] === 'ok')).toBe(true);
  expect(
    codes.map((code) =>
      TASKS.flatMap((task) =>
        QUARTERS.map(
          (period) =>
            own.find(
              (row) => row['region_code'] === code && row['task'] === task && row['period'] === period,
            )?.['communities_covered'],
        ),
      ),
    ),
  ).toEqual(numbers);
});

test('a level, period and breakdown that do not exist are explained, and the nearest is a press away', async () => {
  const { page } = await opened(
    'd=coverage&r=431100.counties&p=2022-01-2022-03&m=activities&t=1,4',
    '没有这种组合的数',
  );
  expect(await page.locator('#table-messages').innerText()).toContain('县级、按月、分四类任务、城乡合计');
  await page.getByRole('button', { name: '改看：2022年第一季度' }).click();
  await resultSays(page, '11行，2列');
  expect(new URL(page.url()).searchParams.get('p')).toBe('2022Q1');
  await page.goBack();
  await resultSays(page, '没有这种组合的数');
  await page.goForward();
  await resultSays(page, '11行，2列');
});

test('changes on a year before and totals are those of the open data', async () => {
  const { page } = await opened(
    'd=coverage&r=430000.prefectures&p=2022Q4&m=activities&t=2&c=year&z=r',
    '15行，3列',
  );
  const rows = published('coverage/430000.csv').filter(
    (row) => row['level'] === 'prefecture' && row['task'] === '2' && row['area'] === 'all',
  );
  const of = (code: string, period: string): number =>
    Number(rows.find((row) => row['region_code'] === code && row['period'] === period)?.['activities']);
  const codes = [...new Set(rows.map((row) => row['region_code'] ?? ''))].sort();
  expect(codes.length).toBe(14);
  const signed = (value: number, text: string): string =>
    value === 0 ? text : value > 0 ? `+${text}` : `−${text.replace('-', '')}`;
  const expected = [...codes, 'total'].map((code) => {
    const sum = (period: string): number =>
      code === 'total' ? codes.reduce((all, one) => all + of(one, period), 0) : of(code, period);
    const [now, then] = [sum('2022Q4'), sum('2021Q4')];
    return [
      String(now),
      signed(now - then, String(now - then)),
      then === 0 ? '—' : signed(now - then, (((now - then) / then) * 100).toFixed(1)),
    ];
  });
  const shown = await resultNumbers(page);
  expect(shown.map(([value, change]) => [value, change])).toEqual(
    expected.map(([value, change]) => [value, change]),
  );
  shown.forEach(([, , growth = ''], row) => {
    const wanted = expected[row]?.[2] ?? '';
    if (wanted === '—') expect(growth).toContain('—');
    else
      expect(Math.abs(Number(growth.replace('−', '-')) - Number(wanted.replace('−', '-')))).toBeLessThan(
        0.11,
      );
  });
});

test('hidden, not reported and zero look different, and no total is told where a part is hidden', async () => {
  const { page } = await opened('d=outcomes&r=431100.counties&p=2022&m=people&g=11,21&z=r', '12行，2列');
  const hidden = published('outcomes/430000.csv').filter(
    (row) =>
      row['parent_code'] === '431100' &&
      row['period'] === '2022' &&
      row['task'] === 'all' &&
      row['group'] === '21',
  );
  expect(hidden.every((row) => row['people'] === '' && (row['status'] ?? '').includes('suppressed'))).toBe(
    true,
  );
  const children = page.locator('#table-scroll tbody tr td:nth-of-type(2)');
  expect((await children.allInnerTexts()).slice(0, 11)).toEqual(Array.from({ length: 11 }, () => '隐去'));
  expect(await page.locator('#table-scroll tr.total td').last().innerText()).toContain('—');
  expect(await page.locator('#table-notes').innerText()).toContain('每一部分都有数才算合计');
  expect(await page.locator('#table-notes').innerText()).toContain('留守儿童、困境儿童的数，县级一律隐去');
});

test('a table longer than a screen comes in two parts, and no column moves when the second comes', async () => {
  const register = published('coverage/430000.csv').filter(
    (row) =>
      row['level'] === 'county' && row['period'] === '2022Q1' && row['task'] === '2' && row['area'] === 'all',
  );
  const { page } = await opened(
    'd=coverage&r=430000.units&p=2022Q1-2022Q4&m=activities&t=1,4',
    `${register.length}行，8列`,
  );
  await openStep(page, 'breakdowns');
  await page.locator('#body-breakdowns input[value="2"]').first().waitFor();
  const seen = await page.evaluate(async () => {
    const scroll = document.querySelector('#table-scroll');
    const lefts = (): number[] =>
      [...document.querySelectorAll('#table-scroll thead th')].map(
        (head) => head.getBoundingClientRect().left,
      );
    const rows = (): number => document.querySelectorAll('#table-scroll tbody tr:not(.aside)').length;
    document.querySelector<HTMLInputElement>('#body-breakdowns input[value="2"]')?.click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const first = { isBusy: scroll?.getAttribute('aria-busy'), rows: rows(), lefts: lefts() };
    while (scroll?.hasAttribute('aria-busy')) await new Promise((resolve) => setTimeout(resolve));
    return { first, whole: { rows: rows(), lefts: lefts() } };
  });
  expect(seen.first.isBusy).toBe('true');
  expect(seen.first.rows).toBeLessThan(40);
  expect(seen.whole.rows).toBe(register.length);
  expect(seen.first.lefts.length).toBeGreaterThan(12);
  expect(seen.whole.lefts).toEqual(seen.first.lefts);
  expect(await page.locator('#table-scroll .aside').count()).toBe(0);
  const numbers = (await resultNumbers(page)).map((cells) => cells[4]);
  expect(numbers).toEqual(register.map((row) => row['activities'] || '未报送'));
});

test('a choice of 170,000 cells draws the rows in sight alone; a larger one offers the files', async () => {
  const { page } = await opened(
    'd=coverage&r=000000.counties&p=2021Q3-2022Q4&m=activities,hours&t=all,1,2,3,4',
    '2,845行，60列',
  );
  const drawn = (): Promise<number> => page.locator('#table-scroll tbody tr:not(.space)').count();
  expect(await drawn()).toBeLessThan(120);
  expect(await page.locator('#table-scroll table').getAttribute('aria-rowcount')).toBe('2848');
  await page.locator('#table-scroll').evaluate((element) => (element.scrollTop = element.scrollHeight));
  await page.locator('#table-scroll tbody th .code', { hasText: '659' }).first().waitFor();
  expect(await drawn()).toBeLessThan(120);
  await page.goto(
    `${site.url}/table/?d=coverage&r=000000.units&p=2021Q3-2022Q4&m=activities,hours,organisations&t=1,2,3,4&a=all,urban,rural`,
  );
  await page.getByText('网页最多画200,000个').first().waitFor();
  expect(await page.locator('#table-messages a[href="/data/coverage/"]').count()).toBe(1);
  expect(await page.locator('#table-messages a[href$="coverage/430000.csv"]').count()).toBe(1);
});

test('an address with what is not known says so; one of another release too', async () => {
  const { page } = await opened(`${ADDRESS}&v=2022-11`, '11行，8列');
  expect(await page.locator('#table-messages').innerText()).toContain(
    '这个网址是为2022-11版做的，现在是2022-12版',
  );
  await page.goto(`${site.url}/en/table/?d=coverage&r=431100.counties,999999&p=2022Q9&m=activites`);
  const said = page.locator('#table-messages');
  await said.getByText('“r=999999” in the address is not known here and was left out.').waitFor();
  expect(await said.innerText()).toContain('“p=2022Q9” in the address is not known here');
  expect(await said.innerText()).toContain('“m=activites” in the address is not known here');
});

test('a file that does not come: the choice stays, and another try brings it', async () => {
  const { page, context } = await visit(site, '/about/');
  await page.route('**/data/coverage/430000.parquet', (route) => route.abort());
  await page.goto(`${site.url}/table/?${ADDRESS}`);
  const box = page.locator('#table-messages .err');
  await box.waitFor();
  expect(await box.innerText()).toContain('已选的条件还在');
  expect(await box.locator('a[href$="coverage/430000.csv"]').count()).toBe(1);
  await page.unroute('**/data/coverage/430000.parquet');
  await box.getByRole('button', { name: '再试一次' }).click();
  await resultSays(page, '11行，8列');
  await context.close();
});

test('sorting is the reader’s own: the order of codes comes back, address and file keep it', async () => {
  const { page } = await opened(ADDRESS, '11行，8列');
  const codes = (): Promise<string[]> => page.locator('#table-scroll tbody th .code').allInnerTexts();
  const before = await codes();
  await page.locator('[data-sort="0"]').click();
  expect(await page.locator('th[data-column="0"]').getAttribute('aria-sort')).toBe('descending');
  const numbers = (await resultNumbers(page)).map(([first]) => Number(first));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  expect(await codes()).not.toEqual(before);
  expect(new URL(page.url()).search).toBe(`?${ADDRESS}`);
  await page.locator('#table-order').click();
  expect(await codes()).toEqual(before);
});

describe('every table: each cell of the CSV is a cell of the open data, value and status', () => {
  const MEASURES: Readonly<Record<string, readonly string[]>> = {
    coverage: ['communities', 'communities_covered', 'activities', 'organisations', 'volunteers', 'hours'],
    outcomes: ['people', 'first_time', 'visits', 'resolved', 'raters', 'satisfied'],
    needs: ['registered', 'responded', 'resolved'],
    targets: ['target_people', 'first_time'],
    profile: ['activities'],
    reporting: ['units_due', 'units_reported', 'units_late'],
    sensitive: ['activities', 'visits'],
  };
  const KEYS = ['region_code', 'period', 'task', 'group', 'area', 'dimension', 'category'];
  const keyOf = (row: Row): string => KEYS.map((name) => row[name] ?? '').join('|');
  /** What the published status says of a measure. */
  const stateIn = (status: string, measure: string): string => {
    const part = status
      .split(';')
      .find((one) => !one.includes(':') || one.split(':')[1]?.split(',').includes(measure));
    return part?.split(':')[0] ?? 'ok';
  };

  test.each(Object.entries(MEASURES))('%s', async (name, measures) => {
    const regions =
      name === 'sensitive' ? '000000,430000,110000' : '000000,430000,430000.prefectures,431100.units';
    const { page, faults } = await opened(`d=${name}&r=${regions}&p=2022&m=${measures.join(',')}`, '列');
    const text = await textOf(await taken(page, () => page.locator('#table-csv').click()));
    const rows = rowsFrom(text).filter((row) => /^\d{6}$/.test(row['region_code'] ?? ''));
    const open = new Map(
      published(name === 'sensitive' ? 'sensitive.csv' : `${name}/430000.csv`).map((row) => [
        keyOf(row),
        row,
      ]),
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const wanted = open.get(keyOf(row));
      expect(wanted, keyOf(row)).toBeDefined();
      for (const measure of measures) {
        expect(row[measure], `${keyOf(row)} ${measure}`).toBe(wanted?.[measure]);
        const state = name === 'reporting' ? 'ok' : stateIn(wanted?.['status'] ?? '', measure);
        expect(row[`${measure}_status`], `${keyOf(row)} ${measure}`).toBe(state);
      }
    }
    expect(faults).toEqual([]);
  });
});

test('on paper: the whole small table, its address and its release, without buttons', async () => {
  const { page } = await opened(ADDRESS, '11行，8列');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const main = await page.locator('main').innerText();
  expect(main).toContain(`${ADDRESS}&v=2022-12`);
  expect(main).toContain('单位：个');
  expect(main).toContain('示例数据');
  expect(await page.locator('main button:visible:not(.sort)').count()).toBe(0);
  // Where the head is repeated on the next page Chromium leaves out what is a box of its own, as a button is.
  const boxes = await page
    .locator('.tt thead .sort')
    .evaluateAll((sorts) => sorts.map((sort) => getComputedStyle(sort).display));
  expect(new Set(boxes)).toEqual(new Set(['contents']));
  expect(await resultNumbers(page)).toEqual(expectedNumbers().numbers);
  await page.emulateMedia({ media: null });
});

test('rows and columns change places; the chart draws the same numbers or says why not', async () => {
  const { page } = await opened(ADDRESS, '11行，8列');
  await page.locator('#table-swap').click();
  await resultSays(page, '8行，11列');
  expect(new URL(page.url()).searchParams.get('x')).toBe('1');
  const { numbers } = expectedNumbers();
  expect(await resultNumbers(page)).toEqual(
    numbers[0]?.map((_, column) => numbers.map((row) => row[column])),
  );
  await page.locator('#table-draw').click();
  await page.locator('#table-chart', { hasText: '要画的太多' }).waitFor();
  await page.goto(`${site.url}/table/?d=coverage&r=431100&p=2022Q1-2022Q4&m=activities&t=1,4`);
  await resultSays(page, '1行，8列');
  await page.locator('#table-draw').click();
  await page.locator('#table-chart svg').waitFor();
  expect(await page.locator('#table-chart svg path.ln').count()).toBe(2);
  expect(await page.locator('#table-chart').innerText()).toContain('示例数据');
  const svg = await textOf(
    await taken(page, () => page.getByRole('button', { name: '下载图片（SVG）' }).click()),
  );
  const written = svg.replace(/<[^>]*>/g, '');
  expect(written).toContain(await page.locator('#table-title').innerText());
  for (const words of ['单位：', '示例数据，由程序生成', '版本2022-12', '/table/?d=coverage'])
    expect(written, words).toContain(words);
  expect(svg).not.toMatch(/\sclass="|var\(--/);
  const png = await taken(page, () => page.getByRole('button', { name: '下载图片（PNG）' }).click());
  expect(
    readFileSync(await png.path())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test.each(['/table/', '/en/table/'])(
  '%s without JavaScript: the same table, no dead control',
  async (path) => {
    const bare = await visit(site, path, { javaScript: false });
    const full = await wide.open(path);
    expect(await resultNumbers(bare.page)).toEqual(await resultNumbers(full.page));
    expect((await resultNumbers(bare.page)).length).toBe(34);
    expect(await bare.page.locator('main button:visible, main details:visible').count()).toBe(0);
    expect(await bare.page.locator('#table-scroll a[href$="/region/430000/"]').count()).toBe(1);
    const rows = published('coverage.csv');
    const hunan = rows.find(
      (row) =>
        row['region_code'] === '430000' &&
        row['period'] === '2022Q4' &&
        row['task'] === '1' &&
        row['area'] === 'all',
    );
    const shown = await bare.page
      .locator('#table-scroll tr:has(a[href$="/region/430000/"]) td')
      .allInnerTexts();
    expect(shown[1]).toBe(hunan?.['activities']);
    await bare.context.close();
  },
);

describe('reads the same to everyone: no violation with the steps open', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  test.each<[string, VisitOptions]>([
    ['', { width: 1440 }],
    ['', { width: 360, dark: true }],
    ['/en', { width: 360 }],
  ])('%s %o', async (lang, options) => {
    const { page, context, faults } = await visit(site, `${lang}/table/?${ADDRESS}&c=year&z=r`, options);
    await resultSays(page, '12');
    for (const name of ['table', 'regions', 'periods', 'measures', 'breakdowns']) await openStep(page, name);
    await page.locator('#body-regions .ck').first().waitFor();
    await page.locator('#table-draw').click();
    await page.locator('#table-chart > *').first().waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { axe: tool } = globalThis as unknown as {
        axe: {
          run(
            where: Document,
            options: unknown,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      return (await tool.run(document, { runOnly: tags })).violations.map(
        ({ id, nodes }) => `${id} ${nodes[0]?.html}`,
      );
    });
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.width ?? 0,
    );
    expect(faults).toEqual([]);
    await context.close();
  });
});
