// `npm run bench`: how long reading takes on ten million rows, and each stage on the sample campaign, each beside plain
// DuckDB reading the same files in the same run; how the time of protection grows; and how soon pages answer, of a site
// that is built already. Ratios travel between machines; seconds do not.
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { INPUT_TABLE_NAMES } from '../src/schema/inputs.ts';
import { detectEncoding, textOf } from '../src/ingest/encoding.ts';
import type { ExportFile } from './1-read/files.ts';
import { listFiles } from './1-read/files.ts';
import { aggregate } from './3-aggregate/aggregate.ts';
import { sensitiveRows } from './3-aggregate/sensitive-rows.ts';
import { protect } from './4-protect/protect-tables.ts';
import { writeDataFolder } from './5-publish/data-folder.ts';
import { buildSite } from './5-publish/site.ts';
import { buildInfo } from './5-publish/publish.ts';
import { benchIngest } from './bench/ingest.ts';
import { benchProtect } from './bench/protect.ts';
import { benchRepaint } from './bench/repaint.ts';
import { benchSearch } from './bench/search.ts';
import { CommandError, runCommand } from './command/error.ts';
import { buildOptions, ROOT } from './command/options.ts';
import { literal } from './database.ts';
import { readAndValidate } from './pipeline.ts';
import { writeSample } from './sample/write-sample.ts';

const FOLDER = join(ROOT, 'data/build/bench');
const DELIMITERS = [',', ';', '\t', '|'];
const WIDEST = 26;

interface Timing {
  readonly step: string;
  readonly seconds: number;
}

async function timed<T>(timings: Timing[], step: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  timings.push({ step, seconds: (performance.now() - started) / 1000 });
  return result;
}

interface Utf8File {
  readonly path: string;
  readonly delimiter: string;
}

