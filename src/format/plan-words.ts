// What the release plan's values are called where a page says what is published at a level: the map and the tables.
import type { Lang, Text } from '../schema/column.ts';
import { AREA_LABELS, PERIOD_TYPES, type PeriodType } from '../schema/values.ts';
import type { PlanLine } from './release-plan.ts';

/** Kinds of period, as what numbers are divided by. */
export const BY_PERIOD: Readonly<Record<PeriodType, Text>> = {
  month: { zh: '按月', en: 'by month' },
  quarter: { zh: '按季', en: 'by quarter' },
  year: { zh: '按年', en: 'by year' },
  total: { zh: '累计', en: 'for all months' },
};

/** The plan's ranks of tasks. */
export const BY_TASK = {
  all: { zh: '全部任务', en: 'all tasks' },
  task: { zh: '分四类任务', en: 'by task' },
  kind: { zh: '分任务小类', en: 'by kind of task' },
  sensitive: { zh: '敏感小类', en: 'sensitive kinds' },
} as const satisfies Readonly<Record<string, Text>>;

/** Beneficiary groups together, or each. */
export const BY_GROUP = {
  all: { zh: '全部对象', en: 'all groups' },
  group: { zh: '分服务对象', en: 'by group' },
} as const satisfies Readonly<Record<string, Text>>;

const BY_AREA: Text = { zh: '分城乡', en: 'by area' };

/** A line of the plan without its levels: `按季、按年：全部任务、分服务对象`. What its table does not have is left out. */
export function planLineWords({ periodTypes, tasks, groups, areas }: PlanLine, lang: Lang): string {
  const ranks = ['all', 'task', 'kind', 'sensitive'] as const;
  const what = [
    ...ranks.filter((rank) => tasks.includes(rank)).map((rank) => BY_TASK[rank]),
    ...(groups.length > 0 ? [BY_GROUP[groups.includes('group') ? 'group' : 'all']] : []),
    ...(areas.length > 0 ? [areas.length > 1 ? BY_AREA : AREA_LABELS.all] : []),
  ];
  const join = (names: readonly Text[]): string =>
    names.map((name) => name[lang]).join(lang === 'zh' ? '、' : ', ');
  const types = PERIOD_TYPES.filter((type) => periodTypes.includes(type)).map((type) => BY_PERIOD[type]);
  return [join(types), join(what)].filter(Boolean).join(lang === 'zh' ? '：' : ': ');
}
