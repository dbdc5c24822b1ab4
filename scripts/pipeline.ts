// The way from exports to protected tables: read → validate → aggregate → protect. What it returns is all that the
// publishing stage gets to see.
import { mkdirSync } from 'node:fs';

import { aggregate } from './3-aggregate/aggregate.ts';
import type { SensitiveRows } from './3-aggregate/sensitive-rows.ts';
import { sensitiveRows } from './3-aggregate/sensitive-rows.ts';
import { assertPublishable, validate } from './2-validate/validate.ts';
import type { Accounts } from './2-validate/accounts.ts';
import { writeFullReport } from './2-validate/full-report.ts';
import { writeOfficeReports } from './2-validate/office-report.ts';
import { checkPlan } from './4-protect/check-plan.ts';
import type { Protected } from './4-protect/protect-tables.ts';
import { protect } from './4-protect/protect-tables.ts';
import type { Thresholds } from './4-protect/thresholds.ts';
import { terminalLang } from './command/error.ts';
import type { BuildOptions } from './command/options.ts';
import { say, timed } from './command/progress.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import type { CheckRules, ReferenceFiles } from './reference.ts';
import { checkRules, loadReferenceTables, referenceFiles } from './reference.ts';

/** What `report.json` says. */
export interface Report extends Accounts {
  readonly release: string;
  readonly generated_at: string;
  /** By tier: fewer persons than this were hidden. */
  readonly thresholds: Thresholds;
  /** By table; empty before protection. */
  readonly suppression: Protected['suppression'];
}

export interface Prepared {
  readonly report: Report;
  /** By place in the report's list of files: rows about sensitive kinds and groups; none where it is missing. */
  readonly sensitiveRows: ReadonlyMap<number, SensitiveRows>;
  readonly tables: Protected['files'];
  readonly reference: ReferenceFiles;
  /** What the checker page checks against. */
  readonly rules: CheckRules;
}

const DAY = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The last month that had ended by a day, as a release id. */
export function lastFullMonth(day: string): string {
  return isoDay(Date.parse(`${day.slice(0, 7)}-01`) - DAY).slice(0, 7);
}

/** The day from which the release speaks: the config's, or the day after the last accepted date. */
async function generatedAt(database: Database, options: BuildOptions): Promise<string> {
  if (options.releaseDate !== null) return options.releaseDate;
  const [last] = await database.rows<{ day: string | null }>(`
    SELECT max(day)::VARCHAR AS day FROM (
      SELECT max(date) AS day FROM accepted_activities UNION ALL SELECT max(date) FROM accepted_needs)`);
  return isoDay(Date.parse(last?.day ?? options.campaign.from) + DAY);
}

const printTables = (accounts: Accounts): void => {
  for (const [name, table] of Object.entries(accounts.tables)) {
    say(
      `  ${name}: 读入 read ${table.read} = 接收 accepted ${table.accepted} + 替换 superseded ${table.superseded} + 拒绝 rejected ${table.rejected}; 提醒 warnings ${table.warnings}`,
    );
  }
};

/**
 * Reads and validates the exports, and writes to the work folder the full report, `rejected.csv` and the reports for
 * the offices.
 */
export async function readAndValidate(
  options: BuildOptions,
): Promise<{ database: Database; reference: ReferenceFiles; rules: CheckRules; report: Report }> {
  mkdirSync(options.work, { recursive: true });
  const reference = referenceFiles(options.references);
  const database = await openDatabase(options.work);
  await loadReferenceTables(reference, database);
  const dates = { ...options.campaign, today: options.releaseDate };
  const { rules, accounts } = await timed('读取与校验 read and validate', async () => {
    const made = await checkRules(reference, database, dates);
    return { rules: made, accounts: await validate(options, made, database) };
  });
  printTables(accounts);
  const day = await generatedAt(database, options);
  const report: Report = {
    release: options.release ?? lastFullMonth(day),
    generated_at: day,
    ...accounts,
    thresholds: options.thresholds,
    suppression: {},
  };
  await writeFullReport(options.work, report, database);
  const { sample, work } = options;
  await writeOfficeReports(work, report, { lang: terminalLang, release: report.release, day, sample });
  return { database, reference, rules, report };
}

/**
 * The whole way to protected tables. Throws a CommandError where the exports may not be published; first of all, before
 * a file is read, where the release plan or a group's tier shows more than can be protected.
 */
export async function prepare(options: BuildOptions): Promise<Prepared> {
  checkPlan(referenceFiles(options.references));
  const { database, reference, rules, report: first } = await readAndValidate(options);
  try {
    assertPublishable(first, options);
    await timed('汇总 aggregate', () => aggregate(database));
    const sensitive = await sensitiveRows(database);
    const { work, thresholds, previous } = options;
    const { files, suppression } = await timed('保密处理 protect', () =>
      protect(database, { work, thresholds, previous, release: first.release }),
    );
    const report = { ...first, suppression };
    await writeFullReport(options.work, report, database);
    return { report, sensitiveRows: sensitive, tables: files, reference, rules };
  } finally {
    database.close();
  }
}
