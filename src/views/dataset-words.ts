// What a table's page says of any table, from the schema alone: its title, how its numbers may be read, how to cite
// it, how to read it with code.
import type { Lang, MeasureColumn, OutputColumn, OutputTable, Text } from '../schema/column.ts';
import { dimensionsOf, measuresOf } from '../schema/column.ts';

/** The sections of a table's page, in their order: the id and the heading of each. */
export const DATASET_SECTIONS = {
  basic: { zh: '基本信息', en: 'Basics' },
  notes: { zh: '读数之前', en: 'Before you read the numbers' },
  fields: { zh: '字段说明', en: 'Columns' },
  preview: { zh: '数据预览', en: 'First rows' },
  empty: { zh: '空值与符号', en: 'Empty values' },
  parts: { zh: '分省份下载', en: 'By province' },
  cite: { zh: '引用格式', en: 'How to cite' },
  code: { zh: '用代码读取', en: 'Reading it with code' },
  versions: { zh: '版本与更正', en: 'Releases and corrections' },
} as const satisfies Readonly<Record<string, Text>>;

/** How a dimension is called after 分 or by. */
const DIMENSION_NAMES: Readonly<Record<string, Record<Lang, string>>> = {
  region_code: { zh: '地区', en: 'region' },
  period: { zh: '时期', en: 'period' },
  task: { zh: '任务', en: 'task' },
  group: { zh: '服务对象', en: 'group' },
  area: { zh: '城乡', en: 'area' },
  dimension: { zh: '维度', en: 'dimension' },
  category: { zh: '类别', en: 'category' },
};

function dimensionName(name: string, lang: Lang): string {
  return DIMENSION_NAMES[name]?.[lang] ?? name;
}

