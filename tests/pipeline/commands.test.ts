// The commands as an operator calls them: exit codes, one clear message, and an `--out` that nothing touches.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeSmallRegister } from '../small-register.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

const register = mkdtempSync(join(tmpdir(), 'linli-'));
beforeAll(() => writeSmallRegister(register, ['43']));
afterAll(() => rmSync(register, { recursive: true }));

let folder: string;
let exports: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-'));
  exports = join(folder, 'exports');
  out = join(folder, 'out');
  mkdirSync(join(exports, '长沙'), { recursive: true });
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), 'the site that stands');
});
afterEach(() => rmSync(folder, { recursive: true }));

const HEADER = 'activity_id,date,region_code,task,org_name\n';
const GOOD = 'A1,2022-01-10,430102,103,示例队\n';
const activities = (text: string | Uint8Array, name = 'activities.csv'): void =>
  writeFileSync(join(exports, '长沙', name), text);

function run(script: 'build' | 'check', args: readonly string[], lang = 'zh_CN.UTF-8') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, `scripts/${script}.ts`), '--reference', register, ...args, '--work', join(folder, 'work')],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: lang, INIT_CWD: folder } },
  );
  return { status, stdout, last: stderr.trim().split('\n').at(-1) ?? '', stderr };
}

const build = (...args: string[]) => run('build', ['--exports', exports, '--out', out, ...args]);
const outIsUntouched = () =>
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('the site that stands');

describe('a wrong call exits 2', () => {
  test.each<[string, () => ReturnType<typeof run>, RegExp]>([
    ['an unknown flag', () => build('--nonsense'), /命令写错了：Unknown option '--nonsense'/],
    [
      'a missing exports folder',
      () => run('build', ['--exports', join(folder, 'none'), '--out', out]),
      /没有找到导出文件夹：.*none。请用 --exports/,
    ],
    [
      'an --out inside --exports',
      () => run('build', ['--exports', exports, '--out', join(exports, 'site')]),
      /--out 不能在 --exports 里面/,
    ],
    [
      'a bad share',
      () => build('--max-rejected', 'many'),
      /--max-rejected 要写0到1之间的数，收到的是“many”。/,
    ],
    [
      'a bad release id',
      () => build('--release', '2022'),
      /发布编号“2022”写错了。应为2022-12，更正为2022-12-r2。/,
    ],
    [
      'a threshold below the least',
      () => {
        writeFileSync(join(folder, 'config.json'), '{"thresholds": {"T1": 5}}');
        return build('--config', 'config.json');
      },
      /^thresholds\.T1 要写不小于10的整数，收到的是 5。只能调高，不能调低；不写就是10。$/,
    ],
    ['a config file that is missing', () => build('--config', 'none.json'), /配置文件读不了：.*none\.json/],
  ])('%s', (_, call, message) => {
    activities(HEADER + GOOD);
    const { status, last } = call();
    expect(last).toMatch(message);
    expect(status).toBe(2);
    outIsUntouched();
  });

  test('an empty exports folder', () => {
    rmSync(join(exports, '长沙'), { recursive: true });
    const { status, last } = build();
    expect(last).toMatch(/导出文件夹是空的：.*请把各报送单位的文件夹放进去。/);
    expect(status).toBe(2);
    outIsUntouched();
  });

  test('a work folder inside --out would be published', () => {
    activities(HEADER + GOOD);
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/build.ts'), '--exports', exports, '--out', out, '--work', join(out, 'work')],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain('--work 不能在 --out 里面');
    expect(status).toBe(2);
    outIsUntouched();
  });
});

