// Runs a folder of exports through the build's validation and through the checker, and brings what both found into one
// form that can be compared.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, listFiles, nameOf } from '../../scripts/1-read/files.ts';
import type { Accounts } from '../../scripts/2-validate/accounts.ts';
import { validate } from '../../scripts/2-validate/validate.ts';
import { decisionsFrom, REVIEWED } from '../../scripts/2-validate/reviewed.ts';
import type { BuildOptions } from '../../scripts/command/options.ts';
import { openDatabase } from '../../scripts/database.ts';
import type { CheckRules } from '../../scripts/reference.ts';
import {
  checkRules,
  loadReferenceTables,
  referenceFiles,
  rowsOf,
  ruleLists,
} from '../../scripts/reference.ts';
import type { CheckedFiles } from '../../src/ingest/check-files.ts';
import { checkFiles } from '../../src/ingest/check-files.ts';
import type { PlacedProblem } from '../../src/ingest/file.ts';
import { readFile } from '../../src/ingest/file.ts';
import type { CheckedRow } from '../../src/ingest/row.ts';
import type { Rules } from '../../src/ingest/rules.ts';
import { rulesFrom } from '../../src/ingest/rules.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../src/schema/inputs.ts';

type Cell = string | number | null;

/** Columns whose values the build keeps as they are. */
const KEPT_KINDS = ['key', 'date', 'timestamp', 'month', 'task', 'group', 'need_status', 'count', 'hours'];
const NOT_KEPT = ['residents', 'representatives'];
const PLACE = ['county', 'township', 'community', 'area'];

export interface BuildFindings {
  readonly accounts: Accounts;
  /** Text of `rejected.csv`. */
  readonly rejected: string;
  /** The kept values of accepted rows by `path:line`. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, Cell>>>;
}

let registerText: string | null = null;

/** The rules of a build with these options; the register, which is the project's own in all of them, is read once. */
export async function rulesOf(options: BuildOptions): Promise<CheckRules> {
  const reference = referenceFiles(options.references);
  const dates = { ...options.campaign, today: options.releaseDate };
  if (registerText !== null) {
    const decisions = decisionsFrom(rowsOf(reference, REVIEWED));
    return { lists: ruleLists(reference, dates), registerText, decisions };
  }
  const work = mkdtempSync(join(tmpdir(), 'linli-'));
  const database = await openDatabase(work);
  try {
    await loadReferenceTables(reference, database);
    const rules = await checkRules(reference, database, dates);
    registerText = rules.registerText;
    return rules;
  } finally {
    database.close();
    rmSync(work, { recursive: true });
  }
}

/** What the build's validation finds. */
export async function buildFindings(
  options: BuildOptions,
  rules: CheckRules,
  readers?: number,
): Promise<BuildFindings> {
  const work = mkdtempSync(join(tmpdir(), 'linli-'));
  const database = await openDatabase(work);
  try {
    const accounts = await validate({ ...options, work }, rules, database, readers);
    const rows = new Map<string, Record<string, Cell>>();
    for (const name of INPUT_TABLE_NAMES) {
      const table = INPUT_TABLES[name];
      const columns = table.columns
        .filter((column) => KEPT_KINDS.includes(column.kind) && !NOT_KEPT.includes(column.name))
        .map(
          (column) => `v."${column.name}"${column.kind === 'date' ? '::VARCHAR' : ''} AS "${column.name}"`,
        );
      const places = table.companions.length > 0 ? PLACE.map((column) => `v.${column}`) : [];
      const found = await database.rows<Record<string, Cell>>(
        `SELECT f.path || ':' || v.line AS "at", ${[...columns, ...places].join(', ')}
         FROM accepted_${name} AS v JOIN files AS f USING (file_id)`,
      );
      for (const { at, ...values } of found) rows.set(String(at), values);
    }
    return { accounts, rejected: readFileSync(join(work, 'rejected.csv'), 'utf8'), rows };
  } finally {
    database.close();
    rmSync(work, { recursive: true });
  }
}

const officeOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '_');

/** What the checker finds in the files of an exports folder, taken as all that the offices hand in. */
export async function checkerFindings(folder: string, rules: Rules): Promise<CheckedFiles> {
  const files = await listFiles(folder);
  return checkFiles(
    files
      .toReversed()
      .map(({ path, absolute }) => ({ path, office: officeOf(path), bytes: bytesOf(absolute) })),
    rules,
    true,
  );
}

/** The values of all valid rows of a folder, by `path:line`: every column and the place. */
export async function validRows(folder: string, rules: Rules): Promise<Map<string, Record<string, Cell>>> {
  const rows = new Map<string, Record<string, Cell>>();
  for (const { path, absolute, table } of await listFiles(folder)) {
    const accepted = (line: number, row: CheckedRow): void => {
      const columns = INPUT_TABLES[table ?? 'returns'].columns;
      const values = columns.map((column, i): [string, Cell] => [
        column.name,
        row.readings[i]?.value ?? null,
      ]);
      const { county = null, township = null, community = null, area = null } = row.place ?? {};
      rows.set(`${path}:${line}`, { ...Object.fromEntries(values), county, township, community, area });
    };
    await readFile(nameOf(path), bytesOf(absolute), rules, { accepted, rejected: () => undefined });
  }
  return rows;
}

/** A problem as one line: where, code, column and value. */
export const problemLine = (path: string, { line, code, column, value }: PlacedProblem): string =>
  `${path}:${line} ${code} ${column} ${value}`.trimEnd();

/** The rules ready for use. */
export const readyRules = ({ lists, registerText: text }: CheckRules): Rules => rulesFrom(lists, text);
