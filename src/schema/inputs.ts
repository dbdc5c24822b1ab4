// The five tables that offices hand in: each column once, with its kind of cell, its label and what it means.
import type { CellKind, CompanionColumn, InputColumn, InputTable, InputTableName, Text } from './column.ts';

type Options = { required?: boolean; dimension?: string };

function column(
  name: string,
  kind: CellKind,
  label: Text,
  description: Text,
  examples: readonly [string, string],
  { required = false, dimension }: Options = {},
): InputColumn {
  return {
    name,
    kind,
    required,
    label,
    description,
    examples,
    ...(dimension === undefined ? {} : { dimension }),
  };
}

const required = { required: true };

const regionCode = column(
  'region_code',
  'region',
  { zh: '区划代码', en: 'region code' },
  {
    zh: '12位社区（村）、9位乡镇（街道）或6位县级代码',
    en: 'code of a community (12 digits), township (9) or county (6)',
  },
  ['430102001001', '430102001002'],
  required,
);
const task = column(
  'task',
  'task',
  { zh: '任务类型', en: 'task' },
  { zh: '任务小类的代码（如103）或名称', en: 'code (such as 103) or Chinese name of a kind of task' },
  ['103', '201'],
  required,
);
const group = column(
  'group',
  'group',
  { zh: '服务对象', en: 'group' },
  { zh: '服务对象的代码或名称', en: 'code or Chinese name of a beneficiary group' },
  ['13', '61'],
  required,
);
const activityId = column(
  'activity_id',
  'key',
  { zh: '活动编号', en: 'activity id' },
  { zh: '报送单位内不重复', en: 'unique within the office' },
  ['CS-2022-0001', 'CS-2022-0002'],
  required,
);

/** What many offices write beside the code; it is compared with the register's name. */
const regionName: CompanionColumn = {
  name: 'region_name',
  label: { zh: '社区名称', en: 'name of the place' },
  of: 'region_code',
};

