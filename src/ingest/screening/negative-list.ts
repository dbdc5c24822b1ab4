// The negative list for award activities: the rules of `negative-list.csv` in, what hits which of its eleven rules out.
import type { Text } from '../../schema/column.ts';
import { plainText } from './plain-text.ts';

/**
 * A line of `negative-list.csv`. In a rule's line (1 to 11) a text hits that has an `award` word, and a `with` word where
 * there are any, once the phrases of `without`, and those of the line `all`, are taken out. Words are parted by 、; `*`
 * stands for one to six characters; `{name}` for the words of the line whose rule is that name, `{held}` for having hit
 * another rule.
 */
export interface NegativeRow {
  readonly rule: string;
  readonly award: string;
  readonly with: string;
  readonly without: string;
  readonly forbids_zh: string;
  readonly forbids_en: string;
}

/** A rule that a text hits, and the words that hit it. */
export interface NegativeHit {
  readonly rule: number;
  readonly words: readonly string[];
}

export interface NegativeList {
  /** The rules that a text hits, in their order. */
  hitsIn(text: string): readonly NegativeHit[];
  /** What each rule forbids. */
  readonly forbids: ReadonlyMap<number, Text>;
}

interface Line {
  readonly rule: number;
  /** Null where the line asks for a hit of another rule. */
  readonly award: RegExp | null;
  readonly with: RegExp | null;
  readonly without: RegExp | null;
}

/** The notice's list has so many rules. */
export const NEGATIVE_RULES = 11;

const HELD = '{held}';
const EVERY = 'all';
/** An unknown stretch of text never runs over a word of award: what is forbidden would hide in what is harmless. */
const ANY = '[^，。；！？、：（）()!?,;:评奖彰榜佳强勋章]{1,6}';
/** What is written around words, and hides none. */
const MARKS = /[\s“”"'‘’《》「」『』【】〔〕·]/g;

const pattern = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', ANY)).join('|');

/** The words of a cell, with those of the lists that it names. Throws for a list that there is none of. */
function wordsOf(cell: string, lists: ReadonlyMap<string, string>): string[] {
  return cell.split('、').flatMap((word) => {
    if (!/^\{\w+\}$/.test(word)) return word === '' ? [] : [word];
    const list = lists.get(word);
    if (list === undefined) throw new Error(`unknown list in negative-list.csv: ${word}`);
    return wordsOf(list, lists);
  });
}

const anyOf = (words: readonly string[], flags: string): RegExp | null =>
  words.length === 0 ? null : new RegExp(pattern(words), flags);

function linesFrom(rows: readonly NegativeRow[]): Line[] {
  const lists = new Map(rows.filter(({ rule }) => rule.startsWith('{')).map((row) => [row.rule, row.award]));
  const always = rows.filter(({ rule }) => rule === EVERY).flatMap((row) => wordsOf(row.without, lists));
  return rows
    .filter(({ rule }) => rule !== EVERY && !lists.has(rule))
    .map((row) => {
      const rule = Number(row.rule);
      if (!Number.isInteger(rule) || rule < 1 || rule > NEGATIVE_RULES) {
        throw new Error(`unknown rule in negative-list.csv: ${row.rule}`);
      }
      return {
        rule,
        award: row.award === HELD ? null : anyOf(wordsOf(row.award, lists), 'gi'),
        with: anyOf(wordsOf(row.with, lists), 'gi'),
        without: anyOf([...always, ...wordsOf(row.without, lists)], 'gi'),
      };
    });
}

const matchesOf = (text: string, words: RegExp): string[] => [...new Set(text.match(words) ?? [])];

/** The list ready for use. Throws for a rule that there is none of, a list that is not there, or a rule without a line. */
export function negativeList(rows: readonly NegativeRow[]): NegativeList {
  const lines = linesFrom(rows);
  const forbids = new Map<number, Text>();
  for (const { rule, forbids_zh: zh, forbids_en: en } of rows) {
    if (zh !== '' && !forbids.has(Number(rule))) forbids.set(Number(rule), { zh, en });
  }
  for (let rule = 1; rule <= NEGATIVE_RULES; rule++) {
    if (!forbids.has(rule)) throw new Error(`missing rule in negative-list.csv: ${rule}`);
  }
  const awards = lines.flatMap(({ award }) => (award === null ? [] : [award.source]));
  const anyAward = new RegExp(awards.join('|'), 'i');
  const mayHit = pairFinder(awards.flatMap((one) => one.split('|')));
  return {
    forbids,
    hitsIn: (written) => {
      if (!mayHit(written)) return NONE;
      const text = plainText(written).text.replace(MARKS, '');
      return anyAward.test(text) ? hitsOf(text, lines) : NONE;
    },
  };
}

const NONE: readonly NegativeHit[] = [];

function hitsOf(text: string, lines: readonly Line[]): NegativeHit[] {
  const words = new Map<number, readonly string[]>();
  for (const { rule, award, with: beside, without } of lines) {
    const left = without === null ? text : text.replace(without, '，');
    const awarded = award === null ? [...words.values()].flat() : matchesOf(left, award);
    const besides = beside === null ? [] : matchesOf(left, beside);
    if (awarded.length === 0 || (beside !== null && besides.length === 0)) continue;
    const before = words.get(rule) ?? [];
    words.set(rule, [...new Set([...before, ...besides, ...(award === null ? [] : awarded)])]);
  }
  return [...words].map(([rule, found]) => ({ rule, words: found })).sort((a, b) => a.rule - b.rule);
}

const [FIRST, SECOND, BETWEEN] = [1, 2, 4];
/** Characters that may stand between those of a word and are no part of the text as it is compared. */
const UNSEEN = ' \t\r\n\u00a0\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff“”"\'‘’《》「」『』【】〔〕·';
const WIDE_TO_NARROW = 0xfee0;

/**
 * A quick look for the first two characters of any of these words, whatever stands between them: most texts have none, and
 * need no closer one.
 */
function pairFinder(words: readonly string[]): (text: string) => boolean {
  const marks = new Uint8Array(0x10000);
  const mark = (character: string, as: number): void => {
    for (const form of [character.toLowerCase(), character.toUpperCase()]) {
      const unit = form.charCodeAt(0);
      marks[unit] = (marks[unit] ?? 0) | as;
      if (unit < 0x7f) marks[unit + WIDE_TO_NARROW] = (marks[unit + WIDE_TO_NARROW] ?? 0) | as;
    }
  };
  for (const [first = '', second = ''] of words) {
    mark(first, FIRST);
    mark(second, SECOND);
  }
  for (const character of UNSEEN) mark(character, BETWEEN);
  return (text) => {
    let isBegun = false;
    for (let i = 0; i < text.length; i++) {
      const found = marks[text.charCodeAt(i)] as number;
      if (isBegun && (found & SECOND) !== 0) return true;
      if ((found & BETWEEN) === 0) isBegun = (found & FIRST) !== 0;
    }
    return false;
  };
}
