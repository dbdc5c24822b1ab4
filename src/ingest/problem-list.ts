// Every problem a file or row can have: its stable code, how grave it is, and what is said about it. The sentences
// are interface: tests assert them word for word, and the page of codes is made from them.
import type { Problem } from './problem-kinds.ts';
import { file, rejected, warning } from './problem-kinds.ts';
import { HELD_PROBLEMS, PERSONAL_DATA_PROBLEMS } from './problems-held.ts';

export type { Problem, Severity } from './problem-kinds.ts';

export const PROBLEMS = {
  FILE_NO_TABLE: file(
    [
      '文件名不属于任何表',
      '文件名不属于任何表{more}。',
      '文件名须以 activities、outcomes、needs、targets 或 returns 开头，类型为.csv。',
    ],
    [
      'The name belongs to no table',
      'The name belongs to no table{more}.',
      'It must begin with activities, outcomes, needs, targets or returns and end in .csv.',
    ],
  ),
  FILE_NOT_CSV: file(
    [
      '文件不是CSV',
      '这是{more}，不是CSV。',
      '请用Excel或WPS打开，另存为“CSV UTF-8（逗号分隔）”，再交CSV文件；打不开的，请从系统重新导出CSV。',
    ],
    [
      'The file is no CSV',
      'This is {more}, not CSV.',
      'Open it in Excel or WPS, save it as "CSV UTF-8", and hand in that file; where they cannot open it, export it as CSV again.',
    ],
  ),
  FILE_EMPTY: file(
    ['文件是空的', '文件是空的。', '没有数据时请删去文件，或只留表头。'],
    ['The file is empty', 'The file is empty.', 'Delete it, or keep the header row alone.'],
  ),
  FILE_UTF16: file(
    [
      '文字编码认不出',
      '文件里每隔一个字节是空字节，像是没有标记的UTF-16编码。',
      '请用Excel、WPS或记事本打开，另存为UTF-8编码的CSV。',
    ],
    [
      'The encoding is not known',
      'Every second byte of the file is empty: it looks like UTF-16 without its mark.',
      'Open it in Excel, WPS or Notepad and save it as CSV in UTF-8.',
    ],
  ),
  FILE_NO_HEADER: file(
    [
      '没有找到表头',
      '前{value}行里没有找到“{more}”的表头。',
      '请核对文件名是不是这张表，并保留一行表头；列名写法见空白模板。',
    ],
    [
      'No header was found',
      'No header of "{more}" in the first {value} rows.',
      "Check that the file's name is this table's, and keep one header row; the template has the names of its columns.",
    ],
  ),
  FILE_HEADER_MISSING: file(
    [
      '表头缺少必填的列',
      '表头缺少必填的列：{more}。',
      '请补上这些列；有这一列而名称不同的，改成这里的名称。',
    ],
    [
      'The header lacks required columns',
      'The header lacks required columns: {more}.',
      'Add them; where a column is there under another name, give it this one.',
    ],
  ),
  FILE_UNREADABLE: file(
    ['文件读不完', '文件读不完：{more}。', '请重新导出。'],
    ['The file cannot be read to its end', 'The file cannot be read to its end: {more}.', 'Export it again.'],
  ),
  COLUMNS: rejected(
    [
      '列数与表头不符',
      '这一行的列数与表头不符（{more}）。',
      '请检查是否多了或少了分隔符，含分隔符的内容要加英文双引号。',
    ],
    [
      'The row does not have the columns of the header',
      'The row does not have the columns of the header ({more}).',
      'Check for a missing or extra delimiter; put text that contains one in double quotes.',
    ],
  ),
  QUOTES: rejected(
    ['双引号不成对', '这一行的双引号不成对。', '请补上或删去多余的引号。'],
    [
      'The double quotes do not match',
      'The double quotes of the row do not match.',
      'Add the missing one or delete the extra one.',
    ],
  ),
  TRUNCATED: rejected(
    ['最后一行不完整', '文件最后一行不完整（{more}），可能没有导出完。', '请从系统重新导出整个文件。'],
    [
      'The last line is cut off',
      'The last line of the file is cut off ({more}); the export may have stopped.',
      'Export the whole file again.',
    ],
  ),
  NUL: rejected(
    ['有空字节', '这一行有空字节（NUL），文件可能损坏。', '请从系统重新导出。'],
    [
      'There is a NUL byte',
      'The row has a NUL byte; the file may be damaged.',
      'Export it from the system again.',
    ],
  ),
  ENCODING: rejected(
    [
      '有读不了的字符',
      '这一行有读不了的字符（�），原来的字已经丢失。',
      '请从系统重新导出，另存为“CSV UTF-8（逗号分隔）”。',
    ],
    [
      'There are characters that cannot be read',
      'The row has characters that cannot be read (�); what they were is lost.',
      'Export it from the system again as "CSV UTF-8".',
    ],
  ),
  MISSING: rejected(
    ['必填的没有填', '“{column}”必填，这里没有值。', '请补填。'],
    ['A required value is missing', '{column} is required and has no value.', 'Fill it in.'],
  ),
  SPREADSHEET_ERROR: rejected(
    [
      '单元格是表格软件的出错值',
      '{column}是表格软件的出错值“{value}”，原来的内容不知道。',
      '请改正公式或填上原来的内容。',
    ],
    [
      'The cell is an error of the spreadsheet',
      '{column} is the error value "{value}" of a spreadsheet; what it should say is not known.',
      'Mend the formula or write the value itself.',
    ],
  ),
  DIGITS_LOST: rejected(
    [
      '代码变成了科学记数',
      '“{value}”是被表格软件改成科学记数的代码，末几位已经丢失。',
      '请把该列设为文本，重新从系统导出。',
    ],
    [
      'A code became scientific notation',
      '"{value}" is a code that a spreadsheet turned into scientific notation; its last digits are lost.',
      'Set the column to text and export it again.',
    ],
  ),
  CONFLICT: rejected(
    ['同一项写了两个不同的值', '{column}写了两个不同的值：“{value}”与“{more}”。', '请核对，只留正确的一个。'],
    [
      'One thing has two different values',
      '{column} has two different values: "{value}" and "{more}".',
      'Check which is right and keep that one.',
    ],
  ),
  DATE: rejected(
    ['日期写法不对', '“{value}”不是日期。', '请写成2021-06-08的样子。'],
    ['Not a date', '"{value}" is not a date.', 'Write it like 2021-06-08.'],
  ),
  DATE_RANGE: rejected(
    ['日期不在行动期间', '日期“{value}”不在行动期间（{more}）。', '请核对年份；期间以外的活动不报送。'],
    [
      'The date is outside the campaign',
      'The date "{value}" is outside the campaign ({more}).',
      'Check the year; what lies outside is not handed in.',
    ],
  ),
  DATE_FUTURE: rejected(
    ['日期在将来', '日期“{value}”在{more}之后，还没有到。', '请核对年份和月份。'],
    [
      'The date is in the future',
      'The date "{value}" is after {more}: it has not come yet.',
      'Check year and month.',
    ],
  ),
  MONTH: rejected(
    ['月份写法不对', '“{value}”不是月份。', '请写成2022-03的样子；用Excel填写时，先把该列设为文本。'],
    [
      'Not a month',
      '"{value}" is not a month.',
      'Write it like 2022-03; in Excel set the column to text first.',
    ],
  ),
  NUMBER: rejected(
    [
      '不是能用的数字',
      '“{value}”不是{column}能用的数字。',
      '请只写数字，不写单位；选填的列没有数据时可以留空。',
    ],
    [
      'Not a number that can be used',
      '"{value}" is not a number that {column} can take.',
      'Write digits only, no unit; an optional column may stay empty where nothing is known.',
    ],
  ),
  RANGE: rejected(
    ['数字不合理', '{column}的值“{value}”不合理：{more}。', '请改成实际的数字。'],
    ['The number cannot be right', '{column} "{value}" cannot be right: {more}.', 'Write the actual number.'],
  ),
  REGION_FORMAT: rejected(
    ['区划代码位数不对', '“{value}”不是区划代码。', '请写6位、9位或12位数字。'],
    ['Not a region code', '"{value}" is not a region code.', 'Write 6, 9 or 12 digits.'],
  ),
  REGION_UNKNOWN: rejected(
    [
      '区划代码查不到',
      '区划代码“{value}”不在2023年名录里，也不在历年变更里。',
      '请核对代码；不清楚社区（村）代码时，可只写县级的6位。',
    ],
    [
      'The region code is not known',
      'Region code "{value}" is neither in the 2023 register nor in the changes since 2017.',
      'Check the code; where the community is not known, the 6 digits of its county will do.',
    ],
  ),
  REGION_OUT_OF_SCOPE: rejected(
    [
      '区划不在统计范围',
      '区划代码“{value}”不在统计范围（香港、澳门、台湾）。',
      '请核对代码；这些地区的活动不报送。',
    ],
    [
      'The region is out of scope',
      'Region code "{value}" is out of scope (Hong Kong, Macao, Taiwan).',
      'Check the code; activities there are not handed in.',
    ],
  ),
  TARGET_REGION: rejected(
    ['在册人数要按县报送', '在册人数按县报送，“{value}”不是县级代码。', '请写6位县级代码。'],
    [
      'Targets are given by county',
      'Targets are given by county; "{value}" is not a county code.',
      'Write its 6 digits.',
    ],
  ),
  TASK_UNKNOWN: rejected(
    ['任务类型查不到', '任务类型“{value}”不在分类里。', '请写三位代码（如103）或分类中的名称。'],
    [
      'The task is not known',
      'Task "{value}" is not in the taxonomy.',
      'Write the three-digit code (such as 103) or its Chinese name.',
    ],
  ),
  TASK_COARSE: rejected(
    ['任务类型要写到小类', '任务类型“{value}”只到四项任务。', '请写到小类，如103。'],
    [
      'The task is too coarse',
      'Task "{value}" names only one of the four tasks.',
      'Write the kind, such as 103.',
    ],
  ),
  GROUP_UNKNOWN: rejected(
    ['服务对象查不到', '服务对象“{value}”不在分类里。', '请写代码（如13）或分类中的名称。'],
    [
      'The group is not known',
      'Group "{value}" is not in the list.',
      'Write the code (such as 13) or its Chinese name.',
    ],
  ),
  STATUS_UNKNOWN: rejected(
    ['需求状态查不到', '状态“{value}”不在分类里。', '请写登记、响应、办结、无法解决之一。'],
    [
      'The status is not known',
      'Status "{value}" is not in the list.',
      'Write one of 登记, 响应, 办结, 无法解决.',
    ],
  ),
  ACTIVITY_MISSING: rejected(
    ['成效找不到它的活动', '活动编号“{value}”在本单位的活动表里没有。', '请补报该活动或改正编号。'],
    [
      'The outcome has no activity',
      'Activity "{value}" is not in the activities of this office.',
      'Hand in the activity or correct the id.',
    ],
  ),
  ACTIVITY_REJECTED: rejected(
    ['成效的活动没有被接收', '活动“{value}”没有被接收，它的成效也不能计入。', '请先改正该活动。'],
    [
      'The activity of the outcome was rejected',
      'Activity "{value}" was not accepted, so its outcomes cannot count.',
      'Mend the activity first.',
    ],
  ),
  ...PERSONAL_DATA_PROBLEMS,
  ...HELD_PROBLEMS,
  PERSONAL_COLUMN: warning(
    [
      '列名像个人信息',
      '列“{value}”像是个人信息，程序没有读。',
      '以后请不要交这一列；已经交来的文件，请删去这一列再交。',
    ],
    [
      'A column that seems to hold personal data',
      'Column "{value}" seems to hold personal data; it was not read.',
      'Leave it out from now on, and hand this file in again without it.',
    ],
  ),
  COMMUNITY_UNKNOWN: warning(
    [
      '社区（村）代码查不到',
      '社区（村）代码“{value}”不在2023年名录里，这一行计到乡镇（街道）。',
      '请核对代码；社区（村）不计入覆盖。',
    ],
    [
      'The community is not known',
      'Community "{value}" is not in the 2023 register; the row counts for its township.',
      'Check the code; no community counts as covered.',
    ],
  ),
  TOWNSHIP_UNKNOWN: warning(
    [
      '乡镇（街道）代码查不到',
      '乡镇（街道）代码“{value}”不在2023年名录里，这一行计到县级。',
      '请核对代码；社区（村）不计入覆盖。',
    ],
    [
      'The township is not known',
      'Township "{value}" is not in the 2023 register; the row counts for its county.',
      'Check the code; no community counts as covered.',
    ],
  ),
  CODE_CHANGED: warning(
    ['县级代码已变更', '县级代码“{value}”已变更为{more}，这一行计到新代码。', '以后请用新代码。'],
    [
      'The county has a new code',
      'County code "{value}" became {more}; the row counts there.',
      'Use the new code from now on.',
    ],
  ),
  CODE_SPLIT: warning(
    [
      '原县分入几个县（区）',
      '县级代码“{value}”已分入几个县（区），这一行计到{more}市直属。',
      '请改用现在的代码，才能计到县。',
    ],
    [
      'The county was divided',
      'County "{value}" was divided among several; the row counts for {more}, directly under the prefecture.',
      'Use the code of today, so that it counts for a county.',
    ],
  ),
  REGION_NAME: warning(
    [
      '地名与区划代码不符',
      '区划代码“{value}”在名录里是“{more}”，与写的地名不符。',
      '请核对代码；这一行按代码计。',
    ],
    [
      'The place name does not fit the code',
      'Region code "{value}" is "{more}" in the register, which does not fit the name beside it.',
      'Check the code; the row counts by its code.',
    ],
  ),
  CATEGORY_UNKNOWN: warning(
    [
      '分类里没有这个值',
      '{column}“{value}”不在分类里，计为“其他”；分类里没有“其他”的，这一项不计。',
      '请按分类填写；确是其他的可不改。',
    ],
    [
      'The value is not in the list',
      '{column} "{value}" is not in the list and counts as 其他 (other), or not at all where the list has none.',
      'Write a value of the list, or leave it where it is another.',
    ],
  ),
  ORG_CODE: warning(
    [
      '统一社会信用代码不对',
      '统一社会信用代码“{value}”不对（不是18位，或校验位不符），按组织名称识别组织。',
      '请核对代码；没有代码时留空。',
    ],
    [
      'The organisation code is wrong',
      'Organisation code "{value}" is wrong (not 18 characters, or the check character does not fit); the organisation is told by its name.',
      'Check the code; leave it empty where there is none.',
    ],
  ),
  RURAL_TASK: warning(
    ['农村任务写在居委会', '任务{more}只在农村开展，社区“{value}”是居委会。', '请核对；这一行照常计入。'],
    [
      'A rural task in an urban community',
      'Task {more} belongs to the countryside, and community "{value}" is a neighbourhood committee.',
      'Check it; the row counts.',
    ],
  ),
  NEED_UNKNOWN: warning(
    ['需求编号查不到', '需求编号“{value}”在本单位的需求表里没有。', '请核对编号；活动照常计入。'],
    [
      'The need is not known',
      'Need "{value}" is not in the needs of this office.',
      'Check the id; the activity counts.',
    ],
  ),
  REVISION_REJECTED: warning(
    ['较新的一行没有通过', '“{value}”较新的一行没有通过校验，沿用较早的一行。', '请改正较新的一行再交。'],
    [
      'The newer row was rejected',
      'A newer row of "{value}" was rejected; the older row stands.',
      'Mend the newer row and hand it in again.',
    ],
  ),
  RETURN_DIFFERS: warning(
    [
      '报送数与接收的活动数不同',
      '{value}报送的活动数是{more}。',
      '请核对是否漏报或有活动被拒绝；统计以接收的活动为准。',
    ],
    [
      'The return differs from the activities',
      'The return of {value} says {more}.',
      'Check whether activities are missing or rejected; what was accepted counts.',
    ],
  ),
  SENT_TWICE: warning(
    [
      '同一活动可能由两个单位报送',
      '活动“{value}”与{more}的日期、地点、任务、组织和名称都相同。',
      '请两个单位商定由谁报送；现在两行都计入。',
    ],
    [
      'Two offices may have sent one activity',
      'Activity "{value}" has the date, place, task, organisation and title of {more}.',
      'Agree on who hands it in; both rows count for now.',
    ],
  ),
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof PROBLEMS;

/** All codes, in the order of the list: files first, then rejections, then what is held back, then warnings. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];