const ACTIVITIES: InputTable = {
  name: 'activities',
  title: { zh: '活动', en: 'Activities' },
  key: ['activity_id'],
  companions: [regionName],
  columns: [
    activityId,
    column(
      'date',
      'date',
      { zh: '活动日期', en: 'date' },
      { zh: '活动开始的日期', en: 'the day it began' },
      ['2022-03-05', '2022-03-06'],
      required,
    ),
    regionCode,
    column(
      'title',
      'text',
      { zh: '活动名称', en: 'title' },
      { zh: '活动的名称', en: 'title of the activity' },
      ['看望独居老人', '小区环境清理'],
    ),
    task,
    column(
      'org_name',
      'text',
      { zh: '组织名称', en: 'organisation' },
      { zh: '开展活动的社会组织', en: 'the social organisation that held it' },
      ['甲志愿服务队（示例）', '乙社会工作服务中心（示例）'],
      required,
    ),
    column(
      'org_code',
      'org_code',
      { zh: '统一社会信用代码', en: 'organisation code' },
      { zh: '18位，备案组织可空', en: '18 characters (GB 32100); empty for filed organisations' },
      ['', '52430000MJ0000001J'],
    ),
    column(
      'org_status',
      'category',
      { zh: '登记/备案', en: 'registration' },
      { zh: '登记或备案', en: 'registered or filed' },
      ['备案', '登记'],
      { dimension: 'org_status' },
    ),
    column(
      'org_type',
      'category',
      { zh: '组织类型', en: 'organisation type' },
      { zh: '社会组织的类型', en: 'kind of organisation' },
      ['志愿服务组织', '社会工作服务机构'],
      { dimension: 'org_type' },
    ),
    column(
      'method',
      'category',
      { zh: '服务方式', en: 'method' },
      { zh: '综合包户、结对帮扶、志愿服务', en: 'method of help' },
      ['志愿服务', '结对帮扶'],
      { dimension: 'method' },
    ),
    column(
      'form',
      'categories',
      { zh: '服务形式', en: 'form' },
      { zh: '可多选', en: 'forms of service, a list' },
      ['亲情陪伴、生活照料', '其他'],
      { dimension: 'form' },
    ),
    column(
      'volunteers',
      'count',
      { zh: '志愿者人数', en: 'volunteers' },
      { zh: '参加本场活动的志愿者', en: 'volunteers who took part' },
      ['12', '15'],
    ),
    column(
      'residents',
      'count',
      { zh: '其中本社区居民', en: 'residents among them' },
      { zh: '志愿者中的本社区居民', en: 'volunteers who live in the community' },
      ['8', '15'],
    ),
    column(
      'party_members',
      'count',
      { zh: '党员人数', en: 'Party members' },
      { zh: '志愿者中的党员', en: 'Party members among the volunteers' },
      ['3', '4'],
    ),
    column(
      'representatives',
      'count',
      { zh: '人大代表政协委员人数', en: 'representatives' },
      { zh: '志愿者中的人大代表、政协委员', en: 'deputies and committee members among the volunteers' },
      ['0', '1'],
    ),
    column(
      'hours',
      'hours',
      { zh: '服务时长(小时)', en: 'hours' },
      { zh: '全体志愿者合计', en: 'of all volunteers together' },
      ['24', '37.5'],
    ),
    column(
      'funding',
      'category',
      { zh: '资金来源', en: 'funding' },
      { zh: '主要资金来源', en: 'main source of funds' },
      ['自筹', '政府购买'],
      { dimension: 'funding' },
    ),
    column(
      'departments',
      'categories',
      { zh: '协同部门', en: 'departments' },
      { zh: '可多选', en: 'departments that took part, a list' },
      ['民政', '民政、卫生健康'],
      { dimension: 'department' },
    ),
    column(
      'actors',
      'categories',
      { zh: '五社联动主体', en: 'actors' },
      { zh: '可多选', en: 'which of the five took part, a list' },
      ['社区、社会组织、社区志愿者', '社会组织'],
      { dimension: 'actor' },
    ),
    column(
      'need_id',
      'key',
      { zh: '需求编号', en: 'need id' },
      { zh: '所回应的需求', en: 'the need it answers' },
      ['XQ-2022-0001', ''],
    ),
    column(
      'updated_at',
      'timestamp',
      { zh: '更新时间', en: 'updated at' },
      { zh: '本行最后修改的时间', en: 'when the row was last changed' },
      ['2022-03-06 17:30', '2022-03-07 09:00'],
    ),
  ],
};

const OUTCOMES: InputTable = {
  name: 'outcomes',
  title: { zh: '成效', en: 'Outcomes' },
  key: ['activity_id', 'group'],
  companions: [],
  columns: [
    activityId,
    group,
    column(
      'people',
      'count',
      { zh: '服务人数', en: 'people' },
      { zh: '本场活动服务的人，每人计一次', en: 'persons reached by this activity, each once' },
      ['15', '60'],
      required,
    ),
    column(
      'first_time',
      'count',
      { zh: '其中本年首次服务人数', en: 'first time this year' },
      {
        zh: '按报送单位名册，本年首次服务的人',
        en: 'of these, whom the office serves for the first time this calendar year',
      },
      ['6', ''],
    ),
    column('visits', 'count', { zh: '服务人次', en: 'visits' }, { zh: '服务人次', en: 'service contacts' }, [
      '15',
      '64',
    ]),
    column(
      'resolved',
      'count',
      { zh: '本场解决需求数', en: 'needs resolved' },
      { zh: '本场活动解决的需求', en: 'needs that this activity resolved' },
      ['1', '0'],
    ),
    column(
      'raters',
      'count',
      { zh: '评价人数', en: 'raters' },
      { zh: '作出评价的人', en: 'persons who gave a rating' },
      ['12', '40'],
    ),
    column(
      'satisfied',
      'count',
      { zh: '满意人数', en: 'satisfied' },
      { zh: '评价为满意的人', en: 'raters who were satisfied' },
      ['12', '38'],
    ),
  ],
};

