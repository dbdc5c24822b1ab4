// The map's parts one by one: what can be chosen, what a pointer tells, the timeline, addresses, files. Every number met
// is compared with the published tables. How readers go down through it: the journeys.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOutOfScope } from '../../src/format/regions.ts';
import {
  coverageIn,
  grouped,
  mapReady,
  published,
  rowOf,
  rowsFrom,
  rowsWhere,
  taken,
  textOf,
  unitCells,
} from './journey-steps.ts';
import type { Served } from './site.ts';
import { movedIn, onePage, openSite, visit } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
const pages = { 1440: onePage(() => site), 390: onePage(() => site, { width: 390 }) };
afterAll(async () => {
  for (const each of Object.values(pages)) await each.close();
  await site.close();
});

const ALL = { task: 'all', area: 'all' };

/** Opens the map and waits until it stands as its address says. */
async function openMap(path: string, width: keyof typeof pages = 1440) {
  const opened = await pages[width].open(path);
  await mapReady(opened.page);
  return opened;
}

/** The table follows the drawing: waits until it does. */
async function tableOf(page: Page) {
  await page.locator('#map-rows:not([aria-busy])').waitFor();
  return page.locator('#map-rows');
}

const codesOf = async (page: Page): Promise<string[]> =>
  (await tableOf(page))
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.id.replace('unit-', '')));
const headsOf = async (page: Page): Promise<string[]> =>
  (await (await tableOf(page)).locator('thead th').allTextContents()).map((text) => text.trim());
const valueOf = async (page: Page, code: string, column: string): Promise<string> => {
  const heads = await headsOf(page);
  expect(heads).toContain(column);
  return (await unitCells(page, code))[heads.indexOf(column)] ?? '';
};
const asked = (page: Page): Record<string, string> =>
  Object.fromEntries(new URL(page.url()).searchParams.entries());

describe('without JavaScript', () => {
  test.each(['/map/', '/en/map/'])('%s shows the provinces, with links, and no control', async (path) => {
    const { page, context } = await visit(site, path, { javaScript: false });
    const coverage = published('coverage.csv');
    for (const code of ['110000', '430000', '440000']) {
      const row = rowOf(coverage, { region_code: code, period: '2022Q4', ...ALL });
      expect((await unitCells(page, code))[1]).toBe(coverageIn(row));
      const prefix = path === '/map/' ? '' : '/en';
      expect(await page.locator(`#unit-${code} a[href="${prefix}/region/${code}/"]`).count()).toBe(1);
    }
    expect(await page.locator('#map-plot svg:visible').count()).toBe(1);
    for (const control of ['#map-fields', '#map-slider', '#map-views', '#map-svg'])
      expect(await page.locator(control).isVisible(), control).toBe(false);
    expect(await page.locator('.map-static').isVisible()).toBe(true);
    await context.close();
  });
});

test('opens what its script would draw', async () => {
  const bare = await visit(site, '/map/', { javaScript: false });
  const full = await openMap('/map/');
  for (const part of [
    '#map-figure-h',
    '#map-figure-s',
    '#map-legend',
    '#map-panel',
    '#map-notes',
    '#map-rows',
  ]) {
    const words = async ({ page }: { page: Page }) =>
      ((await page.locator(part).textContent()) ?? '').replace(/\s+/g, '');
    expect(await words(bare), part).not.toBe('');
    expect(await words(full), part).toBe(await words(bare));
  }
  await bare.context.close();
});

