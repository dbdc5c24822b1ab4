// One cell of an office's row → a value, `null` where nothing is reported, `undefined` where it can't be accepted.
import { plain } from './exports.ts';

export type Read<T> = T | null | undefined;

const NOTHING = new Set(['', '-', '—', '无']);

export const textCell = (cell: string | undefined): string | null => {
  const text = plain(cell ?? '');
  return text === '' ? null : text;
};

export function countCell(cell: string | undefined): Read<number> {
  const text = plain(cell ?? '');
  if (NOTHING.has(text)) return null;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Hours as whole hundredths of an hour, which add up exactly. */
export function hundredthsCell(cell: string | undefined): Read<number> {
  const text = plain(cell ?? '');
  if (NOTHING.has(text)) return null;
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

const DATES = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** `2022-03-01` from any of the usual ways to write a day, a time of day left out. */
export function dateCell(cell: string | undefined): Read<string> {
  const text = plain(cell ?? '').replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, '');
  if (NOTHING.has(text)) return null;
  for (const pattern of DATES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [, year = '', month = '', day = ''] = match;
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const date = new Date(`${iso}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
  }
  return undefined;
}

export function monthCell(cell: string | undefined): Read<string> {
  const text = plain(cell ?? '');
  if (NOTHING.has(text)) return null;
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
}

/** A code of a closed list, given as the code or as its name. */
export function codeCell(cell: string | undefined, codes: ReadonlyMap<string, string>): Read<string> {
  const text = plain(cell ?? '');
  return text === '' ? null : codes.get(text);
}

/** Categories of a field, several where it has a separator; an unknown one counts as 其他. */
export function categoriesCell(
  cell: string | undefined,
  known: ReadonlySet<string>,
  separator: RegExp | null,
): readonly string[] {
  const text = plain(cell ?? '');
  const parts = (separator === null ? [text] : text.split(separator)).map((part) => part.trim());
  return [...new Set(parts.filter((part) => !NOTHING.has(part)).map((p) => (known.has(p) ? p : '其他')))];
}

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The organisation code where its check character (GB 32100-2015) is right, else null. */
export function organisationCode(cell: string | undefined): string | null {
  const code = plain(cell ?? '').toUpperCase();
  if (code.length !== 18) return null;
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    const value = CHARACTERS.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31] === code[17] ? code : null;
}
