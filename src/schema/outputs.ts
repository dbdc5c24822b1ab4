// The published tables: each column once, with type, unit, additivity and disclosure tier. From here come the
// Parquet and CSV columns, `tables.json`, the Data Package, the dictionary pages and the charts' labels.
import type {
  ColumnType,
  DimensionColumn,
  MeasureColumn,
  OutputTable,
  OutputTableName,
  Text,
  Tier,
  Unit,
} from './column.ts';
import { AREAS, LEVELS, PERIOD_TYPES, REPORTING_STATUSES } from './values.ts';

function dimension(
  name: string,
  label: Text,
  description: Text,
  more: Partial<DimensionColumn> = {},
): DimensionColumn {
  return { role: 'dimension', name, type: 'VARCHAR', label, description, ...more };
}

function attribute(
  name: string,
  label: Text,
  description: Text,
  more: Partial<DimensionColumn> = {},
): DimensionColumn {
  return { ...dimension(name, label, description, more), role: 'attribute' };
}

function measure(
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

const regionCode = dimension(
  'region_code',
  { zh: '区划代码', en: 'region code' },
  {
    zh: '2023年统计用区划代码；全国为000000。是文本，请勿按数字读入',
    en: 'statistical division code, 2023 register; the nation is 000000. Text: do not read it as a number',
  },
);
const regionName = attribute(
  'region_name',
  { zh: '地区名称', en: 'region name' },
  { zh: '2023年名称', en: 'name in the 2023 register' },
  { text: true },
);
const level = attribute(
  'level',
  { zh: '级别', en: 'level' },
  { zh: '全国、省、市、县', en: 'nation, province, prefecture or county' },
  { values: LEVELS },
);
const parentCode = attribute(
  'parent_code',
  { zh: '上级代码', en: 'parent code' },
  { zh: '上一级地区；全国为空', en: 'region of the level above; empty for the nation' },
  { nullable: true },
);
const region = [regionCode, regionName, level, parentCode];
const period = dimension(
  'period',
  { zh: '时期', en: 'period' },
  { zh: '月2022-03、季2022Q1、年2022或累计total', en: 'month 2022-03, quarter 2022Q1, year 2022, or total' },
);
const periodType = attribute(
  'period_type',
  { zh: '时期类型', en: 'period type' },
  { zh: '月、季、年、累计', en: 'month, quarter, year or total' },
  { values: PERIOD_TYPES },
);
const year = { ...period, description: { zh: '年', en: 'calendar year' } };
const task = dimension(
  'task',
  { zh: '任务', en: 'task' },
  {
    zh: '1–4为四项任务，三位数为小类，all为全部（不含四个敏感小类）',
    en: '1–4 the four tasks, three digits a kind of task, all: every task but the four sensitive kinds',
  },
);
const group = dimension(
  'group',
  { zh: '服务对象', en: 'group' },
  {
    zh: '对象代码；all为各行之和（不含四类敏感对象）；311计入31',
    en: 'group code; all is the sum over rows, without the four sensitive groups; 311 is part of 31',
  },
);
const area = dimension(
  'area',
  { zh: '城乡', en: 'area' },
  {
    zh: '按社区的组织类型：居委会为urban，村委会为rural，不是官方城乡分类；all含只报到乡镇或县的活动',
    en: 'by kind of community: neighbourhood committees urban, village committees rural; not the official classification. all includes activities reported only to a township or county',
  },
  { values: AREAS },
);
const status = {
  role: 'status',
  name: 'status',
  type: 'VARCHAR',
  label: { zh: '数值状态', en: 'status' },
  description: {
    zh: 'ok：各项都有值（0也是值）；suppressed隐去；not_reported未报送；not_applicable不适用；或列出为空的项，如suppressed:people,visits',
    en: 'ok: every measure has a value (0 is a value); suppressed; not_reported; not_applicable; or a list of what is empty, such as suppressed:people,visits',
  },
} as const satisfies DimensionColumn;

const SUMS = ['region_code', 'period', 'task'] as const;

const COVERAGE: OutputTable = {
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

const OUTCOMES: OutputTable = {
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

const NEEDS: OutputTable = {
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

const TARGETS: OutputTable = {
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

const PROFILE: OutputTable = {
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

const COMMUNITIES: OutputTable = {
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

const SENSITIVE: OutputTable = {
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

const REPORTING: OutputTable = {
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

const PERIODS: OutputTable = {
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

const REGIONS: OutputTable = {
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

const TASKS: OutputTable = {
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

const GROUPS: OutputTable = {
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

/** The published tables, in the order in which they are listed. */
export const OUTPUT_TABLES: Readonly<Record<OutputTableName, OutputTable>> = {
  coverage: COVERAGE,
  outcomes: OUTCOMES,
  needs: NEEDS,
  targets: TARGETS,
  profile: PROFILE,
  communities: COMMUNITIES,
  sensitive: SENSITIVE,
  reporting: REPORTING,
  periods: PERIODS,
  regions: REGIONS,
  tasks: TASKS,
  groups: GROUPS,
};

export const OUTPUT_TABLE_NAMES = Object.keys(OUTPUT_TABLES) as readonly OutputTableName[];
