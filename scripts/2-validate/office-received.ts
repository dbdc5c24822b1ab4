// What was received from an office, as markup: each file's rows add up, and how it was read is told.
import { escaped } from '../../src/charts/svg.ts';
import type { Content, Html } from '../../src/components/table-html.ts';
import { text } from '../../src/format/language.ts';
import { full } from '../../src/format/numbers.ts';
import { masked } from '../../src/ingest/mask.ts';
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import { PROBLEMS } from '../../src/ingest/problem-list.ts';
import type { Rewrite } from '../../src/ingest/rewrites.ts';
import { REWRITES } from '../../src/ingest/rewrites.ts';
import { PASSED_OVER } from '../../src/ingest/row-kinds.ts';
import type { PassedOver } from '../../src/ingest/row-kinds.ts';
import type { Lang, Text } from '../../src/schema/column.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { FullFileAccount } from './accounts.ts';
import { quoted, scrolling } from './office-problems.ts';

/** Sums of an office's files. */
export interface OfficeCounts {
  readonly files: number;
  readonly unreadable: number;
  readonly read: number;
  readonly accepted: number;
  readonly superseded: number;
  readonly rejected: number;
  /** Rejected rows that nothing but a person's decision keeps out. */
  readonly held: number;
  readonly warnings: number;
}

const heldOf = (file: FullFileAccount): number =>
  (Object.entries(file.reasons) as [ProblemCode, number][]).reduce(
    (sum, [code, count]) => sum + (PROBLEMS[code].severity === 'held' ? count : 0),
    0,
  );

const warningsOf = (file: FullFileAccount): number =>
  Object.values(file.warnings).reduce((sum, count) => sum + count, 0);

/** The sums of some files. */
export function countsOf(files: readonly FullFileAccount[]): OfficeCounts {
  const sum = (of: (file: FullFileAccount) => number): number =>
    files.reduce((all, file) => all + of(file), 0);
  return {
    files: files.length,
    unreadable: files.filter((file) => file.error !== null).length,
    read: sum((file) => file.read),
    accepted: sum((file) => file.accepted),
    superseded: sum((file) => file.superseded),
    rejected: sum((file) => file.rejected),
    held: sum(heldOf),
    warnings: sum(warningsOf),
  };
}

/** Rows read and what became of them, in the order of their columns. */
export function countCells(counts: Omit<OfficeCounts, 'files' | 'unreadable' | 'held'>): string[] {
  const { read, accepted, superseded, rejected, warnings } = counts;
  return [read, accepted, superseded, rejected, warnings].map((count) => full(count));
}

/** The columns of `countCells`. */
export function countColumns(lang: Lang): { label: string; numeric: true }[] {
  const t = text(lang);
  return [
    t('读入', 'Read'),
    t('接收', 'Accepted'),
    t('替换', 'Superseded'),
    t('拒绝', 'Rejected'),
    t('提醒', 'Warnings'),
  ].map((label) => ({ label, numeric: true }));
}

/** The table of rows by file, with a total where there are several. */
export function rowsHtml(files: readonly FullFileAccount[], lang: Lang): string {
  const t = text(lang);
  const rows = files.map((file) => ({
    head: fileHead(file, lang),
    cells: [
      file.table === null ? '—' : t(INPUT_TABLES[file.table].title),
      ...countCells({ ...file, warnings: warningsOf(file) }),
    ],
  }));
  const total = { head: t('合计', 'Total'), cells: ['', ...countCells(countsOf(files))] };
  return scrolling({
    caption: t('收到的文件和行数', 'Files and rows received'),
    columns: [{ label: t('文件', 'File') }, { label: t('表', 'Table') }, ...countColumns(lang)],
    rows: files.length > 1 ? [...rows, total] : rows,
  });
}

function fileHead(file: FullFileAccount, lang: Lang): Html {
  const path = quoted(file.path).html;
  if (file.error === null) return { html: path };
  return { html: `${path} <b class="err">${lang === 'zh' ? '读不了' : 'unreadable'}</b>` };
}

const ENCODINGS: Readonly<Record<string, Text>> = {
  'utf-8': { zh: 'UTF-8', en: 'UTF-8' },
  'utf-8-bom': { zh: 'UTF-8（带BOM）', en: 'UTF-8 with BOM' },
  'utf-16le': { zh: 'UTF-16 LE', en: 'UTF-16 LE' },
  'utf-16be': { zh: 'UTF-16 BE', en: 'UTF-16 BE' },
  gb18030: { zh: 'GB18030（含GBK）', en: 'GB18030 (or GBK)' },
};

const DELIMITERS: Readonly<Record<string, Text>> = {
  ',': { zh: '逗号', en: 'comma' },
  ';': { zh: '分号', en: 'semicolon' },
  '\t': { zh: '制表符', en: 'tab' },
  '|': { zh: '竖线', en: 'vertical bar' },
};

const RECORDS: Readonly<Record<PassedOver, Text>> = {
  title: { zh: '表头上面的行', en: 'above the header' },
  header: { zh: '表头', en: 'header' },
  footer: { zh: '合计、填表人等', en: 'totals, signatures' },
  blank: { zh: '空行', en: 'blank' },
};

const named = (names: Readonly<Record<string, Text>>, value: string | null, lang: Lang): string =>
  value === null ? '—' : (names[value]?.[lang] ?? value);

const lines = (texts: readonly string[]): Content =>
  texts.length === 0 ? '—' : { html: texts.map((one) => escaped(one)).join('<br>') };

/** How each file was read: what was not read of it, and what had to be rewritten. */
export function readingHtml(files: readonly FullFileAccount[], lang: Lang): string {
  const t = text(lang);
  return scrolling({
    caption: t('各文件怎样读的', 'How the files were read'),
    columns: [
      { label: t('文件', 'File') },
      { label: t('编码', 'Encoding') },
      { label: t('分隔符', 'Delimiter') },
      { label: t('没有读的列', 'Columns not read') },
      { label: t('不当作数据的行', 'Lines that are no data') },
      { label: t('改写的格子', 'Cells rewritten') },
    ],
    rows: files
      .filter((file) => file.encoding !== null)
      .map((file) => ({
        head: quoted(file.path),
        cells: [
          named(ENCODINGS, file.encoding, lang),
          named(DELIMITERS, file.delimiter, lang),
          lines(file.unknown_columns.map(masked)),
          lines(
            PASSED_OVER.filter((kind) => file.passed_over[kind]).map(
              (kind) => `${t(RECORDS[kind])}${t('：', ': ')}${full(file.passed_over[kind] ?? 0)}`,
            ),
          ),
          lines(
            (Object.keys(REWRITES) as Rewrite[])
              .filter((kind) => file.rewritten[kind])
              .map((kind) => `${t(REWRITES[kind])}${t('：', ': ')}${full(file.rewritten[kind] ?? 0)}`),
          ),
        ],
      })),
  });
}
