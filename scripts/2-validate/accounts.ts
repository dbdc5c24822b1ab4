// The account of every row: what was read, accepted, superseded and rejected, for each file and table.
import type { Decision } from '../../src/ingest/decisions.ts';
import type { FileReading, PlacedProblem } from '../../src/ingest/file.ts';
import { KEPT_PROBLEMS } from '../../src/ingest/file.ts';
import { masked } from '../../src/ingest/mask.ts';
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import { PROBLEM_CODES, PROBLEMS } from '../../src/ingest/problem-list.ts';
import { problemMessage } from '../../src/ingest/problems.ts';
import type { Counts, Rewrite } from '../../src/ingest/rewrites.ts';
import { orphanCode } from '../../src/ingest/relations.ts';
import { add } from '../../src/ingest/rewrites.ts';
import type { PassedOver } from '../../src/ingest/row-kinds.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';
import type { ExportFile } from '../1-read/files.ts';
import { terminalLang } from '../command/error.ts';
import type { Database } from '../database.ts';
import { literal } from '../database.ts';
import type { HeldAccount } from './held-rows.ts';
import { heldAccount } from './held-rows.ts';

export interface TableAccount {
  readonly read: number;
  readonly accepted: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly warnings: number;
}

export interface FileAccount {
  readonly path: string;
  readonly office: string;
  readonly table: InputTableName | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly superseded: number;
  readonly rejected: number;
  /** Rejected rows by the code of their first problem, in the order of the codes. */
  readonly reasons: Counts<ProblemCode>;
  readonly error: string | null;
}

/** What a file's account holds beside, in the full report of the work folder only. */
export interface FullFileAccount extends FileAccount {
  readonly warnings: Counts<ProblemCode>;
  /** Header cells that name no column: they were not read. */
  readonly unknown_columns: readonly string[];
  /** What had to be rewritten in the cells, counted by kind. */
  readonly rewritten: Counts<Rewrite>;
  /** Records that are no rows, counted by kind. */
  readonly passed_over: Counts<PassedOver>;
  /** The first problems of each code, rejections and warnings, in the order of the lines; all of every row. */
  readonly problems: readonly PlacedProblem[];
  /** How many problems of each code there are; a rejected row may have several. */
  readonly problem_counts: Counts<ProblemCode>;
}

/** A row that another of its key displaced. */
export interface SupersededRow {
  readonly table: InputTableName;
  readonly path: string;
  readonly line: number;
  readonly key: string;
  readonly by_path: string;
  readonly by_line: number;
}

export interface Accounts {
  readonly tables: Readonly<Record<InputTableName, TableAccount>>;
  readonly files: readonly FullFileAccount[];
  /** The first of each file; the full report has all of them. */
  readonly superseded: readonly SupersededRow[];
  /** What is held back until a person decides; of this the published report has the counts by code alone. */
  readonly held: HeldAccount;
}

async function countsBy(database: Database, relation: string): Promise<Map<number, number>> {
  const rows = await database.rows<{ file_id: number; n: number }>(
    `SELECT file_id, count(*)::INTEGER AS n FROM ${relation} GROUP BY file_id`,
  );
  return new Map(rows.map((row) => [row.file_id, row.n]));
}

type ProblemRow = {
  file_id: number;
  line: number;
  column_name: string | null;
  code: string;
  value: string | null;
  more_zh: string | null;
  more_en: string | null;
  n: number;
};

/** The problems that only the comparison of rows found, by file: the first of each code, with how many there are. */
async function comparedProblems(database: Database): Promise<Map<number, ProblemRow[]>> {
  const rows = await database.rows<ProblemRow>(`
    SELECT file_id, line, column_name, code, value, more_zh, more_en, n FROM warned
    UNION ALL
    SELECT file_id, line, 'activity_id', code, value, NULL, NULL, n FROM (
      SELECT *, count(*) OVER (PARTITION BY file_id, code)::INTEGER AS n,
        row_number() OVER (PARTITION BY file_id, code ORDER BY line) AS place
      FROM rejected WHERE code IN (${[orphanCode(true), orphanCode(false)].map(literal).join(', ')}))
    WHERE place <= ${KEPT_PROBLEMS}
    ORDER BY file_id, line, code`);
  return Map.groupBy(rows, (row) => row.file_id);
}

function placedFrom(row: ProblemRow): PlacedProblem {
  const more = row.more_zh === null ? {} : { more: { zh: row.more_zh, en: row.more_en ?? '' } };
  return {
    line: row.line,
    code: row.code as ProblemCode,
    column: row.column_name ?? '',
    value: masked(row.value ?? ''),
    ...more,
  };
}

