// The report as it is published: without file names, without the details that stay with the operator, and without the
// rows about sensitive kinds and groups.
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import type { Counts } from '../../src/ingest/rewrites.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import type { FileAccount, FullFileAccount, TableAccount } from '../2-validate/accounts.ts';
import type { SensitiveRows } from '../3-aggregate/sensitive-rows.ts';
import type { Report } from '../pipeline.ts';

/** What leaves the build as `report.json`. */
export interface PublishedReport extends Pick<
  Report,
  'release' | 'generated_at' | 'tables' | 'thresholds' | 'suppression'
> {
  readonly files: readonly FileAccount[];
}

type Numbers = Pick<TableAccount, 'read' | 'accepted' | 'superseded' | 'rejected'>;

const NONE: SensitiveRows = { accepted: 0, superseded: 0, reasons: {} };

const rejectedOf = ({ reasons }: SensitiveRows): number =>
  Object.values(reasons).reduce((sum, n) => sum + n, 0);

/** The numbers of an account without sensitive rows, which `read` does not count either. */
function without({ read, accepted, superseded, rejected }: Numbers, sensitive: SensitiveRows): Numbers {
  const left = rejectedOf(sensitive);
  return {
    read: read - sensitive.accepted - sensitive.superseded - left,
    accepted: accepted - sensitive.accepted,
    superseded: superseded - sensitive.superseded,
    rejected: rejected - left,
  };
}

/** Reasons less those of sensitive rows; a code of which none is left is missing. */
function reasonsWithout(reasons: Counts<ProblemCode>, sensitive: SensitiveRows): Counts<ProblemCode> {
  return Object.fromEntries(
    (Object.entries(reasons) as [ProblemCode, number][])
      .map(([code, n]) => [code, n - (sensitive.reasons[code] ?? 0)] as const)
      .filter(([, n]) => n > 0),
  );
}

function publishedFile(file: FullFileAccount, path: string, sensitive: SensitiveRows): FileAccount {
  const { office, table, encoding, delimiter, error } = file;
  const { read, accepted, superseded, rejected } = without(file, sensitive);
  const reasons = reasonsWithout(file.reasons, sensitive);
  return { path, office, table, encoding, delimiter, read, accepted, superseded, rejected, reasons, error };
}

/**
 * The warnings of a table that a reader may count: not that a return says another number than was accepted, which counts
 * sensitive activities too and would tell of one that was rejected.
 */
const warningsOf = (name: InputTableName, account: TableAccount, files: readonly FullFileAccount[]): number =>
  files.reduce(
    (left, { table, warnings }) => (table === name ? left - (warnings.RETURN_DIFFERS ?? 0) : left),
    account.warnings,
  );

/** `path` is office/table/number within the office; `sensitive`: rows to leave out, by place in the list of files. */
export function publishedReport(
  report: Report,
  sensitive: ReadonlyMap<number, SensitiveRows>,
): PublishedReport {
  const numbers = new Map<string, number>();
  const files = report.files.map((file, index) => {
    const place = `${file.office}/${file.table}`;
    const number = (numbers.get(place) ?? 0) + 1;
    numbers.set(place, number);
    return publishedFile(file, `${place}/${number}`, sensitive.get(index) ?? NONE);
  });
  const tables = Object.fromEntries(
    (Object.entries(report.tables) as [InputTableName, TableAccount][]).map(([name, account]) => [
      name,
      report.files.reduce(
        (left, { table }, index) =>
          table === name ? { ...left, ...without(left, sensitive.get(index) ?? NONE) } : left,
        { ...account, warnings: warningsOf(name, account, report.files) },
      ),
    ]),
  ) as Report['tables'];
  const { release, generated_at, thresholds, suppression } = report;
  return { release, generated_at, tables, files, thresholds, suppression };
}