function listed(words: readonly string[], lang: Lang): string {
  if (lang === 'zh') return words.join('、');
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `覆盖，分地区、分时期、分任务、分城乡`; `Coverage by region, period, task and area`; lists have their name alone. */
export function datasetTitle(table: OutputTable, lang: Lang): string {
  const names = dimensionsOf(table).map(({ name }) => dimensionName(name, lang));
  if (table.form === 'list' || names.length < 2) return table.title[lang];
  return lang === 'zh'
    ? `${table.title.zh}，${names.map((name) => `分${name}`).join('、')}`
    : `${table.title.en} by ${listed(names, lang)}`;
}

/** What must be known before a number of the table is used; `partial` are the periods without all their months. */
export function readingNotes(table: OutputTable, partial: readonly string[], lang: Lang): readonly string[] {
  const zh = lang === 'zh';
  const measures = measuresOf(table);
  const names = table.columns.map(({ name }) => name);
  const notes = additivityNotes(measures, lang);
  if (measures.some(({ unit }) => unit === 'participation')) {
    notes.push(
      zh
        ? '“按活动累计”和“人次”的数，同一个人参加两场计两次，不是人数，不能除以人口或名册。'
        : 'Participations and visits count who comes twice as two. They are not persons; never divide them by a population or a register.',
    );
  }
  if (measures.length > 0 && names.includes('status')) {
    notes.push(
      zh
        ? '空值不是0。求和、求平均之前请先看status列：隐去、未报送的数不在其中。'
        : 'An empty value is not 0. Look at status before adding or averaging: what is suppressed or not reported is left out.',
    );
  }
  if (
    table.name !== 'sensitive' &&
    (names.includes('task') || names.includes('group')) &&
    measures.length > 0
  ) {
    notes.push(
      zh
        ? '“全部”（all）不含四个敏感小类（308、309、310、313）和四类敏感对象（91—94）。'
        : '“all” leaves out the four sensitive kinds (308, 309, 310, 313) and the four sensitive groups (91–94).',
    );
  }
  if (names.includes('period') && partial.length > 0) {
    notes.push(
      zh
        ? `${partial.join('、')}只覆盖了一部分月份，是未满期，不与满期比较。`
        : `${listed(partial, lang)} cover only some of their months: never compare them with full periods.`,
    );
  }
  return notes;
}

/** Over what a measure's published values may be added: `地区、时期`, or `不能相加`. */
export function additiveOver({ additive }: MeasureColumn, lang: Lang): string {
  if (additive.length === 0) return lang === 'zh' ? '不能相加' : 'nothing';
  return listed(
    additive.map((name) => dimensionName(name, lang)),
    lang,
  );
}

/** One sentence for each set of dimensions over which measures may be added. */
function additivityNotes(measures: readonly MeasureColumn[], lang: Lang): string[] {
  const byDimensions = Map.groupBy(measures, ({ additive }) => additive.join());
  return [...byDimensions].map(([key, group]) => {
    const labels = listed(
      group.map(({ label }) => (lang === 'zh' ? label.zh : `“${label.en}”`)),
      lang,
    );
    const over = listed(
      key.split(',').map((name) => dimensionName(name, lang)),
      lang,
    );
    if (key === '') return lang === 'zh' ? `不能相加：${labels}。` : `Never add up: ${labels}.`;
    return lang === 'zh' ? `只能按${over}相加：${labels}。` : `To be added over ${over} only: ${labels}.`;
  });
}

/** Type and unit of a column: `整数（场）`. */
export function typeName(column: OutputColumn, unit: string, lang: Lang): string {
  const names: Record<string, Record<Lang, string>> = {
    VARCHAR: { zh: '文本', en: 'text' },
    INTEGER: { zh: '整数', en: 'integer' },
    BIGINT: { zh: '整数', en: 'integer' },
    'DECIMAL(18,1)': { zh: '小数，一位', en: 'one decimal' },
    DATE: { zh: '日期', en: 'date' },
  };
  const type = names[column.type]?.[lang] ?? column.type;
  if (!unit) return type;
  return lang === 'zh' ? `${type}（${unit}）` : `${type} (${unit})`;
}

/** When a cell of the column is empty. */
export function emptyWhen(column: OutputColumn, table: OutputTable, lang: Lang): string {
  const hasStatus = table.columns.some(({ role }) => role === 'status');
  if (column.role === 'measure') {
    if (hasStatus) return lang === 'zh' ? 'status说明为空时' : 'where status says so';
    return lang === 'zh' ? '名录中没有时' : 'where the register has none';
  }
  if (column.nullable) return lang === 'zh' ? '见说明' : 'as described';
  return lang === 'zh' ? '不为空' : 'never';
}

export interface CitationOptions {
  readonly title: string;
  readonly operator: string;
  readonly release: string;
  readonly date: string;
  readonly url: string;
  readonly sample: boolean;
}

/** A citation of a data set by GB/T 7714—2015, `[DS/OL]`. */
export function citation(
  { title, operator, release, date, url, sample }: CitationOptions,
  lang: Lang,
): string {
  if (lang === 'zh') {
    return `${operator}.${sample ? '示例数据：' : ''}邻里守望数据：${title}（${release}版）[DS/OL].（${date}）[访问日期].${url}.`;
  }
  const name = `${sample ? 'Sample data: ' : ''}Neighbourly Care Data: ${title}, release ${release}`;
  return `${operator}. ${name} [DS/OL]. (${date}) [date of access]. ${url}.`;
}

/** Columns that look like numbers and are not. */
const CODES = [
  'region_code',
  'parent_code',
  'township_code',
  'county_code',
  'period',
  'task',
  'parent_task',
  'group',
  'part_of',
  'sensitive_task',
];

/** Code that reads the table in DuckDB, R and pandas, codes as text. `csv` and `parquet` are full addresses. */
export function codeSamples(table: OutputTable, csv: string, parquet: string, lang: Lang): string {
  const codes = table.columns.map(({ name }) => name).filter((name) => CODES.includes(name));
  const asText = lang === 'zh' ? '代码列按文本读入' : 'codes as text';
  const r = codes.map((name) => `${name} = "c"`).join(', ');
  const python = codes.map((name) => `"${name}": "string"`).join(', ');
  return [
    `-- DuckDB`,
    `SELECT * FROM read_parquet('${parquet}');`,
    ``,
    `# R${lang === 'zh' ? '：' : ': '}${asText}`,
    `readr::read_csv("${csv}", col_types = readr::cols(${r}))`,
    ``,
    `# Python, pandas${lang === 'zh' ? '：' : ': '}${asText}`,
    `import pandas as pd`,
    `pd.read_csv("${csv}", dtype={${python}})`,
  ].join('\n');
}
