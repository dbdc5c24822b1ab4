// The report as it is published: without file names, without the details that stay with the operator, and without the
// rows about sensitive kinds and groups.
import type { InputTableName } from '../../src/schema/column.ts';
import type { FileAccount, FullFileAccount, TableAccount } from '../2-validate/accounts.ts';
import type { Report } from '../pipeline.ts';

/** What leaves the build as `report.json`. */
export interface PublishedReport extends Pick<
  Report,
  'release' | 'generated_at' | 'tables' | 'thresholds' | 'suppression'
> {
  readonly files: readonly FileAccount[];
}

/** An account without its accepted rows about sensitive kinds and groups, which `read` does not count either. */
const without = <Account extends { readonly read: number; readonly accepted: number }>(
  account: Account,
  sensitive: number,
): Account => ({ ...account, read: account.read - sensitive, accepted: account.accepted - sensitive });

function publishedFile(file: FullFileAccount, path: string, sensitive: number): FileAccount {
  const { office, table, encoding, delimiter, superseded, rejected, reasons, error } = file;
  const { read, accepted } = without(file, sensitive);
  return { path, office, table, encoding, delimiter, read, accepted, superseded, rejected, reasons, error };
}

/** `path` is office/table/number within the office; `sensitive`: rows to leave out, by place in the list of files. */
export function publishedReport(report: Report, sensitive: ReadonlyMap<number, number>): PublishedReport {
  const numbers = new Map<string, number>();
  const files = report.files.map((file, index) => {
    const place = `${file.office}/${file.table}`;
    const number = (numbers.get(place) ?? 0) + 1;
    numbers.set(place, number);
    return publishedFile(file, `${place}/${number}`, sensitive.get(index) ?? 0);
  });
  const sensitiveOf = (name: InputTableName): number =>
    report.files.reduce(
      (sum, { table }, index) => sum + (table === name ? (sensitive.get(index) ?? 0) : 0),
      0,
    );
  const tables = Object.fromEntries(
    (Object.entries(report.tables) as [InputTableName, TableAccount][]).map(([name, account]) => [
      name,
      without(account, sensitiveOf(name)),
    ]),
  ) as Report['tables'];
  const { release, generated_at, thresholds, suppression } = report;
  return { release, generated_at, tables, files, thresholds, suppression };
}
