// Journeys of officials: a table for a report, a comparison with the year before, one figure with its source, a brief.
import { afterAll, beforeAll, expect } from 'vitest';
import type { Reader } from './journey-steps.ts';
import {
  cellsOf,
  coverageIn,
  grouped,
  journey,
  numberIn,
  published,
  resultNumbers,
  resultSays,
  rowOf,
  rowsFrom,
  rowsWhere,
  textOf,
} from './journey-steps.ts';
import type { Served } from './site.ts';
import { openSite } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const TASKS = ['1', '4'];
const rural = (code: string, period: string, task: string) =>
  rowOf(published('coverage/430000.csv'), { region_code: code, period, task, area: 'rural' });
const countiesOfYongzhou = (): string[] =>
  rowsWhere(published('regions.csv'), { parent_code: '431100', level: 'county', kind: '' }).map(
    ({ region_code: code = '' }) => code,
  );

const step = (page: Reader['page'], name: string) => page.locator(`#step-${name}`);
const box = (page: Reader['page'], body: string, value: string) =>
  page.locator(`#body-${body} input[value="${value}"]`).last();

/** The counties of Yongzhou, their villages, tasks 1 and 4: but for the periods. */
async function villagesOfYongzhou({ page, unfold, write, press }: Reader): Promise<void> {
  await unfold(step(page, 'regions'));
  await write(page.locator('#table-region'), 'yzs');
  await press(page.getByLabel('永州市各县（市、区） 11个'));
}
async function tasksOfVillages({ page, unfold, press }: Reader): Promise<void> {
  await unfold(step(page, 'breakdowns'));
  for (const task of ['2', '3']) await press(box(page, 'breakdowns', task));
  await press(box(page, 'breakdowns', 'all'));
  await press(box(page, 'breakdowns', 'rural'));
}

journey('永州各县的村里，关爱特殊群体和乡村振兴，今年每个季度做到了多少个村？给材料要一张表', () => site, {
  from: '/table/',
  acts: { mouse: 25, keyboard: 90, touch: 25 },
  go: async (reader) => {
    const { page, unfold, press } = reader;
    await villagesOfYongzhou(reader);
    await unfold(step(page, 'periods'));
    await press(page.getByRole('button', { name: '2022年各季都选，只选这些' }));
    await unfold(step(page, 'measures'));
    await press(box(page, 'measures', 'communities_covered'));
    await press(box(page, 'measures', 'activities'));
    await tasksOfVillages(reader);
    await resultSays(page, '11行，8列');
    const codes = countiesOfYongzhou();
    expect(codes.length).toBe(11);
    const periods = ['2022Q1', '2022Q2', '2022Q3', '2022Q4'];
    expect(await resultNumbers(page)).toEqual(
      codes.map((code) =>
        TASKS.flatMap((task) =>
          periods.map((period) => String(numberIn(rural(code, period, task), 'communities_covered'))),
        ),
      ),
    );
    expect(await page.locator('#table-scroll tbody th .code').allInnerTexts()).toEqual(codes);
    expect(new URL(page.url()).search).toBe(
      '?d=coverage&r=431100.counties&p=2022Q1-2022Q4&m=communities_covered&t=1,4&a=rural',
    );
    expect(await page.locator('#table-title').innerText()).toBe(
      '永州市各县（市、区）有活动的社区（村），关爱特殊群体、实施乡村振兴，农村社区（村委会），2022年第一季度至第四季度',
    );
    const workbook = await reader.take(page.locator('#table-xlsx'));
    expect(workbook.suggestedFilename()).toBe('linli-sample-coverage-2022-12.xlsx');
  },
});

