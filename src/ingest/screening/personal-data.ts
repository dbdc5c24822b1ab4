// Personal data in a text: where it stands, and the text with it masked. Reports, rejected rows and the checker's page
// mask with the same search with which rows are held back, so that nothing is found and then shown.
import { addressesIn } from './addresses.ts';
import { contactsIn } from './contacts.ts';
import type { Found, Manner, PiiKind } from './found.ts';
import { PII_KINDS } from './found.ts';
import { namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { plainText } from './plain-text.ts';
import { platesIn } from './plates.ts';
import { TRAIT, traitsOf } from './traits.ts';

const has = (traits: number, signs: number): boolean => (traits & signs) !== 0;

/** All that is found, one beside the other: of two that overlap the longer one, or the one whose kind stands first. */
function foundIn(text: string, traits: number, manner: Manner): Found[] {
  const all: Found[] = [];
  if (has(traits, TRAIT.FEW)) all.push(...numbersIn(text, traits, manner));
  if (has(traits, TRAIT.AT | TRAIT.ACCOUNT)) all.push(...contactsIn(text));
  if (has(traits, TRAIT.PLATE)) all.push(...platesIn(text));
  if (has(traits, TRAIT.DWELLING | TRAIT.FEW)) all.push(...addressesIn(text));
  if (has(traits, TRAIT.STATUS)) all.push(...namesIn(text));
  return all.length > 1 ? beside(all) : all;
}

function beside(all: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of [...all].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else if (isBefore(one, last)) kept[kept.length - 1] = one;
  }
  return kept;
}

/** Whether one of two that overlap is kept, and not the other. */
function isBefore(one: Found, other: Found): boolean {
  const [a, b] = [one.end - one.start, other.end - other.start];
  return a === b ? PII_KINDS.indexOf(one.kind) < PII_KINDS.indexOf(other.kind) : a > b;
}

const NONE: readonly PiiKind[] = [];

const ALONE = TRAIT.FEW | TRAIT.AT | TRAIT.DWELLING | TRAIT.STATUS | TRAIT.ACCOUNT;

/** Whether a text with these signs is worth a search: a plate has letters beside its province. */
const isWorth = (traits: number): boolean =>
  has(traits, ALONE) || (has(traits, TRAIT.PLATE) && has(traits, TRAIT.LETTER));

/** Whether a row's number, written in nothing but letters, digits, _ and -, has a person's number in it. */
export function isPersonalKey(key: string): boolean {
  const traits = traitsOf(key);
  return has(traits, TRAIT.MANY) && numbersIn(key, traits, 'key').length > 0;
}

/** The kinds of personal data in a text, in the order of the list. `isKey`: the text is a row's number. */
export function personalDataIn(written: string, isKey = false): readonly PiiKind[] {
  const traits = traitsOf(written);
  if (!isWorth(traits)) return NONE;
  const found = foundIn(plainText(written).text, traits, isKey ? 'key' : 'text');
  return found.length === 0 ? NONE : PII_KINDS.filter((kind) => found.some((one) => one.kind === kind));
}

/** The text with all personal data masked; the text itself where there is none. */
export function withoutPersonalData(written: string): string {
  const traits = traitsOf(written);
  if (!isWorth(traits)) return written;
  const plain = plainText(written);
  let [masked, from] = ['', 0];
  for (const { start, end, hidden } of foundIn(plain.text, traits, 'report')) {
    masked += written.slice(from, plain.at(start)) + hidden;
    from = plain.at(end);
  }
  return masked + written.slice(from);
}
