// Journeys of those who hand data in or reckon with them: an office's file before it is handed in, the needs of a
// prefecture from the table to SQL, villages and towns month by month on the map.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  coverageIn,
  grouped,
  journey,
  mapReady,
  numberIn,
  percentIn,
  published,
  resultNumbers,
  resultSays,
  rowOf,
  rowsFrom,
  rowsWhere,
  textOf,
  unitCells,
} from './journey-steps.ts';
import type { Served } from './site.ts';
import { openSite } from './site.ts';

let site: Served;
const folder = mkdtempSync(join(tmpdir(), 'linli-journey-'));
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

journey('我这个月的活动表能报了吗？哪一行不对，怎么改？', () => site, {
  from: '/',
  acts: { mouse: 6, keyboard: 35, touch: 8 },
  go: async (reader) => {
    const { page, press } = reader;
    const header = '活动编号,活动日期,区划代码,任务类型,组织名称,志愿者人数,服务时长(小时)\r\n';
    // Codes that are right are in the published list of communities.
    const codes = rowsWhere(published('communities/430000.csv'), { county_code: '431102' }).map(
      ({ region_code: code = '' }) => code,
    );
    const [first = '', second = ''] = codes;
    const good = `LL-1,2022-12-05,${first},103,甲志愿服务队,12,24\r\n`;
    const fileWith = (code: string): string => {
      const path = join(folder, 'activities-2022-12.csv');
      writeFileSync(path, `\ufeff${header}${good}LL-2,2022-12-18,${code},207,甲志愿服务队,15,37.5\r\n`);
      return path;
    };
    const menu = page.locator('header details summary');
    if (await menu.isVisible()) await press(menu);
    await press(page.locator('header a[href="/check/"]').locator('visible=true'));
    await page.locator('#check-live[data-state=ready]').waitFor();
    /** Gives a file by the button, and answers the heading of what is said of it. */
    const give = async (path: string): Promise<string> => {
      await page.evaluate(() => document.querySelector('.sum')?.classList.add('old'));
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        press(page.locator('#check-choose')),
      ]);
      await chooser.setFiles([path]);
      const said = page.locator('#check-result .sum:not(.old)');
      await said.waitFor();
      return (await said.locator('h2, h3').first().innerText()).trim();
    };
    expect(await give(fileWith('431199001001'))).toBe('有1类问题必须改，改好才能上报');
    await press(page.getByRole('link', { name: '区划代码查不到（1处）' }));
    const line = page.locator('.it:has(#check-activities-REGION_UNKNOWN) tbody tr');
    expect(await line.locator('td, th').first().innerText()).toBe('3');
    expect(await line.innerText()).toContain('431199001001');
    expect(codes).not.toContain('431199001001');
    expect(await give(fileWith(second))).toBe('没有必须改的问题');
    expect(await page.locator('#check-files').innerText()).toContain('2行');
  },
});

journey('永州的居民需求，登记了多少、回应了多少、办结了多少？数我要自己再算一遍，用SQL也查一遍', () => site, {
  from: '/table/',
  acts: { mouse: 27, keyboard: 115, touch: 27 },
  go: async (reader) => {
    const { page, press, unfold, write } = reader;
    const rows = rowsWhere(published('needs/430000.csv'), {
      region_code: '431100',
      task: 'all',
      group: 'all',
      period_type: 'quarter',
    });
    const quarters = ['2022Q1', '2022Q2', '2022Q3', '2022Q4'];
    const rowIn = (period: string) => rowOf(rows, { period });
    await unfold(page.locator('#step-table'));
    await press(page.locator('#body-table input[value=needs]'));
    await unfold(page.locator('#step-regions'));
    await write(page.locator('#table-region'), '4311');
    await press(page.locator('#body-regions input[value="431100"]'));
    await unfold(page.locator('#step-periods'));
    await press(page.getByRole('button', { name: '2022年各季都选，只选这些' }));
    await unfold(page.locator('#step-measures'));
    for (const name of ['responded', 'resolved', 'resolution_rate'])
      await press(page.locator(`#body-measures input[value="${name}"]`));
    // By task there is nothing for the quarters of a prefecture: the page says so, and what there is.
    expect(
      rowsWhere(published('needs/430000.csv'), { region_code: '431100', period: '2022Q1', task: '1' }),
    ).toEqual([]);
    await resultSays(page, '没有这种组合的数');
    await press(page.getByRole('button', { name: '改看：全部任务' }));
    await resultSays(page, '1行，16列');
    const MEASURES = ['registered', 'responded', 'resolved'];
    const isRipe = (period: string): boolean => period < '2022Q4';
    expect((await resultNumbers(page))[0]?.map((text) => (text.startsWith('—') ? '—' : text))).toEqual(
      quarters.flatMap((period) => [
        ...MEASURES.map((name) => String(numberIn(rowIn(period), name))),
        isRipe(period) ? percentIn(rowIn(period), 'resolved', 'registered') : '—',
      ]),
    );
    expect(await page.locator('#table-notes').innerText()).toContain('时期结束不满90天');
    const file = rowsFrom(await textOf(await reader.take(page.locator('#table-csv'))));
    for (const period of quarters.filter(isRipe)) {
      const own = rowOf(file, { region_code: '431100', period });
      expect(own['resolution_rate']).toBe(
        String(Math.round((numberIn(own, 'resolved') / numberIn(own, 'registered')) * 1e6) / 1e4),
      );
    }
    await press(page.locator('#table-sql'));
    await page.locator('#sql-text').waitFor();
    await press(page.locator('#sql-run'));
    await page.locator('#sql-result table tbody tr').first().waitFor({ timeout: 60_000 });
    const heads = await page.locator('#sql-result thead th').allInnerTexts();
    const answered = (
      await page
        .locator('#sql-result tbody tr')
        .evaluateAll((lines) =>
          lines.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
        )
    ).map((cells) =>
      Object.fromEntries(
        MEASURES.concat('period').map((name) => [
          name,
          cells[heads.findIndex((head) => head.includes(name))],
        ]),
      ),
    );
    expect(answered).toEqual(
      quarters.map((period) => ({
        ...Object.fromEntries(MEASURES.map((name) => [name, rowIn(period)[name]])),
        period,
      })),
    );
  },
});

