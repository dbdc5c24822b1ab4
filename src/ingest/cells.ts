// The rule of each kind of cell: an office's text in, a canonical value or a problem out. Pure, and shared by the
// build and everything else that reads office files, so that a rule exists once.

/** A cell that cannot be read; `code` is one of `PROBLEMS`. */
export interface BadCell<Code extends string> {
  readonly bad: Code;
}

const bad = <Code extends string>(code: Code): BadCell<Code> => ({ bad: code });

export function isBad<T, Code extends string>(cell: T | BadCell<Code>): cell is BadCell<Code> {
  return typeof cell === 'object' && cell !== null && 'bad' in cell;
}

const PLAIN = /^[!-&(-~]*$/;
const AROUND = /[\s\u200b-\u200d\u2060\ufeff]/;

/** A regular expression for both ends would look at every space inside a long text again and again. */
function withoutAround(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && AROUND.test(text[start] ?? '')) start += 1;
  while (end > start && AROUND.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}

/** Text without the spaces, zero-width characters and the leading apostrophe that spreadsheets leave around it. */
export function trimmed(text: string): string {
  if (PLAIN.test(text)) return text;
  const inner = withoutAround(text);
  return inner.startsWith("'") ? withoutAround(inner.slice(1)) : inner;
}

/** Like `trimmed`, with full-width forms folded to ASCII (Unicode NFKC): for codes, numbers and dates. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text;
  return trimmed(trimmed(text).normalize('NFKC'));
}

const NOT_REPORTED = new Set(['', '-', '--', '—', '——', '–', '/', '无']);

/** True for what offices write where they have nothing to report. 0 is not among it: zero is a value. */
export function isNotReported(text: string): boolean {
  return NOT_REPORTED.has(text);
}

const SPREADSHEET_ERROR =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|#{2,})$/i;

/** True for what a spreadsheet writes where it cannot show a value: `#N/A`, `#REF!`, and `####` of a narrow column. */
export function isSpreadsheetError(text: string): boolean {
  return text.charCodeAt(0) === 35 && SPREADSHEET_ERROR.test(text);
}

const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d+$/i;

/** True for a code that a spreadsheet turned into scientific notation, as 4.311E+11: its last digits are lost. */
export function hasLostDigits(text: string): boolean {
  return SCIENTIFIC.test(text);
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

function isoDate(year: number, month: number, day: number): string | null {
  const longest = DAYS[month - 1];
  if (longest === undefined || day < 1 || day > longest || year < 1900 || year > 2100) return null;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

const SPLIT_DATE =
  /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|(?=[T ]|$))(?:[T ]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/;
const JOINED_DATE =
  /^(\d{4})(\d{2})(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?|(\d{2})(\d{2})(\d{2}))?$/;
const SERIAL = /^(\d{5})(?:\.(\d+))?$/;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** Day numbers of 2000-01-01 and 2100-01-01: other five-digit numbers are no dates that an office means. */
const [FIRST_SERIAL, LAST_SERIAL] = [36526, 73051];

/**
 * A date (and time, if any) in one of the forms offices use: 2021-06-08, 2021/6/8, 2021.6.8, 20210608, 2021年6月8日,
 * each with a time behind (20210608143000 too), or an Excel day number of this century, with a fraction for the time. Returns `YYYY-MM-DD`
 * and `HH:MM:SS`, or null.
 */
function dateAndTime(text: string): { date: string; time: string } | null {
  const split = SPLIT_DATE.exec(text);
  const joined = split ? null : JOINED_DATE.exec(text);
  const found = split ?? joined;
  if (found) {
    const date = isoDate(Number(found[1]), Number(found[2]), Number(found[3]));
    const [hour = 0, minute = 0, second = 0] = [4, 5, 6].map((i) => Number(found[i] ?? found[i + 3] ?? 0));
    if (date === null || hour > 23 || minute > 59 || second > 59) return null;
    return { date, time: `${two(hour)}:${two(minute)}:${two(second)}` };
  }
  const serial = SERIAL.exec(text);
  const day = Number(serial?.[1]);
  if (!(day >= FIRST_SERIAL && day < LAST_SERIAL)) return null;
  const second = Math.round(Number(`0.${serial?.[2] ?? 0}`) * 86_400);
  const iso = new Date(EXCEL_EPOCH + day * DAY_MS + second * 1000).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 19) };
}

/** Whether a date is written as an Excel day number. */
export function isDaySerial(text: string): boolean {
  return SERIAL.test(text);
}

/** `YYYY-MM-DD`, or DATE. */
export function dateFromCell(text: string): string | BadCell<'DATE'> {
  return dateAndTime(text)?.date ?? bad('DATE');
}

/** `YYYY-MM-DD HH:MM:SS` (midnight where no time is given), or DATE. */
export function timestampFromCell(text: string): string | BadCell<'DATE'> {
  const found = dateAndTime(text);
  return found ? `${found.date} ${found.time}` : bad('DATE');
}

const MONTH = /^(\d{4})(?:(?:[-/.]|年)(\d{1,2})|(\d{2}))月?$/;

/** `YYYY-MM`, or MONTH. The first day of a month is that month: spreadsheets make 2022/3/1 of 2022-03. */
export function monthFromCell(text: string): string | BadCell<'MONTH'> {
  const found = MONTH.exec(text);
  const first = found
    ? isoDate(Number(found[1]), Number(found[2] ?? found[3]), 1)
    : (dateAndTime(text)?.date ?? null);
  return first?.endsWith('-01') ? first.slice(0, 7) : bad('MONTH');
}

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const ungrouped = (text: string): string => (isGrouped(text) ? text.replaceAll(',', '') : text);

/** Whether a number has thousands separators in their places. */
export function isGrouped(text: string): boolean {
  return GROUPED.test(text);
}

/** A whole number of nine digits at most; RANGE where negative, NUMBER for anything else. */
export function countFromCell(text: string): number | BadCell<'NUMBER' | 'RANGE'> {
  const plain = ungrouped(text);
  if (/^-\d+$/.test(plain)) return bad('RANGE');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : bad('NUMBER');
}

/** Hours below 10 million with two decimals at most, in hundredths so that sums are exact; RANGE where negative. */
export function hundredthsFromCell(text: string): number | BadCell<'NUMBER' | 'RANGE'> {
  const plain = ungrouped(text);
  if (/^-\d+(\.\d+)?$/.test(plain)) return bad('RANGE');
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : bad('NUMBER');
}

const REGION_CODE = /^(?:\d{12}|\d{9}|\d{6})$/;

/** The digits of a 6-, 9- or 12-digit code. */
export function regionDigitsFromCell(text: string): string | BadCell<'REGION_FORMAT' | 'DIGITS_LOST'> {
  if (REGION_CODE.test(text)) return text;
  return bad(hasLostDigits(text) ? 'DIGITS_LOST' : 'REGION_FORMAT');
}

const CODE_BEFORE_NAME = /^(\d+)[-_.:、]?\(?([^\d()\-_.:、].*?)\)?$/;
const NAME_BEFORE_CODE = /^([^\d()].*?)[-_:]?\(?(\d+)\)?$/;
/** No code and name are longer; looking for them in a long text would take its square in time. */
const LONGEST_PAIR = 200;

/** Code and name written into one cell, as `207 文化活动` or `文化活动（207）`; null where it is one of them alone. */
export function codeAndName(text: string): { code: string; name: string } | null {
  if (text.length > LONGEST_PAIR) return null;
  const joined = normalisedName(text);
  const before = CODE_BEFORE_NAME.exec(joined);
  if (before) return { code: before[1] ?? '', name: before[2] ?? '' };
  const after = NAME_BEFORE_CODE.exec(joined);
  return after ? { code: after[2] ?? '', name: after[1] ?? '' } : null;
}

/** The values of a list inside a cell; offices separate them with 、 ; or |. */
export function listFromCell(text: string): string[] {
  return text
    .split(/[、;；|]/)
    .map(trimmed)
    .filter((value) => !isNotReported(value));
}

const ORG_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether the 18th character is the check character of GB 32100-2015 (weights 3^(i−1) mod 31). */
export function isOrgCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += ORG_CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ORG_CHARACTERS[(31 - (sum % 31)) % 31] === code[17];
}

/** An organisation's name as it is compared: folded, without spaces and brackets' width. */
export function normalisedName(name: string): string {
  return folded(name).replace(/\s+/g, '').toUpperCase();
}
