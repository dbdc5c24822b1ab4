import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  additiveOver,
  citation,
  codeSamples,
  datasetTitle,
  readingNotes,
} from '../../src/views/dataset-words.ts';
import { piecesOf } from '../../src/views/prose.ts';
import { definitionOf } from '../../src/views/task-definitions.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

const { coverage, tasks, communities } = OUTPUT_TABLES;

describe('datasetTitle', () => {
  it('names what the numbers are split by', () => {
    expect(datasetTitle(coverage, 'zh')).toBe('覆盖，分地区、分时期、分任务、分城乡');
    expect(datasetTitle(coverage, 'en')).toBe('Coverage by region, period, task and area');
    expect(datasetTitle(tasks, 'zh')).toBe('任务分类');
    expect(datasetTitle(communities, 'zh')).toBe('社区（村）');
  });
});

describe('readingNotes', () => {
  it('says which numbers may be added, from the schema alone', () => {
    const notes = readingNotes(coverage, ['2021Q2', '2021'], 'zh');
    expect(notes).toContain('不能相加：社会组织。');
    expect(notes).toContain('只能按地区、时期、任务相加：活动场次、服务时长。');
    expect(notes).toContain('2021Q2、2021只覆盖了一部分月份，是未满期，不与满期比较。');
  });

  it('says nothing of periods that are all full', () => {
    expect(readingNotes(coverage, [], 'en').join(' ')).not.toContain('only some of their months');
  });
});

describe('additiveOver', () => {
  it('has words for every measure', () => {
    for (const table of Object.values(OUTPUT_TABLES)) {
      for (const measure of measuresOf(table)) {
        expect(additiveOver(measure, 'zh')).not.toMatch(/[a-z]/);
        expect(additiveOver(measure, 'en')).toMatch(/^[a-z ,]+$/);
      }
    }
  });
});

describe('citation', () => {
  const options = {
    title: '覆盖',
    operator: '某市民政局',
    release: '2022-12',
    date: '2023-01-01',
    url: 'https://example.org/data/coverage/',
    sample: false,
  };

  it('follows GB/T 7714', () => {
    expect(citation(options, 'zh')).toBe(
      '某市民政局.邻里守望数据：覆盖（2022-12版）[DS/OL].（2023-01-01）[访问日期].https://example.org/data/coverage/.',
    );
  });

  it('says that sample data is sample data', () => {
    expect(citation({ ...options, sample: true }, 'zh')).toContain('示例数据：');
    expect(citation({ ...options, sample: true }, 'en')).toContain('Sample data: ');
  });
});

describe('codeSamples', () => {
  it('reads codes as text and nothing else', () => {
    const code = codeSamples(coverage, 'c.csv', 'c.parquet', 'en');
    expect(code).toContain(
      'dtype={"region_code": "string", "parent_code": "string", "period": "string", "task": "string"}',
    );
    expect(code).toContain("read_parquet('c.parquet')");
  });
});

describe('definitionOf', () => {
  it('has words in both languages for every task and kind', () => {
    const lines = readFileSync(new URL('../../data/reference/tasks.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    for (const line of lines) {
      const [code = ''] = line.split(',');
      expect(definitionOf(code)?.zh, code).toBeTruthy();
      expect(definitionOf(code)?.en, code).toBeTruthy();
    }
  });
});

describe('piecesOf', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-'));
  const before = process.env['LINLI_BUILD'];

  beforeAll(() => {
    process.env['LINLI_BUILD'] = join(folder, 'build.json');
    writeFileSync(join(folder, 'build.json'), '{"site": {"operator": "某局"}}');
  });
  afterAll(() => {
    if (before === undefined) delete process.env['LINLI_BUILD'];
    else process.env['LINLI_BUILD'] = before;
    rmSync(folder, { recursive: true });
  });

  it('gives a heading the anchor that it names', () => {
    const [zh] = piecesOf('<h2 id="原因代码-codes">原因代码 {#codes}</h2>\n<p>每个问题</p>', 'zh');
    expect(zh).toEqual({ html: '<h2 id="codes">原因代码</h2>\n<p>每个问题</p>' });
    const [en] = piecesOf('<h2 id="a">A</h2><h3 id="reason-codes-codes">Reason codes {#codes}</h3>', 'en');
    expect(en).toEqual({ html: '<h2 id="a">A</h2><h3 id="codes">Reason codes</h3>' });
  });

  it('sets links to pages and the places of blocks', () => {
    expect(piecesOf('<p><a href="/check/">x</a></p><p>[[codes]]</p>', 'en')).toEqual([
      { html: '<p><a href="/en/check/">x</a></p>' },
      { block: 'codes' },
    ]);
  });
});

describe('the prose', () => {
  const folder = new URL('../../src/content/', import.meta.url);
  const files = ['about', 'stories', 'decisions'].flatMap((name) =>
    readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`),
  );

  it('exists in both languages, the Chinese decision records apart', () => {
    for (const file of files.filter((one) => one.endsWith('.zh.md'))) {
      expect(files).toContain(file.replace('.zh.md', '.en.md'));
    }
  });

  it.each(files)('%s keeps to the words of the site', (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    expect(text).not.toMatch(/赋能|抓手|亮点|战果|名次|达标率|空白点|精准/);
    expect(text).not.toMatch(/[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]/);
    expect(text).not.toMatch(/\]\(\/(?:map|table)\//);
  });
});
