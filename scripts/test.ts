// `npm test`: format, lint, types, then every test, the browser's included, against a freshly built campaign of three
// provinces. With arguments it runs those test files alone: `npm test -- tests/ingest`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './command/browser.ts';
import { CommandError, runCommand } from './command/error.ts';
import { ROOT } from './command/options.ts';
import { say } from './command/progress.ts';

/** Hunan, Beijing, Guangdong: placeholders, development zones, prefectures without counties. */
const PROVINCES = '430000,110000,440000';
const FOLDER = join(ROOT, 'data/build/test');

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the run when something beside it has failed. */
  readonly signal?: AbortSignal;
}

/** Runs a module of Node and says how long it took; throws where it fails. */
async function run(
  label: string,
  module: string,
  args: readonly string[],
  { env = {}, signal }: RunOptions = {},
): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(ROOT, module), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'UTC', ASTRO_TELEMETRY_DISABLED: '1', ...env },
    ...(signal && { signal }),
  });
  const [status] = (await once(child, 'close')) as [number | null];
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (status !== 0) {
    throw new CommandError(1, {
      zh: `没有通过：${label}（${seconds}秒）。原因见上面的信息。`,
      en: `Failed: ${label} (${seconds} s). The reason stands above.`,
    });
  }
  say(`✓ ${label} ${seconds}s`);
}

/** Runs work side by side; where one fails, the others are ended and its error is thrown. */
async function together(...works: readonly ((signal: AbortSignal) => Promise<void>)[]): Promise<void> {
  const ending = new AbortController();
  let failure: unknown = null;
  await Promise.all(
    works.map(async (work) => {
      try {
        await work(ending.signal);
      } catch (error) {
        failure ??= error;
        ending.abort();
      }
    }),
  );
  if (failure !== null) throw failure;
}

async function checkForm(signal: AbortSignal): Promise<void> {
  const prettier = ['--check', '--log-level', 'warn', '.'];
  await run('格式 format', 'node_modules/prettier/bin/prettier.cjs', prettier, { signal });
  await run('规范 lint', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0'], { signal });
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

await runCommand(async () => {
  const only = process.argv.slice(2);
  const chromium = findChromium();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const exports = join(FOLDER, 'exports');
  const out = join(FOLDER, 'dist');
  const work = join(FOLDER, 'work');
  const buildSite = async (signal: AbortSignal): Promise<void> => {
    await run('示例 sample', 'scripts/sample.ts', ['--provinces', PROVINCES, '--out', exports], { signal });
    await run('生成 build', 'scripts/build.ts', ['--exports', exports, '--out', out, '--work', work], {
      signal,
    });
  };
  const isWhole = only.length === 0;
  // Not beside the build: both write what Astro knows of the content.
  if (isWhole)
    await run('类型 types', 'node_modules/astro/bin/astro.mjs', [
      'check',
      '--minimumFailingSeverity',
      'warning',
    ]);
  await together(...(isWhole ? [checkForm] : []), buildSite);
  const reportPath = join(FOLDER, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`, ...only];
  let failure: unknown = null;
  try {
    const env = {
      CHROMIUM_PATH: chromium,
      LINLI_TEST_EXPORTS: exports,
      LINLI_TEST_SITE: out,
      LINLI_TEST_WORK: work,
    };
    await run('测试 tests', 'node_modules/vitest/vitest.mjs', args, { env });
  } catch (error) {
    failure = error;
  }
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as VitestReport;
  process.stdout.write(`${report.numPassedTests} passed, ${report.numFailedTests} failed\n`);
  if (failure !== null) throw failure;
  return 0;
});