test('down to the townships, back and forward: numbers, breadcrumbs, addresses', async () => {
  const { page, faults } = await openMap('/map/?r=431100&s=431102');
  const crumbs = async (): Promise<string> =>
    (await page.locator('#map-crumbs li').allInnerTexts()).join(' › ').replaceAll('\n', '');
  expect(await crumbs()).toBe('全国 › 湖南省 › 永州市');
  await page.locator('#map-plot').focus();
  await page.keyboard.press('Enter');
  const communities = rowsWhere(published('communities/430000.csv'), { county_code: '431102' });
  await page.locator(`#unit-${communities[0]?.['township_code']}`).waitFor();
  expect(await crumbs()).toBe('全国 › 湖南省 › 永州市 › 零陵区');
  expect(await page.locator('#map-figure-h').innerText()).toBe(
    '零陵区各乡镇（街道）社区覆盖率，累计到2022年12月31日',
  );
  const townships = await codesOf(page);
  expect(townships).toEqual([...new Set(communities.map((row) => row['township_code']))]);
  let covered = 0;
  for (const code of townships) {
    const own = rowsWhere(communities, { township_code: code });
    const reached = own.filter((row) => row['first_covered'] !== '').length;
    covered += reached;
    expect(await valueOf(page, code, '社区（村）总数')).toBe(String(own.length));
    expect(await valueOf(page, code, '有活动的社区（村）')).toBe(String(reached));
  }
  const total = rowOf(published('coverage/430000.csv'), { region_code: '431102', period: 'total', ...ALL });
  expect(String(covered)).toBe(total['communities_covered']);
  expect(await page.locator('#map-panel .big').innerText()).toBe(`${coverageIn(total)}%`);
  await page.goBack();
  await page.locator('#unit-431103').waitFor();
  expect(asked(page)).toEqual({ r: '431100', s: '431102' });
  await page.goForward();
  await page.locator(`#unit-${townships[0]}`).waitFor();
  await page.locator('#map-crumbs a', { hasText: '全国' }).click();
  await page.locator('#unit-110000').waitFor();
  expect(asked(page)).toEqual({});
  expect(faults).toEqual([]);
});

test('townships are counted up to the end of the period', async () => {
  const { page } = await openMap('/map/?r=431102&p=2022-03');
  const communities = rowsWhere(published('communities/430000.csv'), { county_code: '431102' });
  const shown = await Promise.all(
    (await codesOf(page)).map((code) => valueOf(page, code, '有活动的社区（村）')),
  );
  const until = communities.filter((row) => row['first_covered'] && row['first_covered'] <= '2022-03').length;
  expect(until).toBeGreaterThan(0);
  expect(shown.reduce((sum, value) => sum + Number(value), 0)).toBe(until);
});

