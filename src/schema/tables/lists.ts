// Who reported, and the lists that explain the codes of the other tables.
import type { OutputTable } from '../column.ts';
import { REPORTING_STATUSES } from '../values.ts';
import { attribute, measure, region, period, periodType, task, group, status } from './columns.ts';

/** One row is a region and a period. */
export const REPORTING: OutputTable = {
  name: 'reporting',
  title: { zh: '报送情况', en: 'Reporting' },
  row: { zh: '每行是一个地区、一个时期', en: 'One row is a region and a period' },
  description: {
    zh: '应报、已报、迟报的单位数。单位是县级（没有县的市为市）。',
    en: 'Units due, reported and late. The unit is the county, or the prefecture without counties.',
  },
  form: 'parts',
  columns: [
    ...region,
    period,
    periodType,
    attribute(
      'units_due',
      { zh: '应报单位', en: 'units due' },
      { zh: '本期至少一个月应报的单位', en: 'units due in at least one month of the period' },
      { type: 'INTEGER' },
    ),
    attribute(
      'units_reported',
      { zh: '已报单位', en: 'units reported' },
      { zh: '其中本期至少报送一个月的', en: 'of these, units that reported at least one month' },
      { type: 'INTEGER' },
    ),
    attribute(
      'units_late',
      { zh: '迟报单位', en: 'units late' },
      { zh: '其中至少一个月迟报的', en: 'of these, units late in at least one month' },
      { type: 'INTEGER' },
    ),
    {
      ...status,
      description: {
        zh: 'complete各单位各月都已报；partial部分；none都未报；not_due无应报单位',
        en: 'complete: every unit reported every month due; partial; none; not_due: no unit was due',
      },
      values: REPORTING_STATUSES,
    },
  ],
};

/** One row is a period. */
export const PERIODS: OutputTable = {
  name: 'periods',
  title: { zh: '时期', en: 'Periods' },
  row: { zh: '每行是一个时期', en: 'One row is a period' },
  description: {
    zh: '时期代码，以及数据覆盖了其中几个月。',
    en: 'Period keys, and how many of their months the data cover.',
  },
  form: 'list',
  columns: [
    period,
    periodType,
    attribute(
      'first_day',
      { zh: '首日', en: 'first day' },
      { zh: '时期首日', en: 'first day of the period' },
      { type: 'DATE' },
    ),
    attribute(
      'last_day',
      { zh: '末日', en: 'last day' },
      { zh: '时期末日', en: 'last day of the period' },
      { type: 'DATE' },
    ),
    attribute(
      'months_covered',
      { zh: '有数据的月数', en: 'months covered' },
      {
        zh: '少于总月数的为未满期，不与满期比较',
        en: 'fewer than the total: a partial period, never compared with a full one',
      },
      { type: 'INTEGER' },
    ),
    attribute(
      'months_total',
      { zh: '总月数', en: 'months in all' },
      { zh: '时期的月数', en: 'months of the period' },
      { type: 'INTEGER' },
    ),
  ],
};

/** One row is a region, down to the township. */
export const REGIONS: OutputTable = {
  name: 'regions',
  title: { zh: '行政区划', en: 'Regions' },
  row: { zh: '每行是一个地区，到乡镇（街道）', en: 'One row is a region, down to the township' },
  description: {
    zh: '2023年统计用区划代码名录，以及各地区的社区（村）数。来源：国家统计局 www.stats.gov.cn。',
    en: 'The 2023 statistical division register with numbers of communities. Source: National Bureau of Statistics, www.stats.gov.cn.',
  },
  form: 'list',
  columns: [
    ...region,
    attribute(
      'kind',
      { zh: '类型', en: 'kind' },
      {
        zh: '开发区、管理区、海岛、乡镇类型等；空为普通区划',
        en: 'development zone, management area, islands, kind of township …; empty for an ordinary division',
      },
      { nullable: true },
    ),
    measure(
      'communities',
      'community',
      { zh: '社区（村）总数', en: 'communities' },
      { zh: '名录中的社区（村）', en: 'communities of the register' },
      [],
      'T0',
    ),
    measure(
      'communities_urban',
      'community',
      { zh: '居委会', en: 'urban communities' },
      { zh: '按组织类型为居委会的', en: 'neighbourhood committees' },
      [],
      'T0',
    ),
    measure(
      'communities_rural',
      'community',
      { zh: '村委会', en: 'villages' },
      { zh: '按组织类型为村委会的', en: 'village committees' },
      [],
      'T0',
    ),
  ],
};

const nameZh = attribute('name_zh', { zh: '名称', en: 'Chinese name' }, { zh: '名称', en: 'Chinese name' });
const nameEn = attribute(
  'name_en',
  { zh: '英文名', en: 'English name' },
  { zh: '英文名', en: 'English name' },
);
const flag = { type: 'INTEGER' } as const;

/** One row is a task or a kind of task. */
export const TASKS: OutputTable = {
  name: 'tasks',
  title: { zh: '任务分类', en: 'Tasks' },
  row: { zh: '每行是一项任务或小类', en: 'One row is a task or a kind of task' },
  description: {
    zh: '通知的四项重点任务及其小类。',
    en: 'The four key tasks of the notice and their kinds.',
  },
  form: 'list',
  columns: [
    task,
    attribute(
      'parent_task',
      { zh: '上级任务', en: 'parent task' },
      { zh: '小类所属的任务', en: 'task that the kind belongs to' },
    ),
    nameZh,
    nameEn,
    attribute(
      'sensitive',
      { zh: '敏感', en: 'sensitive' },
      { zh: '1为敏感小类，只在敏感任务表', en: '1: only in the sensitive table' },
      flag,
    ),
    attribute(
      'rural_only',
      { zh: '仅农村', en: 'rural only' },
      { zh: '1为农村任务', en: '1: a task of the countryside' },
      flag,
    ),
    attribute(
      'priority_urban',
      { zh: '城市重点', en: 'urban priority' },
      { zh: '1为通知列出的城市重点', en: '1: a priority for cities in the notice' },
      flag,
    ),
    attribute(
      'priority_rural',
      { zh: '农村重点', en: 'rural priority' },
      { zh: '1为通知列出的农村重点', en: '1: a priority for the countryside in the notice' },
      flag,
    ),
  ],
};

/** One row is a beneficiary group. */
export const GROUPS: OutputTable = {
  name: 'groups',
  title: { zh: '服务对象', en: 'Groups' },
  row: { zh: '每行是一类服务对象', en: 'One row is a beneficiary group' },
  description: { zh: '服务对象分类与保密等级。', en: 'Beneficiary groups and their disclosure tier.' },
  form: 'list',
  columns: [
    group,
    nameZh,
    nameEn,
    attribute(
      'tier',
      { zh: '保密等级', en: 'tier' },
      { zh: 'T1、T2、T2c儿童、T3敏感', en: 'T1, T2, T2c children, T3 sensitive' },
    ),
    attribute(
      'part_of',
      { zh: '所属对象', en: 'part of' },
      { zh: '包含本类的对象', en: 'group that includes this one' },
      { nullable: true },
    ),
    attribute(
      'sensitive_task',
      { zh: '对应敏感小类', en: 'sensitive kind' },
      { zh: '在敏感任务表中计入的小类', en: 'kind under which it counts in the sensitive table' },
      { nullable: true },
    ),
  ],
};
