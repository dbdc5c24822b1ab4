// Numbers that mean a person, in a plain text: identity numbers, bank cards, telephones. Digits are taken together as
// people write them, and a check digit, where a number has one, must fit.
import { isBankCard } from './bank-card.ts';
import type { DigitRun } from './digit-groups.ts';
import { digitRuns } from './digit-groups.ts';
import type { Found, Manner, PiiKind } from './found.ts';
import { birthYear, isId, isOldId, looksLikeId } from './id-number.ts';
import { TRAIT } from './traits.ts';
import { hiddenPhone, isDayLike, LOCAL_NUMBER } from './phone.ts';

/** With fewer digits than an identity number's there is at most a telephone number, which begins like this. */
const TELEPHONE = /(?:^|\D)(?:1(?:[3-9]|\D)|0[1-9]|(?:00)?86)/;

const NONE: readonly Found[] = [];

/** All numbers of persons, also those that lie within others; `traits` are the text's signs. */
export function numbersIn(text: string, traits: number, manner: Manner): readonly Found[] {
  const hasMost = (traits & TRAIT.MOST) !== 0;
  const hasOne = hasMost || ((traits & TRAIT.MANY) !== 0 && TELEPHONE.test(text));
  const isKey = manner === 'key';
  if (isKey && !hasOne) return NONE;
  return [
    ...(hasOne ? digitRuns(text).flatMap((run) => numberIn(run, text, manner) ?? NONE) : NONE),
    ...(isKey ? NONE : [...(hasMost ? idsWithin(text) : NONE), ...localNumbers(text), ...passports(text)]),
  ];
}

const numberIn = (run: DigitRun, text: string, manner: Manner): Found | null =>
  idIn(run, text, manner) ?? cardIn(run, manner) ?? phoneIn(run, text, manner);

const foundIn = (kind: PiiKind, { start, end }: DigitRun, hidden: string, more = 0): Found => ({
  kind,
  start,
  end: end + more,
  hidden,
});

const ID_MASK = '********';
/** The year of the notice: in the number of an activity a day from then on is the activity's. */
const FIRST_ACTIVITIES = 2021;
/** Of two digits of a year, those below this are as likely the activity's own year. */
const OLDEST = 30;
const ID_WORD = /身份|证件|证号|ID/i;

function idIn(run: DigitRun, text: string, manner: Manner): Found | null {
  const { digits, parts, start, end } = run;
  const [, cross = ''] =
    digits.length === 17 ? (/^([ -]?[Xx])(?![A-Za-z0-9])/.exec(text.slice(end, end + 3)) ?? []) : [];
  const id = digits + (cross === '' ? '' : 'X');
  const isNumber = manner === 'report' ? looksLikeId(id) || isId(id) : isId(id);
  if (isNumber && !(manner === 'key' && birthYear(id) >= FIRST_ACTIVITIES)) {
    return foundIn('ID_NUMBER', run, digits.slice(0, 6) + ID_MASK, cross.length);
  }
  const isOld = (parts === '15' || parts === '6-6-3') && isOldId(digits);
  const isNamed = ID_WORD.test(text.slice(Math.max(0, start - 8), start));
  if (!isOld || !(isNamed || Number(digits.slice(6, 8)) >= OLDEST)) return null;
  return foundIn('ID_NUMBER', run, digits.slice(0, 6) + ID_MASK);
}

/** A region, township, community and serial number, as the number of an activity. */
const REGION_AND_SERIAL = /^[1-6]\d{5}(?!000)(?:0[01]|1[0-3]|2[0-6])\d(?!000)[0-2]\d{2}/;
const CARD_PARTS = /^(?:1[6-9]|4-4-4-4(?:-[123])?|4-4-4-[4-7]|6-1[0-3]|(?:1-){15,18}1)$/;

function cardIn(run: DigitRun, manner: Manner): Found | null {
  const { digits, parts } = run;
  if (!CARD_PARTS.test(parts) || !isBankCard(digits)) return null;
  if (looksLikeId(digits) || (digits.length === 16 && REGION_AND_SERIAL.test(digits))) return null;
  if (manner === 'key' && !digits.startsWith('62')) return null;
  return foundIn('BANK_CARD', run, `${digits.slice(0, 4)}${ID_MASK}`);
}

/** Behind it digits are an amount. */
const AMOUNT = /^ ?(?:\.\d{1,2}(?!\d))?(?:万|亿)?(?:元|块|平方|公里|吨|千瓦)/;

function phoneIn(run: DigitRun, text: string, manner: Manner): Found | null {
  const hidden = hiddenPhone(run, manner);
  if (hidden === null || AMOUNT.test(text.slice(run.end, run.end + 8))) return null;
  return foundIn('PHONE', run, hidden);
}

const LONG_GROUP = /\d{18,64}/g;
const ID_LENGTH = 18;

/** Digits that run on with an identity number in them, as where two numbers were pasted together: all of them are hidden. */
function idsWithin(text: string): Found[] {
  return [...text.matchAll(LONG_GROUP)].flatMap(({ 0: digits, index }) => {
    for (let i = 0; digits.length > ID_LENGTH && i + ID_LENGTH <= digits.length; i++) {
      if (!isId(digits.slice(i, i + ID_LENGTH))) continue;
      const hidden = digits.slice(0, 6) + ID_MASK;
      return [{ kind: 'ID_NUMBER' as const, start: index, end: index + digits.length, hidden }];
    }
    return [];
  });
}

function localNumbers(text: string): Found[] {
  return [...text.matchAll(LOCAL_NUMBER)].flatMap(({ 0: all, 1: number = '', index }) => {
    const end = index + all.length;
    if (isDayLike(number)) return [];
    return [{ kind: 'PHONE' as const, start: end - number.length, end, hidden: `${number.slice(0, 2)}****` }];
  });
}

const PASSPORT = /(?<![A-Za-z0-9])(?:([EG])(\d{8})|(E[A-HJ-NP-Z])\d{7}|([HMC])(\d{8,10}))(?![A-Za-z0-9])/gi;
const PASSPORT_WORD = /护照|通行证|回乡证|台胞证|证件|证号|passport/i;

/** Passports and travel permits: a letter and digits, which without the word may be any number that is no day. */
function passports(text: string): Found[] {
  return [...text.matchAll(PASSPORT)].flatMap((found) => {
    const { 0: number, 1: letter, 2: digits = '', index } = found;
    const isNamed = PASSPORT_WORD.test(text.slice(Math.max(0, index - 10), index));
    if (!isNamed && (letter !== letter?.toUpperCase() || letter === undefined || isDayLike(digits)))
      return [];
    const hidden = `${number.slice(0, 2)}******`;
    return [{ kind: 'ID_NUMBER' as const, start: index, end: index + number.length, hidden }];
  });
}
