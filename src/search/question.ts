// How a question may be meant: as a name, as a name beside words that say where, or as an address in one piece.
import { shortName } from '../format/short-names.ts';
import { NATION } from '../schema/values.ts';
import { matching } from './match.ts';
import type { IndexedRegion, RegionTree } from './region-index.ts';

/** A name that is looked for, and where: each list holds a beginning of the place's code. */
export interface Asked {
  /** Empty where the region itself is asked for. */
  readonly name: string;
  readonly inside: readonly (readonly string[])[];
}

/** The digits with which the codes of what lies in a region begin; none for the nation. */
export function digitsOf({ code, kind }: Pick<IndexedRegion, 'code' | 'kind'>): string {
  // What hangs right on a prefecture or a province has a county row of its own, but no code of its own.
  if (kind === 'direct') return code.replace(/(?:99){1,2}$/, '');
  return code.replace(/(?:00){1,3}$/, '');
}

/** Whether a code lies where it is asked for. */
export function isInside(code: string, { inside }: Pick<Asked, 'inside'>): boolean {
  return inside.every((beginnings) => beginnings.some((digits) => code.startsWith(digits)));
}

/** The region that is itself asked for: the one whose places the codes are. */
export function regionAsked(tree: RegionTree, { name, inside }: Asked): IndexedRegion[] {
  const digits = inside.at(-1)?.[0];
  if (name !== '' || !digits) return [];
  return tree.all.filter((region) => region.kind !== 'direct' && digitsOf(region) === digits);
}

/** An address as far as it was understood. */
interface Address extends Asked {
  /** How many regions stand before the name. */
  readonly depth: number;
  /** Whether all of them are written in full. */
  readonly isWhole: boolean;
}

function cut(text: string, tree: RegionTree, within: string): Address[] {
  const begin = tree.all.filter(
    (region) =>
      region.name[0] === text[0] &&
      region.code !== NATION &&
      region.kind !== 'direct' &&
      digitsOf(region).length > within.length &&
      region.code.startsWith(within),
  );
  return begin.flatMap((region) => {
    const written = [region.name, shortName(region.name)].find((name) => text.startsWith(name));
    if (written === undefined) return [];
    const [name, digits, isWhole] = [text.slice(written.length), digitsOf(region), written === region.name];
    const deeper = cut(name, tree, digits).map((address) => ({
      ...address,
      depth: address.depth + 1,
      isWhole: address.isWhole && isWhole,
    }));
    return [...deeper, { name, inside: [[digits]], depth: 1, isWhole }];
  });
}

/** Characters of a name below which what follows a region says nothing. */
const LEAST = 2;

/** The ways in which a text without spaces is an address, the one with the most regions first; none for a mere region. */
export function addressesIn(question: string, tree: RegionTree): Address[] {
  return cut(question.replace(/\s/g, ''), tree, '')
    .filter(({ name, depth }) => (name === '' ? depth > 1 : [...name].length >= LEAST))
    .sort((one, two) => two.depth - one.depth);
}

/** The same question inside the townships whose name it begins with. */
export function insideTownships(
  { name, inside }: Asked,
  townships: readonly { readonly code: string; readonly name: string }[],
): Asked[] {
  return townships
    .filter((township) => isInside(township.code, { inside }))
    .filter((township) => name.startsWith(township.name) && name.length - township.name.length >= LEAST)
    .map((township) => ({ name: name.slice(township.name.length), inside: [...inside, [township.code]] }));
}

/** A question of several words as a name, its last word or its first, in the places of the others. */
function amongPlaces(question: string, tree: RegionTree): Asked[] {
  const words = question.trim().split(/[\s,，、]+/);
  if (words.length < 2) return [];
  const named = (name: string, places: readonly string[]): Asked => ({
    name,
    inside: places.map((place) => matching(tree.all, place).map(digitsOf).filter(Boolean)),
  });
  return [named(words.at(-1) ?? '', words.slice(0, -1)), named(words[0] ?? '', words.slice(1))].filter(
    ({ name, inside }) => name !== '' && inside.every((beginnings) => beginnings.length > 0),
  );
}

/**
 * The ways to understand a question, to be tried in turn until one finds something. What is surely an address or a name
 * with its place comes first, then the question as it stands, then what may be one.
 */
export function waysToAsk(question: string, tree: RegionTree): readonly Asked[] {
  const narrowed = amongPlaces(question, tree);
  const addresses = addressesIn(question, tree);
  // Pinyin is typed with spaces too: there the whole question comes before its words.
  const isChinese = /\p{Script=Han}/u.test(question);
  return [
    ...(isChinese ? narrowed : []),
    ...addresses.filter(({ isWhole }) => isWhole),
    { name: question, inside: [] },
    ...(isChinese ? [] : narrowed),
    ...addresses.filter(({ isWhole }) => !isWhole),
  ];
}
