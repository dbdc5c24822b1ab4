// Rows that are held back, through the whole validation: what a release lets through, what a drop keeps out, what is told
// of both, and what nobody but the operator gets to see.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeOfficeReports } from '../../scripts/2-validate/office-report.ts';
import { assertPublishable } from '../../scripts/2-validate/validate.ts';
import { writeCheckRules } from '../../scripts/5-publish/checker.ts';
import type { CommandError } from '../../scripts/command/error.ts';
import type { BuildOptions } from '../../scripts/command/options.ts';
import { buildOptions } from '../../scripts/command/options.ts';
import type { Report } from '../../scripts/pipeline.ts';
import { readAndValidate } from '../../scripts/pipeline.ts';
import type { CheckRules } from '../../scripts/reference.ts';
import type { Lang } from '../../src/schema/column.ts';

const folder = mkdtempSync(join(tmpdir(), 'linli-'));
const HEADER = 'activity_id,date,region_code,title,task,org_name,updated_at';
const row = (
  id: string,
  title: string,
  more: Partial<{ date: string; org: string; at: string }> = {},
): string =>
  `${id},${more.date ?? '2022-01-10'},430102001001,${title},103,${more.org ?? '示例队'},${more.at ?? ''}`;

const ACTIVITIES = [
  HEADER,
  row('A1', '看望老人'),
  row('A2', '全国优秀志愿者评选'),
  row('A3', '全国十佳社工评选'),
  row('A4', '国庆优秀邻居表彰'),
  row('A5', '咨询0731-84567890'),
  // Two codes, of which one is released.
  row('A6', '看望低保户张某某，全国十佳评选'),
  // Released, and wrong all the same.
  row('A7', '全国百佳评选', { date: '2022-02-30' }),
  // A newer row that is held does not displace the older one.
  row('A8', '打扫卫生', { at: '2022-01-11' }),
  row('A8', '全国百强评选', { at: '2022-01-12' }),
];
const OUTCOMES = ['activity_id,group,people', ...['A1', 'A2', 'A3', 'A4', 'A7'].map((id) => `${id},13,5`)];

const REVIEWED = [
  'office,table,key,code,decision,decided_by,decided_on,approval_number,reason',
  '甲县,activities,A2,HELD_1,release,李处长,2022-02-01,国评组函〔2022〕9号,',
  '甲县,activities,A3,HELD_1,drop,李处长,2022-02-01,,没有批准',
  '甲县,activities,A5,PII_PHONE,release,李处长,2022-02-01,,单位公开的咨询电话',
  '甲县,activities,A6,HELD_1,release,李处长,2022-02-01,国评组函〔2022〕9号,',
  '甲县,activities,A7,HELD_1,release,李处长,2022-02-01,国评组函〔2022〕9号,',
  '甲县,activities,A9,HELD_1,drop,,,,',
  '乙县,activities,A4,HELD_2,release,李处长,2022-02-01,,不对应任何一行',
];

let options: BuildOptions;
let report: Report;
let rules: CheckRules;
let full: Report & { held: Report['held'] };

beforeAll(async () => {
  const [exports, reference] = [join(folder, 'exports'), join(folder, 'reference')];
  mkdirSync(join(exports, '甲县'), { recursive: true });
  mkdirSync(reference);
  writeFileSync(join(exports, '甲县/activities-13800138000.csv'), ACTIVITIES.join('\n'));
  writeFileSync(join(exports, '甲县/outcomes.csv'), OUTCOMES.join('\n'));
  writeFileSync(join(reference, 'reviewed.csv'), `\ufeff${REVIEWED.join('\r\n')}\r\n`);
  options = buildOptions([
    ...['--exports', exports, '--reference', reference, '--out', join(folder, 'out'), '--work', folder],
  ]);
  const read = await readAndValidate(options);
  read.database.close();
  ({ report, rules } = read);
  full = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as typeof full;
});
afterAll(() => rmSync(folder, { recursive: true }));

const codesOf = (table: string): unknown => report.files.find((file) => file.table === table)?.reasons;

test('a release lets a row and its outcomes through; every code of a row must be released', () => {
  expect(report.tables.activities).toMatchObject({ read: 9, accepted: 4, superseded: 0, rejected: 5 });
  expect(codesOf('activities')).toEqual({ DATE: 1, PII_NAME: 1, HELD_1: 2, HELD_2: 1 });
  expect(report.tables.outcomes).toMatchObject({ read: 5, accepted: 2, rejected: 3 });
  expect(codesOf('outcomes')).toEqual({ ACTIVITY_REJECTED: 3 });
});

