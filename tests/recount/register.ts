// The 2023 register and the code changes → where a row with a region code counts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRows } from './exports.ts';
import { parquetRows } from './published.ts';

export type Area = 'urban' | 'rural';

/** The place a row counts at: its county row and all above; a community and its area only from a known 12-digit code. */
export interface Place {
  readonly community: string | null;
  readonly area: Area | null;
  readonly county: string;
  /** County, prefecture (where there is one), province and nation (but for Hong Kong, Macao and Taiwan). */
  readonly regions: readonly string[];
}

export interface RegionRow {
  readonly level: 'nation' | 'province' | 'prefecture' | 'county';
  readonly parent: string;
}

export interface Register {
  readonly regions: ReadonlyMap<string, RegionRow>;
  /** All communities of a region: `430000` → all, `430000 urban`, `430000 rural`. */
  readonly communities: ReadonlyMap<string, number>;
  /** Where a code counts, or null where the register and the code changes don't know it. */
  readonly place: (code: string) => Place | null;
}

const NATION = '000000';
const OUT_OF_SCOPE = new Set(['710000', '810000', '820000']);

/** Urban or rural by kind of community: the last three digits. */
export function areaOf(community: string): Area | null {
  const kind = Number(community.slice(9));
  if ((kind >= 1 && kind <= 199) || (kind >= 400 && kind <= 499)) return 'urban';
  if ((kind >= 200 && kind <= 399) || (kind >= 500 && kind <= 599)) return 'rural';
  return null;
}

/** Cuts the zeros that stand for "all of the township" or "all of the county". */
function cut(code: string): string {
  let short = code;
  if (short.length === 12 && short.endsWith('000')) short = short.slice(0, 9);
  if (short.length === 9 && short.endsWith('000')) short = short.slice(0, 6);
  return short;
}

/** Reads the reference folder's register. */
export async function readRegister(reference: string): Promise<Register> {
  const regions = new Map<string, RegionRow>([[NATION, { level: 'nation', parent: '' }]]);
  const placeholders = new Set<string>();
  for (const { code = '', parent_code = '', level = '', kind = '' } of listRows(
    join(reference, 'regions.csv'),
  )) {
    if (kind === 'placeholder') placeholders.add(code);
    else regions.set(code, { level: level as RegionRow['level'], parent: parent_code });
  }
  for (const [code, row] of regions) {
    if (placeholders.has(row.parent)) regions.set(code, { ...row, parent: `${code.slice(0, 2)}0000` });
  }

  /** The county row itself, or the 市直属 or 省直属 row of what is no county; null for an unknown code. */
  const countyRow = (code: string): string | null => {
    const level = regions.get(code)?.level;
    if (level === 'county') return code;
    if (level === 'prefecture') return `${code.slice(0, 4)}99`;
    if (level === 'province' || placeholders.has(code)) return `${code.slice(0, 2)}9999`;
    return null;
  };

  const townships = new Map<string, string>();
  for (const { code = '', parent_code = '' } of listRows(join(reference, 'townships.csv'))) {
    townships.set(code, countyRow(parent_code) ?? parent_code);
  }

  const successors = new Map<string, Set<string>>();
  for (const { type, from = '', to = '' } of listRows(join(reference, 'code-changes.csv'))) {
    if (type === 'carve') continue;
    successors.set(from, (successors.get(from) ?? new Set()).add(to));
  }
  /** Today's counties of an old code, through several changes if need be. */
  const today = (code: string): readonly string[] =>
    regions.get(code)?.level === 'county'
      ? [code]
      : [...new Set([...(successors.get(code) ?? [])].flatMap((next) => today(next)))];

  const regionsAbove = (county: string): readonly string[] => {
    const province = `${county.slice(0, 2)}0000`;
    const prefecture = `${county.slice(0, 4)}00`;
    const known = regions.get(county);
    const above = known === undefined ? (regions.has(prefecture) ? prefecture : province) : known.parent;
    const list = above === province ? [county, province] : [county, above, province];
    return OUT_OF_SCOPE.has(province) ? list : [...list, NATION];
  };

  const communityCodes = new Set<string>();
  const communities = new Map<string, number>();
  const count = (key: string): void => void communities.set(key, (communities.get(key) ?? 0) + 1);
  for (const row of await parquetRows(readFileSync(join(reference, 'communities.parquet')), ['code'])) {
    const code = String(row['code']);
    communityCodes.add(code);
    const county = townships.get(code.slice(0, 9));
    if (county === undefined) throw new Error(`unknown township: ${code}`);
    const area = areaOf(code);
    for (const region of regionsAbove(county)) {
      count(region);
      if (area !== null) count(`${region} ${area}`);
    }
  }

  const at = (county: string, community: string | null = null): Place => ({
    community,
    area: community === null ? null : areaOf(community),
    county,
    regions: regionsAbove(county),
  });

  const place = (code: string): Place | null => {
    if (!/^\d{6}(\d{3}){0,2}$/.test(code)) return null;
    const short = cut(code);
    const township = townships.get(short.slice(0, 9));
    if (short.length > 6 && township !== undefined) {
      return at(township, communityCodes.has(short) ? short : null);
    }
    const six = short.slice(0, 6);
    const county = countyRow(six);
    if (county !== null) return at(county);
    const now = today(six);
    if (now.length === 0) return null;
    return at(now.length === 1 ? (now[0] ?? six) : `${six.slice(0, 4)}99`);
  };

  for (const county of new Set(townships.values())) {
    if (!regions.has(county)) {
      regions.set(county, { level: 'county', parent: regionsAbove(county)[1] ?? '' });
    }
  }
  return { regions, communities, place };
}
