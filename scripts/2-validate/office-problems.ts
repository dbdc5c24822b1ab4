// The problems of an office's files as markup: grouped by code and file, each with what to do and its first cases.
import { escaped } from '../../src/charts/svg.ts';
import { tableHtml } from '../../src/components/table-html.ts';
import type { Html, Table } from '../../src/components/table-html.ts';
import { text } from '../../src/format/language.ts';
import { full } from '../../src/format/numbers.ts';
import { masked } from '../../src/ingest/mask.ts';
import type { PlacedProblem } from '../../src/ingest/file.ts';
import type { ProblemCode, Severity } from '../../src/ingest/problem-list.ts';
import { PROBLEM_CODES, PROBLEMS } from '../../src/ingest/problem-list.ts';
import { problemWhat } from '../../src/ingest/problems.ts';
import type { Lang } from '../../src/schema/column.ts';
import { labelOf } from '../../src/schema/inputs.ts';
import type { FullFileAccount } from './accounts.ts';

/** An office's text as markup: what looks like a person's number masked, its direction its own. */
export function quoted(said: string): Html {
  return { html: `<bdi>${escaped(masked(said))}</bdi>` };
}

/** A table that scrolls within itself on a phone; the first column of `cases` is a line's number. */
export function scrolling(table: Table, kind: '' | 'cases' = ''): string {
  const label = escaped(table.caption);
  return `<div class="${`scroll ${kind}`.trim()}" tabindex="0" role="region" aria-label="${label}">${tableHtml(table)}</div>`;
}

/** Codes of a severity that the files have, in the order of the list, with how many problems there are. */
export function codesOf(
  files: readonly FullFileAccount[],
  severity: Severity,
): { code: ProblemCode; count: number }[] {
  return PROBLEM_CODES.filter((code) => PROBLEMS[code].severity === severity)
    .map((code) => ({ code, count: files.reduce((sum, file) => sum + (file.problem_counts[code] ?? 0), 0) }))
    .filter(({ count }) => count > 0);
}

/** All problems of a severity; empty where there is none. */
export function problemsHtml(files: readonly FullFileAccount[], severity: Severity, lang: Lang): string {
  const groups = codesOf(files, severity);
  const t = text(lang);
  const cases = files.map((file) => ({
    file,
    byCode: Map.groupBy(file.problems, (problem) => problem.code),
  }));
  const parts = groups.map(({ code, count }) => {
    const { title, mend } = PROBLEMS[code];
    const tables = cases
      .filter(({ file }) => (file.problem_counts[code] ?? 0) > 0)
      .map(({ file, byCode }) =>
        casesHtml(file, file.problem_counts[code] ?? 0, byCode.get(code) ?? [], lang),
      );
    return `<h3 id="${code}">${t(title)} <code>${code}</code></h3>
<p>${t(`共${full(count)}处。`, `${full(count)} in all. `)}${t(mend)}</p>
${tables.join('\n')}`;
  });
  return `${groups.length > 1 ? contentsHtml(groups, lang) : ''}${parts.join('\n')}`;
}

function contentsHtml(groups: readonly { code: ProblemCode; count: number }[], lang: Lang): string {
  const t = text(lang);
  const items = groups.map(
    ({ code, count }) =>
      `<li><a href="#${code}">${t(PROBLEMS[code].title)}</a>${t(`，${full(count)}处`, `: ${full(count)}`)}</li>`,
  );
  return `<ul>${items.join('')}</ul>\n`;
}

/** The first cases of one code in one file. */
function casesHtml(
  file: FullFileAccount,
  count: number,
  problems: readonly PlacedProblem[],
  lang: Lang,
): string {
  const t = text(lang);
  const rows = problems.map((problem) => {
    const label = file.table === null ? undefined : labelOf(file.table, problem.column);
    return {
      head: String(problem.line),
      cells: [
        columnHtml(problem.column, label && t(label), lang),
        problem.value === '' ? t('（空）', '(empty)') : quoted(problem.value),
        quoted(problemWhat(problem, label, lang)),
      ],
    };
  });
  const some = t(
    `列出前${full(rows.length)}处，共${full(count)}处`,
    `the first ${full(rows.length)} of ${full(count)}`,
  );
  const all = t(`${full(count)}处`, full(count));
  const table = scrolling(
    {
      caption: `${masked(file.path)} ${t('的问题', 'problems')}`,
      columns: [
        { label: t('行', 'Line') },
        { label: t('列', 'Column') },
        { label: t('写的是', 'What stands there') },
        { label: t('问题', 'What is wrong') },
      ],
      rows,
    },
    'cases',
  );
  return `<h4>${quoted(file.path).html}${t('：', ': ')}${rows.length < count ? some : all}</h4>\n${table}`;
}

function columnHtml(name: string, label: string | undefined, lang: Lang): Html | string {
  if (name === '') return lang === 'zh' ? '整行' : 'the whole row';
  const code = `<code>${escaped(name)}</code>`;
  return { html: label === undefined ? code : `${escaped(label)} ${code}` };
}
