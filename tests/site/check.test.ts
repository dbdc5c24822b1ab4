// The check of an office's files, in a browser: what it says word for word, that nothing leaves the page once it is
// ready, and that it stays alive over a large file.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gb18030FromText } from '../../scripts/sample/gb18030.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';
import type { Served, Visit, VisitOptions } from './site.ts';
import { openSite, SITE, visit } from './site.ts';

let site: Served;
const folder = mkdtempSync(join(tmpdir(), 'linli-check-'));
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A file in a folder of its own, from its text or bytes. */
function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const HEADER = '活动编号,活动日期,区划代码,活动名称,任务类型,组织名称,志愿者人数,资金来源\r\n';
const GOOD = 'CS-1,2022-03-05,430102001001,看望独居老人,103,甲志愿服务队,12,自筹\r\n';

interface Checker extends Visit {
  /** Everything that was asked for after the page said that it was ready. */
  readonly late: string[];
  give(...paths: string[]): Promise<void>;
}

/** Opens the page, waits until it is ready, and cuts the connection: what it still needs it cannot get. */
async function openChecker(path = '/check/', options?: VisitOptions): Promise<Checker> {
  const opened = await visit(site, path, options);
  const { page, context } = opened;
  await page.locator('#check-live[data-state=ready]').waitFor();
  await context.setOffline(true);
  const late: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) late.push(request.url());
  });
  return {
    ...opened,
    late,
    give: async (...paths) => {
      // The result that stands there is not the one that is waited for.
      await page.evaluate(() => document.querySelector('.sum')?.classList.add('old'));
      await page.setInputFiles('#check-input', paths);
      await page.locator('#check-result .sum:not(.old)').waitFor();
    },
  };
}

const download = async (page: Page, press: () => Promise<void>): Promise<Download> => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file;
};
const textOf = async (file: Download): Promise<string> => readFileSync(await file.path(), 'utf8');
const words = async (locator: Locator): Promise<string[]> =>
  (await locator.innerText())
    .split(/\s*[\n\t]\s*/)
    .map((line) => line.trim())
    .filter(Boolean);
const tableOf = (page: Page, id: string): Locator => page.locator(`.it:has(#${id}) table`);

test('a good file, dropped: nothing to mend, a cleaned copy, and no request after the page is ready', async () => {
  const { page, late, faults, context } = await openChecker();
  expect(await page.locator('#check-status').innerText()).toBe('可以检查了。从现在起断开网络也能用。');
  const text = `\ufeff${HEADER}${GOOD.replace('2022-03-05', '2022年3月5日').replace(',12,', ',１２,')}`;
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'activities-2022-03.csv'));
    return transfer;
  }, text);
  await page.dispatchEvent('#check-drop', 'drop', { dataTransfer: data });
  const summary = page.locator('#check-result .sum');
  await summary.waitFor();
  expect(await words(summary)).toEqual(['没有必须改的问题', '也没有要核对的。']);
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await words(page.locator('#check-files'))).toEqual([
    'activities-2022-03.csv',
    '1行，1 kB，UTF-8，逗号，按“活动”表检查',
  ]);
  const result = await page.locator('#check-result').innerText();
  expect(result).toContain('区划代码都查得到');
  expect(result).toMatch(/全角字母、数字改为半角\s+1处/);
  expect(result).toMatch(/日期改为2021-06-08的写法\s+1处/);
  expect(result).toContain('没有核对活动的需求编号：没有放入需求表（needs）。');
  const cleaned = await download(page, () => page.getByRole('button', { name: '下载整理好的文件' }).click());
  expect(cleaned.suggestedFilename()).toBe('activities-2022-03-clean.csv');
  const copy = await textOf(cleaned);
  expect(copy.startsWith('\ufeffactivity_id,date,region_code,')).toBe(true);
  expect(copy).toContain('CS-1,2022-03-05,430102001001,看望独居老人,103,');
  expect(await page.getByRole('button', { name: '下载整理好的文件' }).isEnabled()).toBe(true);
  expect(late).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

