// The tables that explanations show from data: rows accepted and rejected, cells hidden, reporting, groups.
import { escaped } from '../../charts/svg.ts';
import { href } from '../../format/href.ts';
import { full, share } from '../../format/numbers.ts';
import { periodName } from '../../format/periods.ts';
import type { ProblemCode } from '../../ingest/problem-list.ts';
import { PROBLEMS } from '../../ingest/problem-list.ts';
import { allGroups } from '../../queries/reference-lists.ts';
import { nationReporting } from '../../queries/province-reporting.ts';
import type { Lang } from '../../schema/column.ts';
import { INPUT_TABLES } from '../../schema/inputs.ts';
import { OUTPUT_TABLES } from '../../schema/outputs.ts';
import { ask } from '../../views/published.ts';
import type { QualityReport, Thresholds } from '../../views/report.ts';
import { qualityReport } from '../../views/report.ts';
import type { Table } from '../table-html.ts';

const pick = (lang: Lang, zh: string, en: string): string => (lang === 'zh' ? zh : en);

function shareOf(part: number, whole: number): string {
  return whole === 0 ? '—' : share(part / whole);
}

export function acceptedTable(lang: Lang): Table {
  const { tables, files, unread } = qualityReport();
  const number = (zh: string, en: string) => ({ label: pick(lang, zh, en), numeric: true });
  return {
    caption: pick(
      lang,
      `单位：行。共${full(files)}个文件，其中${full(unread)}个不属于任何表或读不出`,
      `Unit: rows. ${full(files)} files, of which ${full(unread)} belong to no table or could not be read`,
    ),
    columns: [
      { label: pick(lang, '报送的表', 'Table') },
      number('读入', 'Read'),
      number('接收', 'Accepted'),
      number('已替换', 'Superseded'),
      number('拒绝', 'Rejected'),
      number('接收占比', 'Accepted, share'),
      number('提醒', 'Warnings'),
    ],
    rows: tables.map((table) => ({
      head: INPUT_TABLES[table.name].title[lang],
      cells: [
        full(table.read),
        full(table.accepted),
        full(table.superseded),
        full(table.rejected),
        shareOf(table.accepted, table.read),
        full(table.warnings),
      ],
    })),
  };
}

const isKnown = (code: string): code is ProblemCode => code in PROBLEMS;

/** What a code means in a few words; the code itself where an older report has one that is gone. */
function meaning(code: string, lang: Lang): string {
  return isKnown(code) ? PROBLEMS[code].title[lang] : code;
}

/** A code with the way to its row on the page of codes. */
function codeLink(code: string, lang: Lang): string {
  const html = `<code>${escaped(code)}</code>`;
  return isKnown(code) ? `<a href="${href('/about/reporting/', lang)}#${code}">${html}</a>` : html;
}

export function reasonsTable(lang: Lang): Table {
  const { reasons, tables } = qualityReport();
  return {
    caption: pick(lang, '单位：拒绝的行，按原因代码排列', 'Unit: rejected rows, in the order of the codes'),
    columns: [
      { label: pick(lang, '原因', 'Reason') },
      { label: pick(lang, '意思', 'Meaning') },
      ...tables.map(({ name }) => ({ label: INPUT_TABLES[name].title[lang], numeric: true })),
    ],
    rows: reasons.map(({ code, rows }) => ({
      head: { html: codeLink(code, lang) },
      cells: [meaning(code, lang), ...tables.map(({ name }) => full(rows[name] ?? 0))],
    })),
  };
}

export const hiddenTable = (lang: Lang): Table => hiddenTableOf(qualityReport().hidden, lang);

/**
 * How many cells of each table are hidden, and what they hold of its total. Where whole lines had to be hidden, a column
 * says how many cells that were.
 */
export function hiddenTableOf(hidden: QualityReport['hidden'], lang: Lang): Table {
  const number = (zh: string, en: string) => ({ label: pick(lang, zh, en), numeric: true });
  const isCoarsened = hidden.some(({ coarsened }) => coarsened > 0);
  return {
    caption: pick(
      lang,
      '单位：数人的格子。隐去的数占合计，进位到整数',
      'Unit: cells that count persons. The share of the total is rounded up',
    ),
    columns: [
      { label: pick(lang, '表', 'Table') },
      number('格子', 'Cells'),
      number('因自身隐去', 'Hidden for their own sake'),
      number('为别的格子隐去', 'Hidden for others’ sake'),
      ...(isCoarsened ? [number('其中整行隐去', 'Of these, as whole lines')] : []),
      number('隐去占格子', 'Hidden, of cells'),
      number('隐去占合计', 'Hidden, of the total'),
    ],
    rows: hidden.map(({ name, cells, primary, secondary, coarsened, hidden_percent }) => ({
      head: OUTPUT_TABLES[name].title[lang],
      cells: [
        full(cells),
        full(primary),
        full(secondary),
        ...(isCoarsened ? [full(coarsened)] : []),
        shareOf(primary + secondary, cells),
        `${hidden_percent}%`,
      ],
    })),
  };
}

export async function reportingTable(lang: Lang): Promise<Table> {
  const rows = await ask(nationReporting());
  const number = (zh: string, en: string) => ({ label: pick(lang, zh, en), numeric: true });
  return {
    caption: pick(
      lang,
      '单位：报送单位（县，没有县的市），全国',
      'Unit: reporting units (counties, or prefectures without), China',
    ),
    columns: [
      { label: pick(lang, '时期', 'Period') },
      number('应报', 'Due'),
      number('已报', 'Reported'),
      number('已报占比', 'Reported, share'),
      number('迟报', 'Late'),
    ],
    rows: rows
      .filter(({ period_type }) => period_type !== 'month')
      .map((row) => ({
        head: periodName(row.period, lang),
        cells: [
          full(row.units_due),
          full(row.units_reported),
          shareOf(row.units_reported, row.units_due),
          full(row.units_late),
        ],
      })),
  };
}

/** What is hidden of groups of a tier, as a rule in words. */
function tierRule(tier: string, thresholds: Thresholds, lang: Lang): string {
  const few = (threshold: number): string =>
    pick(lang, `1到${threshold - 1}隐去`, `1 to ${threshold - 1} hidden`);
  switch (tier) {
    case 'T1':
    case 'T2':
      return few(thresholds[tier]);
    case 'T2c':
      return (
        few(thresholds.T2c) +
        pick(lang, '；县级、不满一年的市级一律隐去', '; always at counties, and at prefectures below a year')
      );
    case 'T3':
      return pick(lang, '只在敏感任务表', 'only in the sensitive table');
    default:
      return tier;
  }
}

export async function groupsTable(lang: Lang): Promise<Table> {
  const groups = await ask(allGroups());
  const { thresholds } = qualityReport();
  return {
    caption: pick(lang, '按对象代码排列', 'In the order of the codes'),
    columns: [
      { label: pick(lang, '服务对象', 'Group') },
      { label: pick(lang, '等级', 'Tier') },
      { label: pick(lang, '规则', 'Rule') },
    ],
    rows: groups.map((row) => ({
      head: `${row.group} ${lang === 'zh' ? row.name_zh : row.name_en}`,
      cells: [row.tier, tierRule(row.tier, thresholds, lang)],
    })),
  };
}
