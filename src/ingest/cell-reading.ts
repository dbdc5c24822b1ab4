// One cell of one column: an office's text in; a canonical value, or the problem that makes it unreadable, out, with
// what had to be rewritten. `cell-readers.ts` spares most of the work for files of millions of rows.
import type { InputColumn, Text } from '../schema/column.ts';
import { NEED_STATUSES } from '../schema/values.ts';
import type { BadCell } from './cells.ts';
import {
  codeAndName,
  countFromCell,
  dateFromCell,
  folded,
  hasLostDigits,
  hundredthsFromCell,
  isBad,
  isDaySerial,
  isGrouped,
  isNotReported,
  isOrgCode,
  isSpreadsheetError,
  listFromCell,
  monthFromCell,
  normalisedName,
  regionDigitsFromCell,
  timestampFromCell,
  trimmed,
} from './cells.ts';
import type { ProblemCode } from './problem-list.ts';
import type { CellProblem } from './problems.ts';
import type { Rewrite } from './rewrites.ts';
import type { Rules } from './rules.ts';
import { screened } from './screening/screen.ts';

/** A canonical value: text and codes as text, counts as numbers, hours in hundredths, null for not reported. */
export type Value = string | number | null;

export interface CellReading {
  readonly value: Value;
  /** For whoever writes rows down: the text that stands for the value there, made when it is first written. */
  written: string | null;
  /** True where there is nothing to tell but the value. */
  readonly isPlain: boolean;
  /** The cell's text without what stands around it, as reports quote it. */
  readonly text: string;
  readonly problem: CellProblem | null;
  readonly warnings: readonly CellProblem[];
  /** Personal data, and awards of the negative list: the row is held back, though the value could be read. */
  readonly held: readonly CellProblem[];
  readonly rewrites: readonly Rewrite[];
  /** The place name that stood in a region's cell beside its code. */
  readonly name: string | null;
}

export type CellReader = (raw: string) => CellReading;

const NONE: readonly never[] = [];

/** A plain value, nothing else to tell. */
export const plainReading = (value: Value, text: string): CellReading => ({
  value,
  written: null,
  isPlain: true,
  text,
  problem: null,
  warnings: NONE,
  held: NONE,
  rewrites: NONE,
  name: null,
});

/** A cell of a column that the file lacks. */
export const ABSENT: CellReading = plainReading(null, '');

/** Line breaks and other control characters inside a text: a space says as much. */
const CONTROL = /[\u0000-\u001f\u007f]+/g;

const BELOW_ZERO: Text = { zh: '不能小于0', en: 'it cannot be below 0' };

/** Reads a cell. `raw` is the cell as the file has it. */
export function readCell(column: InputColumn, raw: string, rules: Rules): CellReading {
  const text = trimmed(raw.replace(CONTROL, ' '));
  const canonical = column.kind === 'text' ? text : folded(text);
  const refused = (code: ProblemCode, more?: Text): CellReading => ({
    ...plainReading(null, text),
    isPlain: false,
    problem: { code, column: column.name, value: text, ...(more ? { more } : {}) },
  });
  if (isNotReported(canonical)) {
    if (column.required) return refused('MISSING');
    return canonical === ''
      ? plainReading(null, text)
      : { ...plainReading(null, text), isPlain: false, rewrites: ['not_reported'] };
  }
  if (isSpreadsheetError(canonical)) return refused('SPREADSHEET_ERROR');
  const warnings: CellProblem[] = [];
  const found = READERS[column.kind](canonical, column, warnings, rules);
  if (isBad(found)) return refused(found.bad, found.bad === 'RANGE' ? BELOW_ZERO : found.more);
  const beside = typeof found === 'object' && found !== null ? found : null;
  const value = beside === null ? (found as Value) : beside.value;
  if (column.kind === 'date' && typeof value === 'string') {
    const outside = dateOutside(column.name, value, rules);
    if (outside) return { ...refused(outside.code, outside.more), value };
  }
  const rewrites = raw === value ? NONE : rewritesOf(column, raw, canonical, beside !== null);
  // What a warning is about is no value of any list, and may say anything.
  const held = isFree(column) || warnings.length > 0 ? screened(column, text, rules.negative) : NONE;
  return {
    ...plainReading(value, text),
    isPlain: warnings.length === 0 && rewrites.length === 0 && beside === null && held.length === 0,
    warnings,
    held,
    rewrites,
    name: beside?.name ?? null,
  };
}

/** Whether an office may write what it likes into a column. */
const isFree = ({ kind }: InputColumn): boolean => kind === 'text' || kind === 'key';

const same = (text: string): Text => ({ zh: text, en: text });

/** What is wrong with a day that can be read, null where nothing is. */
function dateOutside(column: string, date: string, rules: Rules): { code: ProblemCode; more: Text } | null {
  if (rules.today !== null && date > rules.today) return { code: 'DATE_FUTURE', more: same(rules.today) };
  // Only the day of an activity or need belongs to the campaign; registers and returns have other days.
  if (column !== 'date' || (date >= rules.from && (rules.to === null || date <= rules.to))) return null;
  return { code: 'DATE_RANGE', more: campaignSpan(rules) };
}

function campaignSpan({ from, to }: Rules): Text {
  return to === null
    ? { zh: `${from}起`, en: `from ${from}` }
    : { zh: `${from}至${to}`, en: `from ${from} to ${to}` };
}

