// Further tables of activities: their profile, the communities, and the sensitive kinds.
import type { OutputTable } from '../column.ts';
import { AREAS } from '../values.ts';
import {
  dimension,
  attribute,
  measure,
  regionCode,
  regionName,
  region,
  period,
  periodType,
  year,
  task,
  area,
  status,
} from './columns.ts';

/** One row is a region, a period and a category of a dimension. */
export const PROFILE: OutputTable = {
  name: 'profile',
  title: { zh: '活动构成', en: 'Profile of activities' },
  row: {
    zh: '每行是一个地区、一个时期、一个维度的一个类别',
    en: 'One row is a region, a period and a category of a dimension',
  },
  description: {
    zh: '按组织类型、登记备案、方式、形式、资金、部门、五社联动主体分的活动场次。',
    en: 'Activities by kind of organisation, registration, method, form, funding, department and actor.',
  },
  form: 'parts',
  columns: [
    ...region,
    period,
    periodType,
    dimension(
      'dimension',
      { zh: '维度', en: 'dimension' },
      {
        zh: 'org_type、org_status、method、form、funding、department、actor',
        en: 'org_type, org_status, method, form, funding, department or actor',
      },
    ),
    dimension(
      'category',
      { zh: '类别', en: 'category' },
      {
        zh: '该维度的类别；形式、部门、主体可多选',
        en: 'category of the dimension; form, department and actor allow several',
      },
    ),
    measure(
      'activities',
      'activity',
      { zh: '活动场次', en: 'activities' },
      {
        zh: '属于该类别的活动；可多选的维度不能跨类别相加',
        en: 'activities of the category; do not add over the categories of a list',
      },
      ['region_code', 'period'],
      'T0',
    ),
    status,
  ],
};

/** One row is a community or village. */
export const COMMUNITIES: OutputTable = {
  name: 'communities',
  title: { zh: '社区（村）', en: 'Communities' },
  row: { zh: '每行是一个社区（村）', en: 'One row is a community or village' },
  description: {
    zh: '全部社区（村）的清单，以及有服务记录的起始月份。',
    en: 'Every community and village, and since when there is a record of service.',
  },
  form: 'parts-only-csv',
  columns: [
    { ...regionCode, description: { zh: '12位社区（村）代码', en: '12-digit code of the community' } },
    regionName,
    attribute(
      'township_code',
      { zh: '乡镇（街道）代码', en: 'township code' },
      { zh: '9位', en: '9 digits' },
    ),
    attribute('county_code', { zh: '县级代码', en: 'county code' }, { zh: '6位', en: '6 digits' }),
    attribute('area', { zh: '城乡', en: 'area' }, { ...area.description }, { values: AREAS, nullable: true }),
    attribute(
      'first_covered',
      { zh: '有服务记录自', en: 'service recorded since' },
      {
        zh: '首场活动的月份；还没有服务记录时为空',
        en: 'month of the first activity; empty where there is no record yet',
      },
      { nullable: true },
    ),
    measure(
      'activities',
      'activity',
      { zh: '活动场次', en: 'activities' },
      { zh: '在本社区（村）举办的活动', en: 'activities held in the community' },
      ['region_code'],
      'T0',
    ),
    attribute(
      'tasks',
      { zh: '任务', en: 'tasks' },
      { zh: '有活动的任务1–4，用|分隔', en: 'tasks 1–4 with activities, separated by |' },
      { nullable: true },
    ),
    status,
  ],
};

/** One row is a province, a year and a sensitive kind. */
export const SENSITIVE: OutputTable = {
  name: 'sensitive',
  title: { zh: '敏感任务', en: 'Sensitive kinds of task' },
  row: { zh: '每行是一个省份、一年、一个敏感小类', en: 'One row is a province, a year and a sensitive kind' },
  description: {
    zh: '社区矫正、社区戒毒、刑满释放、精神障碍四个小类，只到全国和省、按年，近似到10，不足30隐去；不在其他任何表中。',
    en: 'The four sensitive kinds, for the nation and provinces by year only, to the nearest 10, hidden below 30; in no other table.',
  },
  form: 'list',
  columns: [
    ...region,
    year,
    task,
    measure(
      'activities',
      'activity',
      { zh: '活动场次（近似到10）', en: 'activities, nearest 10' },
      { zh: '近似到10，不足30（含0）隐去', en: 'to the nearest 10; hidden below 30, zero included' },
      [],
      'T3',
    ),
    measure(
      'visits',
      'participation',
      { zh: '服务人次（近似到10）', en: 'visits, nearest 10' },
      { zh: '近似到10，不足30（含0）隐去', en: 'to the nearest 10; hidden below 30, zero included' },
      [],
      'T3',
    ),
    status,
  ],
};
