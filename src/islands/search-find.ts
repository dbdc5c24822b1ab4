// What a question finds, in groups: regions, pages, townships, communities. A question is tried in every way in which it
// may be meant, until one finds something; then what is one slip away is looked for.
import type { Lang } from '../schema/column.ts';
import {
  communitiesByCode,
  communitiesNamed,
  keysFor,
  type Community,
  type Names,
} from '../search/communities.ts';
import { PAGE_KINDS, shardsFor, type TownshipEntry } from '../search/entries.ts';
import { asAsked, matching, nearlyMatching, type Named } from '../search/match.ts';
import {
  digitsOf,
  insideTownships,
  isInside,
  regionAsked,
  waysToAsk,
  type Asked,
} from '../search/question.ts';
import { usualPinyin, type Readings } from '../search/readings.ts';
import type { IndexedRegion, RegionTree } from '../search/region-index.ts';
import type { ListLoader, Lists } from './search-lists.ts';
import type { Group } from './search-words.ts';

/** Of each group as many are listed. */
export const LISTED = 12;

/** Something that was found. */
export interface Hit {
  readonly address: string;
  readonly name: string;
  readonly note: string;
  /** Whether the name is Chinese whatever the page's language. */
  readonly isChinese: boolean;
}

/** What was found of a kind: how many, and the first of them. */
export interface Found {
  readonly group: Group;
  readonly count: number;
  readonly hits: readonly Hit[];
}

export interface Answer {
  readonly found: readonly Found[];
  /** Whether all of it is only similar to the question. */
  readonly isNear: boolean;
  /** Whether the question is too short for communities. */
  readonly isShort: boolean;
}

type Match = <Entry extends Named>(entries: readonly Entry[], question: string) => Entry[];

/** A whole name of communities, as it is compared with a question that has a slip. */
interface NearName extends Named {
  readonly codes: string;
}

const nearNamesOf = new WeakMap<Names, readonly NearName[]>();

/** The whole names of a stem; worked out once, as a reader goes on typing. */
function nearNames(names: Names, readings: Readings): readonly NearName[] {
  const known = nearNamesOf.get(names);
  if (known) return known;
  const own = names.codes.map(([name, codes]) => ({ name, pinyin: usualPinyin(name, readings), codes }));
  nearNamesOf.set(names, own);
  return own;
}

/** Digits of a code from which on the files by code can answer. */
const CODE = /^\d{7,12}$/;

