// The validation stage: every file of the exports folder in; accepted rows in DuckDB, and an account of all rows, out.
import { join } from 'node:path';
import type { InputTableName } from '../../src/schema/column.ts';
import type { Rules } from '../../src/ingest/row.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../src/schema/inputs.ts';
import { listFiles } from '../1-read/files.ts';
import { CommandError } from '../command/error.ts';
import type { BuildOptions } from '../command/options.ts';
import { progress } from '../command/progress.ts';
import type { Database } from '../database.ts';
import { literal } from '../database.ts';
import type { ReferenceFiles } from '../reference.ts';
import { headerAliases, loadRegister, taxonomyRules } from '../reference.ts';
import { acceptRows } from './accept.ts';
import type { FileResult, Stores } from './file.ts';
import { validateFile } from './file.ts';
import type { Accounts } from './report.ts';
import { accountsOf, writeRejected } from './report.ts';
import type { RowStore, StoredColumn } from './row-store.ts';
import { openRowStore, REJECTED_COLUMNS, storedColumns } from './row-store.ts';

/** Reads and validates all exports. Leaves `accepted_<table>`, `superseded_<table>`, `rejected` and `files` behind. */
export async function validate(
  options: BuildOptions,
  reference: ReferenceFiles,
  database: Database,
): Promise<Accounts> {
  const files = await listFiles(options.exports);
  if (!files.some((file) => file.table !== null)) {
    throw new CommandError(1, {
      zh: `导出文件夹里没有任何表：${options.exports}。文件名须以 activities、outcomes、needs、targets 或 returns 开头，类型为.csv。`,
      en: `There is no table in the exports folder: ${options.exports}. Names must begin with activities, outcomes, needs, targets or returns and end in .csv.`,
    });
  }
  const rules: Rules = {
    register: await loadRegister(reference, database.connection),
    ...taxonomyRules(reference),
    from: options.campaign.from,
    to: options.campaign.to,
    today: options.releaseDate,
  };
  const stores = openStores(join(options.work, 'rows'));
  const aliases = headerAliases(reference);
  const results: FileResult[] = [];
  const bar = progress('校验 validate', files.length);
  for (const file of files) {
    results.push(await validateFile(file, aliases, rules, stores));
    bar.at(results.length);
  }
  bar.end();
  for (const store of [...Object.values(stores.rows), stores.rejected]) store.close();

  const values = files.map(
    (file) =>
      `(${file.id}, ${literal(file.path)}, ${literal(file.office)}, ${file.table ? literal(file.table) : 'NULL'})`,
  );
  await database.run(`
    CREATE TABLE files (file_id INTEGER, path VARCHAR, office VARCHAR, table_name VARCHAR);
    INSERT INTO files VALUES ${values.join(', ')};`);
  await acceptRows(database, stores);
  const accounts = await accountsOf(database, results);
  await writeRejected(database, options.work);
  return accounts;
}

function openStores(folder: string): Stores {
  const columns = Object.fromEntries(
    INPUT_TABLE_NAMES.map((name) => [name, storedColumns(INPUT_TABLES[name])]),
  ) as Record<InputTableName, StoredColumn[]>;
  const rows = Object.fromEntries(
    INPUT_TABLE_NAMES.map((name) => [name, openRowStore(join(folder, `${name}.txt`), columns[name])]),
  ) as Record<InputTableName, RowStore>;
  return { rows, columns, rejected: openRowStore(join(folder, 'rejected.txt'), REJECTED_COLUMNS) };
}

const percent = (share: number): string => `${(share * 100).toFixed(2).replace(/\.?0+$/, '')}%`;

/** Throws a CommandError where the exports may not be published: an unreadable file, or too many rejected rows. */
export function assertPublishable(accounts: Accounts, options: BuildOptions): void {
  const where = {
    zh: `逐行原因见 ${join(options.work, 'rejected.csv')}`,
    en: `The reasons stand in ${join(options.work, 'rejected.csv')}`,
  };
  const unreadable = accounts.files.filter((file) => file.error !== null);
  if (unreadable.length > 0) {
    const list = unreadable.map((file) => `  ${file.path}: ${file.error}`).join('\n');
    throw new CommandError(1, {
      zh: `没有发布：有${unreadable.length}个文件读不了，--out 没有改动。\n${list}`,
      en: `Not published: ${unreadable.length} files cannot be read; --out is as it was.\n${list}`,
    });
  }
  const excessive = Object.entries(accounts.tables).filter(
    ([, table]) => table.read > 0 && table.rejected / table.read > options.maxRejected,
  );
  if (excessive.length > 0) {
    const list = (zh: boolean): string =>
      excessive
        .map(([name, { read, rejected }]) => {
          const title = INPUT_TABLES[name as InputTableName].title;
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
