// All of an office's files at once, for the checker in the browser: what is wrong with each, and what does not fit
// between them. The build does the same with DuckDB, from the same rules.
import type { InputTable, InputTableName } from '../schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../schema/inputs.ts';
import { byCodePoint } from './code-point-order.ts';
import type { FileBytes } from './encoding.ts';
import type { FileReading, PlacedProblem } from './file.ts';
import { KEPT_PROBLEMS, readFile } from './file.ts';
import type { ProblemCode } from './problem-list.ts';
import type { RelatedFile, RelatedRow } from './relations.ts';
import { keyOf, relate } from './relations.ts';
import type { Counts } from './rewrites.ts';
import { add } from './rewrites.ts';
import type { CheckedRow } from './row.ts';
import { valuesOf } from './row.ts';
import type { Rules } from './rules.ts';

export interface GivenFile {
  /** As reports name it; the last part tells the table. */
  readonly path: string;
  readonly office: string;
  readonly bytes: FileBytes;
}

export interface CheckedFile {
  readonly path: string;
  readonly office: string;
  /** What reading found; its `problems`, `kept` and `rejected` have those between rows added. */
  readonly reading: FileReading;
  readonly accepted: number;
  readonly superseded: number;
}

export interface CheckedFiles {
  /** In the order of the paths. */
  readonly files: readonly CheckedFile[];
  /** Tables that rows refer to and that were not given: what refers to them was not judged. */
  readonly unjudged: readonly InputTableName[];
}

const REFERRED: readonly (readonly [from: InputTableName, to: InputTableName])[] = [
  ['outcomes', 'activities'],
  ['activities', 'needs'],
  ['returns', 'activities'],
];

/**
 * Checks files of one or several offices. `isWhole`: the files are all that the offices hand in, as in a build; else
 * what refers to a table that was not given is not judged. `onFile` is called before each file is read.
 */
export async function checkFiles(
  given: readonly GivenFile[],
  rules: Rules,
  isWhole: boolean,
  onFile: (path: string) => void = () => undefined,
): Promise<CheckedFiles> {
  // Not toSorted: the last browser for Windows 7 lacks it.
  const files = [...given].sort((a, b) => byCodePoint(a.path, b.path));
  const readings: FileReading[] = [];
  const related: RelatedFile[] = [];
  for (const { path, office, bytes } of files) {
    onFile(path);
    const valid: RelatedRow[] = [];
    const rejected: RelatedRow[] = [];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const tableRow = (line: number, row: CheckedRow): RelatedRow =>
      relatedRow(INPUT_TABLES[tableIn(name)], line, row);
    const reading = await readFile(name, bytes, rules, {
      accepted: (line, row) => void valid.push(tableRow(line, row)),
      rejected: (line, _first, row) => {
        if (row !== null) rejected.push(tableRow(line, row));
      },
    });
    readings.push(reading);
    // A file without a table has no rows; which table it is filed under does not matter then.
    related.push({ path, office, table: reading.table ?? 'returns', valid, rejected });
  }
  const { problems, superseded } = relate(related, isWhole);
  const rejectedBefore = readings.map((reading) => reading.rejected);
  for (const problem of problems) addProblem(readings[problem.file], problem);
  const superseding: Counts<string> = {};
  for (const row of superseded) add(superseding, String(row.file));
  const tables = new Set(readings.map((reading) => reading.table));
  return {
    files: files.map(({ path, office }, i) => {
      const reading = readings[i] as FileReading;
      const replaced = superseding[String(i)] ?? 0;
      const orphans = reading.rejected - (rejectedBefore[i] ?? 0);
      const valid = related[i]?.valid.length ?? 0;
      return { path, office, reading, accepted: valid - orphans - replaced, superseded: replaced };
    }),
    unjudged: isWhole
      ? []
      : INPUT_TABLE_NAMES.filter(
          (name) => !tables.has(name) && REFERRED.some(([from, to]) => to === name && tables.has(from)),
        ),
  };
}

const tableIn = (name: string): InputTableName =>
  INPUT_TABLE_NAMES.find((table) => name.toLowerCase().startsWith(table)) ?? 'returns';

function relatedRow(table: InputTable, line: number, row: CheckedRow): RelatedRow {
  const values = valuesOf(row);
  const named: Record<string, string | number | null> = {};
  for (const [i, column] of table.columns.entries()) named[column.name] = values[i] ?? null;
  const { place, organisation } = row;
  Object.assign(named, {
    county: place?.county ?? null,
    township: place?.township ?? null,
    community: place?.community ?? null,
    org_key: organisation?.key ?? null,
  });
  const updated = named['updated_at'];
  return {
    line,
    key: keyOf(table, values),
    updatedAt: typeof updated === 'string' ? updated : null,
    values: named,
  };
}

const ORPHANS: readonly ProblemCode[] = ['ACTIVITY_MISSING', 'ACTIVITY_REJECTED'];

/** Adds a problem between rows to a file's account, at its place among the lines. */
function addProblem(reading: FileReading | undefined, problem: PlacedProblem): void {
  if (!reading) return;
  const { code, column, value, line, more } = problem;
  add(reading.problems, code);
  if (ORPHANS.includes(code)) {
    reading.rejected += 1;
    add(reading.reasons, code);
  }
  if ((reading.problems[code] ?? 0) > KEPT_PROBLEMS) return;
  reading.kept.push({ code, column, value, line, ...(more ? { more } : {}) });
  reading.kept.sort((a, b) => a.line - b.line);
}