describe('a filter', () => {
  test('by kind of task, area and period shows the row that the table has', async () => {
    const { page } = await openMap('/map/?r=430000');
    await page.locator('#map-types label', { hasText: '年' }).click();
    await page.locator('#map-task').selectOption('103');
    await page.locator('#map-area').selectOption('rural');
    await page.waitForFunction(() => location.search.includes('a=rural'));
    expect(asked(page)).toEqual({ r: '430000', t: '103', a: 'rural', p: '2022' });
    expect(await page.locator('#map-figure-s').innerText()).toBe(
      '单位：%。空巢（独居）老人关爱，农村社区（村委会）。',
    );
    const rows = published('coverage/430000.csv');
    const codes = await codesOf(page);
    expect(codes.length).toBe(14);
    for (const code of codes) {
      const row = rowOf(rows, { region_code: code, period: '2022', task: '103', area: 'rural' });
      expect((await unitCells(page, code))[1]).toBe(coverageIn(row));
      expect(await valueOf(page, code, '活动场次')).toBe(grouped(row['activities'] ?? ''));
    }
  });

  test('chosen before the one before it is shown adds to it', async () => {
    const { page } = await openMap('/map/?r=430000');
    // Three choices in one go of the page's own clock: nothing of the first can be shown before the last.
    await page.evaluate(() => {
      const choose = (id: string, value: string): void => {
        const field = document.querySelector<HTMLSelectElement>(id);
        if (!field) throw new Error(`missing: ${id}`);
        field.value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      };
      document.querySelector<HTMLInputElement>('#map-types input[value=year]')?.click();
      choose('#map-task', '103');
      choose('#map-area', 'rural');
    });
    await page.waitForFunction(() => location.search.includes('a=rural'));
    expect(asked(page)).toEqual({ r: '430000', t: '103', a: 'rural', p: '2022' });
  });

  test('by month and by group, of counts: tiles, never a map', async () => {
    const { page } = await openMap('/map/?r=430000&lv=county&v=map&m=people&g=13&p=2022');
    expect(await page.locator('#map-no-map').innerText()).toBe(
      '数量不画在地图上：面积大的地方看起来总是多。',
    );
    expect(await page.locator('#map-plot use').count()).toBe(0);
    expect(await page.locator('#map-plot svg > g').count()).toBe((await codesOf(page)).length);
    const rows = published('outcomes/430000.csv');
    const states = new Set<string>();
    for (const row of rowsWhere(rows, { level: 'county', period: '2022', task: 'all', group: '13' })) {
      const shown = (await unitCells(page, row['region_code'] ?? ''))[1];
      const status = row['status'] ?? '';
      if (row['people'] !== '') expect(shown).toBe(grouped(row['people'] ?? ''));
      else expect(shown).toBe(/suppressed[^;]*people|^suppressed$/.test(status) ? '隐去' : '未报送');
      states.add(row['people'] === '' ? (shown ?? '') : 'ok');
    }
    expect(states).toContain('ok');
  });

  test('offers what is published alone, and says what is', async () => {
    const { page } = await openMap('/map/?r=431100');
    expect(await page.locator('#map-task option[value="1"]').isDisabled()).toBe(false);
    expect(await page.locator('#map-task option[value="103"]').isDisabled()).toBe(true);
    expect(await page.locator('#map-why').innerText()).toContain('灰色的选项没有公布。县级公布的有：');
    await page.locator('#map-indicators input[value=activities]').check();
    await page.locator('#map-types label', { hasText: '月' }).click();
    await page.waitForFunction(() => location.search.includes('p=2022-1'));
    expect(await page.locator('#map-task option[value="1"]').isDisabled()).toBe(true);
    expect(await page.locator('#map-area option[value=urban]').isDisabled()).toBe(true);
    const rows = published('coverage/430000.csv');
    const { p = '' } = asked(page);
    for (const code of await codesOf(page)) {
      const row = rowsWhere(rows, { region_code: code, period: p, ...ALL })[0] ?? {};
      if (row['activities']) expect((await unitCells(page, code))[1]).toBe(grouped(row['activities']));
    }
  });
});

describe('the list of regions', () => {
  const valueIn = (page: Page): Promise<string> => page.locator('#map-region').inputValue();

  test('by keys opens at Enter, or when it is left, and goes back at Escape', async () => {
    const { page, requests } = await openMap('/map/');
    await page.locator('#map-region').focus();
    for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('ArrowDown');
    const passed = await valueIn(page);
    expect(passed).toBe('130000');
    expect(await page.locator('#map-region-keys').isVisible()).toBe(true);
    // What it passes over is neither opened nor fetched.
    expect(asked(page)).toEqual({});
    expect(requests.filter((path) => /figures\/map\/[1-9]/.test(path))).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await valueIn(page)).toBe('000000');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#unit-110101').waitFor();
    expect(asked(page)).toEqual({ r: '110000' });
    expect(await page.locator('#map-region').evaluate((list) => list === document.activeElement)).toBe(true);
    // The key that opened a region does not unfold the list.
    expect(await page.locator('#map-region').evaluate((list) => list.matches(':open'))).toBe(false);
    await page.keyboard.press('Home');
    expect(asked(page)).toEqual({ r: '110000' });
    await page.keyboard.press('Tab');
    await page.locator('#unit-430000').waitFor();
    expect(asked(page)).toEqual({});
  });

  test('says so to those who hear it, in both languages', async () => {
    for (const [path, words] of [
      ['/map/', '用方向键选好后，按Enter打开。'],
      ['/en/map/', 'After choosing with the arrow keys, press Enter to open.'],
    ] as const) {
      const { page } = await openMap(path);
      expect(await page.locator('#map-region').getAttribute('aria-describedby')).toBe('map-region-keys');
      expect((await page.locator('#map-region-keys').textContent())?.trim()).toBe(words);
    }
  });

  test('picked without keys opens at once', async () => {
    const { page } = await openMap('/map/');
    await page.locator('#map-region').selectOption('430000');
    await page.locator('#unit-430100').waitFor();
    expect(asked(page)).toEqual({ r: '430000' });
  });
});