/** Eleven rows of an unknown code, one missing date, one person's number, an unknown value, a repeated key, a total. */
function spoiltFile(): string {
  const row = (id: string, change: (text: string) => string): string => change(GOOD.replace('CS-1', id));
  const unknown = Array.from({ length: 11 }, (_, i) =>
    row(`CS-${i + 2}`, (text) => text.replace('430102001001', '999999001001')),
  );
  const rows = [
    GOOD,
    ...unknown,
    row('CS-20', (text) => text.replace('2022-03-05', '')),
    row('CS-21', (text) => text.replace('103', '43010219800101123X')),
    row('CS-22', (text) => text.replace('自筹', '=彩票')),
    GOOD,
    '合计,,,,,,24,\r\n',
  ];
  return `\ufeff2022年3月活动登记,,,,,,,\r\n${HEADER.replace('资金来源', '资金来源,备注')}${rows
    .map((text) => text.replace('\r\n', ',\r\n'))
    .join('')}`;
}

describe('a file with problems', () => {
  test('says in Chinese what to mend, where, and how; the list and the page never show the number', async () => {
    const { page, late, faults, context, give } = await openChecker();
    await give(fileOf('activities-2022-04.csv', spoiltFile()));
    expect(await words(page.locator('.sum'))).toEqual([
      '有3类问题必须改，改好才能上报',
      '必填的没有填（1处）',
      '区划代码查不到（11处）',
      '任务类型查不到（1处）',
      '另有1类请核对，不影响上报。',
    ]);
    expect(await words(tableOf(page, 'check-activities-MISSING'))).toEqual([
      ...['行', '列', '问题'],
      ...['15', '活动日期 date', '“活动日期”必填，这里没有值。'],
    ]);
    const unknown = page.locator('.it:has(#check-activities-REGION_UNKNOWN)');
    expect((await words(unknown)).slice(0, 4)).toEqual([
      '必须改',
      '11处',
      '区划代码查不到',
      '请核对代码；不清楚社区（村）代码时，可只写县级的6位。',
    ]);
    expect(await unknown.locator('tbody tr:visible').count()).toBe(10);
    await unknown.getByRole('button', { name: '再看1处' }).click();
    expect(await unknown.locator('tbody tr:visible').count()).toBe(11);
    expect(await words(unknown.locator('tbody tr:visible').last())).toEqual([
      '14',
      '区划代码 region_code',
      '999999001001',
      '区划代码“999999001001”不在2023年名录里，也不在历年变更里。',
    ]);
    expect(await words(tableOf(page, 'check-activities-CATEGORY_UNKNOWN').locator('tbody'))).toEqual([
      '17',
      '资金来源 funding',
      '=彩票',
      '资金来源“=彩票”不在分类里，计为“其他”；分类里没有“其他”的，这一项不计。',
    ]);
    const main = await page.locator('main').innerText();
    expect(main).not.toContain('19800101123');
    expect(main).toContain('任务类型“430102********”不在分类里。');
    expect(main).toContain('活动：同一编号重复1行，以最新的一行为准。');
    expect(main).toMatch(/表头上面的行\s+1行/);
    expect(main).toMatch(/合计、填表人等表尾的行\s+1行/);
    expect(main).toContain('activities-2022-04.csv：备注');
    expect(main).toContain(
      'activities-2022-04.csv还有必须改或等待决定的行，所以没有整理好的文件：该怎么改要由你们决定，程序不代改。',
    );
    expect(await page.getByRole('button', { name: '下载整理好的文件' }).count()).toBe(0);
    const list = await download(page, () => page.getByRole('button', { name: '下载问题清单' }).click());
    expect(list.suggestedFilename()).toMatch(/^问题清单-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await textOf(list)).split('\r\n');
    expect(lines[0]).toBe('\ufefffile,line,column,code,value,message');
    expect(lines.length).toBe(1 + 14 + 1);
    expect(lines).toContain('activities-2022-04.csv,15,date,MISSING,,“活动日期”必填，这里没有值。请补填。');
    expect(lines.join()).toContain("activities-2022-04.csv,17,funding,CATEGORY_UNKNOWN,'=彩票,");
    expect(lines.join()).not.toContain('19800101123');
    expect(late).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('says it in English', async () => {
    const { page, context, give } = await openChecker('/en/check/');
    await give(fileOf('activities-2022-04.csv', spoiltFile()));
    expect(await words(page.locator('.sum'))).toEqual([
      '3 kinds of problem must be mended before the data can be handed in',
      'A required value is missing (1 place)',
      'The region code is not known (11 places)',
      'The task is not known (1 place)',
      '1 more kind to look at; the rows count all the same.',
    ]);
    expect(await words(tableOf(page, 'check-activities-MISSING'))).toEqual([
      ...['Line', 'Column', 'Problem'],
      ...['15', 'date date', 'date is required and has no value.'],
    ]);
    expect((await words(page.locator('.it:has(#check-activities-REGION_UNKNOWN)'))).slice(0, 4)).toEqual([
      'Must be mended',
      '11 places',
      'The region code is not known',
      'Check the code; where the community is not known, the 6 digits of its county will do.',
    ]);
    const main = await page.locator('main').innerText();
    expect(main).toContain('Activities: 1 row repeats a key; the newest row counts.');
    expect(main).toContain(
      'activities-2022-04.csv: rows have to be mended or wait for a decision, so there is no cleaned file. How to mend them is yours to decide; the program does not guess.',
    );
    await context.close();
  });

  test('reads the same to everyone: no violation on the page of a result', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const path = fileOf('activities-2022-04.csv', spoiltFile());
    for (const options of [{ width: 1440 }, { width: 1440, dark: true }, { width: 360 }]) {
      const { page, context, give } = await openChecker('/check/', options);
      await give(path);
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as {
          axe: { run(where: Document, options: unknown): Promise<{ violations: { id: string }[] }> };
        };
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        return (await tool.run(document, { runOnly: tags })).violations.map(({ id }) => id);
      });
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        options.width,
      );
      await context.close();
    }
  });
});

