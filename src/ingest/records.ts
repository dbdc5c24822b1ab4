// Text in, records out: each with the line on which it starts and its cells, or the fault that breaks it. PapaParse
// splits the text; a record whose quotes are broken ends at its line, so that it never swallows those below it.
import Papa from 'papaparse';

export type Fault = 'QUOTES' | 'NUL' | 'ENCODING';

export interface TextRecord {
  /** Line of the file on which the record starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: Fault | null;
  /** True for the last record of a text that does not end with a line break. */
  readonly isOpenEnded: boolean;
}

/** Longest text of a spreadsheet's cell (Excel: 32,767 characters): a quoted cell past it was never closed. */
const LONGEST_CELL = 32_767;
/** A line past it is no line of a table: what is left of it is skipped, so that memory stays bounded. */
const LONGEST_LINE = 1 << 20;

const NUL = '\u0000';
const REPLACEMENT = '\ufffd';

interface Parsed {
  readonly records: TextRecord[];
  /** Characters of the text that the records make up; what is behind them waits for more text. */
  readonly end: number;
  /** Line breaks in them. */
  readonly lines: number;
  readonly widths: Widths;
  /** True where the last record is the beginning of a line that is too long: the rest of that line is to be skipped. */
  readonly isCut: boolean;
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/**
 * How many cells the records of a table have: the most that a third of its first records have, since above them may
 * stand shorter ones, and some may be broken. Records of one cell don't count.
 */
class Widths {
  static readonly #LOOKED_AT = 50;
  readonly #counts: Map<number, number>;
  #seen: number;
  /** 0 before the first record. */
  usual: number;

  constructor(counts: ReadonlyMap<number, number> = new Map(), seen = 0, usual = 0) {
    this.#counts = new Map(counts);
    this.#seen = seen;
    this.usual = usual;
  }

  add(width: number): void {
    if (this.#seen >= Widths.#LOOKED_AT || width < 2) return;
    this.#seen += 1;
    this.#counts.set(width, (this.#counts.get(width) ?? 0) + 1);
    const common = [...this.#counts].filter(([, count]) => count * 3 >= this.#seen);
    this.usual = Math.max(0, ...common.map(([one]) => one));
  }

  copy(): Widths {
    return this.#seen >= Widths.#LOOKED_AT ? this : new Widths(this.#counts, this.#seen, this.usual);
  }
}

/** The fault that the characters of a text show; most texts are searched whole, and cell by cell only where it is one. */
function characterFault(cells: readonly string[]): Fault | null {
  if (cells.some((cell) => cell.includes(NUL))) return 'NUL';
  return cells.some((cell) => cell.includes(REPLACEMENT)) ? 'ENCODING' : null;
}

const isSuspect = (text: string): boolean => text.includes(NUL) || text.includes(REPLACEMENT);

function parse(text: string, delimiter: string, isLast: boolean): Papa.ParseResult<string[]> {
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
  return parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
}

/**
 * Whether a record of several lines holds a whole row of the table: two stray quotes, perhaps far apart, made a pair.
 * Then a line inside a cell has as many cells as a row, or the record's first and last line both have, or its last one
 * has while the record has not; a text with line breaks and few delimiters does none of it.
 */
function hasSwallowedLine(cells: readonly string[], delimiter: string, usual: number): boolean {
  if (usual < 2) return false;
  const isRow = (line = ''): boolean => line.split(delimiter).length >= usual;
  if (cells.some((cell) => cell.split('\n').slice(1, -1).some(isRow))) return true;
  const lines = cells.join(delimiter).split('\n');
  return isRow(lines.at(-1)) && (isRow(lines[0]) || cells.length !== usual);
}

/** The records of a text, where its quotes are in order; null where they are not. */
function orderly(
  text: string,
  delimiter: string,
  isLast: boolean,
  line: number,
  before: Widths,
): Parsed | null {
  const { data, errors, meta } = parse(text, delimiter, isLast);
  if (errors.some((error) => error.type === 'Quotes')) return null;
  const end = isLast ? text.length : meta.cursor;
  const isQuoted = text.includes('"');
  const suspect = isSuspect(text);
  const widths = before.copy();
  let at = line;
  const records: TextRecord[] = [];
  for (const cells of data) {
    const last = cells.length - 1;
    if (cells[last]?.endsWith('\r')) cells[last] = cells[last].slice(0, -1);
    const fault = suspect ? characterFault(cells) : null;
    const start = at;
    records.push({ line: start, cells, fault, isOpenEnded: false });
    at += 1;
    if (isQuoted) {
      for (const cell of cells) {
        if (cell.includes('\n')) at += countBreaks(cell);
        if (cell.length > LONGEST_CELL) return null;
      }
      if (at - start > 1 && hasSwallowedLine(cells, delimiter, widths.usual)) return null;
    }
    widths.add(cells.length);
  }
  // A text that ends with a line break has one empty record behind it.
  if (isLast && text.endsWith('\n') && data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') records.pop();
  return { records, end, lines: isLast ? countBreaks(text) : at - line, widths, isCut: false };
}

/** Record by record, for a text with broken quotes: a record whose quotes are not in order ends with its line. */
function careful(text: string, delimiter: string, isLast: boolean, line: number, before: Widths): Parsed {
  const widths = before.copy();
  const records: TextRecord[] = [];
  let [at, lines] = [0, 0];
  while (at < text.length) {
    const end = endOfRecord(text, at, delimiter);
    const isOpen = !isLast && (end === 'open' || end === text.length);
    if (isOpen && text.length - at <= LONGEST_LINE) break;
    const record =
      typeof end === 'number' && !isOpen
        ? onlyRecord(text.slice(at, end), delimiter, line + lines, widths)
        : null;
    if (record !== null && typeof end === 'number') {
      widths.add(record.cells.length);
      records.push(record);
      lines += countBreaks(text.slice(at, end)) + 1;
      at = end + 1;
      continue;
    }
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0 && !isLast && text.length - at <= LONGEST_LINE) break;
    const broken = text.slice(at, lineEnd < 0 ? text.length : lineEnd);
    records.push({ line: line + lines, cells: broken.split(delimiter), fault: 'QUOTES', isOpenEnded: false });
    if (lineEnd < 0) return { records, end: text.length, lines, widths, isCut: !isLast };
    lines += 1;
    at = lineEnd + 1;
  }
  return { records, end: Math.min(at, text.length), lines, widths, isCut: false };
}

/** The one record that a text is, null where its quotes are broken. */
function onlyRecord(text: string, delimiter: string, line: number, widths: Widths): TextRecord | null {
  const parsed = orderly(`${text}\n`, delimiter, true, line, widths);
  return parsed?.records.length === 1 ? (parsed.records[0] ?? null) : null;
}

const SPACE = /\s/;

/**
 * Where the record that starts at `from` ends: at its line break, or at the end of the text. `broken` where something
 * but a delimiter follows a closing quote, or a quoted cell is too long; `open` where a quoted cell is not closed.
 */
function endOfRecord(text: string, from: number, delimiter: string): number | 'broken' | 'open' {
  let at = from;
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close - at > LONGEST_CELL) return 'broken';
      if (close < 0) return text.length - at > LONGEST_CELL ? 'broken' : 'open';
      at = close + 1;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && SPACE.test(text[at] ?? ''))
        at += 1;
      if (at < text.length && text[at] !== delimiter && text[at] !== '\n') return 'broken';
    }
    const [nextCell, lineEnd] = [text.indexOf(delimiter, at), text.indexOf('\n', at)];
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (nextCell < 0 || nextCell > end) return end;
    at = nextCell + 1;
  }
}

