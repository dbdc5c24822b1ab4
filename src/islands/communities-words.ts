// What the list of communities on a county's page says.
import type { Lang } from '../schema/column.ts';

const ZH = {
  loading: '正在载入社区（村）清单…',
  failed: (reason: string) => `清单没有载入（${reason}）。`,
  again: '再试一次',
  search: '名称、乡镇（街道）或代码',
  onlyWithout: '只看还没有服务记录的',
  shown: (shown: string, found: string) =>
    shown === found ? `共${found}个社区（村）。` : `共${found}个社区（村），列出前${shown}个。`,
  none: '没有这样的社区（村）。',
  clear: '清除条件',
  more: (count: string) => `再列${count}个`,
  caption: '社区（村）清单',
  code: '代码、社区（村）',
  township: '乡镇（街道）',
  area: '城乡',
  record: '服务记录',
  activities: '活动（场）',
  tasks: '任务',
  since: (month: string) => `有服务记录，自${month}`,
  noRecord: '还没有服务记录',
  notReported: '未报送',
  urban: '城市社区',
  rural: '农村社区',
  unknown: '不详',
} as const;

type Words = {
  readonly [Name in keyof typeof ZH]: (typeof ZH)[Name] extends string ? string : (typeof ZH)[Name];
};

const EN: Words = {
  loading: 'Loading the list of communities…',
  failed: (reason) => `The list could not be loaded (${reason}).`,
  again: 'Try again',
  search: 'Name, township or code',
  onlyWithout: 'Only those without a record',
  shown: (shown, found) =>
    shown === found
      ? `${found} communities and villages.`
      : `${found} communities and villages, of which the first ${shown} are listed.`,
  none: 'There is no such community.',
  clear: 'Clear the conditions',
  more: (count) => `List ${count} more`,
  caption: 'Communities and villages',
  code: 'Code and community',
  township: 'Township',
  area: 'Area',
  record: 'Record of service',
  activities: 'Activities',
  tasks: 'Tasks',
  since: (month) => `on record since ${month}`,
  noRecord: 'no record yet',
  notReported: 'not reported',
  urban: 'urban',
  rural: 'rural',
  unknown: 'unknown',
};

export const communitiesWords = (lang: Lang): Words => (lang === 'zh' ? ZH : EN);
