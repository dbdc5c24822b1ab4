// The tables of reason codes and of rewrites, made from the lists that the program itself reads: what they say cannot
// differ from what an office is told.
import type { Problem, ProblemCode, Severity } from '../../ingest/problem-list.ts';
import { PROBLEM_CODES, PROBLEMS } from '../../ingest/problem-list.ts';
import { REWRITES } from '../../ingest/rewrites.ts';
import { text } from '../../format/language.ts';
import type { Lang, Text } from '../../schema/column.ts';
import type { Row, Table } from '../table-html.ts';

const SEVERITIES: Readonly<Record<Severity, Text>> = {
  file: { zh: '整个文件不读，也不发布', en: 'Nothing of the file is read, and nothing is published' },
  rejected: { zh: '这一行不计入', en: 'The row does not count' },
  held: {
    zh: '不计入，等主办单位决定',
    en: 'The row does not count unless the publisher decides that it may',
  },
  warning: { zh: '提醒，照常计入', en: 'A warning: the row counts' },
};

/** What a problem says, with an ellipsis for what differs from case to case. */
const says = (problem: Problem, lang: Lang): string => problem.what[lang].replace(/\{\w+\}/g, '…');

/** Every reason code under its severity, each row with the code as its id. */
export function codesTable(lang: Lang): Table {
  const t = text(lang);
  const rowOf = (code: ProblemCode): Row => {
    const problem: Problem = PROBLEMS[code];
    return {
      id: code,
      head: { html: `<code>${code}</code>` },
      cells: [t(problem.title), says(problem, lang), t(problem.mend)],
    };
  };
  const severities = Object.keys(SEVERITIES) as Severity[];
  return {
    caption: t('原因代码，按轻重排列', 'Reason codes, the gravest first'),
    columns: [
      { label: t('代码', 'Code') },
      { label: t('问题', 'Problem') },
      { label: t('报告里怎么说', 'What the report says') },
      { label: t('怎么办', 'What to do') },
    ],
    rows: severities.flatMap((severity) => [
      { head: t(SEVERITIES[severity]) },
      ...PROBLEM_CODES.filter((code) => PROBLEMS[code].severity === severity).map(rowOf),
    ]),
  };
}

/** What is rewritten in cells, by the kinds that reports count. */
export function rewritesTable(lang: Lang): Table {
  const t = text(lang);
  return {
    caption: t('改写的种类', 'Kinds of rewriting'),
    columns: [{ label: t('改写', 'Rewriting') }, { label: t('报告里的名称', 'Its name in the report') }],
    rows: Object.entries(REWRITES).map(([kind, label]) => ({
      head: t(label),
      cells: [{ html: `<code>${kind}</code>` }],
    })),
  };
}
