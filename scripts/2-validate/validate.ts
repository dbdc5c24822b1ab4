// The validation stage: every file of the exports folder in; accepted rows in DuckDB, and an account of all rows, out.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { masked } from '../../src/ingest/mask.ts';
import type { InputTable } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { ExportFile } from '../1-read/files.ts';
import { listFiles } from '../1-read/files.ts';
import { CommandError } from '../command/error.ts';
import type { BuildOptions } from '../command/options.ts';
import type { Database } from '../database.ts';
import { literal } from '../database.ts';
import type { CheckRules } from '../reference.ts';
import { acceptRows } from './accept.ts';
import { warnOfDecisions } from './decision-words.ts';
import type { Accounts } from './accounts.ts';
import { accountsOf } from './accounts.ts';
import { officesFolder } from './office-report.ts';
import type { ReadFiles } from './read-files.ts';
import { readersFor, readFiles } from './read-files.ts';
import { writeRejected } from './rejected-csv.ts';
import type { StoreName } from './read-share.ts';
import { REJECTED_COLUMNS, storedColumns, storeRelation } from './row-store.ts';

/**
 * Reads and validates all exports, with so many readers (by default as many as the bytes and the machine ask for).
 * Leaves `accepted_<table>`, `superseded`, `rejected`, `warned` and `files` in the database.
 */
export async function validate(
  options: BuildOptions,
  rules: CheckRules,
  database: Database,
  readers?: number,
): Promise<Accounts> {
  const files = await listFiles(options.exports);
  if (!files.some((file) => file.table !== null)) {
    throw new CommandError(1, {
      zh: `导出文件夹里没有任何表：${options.exports}。文件名须以 activities、outcomes、needs、targets 或 returns 开头，类型为.csv。`,
      en: `There is no table in the exports folder: ${options.exports}. Names must begin with activities, outcomes, needs, targets or returns and end in .csv.`,
    });
  }
  const folder = join(options.work, 'rows');
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const read = await readFiles(files, { ...rules, folder }, readers ?? readersFor(bytes));
  await loadRows(database, files, read, folder);
  await acceptRows(database);
  const accounts = await accountsOf(database, files, read.readings, rules.decisions);
  warnOfDecisions(accounts.held.unmatched);
  await writeRejected(database, options.work);
  return accounts;
}

/** Creates `files`, `rejected` and `valid_<table>`; the readers' text files become one Parquet file a table. */
async function loadRows(
  database: Database,
  files: readonly ExportFile[],
  read: ReadFiles,
  folder: string,
): Promise<void> {
  const values = files.map(
    (file) =>
      `(${file.id}, ${literal(file.path)}, ${literal(file.office)}, ${file.table ? literal(file.table) : 'NULL'})`,
  );
  await database.run(`
    CREATE TABLE files (file_id INTEGER, path VARCHAR, office VARCHAR, table_name VARCHAR);
    INSERT INTO files VALUES ${values.join(', ')};
    CREATE TABLE rejected AS SELECT * FROM ${storeRelation(read.stores('rejected'), REJECTED_COLUMNS)};`);
  for (const name of INPUT_TABLE_NAMES) {
    const table = INPUT_TABLES[name];
    const parquet = literal(join(folder, `${name}.parquet`));
    // As Parquet ten million rows take a tenth of the room and half the time of a table, and are read a column at a time.
    await database.run(`
      COPY (SELECT * FROM ${storeRelation(read.stores(name), storedColumns(table))}) TO ${parquet} (FORMAT parquet, COMPRESSION zstd);
      CREATE VIEW read_${name} AS
        SELECT f.office, r.*${derived(table)} FROM read_parquet(${parquet}) AS r JOIN files AS f USING (file_id);
      CREATE VIEW valid_${name} AS SELECT * FROM read_${name};`);
  }
  const written: StoreName[] = [...INPUT_TABLE_NAMES, 'rejected'];
  for (const path of written.flatMap((name) => read.stores(name))) rmSync(path);
}

/** What a row's line leaves out, since it follows: a community's township. */
function derived(table: InputTable): string {
  const hasTownship = storedColumns(table).some((column) => column.name === 'township');
  return hasTownship ? ' REPLACE (coalesce(township, substr(community, 1, 9)) AS township)' : '';
}

const percent = (share: number): string => `${(share * 100).toFixed(2).replace(/\.?0+$/, '')}%`;

/** Throws a CommandError where the exports may not be published: an unreadable file, or too many rejected rows. */
export function assertPublishable(accounts: Accounts, options: BuildOptions): void {
  const where = {
    zh: `逐行原因见 ${join(options.work, 'rejected.csv')}，发回各单位的报告在 ${officesFolder(options.work)}`,
    en: `The reasons stand in ${join(options.work, 'rejected.csv')}, the reports to mail to the offices in ${officesFolder(options.work)}`,
  };
  const unreadable = accounts.files.filter((file) => file.error !== null);
  if (unreadable.length > 0) {
    const list = unreadable.map((file) => `  ${masked(file.path)}: ${file.error}`).join('\n');
    throw new CommandError(1, {
      zh: `没有发布：有${unreadable.length}个文件读不了，--out 没有改动。${where.zh}。\n${list}`,
      en: `Not published: ${unreadable.length} files cannot be read; --out is as it was. ${where.en}.\n${list}`,
    });
  }
  const excessive = INPUT_TABLE_NAMES.map((name) => {
    const { read, rejected } = accounts.tables[name];
    // Rows that wait for a person are no sign of a broken export.
    return { name, read, rejected: rejected - accounts.held.counts[name] };
  }).filter(({ read, rejected }) => read > 0 && rejected / read > options.maxRejected);
  if (excessive.length > 0) {
    const list = (zh: boolean): string =>
      excessive
        .map(({ name, read, rejected }) => {
          const title = INPUT_TABLES[name].title;
          const share = percent(rejected / read);
          return zh ? `${title.zh}${rejected}行（${share}）` : `${rejected} rows of ${title.en} (${share})`;
        })
        .join(zh ? '、' : ', ');
    throw new CommandError(1, {
      zh: `没有发布：被拒绝的行太多，--out 没有改动。${list(true)}，允许${percent(options.maxRejected)}。${where.zh}；确要发布可用 --max-rejected 放宽。`,
      en: `Not published: too many rejected rows; --out is as it was. ${list(false)}, allowed ${percent(options.maxRejected)}. ${where.en}; --max-rejected allows more.`,
    });
  }
  if (accounts.tables.activities.accepted === 0) {
    throw new CommandError(1, {
      zh: `没有发布：没有一场活动被接收，--out 没有改动。${where.zh}。`,
      en: `Not published: not one activity was accepted; --out is as it was. ${where.en}.`,
    });
  }
}
