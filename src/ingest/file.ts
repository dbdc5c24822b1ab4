// One office file from its bytes to checked rows: every row is counted and handed on, accepted or with its problems.
// The build and the checker in the browser both read files here.
import type { InputTable, InputTableName, Text } from '../schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../schema/inputs.ts';
import type { DecidedRow, Review } from './decisions.ts';
import { reviewed } from './decisions.ts';
import type { Encoding, FileBytes } from './encoding.ts';
import { REPLACEMENT, textOf } from './encoding.ts';
import type { FileHead } from './head.ts';
import { namelessFile, readHead, UnreadableFile } from './head.ts';
import { masked } from './mask.ts';
import { isPersonalColumn } from './personal-columns.ts';
import type { ProblemCode } from './problem-list.ts';
import type { CellProblem, FileProblem } from './problems.ts';
import type { TextRecord } from './records.ts';
import { readRecords } from './records.ts';
import { keyOf } from './relations.ts';
import type { Counts, Rewrite } from './rewrites.ts';
import { add } from './rewrites.ts';
import type { CheckedRow } from './row.ts';
import { rowChecker, valuesOf } from './row.ts';
import type { PassedOver } from './row-kinds.ts';
import { rowKinds } from './row-kinds.ts';
import type { Rules } from './rules.ts';

/** A problem with the line of the file on which its row starts; personal-looking values are masked. */
export interface PlacedProblem extends CellProblem {
  readonly line: number;
}

/** How many problems of one code are kept of a file; all are counted. */
export const KEPT_PROBLEMS = 100;

/** What reading a file found, before rows are compared across files. */
export interface FileReading {
  readonly table: InputTableName | null;
  encoding: Encoding | null;
  delimiter: string | null;
  /** Canonical names of the columns that the file has. */
  columns: readonly string[];
  /** Header cells that name no column of the table: they are not read. */
  unknownColumns: readonly string[];
  /** Data rows. */
  read: number;
  rejected: number;
  /** Rejected rows by the code of their first problem. */
  reasons: Counts<ProblemCode>;
  /** Problems by code, all of every row: rejected rows may have several, accepted ones warnings. */
  problems: Counts<ProblemCode>;
  rewrites: Counts<Rewrite>;
  passedOver: Counts<PassedOver>;
  /** The first `KEPT_PROBLEMS` of each code, in the order of the lines. */
  kept: PlacedProblem[];
  /** Decisions that met rows of the file, in the order of the lines. */
  decided: DecidedRow[];
  /** Why nothing of the file, or not all of it, could be read. */
  error: FileProblem | null;
}

/** Who takes the rows of a file, one after the other. */
export interface RowSink {
  accepted(line: number, row: CheckedRow): void;
  /** `first` is the reason of the rejection, its value masked; a row that could not be split has no values. */
  rejected(line: number, first: CellProblem, row: CheckedRow | null): void;
}

/** The table a file's name begins with, for text files; null for any other. */
export function tableOfName(name: string): InputTableName | null {
  const lower = name.toLowerCase();
  if (!/\.(csv|txt|tsv)$/.test(lower)) return null;
  return INPUT_TABLE_NAMES.find((table) => lower.startsWith(table)) ?? null;
}

/**
 * Reads and checks a file. Never throws for what the file contains: `error` says why it could not be read. `review` has
 * the decisions about its rows; without it rows that are held back stay so.
 */
export async function readFile(
  name: string,
  bytes: FileBytes,
  rules: Rules,
  sink: RowSink,
  review?: Review,
): Promise<FileReading> {
  const tableName = tableOfName(name);
  const reading: FileReading = {
    table: tableName,
    encoding: null,
    delimiter: null,
    columns: [],
    unknownColumns: [],
    read: 0,
    rejected: 0,
    reasons: {},
    problems: {},
    rewrites: {},
    passedOver: {},
    kept: [],
    decided: [],
    error: null,
  };
  try {
    if (tableName === null) return { ...reading, error: await namelessFile(bytes, rules) };
    const table = INPUT_TABLES[tableName];
    const head = await readHead(bytes, table, rules);
    reading.encoding = head.encoding;
    reading.delimiter = head.delimiter;
    reading.columns = table.columns
      .filter((_, i) => (head.header.places[i] ?? []).length > 0)
      .map((c) => c.name);
    reading.unknownColumns = head.header.unknown.map(masked);
    await readRows(table, head, bytes, rules, { sink, reading, review });
  } catch (error) {
    if (error instanceof UnreadableFile) {
      reading.encoding = error.encoding ?? reading.encoding;
      reading.error = error.problem;
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      reading.error = { code: 'FILE_UNREADABLE', column: '', value: '', more: { zh: reason, en: reason } };
    }
  }
  return reading;
}

