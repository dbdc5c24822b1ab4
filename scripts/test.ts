// `npm test`: format, lint, types, then every test, the browser's included, against a freshly built campaign of three
// provinces. With arguments it runs those test files alone: `npm test -- tests/ingest`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './command/browser.ts';
import { CommandError, runCommand } from './command/error.ts';
import { ROOT } from './command/options.ts';
import { say } from './command/progress.ts';

/** Hunan, Beijing, Guangdong: placeholders, development zones, prefectures without counties. */
const PROVINCES = '430000,110000,440000';
const FOLDER = join(ROOT, 'data/build/test');

const run = (
  label: string,
  module: string,
  args: readonly string[],
  env: Record<string, string> = {},
): void => {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [join(ROOT, module), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'UTC', ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (status !== 0) {
    throw new CommandError(1, {
      zh: `没有通过：${label}（${seconds}秒）。原因见上面的信息。`,
      en: `Failed: ${label} (${seconds} s). The reason stands above.`,
    });
  }
  say(`✓ ${label} ${seconds}s`);
};

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

await runCommand(async () => {
  const only = process.argv.slice(2);
  const chromium = findChromium();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  if (only.length === 0) {
    run('格式 format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
    run('规范 lint', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
    run('类型 types', 'node_modules/astro/bin/astro.mjs', ['check', '--minimumFailingSeverity', 'warning']);
  }
  const exports = join(FOLDER, 'exports');
  const out = join(FOLDER, 'dist');
  run('示例 sample', 'scripts/sample.ts', ['--provinces', PROVINCES, '--out', exports]);
  run('生成 build', 'scripts/build.ts', ['--exports', exports, '--out', out, '--work', join(FOLDER, 'work')]);
  const reportPath = join(FOLDER, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`, ...only];
  let failure: unknown = null;
  try {
    run('测试 tests', 'node_modules/vitest/vitest.mjs', args, {
      CHROMIUM_PATH: chromium,
      LINLI_TEST_EXPORTS: exports,
      LINLI_TEST_SITE: out,
      LINLI_TEST_WORK: join(FOLDER, 'work'),
    });
  } catch (error) {
    failure = error;
  }
  const report = JSON.parse(readFileSync(reportPath, 'utf8')) as VitestReport;
  process.stdout.write(`${report.numPassedTests} passed, ${report.numFailedTests} failed\n`);
  if (failure !== null) throw failure;
  return 0;
});
