// The rates that the site works out of two published measures of one row. They are in no published file.
import type { OutputTableName, Text } from './column.ts';

export interface Rate {
  readonly name: string;
  readonly table: OutputTableName;
  readonly label: Text;
  readonly description: Text;
  readonly numerator: string;
  readonly denominator: string;
  /** Only for periods that ended 90 days before the release: until then needs are still being dealt with. */
  readonly mature?: boolean;
}

/** In the order in which they are offered. */
export const RATES: readonly Rate[] = [
  {
    name: 'coverage_rate',
    table: 'coverage',
    label: { zh: '社区覆盖率', en: 'community coverage' },
    description: {
      zh: '有活动的社区（村）÷全部社区（村）',
      en: 'communities with activities ÷ all communities',
    },
    numerator: 'communities_covered',
    denominator: 'communities',
  },
  {
    name: 'satisfaction',
    table: 'outcomes',
    label: { zh: '满意占比', en: 'share satisfied' },
    description: { zh: '满意人数÷评价人数', en: 'satisfied ÷ raters' },
    numerator: 'satisfied',
    denominator: 'raters',
  },
  {
    name: 'response_rate',
    table: 'needs',
    label: { zh: '响应率', en: 'response' },
    description: {
      zh: '已响应÷登记需求；时期结束满90天后才计算',
      en: 'responded ÷ registered; only for periods that ended 90 days before the release',
    },
    numerator: 'responded',
    denominator: 'registered',
    mature: true,
  },
  {
    name: 'resolution_rate',
    table: 'needs',
    label: { zh: '办结率', en: 'resolution' },
    description: {
      zh: '已办结÷登记需求；时期结束满90天后才计算',
      en: 'resolved ÷ registered; only for periods that ended 90 days before the release',
    },
    numerator: 'resolved',
    denominator: 'registered',
    mature: true,
  },
  {
    name: 'reach',
    table: 'targets',
    label: { zh: '到达率', en: 'reach' },
    description: { zh: '本年首次服务人数÷在册人数', en: 'served for the first time ÷ on the register' },
    numerator: 'first_time',
    denominator: 'target_people',
  },
  {
    name: 'reporting_rate',
    table: 'reporting',
    label: { zh: '已报占比', en: 'share reported' },
    description: { zh: '已报单位÷应报单位', en: 'units reported ÷ units due' },
    numerator: 'units_reported',
    denominator: 'units_due',
  },
];
