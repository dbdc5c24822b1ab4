// DuckDB's message about a statement → what kind of problem it is, where it stands and what was probably meant. The
// words for the reader are in `islands/sql-problem-words.ts`.
import { tokensOf } from './sql-tokens.ts';

export type ProblemKind =
  | 'empty'
  | 'syntax'
  | 'end'
  | 'quote'
  | 'fullwidth'
  | 'column'
  | 'table'
  | 'alias'
  | 'function'
  | 'ambiguous'
  | 'group_by'
  | 'arguments'
  | 'conversion'
  | 'extension'
  | 'outside'
  | 'locked'
  | 'memory'
  | 'other';

export interface SqlProblem {
  readonly kind: ProblemKind;
  /** What the problem is about: a column, table, function, extension or the text that does not fit. */
  readonly subject: string;
  /** Where it stands: line and column from 1, the source of that line and the length to underline. */
  readonly place?: {
    readonly line: number;
    readonly column: number;
    readonly source: string;
    readonly length: number;
  };
  /** The name that was probably meant. */
  readonly suggestion?: string;
  /** The statement with the suggestion in place. */
  readonly mended?: string;
  /** DuckDB's own words, without its drawing of the line. */
  readonly original: string;
}

/** Names that may be meant: a published table's or column's name with its labels in either language. */
export interface KnownName {
  readonly name: string;
  readonly labels: readonly string[];
}

const RULES: readonly (readonly [ProblemKind, RegExp])[] = [
  ['empty', /^no statements/],
  ['quote', /unterminated quoted (?:string|identifier)/],
  ['end', /syntax error at end of input/],
  ['syntax', /syntax error at or near "([\s\S]+?)"(?:\n|$)/],
  [
    'column',
    /Referenced column "([^"]+)" (?:not found|was not found)|does not have a column named "([^"]+)"/,
  ],
  ['alias', /Referenced table "([^"]+)" not found/],
  ['extension', /exists in the (\w+) extension|required extension '(\w+)'/],
  ['table', /Table with name "?([^\s"]+)"? does not exist/],
  ['function', /Function with name "?([^\s"]+)"? does not exist/],
  ['ambiguous', /Ambiguous reference to column name "?([^\s"(]+)"?/],
  ['group_by', /column "([^"]+)" must appear in the GROUP BY/],
  ['arguments', /No function matches the given name and argument types '([^']+)'/],
  [
    'conversion',
    /^(?:Conversion Error: )?Could not convert (?:string )?'?([^'\n]*)'? to|Conversion Error: ([^\n]+)/,
  ],
  ['locked', /the configuration has been locked/],
  [
    'outside',
    /Permission Error|file system operations are disabled|external (?:access|extensions) (?:is|are) disabled/i,
  ],
  ['memory', /Out of Memory|memory access out of bounds|could not allocate/i],
];

/**
 * Reads the message that DuckDB gave for `sql`. `columns` and `tables` are the names that could have been meant:
 * the nearest by edits, or the one whose Chinese or English label was typed.
 */
export function sqlProblemFrom(
  message: string,
  sql: string,
  known: { readonly columns: readonly KnownName[]; readonly tables: readonly KnownName[] },
): SqlProblem {
  const text = plainMessage(message);
  const original = text.replace(/\n+LINE \d+:[\s\S]*$/, '').trim();
  const fullwidth = tokensOf(sql).find(({ kind, text: one }) => kind === 'symbol' && one in HALF_WIDTH);
  const [kind, match] = matched(text);
  if (fullwidth && (kind === 'syntax' || kind === 'column' || kind === 'quote')) {
    const suggestion = HALF_WIDTH[fullwidth.text] ?? '';
    return {
      kind: 'fullwidth',
      subject: fullwidth.text,
      place: placeOf(sql, fullwidth.start, 1),
      suggestion,
      mended: sqlWithHalfWidth(sql),
      original,
    };
  }
  const subject = match?.slice(1).find(Boolean) ?? '';
  const offset = offsetOf(kind, subject, text, sql);
  const length = offset === undefined ? 1 : lengthAt(sql, offset, subject);
  const suggestion = suggestionFor(kind, subject, text, known);
  return {
    kind,
    subject,
    ...(offset !== undefined && { place: placeOf(sql, offset, length) }),
    ...(suggestion && { suggestion }),
    ...(suggestion && offset !== undefined && { mended: replaced(sql, offset, length, suggestion) }),
    original,
  };
}

