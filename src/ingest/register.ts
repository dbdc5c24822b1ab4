// The register in memory, from the few texts that hold it: made once from the reference lists, read alike by the build
// and by the checker in the browser.
import type { Area } from '../schema/values.ts';
import { plainName } from './place-names.ts';
import type { Register } from './regions.ts';

type CommunityArea = Exclude<Area, 'all'> | null;

/** A community of the register. */
export interface Community {
  /** 12 digits. */
  readonly code: string;
  readonly name: string;
  readonly area: CommunityArea;
}

export interface Township {
  /** 9 digits. */
  readonly code: string;
  readonly name: string;
  /** In code order. */
  readonly communities: readonly Community[];
}

/** A row of `regions.csv`, of which these three columns are used. */
export interface RegionRow {
  readonly code: string;
  readonly level: string;
  readonly name: string;
}

/** A row of `code-changes.csv`: `from` ended and `to` began with the register of the year `register_to`. */
export interface ChangeRow {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly register_to: string;
}

const AREA_ORDER: readonly CommunityArea[] = ['urban', 'rural', null];

/** Numbers as runs: 1, 2, 3, 7 is `1-3,7`. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}

function numbersOf(runs: string): number[] {
  if (runs === '') return [];
  return runs.split(',').flatMap((run) => {
    const [first = 0, last = first] = run.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/**
 * Townships and communities as one text, a line a township: code, name, the last three digits of its urban, rural and
 * other communities as runs, and the communities' plain names in code order.
 */
export function registerText(townships: readonly Township[]): string {
  return townships
    .map(({ code, name, communities }) => {
      const runs = AREA_ORDER.map((area) =>
        runsOf(communities.filter((one) => one.area === area).map((one) => Number(one.code.slice(9)))),
      );
      const names = communities.map((one) => plainName(one.name).replaceAll(',', '、')).join(',');
      return [code, name, ...runs, names].join('\t');
    })
    .join('\n');
}

interface Entry {
  readonly name: string;
  /** Last three digits of the communities, in order, and the area and plain name of each. */
  readonly numbers: readonly number[];
  readonly areas: ReadonlyMap<number, CommunityArea>;
  readonly names: string;
}

function entryFrom(line: string): Entry {
  const [, name = '', urban = '', rural = '', other = '', names = ''] = line.split('\t');
  const areas = new Map<number, CommunityArea>();
  for (const [i, runs] of [urban, rural, other].entries()) {
    for (const number of numbersOf(runs)) areas.set(number, AREA_ORDER[i] ?? null);
  }
  return { name, numbers: [...areas.keys()].sort((a, b) => a - b), areas, names };
}

/** Townships and communities of a `registerText`, each line read when it is first asked for. */
function townshipsFrom(text: string): (code: string) => Entry | undefined {
  const lines = new Map<string, string | Entry>();
  for (const line of text.split('\n')) lines.set(line.slice(0, 9), line);
  return (code) => {
    const found = lines.get(code);
    if (typeof found !== 'string') return found;
    const entry = entryFrom(found);
    lines.set(code, entry);
    return entry;
  };
}

/** Kinds of change after which the old code is no longer in use. */
const ENDING = ['replace', 'recode', 'merge', 'split', 'part'];

type Changes = ReadonlyMap<string, readonly { readonly to: string; readonly year: number }[]>;

function changesFrom(rows: readonly ChangeRow[]): Changes {
  const changes = new Map<string, { to: string; year: number }[]>();
  for (const { from, to, type, register_to } of rows) {
    if (from === '' || !ENDING.includes(type)) continue;
    changes.set(from, [...(changes.get(from) ?? []), { to, year: Number(register_to) }]);
  }
  return changes;
}

function successorsFrom(changes: Changes, hasCounty: (code: string) => boolean): Register['successors'] {
  const follow = (county: string, year: number, seen: readonly string[]): string[] => {
    const all = changes.get(county) ?? [];
    // A code may have been used twice: the first change after the row's year is the one that ended it; a row that
    // still has the old code later means the last change.
    const after = all.filter((change) => change.year >= year).map((change) => change.year);
    const when = after.length > 0 ? Math.min(...after) : Math.max(...all.map((change) => change.year));
    return all
      .filter((change) => change.year === when && !seen.includes(change.to))
      .flatMap(({ to }) => (hasCounty(to) ? [to] : follow(to, when, [...seen, county])));
  };
  return (county, date) => [...new Set(follow(county, Number(date.slice(0, 4)), []))].sort();
}

/** The register from a `registerText`, the rows of `regions.csv` (without placeholders) and of `code-changes.csv`. */
export function registerFrom(
  text: string,
  regions: readonly RegionRow[],
  changeRows: readonly ChangeRow[],
): Register {
  const names = new Map(regions.map((row) => [row.code, row.name]));
  const codes = (level: string): ReadonlySet<string> =>
    new Set(regions.filter((row) => row.level === level).map((row) => row.code));
  const [provinces, prefectures, counties] = [codes('province'), codes('prefecture'), codes('county')];
  const placeholders = new Set(
    [...counties].map((county) => `${county.slice(0, 4)}00`).filter((code) => !prefectures.has(code)),
  );
  const township = townshipsFrom(text);
  const changes = changesFrom(changeRows);
  const hasCounty = (county: string): boolean => counties.has(county);
  return {
    communityArea: (code) => township(code.slice(0, 9))?.areas.get(Number(code.slice(9))),
    hasTownship: (code) => township(code) !== undefined,
    hasCounty,
    hasPrefecture: (code) => prefectures.has(code),
    hasProvince: (code) => provinces.has(code),
    hasPlaceholder: (code) => placeholders.has(code),
    successors: successorsFrom(changes, hasCounty),
    wasAnother: (county, date) => {
      const year = Number(date.slice(0, 4));
      return hasCounty(county) && (changes.get(county) ?? []).some((change) => change.year > year);
    },
    nameOf: (code) => {
      if (code.length === 6) return names.get(code) ?? null;
      const entry = township(code.slice(0, 9));
      if (code.length === 9) return entry?.name ?? null;
      const place = entry?.numbers.indexOf(Number(code.slice(9))) ?? -1;
      return place < 0 ? null : (entry?.names.split(',')[place] ?? null);
    },
  };
}
