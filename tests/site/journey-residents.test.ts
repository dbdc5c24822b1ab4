// Journeys of residents, deputies and journalists: one's own neighbourhood, why there is no number, the nation over time
// and the file that gives it, a brief before a visit.
import { afterAll, beforeAll, expect } from 'vitest';
import {
  cellsOf,
  coverageIn,
  grouped,
  journey,
  mapReady,
  numberIn,
  placeInside,
  published,
  rowOf,
  rowsFrom,
  rowsWhere,
  textOf,
  unitCells,
  walkMap,
} from './journey-steps.ts';
import type { Served } from './site.ts';
import { openSite } from './site.ts';

let site: Served;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const ALL = { task: 'all', area: 'all' };
/** `2022-03` → `2022年3月`. */
const monthName = (month: string): string => month.replace(/^(\d+)-0?(\d+)$/, '$1年$2月');

journey('我们小区有没有人来过？从哪个月起有服务？', () => site, {
  from: '/',
  acts: { mouse: 30, keyboard: 60, touch: 33 },
  go: async (reader) => {
    const { page, press, write, unfold } = reader;
    await write(page.locator('#q'), 'llq');
    await press(page.locator('form[action="/region/"] button'));
    await press(page.locator('#found').getByRole('link', { name: '湖南省 永州市 零陵区', exact: true }));
    await page.waitForURL('**/region/431102/');
    const own = rowsWhere(published('communities/430000.csv'), { county_code: '431102' });
    // Its township first: how many of its communities have a record.
    const township = own.filter(({ township_code: code }) => code === '431102001');
    const reached = township.filter(({ first_covered: first }) => first !== '');
    const cells = (await cellsOf(page.locator('#townships table.data').first())).find(([head = '']) =>
      head.startsWith('431102001'),
    );
    expect(cells?.slice(1)).toEqual([
      String(township.length),
      String(reached.length),
      ((reached.length / township.length) * 100).toFixed(1),
      String(township.reduce((sum, row) => sum + numberIn(row, 'activities'), 0)),
    ]);
    await unfold(page.locator('#communities details'));
    const status = page.locator('#communities').getByRole('status');
    await status.getByText(`共${own.length}个社区（村）`).waitFor();
    const list = page.locator('#communities table');
    const [first, other] = [reached[0], own.find((row) => row['first_covered'] === '')];
    await write(page.locator('#communities-q'), first?.['region_name']?.slice(0, 4) ?? '');
    await status.getByText(/^共\d个社区（村）。$/).waitFor();
    const found = (await cellsOf(list)).find(([head = '']) => head.startsWith(first?.['region_code'] ?? '-'));
    expect(found?.[3]).toBe(`有服务记录，自${monthName(first?.['first_covered'] ?? '')}`);
    expect(found?.[5]).toBe(first?.['activities']);
    // One without a record says so, and is no zero that looks like a fault.
    await page.locator('#communities-q').clear();
    await write(page.locator('#communities-q'), other?.['region_code'] ?? '');
    await status.getByText('共1个社区（村）。').waitFor();
    expect((await cellsOf(list)).map((row) => [row[3], row[5]])).toEqual([['还没有服务记录', '0']]);
    expect(numberIn(other ?? {}, 'activities')).toBe(0);
  },
});

journey('全国的占比这一年半是升是降？给我能引用的文件', () => site, {
  from: '/',
  acts: { mouse: 10, keyboard: 80, touch: 18 },
  go: async (reader) => {
    const { page, press, unfold } = reader;
    await press(page.locator('main a[href="/region/000000/"]'));
    await page.waitForURL('**/region/000000/');
    await unfold(page.locator('#trend details'));
    const quarters = published('periods.csv').filter(
      ({ period_type: type, months_covered: covered, months_total: months }) =>
        type === 'quarter' && covered === months,
    );
    expect(quarters.length).toBeGreaterThan(4);
    const rowIn = (rows: readonly Record<string, string>[], period: string) =>
      rowOf([...rows], { region_code: '000000', period, ...ALL });
    const shares = quarters.map(({ period = '' }) => coverageIn(rowIn(published('coverage.csv'), period)));
    expect((await cellsOf(page.locator('#trend table.data'))).map(([, share]) => share)).toEqual(shares);
    // The figure's own file recomputes it.
    const file = rowsFrom(await textOf(await reader.take(page.locator('#trend a[download]'))));
    expect(quarters.map(({ period = '' }) => coverageIn(rowIn(file, period)))).toEqual(shares);
  },
});

