// Whether a place name that an office wrote beside a code fits the register's name of that code.
import { isNotReported, normalisedName } from './cells.ts';

const COMMUNITY = /(?:居民委员会|村民委员会|居委会|村委会)$/;
const KIND = /(?:社区|村|街道办事处|街道|办事处|民族乡|镇|乡|自治县|自治旗|县|区|市|旗)$/;

/** A name without what only says which kind of place it is; the name itself where nothing else would be left. */
export function plainName(name: string): string {
  const folded = normalisedName(name);
  const committee = folded.replace(COMMUNITY, '') || folded;
  return committee.replace(KIND, '') || committee;
}

/**
 * True where the written name and the register's may be the same place: one holds the other's plain name. What offices
 * write where they have nothing to report is no other place.
 */
export function isSamePlace(written: string, registered: string): boolean {
  const [a, b] = [normalisedName(written), normalisedName(registered)];
  return isNotReported(a) || a.includes(plainName(b)) || b.includes(plainName(a));
}
