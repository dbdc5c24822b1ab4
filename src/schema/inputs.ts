// The five tables that offices hand in: each column once, with its kind of cell, its label and what it means.
import type { CellKind, InputColumn, InputTable, InputTableName, Text } from './column.ts';

type Options = { required?: boolean; dimension?: string };

function column(
  name: string,
  kind: CellKind,
  label: Text,
  description: Text,
  { required = false, dimension }: Options = {},
): InputColumn {
  return { name, kind, required, label, description, ...(dimension === undefined ? {} : { dimension }) };
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
  required,
);
const task = column(
  'task',
  'task',
  { zh: '任务类型', en: 'task' },
  { zh: '任务小类的代码（如103）或名称', en: 'code (such as 103) or Chinese name of a kind of task' },
  required,
);
const group = column(
  'group',
  'group',
  { zh: '服务对象', en: 'group' },
  { zh: '服务对象的代码或名称', en: 'code or Chinese name of a beneficiary group' },
  required,
);
const activityId = column(
  'activity_id',
  'key',
  { zh: '活动编号', en: 'activity id' },
  { zh: '报送单位内不重复', en: 'unique within the office' },
  required,
);

const ACTIVITIES: InputTable = {
  name: 'activities',
  title: { zh: '活动', en: 'Activities' },
  key: ['activity_id'],
  columns: [
    activityId,
    column(
      'date',
      'date',
      { zh: '活动日期', en: 'date' },
      { zh: '活动开始的日期', en: 'the day it began' },
      required,
    ),
    regionCode,
    column(
      'title',
      'text',
      { zh: '活动名称', en: 'title' },
      { zh: '活动的名称', en: 'title of the activity' },
    ),
    task,
    column(
      'org_name',
      'text',
      { zh: '组织名称', en: 'organisation' },
      { zh: '开展活动的社会组织', en: 'the social organisation that held it' },
      required,
    ),
    column(
      'org_code',
      'org_code',
      { zh: '统一社会信用代码', en: 'organisation code' },
      { zh: '18位，备案组织可空', en: '18 characters (GB 32100); empty for filed organisations' },
    ),
    column(
      'org_status',
      'category',
      { zh: '登记/备案', en: 'registration' },
      { zh: '登记或备案', en: 'registered or filed' },
      { dimension: 'org_status' },
    ),
    column(
      'org_type',
      'category',
      { zh: '组织类型', en: 'organisation type' },
      { zh: '社会组织的类型', en: 'kind of organisation' },
      { dimension: 'org_type' },
    ),
    column(
      'method',
      'category',
      { zh: '服务方式', en: 'method' },
      { zh: '综合包户、结对帮扶、志愿服务', en: 'method of help' },
      { dimension: 'method' },
    ),
    column(
      'form',
      'categories',
      { zh: '服务形式', en: 'form' },
      { zh: '可多选', en: 'forms of service, a list' },
      { dimension: 'form' },
    ),
    column(
      'volunteers',
      'count',
      { zh: '志愿者人数', en: 'volunteers' },
      { zh: '参加本场活动的志愿者', en: 'volunteers who took part' },
    ),
    column(
      'residents',
      'count',
      { zh: '其中本社区居民', en: 'residents among them' },
      { zh: '志愿者中的本社区居民', en: 'volunteers who live in the community' },
    ),
    column(
      'party_members',
      'count',
      { zh: '党员人数', en: 'Party members' },
      { zh: '志愿者中的党员', en: 'Party members among the volunteers' },
    ),
    column(
      'representatives',
      'count',
      { zh: '人大代表政协委员人数', en: 'representatives' },
      { zh: '志愿者中的人大代表、政协委员', en: 'deputies and committee members among the volunteers' },
    ),
    column(
      'hours',
      'hours',
      { zh: '服务时长(小时)', en: 'hours' },
      { zh: '全体志愿者合计', en: 'of all volunteers together' },
    ),
    column(
      'funding',
      'category',
      { zh: '资金来源', en: 'funding' },
      { zh: '主要资金来源', en: 'main source of funds' },
      { dimension: 'funding' },
    ),
    column(
      'departments',
      'categories',
      { zh: '协同部门', en: 'departments' },
      { zh: '可多选', en: 'departments that took part, a list' },
      { dimension: 'department' },
    ),
    column(
      'actors',
      'categories',
      { zh: '五社联动主体', en: 'actors' },
      { zh: '可多选', en: 'which of the five took part, a list' },
      { dimension: 'actor' },
    ),
    column(
      'need_id',
      'text',
      { zh: '需求编号', en: 'need id' },
      { zh: '所回应的需求', en: 'the need it answers' },
    ),
    column(
      'updated_at',
      'timestamp',
      { zh: '更新时间', en: 'updated at' },
      { zh: '本行最后修改的时间', en: 'when the row was last changed' },
    ),
  ],
};