/** A code that had a name beside it in its cell. */
interface Beside {
  readonly value: string;
  readonly name: string;
}

type Refused = BadCell<ProblemCode> & { readonly more?: Text };

type Reader = (
  text: string,
  column: InputColumn,
  warnings: CellProblem[],
  rules: Rules,
) => Value | Beside | Refused;

const keyFrom: Reader = (text) => (hasLostDigits(text) ? { bad: 'DIGITS_LOST' } : text);

const READERS: Record<InputColumn['kind'], Reader> = {
  key: keyFrom,
  text: (text) => text,
  date: dateFromCell,
  timestamp: timestampFromCell,
  month: monthFromCell,
  region: (text) => {
    const digits = regionDigitsFromCell(text);
    if (!isBad(digits)) return digits;
    const both = digits.bad === 'REGION_FORMAT' ? codeAndName(text) : null;
    const code = both ? regionDigitsFromCell(both.code) : digits;
    return both && !isBad(code) ? { value: code, name: both.name } : digits;
  },
  count: countFromCell,
  hours: hundredthsFromCell,
  task: (text, _column, _warnings, rules) =>
    named(text, rules.kinds) ?? {
      bad: isCoarse(text, rules) ? 'TASK_COARSE' : 'TASK_UNKNOWN',
    },
  group: (text, _column, _warnings, rules) => named(text, rules.groups) ?? { bad: 'GROUP_UNKNOWN' },
  need_status: (text) => (NEED_STATUSES.some((status) => status === text) ? text : { bad: 'STATUS_UNKNOWN' }),
  category: (text, column, warnings, rules) => category(text, column, warnings, rules),
  categories: (text, column, warnings, rules) => {
    const values = listFromCell(text).map((value) => category(value, column, warnings, rules));
    const distinct = [...new Set(values.filter((value) => value !== null))].sort();
    return distinct.length > 0 ? distinct.join('|') : null;
  },
  org_code: (text, column, warnings) => {
    const code = text.toUpperCase();
    if (hasLostDigits(code)) return { bad: 'DIGITS_LOST' };
    if (isOrgCode(code)) return code;
    warnings.push({ code: 'ORG_CODE', column: column.name, value: text });
    return null;
  },
};

/**
 * The code of a list's entry by code, by name, or by both in one cell. Null where it is not in the list; CONFLICT
 * where code and name are two different entries.
 */
function named(text: string, list: ReadonlyMap<string, string>): string | Beside | Refused | null {
  const alone = list.get(normalisedName(text));
  if (alone !== undefined) return alone;
  const both = codeAndName(text);
  const code = both && list.get(both.code);
  const name = both && list.get(both.name);
  if (!both || code == null || name == null) return null;
  if (code === name) return { value: code, name: both.name };
  return { bad: 'CONFLICT', more: { zh: both.name, en: both.name } };
}

function isCoarse(text: string, { coarse }: Rules): boolean {
  const both = codeAndName(text);
  return (
    coarse.has(normalisedName(text)) || (both !== null && coarse.has(both.code) && coarse.has(both.name))
  );
}

/** An allowed value, 其他 for an unknown one (with a warning), null where the dimension has no 其他. */
function category(value: string, column: InputColumn, warnings: CellProblem[], rules: Rules): string | null {
  const allowed = rules.categories.get(column.dimension ?? '');
  if (allowed?.has(value)) return value;
  warnings.push({ code: 'CATEGORY_UNKNOWN', column: column.name, value });
  return allowed?.has('其他') ? '其他' : null;
}

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/;
const SPACE_BEFORE = /^[\u200b-\u200d\u2060\ufeff']*\s/;
const SPACE = /\s/;

/** Whether white space stands around a value, perhaps among invisible characters; from the end without a search. */
function hasSpaceAround(raw: string): boolean {
  if (SPACE_BEFORE.test(raw)) return true;
  let last = raw.length - 1;
  while (last >= 0 && INVISIBLE.test(raw[last] ?? '')) last -= 1;
  return SPACE.test(raw[last] ?? '');
}

const APOSTROPHE = /^[\s\u200b-\u200d\u2060\ufeff]*'/;
const FULL_WIDTH = /[\uff01-\uff5e]/;
const DATE_KINDS: readonly InputColumn['kind'][] = ['date', 'timestamp', 'month'];
const NUMBER_KINDS: readonly InputColumn['kind'][] = ['count', 'hours'];
const ISO = /^\d{4}-\d{2}(?:-\d{2})?$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/;

/** What was rewritten on the way from the raw text to the canonical one. */
function rewritesOf(column: InputColumn, raw: string, canonical: string, hasName: boolean): Rewrite[] {
  const rewrites: Rewrite[] = [];
  if (INVISIBLE.test(raw)) rewrites.push('invisible');
  if (hasSpaceAround(raw)) rewrites.push('spaces');
  if (APOSTROPHE.test(raw)) rewrites.push('apostrophe');
  if (column.kind !== 'text' && FULL_WIDTH.test(raw)) rewrites.push('full_width');
  if (hasName) rewrites.push('code_beside_name');
  if (NUMBER_KINDS.includes(column.kind) && isGrouped(canonical)) rewrites.push('thousands');
  if (DATE_KINDS.includes(column.kind) && !(column.kind === 'timestamp' ? ISO_TIME : ISO).test(canonical)) {
    rewrites.push(isDaySerial(canonical) ? 'date_serial' : 'date_form');
  }
  return rewrites;
}