/** Answers questions from the lists; `pageOf` gives the address of a region's page. */
export function finder(loader: ListLoader, lang: Lang, pageOf: (code: string) => string) {
  const namesOf = (regions: readonly IndexedRegion[]): string => regions.map(({ name }) => name).join(' ');
  /** The regions in which a place lies; what hangs right on a prefecture has no county. */
  const lineTo = (tree: RegionTree, parent: string): readonly IndexedRegion[] =>
    tree.line(parent).filter(({ kind }) => kind !== 'direct');
  const bracketed = (name: string, place: string): string =>
    lang === 'zh' ? `${name}（${place}）` : `${name} (${place})`;

  function regionsFound({ tree }: Lists, asked: Asked, by: Match): Found {
    const named = asked.name === '' ? regionAsked(tree, asked) : by(tree.all, asked.name);
    const all = named.filter((region) => region.hasPage && isInside(digitsOf(region), asked));
    return {
      group: 'region',
      count: all.length,
      hits: all.slice(0, LISTED).map(({ code }) => ({
        address: pageOf(code),
        name: namesOf(tree.line(code)),
        note: code,
        isChinese: true,
      })),
    };
  }

  const pagesFound = ({ pages }: Lists, asked: Asked, by: Match): Found[] =>
    PAGE_KINDS.map((kind) => {
      const ofKind = asked.inside.length > 0 ? [] : pages.filter((page) => page.kind === kind);
      const all = by(ofKind, asked.name);
      const hits = all
        .slice(0, LISTED)
        .map(({ address, name, note }) => ({ address, name, note, isChinese: false }));
      return { group: kind, count: all.length, hits };
    });

  function townshipsFound(
    townships: readonly TownshipEntry[],
    { tree }: Lists,
    asked: Asked,
    by: Match,
  ): Found {
    const named = CODE.test(asked.name) ? townships : by(townships, asked.name);
    const all = named.filter(({ code }) => isInside(code, asked));
    return {
      group: 'township',
      count: all.length,
      hits: all.slice(0, LISTED).map(({ code, name, parent }) => ({
        address: `${pageOf(parent)}#${code}`,
        name: bracketed(name, namesOf(lineTo(tree, parent))),
        note: code,
        isChinese: true,
      })),
    };
  }

  /** The townships of a code, or those whose name begins as a question does. */
  async function townshipsFor({ tree, readings }: Lists, { name }: Asked): Promise<readonly TownshipEntry[]> {
    if (!CODE.test(name)) return loader.townships(shardsFor(name, readings));
    return (await loader.places([name]))
      .filter(({ code, parent }) => (code.startsWith(name) || name === code) && tree.of(parent)?.hasPage)
      .map(({ code, name: own, parent }) => ({ code, name: own, pinyin: '', parent }));
  }

  async function communitiesFor({ readings }: Lists, asked: Asked, isNear: boolean): Promise<Community[]> {
    const name = asAsked(asked.name);
    if (CODE.test(name)) return communitiesByCode(await loader.places([name]), name);
    const names = await loader.names(keysFor(name, readings));
    if (!isNear) return communitiesNamed(names, name, readings);
    const near = nearlyMatching(
      names.flatMap((own) => nearNames(own, readings)),
      name,
    );
    return communitiesNamed(
      near.map(({ name: own, codes }) => ({ stem: own, codes: [[own, codes]] })),
      '',
      readings,
    );
  }

  async function communitiesFound(lists: Lists, asked: Asked, isNear: boolean): Promise<Found> {
    const all = (await communitiesFor(lists, asked, isNear)).filter(({ code }) => isInside(code, asked));
    const listed = all.slice(0, LISTED);
    const places = await loader.townshipNames(listed.map(({ code }) => code));
    const hits = listed.map(({ code, name }) => {
      const place = places.get(code.slice(0, 9));
      const line = place ? lineTo(lists.tree, place.parent) : [];
      const page = place && lists.tree.line(place.parent).findLast(({ hasPage }) => hasPage);
      return {
        address: communityAddress(page, place?.parent, code, pageOf),
        name: bracketed(name, `${namesOf(line)} ${place?.name ?? ''}`.trim()),
        note: code,
        isChinese: true,
      };
    });
    return { group: 'community', count: all.length, hits };
  }

  async function findAs(lists: Lists, asked: Asked, isNear: boolean): Promise<Found[]> {
    const by = isNear ? nearlyMatching : matching;
    const townships = asked.name === '' ? [] : await townshipsFor(lists, asked);
    const found = [
      regionsFound(lists, asked, by),
      ...pagesFound(lists, asked, by),
      townshipsFound(townships, lists, asked, by),
      await communitiesFound(lists, asked, isNear),
    ].filter(({ count }) => count > 0);
    if (found.length > 0 || isNear) return found;
    for (const deeper of insideTownships(asked, townships)) {
      const inTownship = await communitiesFound(lists, deeper, isNear);
      if (inTownship.count > 0) return [inTownship];
    }
    return [];
  }

  return async function answer(question: string): Promise<Answer> {
    const lists = await loader.lists();
    const isShort = !/\d/.test(question) && keysFor(asAsked(question), lists.readings).length === 0;
    for (const asked of waysToAsk(question, lists.tree)) {
      const found = await findAs(lists, asked, false);
      if (found.length > 0) return { found, isNear: false, isShort };
    }
    const near = await findAs(lists, { name: question, inside: [] }, true);
    return { found: near, isNear: true, isShort };
  };
}

/** Where a community is shown: in the list of its county, or on the page above where the county has none. */
function communityAddress(
  page: IndexedRegion | undefined,
  parent: string | undefined,
  code: string,
  pageOf: (code: string) => string,
): string {
  const address = pageOf(page?.code ?? '000000');
  return page?.code === parent ? `${address}?c=${code}#communities` : address;
}
