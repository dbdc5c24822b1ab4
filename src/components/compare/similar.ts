// Which regions are like another: the same level and kind, and a number of communities that is not far from its own.
// After the statistical neighbours of CIPFA and the ONS, with as few traits as the register has for every region.
import { isOutOfScope, provinceOf } from '../../format/regions.ts';
import { NATION, type Level } from '../../schema/values.ts';
import { levelOf } from '../../search/region-index.ts';

/** How many similar regions there are at most: with the region itself they fill a comparison. */
export const SIMILAR_REGIONS = 5;
/** The greater number of communities may be this many times the smaller one. */
export const SIZE_FACTOR = 1.5;

/** A region with what similarity is measured by. */
export interface Sized {
  readonly code: string;
  readonly name: string;
  /** Empty or null for an ordinary division; others (development zones …) are like none. */
  readonly kind: string | null;
  readonly hasPage: boolean;
  /** Communities of the register; null where it has none. */
  readonly communities: number | null;
}

/** Of a kind of their own, though their names end like others'. */
const ALONE: Readonly<Record<string, string>> = { 神农架林区: '林区', 六枝特区: '特区' };
const ENDINGS: Readonly<Partial<Record<Level, RegExp>>> = {
  province: /(自治区|省|市)$/,
  prefecture: /(自治州|地区|市|盟)$/,
  county: /(自治县|自治旗|县|市|区|旗)$/,
};

/** The kind of a division by its name in the register: `区`, `县`, `自治县` …; null where the name tells none. */
export function kindOf({ code, name }: Pick<Sized, 'code' | 'name'>): string | null {
  return ALONE[name] ?? ENDINGS[levelOf(code)]?.exec(name)?.[1] ?? null;
}

/** How many times the smaller number goes into the greater one; infinite where one of them is missing. */
function distance(one: Sized, other: Sized): number {
  if (!one.communities || !other.communities) return Infinity;
  return Math.max(one.communities, other.communities) / Math.min(one.communities, other.communities);
}

/**
 * The regions most like one: those of its province that are nearest in the number of communities, then, where these
 * are fewer than five, those of other provinces. In code order; none where there are none within the factor.
 */
export function similarRegions<Region extends Sized>(own: Region, all: readonly Region[]): Region[] {
  const kind = kindOf(own);
  if (kind === null || own.kind || own.code === NATION) return [];
  const isNear = (other: Region) => provinceOf(other.code) === provinceOf(own.code);
  return all
    .filter(
      (other) =>
        distance(own, other) <= SIZE_FACTOR &&
        other.code !== own.code &&
        other.hasPage &&
        !other.kind &&
        levelOf(other.code) === levelOf(own.code) &&
        kindOf(other) === kind &&
        !isOutOfScope(other.code),
    )
    .sort(
      (a, b) =>
        Number(isNear(b)) - Number(isNear(a)) ||
        distance(own, a) - distance(own, b) ||
        (a.code < b.code ? -1 : 1),
    )
    .slice(0, SIMILAR_REGIONS)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Numbers of communities as lines `430102,125`: what the page of the comparison fetches. */
export function linesFromSizes(regions: readonly Sized[]): string {
  return regions.map(({ code, communities }) => `${code},${communities ?? ''}\n`).join('');
}

/** The numbers of such lines by code; null where there is none. */
export function sizesFromLines(file: string): ReadonlyMap<string, number | null> {
  return new Map(
    file
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [code = '', count = ''] = line.split(',');
        return [code, count === '' ? null : Number(count)];
      }),
  );
}