const OUTCOMES: InputTable = {
  name: 'outcomes',
  title: { zh: '成效', en: 'Outcomes' },
  key: ['activity_id', 'group'],
  columns: [
    activityId,
    group,
    column(
      'people',
      'count',
      { zh: '服务人数', en: 'people' },
      { zh: '本场活动服务的人，每人计一次', en: 'persons reached by this activity, each once' },
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
    ),
    column('visits', 'count', { zh: '服务人次', en: 'visits' }, { zh: '服务人次', en: 'service contacts' }),
    column(
      'resolved',
      'count',
      { zh: '本场解决需求数', en: 'needs resolved' },
      { zh: '本场活动解决的需求', en: 'needs that this activity resolved' },
    ),
    column(
      'raters',
      'count',
      { zh: '评价人数', en: 'raters' },
      { zh: '作出评价的人', en: 'persons who gave a rating' },
    ),
    column(
      'satisfied',
      'count',
      { zh: '满意人数', en: 'satisfied' },
      { zh: '评价为满意的人', en: 'raters who were satisfied' },
    ),
  ],
};

const NEEDS: InputTable = {
  name: 'needs',
  title: { zh: '需求', en: 'Needs' },
  key: ['need_id'],
  columns: [
    column(
      'need_id',
      'key',
      { zh: '需求编号', en: 'need id' },
      { zh: '报送单位内不重复', en: 'unique within the office' },
      required,
    ),
    column(
      'date',
      'date',
      { zh: '登记日期', en: 'date' },
      { zh: '需求登记的日期', en: 'the day it was registered' },
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
      required,
    ),
    column(
      'responded_date',
      'date',
      { zh: '响应日期', en: 'responded date' },
      { zh: '首次响应的日期', en: 'the day of the first response' },
    ),
    column(
      'closed_date',
      'date',
      { zh: '办结日期', en: 'closed date' },
      { zh: '办结的日期', en: 'the day it was closed' },
    ),
  ],
};

const TARGETS: InputTable = {
  name: 'targets',
  title: { zh: '在册对象', en: 'Targets' },
  key: ['region_code', 'group', 'as_of'],
  columns: [
    { ...regionCode, description: { zh: '县级代码', en: 'code of a county' } },
    group,
    column(
      'people',
      'count',
      { zh: '在册人数', en: 'people on the register' },
      { zh: '该县在册的对象', en: 'persons of the group on the register' },
      required,
    ),
    column(
      'as_of',
      'date',
      { zh: '统计日期', en: 'as of' },
      { zh: '在册人数的时点', en: 'the day of the count' },
      required,
    ),
  ],
};

const RETURNS: InputTable = {
  name: 'returns',
  title: { zh: '报送情况', en: 'Returns' },
  key: ['period'],
  columns: [
    column(
      'period',
      'month',
      { zh: '报送月份', en: 'month' },
      { zh: '如2022-03', en: 'such as 2022-03' },
      required,
    ),
    column(
      'activities',
      'count',
      { zh: '活动数', en: 'activities' },
      { zh: '0为零报告', en: '0 is a nil return' },
      required,
    ),
    column(
      'prepared_at',
      'date',
      { zh: '填报日期', en: 'prepared at' },
      { zh: '填报的日期', en: 'the day it was prepared' },
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
