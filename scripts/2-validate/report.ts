// The account of every row: what was read, accepted, superseded and rejected, for each file and table.
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputTableName } from '../../src/schema/column.ts';
import type { ProblemCode } from '../../src/ingest/problems.ts';
import { problemMessage } from '../../src/ingest/problems.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../src/schema/inputs.ts';
import { terminalLang } from '../command/error.ts';
import type { Database } from '../database.ts';
import type { FileResult } from './file.ts';

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
  readonly reasons: Readonly<Record<string, number>>;
  readonly error: string | null;
}

/** What a file's account holds beside, in the full report of the work folder only. */
export interface FullFileAccount extends FileAccount {
  readonly warnings: Readonly<Record<string, number>>;
  readonly unknown_columns: readonly string[];
}

export interface Accounts {
  readonly tables: Readonly<Record<InputTableName, TableAccount>>;
  readonly files: readonly FullFileAccount[];
}

interface Counted extends Record<string, number> {
  file_id: number;
  n: number;
}

async function countsByFile(
  database: Database,
  relation: (name: InputTableName) => string,
): Promise<Map<number, number>> {
  const union = INPUT_TABLE_NAMES.map((name) => `SELECT file_id FROM ${relation(name)}`).join(' UNION ALL ');
  const rows = await database.rows<Counted>(
    `SELECT file_id, count(*)::INTEGER AS n FROM (${union}) GROUP BY file_id`,
  );
  return new Map(rows.map((row) => [row.file_id, row.n]));
}

/** The accounts of all files. Throws where a row is unaccounted for: that would be a fault of this program. */
export async function accountsOf(database: Database, results: readonly FileResult[]): Promise<Accounts> {
  const accepted = await countsByFile(database, (name) => `accepted_${name}`);
  const superseded = await countsByFile(database, (name) => `superseded_${name}`);
  const reasons = await database.rows<{ file_id: number; code: string; n: number }>(
    'SELECT file_id, code, count(*)::INTEGER AS n FROM rejected GROUP BY ALL ORDER BY file_id, code',
  );
  const warned = await database.rows<{ file_id: number; code: string; n: number }>('SELECT * FROM warned');
  const files = results.map((result): FullFileAccount => {
    const { file } = result;
    const mine = reasons.filter((row) => row.file_id === file.id);
    const warnings: Record<string, number> = { ...result.warnings };
    for (const row of warned)
      if (row.file_id === file.id) warnings[row.code] = (warnings[row.code] ?? 0) + row.n;
    const account = {
      path: file.path,
      office: file.office,
      table: file.table,
      encoding: result.encoding,
      delimiter: result.delimiter,
      read: result.read,
      accepted: accepted.get(file.id) ?? 0,
      superseded: superseded.get(file.id) ?? 0,
      rejected: mine.reduce((sum, row) => sum + row.n, 0),
      reasons: Object.fromEntries(mine.map((row) => [row.code, row.n])),
      error: result.error?.[terminalLang] ?? null,
      warnings,
      unknown_columns: result.unknownColumns,
    };
    if (account.read !== account.accepted + account.superseded + account.rejected) {
      throw new Error(`invalid account of ${file.path}: ${JSON.stringify(account)}`);
    }
    return account;
  });
  return { tables: tableAccounts(files), files };
}

function tableAccounts(files: readonly FullFileAccount[]): Record<InputTableName, TableAccount> {
  const sum = (name: InputTableName): TableAccount => {
    const mine = files.filter((file) => file.table === name);
    const total = (key: 'read' | 'accepted' | 'superseded' | 'rejected'): number =>
      mine.reduce((all, file) => all + file[key], 0);
    const warnings = mine.flatMap((file) => Object.values(file.warnings)).reduce((all, n) => all + n, 0);
    return {
      read: total('read'),
      accepted: total('accepted'),
      superseded: total('superseded'),
      rejected: total('rejected'),
      warnings,
    };
  };
  return {
    activities: sum('activities'),
    outcomes: sum('outcomes'),
    needs: sum('needs'),
    targets: sum('targets'),
    returns: sum('returns'),
  };
}

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes `rejected.csv`: a line per rejected row with its first problem, in the order of files and lines. */
export async function writeRejected(database: Database, work: string): Promise<void> {
  const rows = await database.rows<
    Record<
      'path' | 'table_name' | 'column_name' | 'code' | 'value' | 'more_zh' | 'more_en',
      string | null
    > & {
      line: number;
    }
  >(
    `SELECT f.path, f.table_name, r.line, r.column_name, r.code, r.value, r.more_zh, r.more_en
     FROM rejected AS r JOIN files AS f USING (file_id) ORDER BY file_id, line`,
  );
  const out = createWriteStream(join(work, 'rejected.csv'));
  out.write('\ufefffile,line,column,code,value,message\r\n');
  for (const row of rows) {
    const table = INPUT_TABLES[row.table_name as InputTableName];
    const label = table.columns.find((column) => column.name === row.column_name)?.label ?? {
      zh: '',
      en: '',
    };
    const problem = {
      code: row.code as ProblemCode,
      column: row.column_name ?? '',
      value: row.value ?? '',
      more: { zh: row.more_zh ?? '', en: row.more_en ?? '' },
    };
    const cells = [row.path ?? '', String(row.line), problem.column, problem.code, problem.value];
    out.write(`${[...cells, problemMessage(problem, label, terminalLang)].map(csvCell).join(',')}\r\n`);
  }
  await new Promise((resolve) => out.end(resolve));
}

/** Writes the full report of the work folder. */
export async function writeFullReport(work: string, report: unknown): Promise<void> {
  await writeFile(join(work, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
}
