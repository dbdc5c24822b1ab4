// The list that searches for regions read, with pinyin from a dictionary: made once a build.
import { lineFromRegion, regionTree, type IndexedRegion, type RegionTree } from '../search/region-index.ts';
import { pinyinOf } from './pinyin.ts';
import { regions } from './regions.ts';

/** Regions from the nation to the counties, in code order. */
export async function indexedRegions(): Promise<readonly IndexedRegion[]> {
  const { upToCounty } = await regions();
  return upToCounty.map(({ code, name, kind, hasPage }) => ({
    code,
    name,
    pinyin: pinyinOf(name),
    kind: kind ?? '',
    hasPage,
  }));
}

/** The list as it is served. */
export async function regionIndexFile(): Promise<string> {
  return (await indexedRegions()).map((region) => `${lineFromRegion(region)}\n`).join('');
}

let cached: Promise<RegionTree> | undefined;

/** The same regions, arranged. */
export function indexedTree(): Promise<RegionTree> {
  cached ??= indexedRegions().then(regionTree);
  return cached;
}
