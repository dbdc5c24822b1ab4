// The list of regions that searches read: one line a region with its code, name, pinyin and kind. Written at build,
// fetched by a page when a reader first looks for a region.
import { NATION, type Level } from '../schema/values.ts';

export interface IndexedRegion {
  readonly code: string;
  readonly name: string;
  /** Syllables without tones, in small letters: `yong zhou shi`. */
  readonly pinyin: string;
  /** `devzone`, `direct` …; empty for an ordinary division. */
  readonly kind: string;
  readonly hasPage: boolean;
}

/** The regions in code order, and how they hang together. */
export interface RegionTree {
  readonly all: readonly IndexedRegion[];
  /** undefined for an unknown code. */
  of(code: string): IndexedRegion | undefined;
  /** null for the nation. */
  parent(code: string): IndexedRegion | null;
  /** From the province down to the region itself, without the nation. */
  line(code: string): readonly IndexedRegion[];
  /** Every region of a level inside another, in code order. */
  inside(code: string, level: Level): readonly IndexedRegion[];
}

/** A region as a line of the list. */
export function lineFromRegion({ code, name, pinyin, kind, hasPage }: IndexedRegion): string {
  return [code, name, pinyin, kind, hasPage ? '1' : ''].join(',');
}

/** The regions of the list. */
export function regionsFromLines(file: string): IndexedRegion[] {
  return file
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', pinyin = '', kind = '', page = ''] = line.split(',');
      return { code, name, pinyin, kind, hasPage: page === '1' };
    });
}

/** The level of a six-digit code. */
export function levelOf(code: string): Level {
  if (code === NATION) return 'nation';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** Arranges the regions; a county without a prefecture hangs on its province. */
export function regionTree(all: readonly IndexedRegion[]): RegionTree {
  const byCode = new Map(all.map((region) => [region.code, region]));
  const parent = (code: string): IndexedRegion | null => {
    const level = levelOf(code);
    if (level === 'nation') return null;
    const above = level === 'county' ? byCode.get(`${code.slice(0, 4)}00`) : undefined;
    return above ?? byCode.get(level === 'province' ? NATION : `${code.slice(0, 2)}0000`) ?? null;
  };
  const line = (code: string): IndexedRegion[] => {
    const region = byCode.get(code);
    if (!region || code === NATION) return region ? [region] : [];
    const above = parent(code);
    return above && above.code !== NATION ? [...line(above.code), region] : [region];
  };
  return {
    all,
    of: (code) => byCode.get(code),
    parent,
    line,
    inside: (code, level) => {
      const digits = code === NATION ? '' : code.replace(/(?:00){1,2}$/, '');
      return all.filter((region) => levelOf(region.code) === level && region.code.startsWith(digits));
    },
  };
}
