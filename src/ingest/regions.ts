// Where a row counts: an office's region code in, the county row it belongs to out, with township and community
// where the code reaches that far. The rules are the contract's, under "Regions".
import type { Area } from '../schema/values.ts';
import { OUT_OF_SCOPE } from '../schema/values.ts';

/** What the resolution needs to know of the register and its changes. */
export interface Register {
  /** Area of a community, null where the register gives none, undefined where there is no such community. */
  communityArea(code: string): Exclude<Area, 'all'> | null | undefined;
  hasTownship(code: string): boolean;
  hasCounty(code: string): boolean;
  /** Real prefectures only: the placeholders of the register do not exist. */
  hasPrefecture(code: string): boolean;
  hasProvince(code: string): boolean;
  /** The prefectures that do not exist, though counties have their codes: 市辖区, 县, 直辖县级 (110100, 429000). */
  hasPlaceholder(code: string): boolean;
  /** Counties of today's register that a former county's code leads to at a date (`YYYY-MM-DD`). */
  successors(county: string, date: string): readonly string[];
  /** True where a county's code of today meant another county at a date (232701 until 2018). */
  wasAnother(county: string, date: string): boolean;
  /** The name of a code of 6, 9 or 12 digits, a community's without its kind; null for an unknown code. */
  nameOf(code: string): string | null;
}

export interface Place {
  /** The county row (6 digits), perhaps one of those directly under a prefecture (`430199`) or province (`439999`). */
  readonly county: string;
  readonly township: string | null;
  readonly community: string | null;
  readonly area: Exclude<Area, 'all'> | null;
  readonly warning?: 'COMMUNITY_UNKNOWN' | 'TOWNSHIP_UNKNOWN' | 'CODE_CHANGED' | 'CODE_SPLIT';
}

export type UnknownPlace = 'REGION_UNKNOWN' | 'REGION_OUT_OF_SCOPE';

/** The county row for what hangs directly on a prefecture, or on a province where there is no such prefecture. */
export function directRow(code: string, register: Register): string | null {
  const prefecture = `${code.slice(0, 4)}00`;
  if (register.hasPrefecture(prefecture)) return `${code.slice(0, 4)}99`;
  return register.hasProvince(`${code.slice(0, 2)}0000`) ? `${code.slice(0, 2)}9999` : null;
}

/** Cuts the zeros that stand for "the whole township" or "the whole county". */
export function cut(code: string): string {
  if (code.length === 12 && code.endsWith('000')) return cut(code.slice(0, 9));
  if (code.length === 9 && code.endsWith('000')) return code.slice(0, 6);
  return code;
}

/**
 * Resolves a code of 6, 9 or 12 digits at a date (`YYYY-MM-DD`); never guesses: an unknown lower unit counts for the
 * known one above it, with a warning.
 */
export function placeFromCode(digits: string, date: string, register: Register): Place | UnknownPlace {
  const code = cut(digits);
  const six = code.slice(0, 6);
  if (OUT_OF_SCOPE.some((province) => province.slice(0, 2) === six.slice(0, 2))) return 'REGION_OUT_OF_SCOPE';
  const whole = (county: string, warning?: Place['warning']): Place => ({
    county,
    township: null,
    community: null,
    area: null,
    ...(warning ? { warning } : {}),
  });

  const isFormer = !register.hasCounty(six) || register.wasAnother(six, date);
  if (isFormer && !six.endsWith('00')) return formerPlace(six, date, register, whole);
  if (six.endsWith('00') && !isUnit(six, register)) return 'REGION_UNKNOWN';
  const county = six.endsWith('00') ? directRow(six, register) : six;
  if (county === null) return 'REGION_UNKNOWN';
  if (code.length === 6) return whole(county);

  const nine = code.slice(0, 9);
  if (!register.hasTownship(nine)) return whole(county, 'TOWNSHIP_UNKNOWN');
  const inTownship = { ...whole(county), township: nine };
  if (code.length === 9) return inTownship;

  const area = register.communityArea(code);
  if (area === undefined) return { ...inTownship, warning: 'COMMUNITY_UNKNOWN' };
  return { ...inTownship, community: code, area };
}

/** Whether a code that ends in 00 is a province, a prefecture or one of the placeholders below a province. */
function isUnit(six: string, register: Register): boolean {
  return register.hasProvince(six) || register.hasPrefecture(six) || register.hasPlaceholder(six);
}

function formerPlace(
  county: string,
  date: string,
  register: Register,
  whole: (county: string, warning: Place['warning']) => Place,
): Place | UnknownPlace {
  const successors = register.successors(county, date);
  if (successors.length === 1 && successors[0] !== undefined) return whole(successors[0], 'CODE_CHANGED');
  if (successors.length === 0) return 'REGION_UNKNOWN';
  const direct = directRow(county, register);
  return direct === null ? 'REGION_UNKNOWN' : whole(direct, 'CODE_SPLIT');
}