test('with the keyboard alone: choose, read the summary, go to a problem, see more of it, take the list', async () => {
  const { page, context } = await openChecker();
  const path = fileOf('activities-2022-04.csv', spoiltFile());
  // Asked for early: the browser has to know that the dialogue is not to be drawn.
  const chosen = page.waitForEvent('filechooser');
  await page.locator('.skip').focus();
  const tabTo = async (target: Locator): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('unreachable with Tab');
  };
  await tabTo(page.getByRole('button', { name: '选择文件' }));
  await page.keyboard.press('Enter');
  const chooser = await chosen;
  expect(chooser.isMultiple()).toBe(true);
  await chooser.setFiles([path]);
  await page.locator('#check-result .sum').waitFor();
  await tabTo(page.getByRole('link', { name: '区划代码查不到（11处）' }));
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#check-activities-REGION_UNKNOWN');
  const more = page.getByRole('button', { name: '再看1处' });
  await tabTo(more);
  await page.keyboard.press('Enter');
  expect(await page.getByRole('button', { name: '收起' }).getAttribute('aria-expanded')).toBe('true');
  await tabTo(page.getByRole('button', { name: '下载问题清单（CSV）' }));
  const list = await download(page, () => page.keyboard.press('Enter'));
  expect(await textOf(list)).toContain('REGION_UNKNOWN');
  await context.close();
});

test('outcomes alone: says that their activities were not judged', async () => {
  const outcomes = fileOf('outcomes-2022-03.csv', '\ufeff活动编号,服务对象,服务人数\r\nCS-1,13,15\r\n');
  for (const [path, sentence] of [
    ['/check/', '没有核对成效的活动编号：没有放入活动表（activities）。'],
    ['/en/check/', 'The activity ids of the outcomes were not checked: no activities file was given.'],
  ] as const) {
    const { page, context, give } = await openChecker(path);
    await give(outcomes);
    expect(await page.locator('.sum.fine').count()).toBe(1);
    expect(await page.locator('#check-result').innerText()).toContain(sentence);
    await give(outcomes, fileOf('activities-2022-03.csv', `\ufeff${HEADER}${GOOD}`));
    expect(await page.locator('#check-result').innerText()).not.toContain(sentence);
    await context.close();
  }
});

test('a file in GB18030 with tabs is read, and said to be', async () => {
  const { page, context, give } = await openChecker();
  await give(fileOf('activities-gb.csv', gb18030FromText(`${HEADER}${GOOD}`.replaceAll(',', '\t'))));
  expect(await words(page.locator('.sum'))).toEqual(['没有必须改的问题', '也没有要核对的。']);
  expect((await words(page.locator('#check-files')))[1]).toBe(
    '1行，1 kB，GB18030（GBK），制表符，按“活动”表检查',
  );
  await context.close();
});

