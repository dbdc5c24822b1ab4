// The report for an office: what it says in both languages, that its numbers add up, that nothing an office wrote
// becomes markup, and that the file asks nobody for anything.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileNames } from '../../scripts/2-validate/office-file-names.ts';
import { writeOfficeReports } from '../../scripts/2-validate/office-report.ts';
import { buildOptions } from '../../scripts/command/options.ts';
import type { Report } from '../../scripts/pipeline.ts';
import { readAndValidate } from '../../scripts/pipeline.ts';
import type { Lang } from '../../src/schema/column.ts';

/** A name that a file system takes and HTML does not. */
const HOSTILE = `甲"<b>县&'`;
const SCRIPT = '<script>alert(1)</script>';
const HEADER = 'activity_id,date,region_code,task,org_name,updated_at';

const folder = mkdtempSync(join(tmpdir(), 'linli-'));
const exports = join(folder, 'exports');
let report: Report;

const write = (office: string, name: string, lines: readonly string[]): void => {
  mkdirSync(join(exports, office), { recursive: true });
  writeFileSync(join(exports, office, name), lines.join('\n'));
};
const many = (count: number, line: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => line(i));

beforeAll(async () => {
  write(HOSTILE, `activities-<img src=x onerror="alert(2)">.csv`, [
    '二零二二年活动表,,,,,,',
    `${HEADER},"${SCRIPT}"`,
    ...many(150, (i) => `A${i},2022-01-10,430102,"${SCRIPT} ""x""",示例队,,`),
    'B1,２０２２/1/11,430102,103,示例队,,',
    'B2,2022-01-11,430102,103,示例队,,"不要读"',
    '110101199003078515,2022-01-11,,103,示例队,,',
    '合计,,,,,,',
    ',,,,,,',
    '',
  ]);
  write(HOSTILE, 'outcomes.csv', ['activity_id,group,people', 'A1,13,5', 'NONE,13,5', 'B1,13,5', '']);
  write('乙县', 'activities.csv', [
    HEADER,
    ...many(120, (i) => `C${i},2022-01-10,430102,103,示例队,2022-01-10 08:00`),
    ...many(120, (i) => `C${i},2022-01-10,430102,103,示例队,2022-01-11 08:00`),
    'C500,2022-01-10,430102,103,示例队,',
    '',
  ]);
  write('乙县', 'returns.csv', ['period,activities', '2022-01,0', '']);
  write('乙县', 'activities.xlsx', ['PK\u0003\u0004']);
  write('index', 'activities.csv', [HEADER, 'D1,2022-01-12,430102,103,示例队,', '']);
  const options = buildOptions(['--exports', exports, '--out', join(folder, 'out'), '--work', folder]);
  const read = await readAndValidate(options);
  read.database.close();
  report = read.report;
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Written {
  readonly names: readonly string[];
  /** The page of an office, by its name in the index. */
  html(office: string): string;
}

async function reportsIn(lang: Lang, sample = false): Promise<Written> {
  const work = join(folder, `${lang}-${sample}`);
  await writeOfficeReports(work, report, { lang, release: '2022-01', day: '2022-02-15', sample });
  const read = (name: string): string => readFileSync(join(work, 'offices', name), 'utf8');
  const { document } = parseHTML(read('index.html'));
  return {
    names: readdirSync(join(work, 'offices')).sort(),
    html: (office) => {
      const link = [...document.querySelectorAll('a')].find((a) => a.textContent === office);
      return read(decodeURIComponent(link?.getAttribute('href') ?? 'index.html'));
    },
  };
}

/** The rows of the table with this caption, as texts. */
function tableIn(html: string, caption: string): string[][] {
  const { document } = parseHTML(html);
  const table = [...document.querySelectorAll('table')].find(
    (one) => one.querySelector('caption')?.textContent === caption,
  );
  return [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? ''),
  );
}

const textOf = (html: string): string => parseHTML(html).document.querySelector('main')?.textContent ?? '';
const numbers = (cells: readonly string[]): number[] => cells.map((cell) => Number(cell.replaceAll(',', '')));

describe.each<Lang>(['zh', 'en'])('%s', (lang) => {
  let written: Written;
  beforeAll(async () => {
    written = await reportsIn(lang);
  });
  const pages = (): string[] => [HOSTILE, '乙县', 'index'].map(written.html);
  const rows = { zh: '收到的文件和行数', en: 'Files and rows received' }[lang];
  const offices = { zh: '各报送单位的文件和行数', en: 'Files and rows by office' }[lang];

  test('rows read are accepted, superseded or rejected, in each file, in the total and in the index', () => {
    const index = tableIn(written.html(''), offices);
    // Code-point order: i, then 乙 (U+4E59), then 甲 (U+7532).
    expect(index.map(([name]) => name)).toEqual(['index', '乙县', HOSTILE]);
    expect(index.map((row) => numbers(row.slice(1)))).toEqual([
      [1, 0, 1, 1, 0, 0, 0],
      [3, 1, 242, 122, 120, 0, 1],
      [2, 0, 156, 3, 0, 153, 0],
    ]);
    for (const [place, office] of ['index', '乙县', HOSTILE].entries()) {
      const found = tableIn(written.html(office), rows).map((row) => numbers(row.slice(2)));
      for (const [read = 0, accepted = 0, superseded = 0, rejected = 0] of found)
        expect(accepted + superseded + rejected).toBe(read);
      expect(found.at(-1), office).toEqual(numbers(index[place]?.slice(3) ?? []));
    }
  });

  test('nothing that an office wrote becomes markup', () => {
    for (const html of pages()) {
      const { document } = parseHTML(html);
      expect(document.querySelector('script, img, main b:not(.err), [onerror]')).toBeNull();
      expect(/<script|<img|<b>县/.test(html)).toBe(false);
      expect(document.querySelector('title')?.textContent).toBe(document.querySelector('h1')?.textContent);
    }
    const hostile = written.html(HOSTILE);
    expect(textOf(hostile)).toContain(HOSTILE);
    expect(textOf(hostile)).toContain(`${SCRIPT} "x"`);
    expect(hostile.includes('&lt;script&gt;alert(1)&lt;/script&gt; &quot;x&quot;')).toBe(true);
  });

  test('no request, no script, no address outside the folder', () => {
    for (const html of [...pages(), written.html('')]) {
      const { document } = parseHTML(html);
      expect(document.querySelector('script, link, iframe, object, form, img, [src], [srcset]')).toBeNull();
      expect(/https?:|url\(|@import/.test(html)).toBe(false);
      for (const [, target = ''] of html.matchAll(/href="([^"]*)"/g))
        expect(target).toMatch(/^(#|[^/:]+\.html$)/);
    }
  });

  test('a hundred cases of a code are listed, with how many there are', () => {
    const hostile = written.html(HOSTILE);
    const { document } = parseHTML(hostile);
    const titles = [...document.querySelectorAll('h3')].map((heading) => heading.textContent);
    expect(titles).toEqual(
      {
        zh: [
          '必填的没有填 MISSING',
          '任务类型查不到 TASK_UNKNOWN',
          '成效找不到它的活动 ACTIVITY_MISSING',
          '成效的活动没有被接收 ACTIVITY_REJECTED',
          '有证件号码 PII_ID_NUMBER',
        ],
        en: [
          'A required value is missing MISSING',
          'The task is not known TASK_UNKNOWN',
          'The outcome has no activity ACTIVITY_MISSING',
          'The activity of the outcome was rejected ACTIVITY_REJECTED',
          'There is the number of an identity document PII_ID_NUMBER',
        ],
      }[lang],
    );
    const path = `${HOSTILE}/activities-<img src=x onerror="alert(2)">.csv`;
    const table = [...document.querySelectorAll('table')].find(
      (one) =>
        (one.querySelector('caption')?.textContent ?? '').startsWith(path) &&
        one.querySelectorAll('tr').length > 50,
    );
    expect(table?.querySelectorAll('tbody tr').length).toBe(100);
    expect(
      [...(table?.querySelectorAll('tbody tr:first-child > *') ?? [])].map((c) => c.textContent),
    ).toEqual(
      lang === 'zh'
        ? ['3', '任务类型 task', `${SCRIPT} "x"`, `任务类型“${SCRIPT} "x"”不在分类里。`]
        : ['3', 'task task', `${SCRIPT} "x"`, `Task "${SCRIPT} "x"" is not in the taxonomy.`],
    );
    expect(textOf(hostile)).toContain({ zh: '列出前100处，共150处', en: 'the first 100 of 150' }[lang]);
  });

  test('superseded rows name the row that counts', () => {
    const caption = `乙县/activities.csv ${{ zh: '被替换的行', en: 'superseded rows' }[lang]}`;
    const found = tableIn(written.html('乙县'), caption);
    expect(found.length).toBe(100);
    expect(found[0]).toEqual(['2', 'C0', '乙县/activities.csv', '122']);
    expect(textOf(written.html('乙县'))).toContain(
      { zh: '列出前100行，共120行', en: 'the first 100 of 120' }[lang],
    );
  });

  test('says how files were read: encoding, columns not read, lines passed over, cells rewritten', () => {
    const caption = { zh: '各文件怎样读的', en: 'How the files were read' }[lang];
    const [activities] = tableIn(written.html(HOSTILE), caption);
    expect(activities?.slice(1)).toEqual(
      lang === 'zh'
        ? [
            'UTF-8',
            '逗号',
            SCRIPT,
            '表头上面的行：1表头：1合计、填表人等：1空行：1',
            '全角字母、数字改为半角：1日期改为2021-06-08的写法：1',
          ]
        : [
            'UTF-8',
            'comma',
            SCRIPT,
            'above the header: 1header: 1totals, signatures: 1blank: 1',
            'full-width letters and digits made half-width: 1date written as 2021-06-08: 1',
          ],
    );
  });

  test('what must be mended stands before what should be checked', () => {
    const places =
      lang === 'zh'
        ? [
            '收到了什么',
            '必须改',
            '读不了的文件',
            '请核对',
            '报送数与接收的活动数不同 RETURN_DIFFERS',
            '被替换的行',
            '怎样再交',
          ]
        : [
            'What was received',
            'Must be mended',
            'Files that cannot be read',
            'Please check',
            'The return differs from the activities RETURN_DIFFERS',
            'Rows that were superseded',
            'How to hand in again',
          ];
    const { document } = parseHTML(written.html('乙县'));
    const headings = [...document.querySelectorAll('h2, h3')].map((heading) => heading.textContent);
    expect(headings).toEqual(places);
    expect(document.querySelector('ol')?.textContent).toContain('updated_at');
  });

  test('masks what looks like the number of a person', () => {
    expect(written.html(HOSTILE).includes('110101199003078515')).toBe(false);
  });

  test('says that sample data is sample data, and only then', async () => {
    const strip = { zh: '示例数据', en: 'Sample data' }[lang];
    const sample = await reportsIn(lang, true);
    for (const html of [sample.html(''), sample.html('乙县')])
      expect(html.includes(`<b>${strip}</b>`)).toBe(true);
    for (const html of pages()) expect(html.includes(strip)).toBe(false);
  });
});

test('reports of the run before are gone, and no report lies outside the folder', async () => {
  const { names } = await reportsIn('zh');
  writeFileSync(join(folder, 'zh-false/offices/old.html'), '');
  expect((await reportsIn('zh')).names).toEqual(names);
  expect(names.length).toBe(4);
});

describe('fileNames', () => {
  test('keeps what every file system takes, and makes a name of anything else', () => {
    expect(fileNames(['长沙市', 'Changsha 2', '430100'])).toEqual([
      '长沙市.html',
      'Changsha 2.html',
      '430100.html',
    ]);
    for (const name of ['index', 'CON', 'a<b', '..', 'a:b', 'x.', '长'.repeat(80)]) {
      expect(fileNames([name])[0]).toMatch(/^[^<>:"|?*\\/]{1,55}-[0-9a-f]{8}\.html$/);
    }
    expect(Buffer.byteLength(fileNames(['𠀀'.repeat(63)])[0] ?? '')).toBeLessThan(256);
  });

  test('never gives two offices one file', () => {
    const names = fileNames(['a', 'A', 'Ａ', 'a_b', 'a/b', 'a?b']);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(6);
  });
});
