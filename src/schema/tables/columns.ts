// What the published tables have in common: how a column is written down, and the columns that several tables share.
import type { ColumnType, DimensionColumn, MeasureColumn, Text, Tier, Unit } from '../column.ts';
import { AREAS, LEVELS, PERIOD_TYPES } from '../values.ts';

/** A column that identifies a row. */
export function dimension(
  name: string,
  label: Text,
  description: Text,
  more: Partial<DimensionColumn> = {},
): DimensionColumn {
  return { role: 'dimension', name, type: 'VARCHAR', label, description, ...more };
}

/** A column that describes a row. */
export function attribute(
  name: string,
  label: Text,
  description: Text,
  more: Partial<DimensionColumn> = {},
): DimensionColumn {
  return { ...dimension(name, label, description, more), role: 'attribute' };
}

/** A column that holds a value. */
export function measure(
  name: string,
  unit: Unit,
  label: Text,
  description: Text,
  additive: readonly string[],
  tier: Tier,
  type: ColumnType = 'BIGINT',
): MeasureColumn {
  return { role: 'measure', name, type, unit, label, description, additive, tier };
}

export const regionCode = dimension(
  'region_code',
  { zh: '区划代码', en: 'region code' },
  {
    zh: '2023年统计用区划代码；全国为000000。是文本，请勿按数字读入',
    en: 'statistical division code, 2023 register; the nation is 000000. Text: do not read it as a number',
  },
);
export const regionName = attribute(
  'region_name',
  { zh: '地区名称', en: 'region name' },
  { zh: '2023年名称', en: 'name in the 2023 register' },
  { text: true },
);
export const level = attribute(
  'level',
  { zh: '级别', en: 'level' },
  { zh: '全国、省、市、县', en: 'nation, province, prefecture or county' },
  { values: LEVELS },
);
export const parentCode = attribute(
  'parent_code',
  { zh: '上级代码', en: 'parent code' },
  { zh: '上一级地区；全国为空', en: 'region of the level above; empty for the nation' },
  { nullable: true },
);
export const region = [regionCode, regionName, level, parentCode];
export const period = dimension(
  'period',
  { zh: '时期', en: 'period' },
  { zh: '月2022-03、季2022Q1、年2022或累计total', en: 'month 2022-03, quarter 2022Q1, year 2022, or total' },
);
export const periodType = attribute(
  'period_type',
  { zh: '时期类型', en: 'period type' },
  { zh: '月、季、年、累计', en: 'month, quarter, year or total' },
  { values: PERIOD_TYPES },
);
export const year = { ...period, description: { zh: '年', en: 'calendar year' } };
export const task = dimension(
  'task',
  { zh: '任务', en: 'task' },
  {
    zh: '1–4为四项任务，三位数为小类，all为全部（不含四个敏感小类）',
    en: '1–4 the four tasks, three digits a kind of task, all: every task but the four sensitive kinds',
  },
);
export const group = dimension(
  'group',
  { zh: '服务对象', en: 'group' },
  {
    zh: '对象代码；all为各行之和（不含四类敏感对象）；311计入31',
    en: 'group code; all is the sum over rows, without the four sensitive groups; 311 is part of 31',
  },
);
export const area = dimension(
  'area',
  { zh: '城乡', en: 'area' },
  {
    zh: '按社区的组织类型：居委会为urban，村委会为rural，不是官方城乡分类；all含只报到乡镇或县的活动',
    en: 'by kind of community: neighbourhood committees urban, village committees rural; not the official classification. all includes activities reported only to a township or county',
  },
  { values: AREAS },
);
export const status = {
  role: 'status',
  name: 'status',
  type: 'VARCHAR',
  label: { zh: '数值状态', en: 'status' },
  description: {
    zh: 'ok：各项都有值（0也是值）；suppressed隐去；not_reported未报送；not_applicable不适用；或列出为空的项，如suppressed:people,visits',
    en: 'ok: every measure has a value (0 is a value); suppressed; not_reported; not_applicable; or a list of what is empty, such as suppressed:people,visits',
  },
} as const satisfies DimensionColumn;

/** Dimensions over which counted events may be added. */
export const SUMS = ['region_code', 'period', 'task'] as const;