const NEEDS: InputTable = {
  name: 'needs',
  title: { zh: '需求', en: 'Needs' },
  key: ['need_id'],
  companions: [regionName],
  columns: [
    column(
      'need_id',
      'key',
      { zh: '需求编号', en: 'need id' },
      { zh: '报送单位内不重复', en: 'unique within the office' },
      ['XQ-2022-0001', 'XQ-2022-0002'],
      required,
    ),
    column(
      'date',
      'date',
      { zh: '登记日期', en: 'date' },
      { zh: '需求登记的日期', en: 'the day it was registered' },
      ['2022-03-01', '2022-03-03'],
      required,
    ),
    regionCode,
    task,
    group,
    column(
      'status',
      'need_status',
      { zh: '状态', en: 'status' },
      { zh: '登记、响应、办结、无法解决', en: 'registered, responded, resolved, cannot be resolved' },
      ['办结', '登记'],
      required,
    ),
    column(
      'responded_date',
      'date',
      { zh: '响应日期', en: 'responded date' },
      { zh: '首次响应的日期', en: 'the day of the first response' },
      ['2022-03-02', ''],
    ),
    column(
      'closed_date',
      'date',
      { zh: '办结日期', en: 'closed date' },
      { zh: '办结的日期', en: 'the day it was closed' },
      ['2022-03-05', ''],
    ),
  ],
};

const TARGETS: InputTable = {
  name: 'targets',
  title: { zh: '在册对象', en: 'Targets' },
  key: ['region_code', 'group', 'as_of'],
  companions: [regionName],
  columns: [
    {
      ...regionCode,
      description: { zh: '县级代码', en: 'code of a county' },
      examples: ['430102', '430102'],
    },
    { ...group, examples: ['13', '31'] },
    column(
      'people',
      'count',
      { zh: '在册人数', en: 'people on the register' },
      { zh: '该县在册的对象', en: 'persons of the group on the register' },
      ['320', '410'],
      required,
    ),
    column(
      'as_of',
      'date',
      { zh: '统计日期', en: 'as of' },
      { zh: '在册人数的时点', en: 'the day of the count' },
      ['2022-06-30', '2022-06-30'],
      required,
    ),
  ],
};

const RETURNS: InputTable = {
  name: 'returns',
  title: { zh: '报送情况', en: 'Returns' },
  key: ['period'],
  companions: [],
  columns: [
    column(
      'period',
      'month',
      { zh: '报送月份', en: 'month' },
      { zh: '如2022-03', en: 'such as 2022-03' },
      ['2022-03', '2022-04'],
      required,
    ),
    column(
      'activities',
      'count',
      { zh: '活动数', en: 'activities' },
      { zh: '0为零报告', en: '0 is a nil return' },
      ['2', '0'],
      required,
    ),
    column(
      'prepared_at',
      'date',
      { zh: '填报日期', en: 'prepared at' },
      { zh: '填报的日期', en: 'the day it was prepared' },
      ['2022-04-10', '2022-05-09'],
    ),
  ],
};

/** The input tables, in the order in which they are read and reported. */
export const INPUT_TABLES: Readonly<Record<InputTableName, InputTable>> = {
  activities: ACTIVITIES,
  outcomes: OUTCOMES,
  needs: NEEDS,
  targets: TARGETS,
  returns: RETURNS,
};

export const INPUT_TABLE_NAMES = Object.keys(INPUT_TABLES) as readonly InputTableName[];

/** The label of a column or companion of a table, undefined for an unknown name. */
export function labelOf(table: InputTableName, name: string): Text | undefined {
  const { columns, companions } = INPUT_TABLES[table];
  return [...columns, ...companions].find((one) => one.name === name)?.label;
}
