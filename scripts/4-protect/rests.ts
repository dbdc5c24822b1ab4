// What prefectures leave of their province in periods that the counties right below the province do not have: published
// nowhere, and known where all the others are. It gets rows of its own, as of one more region, so that what follows from it
// is seen, and it is protected itself where that can be done.
import type { Lists, RegionList } from './lists.ts';
import type { RowsById } from './load.ts';
import { pickRows } from './load.ts';
import { childrenOf, regionParts, rowIndex } from './margins.ts';

const PROVINCE = 1;
const PREFECTURE = 2;
const COUNTY = 3;

/** The regions, and one more in each province that has prefectures and counties right below it. */
export function withRestRegions({ codes, parent, level }: Omit<RegionList, 'isRest'>): RegionList {
  const levelsBelow = new Map<number, Set<number>>();
  parent.forEach((above, region) => {
    levelsBelow.set(above, (levelsBelow.get(above) ?? new Set()).add(level[region] ?? 0));
  });
  const mixed = [...codes.keys()].filter((region) => {
    const below = levelsBelow.get(region);
    return level[region] === PROVINCE && below?.has(PREFECTURE) === true && below.has(COUNTY);
  });
  return {
    codes: [...codes, ...mixed.map((region) => `${codes[region] ?? ''}~`)],
    parent: Int32Array.of(...parent, ...mixed),
    level: Uint8Array.of(...level, ...mixed.map(() => PREFECTURE)),
    isRest: Uint8Array.of(...codes.map(() => 0), ...mixed.map(() => 1)),
  };
}

/** The rows, and those of the rests; their id is −1. */
export function withRests({ ids, rows }: RowsById, lists: Lists): RowsById {
  const at = rowIndex(rows, lists);
  const children = childrenOf(rows, lists);
  const restOf = new Map(
    [...lists.regions.codes.keys()]
      .filter((region) => lists.regions.isRest[region] === 1)
      .map((region) => [lists.regions.parent[region] ?? -1, region]),
  );
  const found = [...ids.keys()].flatMap((row) => {
    const region = restOf.get(rows.region[row] ?? -1);
    const below = children.get(rows.region[row] ?? -1);
    if (region === undefined || below === undefined) return [];
    const rowOf = (child: number): number =>
      at(child, rows.period[row] ?? 0, rows.task[row] ?? 0, rows.group[row] ?? 0);
    const parts = below.map(rowOf).filter((part) => part >= 0);
    return parts.length > 0 && regionParts(below, lists, rowOf) === null ? [{ row, region, parts }] : [];
  });
  const all = pickRows(rows, [...ids.keys(), ...found.map(({ row }) => row)]);
  found.forEach(({ region, parts }, i) => {
    const place = ids.length + i;
    all.region[place] = region;
    all.values.forEach((values, measure) => {
      values[place] = parts.reduce(
        (rest, part) => rest - (rows.values[measure]?.[part] ?? 0),
        values[place] ?? 0,
      );
    });
    for (const before of all.before) before[place] = NaN;
  });
  const allIds = new Int32Array(all.count).fill(-1);
  allIds.set(ids);
  return { ids: allIds, rows: all };
}
