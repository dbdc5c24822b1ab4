// The registers of people whom the campaign is for: county × group, and how many of them an office may still meet
// for the first time in a year.
import type { CountySize } from './register.ts';
import { binomial, lognormal, randomFromKey, type Random } from './random.ts';

/** Persons on the register per urban and per rural community. */
const PERSONS: Readonly<Record<number, readonly [urban: number, rural: number]>> = {
  11: [4, 6],
  12: [0.6, 1.6],
  13: [12, 6],
  21: [0.3, 2],
  22: [0.2, 1.6],
  23: [0.4, 3.5],
  24: [0.6, 0.5],
  31: [5, 3],
  311: [1.6, 1.1],
  41: [0.1, 0.9],
  42: [0.3, 5],
};

export const TARGET_GROUPS = Object.keys(PERSONS).map(Number);

/** The sample's usual number of activities: registers are larger where more activities are asked for. */
const USUAL_ACTIVITIES = 200_000;

export interface Targets {
  /** Persons on the register of a county and group; 0 where the group is not registered. */
  personsOf(county: string, group: number): number;
  /** Of so many persons, those who are new this year; remembers them. */
  takeNew(random: Random, county: string, group: number, year: number, people: number): number;
}

/** Of the people reached, the share that is new: falls as the register is used up, to nothing at the ceiling. */
const NEW_SHARE = 0.6;
const CEILING = 0.45;
const LEAST_REGISTER = 12;

export function targetsOfCounties(
  seed: number,
  counties: readonly CountySize[],
  activities: number,
): Targets {
  const growth = Math.max(1, activities / USUAL_ACTIVITIES) ** 0.8;
  const persons = new Map<string, number>();
  for (const { code, urban, rural } of counties) {
    const random = randomFromKey(seed, code, 'targets');
    for (const [group, [perUrban, perRural]] of Object.entries(PERSONS)) {
      const size = (urban * perUrban + rural * perRural) * growth;
      persons.set(`${code} ${group}`, Math.max(LEAST_REGISTER, Math.round(lognormal(random, size, 0.25))));
    }
  }
  const served = new Map<string, number>();
  return {
    personsOf: (county, group) => persons.get(`${county} ${group}`) ?? 0,
    takeNew(random, county, group, year, people) {
      const size = persons.get(`${county} ${group}`);
      if (size === undefined) return binomial(random, people, NEW_SHARE);
      const key = `${county} ${group} ${year}`;
      const before = served.get(key) ?? 0;
      const left = Math.floor(size * CEILING) - before;
      const taken = Math.min(left, binomial(random, people, NEW_SHARE * (left / (size * CEILING))));
      served.set(key, before + taken);
      return taken;
    },
  };
}
