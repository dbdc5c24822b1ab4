// Picks of regions: `431100` is one region, `431100.counties` every county, city and district inside it,
// `431100.units` those and the development zones and the like that count as counties too.
import { levelOf, type IndexedRegion, type RegionTree } from '../search/region-index.ts';
import { unitsBelow } from '../format/regions.ts';
import { NATION, type Level } from '../schema/values.ts';
import type { Lang } from '../schema/column.ts';

/** The kinds of unit that can be picked as a set, with the level of their rows. */
const SETS: Readonly<Record<string, Level>> = {
  provinces: 'province',
  prefectures: 'prefecture',
  counties: 'county',
  units: 'county',
};

/** What each pick stands for, worked out once for a tree: a choice is asked for it many times. */
const known = new WeakMap<RegionTree, Map<string, readonly string[] | undefined>>();

/** The codes that a pick stands for, in code order; undefined for a pick that there is not. */
export function codesOfPick(pick: string, tree: RegionTree): readonly string[] | undefined {
  const picks = known.get(tree) ?? new Map<string, readonly string[] | undefined>();
  known.set(tree, picks);
  if (!picks.has(pick)) picks.set(pick, codesInside(pick, tree));
  return picks.get(pick);
}

function codesInside(pick: string, tree: RegionTree): readonly string[] | undefined {
  const [code = '', set] = pick.split('.');
  if (!tree.of(code)) return undefined;
  if (set === undefined) return [code];
  const level = SETS[set];
  if (!level) return undefined;
  const found = tree.inside(code, level).filter(({ kind }) => set !== 'counties' || kind === '');
  return found.length === 0 || code === found[0]?.code ? undefined : found.map((region) => region.code);
}

/** The codes of all picks, each once: the nation, provinces with what is inside them, in code order. */
export function codesOfPicks(picks: readonly string[], tree: RegionTree): string[] {
  const codes = new Set(picks.flatMap((pick) => codesOfPick(pick, tree) ?? []));
  return [...codes].sort();
}

/** The sets that can be picked inside a region, the nearest level first. */
export function setsInside(region: IndexedRegion, tree: RegionTree): string[] {
  const level = levelOf(region.code);
  const names =
    level === 'nation'
      ? ['provinces', 'prefectures', 'counties']
      : level === 'province'
        ? ['prefectures', 'counties', 'units']
        : ['counties', 'units'];
  const size = (set: string) => codesOfPick(`${region.code}.${set}`, tree)?.length ?? 0;
  return names
    .filter((set) => size(set) > 0 && (set !== 'units' || size('units') > size('counties')))
    .map((set) => `${region.code}.${set}`);
}

/** `永州市各县（市、区）`, `Counties of 永州市`; a single region's own name. */
export function pickName(pick: string, tree: RegionTree, lang: Lang): string {
  const [code = '', set] = pick.split('.');
  const name = tree.of(code)?.name ?? code;
  if (set === undefined) return name;
  const words =
    set === 'units'
      ? { zh: '各县级单位（含开发区、直属等）', en: 'County-level units, zones included,' }
      : set === 'provinces'
        ? unitsBelow(NATION, 'nation')
        : set === 'prefectures'
          ? unitsBelow(code, 'province')
          : levelOf(code) === 'province' && tree.inside(code, 'prefecture').length === 0
            ? unitsBelow(code, 'province')
            : unitsBelow(code, 'prefecture');
  return lang === 'zh' ? `${name}${words.zh}` : `${words.en} of ${name}`;
}

/** Whether no chosen region lies inside another. */
export function areApart(codes: readonly string[], tree: RegionTree): boolean {
  const chosen = new Set(codes);
  return codes.every((code) => {
    for (let above = tree.parent(code); above; above = tree.parent(above.code)) {
      if (chosen.has(above.code)) return false;
    }
    return true;
  });
}
