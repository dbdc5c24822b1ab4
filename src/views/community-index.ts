// What the search of the whole site reads of the communities: files by name, files by code, the list of both, and how
// characters are read.
import { communitiesInProvince } from '../queries/communities-in-province.ts';
import { NATION } from '../schema/values.ts';
import {
  filesOfKeys,
  lineFromNeighbourhood,
  linesByKey,
  linesFromTownshipNames,
  placeFileOf,
  type Community,
  type CommunityFiles,
  type Neighbourhood,
} from '../search/communities.ts';
import type { Readings } from '../search/readings.ts';
import { readingsOf } from './pinyin.ts';
import { ask } from './published.ts';
import { regions } from './regions.ts';

/** The townships of a province (its first two digits) that have communities, in code order. */
async function neighbourhoods(province: string, nameOf: (code: string) => string): Promise<Neighbourhood[]> {
  const townships = new Map<string, Neighbourhood & { communities: Community[] }>();
  for (const row of await ask(communitiesInProvince(province))) {
    const { township_code: code, county_code: parent } = row;
    const township = townships.get(code) ?? { code, name: nameOf(code), parent, communities: [] };
    township.communities.push({ code: row.region_code, name: row.region_name });
    townships.set(code, township);
  }
  return [...townships.values()];
}

/** Files to serve, by name. */
export interface CommunityIndex {
  readonly readings: Readings;
  readonly list: CommunityFiles;
  readonly byName: ReadonlyMap<string, string>;
  readonly byCode: ReadonlyMap<string, string>;
  /** Names of townships, by the first two digits. */
  readonly townships: ReadonlyMap<string, string>;
}

/** Made once a build. */
export async function communityIndex(): Promise<CommunityIndex> {
  const tree = await regions();
  const townships: Neighbourhood[] = [];
  const names = new Map<string, string>();
  for (const digits of tree.below(NATION).map(({ code }) => code.slice(0, 2))) {
    const inside = await neighbourhoods(digits, (township) => tree.of(township).name);
    townships.push(...inside);
    if (inside.length > 0) names.set(digits, linesFromTownshipNames(inside));
  }
  const all = townships.flatMap(({ communities }) => communities);
  const readings = readingsOf([...tree.townships, ...all].map(({ name }) => name));
  const byName = filesOfKeys(linesByKey(all, readings));
  const byCode = new Map<string, string>();
  for (const township of townships) {
    const file = placeFileOf(township.code);
    byCode.set(file, `${byCode.get(file) ?? ''}${lineFromNeighbourhood(township)}\n`);
  }
  const list = { names: [...byName.keys()], places: [...byCode.keys()] };
  return { readings, list, byName, byCode, townships: names };
}
