// `npm start`: makes the sample campaign and its site where they are missing or older than their sources, and serves it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, runCommand } from './command/error.ts';
import { ROOT, SAMPLE_MARK } from './command/options.ts';
import { say } from './command/progress.ts';
import { serve } from './serve.ts';

const PORT = 4321;
const EXPORTS = join(ROOT, 'data/exports');
const OUT = join(ROOT, 'dist');
const SAMPLE_SOURCES = ['scripts/sample', 'scripts/sample.ts', 'data/reference'];
const SITE_SOURCES = [
  'src',
  'scripts',
  'public',
  'data/reference',
  'data/boundaries',
  'astro.config.mjs',
  'package-lock.json',
];

/** Latest change below a path, in milliseconds; 0 where there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const newestSource = (paths: readonly string[]): number =>
  Math.max(...paths.map((path) => newest(join(ROOT, path))));

function run(script: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) {
    throw new CommandError(1, {
      zh: '没有完成，原因见上面的信息。',
      en: 'It did not finish; the reason stands above.',
    });
  }
}

await runCommand(async () => {
  const mark = join(EXPORTS, SAMPLE_MARK, 'sample.json');
  const isEmpty = !existsSync(EXPORTS) || readdirSync(EXPORTS).length === 0;
  if (isEmpty || (existsSync(mark) && newest(mark) < newestSource(SAMPLE_SOURCES))) {
    say('生成示例数据… / Making the sample campaign…');
    run('scripts/sample.ts', []);
  }
  const published = newest(join(OUT, 'data/tables.json'));
  if (published < Math.max(newestSource(SITE_SOURCES), newest(EXPORTS))) {
    say('生成网站，约几分钟… / Building the site, a few minutes…');
    // A rebuild of the sample is no publication: it may differ from the release that stood here before.
    run('scripts/build.ts', ['--previous', join(ROOT, 'data/build/no-earlier-releases')]);
  }
  const { url } = await serve(OUT, PORT).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new CommandError(1, {
      zh: `端口${PORT}已被占用。请先关掉占用它的程序，再运行 npm start。`,
      en: `Port ${PORT} is in use. Stop the program that uses it, then run npm start again.`,
    });
  });
  say(`\n邻里守望数据 ready: ${url}\n按 Ctrl+C 结束 / Ctrl+C ends it`);
  return 0;
});
