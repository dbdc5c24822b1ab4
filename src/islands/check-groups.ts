// What a check found → groups of one problem in one table, as the page lists them. Rows keep their places; texts that
// look like a person's number are masked once more, whatever they came from.
import type { CheckedFiles } from '../ingest/check-files.ts';
import { masked } from '../ingest/mask.ts';
import type { ProblemCode, Severity } from '../ingest/problem-list.ts';
import { PROBLEM_CODES, PROBLEMS } from '../ingest/problem-list.ts';
import type { CellProblem } from '../ingest/problems.ts';
import type { InputTableName, Text } from '../schema/column.ts';
import { INPUT_TABLE_NAMES, labelOf } from '../schema/inputs.ts';

/** One problem at its place; `line` is null where a whole file is meant. */
export interface FoundProblem {
  readonly path: string;
  readonly table: InputTableName | null;
  readonly line: number | null;
  readonly problem: CellProblem;
}

export interface ProblemGroup {
  readonly code: ProblemCode;
  /** Null for files that belong to no table. */
  readonly table: InputTableName | null;
  readonly severity: Severity;
  /** All places with this problem, or files where whole files are meant. */
  readonly count: number;
  /** The places that are listed: at most `LISTED` of the count. */
  readonly places: readonly FoundProblem[];
}

/** Places listed of a group. */
export const LISTED = 100;

/** True where an office has to mend it before it hands the file in. */
export const mustMend = ({ severity }: { readonly severity: Severity }): boolean =>
  severity === 'file' || severity === 'rejected';

/** True where the publisher decides whether the row counts. */
export const isHeldBack = ({ severity }: { readonly severity: Severity }): boolean => severity === 'held';

/** The last part of a path: what a reader knows a file by; personal data masked. */
export const fileName = (path: string): string => masked(path.slice(path.lastIndexOf('/') + 1));

/** The label of a problem's column, undefined where no column is meant. */
export function columnLabel(table: InputTableName | null, column: string): Text | undefined {
  return table === null ? undefined : labelOf(table, column);
}

/** All problems that reading kept, files in order, then lines; whole files first. */
export function foundProblems({ files }: CheckedFiles): readonly FoundProblem[] {
  return files.flatMap(({ path, reading: { table, error, kept } }) => [
    ...(error === null ? [] : [{ path, table, line: null, problem: hidden(error) }]),
    ...kept.map((problem) => ({ path, table, line: problem.line, problem: hidden(problem) })),
  ]);
}

function hidden(problem: CellProblem): CellProblem {
  const { code, column, value, more } = problem;
  const detail = more ? { more: { zh: masked(more.zh), en: masked(more.en) } } : {};
  return { code, column, value: masked(value), ...detail };
}

/** The groups in the order of the codes, then of the tables. */
export function problemGroups(result: CheckedFiles): readonly ProblemGroup[] {
  const found = foundProblems(result);
  return PROBLEM_CODES.flatMap((code) =>
    [...INPUT_TABLE_NAMES, null].flatMap((table) => {
      const count = countOf(result, code, table);
      if (count === 0) return [];
      const places = found.filter((one) => one.table === table && one.problem.code === code);
      return [{ code, table, severity: PROBLEMS[code].severity, count, places: places.slice(0, LISTED) }];
    }),
  );
}

function countOf({ files }: CheckedFiles, code: ProblemCode, table: InputTableName | null): number {
  let count = 0;
  for (const { reading } of files) {
    if (reading.table !== table) continue;
    count += (reading.problems[code] ?? 0) + (reading.error?.code === code ? 1 : 0);
  }
  return count;
}
