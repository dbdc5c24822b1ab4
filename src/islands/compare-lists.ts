// The lists that the page of the comparison fetches when they are first needed: every region, and how many communities
// each has.
import type { CompareSetting } from '../components/compare/setting.ts';
import { sizesFromLines, type Sized } from '../components/compare/similar.ts';
import { regionsFromLines, regionTree, type RegionTree } from '../search/region-index.ts';
import { nextTask } from './tasks.ts';

/** Each is fetched once; one that did not come is asked for again by the next call. */
export interface CompareLists {
  tree(): Promise<RegionTree>;
  /** Every region with its number of communities, which similar ones are found among. */
  sized(): Promise<readonly Sized[]>;
}

export function compareLists({ regionList, sizes }: CompareSetting): CompareLists {
  const tree = once(async () => {
    const file = await fetched(regionList);
    await nextTask();
    return regionTree(regionsFromLines(file));
  });
  const sized = once(async () => {
    const [{ all }, file] = await Promise.all([tree(), fetched(sizes)]);
    await nextTask();
    const counts = sizesFromLines(file);
    return all.map((region) => ({ ...region, communities: counts.get(region.code) ?? null }));
  });
  return { tree, sized };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let coming: Promise<Value> | undefined;
  return () => {
    coming ??= make().catch((error: unknown) => {
      coming = undefined;
      throw error;
    });
    return coming;
  };
}

async function fetched(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${address}`);
  return response.text();
}
