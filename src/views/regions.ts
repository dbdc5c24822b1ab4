// The published regions as a tree, and which of them have a page.
import { NATION, type Level } from '../schema/values.ts';
import { allRegions, activeRegions, type RegionRow } from '../queries/reference-lists.ts';
import { ask } from './published.ts';

export interface Region {
  readonly code: string;
  /** Its name; a direct unit has its parent's before it. */
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
  /** `devzone`, `direct` …; null for an ordinary division. */
  readonly kind: string | null;
  /** Communities of the register; null where it has none. */
  readonly communities: number | null;
  /** Whether there is a page of it: ordinary divisions always, other units where something was accepted. */
  readonly hasPage: boolean;
}

export interface Regions {
  /** Throws on an unknown code. */
  of(code: string): Region;
  /** The units just below a region, in code order. */
  below(code: string): readonly Region[];
  /** From the nation down to the region itself. */
  line(code: string): readonly Region[];
  /** All regions with a page, in code order. */
  readonly withPage: readonly Region[];
  /** All regions from the nation to the counties, with a page or without, in code order. */
  readonly upToCounty: readonly Region[];
  /** All townships, in code order. */
  readonly townships: readonly Region[];
}

/** Builds the tree; `active` are the regions where an activity was accepted. */
export function regionsFrom(rows: readonly RegionRow[], active: ReadonlySet<string>): Regions {
  const names = new Map(rows.map((row) => [row.region_code, row.region_name]));
  const byCode = new Map<string, Region>();
  const children = new Map<string, Region[]>();
  for (const row of rows) {
    const { region_code: code, level, parent_code: parent, kind } = row;
    const region: Region = {
      code,
      name: kind === 'direct' ? `${names.get(parent ?? '') ?? ''}${row.region_name}` : row.region_name,
      level,
      parent,
      kind,
      communities: row.communities,
      hasPage: level !== 'township' && (kind === null || active.has(code)),
    };
    byCode.set(code, region);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), region]);
  }
  const of = (code: string) => {
    const region = byCode.get(code);
    if (!region) throw new Error(`unknown region: ${code}`);
    return region;
  };
  const line = (code: string): Region[] => {
    const region = of(code);
    return region.parent === null ? [region] : [...line(region.parent), region];
  };
  return {
    of,
    line,
    below: (code) => children.get(code) ?? [],
    withPage: [...byCode.values()].filter(({ hasPage }) => hasPage),
    upToCounty: [...byCode.values()].filter(({ level }) => level !== 'township'),
    townships: [...byCode.values()].filter(({ level }) => level === 'township'),
  };
}

let cached: Promise<Regions> | undefined;

/** The regions of this build. */
export function regions(): Promise<Regions> {
  cached ??= Promise.all([ask(allRegions()), ask(activeRegions())]).then(([rows, active]) =>
    regionsFrom(rows, new Set(active.map(({ region_code }) => region_code))),
  );
  return cached;
}

/** The scope (`queries/scope.ts`) in which a region's own rows lie. */
export function scopeOf(region: Region): string {
  return region.code === NATION || region.level === 'province' ? '00' : region.code.slice(0, 2);
}