test('says nothing as it opens, and what was chosen afterwards', async () => {
  for (const path of ['/map/', '/map/?r=430000']) {
    const { page } = await openMap(path);
    await tableOf(page);
    expect(await page.locator('#map-said').textContent(), path).toBe('');
    await page.locator('#map-task').selectOption('1');
    await page.locator('#map-said', { hasText: '社区覆盖率' }).waitFor({ state: 'attached' });
  }
});

test('what was built is taken over, not written again', async () => {
  const { page, context } = await visit(site, '/offline/');
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const row = document.querySelector('#map-rows tbody tr');
      const drawing = document.querySelector('#map-plot .wide-only > svg');
      const trend = document.querySelector('#map-trend-body svg');
      Object.assign(window, { isKept: () => [row, drawing, trend].every((one) => one?.isConnected) });
    });
  });
  await page.goto(`${site.url}/map/`);
  await mapReady(page);
  await page.locator('#map-rows thead button').first().waitFor();
  expect(await page.evaluate('isKept()')).toBe(true);
  await page.locator('#map-rows thead button').first().click();
  expect(await page.locator('#map-rows th[aria-sort=descending]').count()).toBe(1);
  await context.close();
});

describe('the states of a cell', () => {
  test('zero, suppressed, not reported and out of scope look and read apart', async () => {
    const rows = published('outcomes/430000.csv');
    const hidden = rows.find(
      (row) =>
        row['level'] === 'county' &&
        row['period'] === '2022' &&
        /suppressed/.test(row['status'] ?? '') &&
        row['people'] === '',
    );
    expect(hidden).toBeDefined();
    const { region_code: code = '', task = '', group = '', parent_code: parent = '' } = hidden ?? {};
    const { page } = await openMap(`/map/?r=${parent}&m=people&t=${task}&g=${group}&p=2022&s=${code}`);
    expect((await unitCells(page, code))[1]).toBe('隐去');
    expect(await page.locator('#map-panel .big').innerText()).toBe('隐去');
    expect(await page.locator('#map-said').innerText()).toContain('为保密不公布');
    expect(await page.locator('#map-legend').innerText()).toContain('为保密不公布');
    expect(await page.locator('#map-plot rect[fill="url(#dots)"]').count()).toBeGreaterThan(0);
    const nation = await openMap('/map/?s=420000');
    expect(await nation.page.locator('#map-panel .big').innerText()).toBe('未报送');
    expect(await nation.page.locator('#map-said').innerText()).toBe('湖北省，未报送');
    expect(await nation.page.locator('#map-plot rect[fill="url(#hatch)"]').count()).toBe(28);
    expect(await nation.page.locator('#map-plot rect.absent').count()).toBe(3);
    await nation.page.getByText('台', { exact: true }).first().click();
    expect(await nation.page.locator('#map-said').innerText()).toBe('台湾省，不在统计范围');
    expect(await nation.page.locator('#map-panel [data-open]').count()).toBe(0);
    await nation.page.keyboard.press('Enter');
    expect(asked(nation.page)).toEqual({ s: '710000' });
  });
});

