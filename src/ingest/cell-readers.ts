// Quick ways to read the cells of a column, for files of millions of rows: what was read once is kept, and texts that
// are plainly their own values are not looked at closer. Each gives what `readCell` gives; a test compares them.
import type { InputColumn } from '../schema/column.ts';
import type { CellReader, CellReading } from './cell-reading.ts';
import { plainReading, readCell } from './cell-reading.ts';
import { hasLostDigits } from './cells.ts';
import type { Rules } from './rules.ts';
import { isPersonalKey } from './screening/personal-data.ts';
import { screened } from './screening/screen.ts';

/** Texts kept for each column. */
const KEPT = 20_000;

/** The reader of a column's cells. What it returns may be the same object each time, and holds until the next call. */
export function cellReader(column: InputColumn, rules: Rules): CellReader {
  const read: CellReader = (raw) => readCell(column, raw, rules);
  const empty = read('');
  // Texts of these hardly repeat: to keep them would cost more than to read them, and most need no reading at all.
  if (column.kind === 'key') {
    const own = ownReading();
    return (raw) => {
      if (raw === '') return empty;
      return isPlainKey(raw) && !isPersonalKey(raw) ? own(raw) : read(raw);
    };
  }
  if (column.kind === 'timestamp') return timestampReader(read);
  if (column.kind === 'text') {
    const isHeld = (raw: string): boolean => screened(column, raw, rules.negative).length > 0;
    return keeping((raw) => (isPlainText(raw) && !isHeld(raw) ? plainReading(raw, raw) : read(raw)));
  }
  return column.kind === 'count' ? countReader(read) : keeping(read);
}

/** Reads counts of one to three digits from a list instead of a map: they are most of what stands in such columns. */
function countReader(read: CellReader): CellReader {
  const others = keeping(read);
  const small = Array.from({ length: 1000 }, (_, count) => read(String(count)));
  return (raw) => {
    if (raw.length === 0 || raw.length > 3) return others(raw);
    let count = 0;
    for (let i = 0; i < raw.length; i++) {
      const digit = raw.charCodeAt(i) - ZERO;
      if (digit < 0 || digit > 9) return others(raw);
      count = count * 10 + digit;
    }
    const isPadded = raw.length > 1 && raw.charCodeAt(0) === ZERO;
    return isPadded ? others(raw) : (small[count] as CellReading);
  };
}

const ZERO = 48;

/**
 * A pure function with what it found kept, as long as that pays: where most texts are new, keeping them costs more than
 * finding them again.
 */
function keeping<Found>(find: (text: string) => Found): (text: string) => Found {
  const kept = new Map<string, Found>();
  let asked = 0;
  let isWorthIt = true;
  return (text) => {
    if (!isWorthIt) return find(text);
    asked += 1;
    const before = kept.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    if (kept.size >= KEPT) {
      isWorthIt = asked > 2 * KEPT;
      asked = 0;
      kept.clear();
    }
    kept.set(text, found);
    return found;
  };
}

const PLAIN_KEY = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** A key that reading would leave as it is; an E between digits might be scientific notation and is looked at. */
function isPlainKey(raw: string): boolean {
  return PLAIN_KEY.test(raw) && !hasLostDigits(raw);
}

const AROUND = '\\s\\u200b-\\u200d\\u2060\\ufeff';
const CONTROLS = '\\u0000-\\u001f\\u007f';
const PLAIN_TEXT = new RegExp(`^[^${AROUND}${CONTROLS}'#][^${CONTROLS}]+[^${AROUND}${CONTROLS}]$`);

/** A text that reading would leave as it is; the signs for "nothing" are shorter, those for errors begin with #. */
function isPlainText(raw: string): boolean {
  return PLAIN_TEXT.test(raw);
}

/** Two digits of a text as a number, NaN where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Whether a text of 19 characters ends in a time as ` 08:30:00`. */
function endsInTime(text: string): boolean {
  return (
    text[10] === ' ' &&
    text[13] === ':' &&
    text[16] === ':' &&
    twoDigits(text, 11) < 24 &&
    twoDigits(text, 14) < 60 &&
    twoDigits(text, 17) < 60
  );
}

/** Reads timestamps in their canonical form by their day, which repeats where the whole does not. */
function timestampReader(read: CellReader): CellReader {
  const others = keeping(read);
  const own = ownReading();
  const isDay = keeping((date) => read(date).value === `${date} 00:00:00`);
  return (raw) => (raw.length === 19 && endsInTime(raw) && isDay(raw.slice(0, 10)) ? own(raw) : others(raw));
}

/** Readings of plain texts that are their own values, in one object that is used again and again. */
function ownReading(): CellReader {
  const reading: { -readonly [Name in keyof CellReading]: CellReading[Name] } = plainReading('', '');
  return (raw) => {
    reading.value = raw;
    reading.text = raw;
    reading.written = null;
    return reading;
  };
}