test('the full report lists every decision that met a row, the rows that are held, and decisions that met none', () => {
  const { decisions, rows, unmatched } = full.held;
  expect(decisions.map(({ line, key, code, decision }) => [line, key, code, decision])).toEqual([
    [3, 'A2', 'HELD_1', 'release'],
    [4, 'A3', 'HELD_1', 'drop'],
    [6, 'A5', 'PII_PHONE', 'release'],
    [7, 'A6', 'HELD_1', 'release'],
    [8, 'A7', 'HELD_1', 'release'],
  ]);
  expect(decisions[0]).toMatchObject({
    path: '甲县/activities-138****8000.csv',
    decided_by: '李处长',
    decided_on: '2022-02-01',
    approval_number: '国评组函〔2022〕9号',
    column: 'title',
    value: '全国优秀志愿者评选',
  });
  expect(decisions[2]?.value).toBe('咨询0731-****');
  expect(rows.map(({ line, key, code, value, decision }) => [line, key, code, value, decision])).toEqual([
    [4, 'A3', 'HELD_1', '全国十佳社工评选', 'drop'],
    [5, 'A4', 'HELD_2', '国庆优秀邻居表彰', null],
    [7, 'A6', 'PII_NAME', '看望低保户张**，全国十佳评选', null],
    [10, 'A8', 'HELD_1', '全国百强评选', null],
  ]);
  expect(unmatched.map(({ office, key }) => [office, key])).toEqual([
    ['甲县', 'A9'],
    ['乙县', 'A4'],
  ]);
});

test('rows held back, and their outcomes, do not count for --max-rejected', () => {
  expect(full.held.counts).toEqual({ activities: 4, outcomes: 2, needs: 0, targets: 0, returns: 0 });
  // One activity of nine and one outcome of five are rejected for what no person decides.
  expect(() => assertPublishable(report, { ...options, maxRejected: 0.2 })).not.toThrow();
  try {
    assertPublishable(report, { ...options, maxRejected: 0.15 });
    expect.unreachable();
  } catch (error) {
    expect((error as CommandError).text.zh).toContain('成效1行（20%），允许15%');
  }
});

test('neither a whole number nor a file named for one stands in any report', () => {
  for (const name of ['report.json', 'rejected.csv', 'offices/甲县.html', 'offices/index.html'])
    expect(readFileSync(join(folder, name), 'utf8').includes('13800138000'), name).toBe(false);
});

test('the rules for the checker page say nothing of decisions or of who took them', () => {
  const site = join(folder, 'site');
  writeCheckRules(site, rules);
  const text = readFileSync(join(site, 'check/rules.json'), 'utf8');
  expect(rules.decisions.length).toBe(7);
  for (const part of ['decided_by', '李处长', '国评组函', 'decisions'])
    expect(text.includes(part), part).toBe(false);
  expect(Object.keys(JSON.parse(text) as object)).toContain('negative');
});

describe.each<Lang>(['zh', 'en'])('the report for the office, %s', (lang) => {
  let html: string;
  beforeAll(async () => {
    const work = join(folder, lang);
    await writeOfficeReports(work, report, { lang, release: '2022-01', day: '2022-02-15', sample: false });
    html = readFileSync(join(work, 'offices/甲县.html'), 'utf8');
  });

  test('tells what waits for a decision apart from what must be mended', () => {
    const { document } = parseHTML(html);
    const titles = [...document.querySelectorAll('h2')].map((heading) => heading.textContent);
    expect(titles.slice(1, 4)).toEqual(
      lang === 'zh'
        ? ['必须改', '等待决定', '已有决定的行']
        : ['Must be mended', 'Waiting for a decision', 'Rows that were decided on'],
    );
    const main = document.querySelector('main')?.textContent ?? '';
    expect(main).toContain(
      lang === 'zh' ? '拒绝8行（其中3行等待决定）' : 'rejected 8 (3 of them wait for a decision)',
    );
    expect(main).toContain(
      lang === 'zh'
        ? '第1条（未经批准，冠“国家”“中国”“中华”“全国”“亚洲”“全球”“世界”等字样的评选表彰）：“全国”“百强”“评选”'
        : 'rule 1 (unapproved awards under names such as National, China, Asia, Global or World): 全国, 百强, 评选',
    );
  });

  test('tells what was decided, and not by whom', () => {
    const { document } = parseHTML(html);
    const table = [...document.querySelectorAll('table')].find((one) =>
      /已有决定的行|Rows that were decided on/.test(one.querySelector('caption')?.textContent ?? ''),
    );
    const cells = [...(table?.querySelectorAll('tbody tr') ?? [])].map((tr) =>
      [...tr.querySelectorAll('th, td')].map((cell) => cell.textContent),
    );
    expect(cells.length).toBe(5);
    expect(cells[1]).toEqual(
      lang === 'zh'
        ? [
            '4',
            '甲县/activities-138****8000.csv',
            '活动',
            'A3',
            '全国十佳社工评选',
            'HELD_1',
            '不收',
            '2022-02-01',
            '没有批准',
          ]
        : [
            '4',
            '甲县/activities-138****8000.csv',
            'Activities',
            'A3',
            '全国十佳社工评选',
            'HELD_1',
            'dropped',
            '2022-02-01',
            '没有批准',
          ],
    );
    expect(html.includes('李处长')).toBe(false);
  });
});
