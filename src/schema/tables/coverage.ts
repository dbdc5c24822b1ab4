// How far the campaign has come: communities, activities, organisations, volunteers and hours.
import type { OutputTable } from '../column.ts';
import { measure, region, period, periodType, task, area, status, SUMS } from './columns.ts';

/** One row is a region, a period, a task and an area. */
export const COVERAGE: OutputTable = {
  name: 'coverage',
  title: { zh: '覆盖', en: 'Coverage' },
  row: {
    zh: '每行是一个地区、一个时期、一类任务、一种城乡范围',
    en: 'One row is a region, a period, a task and an area',
  },
  description: {
    zh: '有活动的社区（村）、活动场次、参与的社会组织、志愿者和服务时长。',
    en: 'Communities and villages with activities, activities, organisations, volunteers and hours.',
  },
  form: 'parts',
  columns: [
    ...region,
    period,
    periodType,
    task,
    area,
    measure(
      'communities',
      'community',
      { zh: '社区（村）总数', en: 'communities' },
      {
        zh: '2023年名录中的全部社区（村），各时期、各任务相同',
        en: 'all communities and villages of the 2023 register, the same for every period and task',
      },
      ['region_code'],
      'T0',
    ),
    measure(
      'communities_covered',
      'community',
      { zh: '有活动的社区（村）', en: 'communities with activities' },
      {
        zh: '至少有一场活动的社区（村），去重；跨时期、跨任务不能相加',
        en: 'distinct communities with at least one activity; never add over periods or tasks',
      },
      ['region_code'],
      'T0',
    ),
    measure(
      'activities',
      'activity',
      { zh: '活动场次', en: 'activities' },
      { zh: '举办的活动', en: 'activities held' },
      SUMS,
      'T0',
    ),
    measure(
      'organisations',
      'organisation',
      { zh: '社会组织', en: 'organisations' },
      { zh: '去重；跨地区、时期、任务都不能相加', en: 'distinct; never add over regions, periods or tasks' },
      [],
      'T0',
    ),
    measure(
      'volunteers',
      'participation',
      { zh: '志愿者（按活动累计）', en: 'volunteer participations' },
      {
        zh: '按活动累计，参加两场计两次；只在全部任务、城乡合计、季以上时期有值',
        en: 'summed over activities: who takes part twice counts twice; only for all tasks, all areas and periods longer than a month',
      },
      ['region_code', 'period'],
      'T1',
    ),
    measure(
      'party_members',
      'participation',
      { zh: '其中党员（按活动累计）', en: 'of them Party members' },
      { zh: '按活动累计；有值范围同志愿者', en: 'summed over activities; where volunteers has a value' },
      ['region_code', 'period'],
      'T1',
    ),
    measure(
      'hours',
      'hour',
      { zh: '服务时长', en: 'volunteer hours' },
      { zh: '全体志愿者合计，保留一位小数', en: 'of all volunteers, one decimal' },
      SUMS,
      'T0',
      'DECIMAL(18,1)',
    ),
    status,
  ],
};
