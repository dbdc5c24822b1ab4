// One problem of one file or cell, and the sentence about it in the reader's language.
import type { Lang, Text } from '../schema/column.ts';
import type { ProblemCode } from './problem-list.ts';
import { PROBLEMS } from './problem-list.ts';

/** A problem of one cell: the column's canonical name (empty for the whole row), the cell's text, a detail. */
export interface CellProblem {
  readonly code: ProblemCode;
  readonly column: string;
  readonly value: string;
  readonly more?: Text;
}

/** A problem of a whole file, for which none of its rows can be read. */
export type FileProblem = CellProblem;

const NO_LABEL: Text = { zh: '', en: '' };

/** What is wrong, with the case's own values; `label` is the column's label, none where no column is meant. */
export function problemWhat(problem: CellProblem, label: Text | undefined, lang: Lang): string {
  const { value, more } = problem;
  // One pass, so that a cell's own text is never taken for a placeholder.
  return PROBLEMS[problem.code].what[lang].replace(/\{(column|value|more)\}/g, (_, name: string) => {
    if (name === 'column') return (label ?? NO_LABEL)[lang];
    return name === 'value' ? value : (more?.[lang] ?? '');
  });
}

/** What is wrong and what to do, as one text. */
export function problemMessage(problem: CellProblem, label: Text | undefined, lang: Lang): string {
  const space = lang === 'en' ? ' ' : '';
  return `${problemWhat(problem, label, lang)}${space}${PROBLEMS[problem.code].mend[lang]}`;
}
