// The communities as the search reads them: 620,000, so that names come in files by the letters of their first two
// characters, and codes in files by the first four digits. A name that many have is written once.
import { initialsOf, isTyped, isTypedWhole, type Readings } from './readings.ts';

/** What a name ends with is written as one letter; the longer ones first. */
const ENDINGS = [
  '村村民委员会',
  '社区居民委员会',
  '村民委员会',
  '居民委员会',
  '社区村委会',
  '社区居委会',
  '村村委会',
  '村委会',
  '居委会',
  '社区',
  '嘎查村',
  '嘎查',
  '生活区',
  '村',
  '',
] as const;

const FIRST_ENDING = 'a'.charCodeAt(0);
const endingOf = (letter: string): string => ENDINGS[letter.charCodeAt(0) - FIRST_ENDING] ?? '';

/** A name without its ending, and the letter of that; a comma would end a field. */
function splitName(name: string): { stem: string; letter: string } {
  const plain = name.replaceAll(',', '，');
  const index = ENDINGS.findIndex((ending) => plain.endsWith(ending) && plain.length > ending.length);
  const ending = ENDINGS[index] ?? '';
  return {
    stem: plain.slice(0, plain.length - ending.length),
    letter: String.fromCharCode(FIRST_ENDING + (index < 0 ? ENDINGS.length - 1 : index)),
  };
}

/** A community; its township's code is the first nine of its twelve digits. */
export interface Community {
  readonly code: string;
  readonly name: string;
}

/** A township with its communities in code order; `parent` is the region on whose page they stand, of six digits. */
export interface Neighbourhood {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly communities: readonly Community[];
}

/** Which files there are: of names by their first key, in order; of places by their four digits. */
export interface CommunityFiles {
  readonly names: readonly string[];
  readonly places: readonly string[];
}

const CODE_DIGITS = 12;
/** Digits by which a community differs from its township. */
const OWN_DIGITS = 3;

/** The file by code in which a place of nine or twelve digits lies. */
export const placeFileOf = (code: string): string => code.slice(0, 4);

/** A township as a line of its file. */
export function lineFromNeighbourhood({ code, name, parent, communities }: Neighbourhood): string {
  const items = communities.map((community) => {
    const { stem, letter } = splitName(community.name);
    return community.code.slice(-OWN_DIGITS) + letter + stem;
  });
  return [code, name, parent, ...items].join(',');
}

/** The townships of a file by code. */
export function neighbourhoodsFromLines(file: string): Neighbourhood[] {
  return file
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [code = '', name = '', parent = '', ...items] = line.split(',');
      const communities = items.map((item) => ({
        code: code + item.slice(0, OWN_DIGITS),
        name: item.slice(OWN_DIGITS + 1) + endingOf(item[OWN_DIGITS] ?? ''),
      }));
      return { code, name, parent, communities };
    });
}

/** Where a township is: its name, and the region on whose page it stands. */
export type TownshipPlace = Pick<Neighbourhood, 'name' | 'parent'>;

/** The names of a province's townships: a line a region on whose page they stand. */
export function linesFromTownshipNames(townships: readonly Omit<Neighbourhood, 'communities'>[]): string {
  const lines = new Map<string, string>();
  for (const { code, name, parent } of townships) {
    const line = lines.get(parent) ?? `${parent},${code.slice(0, 6)}`;
    lines.set(parent, `${line},${code.slice(6)}${name}`);
  }
  return [...lines.values()].join('\n');
}

/** Townships by code, of such lines. */
export function townshipNamesFromLines(file: string): (readonly [code: string, place: TownshipPlace])[] {
  return file.split('\n').flatMap((line) => {
    const [parent = '', county = '', ...items] = line.split(',');
    return items.map((item) => [county + item.slice(0, 3), { name: item.slice(3), parent }] as const);
  });
}

/** The communities of a file whose code begins with these digits, of which there are nine to twelve, in code order. */
export function communitiesByCode(places: readonly Neighbourhood[], digits: string): Community[] {
  return places
    .filter(({ code }) => digits.startsWith(code))
    .flatMap(({ communities }) => communities.filter(({ code }) => code.startsWith(digits)));
}

/** Stands for a letter where a name has too few characters that are typed. */
const NO_LETTER = ['0'];

/** The letters of the first two characters of a name; every pair of them where one is read in several ways. */
export function keysOf(name: string, readings: Readings): string[] {
  const [first = NO_LETTER, second = NO_LETTER] = initialsOf(name, readings);
  return first.flatMap((one) => second.map((two) => one + two));
}

/** Lines of names by the two letters under which they are looked for. */
export function linesByKey(communities: readonly Community[], readings: Readings): Map<string, string> {
  const stems = new Map<string, Map<string, string>>();
  for (const { code, name } of communities) {
    const { stem, letter } = splitName(name);
    const codes = stems.get(stem) ?? new Map<string, string>();
    codes.set(letter, (codes.get(letter) ?? '') + code);
    stems.set(stem, codes);
  }
  const lines = new Map<string, string>();
  for (const [stem, codes] of [...stems].sort(([one], [two]) => (one < two ? -1 : 1))) {
    const parts = [...codes].sort(([one], [two]) => (one < two ? -1 : 1));
    const line = `${[stem, ...parts.map(([letter, all]) => letter + all)].join(',')}\n`;
    const keys = parts.flatMap(([letter]) => keysOf(stem + endingOf(letter), readings));
    for (const key of new Set(keys)) lines.set(key, (lines.get(key) ?? '') + line);
  }
  return lines;
}

