// The part of an office's report about rows that are held back: which wait for a decision, and what was decided.
import { text } from '../../src/format/language.ts';
import type { Lang } from '../../src/schema/column.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { FullFileAccount } from './accounts.ts';
import type { MetDecision } from './held-rows.ts';
import { problemsHtml, quoted, scrolling } from './office-problems.ts';

/** Rows that wait; nothing where there is none. */
export function heldHtml(files: readonly FullFileAccount[], lang: Lang): string {
  const problems = problemsHtml(files, 'held', lang);
  if (problems === '') return '';
  const t = text(lang);
  const lead = t(
    '下面的行由主办单位决定，放行以前不进入统计。已经有决定的，列在后面的表里。',
    'The publisher decides on these rows; until they are released they are in no statistic. Decisions that were taken follow below.',
  );
  return `<h2>${t('等待决定', 'Waiting for a decision')}</h2>\n<p>${lead}</p>\n${problems}`;
}

/** Decisions about the office's rows; nothing where there is none. Who decided stays with the publisher. */
export function decisionsHtml(decisions: readonly MetDecision[], lang: Lang): string {
  if (decisions.length === 0) return '';
  const t = text(lang);
  const title = t('已有决定的行', 'Rows that were decided on');
  const table = scrolling(
    {
      caption: title,
      columns: [
        { label: t('行', 'Line') },
        { label: t('文件', 'File') },
        { label: t('表', 'Table') },
        { label: t('编号', 'Key') },
        { label: t('写的是', 'What stands there') },
        { label: t('代码', 'Code') },
        { label: t('决定', 'Decision') },
        { label: t('日期', 'Day') },
        { label: t('批准文号或理由', 'Approval number or reason') },
      ],
      rows: decisions.map((one) => ({
        head: String(one.line),
        cells: [
          quoted(one.path),
          t(INPUT_TABLES[one.table].title),
          quoted(one.key),
          quoted(one.value),
          { html: `<code>${one.code}</code>` },
          one.decision === 'release' ? t('放行', 'released') : t('不收', 'dropped'),
          one.decided_on === '' ? '—' : one.decided_on,
          quoted([one.approval_number, one.reason].filter((part) => part !== '').join(t('；', '; '))),
        ],
      })),
    },
    'cases',
  );
  return `<h2>${title}</h2>\n${table}`;
}