describe('exports that cannot be published exit 1', () => {
  test('a folder without any table', () => {
    activities(HEADER + GOOD, 'notes.csv');
    const { status, last } = build();
    expect(last).toMatch(/导出文件夹里没有任何表：.*文件名须以 activities/);
    expect(status).toBe(1);
    outIsUntouched();
  });

  test.each<[string, string | Uint8Array, string, string]>([
    [
      'an Excel file',
      Uint8Array.of(0x50, 0x4b, 3, 4),
      'activities.xlsx',
      '这是Excel工作簿（.xlsx）或压缩文件，不是CSV。请用Excel或WPS打开，另存为“CSV UTF-8（逗号分隔）”，再交CSV文件；打不开的，请从系统重新导出CSV。',
    ],
    ['an empty file', '', 'activities-2.csv', '文件是空的。没有数据时请删去文件，或只留表头。'],
    [
      'a header without required columns',
      'activity_id,date\nA1,2022-01-01\n',
      'activities-2.csv',
      '表头缺少必填的列：区划代码、任务类型、组织名称。',
    ],
    [
      'no header at all',
      '一份说明\n',
      'activities-2.csv',
      '前20行里没有找到“活动”的表头。请核对文件名是不是这张表，并保留一行表头；列名写法见空白模板。',
    ],
  ])('%s beside good ones', (_, content, name, message) => {
    activities(HEADER + GOOD);
    activities(content, name);
    const { status, last, stderr } = build();
    expect(stderr).toContain(
      `没有发布：有1个文件读不了，--out 没有改动。逐行原因见 ${folder}/work/rejected.csv，发回各单位的报告在 ${folder}/work/offices。\n`,
    );
    expect(last).toContain(`长沙/${name}: ${message}`);
    expect(readFileSync(join(folder, 'work/offices/长沙.html'), 'utf8')).toContain(message);
    expect(status).toBe(1);
    outIsUntouched();
  });

  test('more rejected rows than allowed', () => {
    activities(HEADER + GOOD + 'A2,2022-01-10,430102,nonsense,示例队\n');
    const { status, last } = build();
    expect(last).toBe(
      `没有发布：被拒绝的行太多，--out 没有改动。活动1行（50%），允许2%。逐行原因见 ${folder}/work/rejected.csv，发回各单位的报告在 ${folder}/work/offices；确要发布可用 --max-rejected 放宽。`,
    );
    expect(existsSync(join(folder, 'work/offices/长沙.html'))).toBe(true);
    expect(status).toBe(1);
    outIsUntouched();
  });

  test('not one accepted activity', () => {
    activities(HEADER + 'A2,2022-01-10,430102,nonsense,示例队\n');
    const { status, last } = build('--max-rejected', '1');
    expect(last).toBe(
      `没有发布：没有一场活动被接收，--out 没有改动。逐行原因见 ${folder}/work/rejected.csv，发回各单位的报告在 ${folder}/work/offices。`,
    );
    expect(status).toBe(1);
    outIsUntouched();
  });

  test('a release plan that shows more than can be protected, before a file is read', () => {
    activities(HEADER + 'A2,2022-01-10,430102,nonsense,示例队\n');
    const reference = join(folder, 'reference');
    mkdirSync(reference);
    const plan = readFileSync(join(ROOT, 'data/reference/release-plan.csv'), 'utf8');
    writeFileSync(
      join(reference, 'release-plan.csv'),
      `${plan.trimEnd()}\noutcomes,county,month,all,group,\n`,
    );
    const { status, stderr } = build('--reference', 'reference');
    expect(stderr.trim()).toBe(
      '没有发布：release-plan.csv 要公布的比规定的多，无法保护：outcomes county month all group 。发布计划只能删减，请去掉这些组合。',
    );
    expect(status).toBe(1);
    outIsUntouched();
  });

  test('a government site without what its footer must name', () => {
    activities(HEADER + GOOD);
    writeFileSync(
      join(folder, 'config.json'),
      '{"site": {"url": "https://data.mzj.gov.cn", "operator": "某局"}}',
    );
    const { status, last } = build('--config', 'config.json');
    expect(last).toBe('政府网站的页脚缺少必须标明的信息：请在配置里填写 site.siteCode、site.icp。');
    expect(status).toBe(1);
    outIsUntouched();
  });

  test('the message is English where the locale is', () => {
    activities(HEADER + 'A2,2022-01-10,430102,nonsense,示例队\n');
    const { last } = run('build', ['--exports', exports, '--out', out], 'en_GB.UTF-8');
    expect(last).toBe(
      `Not published: too many rejected rows; --out is as it was. 1 rows of Activities (100%), allowed 2%. The reasons stand in ${folder}/work/rejected.csv, the reports to mail to the offices in ${folder}/work/offices; --max-rejected allows more.`,
    );
    expect(readFileSync(join(folder, 'work/offices/长沙.html'), 'utf8')).toContain('<html lang="en">');
  });

  test('sample data cannot be published as real', () => {
    activities(HEADER + GOOD);
    mkdirSync(join(exports, '.sample'));
    writeFileSync(join(folder, 'config.json'), '{"sample": false}');
    const { status, last } = build('--config', 'config.json');
    expect(last).toContain('示例数据不能当作真实数据发布。');
    expect(status).toBe(2);
    outIsUntouched();
  });

  test('a base map without its approval number', () => {
    activities(HEADER + GOOD);
    writeFileSync(join(folder, 'config.json'), '{"map": {"kind": "pack"}}');
    const { status, last } = build('--config', 'config.json');
    expect(last).toContain('没有审图号：公开发布的地图须经审核');
    expect(status).toBe(1);
    outIsUntouched();
  });
});

describe('check', () => {
  test('exits 0 where every row is accepted; --json leaves standard output to the report', () => {
    activities(HEADER + GOOD);
    const { status, stdout } = run('check', ['--exports', exports, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      release: '2021-12',
      generated_at: '2022-01-11',
      tables: { activities: { read: 1, accepted: 1, superseded: 0, rejected: 0, warnings: 0 } },
      files: [
        { path: '长沙/activities.csv', office: '长沙', table: 'activities', encoding: 'utf-8', error: null },
      ],
    });
  });

  test('exits 1 where a row is rejected, and says where the reasons stand', () => {
    activities(HEADER + GOOD + 'A2,2022-01-10,430102,nonsense,示例队\n');
    const { status, stderr } = run('check', ['--exports', exports]);
    expect(stderr.trim().split('\n').slice(-2)).toEqual([
      `发回各单位的报告 / Reports to mail to the offices: ${folder}/work/offices`,
      `有1行被拒绝，0个文件读不了。逐行原因见 / 1 rows rejected, 0 files unreadable. Reasons: ${folder}/work/rejected.csv`,
    ]);
    expect(readFileSync(join(folder, 'work/offices/index.html'), 'utf8')).toContain(
      'href="%E9%95%BF%E6%B2%99.html"',
    );
    expect(status).toBe(1);
  });
});