describe('pointer, finger and keyboard', () => {
  test('tell the same of a unit', async () => {
    const { page } = await openMap('/map/');
    const row = rowOf(published('coverage.csv'), { region_code: '430000', period: '2022Q4', ...ALL });
    const sentence = `湖南省，${coverageIn(row)}%，${grouped(row['communities'] ?? '')}个社区（村）中${grouped(row['communities_covered'] ?? '')}个有活动`;
    await page.getByText('湘', { exact: true }).first().hover();
    expect(await page.locator('#map-tip').innerText()).toBe(sentence);
    await page.locator('#map-plot').focus();
    await page.keyboard.press('End');
    // The browser tells of a changed address a moment later.
    await expect.poll(() => asked(page)).toEqual({ s: '820000' });
    await page.keyboard.press('Home');
    await expect.poll(() => asked(page)).toEqual({ s: '110000' });
    // From 京 down to 豫 and 鄂 and 湘, as the tiles lie.
    for (let turn = 0; turn < 12 && asked(page)['s'] !== '430000'; turn += 1)
      await page.keyboard.press('ArrowDown');
    const reached = asked(page)['s'];
    if (reached !== '430000') await page.getByText('湘', { exact: true }).first().click();
    expect(await page.locator('#map-said').innerText()).toBe(sentence);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => asked(page)).toEqual({ s: '360000' });
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => asked(page)).toEqual({ s: '430000' });
    await page.keyboard.press('Enter');
    await page.locator('#unit-430100').waitFor();
    await expect.poll(() => asked(page)).toEqual({ r: '430000' });
    await page.keyboard.press('Home');
    await expect.poll(() => asked(page)).toEqual({ r: '430000', s: '430100' });
    await page.keyboard.press('Escape');
    await expect.poll(() => asked(page)).toEqual({ r: '430000' });
  });

  test('the drawing is one stop of the Tab key', async () => {
    const { page } = await openMap('/map/?r=430000');
    expect(await page.locator('#map-plot [tabindex], #map-plot a').count()).toBe(0);
    expect(await page.locator('#map-plot').getAttribute('tabindex')).toBe('0');
    expect(await page.locator('#map-plot').getAttribute('aria-label')).toBe('图中的单位');
  });
});

describe('the timeline', () => {
  test('goes by period with the keys of a slider, and its classes stay', async () => {
    const { page } = await openMap('/map/?r=430000');
    const legend = await page.locator('#map-legend li').first().innerText();
    const slider = page.locator('#map-slider');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => location.search.includes('p=2022Q3'));
    expect(await slider.getAttribute('aria-valuetext')).toBe('2022年第三季度');
    expect(await page.locator('#map-legend li').first().innerText()).toBe(legend);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => location.search.includes('p=2021Q2'));
    expect(await page.locator('#map-period').innerText()).toBe('2021年第二季度（未满期，1个月）');
    // A period covered in part is compared with none.
    expect(await valueOf(page, '430100', '比上期（百分点）')).toBe('—');
  });

  test('plays to the end, moves nothing, and stops', async () => {
    const { page } = await openMap('/map/?r=430000&p=2022Q2');
    await watchShifts(page);
    await page.locator('#map-play').click();
    expect(await page.locator('#map-play').innerText()).toBe('暂停');
    await page.waitForFunction(() => !location.search.includes('p='), undefined, { timeout: 20_000 });
    await page.getByRole('button', { name: '播放' }).waitFor();
    expect(await shiftsOf(page)).toBe(0);
  });
});

/** Notes every shift of the layout from now on, those after a reader's own act too. */
async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = window as unknown as { shifts: number };
    state.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) state.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift' });
  });
}
const shiftsOf = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { shifts: number }).shifts);

test.each([
  ['/map/', 1440],
  ['/map/', 390],
  ['/map/?r=430000&s=431100', 1440],
  ['/map/?r=430000&lv=county', 390],
  ['/en/map/?r=431102', 1440],
])('%s at %i: nothing moves once it is read', async (path, width) => {
  // With nothing in the browser's cache: so the parts come late.
  const { page, context } = await visit(site, path, { width });
  await mapReady(page);
  await page.waitForTimeout(300);
  const moved = await movedIn(page, '#map-page');
  expect(moved).toEqual([]);
  await context.close();
});