/** Copies of the exports in UTF-8, which plain DuckDB can read: not part of what is timed. */
async function utf8Copies(files: readonly ExportFile[]): Promise<Map<string, Utf8File[]>> {
  const copies = new Map<string, Utf8File[]>();
  for (const file of files) {
    if (file.table === null) continue;
    const encoding = await detectEncoding(createReadStream(file.absolute));
    let text = '';
    for await (const part of textOf(createReadStream(file.absolute), encoding)) text += part;
    const path = join(FOLDER, 'utf8', file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const sample = text.slice(0, 4096);
    const often = (delimiter: string): number => sample.split(delimiter).length;
    const [delimiter = ','] = DELIMITERS.toSorted((a, b) => often(b) - often(a));
    copies.set(file.table, [...(copies.get(file.table) ?? []), { path, delimiter }]);
  }
  return copies;
}

/**
 * Baseline: DuckDB parses every cell of the same files as text and writes them as Parquet, without a single rule. One
 * thread reads a file: padding short rows and quoted line breaks exclude parallel reading of one.
 */
async function plainDuckDB(copies: Map<string, Utf8File[]>): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:', { memory_limit: '1500MB' })).connect();
  const columns = Array.from({ length: WIDEST }, (_, i) => `c${i}: 'VARCHAR'`).join(', ');
  for (const table of INPUT_TABLE_NAMES) {
    for (const delimiter of DELIMITERS) {
      const paths = (copies.get(table) ?? []).filter((file) => file.delimiter === delimiter);
      if (paths.length === 0) continue;
      const list = paths.map((file) => literal(file.path)).join(', ');
      await connection.run(`
        COPY (SELECT * FROM read_csv([${list}], delim = ${literal(delimiter)}, quote = '"', escape = '"', header = false,
          auto_detect = false, null_padding = true, strict_mode = false, ignore_errors = true, parallel = false, columns = {${columns}}))
        TO ${literal(join(FOLDER, `plain-${table}-${DELIMITERS.indexOf(delimiter)}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`);
    }
  }
  connection.closeSync();
}

/** The stages of a build on the sample campaign; returns the lines of a table. */
async function benchStages(values: { activities?: string; site?: boolean }): Promise<string[]> {
  const exports = values.activities === undefined ? join(ROOT, 'data/exports') : join(FOLDER, 'exports');
  if (values.activities !== undefined || !existsSync(exports) || readdirSync(exports).length === 0) {
    await writeSample({
      out: exports,
      ...(values.activities ? { activities: Number(values.activities) } : {}),
    });
  }
  const options = buildOptions(
    ['--exports', exports, '--out', join(FOLDER, 'dist'), '--work', join(FOLDER, 'work')],
    ROOT,
  );
  const copies = await utf8Copies(await listFiles(exports));
  const timings: Timing[] = [];
  await timed(timings, 'plain DuckDB: CSV → Parquet', () => plainDuckDB(copies));
  const { database, reference, rules, report } = await timed(timings, 'read and validate', () =>
    readAndValidate(options),
  );
  await timed(timings, 'aggregate', () => aggregate(database));
  const { work, thresholds, previous } = options;
  const { files, suppression } = await timed(timings, 'protect', () =>
    protect(database, { work, thresholds, previous, release: report.release }),
  );
  const sensitive = await sensitiveRows(database);
  database.close();
  const prepared = {
    report: { ...report, suppression },
    sensitiveRows: sensitive,
    tables: files,
    reference,
    rules,
  };
  const data = join(FOLDER, 'data');
  await timed(timings, 'publish data', () => writeDataFolder(data, prepared, options.sample));
  if (values.site) {
    const info = buildInfo(options, prepared, data);
    await timed(timings, 'pages', () =>
      buildSite(info, join(FOLDER, 'build-info.json'), join(FOLDER, 'site')),
    );
  }

  const rows = Object.values(report.tables).reduce((sum, table) => sum + table.read, 0);
  const [baseline, ...stages] = timings;
  if (!baseline) throw new Error('missing baseline');
  const whole = { step: 'build in all', seconds: stages.reduce((sum, stage) => sum + stage.seconds, 0) };
  const line = ({ step, seconds }: Timing): string =>
    `| ${step} | ${seconds.toFixed(1)} | ${Math.round(rows / seconds).toLocaleString('en')} | ${(seconds / baseline.seconds).toFixed(1)} |`;
  return [
    `${rows.toLocaleString('en')} rows of ${report.files.length.toLocaleString('en')} files, ${report.tables.activities.read.toLocaleString('en')} activities; Node ${process.version}`,
    '| step | seconds | rows a second | × plain DuckDB |',
    '| --- | --- | --- | --- |',
    ...timings.map(line),
    line(whole),
    `peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  ];
}

/** The built sites that were named; without, what `npm start` builds. */
function sites({ in: own = join(ROOT, 'dist'), against }: { in?: string; against?: string }): string[] {
  const folders = [own, ...(against === undefined ? [] : [against])];
  for (const folder of folders) {
    if (existsSync(join(folder, 'index.html'))) continue;
    throw new CommandError(2, {
      zh: `这里没有生成好的网站：${folder}。先运行 npm start，或用 --in 指定文件夹。`,
      en: `There is no built site: ${folder}. Run npm start first, or name a folder with --in.`,
    });
  }
  return folders;
}

const ROWS = 10_000_000;
const PARTS = ['ingest', 'stages', 'protect', 'repaint', 'search'];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      only: { type: 'string' },
      activities: { type: 'string' },
      site: { type: 'boolean' },
      keep: { type: 'boolean' },
      in: { type: 'string' },
      against: { type: 'string' },
    },
  });
  const { only, rows = String(ROWS) } = values;
  if ((only !== undefined && !PARTS.includes(only)) || !/^[1-9]\d{0,8}$/.test(rows)) {
    throw new CommandError(2, {
      zh: '用法：npm run bench -- [--only ingest|stages|protect|repaint|search] [--rows 行数] [--activities 活动数] [--site] [--keep] [--in 网站] [--against 另一个网站]。',
      en: 'Usage: npm run bench -- [--only ingest|stages|protect|repaint|search] [--rows N] [--activities N] [--site] [--keep] [--in SITE] [--against SITE].',
    });
  }
  const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n\n`);
  // Only where they are asked for: they measure a built site, which the other parts do not need.
  if (only === 'repaint' || only === 'search') {
    const [own = '', ...others] = sites(values);
    print(only === 'repaint' ? await benchRepaint([own, ...others]) : await benchSearch(own));
    return 0;
  }
  rmSync(FOLDER, { recursive: true, force: true });
  const isAsked = (part: string): boolean => only === undefined || only === part;
  if (isAsked('ingest')) print(await benchIngest(join(FOLDER, 'ingest'), Number(rows)));
  if (isAsked('stages')) print(await benchStages(values));
  if (isAsked('protect')) print(await benchProtect(join(FOLDER, 'protect')));
  if (!values.keep) rmSync(FOLDER, { recursive: true, force: true });
  return 0;
});
