// What the search of the whole site looks through beside regions: its pages, and the townships, which are many and come
// in files by the first letter of their pinyin.
import { initialsOf, type Readings } from './readings.ts';

export const PAGE_KINDS = ['page', 'task', 'data', 'measure', 'story'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** A page, or a part of one. */
export interface PageEntry {
  readonly kind: PageKind;
  readonly name: string;
  /** Syllables without tones; empty where the name has no Chinese. */
  readonly pinyin: string;
  /** Its address in the site, ready for a link. */
  readonly address: string;
  /** What stands beside it, such as the table of a measure; may be empty. */
  readonly note: string;
}

/** A township; `parent` is the region on whose page it stands, of six digits. */
export interface TownshipEntry {
  readonly code: string;
  readonly name: string;
  readonly pinyin: string;
  readonly parent: string;
}

/** The file in which a name with this pinyin lies: a letter, `0` for what begins with none. */
export function shardOf(pinyin: string): string {
  const [first = ''] = pinyin;
  return /[a-z]/.test(first) ? first : '0';
}

/** A township as a line of its file. */
export function lineFromTownship({ code, name, pinyin, parent }: TownshipEntry): string {
  return [code, name, pinyin, parent].join(',');
}

/** The townships of a file. */
export function townshipsFromLines(file: string): TownshipEntry[] {
  return file
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [code = '', name = '', pinyin = '', parent = ''] = line.split(',');
      return { code, name, pinyin, parent };
    });
}

/** The files that can hold townships that answer a question; none for a question of digits. */
export function shardsFor(question: string, readings: Readings): readonly string[] {
  const [letters = []] = initialsOf(question, readings);
  return letters.filter((letter) => /[a-z]/.test(letter));
}
