// The boundary pack of the build's configuration: its files, read when first drawn, and what each map must print.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundaries, type Boundaries } from '../charts/boundaries.ts';
import { outlines, type OutlineOptions, type Outlines } from '../charts/outlines.ts';
import type { Lang } from '../schema/column.ts';
import { buildInfo } from './build-info.ts';

const UNREVIEWED = '未经地图审核，仅供开发测试';
const UNREVIEWED_EN = 'Not reviewed: for development and tests only';

/**
 * The lines printed inside every map: the approval number, or that there is none. Null where no map is drawn. Throws
 * for a pack that has neither the number nor leave to do without.
 */
export function imprint(lang: Lang): readonly string[] | null {
  const { map } = buildInfo();
  if (map.kind !== 'pack' || !map.pack) return null;
  if (map.reviewNumber) return [`审图号${lang === 'zh' ? '：' : ' (review number): '}${map.reviewNumber}`];
  if (map.allowUnreviewed) return lang === 'zh' ? [UNREVIEWED] : [UNREVIEWED, UNREVIEWED_EN];
  throw new Error('invalid map: a boundary pack needs `reviewNumber` or `allowUnreviewed`');
}

const files = new Map<string, Boundaries | null>();

function file(name: string): Boundaries | null {
  const known = files.get(name);
  if (known !== undefined) return known;
  const path = join(buildInfo().map.pack ?? '', name);
  const read = existsSync(path) ? boundaries(JSON.parse(readFileSync(path, 'utf8'))) : null;
  if (name.startsWith('counties/'))
    for (const other of files.keys()) if (other.startsWith('counties/')) files.delete(other);
  files.set(name, read);
  return read;
}

const drawn = new Map<string, Outlines | null>();

/**
 * Outlines from a file of the pack such as `counties/430000.json`, kept under `key`; null where the build draws no
 * maps, the pack has no such file or no unit is wanted.
 */
export function packOutlines(
  key: string,
  name: string,
  {
    dashes,
    ...options
  }: Omit<OutlineOptions, 'dashesFrom'> & {
    /** The file that has the dashes of the South China Sea. */
    readonly dashes?: string;
  },
): Outlines | null {
  if (imprint('zh') === null) return null;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const source = file(name);
  const lines = dashes === undefined ? null : file(dashes);
  const result = source ? outlines(source, { ...options, ...(lines ? { dashesFrom: lines } : {}) }) : null;
  const useful = result && result.units.length > 0 ? result : null;
  if (drawn.size > 8) drawn.delete(drawn.keys().next().value as string);
  drawn.set(key, useful);
  return useful;
}