describe('an address', () => {
  test.each([
    ['/map/?r=439999', '网址里的地区“439999”查不到，改看全国。'],
    ['/map/?r=710000', '网址里的地区“710000”查不到，改看全国。'],
    ['/map/?p=2029Q9', '网址里的时期“2029Q9”查不到，改看2022年第四季度。'],
    ['/map/?m=rank', '网址里的指标“rank”查不到，改看社区覆盖率。'],
    ['/map/?t=308', '网址里的任务“308”查不到，改看全部任务。'],
    ['/map/?r=430000&s=440100', '网址里的所选单位“440100”查不到，改看全部单位。'],
    ['/map/?r=431100&t=103', '县级没有公布所选的组合，改看关爱特殊群体。'],
    ['/map/?r=430102&m=visits', '乡镇（街道）没有公布所选的组合，改看社区覆盖率。'],
    ['/en/map/?p=2029Q9', 'The period “2029Q9” in the address is not known; shown instead: Q4 2022.'],
    [
      '/en/map/?r=431100&t=103',
      'What was chosen is not published for this level (county); shown instead: Care for vulnerable groups.',
    ],
  ])('with what is not there says so: %s', async (path, sentence) => {
    const { page, faults } = await openMap(path);
    expect(await page.locator('#map-notice').innerText()).toBe(sentence);
    expect(faults).toEqual([]);
  });

  test('is text, never markup', async () => {
    const { page, faults } = await openMap('/map/?p=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
    expect(await page.locator('#map-notice img').count()).toBe(0);
    expect(await page.locator('#map-notice').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(faults).toEqual([]);
  });
});

describe('to take along', () => {
  test('the table is in code order, a reader may sort it and go back', async () => {
    const { page } = await openMap('/map/?r=430000');
    const codes = await codesOf(page);
    expect(codes).toEqual([...codes].sort());
    await page.getByRole('button', { name: '活动场次' }).click();
    const values = (
      await Promise.all((await codesOf(page)).map((code) => valueOf(page, code, '活动场次')))
    ).map((value) => Number(value.replaceAll(',', '')));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(await page.locator('#map-rows [aria-sort=descending]').count()).toBe(1);
    expect(asked(page)).toEqual({ r: '430000' });
    await page.getByRole('button', { name: '恢复代码顺序' }).click();
    expect(await codesOf(page)).toEqual(codes);
  });

  test('the CSV has the rows shown as the published table has them, and says that it is a sample', async () => {
    const { page } = await openMap('/map/?r=430000&m=people&g=11&p=2022');
    const download = await taken(page, () => page.locator('#map-figure a[download]').click());
    expect(download.suggestedFilename()).toBe('linli-sample-map-430000-prefecture-people-2022-2022-12.csv');
    const text = await textOf(download);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain('示例数据');
    const rows = rowsFrom(text).filter((row) => row['level']);
    const open = rowsWhere(published('outcomes/430000.csv'), {
      level: 'prefecture',
      period: '2022',
      task: 'all',
      group: '11',
    });
    expect(open.length).toBe(14);
    for (const name of ['region_code', 'region_name', 'parent_code', 'period_type', 'people', 'visits'])
      expect(rows.map((row) => row[name])).toEqual(open.map((row) => row[name]));
  });

  test('the picture has title, unit, source, release and the mark of the sample burned in', async () => {
    const { page, faults } = await openMap('/map/?r=430000');
    const svg = await textOf(await taken(page, () => page.locator('#map-svg').click()));
    for (const words of [
      '湖南省各市（州）社区覆盖率，2022年第四季度',
      '单位：%',
      '版本2022-12',
      '示例数据，由程序生成，请勿引用',
      '未经地图审核，仅供开发测试',
      '不足2%',
    ])
      expect(svg, words).toContain(words);
    expect(svg).not.toContain('var(--');
    expect(svg).not.toMatch(/\sclass="/);
    const png = await taken(page, () => page.locator('#map-png').click());
    const bytes = readFileSync(await png.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(1200);
    expect(bytes.length).toBeGreaterThan(40_000);
    expect(faults).toEqual([]);
  });
});

test('the map prints its warning, and draws twice: for wide and for narrow screens', async () => {
  const wide = await openMap('/map/?r=430000');
  expect(await wide.page.locator('#map-plot svg').getAttribute('width')).toBe('632');
  expect(await wide.page.locator('#map-plot').innerText()).toContain('未经地图审核，仅供开发测试');
  const narrow = await openMap('/map/?r=430000', 390);
  expect(await narrow.page.locator('#map-plot svg').getAttribute('width')).toBe('340');
  const drawn = await narrow.page
    .locator('#map-plot svg')
    .evaluate((svg) => svg.getBoundingClientRect().width);
  expect(drawn).toBeGreaterThan(320);
  expect(await narrow.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await narrow.page.locator('#map-filter').click();
  expect(await narrow.page.locator('#map-region').isVisible()).toBe(true);
  expect(await narrow.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('labels on a map never run into each other', async () => {
  for (const path of ['/map/?v=map', '/map/?r=430000&lv=county', '/map/?r=440000', '/map/?r=110000']) {
    for (const width of [1440, 390] as const) {
      const { page } = await openMap(path, width);
      const overlaps = await page.locator('#map-plot').evaluate((plot) => {
        const boxes = [...plot.querySelectorAll('text.lb')].map((label) => label.getBoundingClientRect());
        return boxes.flatMap((a, index) =>
          boxes
            .slice(index + 1)
            .filter(
              (b) =>
                a.left + 1 < b.right &&
                b.left + 1 < a.right &&
                a.top + 5 < b.bottom - 4 &&
                b.top + 5 < a.bottom - 4,
            ),
        ).length;
      });
      expect(overlaps, `${path} ${width}`).toBe(0);
    }
  }
});

test('without its data the page says so, keeps what was chosen and tries again', async () => {
  const { page } = await openMap('/map/');
  await page.route('**/figures/map/430000.json', (route) => route.abort());
  await page.locator('#map-region').selectOption('430000');
  await page.getByText('数据没有载入，可能是网络中断。选好的条件还在。').waitFor();
  expect(await page.locator('#map-notice a').getAttribute('href')).toBe('/data/coverage/430000.csv');
  expect(await page.locator('#unit-110000').count()).toBe(1);
  await page.unroute('**/figures/map/430000.json');
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.locator('#unit-430100').waitFor();
  expect(await page.locator('#map-notice').innerText()).toBe('');
});

test('every province that is in scope can be opened', async () => {
  const { page } = await openMap('/map/');
  const provinces = await page
    .locator('#map-region optgroup option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(provinces.length).toBe(31);
  expect(provinces.filter(isOutOfScope)).toEqual([]);
  for (const code of ['420000', '460000', '310000', '650000']) {
    await page.locator('#map-region').selectOption(code);
    await page.waitForFunction((wanted) => location.search.includes(wanted), code);
    await mapReady(page);
    expect((await codesOf(page)).length).toBeGreaterThan(3);
    expect(await page.locator('#map-notice').innerText()).toBe('');
  }
});

describe('below the map', () => {
  /** Head and cells of each row of a table of the profile. */
  const rowsIn = (page: Page, id: string): Promise<string[][]> =>
    page
      .locator(`#${id} tbody tr`)
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
      );
  const QUARTERS: readonly (readonly [string, string])[] = [
    ['2021年第三季度', '2021Q3'],
    ['2021年第四季度', '2021Q4'],
    ['2022年第一季度', '2022Q1'],
    ['2022年第二季度', '2022Q2'],
    ['2022年第三季度', '2022Q3'],
    ['2022年第四季度', '2022Q4'],
  ];

  test('the selected region is shown over time beside the one above, and by task', async () => {
    const { page, faults } = await openMap('/map/?r=430000&s=431100');
    await page.locator('#map-trend-h', { hasText: '永州市社区覆盖率，各期' }).waitFor();
    const coverage = published('coverage/430000.csv');
    const shares = (code: string) =>
      QUARTERS.map(([, period]) => coverageIn(rowOf(coverage, { region_code: code, period, ...ALL })));
    const rows = await rowsIn(page, 'map-trend-rows');
    expect(rows.map(([head]) => head)).toEqual(QUARTERS.map(([name]) => name));
    expect(rows.map(([, own]) => own)).toEqual(shares('431100'));
    expect(rows.map(([, , above]) => above)).toEqual(shares('430000'));
    const tasks = ['1', '2', '3', '4'].map((task) =>
      Number(rowOf(coverage, { region_code: '431100', period: '2022Q4', task, area: 'all' })['activities']),
    );
    const sum = tasks.reduce((total, value) => total + value, 0);
    expect((await rowsIn(page, 'map-mix')).map(([, count, , part]) => [count, part])).toEqual(
      tasks.map((value) => [grouped(String(value)), ((value / sum) * 100).toFixed(1)]),
    );
    const saved = rowsFrom(
      await textOf(await taken(page, () => page.locator('#map-trend a[download]').click())),
    );
    expect(saved.filter((row) => row['region_code'] === '431100').map((row) => row['period'])).toEqual(
      QUARTERS.map(([, period]) => period),
    );
    for (const row of saved.filter((one) => one['period']))
      expect(row['communities_covered']).toBe(
        rowOf(coverage, { region_code: row['region_code'] ?? '', period: row['period'] ?? '', ...ALL })[
          'communities_covered'
        ],
      );
    expect(faults).toEqual([]);
  });

  test('a province that did not report has no line, and says why', async () => {
    const { page } = await openMap('/en/map/?s=420000');
    await page.locator('#map-trend-body').getByText('No number in any period: not reported.').waitFor();
    expect((await rowsIn(page, 'map-mix')).map(([, count, , part]) => [count, part])).toEqual(
      Array.from({ length: 4 }, () => ['not reported', '—']),
    );
  });

  test('without JavaScript it shows the nation', async () => {
    const { page, context } = await visit(site, '/map/', { javaScript: false });
    const rows = await rowsIn(page, 'map-trend-rows');
    expect(rows.map(([, own]) => own)).toEqual(
      QUARTERS.map(([, period]) =>
        coverageIn(rowOf(published('coverage/430000.csv'), { region_code: '000000', period, ...ALL })),
      ),
    );
    expect(await page.locator('#map-trend-body svg:visible').count()).toBe(1);
    await context.close();
  });
});

test('the figure is cited with its title, release and address', async () => {
  const { page, context } = await openMap('/map/?r=430000');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('#map-cite').click();
  await page.locator('#map-cite', { hasText: '已复制' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `〔部署单位填写〕.示例数据：邻里守望数据：湖南省各市（州）社区覆盖率，2022年第四季度（2022-12版）[DS/OL].（2023-01-01）[访问日期].${page.url()}.`,
  );
});

test('a site without a base map has tiles, no switch, and a script that does without', async () => {
  const { page, faults, context } = await visit(site, '/search/');
  await page.route('**/map/*', async (route) => {
    const response = await route.fetch();
    const html = (await response.text())
      .replace(/&quot;imprint&quot;:\[.*?\]|"imprint":\[.*?\]|&#34;imprint&#34;:\[.*?\]/, (found) =>
        found.replace(/\[.*\]/, 'null'),
      )
      .replace(/<fieldset[^>]*id="map-views"[\s\S]*?<\/fieldset>/, '');
    expect(html).not.toContain('map-views');
    await route.fulfill({ response, body: html });
  });
  await page.goto(`${site.url}/map/?r=430000&v=map`);
  await mapReady(page);
  expect(await page.locator('#map-plot svg > g').count()).toBe(14);
  expect(await page.locator('#map-no-map').innerText()).toBe('本站没有配置底图。');
  expect(faults).toEqual([]);
  await context.close();
});
