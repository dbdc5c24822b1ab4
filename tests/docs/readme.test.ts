// The documents say what the program does: commands, flags, configuration keys, columns, links and the recomputed
// numbers of the README are taken out of its text and run, in both languages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOptions, ROOT } from '../../scripts/command/options.ts';
import { HELP } from '../../scripts/command/help.ts';
import { optionsFromArguments } from '../../scripts/sample/options.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { OUTPUT_TABLE_NAMES } from '../../src/schema/outputs.ts';

const source = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const READMES = ['README.md', 'README.en.md'] as const;
const DOCUMENTS = [...READMES, 'CONTRIBUTING.md', 'CHANGELOG.md'] as const;
const CHINESE = source('README.md');

interface Block {
  readonly language: string;
  /** What stands behind the language: `test`, or the path of the file that the block shows. */
  readonly info: string;
  readonly text: string;
}

const FENCE = /^( *)```(\w+)(?: ([^\n]+))?\n([\s\S]*?)^\1```$/gm;

function blocksOf(text: string): Block[] {
  return [...text.matchAll(FENCE)].map(([, indent = '', language = '', info = '', body = '']) => ({
    language,
    info,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

const blocks = blocksOf(CHINESE);
const blocksIn = (language: string, info?: string): Block[] =>
  blocks.filter((block) => block.language === language && (info === undefined || block.info === info));

const onlyBlock = (language: string, info: string): string => {
  const [block, ...more] = blocksIn(language, info);
  if (!block || more.length > 0) throw new Error(`README.md needs one ${language} block marked ${info}`);
  return block.text;
};

/** The commands of all `sh` blocks, one a line. */
const commands = blocksIn('sh').flatMap(({ text }) => text.trim().split('\n'));

/** Arguments of `npm run <script> -- …`, null for another command. */
const argumentsOf = (command: string, script: string): string[] | null => {
  const start = `npm run ${script} -- `;
  return command.startsWith(start) ? command.slice(start.length).split(' ') : null;
};

const allMatches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((found) => found[1] ?? '');

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

test('both READMEs show the same commands, files and snippets', () => {
  expect(blocks.length).toBeGreaterThan(15);
  expect(blocksOf(source('README.en.md'))).toEqual(blocks);
});

describe('the own exports', () => {
  let project: string;

  beforeAll(() => {
    project = join(mkdtempSync(join(tmpdir(), 'linli-')), 'project');
    mkdirSync(project);
    for (const { info, text } of blocks.filter(({ info }) => info.startsWith('../'))) {
      const path = resolve(project, info);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  });
  afterAll(() => rmSync(dirname(project), { recursive: true }));

  const check = (args: readonly string[], lang: string) =>
    spawnSync(process.execPath, [join(ROOT, 'scripts/check.ts'), ...args, '--work', join(project, 'work')], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: lang, INIT_CWD: project },
    });

  test.each(commands.filter((command) => argumentsOf(command, 'check') !== null))(
    '%s accepts every row',
    (command) => {
      const { status, stdout, stderr } = check(
        [...(argumentsOf(command, 'check') ?? []), '--json'],
        'zh_CN.UTF-8',
      );
      const [zh = '', en = ''] = stderr.trim().split('\n').at(-1)?.split('/ ') ?? [];
      expect(status, stderr).toBe(0);
      expect(CHINESE).toContain(`“${zh}”`);
      expect(source('README.en.md')).toContain(`"${en}"`);
      expect(JSON.parse(stdout)).toMatchObject({
        release: '2022-12',
        tables: { activities: { read: 3, accepted: 3, rejected: 0, warnings: 0 } },
      });
    },
  );

  test.each(commands.filter((command) => argumentsOf(command, 'build') !== null))(
    '%s is a right call',
    (command) => {
      const options = buildOptions(argumentsOf(command, 'build') ?? [], project);
      expect(options.out).toBe(resolve(project, '../my/site'));
      expect(options.previous).toBe(resolve(project, '../my/site/data/releases'));
    },
  );
});

test('the block to try first is marked', () => {
  expect(onlyBlock('sh', 'test')).toMatch(/^npm run check -- /);
});

test.each(commands.filter((command) => argumentsOf(command, 'sample') !== null))(
  '%s is a right call',
  (command) => {
    expect(() => optionsFromArguments(argumentsOf(command, 'sample') ?? [], ROOT)).not.toThrow();
  },
);

test.each(DOCUMENTS)('%s names npm scripts that exist', (document) => {
  const { scripts } = JSON.parse(source('package.json')) as { scripts: Record<string, string> };
  const named = [
    ...allMatches(source(document), /npm run ([\w-]+)/g),
    ...allMatches(source(document), /npm (start|test)\b/g),
  ];
  expect(distinct(named).filter((name) => scripts[name] === undefined)).toEqual([]);
});

describe.each(READMES)('%s', (document) => {
  const text = source(document);

  test('lists every flag of build and check, and no other', () => {
    const listed = allMatches(text, /^\| `(--[a-z-]+)/gm);
    const known = allMatches(source('scripts/command/options.ts'), /^ {8}'?([a-z-]+)'?: \{ type: /gm);
    expect(distinct(listed)).toEqual(distinct(known.map((name) => `--${name}`)));
    for (const flag of listed.filter((name) => name !== '--help')) expect(HELP).toContain(flag);
  });

  test('names no other flag of the project', () => {
    const own = ['command/options.ts', 'sample/options.ts', 'bench.ts'].map((path) =>
      source(`scripts/${path}`),
    );
    const known = own.flatMap((code) => allMatches(code, /'?([a-z-]+)'?: \{ type: /g));
    const foreign = ['delete', 'directory'];
    const named = allMatches(text, /--([a-z][a-z-]+)/g);
    expect(distinct(named).filter((name) => ![...known, ...foreign].includes(name))).toEqual([]);
  });

  test('lists the keys of the configuration', () => {
    const rows = allMatches(text, /^\| `([a-zA-Z]+(?:\.[a-zA-Z]\w*)?)` \|/gm);
    const listed = rows.filter((key) => !(OUTPUT_TABLE_NAMES as readonly string[]).includes(key));
    expect(distinct(listed)).toEqual(distinct(configKeys()));
  });

  test('lists every column that offices hand in', () => {
    const listed = [...text.matchAll(/^\| (\w+) \| `(\w+)`(\*?) \| ([^|]+) \|/gm)].map((row) =>
      row.slice(1).join(' '),
    );
    const known = Object.values(INPUT_TABLES).flatMap((table) =>
      table.columns.map(
        ({ name, required, label }) => `${table.name} ${name} ${required ? '*' : ''} ${label.zh}`,
      ),
    );
    expect(listed).toEqual(known);
  });

  test('names every published table', () => {
    for (const name of OUTPUT_TABLE_NAMES) expect(text).toContain(`\`${name}\``);
  });

  test('gives other servers the headers of _headers', () => {
    for (const line of source('public/_headers').split('\n')) {
      const [, name = '', value = ''] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
      if (name === '') continue;
      for (const server of ['nginx', 'apache']) {
        const [block] = blocksIn(server);
        expect(block?.text, server).toContain(name);
        expect(block?.text, server).toContain(`"${value}"`);
      }
    }
  });
});

/** Keys of the configuration, `site.url` for one within another, from the types that read it. */
function configKeys(): string[] {
  const options = source('scripts/command/options.ts');
  const top = allMatches(/const CONFIG_KEYS = \[([^\]]*)\]/.exec(options)?.[1] ?? '', /'(\w+)'/g);
  const membersOf = (name: string): string[] => {
    const types = source('src/schema/build-info.ts');
    const body = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(types)?.[1] ?? '';
    return allMatches(body, /readonly (\w+)\??:/g);
  };
  const inline = (key: string): string[] =>
    allMatches(new RegExp(`^ {2}${key}\\?: \\{([^}]*)\\}`, 'm').exec(options)?.[1] ?? '', /(\w+)\?:/g);
  const within: Record<string, string[]> = {
    site: membersOf('SiteConfig'),
    map: membersOf('MapConfig'),
    campaign: inline('campaign'),
    thresholds: inline('thresholds'),
  };
  return top.flatMap((key) => within[key]?.map((member) => `${key}.${member}`) ?? [key]);
}

describe.each(DOCUMENTS)('%s', (document) => {
  const prose = source(document).replaceAll(FENCE, '');

  test('links to files that exist', () => {
    const targets = allMatches(prose, /\]\(([^)\s]+)\)/g).filter((target) => !/^https?:/.test(target));
    const files = targets.filter((target) => !target.startsWith('#'));
    expect(distinct(files).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const anchors = allMatches(prose, /^#+ (.+)$/gm).map(
      (heading) =>
        `#${heading
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-')}`,
    );
    expect(targets.filter((target) => target.startsWith('#') && !anchors.includes(target))).toEqual([]);
  });

  test('names files that exist', () => {
    const generated = /^data\/(exports|build|releases|tables|datapackage|report|SHA256SUMS)/;
    const paths = allMatches(prose, /`((?:src|scripts|tests|data|public)\/[^`\s]*)`/g).filter(
      (path) => !/[<*…]/.test(path) && !generated.test(path),
    );
    expect(distinct(paths).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

test('CONTRIBUTING answers in five steps at most', () => {
  expect(source('CONTRIBUTING.md')).not.toMatch(/^6\. /m);
});

describe('a number of a page, recomputed from the downloads', () => {
  const site = process.env['LINLI_TEST_SITE'] ?? '';

  beforeAll(() => {
    if (site === '') throw new Error('missing LINLI_TEST_SITE: run these tests through npm test');
  });

  test('with DuckDB', async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const sql = onlyBlock('sql', 'test').replaceAll("'data/", `'${site}/data/`);
    const [row] = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    connection.closeSync();
    instance.closeSync();
    expect(Number(row?.['counted'])).toBeGreaterThan(0);
    expect(row?.['published']).toEqual(row?.['counted']);
    expect(Number(row?.['percent'])).toBeGreaterThan(0);
  });

  test('with Node alone', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', onlyBlock('js', 'test')],
      { cwd: site, encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    const [counted = 0, published, communities] = stdout.trim().split(' ').map(Number);
    expect(counted).toBeGreaterThan(0);
    expect(published).toBe(counted);
    expect(communities).toBeGreaterThan(counted);
  });
});
