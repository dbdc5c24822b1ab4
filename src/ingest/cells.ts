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
const AROUND = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g;

/** Text without the spaces, zero-width characters and the leading apostrophe that spreadsheets leave around it. */
export function trimmed(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(AROUND, '').replace(/^'/, '').replace(AROUND, '');
}

/** Like `trimmed`, with full-width forms folded to ASCII (Unicode NFKC): for codes, numbers and dates. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text;
  return trimmed(trimmed(text).normalize('NFKC'));
}

const NOT_REPORTED = new Set(['', '-', '--', '—', '——', '–', '/', '无', '/']);

/** True for what offices write where they have nothing to report. 0 is not among it: zero is a value. */
export function isNotReported(text: string): boolean {
  return NOT_REPORTED.has(text);
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
  /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[T ]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/;
const JOINED_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}$/;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/**
 * A date (and time, if any) in one of the forms offices use: 2021-06-08, 2021/6/8, 2021.6.8, 20210608, 2021年6月8日,
 * each with a time behind, or an Excel day number. Returns `YYYY-MM-DD` and `HH:MM:SS`, or null.
 */
function dateAndTime(text: string): { date: string; time: string } | null {
  const split = SPLIT_DATE.exec(text);
  const joined = split ? null : JOINED_DATE.exec(text);
  const found = split ?? joined;
  if (found) {
    const date = isoDate(Number(found[1]), Number(found[2]), Number(found[3]));
    const [hour, minute, second] = [Number(found[4] ?? 0), Number(found[5] ?? 0), Number(found[6] ?? 0)];
    if (date === null || hour > 23 || minute > 59 || second > 59) return null;
    return { date, time: `${two(hour)}:${two(minute)}:${two(second)}` };
  }
  if (!SERIAL.test(text)) return null;
  const day = new Date(EXCEL_EPOCH + Number(text) * 86_400_000);
  return { date: day.toISOString().slice(0, 10), time: '00:00:00' };
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

const MONTH = /^(\d{4})(?:[-/.]|年)?(\d{1,2})月?$/;

/** `YYYY-MM`, or MONTH. */
export function monthFromCell(text: string): string | BadCell<'MONTH'> {
  const found = MONTH.exec(text);
  const month = Number(found?.[2]);
  return found && month >= 1 && month <= 12 ? `${found[1]}-${two(month)}` : bad('MONTH');
}

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const ungrouped = (text: string): string => (GROUPED.test(text) ? text.replaceAll(',', '') : text);

/** A whole number from 0 to 2^31 − 1; RANGE where negative, NUMBER for anything else. */
export function countFromCell(text: string): number | BadCell<'NUMBER' | 'RANGE'> {
  const plain = ungrouped(text);
  if (/^-\d+$/.test(plain)) return bad('RANGE');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : bad('NUMBER');
}

/** Hours with two decimals at most, in hundredths so that sums are exact; RANGE where negative. */
export function hundredthsFromCell(text: string): number | BadCell<'NUMBER' | 'RANGE'> {
  const plain = ungrouped(text);
  if (/^-\d+(\.\d+)?$/.test(plain)) return bad('RANGE');
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : bad('NUMBER');
}

/** The digits of a 6-, 9- or 12-digit code. */
export function regionDigitsFromCell(text: string): string | BadCell<'REGION_FORMAT' | 'REGION_DIGITS_LOST'> {
  if (/^(\d{6}|\d{9}|\d{12})$/.test(text)) return text;
  return bad(/^\d(\.\d+)?e\+?\d+$/i.test(text) ? 'REGION_DIGITS_LOST' : 'REGION_FORMAT');
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