/** Where the rows of a file go, and what is told of them. */
interface Account {
  readonly sink: RowSink;
  readonly reading: FileReading;
  readonly review: Review | undefined;
}

async function readRows(
  table: InputTable,
  head: FileHead,
  bytes: FileBytes,
  rules: Rules,
  account: Account,
): Promise<void> {
  const { header } = head;
  const { reading } = account;
  const kindOf = rowKinds(table, header, head.cells);
  const check = rowChecker(table, header, rules);
  let record = 0;
  for await (const records of readRecords(textOf(bytes(), head.encoding), head.delimiter)) {
    for (const one of records) {
      const place = record++;
      if (place <= header.record) {
        const isBlank = one.cells.every((cell) => cell.trim() === '');
        add(reading.passedOver, place === header.record ? 'header' : isBlank ? 'blank' : 'title');
        if (place === header.record) warnOfColumns(reading, one.line, header.unknown);
        continue;
      }
      const passed = one.fault === null ? kindOf(one.cells) : null;
      if (passed !== null) {
        add(reading.passedOver, passed);
        continue;
      }
      reading.read += 1;
      const broken = brokenRow(one, header.width);
      if (broken !== null) reject(account, one.line, [broken], null);
      else take(account, table, one.line, check(one.cells));
    }
  }
}

function warnOfColumns(reading: FileReading, line: number, cells: readonly string[]): void {
  for (const value of cells.filter(isPersonalColumn)) {
    keep(reading, line, { code: 'PERSONAL_COLUMN', column: '', value });
  }
}

function take(account: Account, table: InputTable, line: number, row: CheckedRow): void {
  const { reading, review, sink } = account;
  for (const rewrite of row.rewrites) add(reading.rewrites, rewrite);
  let { problems } = row;
  if (review !== undefined && problems.length > 0) {
    const { left, met } = reviewed(problems, keyOf(table, valuesOf(row)), review);
    for (const [decision, { column, value }] of met) {
      reading.decided.push({ line, column, value: masked(value), decision });
    }
    problems = left;
  }
  if (problems.length > 0) return reject(account, line, problems, row);
  for (const warning of row.warnings) keep(reading, line, warning);
  sink.accepted(line, row);
}

function reject(
  { reading, sink }: Account,
  line: number,
  problems: readonly CellProblem[],
  row: CheckedRow | null,
): void {
  const [first] = problems;
  if (!first) return;
  reading.rejected += 1;
  add(reading.reasons, first.code);
  for (const problem of problems) keep(reading, line, problem);
  sink.rejected(line, withoutPersons(first), row);
}

/** A problem with personal data masked, in the cell's text and in the detail. */
function withoutPersons(problem: CellProblem): CellProblem {
  const { value, more } = problem;
  const detail = more ? { more: { zh: masked(more.zh), en: masked(more.en) } } : {};
  return { ...problem, value: masked(value), ...detail };
}

function keep(reading: FileReading, line: number, problem: CellProblem): void {
  add(reading.problems, problem.code);
  if ((reading.problems[problem.code] ?? 0) > KEPT_PROBLEMS) return;
  reading.kept.push({ ...withoutPersons(problem), line });
}

/** How many characters of a record that could not be split are quoted. */
const QUOTED_LENGTH = 80;

function brokenRow(record: TextRecord, width: number): CellProblem | null {
  const count = record.cells.length;
  const hasExtra = count > width && record.cells.slice(width).some((cell) => cell.trim() !== '');
  if (record.fault === null && count >= width && !hasExtra) return null;
  // Masked before it is cut: half a number would not be known as one.
  const value = masked(record.cells.join(',').replaceAll('\u0000', '␀')).slice(0, QUOTED_LENGTH);
  if (record.fault === 'ENCODING' && record.isOpenEnded && record.cells.at(-1)?.endsWith(REPLACEMENT)) {
    return { code: 'TRUNCATED', column: '', value, more: CUT_CHARACTER };
  }
  const isCutOff = record.isOpenEnded && count < width && (record.fault ?? 'QUOTES') === 'QUOTES';
  if (record.fault !== null && !isCutOff) return { code: record.fault, column: '', value };
  const more: Text = {
    zh: `${count}列，表头${width}列`,
    en: `${count} columns, the header has ${width}`,
  };
  return {
    code: isCutOff ? 'TRUNCATED' : 'COLUMNS',
    column: '',
    value,
    more,
  };
}

const CUT_CHARACTER: Text = { zh: '最后一个字只有一半', en: 'its last character is half there' };