/** The quote that closes the cell which a quote at `from` opens, -1 where there is none; doubled quotes are text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** Whether a carriage return ends a line alone. */
function hasLoneReturn(text: string): boolean {
  let at = text.indexOf('\r');
  while (at >= 0 && text.charCodeAt(at + 1) === LINE_FEED) at = text.indexOf('\r', at + 2);
  return at >= 0;
}

const LINE_FEED = 10;

/**
 * Line breaks of all three kinds as `\n`; a carriage return at the very end waits for what follows it. Where there are
 * no quotes, a carriage return before a line break is left to be cut off the record's last cell, which costs less.
 */
async function* withPlainBreaks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let isQuoted = false;
  for await (const piece of texts) {
    const text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    const ready = held === '' ? text : text.slice(0, -1);
    isQuoted ||= ready.includes('"');
    const isMended = ready.includes('\r') && (isQuoted || hasLoneReturn(ready));
    yield isMended ? ready.replace(/\r\n?/g, '\n') : ready;
  }
  if (held !== '') yield '\n';
}

/**
 * All records of a text, in order, in batches as the text comes in; blank lines are records too. What is found does not
 * depend on the pieces in which the text comes. Memory is bounded by the pieces and the longest line.
 */
export async function* readRecords(
  texts: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<readonly TextRecord[]> {
  let rest = '';
  let line = 1;
  let endsWithBreak = true;
  let isSkipping = false;
  let widths = new Widths();
  const take = (isLast: boolean): readonly TextRecord[] => {
    let parsed = orderly(rest, delimiter, isLast, line, widths);
    const waits = parsed !== null && !isLast && rest.length - parsed.end > 2 * LONGEST_CELL;
    if (parsed === null || waits) parsed = careful(rest, delimiter, isLast, line, widths);
    rest = rest.slice(parsed.end);
    line += parsed.lines;
    widths = parsed.widths;
    isSkipping = parsed.isCut;
    return parsed.records;
  };
  for await (const text of withPlainBreaks(texts)) {
    if (text === '') continue;
    endsWithBreak = text.endsWith('\n');
    if (isSkipping) {
      const end = text.indexOf('\n');
      if (end < 0) continue;
      isSkipping = false;
      line += 1;
      rest = text.slice(end + 1);
    } else rest += text;
    const records = take(false);
    if (records.length > 0) yield records;
  }
  if (rest === '') return;
  const records = take(true);
  const last = records.at(-1);
  if (last && !endsWithBreak) yield [...records.slice(0, -1), { ...last, isOpenEnded: true }];
  else if (records.length > 0) yield records;
}
