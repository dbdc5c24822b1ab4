// The made-up organisations of a county, and the choice of one that does the kind of work at hand.
import { orgCodeFromSerial } from './org-code.ts';
import { isChance, pick, pickWeighted, randomFromKey, type Random } from './random.ts';
import { ORG_ENDINGS, ORG_WORDS, SAMPLE_MARK } from './words.ts';

export interface Organisation {
  readonly name: string;
  /** Empty for an organisation that is only filed. */
  readonly code: string;
  readonly status: '登记' | '备案';
  readonly type: string;
}

const TYPES: readonly (readonly [type: string, share: number, registered: number])[] = [
  ['生活服务类', 20, 0.3],
  ['公益慈善类', 17, 0.5],
  ['专业调处类', 10, 0.25],
  ['治保维稳类', 9, 0.1],
  ['枢纽型', 7, 0.8],
  ['社会工作服务机构', 12, 1],
  ['志愿服务组织', 22, 0.25],
  ['其他', 3, 0.2],
];
const MOST_IN_A_COUNTY = 400;

/** The organisations of a county that holds about `activities` in the campaign, the busiest first. */
export function organisationsOfCounty(
  seed: number,
  county: string,
  countyName: string,
  activities: number,
): readonly Organisation[] {
  const random = randomFromKey(seed, county, 'organisations');
  const count = Math.min(MOST_IN_A_COUNTY, Math.round(3 + activities / 14));
  const names = new Set<string>();
  const list: Organisation[] = [];
  while (list.length < count) {
    const type = pickWeighted(
      random,
      TYPES.map(([name, share]) => [name, share] as const),
    );
    const ending = pick(random, ORG_ENDINGS[type]!);
    const name = `${countyName}${pick(random, ORG_WORDS)}${isChance(random, 0.15) ? pick(random, ORG_WORDS) : ''}${ending}${SAMPLE_MARK}`;
    if (names.has(name)) continue;
    names.add(name);
    const isRegistered = isChance(random, TYPES.find(([known]) => known === type)![2]);
    const isAssociation = /会（/u.test(name);
    list.push({
      name,
      type,
      status: isRegistered ? '登记' : '备案',
      code: isRegistered ? orgCodeFromSerial(isAssociation, county, list.length * 37 + 1) : '',
    });
  }
  return list;
}

/** One of them: the first are busier; a few tries for one whose type fits. */
export function organisationFor(
  random: Random,
  list: readonly Organisation[],
  types: readonly string[],
): Organisation {
  let chosen = list[0]!;
  for (let attempt = 0; attempt < 4; attempt += 1) {
    chosen = list[Math.floor(list.length * random() ** 1.5)]!;
    if (types.includes(chosen.type)) break;
  }
  return chosen;
}
