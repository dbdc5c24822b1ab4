// The lists of the search, each fetched once, when a question first needs it; one that failed is asked for again.
import type { Lang } from '../schema/column.ts';
import {
  fileOfKey,
  namesFromLines,
  neighbourhoodsFromLines,
  placeFileOf,
  townshipNamesFromLines,
  type CommunityFiles,
  type Names,
  type Neighbourhood,
  type TownshipPlace,
} from '../search/communities.ts';
import { townshipsFromLines, type PageEntry, type TownshipEntry } from '../search/entries.ts';
import { readingsFromLines, type Readings } from '../search/readings.ts';
import { regionTree, regionsFromLines, type RegionTree } from '../search/region-index.ts';

/** What every question needs. */
export interface Lists {
  readonly tree: RegionTree;
  readonly pages: readonly PageEntry[];
  readonly readings: Readings;
  readonly files: CommunityFiles;
}

export interface ListLoader {
  lists(): Promise<Lists>;
  /** The townships of these letters. */
  townships(letters: readonly string[]): Promise<readonly TownshipEntry[]>;
  /** The names of communities in the files that hold these keys. */
  names(keys: readonly string[]): Promise<readonly Names[]>;
  /** The names of the townships that lie in the provinces of these codes, by code. */
  townshipNames(codes: readonly string[]): Promise<ReadonlyMap<string, TownshipPlace>>;
  /** The townships with their communities in the files of these codes, of nine digits or more; none for unknown ones. */
  places(codes: readonly string[]): Promise<readonly Neighbourhood[]>;
}

/** `regions` is the list of regions, `folder` that of the others. */
export function listLoader(regions: string, folder: string, lang: Lang): ListLoader {
  const kept = new Map<string, Promise<unknown>>();
  const once = <Value>(url: string, read: (text: string) => Value): Promise<Value> => {
    const loading = (kept.get(url) as Promise<Value> | undefined) ?? fetched(url).then(read);
    kept.set(url, loading);
    loading.catch(() => kept.delete(url));
    return loading;
  };
  const all = async <Item>(
    files: Iterable<string>,
    read: (text: string) => readonly Item[],
  ): Promise<Item[]> => {
    const coming = [...new Set(files)].map((file) => once(`${folder}${file}.csv`, read));
    await Promise.allSettled(coming);
    return (await Promise.all(coming)).flat();
  };
  const lists = async (): Promise<Lists> => {
    const coming = [
      once(regions, (file) => regionTree(regionsFromLines(file))),
      once(`${folder}pages-${lang}.json`, (file) => JSON.parse(file) as PageEntry[]),
      once(`${folder}readings.csv`, readingsFromLines),
      once(`${folder}communities.json`, (file) => JSON.parse(file) as CommunityFiles),
    ] as const;
    // None is still on its way when a failure is told: asked again, each that failed is fetched anew.
    await Promise.allSettled(coming);
    const [tree, pages, readings, files] = await Promise.all(coming);
    return { tree, pages, readings, files };
  };
  return {
    lists,
    townships: (letters) =>
      all(
        letters.map((letter) => `townships-${letter}`),
        townshipsFromLines,
      ),
    names: async (keys) => {
      const { names } = (await lists()).files;
      const files = keys.flatMap((key) => fileOfKey(names, key) ?? []);
      return all(
        files.map((name) => `names-${name}`),
        namesFromLines,
      );
    },
    townshipNames: async (codes) => {
      const files = codes.map((code) => `townships-${code.slice(0, 2)}`);
      return new Map(await all(files, townshipNamesFromLines));
    },
    places: async (codes) => {
      const { places } = (await lists()).files;
      const files = codes.map(placeFileOf).filter((file) => places.includes(file));
      return all(
        files.map((name) => `places-${name}`),
        neighbourhoodsFromLines,
      );
    },
  };
}

async function fetched(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}