const inCodeOrder = (counts: Counts<ProblemCode>): Counts<ProblemCode> =>
  Object.fromEntries(PROBLEM_CODES.flatMap((code) => (counts[code] ? [[code, counts[code]]] : [])));

/** The accounts of all files. Throws where a row is unaccounted for: that would be a fault of this program. */
export async function accountsOf(
  database: Database,
  files: readonly ExportFile[],
  readings: readonly FileReading[],
  decisions: readonly Decision[],
): Promise<Accounts> {
  const valid = await countsBy(
    database,
    `(${INPUT_TABLE_NAMES.map((name) => `SELECT file_id FROM valid_${name}`).join(' UNION ALL ')})`,
  );
  const superseded = await countsBy(database, 'superseded');
  const rejected = await database.rows<{ file_id: number; code: string; n: number }>(
    'SELECT file_id, code, count(*)::INTEGER AS n FROM rejected GROUP BY ALL',
  );
  const reasons = Map.groupBy(rejected, (row) => row.file_id);
  const compared = await comparedProblems(database);
  const accounts = files.map((file): FullFileAccount => {
    const reading = readings[file.id];
    if (!reading) throw new Error(`missing reading of ${file.path}`);
    const mine: Counts<ProblemCode> = {};
    for (const row of reasons.get(file.id) ?? []) add(mine, row.code as ProblemCode, row.n);
    const counts: Counts<ProblemCode> = { ...reading.problems };
    const more = compared.get(file.id) ?? [];
    for (const { code, n } of new Map(more.map((row) => [row.code, row])).values())
      add(counts, code as ProblemCode, n);
    const replaced = superseded.get(file.id) ?? 0;
    const account = {
      path: file.path,
      office: file.office,
      table: file.table,
      encoding: reading.encoding,
      delimiter: reading.delimiter,
      read: reading.read,
      accepted: (valid.get(file.id) ?? 0) - replaced,
      superseded: replaced,
      rejected: Object.values(mine).reduce((sum, n) => sum + n, 0),
      reasons: inCodeOrder(mine),
      error: reading.error === null ? null : problemMessage(reading.error, undefined, terminalLang),
      warnings: inCodeOrder(
        Object.fromEntries(
          Object.entries(counts).filter(([code]) => PROBLEMS[code as ProblemCode].severity === 'warning'),
        ),
      ),
      unknown_columns: reading.unknownColumns,
      rewritten: reading.rewrites,
      passed_over: reading.passedOver,
      problems: [...reading.kept, ...more.map(placedFrom)].sort((a, b) => a.line - b.line),
      problem_counts: inCodeOrder(counts),
    };
    if (account.read !== account.accepted + account.superseded + account.rejected) {
      throw new Error(`invalid account of ${file.path}: ${JSON.stringify({ ...account, problems: [] })}`);
    }
    return account;
  });
  return {
    tables: tableAccounts(accounts),
    files: accounts,
    superseded: await firstSuperseded(database),
    held: await heldAccount(database, files, readings, decisions),
  };
}

/** Every superseded row with the row that displaced it, as SQL without an order; `s` is the table of them. */
export const SUPERSEDED_ROWS = `
  SELECT s.table_name AS "table", f.path, s.line, s.key, b.path AS by_path, s.by_line
  FROM superseded AS s JOIN files AS f USING (file_id) JOIN files AS b ON b.file_id = s.by_file_id`;

async function firstSuperseded(database: Database): Promise<SupersededRow[]> {
  const rows = await database.rows<{
    table: InputTableName;
    path: string;
    line: number;
    key: string;
    by_path: string;
    by_line: number;
  }>(`
    ${SUPERSEDED_ROWS}
    QUALIFY row_number() OVER (PARTITION BY s.file_id ORDER BY s.line) <= ${KEPT_PROBLEMS}
    ORDER BY s.file_id, s.line`);
  return rows.map((row) => ({ ...row, key: masked(row.key) }));
}

function tableAccounts(files: readonly FullFileAccount[]): Record<InputTableName, TableAccount> {
  const sum = (name: InputTableName): TableAccount => {
    const mine = files.filter((file) => file.table === name);
    const total = (of: (file: FullFileAccount) => number): number =>
      mine.reduce((all, file) => all + of(file), 0);
    return {
      read: total((file) => file.read),
      accepted: total((file) => file.accepted),
      superseded: total((file) => file.superseded),
      rejected: total((file) => file.rejected),
      warnings: total((file) => Object.values(file.warnings).reduce((all, n) => all + n, 0)),
    };
  };
  return Object.fromEntries(INPUT_TABLE_NAMES.map((name) => [name, sum(name)])) as Record<
    InputTableName,
    TableAccount
  >;
}