test.each([
  ['/check/', '这是Excel工作簿（.xlsx）或压缩文件，不是CSV。', '没有读成'],
  ['/en/check/', 'This is an Excel workbook (.xlsx) or an archive, not CSV.', 'not read'],
])('%s: a workbook gets its own answer', async (path, sentence, state) => {
  const { page, context, give } = await openChecker(path);
  await give(fileOf('activities-2022-03.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0])));
  expect(await words(page.locator('.it tbody'))).toEqual(['activities-2022-03.xlsx', sentence]);
  expect((await words(page.locator('#check-files')))[1]).toContain(state);
  await context.close();
});

describe('200,000 rows', () => {
  const ROWS = 200_000;
  let path = '';
  beforeAll(() => {
    const rows = Array.from({ length: ROWS }, (_, i) => {
      const code = i % 1000 === 0 ? '999999001001' : '430102001001';
      return GOOD.replace('CS-1', `CS-${i}`).replace('430102001001', code);
    });
    path = fileOf('activities-large.csv', `\ufeff${HEADER}${rows.join('')}`);
  });

  test('are all checked while the page goes on beating', async () => {
    const { page, late, context } = await openChecker();
    await page.evaluate(() => {
      const state = window as unknown as { beats: number };
      state.beats = 0;
      setInterval(() => (state.beats += 1), 4);
    });
    await page.setInputFiles('#check-input', path);
    await page.locator('#check-result .sum').waitFor();
    // A page that waits for its checker would hardly beat at all; even a very slow machine beats this often.
    expect(await page.evaluate(() => (window as unknown as { beats: number }).beats)).toBeGreaterThan(10);
    expect(await words(page.locator('.sum'))).toEqual([
      '有1类问题必须改，改好才能上报',
      '区划代码查不到（200处）',
    ]);
    expect((await words(page.locator('#check-files')))[1]).toMatch(/^200,000行，/);
    expect(await page.locator('.it').innerText()).toContain('共200处，只列出前100处。');
    expect(await page.locator('.take').innerText()).toContain('问题清单里，每个文件的每种问题最多列100处。');
    expect(late).toEqual([]);
    await context.close();
  });

  test('can be stopped, and checked again or exchanged', async () => {
    const { page, context, give } = await openChecker();
    // Three times as much, so that a quick machine is still at it when it is stopped.
    const paths = ['b', 'c'].map((name) => {
      copyFileSync(path, join(folder, `activities-${name}.csv`));
      return join(folder, `activities-${name}.csv`);
    });
    await page.setInputFiles('#check-input', [path, ...paths]);
    // The words of the loading do not stand there until the checker's first word.
    expect(await page.locator('#check-progress').textContent()).toMatch(/已读/);
    await page.locator('#check-progress').waitFor();
    const said = await words(page.locator('#check-progress'));
    expect(said[0]).toMatch(
      /^(已读[\d.]+ [kM]B，共[\d.]+ MB（(<1|[\d.]+)%）|[\d.]+ MB都已读到，正在逐行核对)$/,
    );
    expect(said[1]).toMatch(/^activities-(b|c|large)\.csv$/);
    await page.getByRole('button', { name: '停止检查' }).click();
    await page.getByText('已停止，没有检查完。').waitFor();
    expect(await page.locator('#check-progress').isVisible()).toBe(false);
    expect(await page.locator('#check-result').innerText()).toBe('');
    await page.getByRole('button', { name: '再检查' }).click();
    await page.locator('#check-progress').waitFor();
    // Other files, given in the middle of it, take its place.
    await give(fileOf('activities-2022-03.csv', `\ufeff${HEADER}${GOOD}`));
    expect(await words(page.locator('.sum'))).toEqual(['没有必须改的问题', '也没有要核对的。']);
    expect((await words(page.locator('#check-files')))[0]).toBe('activities-2022-03.csv');
    await context.close();
  });
});

test('a file that changed since it was chosen has to be chosen again, for a check and for a cleaned copy', async () => {
  const { page, context, give } = await openChecker();
  const path = fileOf('activities-changing.csv', `\ufeff${HEADER}${GOOD}`);
  await give(path);
  await page.getByRole('button', { name: '再检查' }).click();
  await page.locator('#check-result .sum.fine').waitFor();
  await page.waitForTimeout(1100);
  fileOf('activities-changing.csv', `\ufeff${HEADER}${GOOD}${GOOD}`);
  await page.getByRole('button', { name: '下载整理好的文件' }).click();
  await page.getByText('文件没有写成，可能是检查以后改过。请再检查一次。').waitFor();
  await page.getByRole('button', { name: '再检查' }).click();
  await page.getByText('文件改过了，浏览器要你重新选一次：请再选一次这些文件。').waitFor();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '换文件' }).click();
  await (await chosen).setFiles([path]);
  await page.getByText('2行，1 kB，UTF-8，逗号，按“活动”表检查').waitFor();
  await context.close();
});

