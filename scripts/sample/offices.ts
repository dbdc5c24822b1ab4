// The offices of the sample: one a prefecture, one a municipality, one for each province's directly administered
// counties; how much of the national number each has, and in which months it is silent.
import { MONTHS } from './calendar.ts';
import { integer, isChance, lognormal, randomFromKey } from './random.ts';
import type { CountySize, Register } from './register.ts';
import { SAMPLE_MARK } from './words.ts';

export interface Office {
  /** The folder's name: `430100长沙市`. */
  readonly folder: string;
  readonly name: string;
  /** The digits of the area that it answers for: 11, 4301, 4290. */
  readonly area: string;
  readonly province: string;
  readonly dueDays: string;
  readonly counties: readonly (CountySize & { readonly weight: number })[];
  /** Rows of activities in the sample. */
  readonly activities: number;
  readonly months: readonly MonthState[];
}

/** Held activities, handed in a nil return, or said nothing. */
export type MonthState = 'active' | 'nil' | 'silent';

const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
/** An urban community holds so many times a village's activities. */
export const URBAN_FACTOR = 2;
/** Large counties hold more than small ones, but fewer in each community. */
const SIZE_POWER = 0.85;
/** Provinces that always have their offices: the tests read them. */
const ALWAYS_REPORTING = new Set(['11', '43', '44']);

/** All offices of the register in code order, with their shares of `activities`; the same for every subset. */
export function officesFromRegister(register: Register, seed: number, activities: number): readonly Office[] {
  const areas = areasOf(register);
  const counties = new Map(areas.map((area) => [area.digits, countiesOf(register, seed, area.digits)]));
  const ranked = [...areas].sort((a, b) => rank(seed, a.digits) - rank(seed, b.digits));
  const never = ranked.find(({ digits }) => !ALWAYS_REPORTING.has(digits.slice(0, 2)))!.digits;
  const quarterSilent = new Set([
    ranked.findLast(({ digits }) => digits.startsWith('43'))!.digits,
    ...ranked
      .filter(({ digits }) => digits.length === 4 && digits !== never)
      .slice(-2)
      .map(({ digits }) => digits),
  ]);
  const weights = areas.map(({ digits }) =>
    digits === never ? 0 : counties.get(digits)!.reduce((sum, county) => sum + county.weight, 0),
  );
  const shares = wholeShares(activities, weights);
  return areas.map(({ digits, code, name }, index) => {
    const random = randomFromKey(seed, digits, 'office');
    return {
      folder: code + name,
      name: `${name}${digits.endsWith('90') ? '（民政厅汇总）' : '民政局'}${SAMPLE_MARK}`,
      area: digits,
      province: digits.slice(0, 2),
      dueDays: isChance(random, 0.6) ? '' : String(integer(random, 10, 20)),
      counties: counties.get(digits)!,
      activities: shares[index]!,
      months:
        digits === never ? Array<MonthState>(MONTHS).fill('silent') : monthsOf(seed, digits, quarterSilent),
    };
  });
}

function areasOf({ regions, nameOf }: Register) {
  return regions.flatMap((region) => {
    const province = region.code.slice(0, 2);
    if (region.level === 'province' && MUNICIPALITIES.has(province)) {
      return [{ digits: province, code: region.code, name: region.name }];
    }
    if (region.level !== 'prefecture' || MUNICIPALITIES.has(province)) return [];
    const name = region.isPlaceholder ? `${nameOf.get(`${province}0000`)}直辖县级` : region.name;
    return [{ digits: region.code.slice(0, 4), code: region.code, name }];
  });
}

/** The area's counties with their weights: size × how much is done there; some counties are hardly served. */
function countiesOf(register: Register, seed: number, digits: string) {
  const province = lognormal(randomFromKey(seed, digits.slice(0, 2), 'province'), 1, 0.2);
  return register.counties
    .filter(({ code }) => code.startsWith(digits))
    .map((county) => {
      const random = randomFromKey(seed, county.code, 'county');
      const level = isChance(random, 0.07) ? 0.04 : lognormal(random, 1, 0.45);
      const size = (county.urban * URBAN_FACTOR + county.rural) ** SIZE_POWER;
      return { ...county, weight: province * level * size };
    });
}

function monthsOf(seed: number, digits: string, quarterSilent: ReadonlySet<string>): readonly MonthState[] {
  const random = randomFromKey(seed, digits, 'months');
  const startNil = isChance(random, 0.06) ? integer(random, 1, 3) : 0;
  const silentQuarter = integer(random, 1, 5);
  return Array.from({ length: MONTHS }, (_, month) => {
    const [isSilent, isNil] = [isChance(random, 0.037), isChance(random, 0.012)];
    // Quarters begin in July 2021, the second month of the campaign.
    if (quarterSilent.has(digits) && Math.floor((month + 2) / 3) === silentQuarter) return 'silent';
    if (month < startNil) return 'nil';
    return isSilent ? 'silent' : isNil ? 'nil' : 'active';
  });
}

function rank(seed: number, digits: string): number {
  return randomFromKey(seed, digits, 'rank')();
}

/** Whole numbers in proportion to the weights that add up to `total` (largest remainders). */
function wholeShares(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const rest = total - shares.reduce((all, share) => all + share, 0);
  const order = exact.map((value, index) => ({ index, part: value - Math.floor(value) }));
  order.sort((a, b) => b.part - a.part || a.index - b.index);
  for (const { index } of order.slice(0, rest)) shares[index] = shares[index]! + 1;
  return shares;
}
