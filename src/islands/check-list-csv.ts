// The list of problems to take along: a line for each place, warnings too, in the columns of the build's rejected.csv.
import { harmlessText, quotedCell } from '../format/csv-cell.ts';
import type { CheckedFiles } from '../ingest/check-files.ts';
import { problemMessage } from '../ingest/problems.ts';
import type { Lang } from '../schema/column.ts';
import { columnLabel, fileName, foundProblems } from './check-groups.ts';

/** UTF-8 with BOM and CRLF; texts that a spreadsheet would run made harmless. A file as a whole has no line. */
export function problemListCsv(result: CheckedFiles, lang: Lang): string {
  const rows = foundProblems(result).map(({ path, table, line, problem }) => [
    fileName(path),
    line === null ? '' : String(line),
    problem.column,
    problem.code,
    problem.value,
    problemMessage(problem, columnLabel(table, problem.column), lang),
  ]);
  const lines = [['file', 'line', 'column', 'code', 'value', 'message'], ...rows];
  return `\ufeff${lines.map((cells) => `${cells.map((cell) => quotedCell(harmlessText(cell))).join(',')}\r\n`).join('')}`;
}

/** The name of a cleaned copy: it begins with its table's name as the file's own does, and ends in .csv; no file system takes an asterisk. */
export function cleanedName(path: string): string {
  return `${fileName(path)
    .replace(/\.[^.]*$/, '')
    .replaceAll('*', '_')}-clean.csv`;
}