describe('templates and examples', () => {
  test('are files with the Chinese header, to be opened by a spreadsheet', () => {
    for (const table of INPUT_TABLE_NAMES) {
      for (const [kind, rows] of [
        ['template', 1],
        ['example', 3],
      ] as const) {
        const text = readFileSync(join(SITE, `check/${table}-${kind}.csv`), 'utf8');
        expect(text.startsWith('\ufeff')).toBe(true);
        expect(text.split('\r\n').filter(Boolean).length).toBe(rows);
      }
    }
    const activities = readFileSync(join(SITE, 'check/activities-template.csv'), 'utf8');
    expect(activities.slice(1).split(',').slice(0, 3)).toEqual(['活动编号', '活动日期', '区划代码']);
  });

  test.each(['template', 'example'])('have no problem at all: %s', async (kind) => {
    const { page, context, give } = await openChecker();
    await give(...INPUT_TABLE_NAMES.map((table) => join(SITE, `check/${table}-${kind}.csv`)));
    expect(await words(page.locator('.sum'))).toEqual(['没有必须改的问题', '也没有要核对的。']);
    expect(await page.locator('.it').count()).toBe(0);
    await context.close();
  });
});

describe('where it cannot work', () => {
  test('without JavaScript the page says so, and offers templates but no button', async () => {
    const { page, context } = await visit(site, '/check/', { javaScript: false });
    expect(await page.locator('#check-static').innerText()).toContain('自检需要JavaScript和较新的浏览器');
    expect(await page.locator('#check-choose').isVisible()).toBe(false);
    expect(await page.locator('a[download]:visible').count()).toBe(2 * INPUT_TABLE_NAMES.length);
    expect(await page.locator('#check-about').isVisible()).toBe(true);
    await context.close();
  });

  test('in an old browser the page names those that work', async () => {
    const { page, context, faults } = await visit(site, '/about/');
    await page.addInitScript(() => {
      delete (globalThis as { DecompressionStream?: unknown }).DecompressionStream;
    });
    await page.goto(`${site.url}/check/`);
    expect(await page.locator('#check-static').innerText()).toContain('Firefox 113');
    expect(await page.locator('#check-live').isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('while the rules are on their way the page says so, and keeps files that were given', async () => {
    const { page, context } = await visit(site, '/about/');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/check/register.txt.gz', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${site.url}/check/`);
    await page.getByText(/^正在载入检查规则：/).waitFor();
    expect(await page.locator('#check-cancel').isVisible()).toBe(false);
    await page.setInputFiles('#check-input', [fileOf('activities-early.csv', `\ufeff${HEADER}${GOOD}`)]);
    expect(await page.locator('#check-status').innerText()).toBe('规则载入后就检查。');
    letGo();
    await page.locator('#check-result .sum.fine').waitFor();
    await context.close();
  });

  test('without its rules the page says so and tries again', async () => {
    const { page, context } = await visit(site, '/about/');
    await page.route('**/check/register.txt.gz', (route) => route.abort());
    await page.goto(`${site.url}/check/`);
    const box = page.locator('#check-result .sum');
    await box.waitFor();
    expect(await words(box)).toEqual([
      '检查规则没有载入',
      '可能是网络中断。没有规则，本页检查不了文件；文件没有上传。',
      expect.any(String),
      '再试一次',
    ]);
    expect(await page.locator('#check-choose').isVisible()).toBe(false);
    await page.unroute('**/check/register.txt.gz');
    await box.getByRole('button', { name: '再试一次' }).click();
    await page.locator('#check-live[data-state=ready]').waitFor();
    await context.close();
  });
});