/** Characters of a file of names, which a host sends in about half as many bytes: more are begun in a new file. */
const FILE_LENGTH = 120_000;

/** The lines in files, each named by its first key and holding the keys up to the next file's. */
export function filesOfKeys(lines: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map<string, string>();
  let name = '';
  for (const [key, text] of [...lines].sort(([one], [two]) => (one < two ? -1 : 1))) {
    const held = files.get(name);
    if (held === undefined || held.length + text.length > FILE_LENGTH) name = key;
    files.set(name, (files.get(name) ?? '') + text);
  }
  return files;
}

/** The file, of those in order of their names, that holds a key; undefined before the first. */
export function fileOfKey(files: readonly string[], key: string): string | undefined {
  return files.findLast((name) => name <= key);
}

/** A stem with its endings. */
export interface Names {
  readonly stem: string;
  /** Whole name → the codes that bear it, one after the other. */
  readonly codes: readonly (readonly [name: string, codes: string])[];
}

/** The names of a file. */
export function namesFromLines(file: string): Names[] {
  return file
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [stem = '', ...parts] = line.split(',');
      return { stem, codes: parts.map((part) => [stem + endingOf(part[0] ?? ''), part.slice(1)] as const) };
    });
}

const codesIn = (codes: string): string[] =>
  Array.from({ length: codes.length / CODE_DIGITS }, (_, index) =>
    codes.slice(index * CODE_DIGITS, (index + 1) * CODE_DIGITS),
  );

const byCode = (one: Community, two: Community): number => (one.code < two.code ? -1 : 1);

/** The communities of chosen names, each once, in code order. */
function communitiesOf(chosen: readonly (readonly [name: string, codes: string])[]): Community[] {
  const found = new Map<string, Community>();
  for (const [name, codes] of chosen) for (const code of codesIn(codes)) found.set(code, { code, name });
  return [...found.values()].sort(byCode);
}

/**
 * The communities whose name begins with a question, typed in characters or in letters (small, without spaces): those
 * called just so first, each lot in code order.
 */
export function communitiesNamed(names: readonly Names[], asked: string, readings: Readings): Community[] {
  const isLetters = /^[a-z]+$/.test(asked);
  const begins = (name: string): boolean =>
    isLetters ? isTyped(asked, [...name], readings) : name.toLowerCase().startsWith(asked);
  const answering = names
    .map(({ stem, codes }) => ({ stem, codes: codes.filter(([name]) => begins(name)) }))
    .filter(({ codes }) => codes.length > 0);
  const isJust = ({ stem }: Names): boolean =>
    isLetters ? isTypedWhole(asked, stem, readings) : stem.toLowerCase() === asked;
  return [
    ...communitiesOf(answering.filter(isJust).flatMap(({ codes }) => codes)),
    ...communitiesOf(answering.filter((one) => !isJust(one)).flatMap(({ codes }) => codes)),
  ];
}

/** What comes after the first syllable of typed letters, in every way in which they can be cut. */
function restsOf(letters: string, syllables: ReadonlySet<string>): string[] {
  const lengths = [1, 2, 3, 4, 5, 6].filter(
    (length) => length === 1 || syllables.has(letters.slice(0, length)),
  );
  return lengths.map((length) => letters.slice(length)).filter(Boolean);
}

interface Syllables {
  readonly syllables: ReadonlySet<string>;
  /** The letters with which they begin. */
  readonly begin: ReadonlySet<string>;
}

const syllablesIn = new WeakMap<Readings, Syllables>();

/** Every syllable of a list of readings, collected once: there are thousands of characters. */
function syllablesOf(readings: Readings): Syllables {
  const known = syllablesIn.get(readings);
  if (known) return known;
  const syllables = new Set([...readings.values()].flat());
  const own = { syllables, begin: new Set([...syllables].map(([letter = '']) => letter)) };
  syllablesIn.set(readings, own);
  return own;
}

/**
 * The keys under which a question's communities lie, which takes its first two characters that are typed: none for one,
 * for letters that end within the first syllable, and for digits.
 */
export function keysFor(asked: string, readings: Readings): string[] {
  if (/\d/.test(asked)) return [];
  if (/^[a-z]+$/.test(asked)) {
    const { syllables, begin } = syllablesOf(readings);
    const seconds = restsOf(asked, syllables).map(([letter = '']) => letter);
    return [...new Set(seconds.filter((letter) => begin.has(letter)))].map((two) => asked.charAt(0) + two);
  }
  return initialsOf(asked, readings).length < 2 ? [] : keysOf(asked, readings).slice(0, 1);
}
