// Whom it reached, what residents asked for, and the registers it is held against.
import type { OutputTable } from '../column.ts';
import { measure, region, period, periodType, year, task, group, status, SUMS } from './columns.ts';

/** One row is a region, a period, a task and a beneficiary group. */
export const OUTCOMES: OutputTable = {
  name: 'outcomes',
  title: { zh: '服务成效', en: 'Outcomes' },
  row: {
    zh: '每行是一个地区、一个时期、一类任务、一类服务对象',
    en: 'One row is a region, a period, a task and a beneficiary group',
  },
  description: {
    zh: '服务了哪些人：按活动累计的人数、本年首次服务人数、人次、解决的需求和评价。',
    en: 'Whom the activities reached: people, first-time people, visits, needs resolved and ratings.',
  },
  form: 'parts',
  columns: [
    ...region,
    period,
    periodType,
    task,
    group,
    measure(
      'people',
      'participation',
      { zh: '服务人数（按活动累计）', en: 'people reached, by activity' },
      {
        zh: '按活动累计，参加两场计两次，不等于人数，不除以人口',
        en: 'summed over activities: who comes twice counts twice; not a number of persons',
      },
      SUMS,
      'group',
    ),
    measure(
      'first_time',
      'person',
      { zh: '本年首次服务人数', en: 'people served for the first time this year' },
      {
        zh: '同一日历年、地区、对象内可相加为报送单位名册中的人数；填报不足八成时为未报送',
        en: 'adds up within a calendar year, region and group to the persons that offices know; not reported where under 80% of rows carry it',
      },
      ['region_code', 'period', 'task'],
      'group',
    ),
    measure(
      'visits',
      'participation',
      { zh: '服务人次', en: 'visits' },
      { zh: '服务人次', en: 'service contacts' },
      SUMS,
      'group',
    ),
    measure(
      'resolved',
      'need',
      { zh: '当场解决需求', en: 'needs resolved on the spot' },
      { zh: '活动中解决的需求', en: 'needs that activities resolved' },
      SUMS,
      'needs',
    ),
    measure(
      'raters',
      'rating',
      { zh: '评价人数', en: 'raters' },
      { zh: '作出评价的人数，按活动累计', en: 'ratings given, summed over activities' },
      SUMS,
      'group',
    ),
    measure(
      'satisfied',
      'rating',
      { zh: '满意人数', en: 'satisfied' },
      { zh: '其中评价满意的，与评价人数一并隐去', en: 'satisfied ratings; hidden together with raters' },
      SUMS,
      'group',
    ),
    status,
  ],
};

/** One row is a region, a period of registration, a task and a group. */
export const NEEDS: OutputTable = {
  name: 'needs',
  title: { zh: '居民需求', en: 'Needs' },
  row: {
    zh: '每行是一个地区、一个登记时期、一类任务、一类对象',
    en: 'One row is a region, a period of registration, a task and a group',
  },
  description: {
    zh: '居民登记的需求，以及到发布时的响应和办结。',
    en: 'Needs that residents registered, and how many were answered and resolved by the release.',
  },
  form: 'parts',
  columns: [
    ...region,
    period,
    periodType,
    task,
    group,
    measure(
      'registered',
      'need',
      { zh: '登记需求', en: 'registered' },
      { zh: '本期登记的需求', en: 'needs registered in the period' },
      SUMS,
      'needs',
    ),
    measure(
      'responded',
      'need',
      { zh: '已响应', en: 'responded' },
      { zh: '其中到发布时已响应的', en: 'of these, responded to by the release' },
      SUMS,
      'needs',
    ),
    measure(
      'resolved',
      'need',
      { zh: '已办结', en: 'resolved' },
      { zh: '其中到发布时已办结的', en: 'of these, resolved by the release' },
      SUMS,
      'needs',
    ),
    status,
  ],
};

/** One row is a region, a year and a group. */
export const TARGETS: OutputTable = {
  name: 'targets',
  title: { zh: '在册对象', en: 'Target register' },
  row: { zh: '每行是一个地区、一年、一类对象', en: 'One row is a region, a year and a group' },
  description: {
    zh: '各类对象的在册人数与本年首次服务人数，两者之比是服务到达率。',
    en: 'Persons on the register of each group, and persons served for the first time in the year: their ratio is the reach.',
  },
  form: 'parts',
  columns: [
    ...region,
    year,
    group,
    measure(
      'target_people',
      'person',
      { zh: '在册人数', en: 'people on the register' },
      { zh: '当年最近一次统计的在册人数', en: 'persons on the register at the last count of the year' },
      ['region_code'],
      'group',
    ),
    measure(
      'first_time',
      'person',
      { zh: '本年首次服务人数', en: 'people served for the first time this year' },
      { zh: '同服务成效表', en: 'as in the outcomes table' },
      ['region_code'],
      'group',
    ),
    status,
  ],
};