/** Parser errors come as JSON, all others as text that begins with the kind of error. */
function plainMessage(message: string): string {
  try {
    const parsed: unknown = JSON.parse(message);
    if (typeof parsed === 'object' && parsed !== null && 'exception_message' in parsed) {
      return String(parsed.exception_message);
    }
  } catch {
    return message;
  }
  return message;
}

function matched(text: string): readonly [ProblemKind, RegExpExecArray | null] {
  for (const [kind, pattern] of RULES) {
    const match = pattern.exec(text);
    if (match) return [kind, match];
  }
  return ['other', null];
}

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '（': '(',
  '）': ')',
  '。': '.',
  '＝': '=',
  '＊': '*',
  '＞': '>',
  '＜': '<',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '　': ' ',
};

function sqlWithHalfWidth(sql: string): string {
  return tokensOf(sql)
    .map(({ kind, text }) => (kind === 'symbol' ? (HALF_WIDTH[text] ?? text) : text))
    .join('');
}

/** The offset in the statement that DuckDB's caret points to, moved to the name at fault where that follows. */
function offsetOf(kind: ProblemKind, subject: string, text: string, sql: string): number | undefined {
  if (kind === 'end') return sql.trimEnd().length;
  const drawn = /LINE (\d+): ([^\n]*)\n(\s*)\^/.exec(text);
  if (!drawn) return undefined;
  const [, number = '1', shown = '', indent = ''] = drawn;
  const lines = sql.split('\n');
  const source = lines[Number(number) - 1];
  if (source === undefined) return undefined;
  const at = indexAtWidth(shown, indent.length - `LINE ${number}: `.length);
  const lead = shown.startsWith('...') && !source.startsWith('...') ? 3 : 0;
  const core = shown.slice(lead).replace(/\.\.\.$/, '');
  const found = Math.max(source.indexOf(core), 0);
  const lineStart = lines.slice(0, Number(number) - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const offset = lineStart + found + Math.max(at - lead, 0);
  if (kind !== 'column') return offset;
  const named = sql.toLowerCase().indexOf(subject.toLowerCase(), offset);
  return named >= 0 && named - offset <= 64 ? named : offset;
}

/** DuckDB draws its caret by columns of a terminal, where a Han character takes two. */
function indexAtWidth(shown: string, width: number): number {
  let columns = 0;
  let index = 0;
  for (const character of shown) {
    if (columns >= width) break;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
    index += character.length;
  }
  return index;
}

function lengthAt(sql: string, offset: number, subject: string): number {
  if (subject && sql.slice(offset, offset + subject.length).toLowerCase() === subject.toLowerCase()) {
    return subject.length;
  }
  const token = tokensOf(sql).find(({ start, text }) => start <= offset && offset < start + text.length);
  return Math.max(token ? token.start + (token.text.split('\n')[0]?.length ?? 1) - offset : 1, 1);
}

function placeOf(sql: string, offset: number, length: number): SqlProblem['place'] {
  const before = sql.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    line: before.split('\n').length,
    column: offset - lineStart + 1,
    source: sql.slice(lineStart).split('\n')[0] ?? '',
    length,
  };
}

function suggestionFor(
  kind: ProblemKind,
  subject: string,
  text: string,
  known: { readonly columns: readonly KnownName[]; readonly tables: readonly KnownName[] },
): string | undefined {
  if (kind === 'column') {
    const offered = /Candidate bindings: :? ?"([^"]+)"/.exec(text)?.[1];
    return nearestName(subject, known.columns) ?? offered;
  }
  if (kind === 'table') return nearestName(subject, known.tables) ?? offeredName(text);
  if (kind === 'function') return offeredName(text);
  return undefined;
}

function offeredName(text: string): string | undefined {
  return /Did you mean "([^"]+)"/.exec(text)?.[1];
}

/** The name whose label was typed, else the nearest within a third of its length; undefined when none is near. */
export function nearestName(typed: string, known: readonly KnownName[]): string | undefined {
  const word = typed.toLowerCase();
  const labelled = known.find(({ labels }) => labels.some((label) => label.toLowerCase() === word));
  if (labelled) return labelled.name;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const { name } of known) {
    const distance = editDistance(word, name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}

function replaced(sql: string, offset: number, length: number, name: string): string {
  const quoted = sql[offset] === '"' ? `"${name}"` : name;
  return sql.slice(0, offset) + quoted + sql.slice(offset + length);
}
