// Every problem a row or file can have: its stable code, how grave it is, and what is said about it. The messages
// are interface: tests assert them word for word.
import type { Lang, Text } from '../schema/column.ts';

export type Severity = 'rejected' | 'warning';

interface Problem {
  readonly severity: Severity;
  /** `{value}` stands for the cell's text, `{column}` for the column's label, `{more}` for a detail of the case. */
  readonly message: Text;
}

const rejected = (zh: string, en: string): Problem => ({ severity: 'rejected', message: { zh, en } });
const warning = (zh: string, en: string): Problem => ({ severity: 'warning', message: { zh, en } });

export const PROBLEMS = {
  COLUMNS: rejected(
    '这一行的列数与表头不符（{more}）。请检查是否多了或少了分隔符，含分隔符的内容要加英文双引号。',
    'The row does not have the columns of the header ({more}). Check for a missing or extra delimiter; put text that contains one in double quotes.',
  ),
  QUOTES: rejected(
    '这一行的双引号不成对。请补上或删去多余的引号。',
    'The double quotes of the row do not match. Add the missing one or delete the extra one.',
  ),
  MISSING: rejected(
    '“{column}”必填，这里没有值。请补填。',
    '{column} is required and has no value. Fill it in.',
  ),
  DATE: rejected(
    '“{value}”不是日期。请写成2021-06-08的样子。',
    '"{value}" is not a date. Write it like 2021-06-08.',
  ),
  DATE_RANGE: rejected(
    '日期“{value}”不在行动期间（{more}）。请核对年份。',
    'The date "{value}" is outside the campaign ({more}). Check the year.',
  ),
  MONTH: rejected(
    '“{value}”不是月份。请写成2022-03的样子。',
    '"{value}" is not a month. Write it like 2022-03.',
  ),
  NUMBER: rejected(
    '“{value}”不是{column}能用的数字。请只写数字，没有数据时留空。',
    '"{value}" is not a number that {column} can take. Write digits only; leave it empty where nothing is known.',
  ),
  RANGE: rejected(
    '{column}的值“{value}”不合理：{more}。请核对。',
    '{column} "{value}" cannot be right: {more}. Check it.',
  ),
  REGION_FORMAT: rejected(
    '“{value}”不是区划代码。请写6位、9位或12位数字。',
    '"{value}" is not a region code. Write 6, 9 or 12 digits.',
  ),
  REGION_DIGITS_LOST: rejected(
    '“{value}”是被表格软件改成科学记数的代码，末几位已经丢失。请把该列设为文本，重新从系统导出。',
    '"{value}" is a code that a spreadsheet turned into scientific notation; its last digits are lost. Set the column to text and export it again.',
  ),
  REGION_UNKNOWN: rejected(
    '区划代码“{value}”不在2023年名录里，也不在历年变更里。请核对代码。',
    'Region code "{value}" is neither in the 2023 register nor in the changes since 2017. Check the code.',
  ),
  REGION_OUT_OF_SCOPE: rejected(
    '区划代码“{value}”不在统计范围（香港、澳门、台湾）。',
    'Region code "{value}" is out of scope (Hong Kong, Macao, Taiwan).',
  ),
  TARGET_REGION: rejected(
    '在册人数按县报送，“{value}”不是县级代码。请写6位县级代码。',
    'Targets are given by county; "{value}" is not a county code. Write its 6 digits.',
  ),
  TASK_UNKNOWN: rejected(
    '任务类型“{value}”不在分类里。请写三位代码（如103）或分类中的名称。',
    'Task "{value}" is not in the taxonomy. Write the three-digit code (such as 103) or its Chinese name.',
  ),
  TASK_COARSE: rejected(
    '任务类型“{value}”只到四项任务。请写到小类，如103。',
    'Task "{value}" names only one of the four tasks. Write the kind, such as 103.',
  ),
  GROUP_UNKNOWN: rejected(
    '服务对象“{value}”不在分类里。请写代码（如13）或分类中的名称。',
    'Group "{value}" is not in the list. Write the code (such as 13) or its Chinese name.',
  ),
  STATUS_UNKNOWN: rejected(
    '状态“{value}”不是登记、响应、办结、无法解决之一。',
    'Status "{value}" is not one of 登记, 响应, 办结, 无法解决.',
  ),
  ACTIVITY_MISSING: rejected(
    '活动编号“{value}”在本单位的活动表里没有。请补报该活动或改正编号。',
    'Activity "{value}" is not in the activities of this office. Hand in the activity or correct the id.',
  ),
  ACTIVITY_REJECTED: rejected(
    '活动“{value}”没有被接收，它的成效也不能计入。请先改正该活动。',
    'Activity "{value}" was not accepted, so its outcomes cannot count. Mend the activity first.',
  ),
  COMMUNITY_UNKNOWN: warning(
    '社区（村）代码“{value}”不在2023年名录里，这一行计到乡镇（街道）。',
    'Community "{value}" is not in the 2023 register; the row counts for its township.',
  ),
  TOWNSHIP_UNKNOWN: warning(
    '乡镇（街道）代码“{value}”不在2023年名录里，这一行计到县级。',
    'Township "{value}" is not in the 2023 register; the row counts for its county.',
  ),
  CODE_CHANGED: warning(
    '县级代码“{value}”已变更为{more}，这一行计到新代码。',
    'County code "{value}" became {more}; the row counts there.',
  ),
  CODE_SPLIT: warning(
    '县级代码“{value}”已分入几个县（区），这一行计到{more}市直属。',
    'County "{value}" was divided among several; the row counts for {more}, directly under the prefecture.',
  ),
  CATEGORY_UNKNOWN: warning(
    '{column}“{value}”不在分类里，计为“其他”。',
    '{column} "{value}" is not in the list and counts as 其他 (other).',
  ),
  ORG_CODE: warning(
    '统一社会信用代码“{value}”的校验位不符，按组织名称识别组织。',
    'Organisation code "{value}" fails its check character; the organisation is told by its name.',
  ),
  RURAL_TASK: warning(
    '任务{more}只在农村开展，社区“{value}”是居委会。请核对，这一行照常计入。',
    'Task {more} belongs to the countryside, and community "{value}" is a neighbourhood committee. Check it; the row counts.',
  ),
  NEED_UNKNOWN: warning(
    '需求编号“{value}”在本单位的需求表里没有，活动照常计入。',
    'Need "{value}" is not in the needs of this office; the activity counts.',
  ),
  REVISION_REJECTED: warning(
    '“{value}”较新的一行没有通过校验，沿用较早的一行。',
    'A newer row of "{value}" was rejected; the older row stands.',
  ),
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem of one cell: the column's canonical name (empty for the whole row), the cell's text, a detail. */
export interface CellProblem {
  readonly code: ProblemCode;
  readonly column: string;
  readonly value: string;
  readonly more?: Text;
}

/** The sentence about a problem, in the reader's language; `label` is the column's label. */
export function problemMessage(problem: CellProblem, label: Text, lang: Lang): string {
  return PROBLEMS[problem.code].message[lang]
    .replaceAll('{column}', label[lang])
    .replaceAll('{value}', problem.value)
    .replaceAll('{more}', problem.more?.[lang] ?? '');
}