journey('冷水滩区12月怎么没有数？是没做还是没报？', () => site, {
  from: '/',
  acts: { mouse: 11, keyboard: 35, touch: 12 },
  go: async (reader) => {
    const { page, press, write, unfold } = reader;
    await write(page.locator('#q'), 'lstq');
    await press(page.locator('form[action="/region/"] button'));
    await press(page.locator('#found').getByRole('link', { name: '湖南省 永州市 冷水滩区', exact: true }));
    await page.waitForURL('**/region/431103/');
    await unfold(page.locator('#months details'));
    const rows = rowsWhere(published('coverage/430000.csv'), {
      region_code: '431103',
      period_type: 'month',
      ...ALL,
    });
    const shown = new Map(
      (await cellsOf(page.locator('#months table.data'))).map(([month = '', number]) => [month, number]),
    );
    for (const { period = '', activities = '', status } of rows)
      expect(shown.get(monthName(period))).toBe(
        activities === '' && status?.includes('not_reported') ? '未报送' : grouped(activities),
      );
    expect(shown.get('2022年12月')).toBe('未报送');
    expect(await page.locator('#months').innerText()).toContain('2022年12月未报送');
    // Not reported is told by the list of what was due, too: one unit due, none reported.
    const due = rowOf(published('reporting.csv'), { region_code: '431103', period: '2022-12' });
    expect([due['units_due'], due['units_reported'], due['status']]).toEqual(['1', '0', 'none']);
    const quarter = rowOf(published('reporting.csv'), { region_code: '431103', period: '2022Q4' });
    const cells = (await cellsOf(page.locator('#reporting table'))).find(([head = '']) =>
      head.startsWith('2022年第四季度'),
    );
    expect(cells?.slice(1, 4)).toEqual(
      ['units_due', 'units_reported', 'units_late'].map((name) => quarter[name]),
    );
    expect(cells?.at(-1)).toBe('部分报送');
  },
});

journey('去永州视察之前：一级一级点下去看看零陵区，再打一份两页的简报', () => site, {
  from: '/map/',
  acts: { mouse: 11, keyboard: 55, touch: 15 },
  go: async (reader) => {
    const { page, way, press, keys } = reader;
    await mapReady(page);
    const coverage = [...published('coverage.csv'), ...published('coverage/430000.csv')];
    const rowIn = (code: string) =>
      rowsWhere(coverage, { region_code: code, period: '2022Q4', ...ALL })[0] ?? {};
    const unit = (code: string) =>
      code === '430000'
        ? page.locator('#map-plot > svg > g', { hasText: '湘' })
        : page.locator(`#map-plot use.land[href$="${code}"]`);
    /** Selects a unit of the drawing, reads the panel, and opens it. */
    const openUnit = async (code: string): Promise<void> => {
      const row = rowIn(code);
      await unit(code).waitFor();
      if (way === 'keyboard') await walkMap(reader, unit(code));
      else await press(unit(code), await placeInside(unit(code)));
      await page.locator('#map-panel h2', { hasText: code }).waitFor();
      const sentence = `${grouped(row['communities'] ?? '')}个社区（村）中${grouped(row['communities_covered'] ?? '')}个有活动`;
      expect(await page.locator('#map-panel .big').innerText()).toBe(`${coverageIn(row)}%`);
      expect(await page.locator('#map-said').innerText()).toBe(
        `${row['region_name']}，${coverageIn(row)}%，${sentence}`,
      );
      expect(await page.locator('#map-panel').innerText()).toContain(sentence);
      expect(await page.locator('#map-panel table.rows').first().innerText()).toContain(
        grouped(row['activities'] ?? ''),
      );
      if (way === 'keyboard') await keys('Enter');
      else if (way === 'mouse') await press(page.locator(`#map-panel [data-open="${code}"]`));
      // On a phone the panel is below the map: a second tap opens as well.
      else await press(unit(code), await placeInside(unit(code)));
      await page.waitForFunction((wanted) => location.search.includes(`r=${wanted}`), code);
      await mapReady(page);
    };
    await openUnit('430000');
    await openUnit('431100');
    const counties = rowsWhere(coverage, { parent_code: '431100', period: '2022Q4', ...ALL });
    for (const row of counties) {
      const [, share] = await unitCells(page, row['region_code'] ?? '');
      // What hangs on the prefecture itself has no communities: no share, and no zero.
      const hasShare = numberIn(row, 'communities') > 0;
      if (row['communities_covered'] === '') expect(share).toBe('未报送');
      else expect(share).toBe(hasShare ? coverageIn(row) : '—');
    }
    await openUnit('431102');
    await press(page.locator('#map-panel a', { hasText: '概况' }));
    await page.waitForURL('**/region/431102/');
    await page.evaluate(() => (window.print = () => undefined));
    await press(page.locator('button[data-brief]'));
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(2);
    expect(await page.locator('#printed').textContent()).toContain('/region/431102/');
    await page.emulateMedia({ media: 'print' });
    const row = rowIn('431102');
    const brief = await page.locator('main').innerText();
    expect(brief).toContain(`零陵区${coverageIn(row)}%的社区（村）`);
    expect(brief).toContain(`开展活动${grouped(row['activities'] ?? '')}场`);
  },
});
