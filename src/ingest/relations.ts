// The rules between rows, of one file or several: which row of a key is accepted, which outcomes have no activity, what
// does not fit together. What decides is declared here once; the build hands it to DuckDB, the checker in the browser
// works on the rows in memory. A test runs both over the same files.
import type { InputTable, InputTableName, Text } from '../schema/column.ts';
import { INPUT_TABLES } from '../schema/inputs.ts';
import type { Value } from './cell-reading.ts';
import { masked } from './mask.ts';
import type { ProblemCode } from './problem-list.ts';
import type { CellProblem } from './problems.ts';

/**
 * Among valid rows of one key the greatest by these is accepted, compared in this order: a row without `updated_at` is
 * older than any with one; files in the code-point order of their paths.
 */
export const DECIDES = ['updated_at', 'file', 'line'] as const;

/** Two accepted activities of different offices that agree in all of these may be one. */
export const SAME_ACTIVITY = ['date', 'county', 'township', 'community', 'task', 'org_key', 'title'] as const;

/** What is said of an outcome without an accepted activity, by whether a row of that activity was rejected. */
export const orphanCode = (activityWasRejected: boolean): ProblemCode =>
  activityWasRejected ? 'ACTIVITY_REJECTED' : 'ACTIVITY_MISSING';

/** The detail of RETURN_DIFFERS: what the return says, and how many activities of its month were accepted. */
export const returnDetail = (said: string, accepted: string): Text => ({
  zh: `${said}，接收的活动是${accepted}场`,
  en: `${said}; ${accepted} activities were accepted`,
});

/** The detail of SENT_TWICE: where the other row stands. */
export const placeDetail = (path: string, line: string): Text => ({
  zh: `${path}第${line}行`,
  en: `${path} line ${line}`,
});

/** The texts of a row's key as one, null where a part of it is missing. */
export function keyOf(table: InputTable, values: readonly Value[]): string | null {
  const parts = table.key.map((name) => values[table.columns.findIndex((column) => column.name === name)]);
  return parts.every((part) => part != null) ? parts.join(' ') : null;
}

/** What relations need to know of a row; `fields` has the columns of `SAME_ACTIVITY` for activities. */
export interface RelatedRow {
  readonly line: number;
  readonly key: string | null;
  readonly updatedAt: string | null;
  readonly values: Readonly<Record<string, Value>>;
}

export interface RelatedFile {
  readonly path: string;
  readonly office: string;
  readonly table: InputTableName;
  /** Valid rows, each with a key. */
  readonly valid: readonly RelatedRow[];
  readonly rejected: readonly RelatedRow[];
}

export interface RelatedProblem extends CellProblem {
  /** Place of the file in the list. */
  readonly file: number;
  readonly line: number;
}

export interface Related {
  /** Rejections and warnings, files in order, then lines. */
  readonly problems: readonly RelatedProblem[];
  readonly superseded: readonly { file: number; line: number; key: string; byFile: number; byLine: number }[];
}

interface Placed extends RelatedRow {
  readonly file: number;
  readonly office: string;
}

/** Positive where `a` is newer than `b`, by `DECIDES`. */
function newer(a: Placed, b: Placed): number {
  const [x, y] = [a.updatedAt ?? '', b.updatedAt ?? ''];
  if (x !== y) return x > y ? 1 : -1;
  return a.file - b.file || a.line - b.line;
}

const placed = (
  files: readonly RelatedFile[],
  table: InputTableName,
  which: 'valid' | 'rejected',
): Placed[] =>
  files.flatMap((file, i) =>
    file.table === table ? file[which].map((row) => ({ ...row, file: i, office: file.office })) : [],
  );

const within = (office: string, key: string | null): string => `${office}\u0000${key}`;

/**
 * Compares the rows of files, which are in the order of their paths. Where `isWhole` is false the files are only a part
 * of what an office hands in: what refers to a table that is not among them is not judged.
 */
