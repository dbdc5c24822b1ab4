// `npm start`: makes the sample campaign's site where it is missing or older than its sources, and serves it;
// `npm start -- DIR` serves a folder that was published elsewhere.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandError, runCommand } from './command/error.ts';
import { callerFolder, ROOT, SAMPLE_MARK } from './command/options.ts';
import { say } from './command/progress.ts';
import { serve } from './serve.ts';

const PORT = 4321;
const EXPORTS = join(ROOT, 'data/exports');
const OUT = join(ROOT, 'dist');
/** Three provinces show every page with figures in minutes; protecting the nation takes about twenty. */
const PROVINCES = '430000,110000,440000';
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

/** Makes the sample and its site where they are missing or older than their sources. */
function makeSampleSite(): void {
  const mark = join(EXPORTS, SAMPLE_MARK, 'sample.json');
  const isEmpty = !existsSync(EXPORTS) || readdirSync(EXPORTS).length === 0;
  if (!isEmpty && !existsSync(mark)) {
    throw new CommandError(1, {
      zh: 'data/exports 里是你自己的导出，npm start 只管示例数据。发布用 npm run build，看已发布的网站用 npm start -- 文件夹（如 dist）。',
      en: 'data/exports holds your own exports; npm start is for the sample. Publish with npm run build, and look at a published folder with npm start -- FOLDER (such as dist).',
    });
  }
  if (isEmpty || newest(mark) < newestSource(SAMPLE_SOURCES)) {
    say(
      '生成三个省的示例数据（要全国的，先运行 npm run sample）… / Making the sample campaign of three provinces (for the nation, run npm run sample before)…',
    );
    run('scripts/sample.ts', ['--provinces', PROVINCES]);
  }
  const published = newest(join(OUT, 'data/tables.json'));
  if (published < Math.max(newestSource(SITE_SOURCES), newest(mark))) {
    say('生成网站，约几分钟… / Building the site, a few minutes…');
    // A rebuild of the sample is no publication: it may differ from the release that stood here before.
    run('scripts/build.ts', ['--previous', join(ROOT, 'data/build/no-earlier-releases')]);
  }
}

/** The folder named on the command line; throws a CommandError where it holds no site. */
function namedFolder(name: string): string {
  const folder = resolve(callerFolder(), name);
  if (existsSync(join(folder, 'index.html'))) return folder;
  throw new CommandError(2, {
    zh: `这里没有网站：${folder}。请指明 --out 的文件夹。`,
    en: `There is no site in ${folder}. Name the folder that --out wrote.`,
  });
}

await runCommand(async () => {
  const [name] = process.argv.slice(2);
  if (name === undefined) makeSampleSite();
  const { url } = await serve(name === undefined ? OUT : namedFolder(name), PORT).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new CommandError(1, {
        zh: `端口${PORT}已被占用。请先关掉占用它的程序，再运行 npm start。`,
        en: `Port ${PORT} is in use. Stop the program that uses it, then run npm start again.`,
      });
    },
  );
  say(`\n邻里守望数据 ready: ${url}\n按 Ctrl+C 结束 / Ctrl+C ends it`);
  return 0;
});