journey('永州和湖南各市州的村里、城里，一个月一个月看是怎么变的？', () => site, {
  from: '/map/?r=430000',
  acts: { mouse: 13, keyboard: 50, touch: 16 },
  go: async (reader) => {
    const { page, way, press, choose, keys } = reader;
    await mapReady(page);
    const filters = page.locator('#map-filter');
    if (await filters.isVisible()) await press(filters);
    await choose(page.locator('#map-area'), 'rural');
    await press(page.locator('#map-types input[value=month]'));
    await page.waitForFunction(() => location.search.includes('p=2022-12'));
    const rowsOf = (period: string, area: string) =>
      rowsWhere(published('coverage/430000.csv'), { level: 'prefecture', period, task: 'all', area });
    const checkMonth = async (period: string, area: string): Promise<void> => {
      await page.waitForFunction((wanted) => location.search.includes(`p=${wanted}`), period);
      await mapReady(page);
      const [, year, month] = /^(\d+)-0?(\d+)$/.exec(period) ?? [];
      expect(await page.locator('#map-figure-h').innerText()).toContain(`${year}年${month}月`);
      const rows = rowsOf(period, area);
      expect(rows.length).toBe(14);
      for (const row of rows) {
        const cells = await unitCells(page, row['region_code'] ?? '');
        expect(cells[1]).toBe(row['communities_covered'] === '' ? '未报送' : coverageIn(row));
        expect(cells).toContain(row['activities'] === '' ? '未报送' : grouped(row['activities'] ?? ''));
      }
    };
    /** A month back or forth along the timeline. */
    const step = async (by: -1 | 1): Promise<void> => {
      if (way !== 'keyboard') return press(page.locator(by < 0 ? '#map-before' : '#map-after'));
      await press(page.locator('#map-slider'));
      await keys(by < 0 ? 'ArrowLeft' : 'ArrowRight');
    };
    await checkMonth('2022-12', 'rural');
    const legend = await page.locator('#map-legend').innerText();
    for (const period of ['2022-11', '2022-10']) {
      await step(-1);
      await checkMonth(period, 'rural');
    }
    await choose(page.locator('#map-area'), 'urban');
    await page.waitForFunction(() => location.search.includes('a=urban'));
    await checkMonth('2022-10', 'urban');
    await step(1);
    await checkMonth('2022-11', 'urban');
    // The classes are those of every month: colours can be held against each other.
    for (const words of legend.split('\n').filter((line) => line.includes('%')))
      expect(await page.locator('#map-legend').innerText()).toContain(words);
    const file = rowsFrom(await textOf(await reader.take(page.locator('#map-figure a[download]'))));
    const rows = file.filter((row) => row['level'] === 'prefecture');
    expect(rows.map((row) => [row['region_code'], row['communities_covered'], row['activities']])).toEqual(
      rowsOf('2022-11', 'urban').map((row) => [
        row['region_code'],
        row['communities_covered'],
        row['activities'],
      ]),
    );
  },
});