export function relate(files: readonly RelatedFile[], isWhole: boolean): Related {
  const problems: RelatedProblem[] = [];
  const superseded: Related['superseded'][number][] = [];
  const has = (table: InputTableName): boolean => isWhole || files.some((file) => file.table === table);

  /** The accepted row of each key; the others are superseded. */
  const accept = (rows: readonly Placed[]): Map<string, Placed> => {
    const winners = new Map<string, Placed>();
    for (const row of rows) {
      const key = within(row.office, row.key);
      const before = winners.get(key);
      if (before === undefined || newer(row, before) > 0) winners.set(key, row);
    }
    for (const row of rows) {
      const by = winners.get(within(row.office, row.key));
      if (by && by !== row)
        superseded.push({
          file: row.file,
          line: row.line,
          key: row.key ?? '',
          byFile: by.file,
          byLine: by.line,
        });
    }
    return winners;
  };

  const activities = accept(placed(files, 'activities', 'valid'));
  const rejectedActivities = new Set(
    placed(files, 'activities', 'rejected')
      .filter((row) => row.key !== null)
      .map((row) => within(row.office, row.key)),
  );
  const isOrphan = (row: Placed): boolean =>
    has('activities') && !activities.has(within(row.office, String(row.values['activity_id'])));
  const outcomes = placed(files, 'outcomes', 'valid');
  for (const row of outcomes.filter(isOrphan)) {
    const id = String(row.values['activity_id']);
    const code = orphanCode(rejectedActivities.has(within(row.office, id)));
    problems.push({ file: row.file, line: row.line, code, column: 'activity_id', value: id });
  }
  const needs = accept(placed(files, 'needs', 'valid'));
  const accepted: Record<InputTableName, Map<string, Placed>> = {
    activities,
    outcomes: accept(outcomes.filter((row) => !isOrphan(row))),
    needs,
    targets: accept(placed(files, 'targets', 'valid')),
    returns: accept(placed(files, 'returns', 'valid')),
  };

  for (const row of activities.values()) {
    const need = row.values['need_id'];
    if (!has('needs') || typeof need !== 'string' || needs.has(within(row.office, need))) continue;
    problems.push({ file: row.file, line: row.line, code: 'NEED_UNKNOWN', column: 'need_id', value: need });
  }
  for (const table of Object.values(INPUT_TABLES)) {
    for (const row of placed(files, table.name, 'rejected')) {
      const stands = row.key === null ? undefined : accepted[table.name].get(within(row.office, row.key));
      if (!stands || newer(row, stands) <= 0) continue;
      problems.push({
        file: row.file,
        line: row.line,
        code: 'REVISION_REJECTED',
        column: '',
        value: row.key ?? '',
      });
    }
  }
  if (has('activities')) problems.push(...differingReturns(accepted.returns, activities));
  problems.push(...sentTwice(activities, files));
  problems.sort((a, b) => a.file - b.file || a.line - b.line);
  return { problems: problems.map((one) => ({ ...one, value: masked(one.value) })), superseded };
}

function differingReturns(
  returns: ReadonlyMap<string, Placed>,
  activities: ReadonlyMap<string, Placed>,
): RelatedProblem[] {
  const months = new Map<string, number>();
  for (const { office, values } of activities.values()) {
    const month = within(office, String(values['date']).slice(0, 7));
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return [...returns.values()].flatMap(({ file, line, office, values }) => {
    const [period, said] = [String(values['period']), Number(values['activities'])];
    const found = months.get(within(office, period)) ?? 0;
    if (said === found) return [];
    const more = returnDetail(String(said), String(found));
    return [{ file, line, code: 'RETURN_DIFFERS' as const, column: 'period', value: period, more }];
  });
}

function sentTwice(activities: ReadonlyMap<string, Placed>, files: readonly RelatedFile[]): RelatedProblem[] {
  const groups = new Map<string, Placed[]>();
  for (const row of activities.values()) {
    const key = JSON.stringify(SAME_ACTIVITY.map((name) => row.values[name] ?? null));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const inOrder = (a: Placed, b: Placed): number => a.file - b.file || a.line - b.line;
  return [...groups.values()].flatMap((group) => {
    const [first] = group.sort(inOrder);
    const second = group.find((row) => row.office !== first?.office);
    if (first === undefined || second === undefined) return [];
    return group.map((row) => {
      const other = row.office === first.office ? second : first;
      const more = placeDetail(files[other.file]?.path ?? '', String(other.line));
      const { file, line } = row;
      return { file, line, code: 'SENT_TWICE' as const, column: 'activity_id', value: row.key ?? '', more };
    });
  });
}
