// Which published files a choice is read from: parts of provinces, and for many provinces at once the one file that
// holds the nation and the provinces alone.
import { levelOf, type RegionTree } from '../search/region-index.ts';
import { tableOf, type Catalog } from './catalog.ts';
import type { Choice } from './choice.ts';
import { regionsRead } from './result.ts';

export interface NeededFile {
  readonly url: string;
  readonly bytes: number;
  /** What it holds, in words. */
  readonly label: string;
  /** The same rows as CSV, for a reader whom the page fails. */
  readonly csv: string;
}

/** Provinces that are read from their own parts before the file of all of them is the smaller way. */
const PROVINCES_BY_PART = 2;

/** The files of a choice; every region of it has its rows in one of them, if there are any. */
export function filesOf(choice: Choice, catalog: Catalog, tree: RegionTree): NeededFile[] {
  const table = tableOf(catalog, choice.table);
  const codes = regionsRead(choice, tree);
  const provinceOf = (code: string) => `${code.slice(0, 2)}0000`;
  const parts = new Set(codes.filter((code) => /prefecture|county/.test(levelOf(code))).map(provinceOf));
  const bare = codes.filter((code) => levelOf(code) === 'province' && !parts.has(code));
  const hasParts = Object.keys(table.parts).length > 0;
  if (hasParts && bare.length <= PROVINCES_BY_PART) for (const code of bare) parts.add(code);
  const needed = hasParts ? [...parts].filter((code) => table.parts[code] !== undefined) : [];
  const files = needed.sort().map((code) => ({
    url: `${catalog.dataHref}${table.name}/${code}.parquet`,
    bytes: table.parts[code] ?? 0,
    label: tree.of(code)?.name ?? code,
    csv: `${catalog.dataHref}${table.name}/${code}.csv`,
  }));
  const isCovered = bare.every((code) => needed.includes(code)) && needed.length > 0;
  if (isCovered || codes.length === 0) return files;
  const upper = {
    url: `${catalog.assetHref}${table.upper.path}`,
    bytes: table.upper.bytes,
    label: catalog.lang === 'zh' ? '全国和各省份' : 'China and the provinces',
    csv: `${catalog.dataHref}${table.name}.csv`,
  };
  return [upper, ...files];
}