journey('永州各县的村里，这两类活动第二季度比去年同期多了多少场？比不了的话，第三季度呢？', () => site, {
  from: '/table/',
  acts: { mouse: 25, keyboard: 100, touch: 27 },
  go: async (reader) => {
    const { page, unfold, press } = reader;
    await villagesOfYongzhou(reader);
    await unfold(step(page, 'periods'));
    await press(box(page, 'periods', '2022Q2'));
    for (const period of ['2022Q3', '2022Q4']) await press(box(page, 'periods', period));
    await press(page.getByLabel('上年同期'));
    await tasksOfVillages(reader);
    await resultSays(page, '11行，6列');
    const codes = countiesOfYongzhou();
    const activities = (code: string, period: string, task: string): number =>
      numberIn(rural(code, period, task), 'activities');
    // A month of a quarter is no quarter: no change is told, and the table says why.
    expect(numberIn(rowOf(published('periods.csv'), { period: '2021Q2' }), 'months_covered')).toBe(1);
    expect((await resultNumbers(page)).map((cells) => cells.map((text) => text.slice(0, 1) === '—'))).toEqual(
      codes.map(() => [false, true, true, false, true, true]),
    );
    expect((await resultNumbers(page)).map((cells) => [cells[0], cells[3]])).toEqual(
      codes.map((code) => TASKS.map((task) => String(activities(code, '2022Q2', task)))),
    );
    expect(await page.locator('#table-notes').innerText()).toContain('未满期不和满期比较，增减是“—”。');
    await press(box(page, 'periods', '2022Q3'));
    await press(box(page, 'periods', '2022Q2'));
    await page.locator('#table-title', { hasText: '2022年第三季度' }).waitFor();
    await resultSays(page, '11行，6列');
    const signed = (change: number, text: string): string =>
      change === 0 ? text : change > 0 ? `+${text}` : `−${text.replace('-', '')}`;
    const changes = (code: string, task: string): string[] => {
      const [now, then] = [activities(code, '2022Q3', task), activities(code, '2021Q3', task)];
      const growth = then === 0 ? null : (((now - then) / then) * 100).toFixed(1);
      return [
        String(now),
        signed(now - then, String(now - then)),
        growth === null ? '—' : signed(now - then, growth),
      ];
    };
    // A dash says aloud that there is no number, which is read here as well.
    const shown = (await resultNumbers(page)).map((cells) =>
      cells.map((text) => (text.startsWith('—') ? '—' : text)),
    );
    expect(shown).toEqual(codes.map((code) => TASKS.flatMap((task) => changes(code, task))));
  },
});

journey('材料里要一句话：湖南四季度做到了百分之几的社区，多少场，出处怎么写？', () => site, {
  from: '/',
  acts: { mouse: 25, keyboard: 105, touch: 30 },
  go: async (reader) => {
    const { page, press, write } = reader;
    await write(page.locator('#q'), '湖南');
    await press(page.locator('form[action="/region/"] button'));
    await press(page.locator('#found').getByRole('link', { name: '湖南省', exact: true }));
    await page.waitForURL('**/region/430000/');
    const row = rowOf(published('coverage/430000.csv'), {
      region_code: '430000',
      period: '2022Q4',
      task: 'all',
      area: 'all',
    });
    expect(await page.locator('h1').innerText()).toContain(`湖南省${coverageIn(row)}%的社区（村）`);
    const cells = await cellsOf(page.locator('#headline table'));
    const shown = (name: string) => cells.find(([head]) => head === name)?.[1];
    expect(shown('社区覆盖率（%）')).toBe(coverageIn(row));
    expect(shown('活动（场）')).toBe(grouped(row['activities'] ?? ''));
    // The file behind the figure has the same row.
    const file = rowsFrom(await textOf(await reader.take(page.locator('#headline a[download]'))));
    expect(rowOf(file, { region_code: '430000', period: '2022Q4', task: 'all', area: 'all' })).toEqual(row);
    await press(page.locator('a[href="/data/coverage/"]'));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(page.locator('main a[href="#cite"]'));
    await press(page.locator('button[data-copy=citation]'));
    await page.getByRole('button', { name: '已复制' }).waitFor();
    const citation = await page.evaluate(() => navigator.clipboard.readText());
    for (const words of ['示例数据', '2022-12版', '/data/coverage/', '[DS/OL]'])
      expect(citation).toContain(words);
  },
});
