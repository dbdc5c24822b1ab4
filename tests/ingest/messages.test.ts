// Every message, word for word, in both languages: a case of each code. A new code needs its line here.
import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import { PROBLEM_CODES } from '../../src/ingest/problem-list.ts';
import type { CellProblem } from '../../src/ingest/problems.ts';
import { problemMessage } from '../../src/ingest/problems.ts';
import type { Text } from '../../src/schema/column.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';

type Case = readonly [problem: Omit<CellProblem, 'code'>, zh: string, en: string];

const MESSAGES: Record<ProblemCode, Case> = {
  FILE_NO_TABLE: [
    {
      column: '',
      value: '',
      more: { zh: '，表头像“活动”表（activities）', en: '; its header looks like Activities (activities)' },
    },
    '文件名不属于任何表，表头像“活动”表（activities）。文件名须以 activities、outcomes、needs、targets 或 returns 开头，类型为.csv。',
    'The name belongs to no table; its header looks like Activities (activities). It must begin with activities, outcomes, needs, targets or returns and end in .csv.',
  ],
  FILE_NOT_CSV: [
    {
      column: '',
      value: '',
      more: { zh: 'Excel工作簿（.xlsx）或压缩文件', en: 'an Excel workbook (.xlsx) or an archive' },
    },
    '这是Excel工作簿（.xlsx）或压缩文件，不是CSV。请用Excel或WPS打开，另存为“CSV UTF-8（逗号分隔）”，再交CSV文件；打不开的，请从系统重新导出CSV。',
    'This is an Excel workbook (.xlsx) or an archive, not CSV. Open it in Excel or WPS, save it as "CSV UTF-8", and hand in that file; where they cannot open it, export it as CSV again.',
  ],
  FILE_EMPTY: [
    { column: '', value: '' },
    '文件是空的。没有数据时请删去文件，或只留表头。',
    'The file is empty. Delete it, or keep the header row alone.',
  ],
  FILE_UTF16: [
    { column: '', value: '' },
    '文件里每隔一个字节是空字节，像是没有标记的UTF-16编码。请用Excel、WPS或记事本打开，另存为UTF-8编码的CSV。',
    'Every second byte of the file is empty: it looks like UTF-16 without its mark. Open it in Excel, WPS or Notepad and save it as CSV in UTF-8.',
  ],
  FILE_NO_HEADER: [
    { column: '', value: '20', more: { zh: '活动', en: 'Activities' } },
    '前20行里没有找到“活动”的表头。请核对文件名是不是这张表，并保留一行表头；列名写法见空白模板。',
    'No header of "Activities" in the first 20 rows. Check that the file\'s name is this table\'s, and keep one header row; the template has the names of its columns.',
  ],
  FILE_HEADER_MISSING: [
    { column: '', value: '', more: { zh: '活动编号、任务类型', en: 'activity id, task' } },
    '表头缺少必填的列：活动编号、任务类型。请补上这些列；有这一列而名称不同的，改成这里的名称。',
    'The header lacks required columns: activity id, task. Add them; where a column is there under another name, give it this one.',
  ],
  FILE_UNREADABLE: [
    { column: '', value: '', more: { zh: 'EIO', en: 'EIO' } },
    '文件读不完：EIO。请重新导出。',
    'The file cannot be read to its end: EIO. Export it again.',
  ],
  COLUMNS: [
    { column: '', value: 'A1,2022-03-05', more: { zh: '2列，表头8列', en: '2 columns, the header has 8' } },
    '这一行的列数与表头不符（2列，表头8列）。请检查是否多了或少了分隔符，含分隔符的内容要加英文双引号。',
    'The row does not have the columns of the header (2 columns, the header has 8). Check for a missing or extra delimiter; put text that contains one in double quotes.',
  ],
  QUOTES: [
    { column: '', value: 'A1,"x' },
    '这一行的双引号不成对。请补上或删去多余的引号。',
    'The double quotes of the row do not match. Add the missing one or delete the extra one.',
  ],
  TRUNCATED: [
    { column: '', value: 'A1,2022', more: { zh: '2列，表头8列', en: '2 columns, the header has 8' } },
    '文件最后一行不完整（2列，表头8列），可能没有导出完。请从系统重新导出整个文件。',
    'The last line of the file is cut off (2 columns, the header has 8); the export may have stopped. Export the whole file again.',
  ],
  NUL: [
    { column: '', value: 'A1,␀' },
    '这一行有空字节（NUL），文件可能损坏。请从系统重新导出。',
    'The row has a NUL byte; the file may be damaged. Export it from the system again.',
  ],
  ENCODING: [
    { column: '', value: 'A1,�' },
    '这一行有读不了的字符（�），原来的字已经丢失。请从系统重新导出，另存为“CSV UTF-8（逗号分隔）”。',
    'The row has characters that cannot be read (�); what they were is lost. Export it from the system again as "CSV UTF-8".',
  ],
  MISSING: [
    { column: 'people', value: '' },
    '“服务人数”必填，这里没有值。请补填。',
    'people is required and has no value. Fill it in.',
  ],
  SPREADSHEET_ERROR: [
    { column: 'title', value: '#N/A' },
    '活动名称是表格软件的出错值“#N/A”，原来的内容不知道。请改正公式或填上原来的内容。',
    'title is the error value "#N/A" of a spreadsheet; what it should say is not known. Mend the formula or write the value itself.',
  ],
  DIGITS_LOST: [
    { column: 'region_code', value: '4.311E+11' },
    '“4.311E+11”是被表格软件改成科学记数的代码，末几位已经丢失。请把该列设为文本，重新从系统导出。',
    '"4.311E+11" is a code that a spreadsheet turned into scientific notation; its last digits are lost. Set the column to text and export it again.',
  ],
  CONFLICT: [
    { column: 'task', value: '103', more: { zh: '文化活动', en: '文化活动' } },
    '任务类型写了两个不同的值：“103”与“文化活动”。请核对，只留正确的一个。',
    'task has two different values: "103" and "文化活动". Check which is right and keep that one.',
  ],
  DATE: [
    { column: 'date', value: '2021-02-30' },
    '“2021-02-30”不是日期。请写成2021-06-08的样子。',
    '"2021-02-30" is not a date. Write it like 2021-06-08.',
  ],
  DATE_RANGE: [
    { column: 'date', value: '2021-05-31', more: { zh: '2021-06-01起', en: 'from 2021-06-01' } },
    '日期“2021-05-31”不在行动期间（2021-06-01起）。请核对年份；期间以外的活动不报送。',
    'The date "2021-05-31" is outside the campaign (from 2021-06-01). Check the year; what lies outside is not handed in.',
  ],
  DATE_FUTURE: [
    { column: 'date', value: '2032-03-05', more: { zh: '2023-01-01', en: '2023-01-01' } },
    '日期“2032-03-05”在2023-01-01之后，还没有到。请核对年份和月份。',
    'The date "2032-03-05" is after 2023-01-01: it has not come yet. Check year and month.',
  ],
  MONTH: [
    { column: 'period', value: 'Mar-22' },
    '“Mar-22”不是月份。请写成2022-03的样子；用Excel填写时，先把该列设为文本。',
    '"Mar-22" is not a month. Write it like 2022-03; in Excel set the column to text first.',
  ],
  NUMBER: [
    { column: 'volunteers', value: '12人' },
    '“12人”不是志愿者人数能用的数字。请只写数字，不写单位；选填的列没有数据时可以留空。',
    '"12人" is not a number that volunteers can take. Write digits only, no unit; an optional column may stay empty where nothing is known.',
  ],
  RANGE: [
    {
      column: 'party_members',
      value: '9',
      more: { zh: '不能大于志愿者人数（5）', en: 'it cannot exceed volunteers (5)' },
    },
    '党员人数的值“9”不合理：不能大于志愿者人数（5）。请改成实际的数字。',
    'Party members "9" cannot be right: it cannot exceed volunteers (5). Write the actual number.',
  ],
  REGION_FORMAT: [
    { column: 'region_code', value: '4301' },
    '“4301”不是区划代码。请写6位、9位或12位数字。',
    '"4301" is not a region code. Write 6, 9 or 12 digits.',
  ],
  REGION_UNKNOWN: [
    { column: 'region_code', value: '430198' },
    '区划代码“430198”不在2023年名录里，也不在历年变更里。请核对代码；不清楚社区（村）代码时，可只写县级的6位。',
    'Region code "430198" is neither in the 2023 register nor in the changes since 2017. Check the code; where the community is not known, the 6 digits of its county will do.',
  ],
  REGION_OUT_OF_SCOPE: [
    { column: 'region_code', value: '810000' },
    '区划代码“810000”不在统计范围（香港、澳门、台湾）。请核对代码；这些地区的活动不报送。',
    'Region code "810000" is out of scope (Hong Kong, Macao, Taiwan). Check the code; activities there are not handed in.',
  ],
  TARGET_REGION: [
    { column: 'region_code', value: '430102001' },
    '在册人数按县报送，“430102001”不是县级代码。请写6位县级代码。',
    'Targets are given by county; "430102001" is not a county code. Write its 6 digits.',
  ],
  TASK_UNKNOWN: [
    { column: 'task', value: '养老' },
    '任务类型“养老”不在分类里。请写三位代码（如103）或分类中的名称。',
    'Task "养老" is not in the taxonomy. Write the three-digit code (such as 103) or its Chinese name.',
  ],
  TASK_COARSE: [
    { column: 'task', value: '1' },
    '任务类型“1”只到四项任务。请写到小类，如103。',
    'Task "1" names only one of the four tasks. Write the kind, such as 103.',
  ],
  GROUP_UNKNOWN: [
    { column: 'group', value: '老人' },
    '服务对象“老人”不在分类里。请写代码（如13）或分类中的名称。',
    'Group "老人" is not in the list. Write the code (such as 13) or its Chinese name.',
  ],
  STATUS_UNKNOWN: [
    { column: 'status', value: '已办' },
    '状态“已办”不在分类里。请写登记、响应、办结、无法解决之一。',
    'Status "已办" is not in the list. Write one of 登记, 响应, 办结, 无法解决.',
  ],
  ACTIVITY_MISSING: [
    { column: 'activity_id', value: 'A9' },
    '活动编号“A9”在本单位的活动表里没有。请补报该活动或改正编号。',
    'Activity "A9" is not in the activities of this office. Hand in the activity or correct the id.',
  ],
  ACTIVITY_REJECTED: [
    { column: 'activity_id', value: 'A9' },
    '活动“A9”没有被接收，它的成效也不能计入。请先改正该活动。',
    'Activity "A9" was not accepted, so its outcomes cannot count. Mend the activity first.',
  ],
  PII_ID_NUMBER: [
    { column: 'title', value: '430102********' },
    '活动名称里像是有证件号码：“430102********”（已遮盖）。请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    'title seems to have the number of an identity document: "430102********" (masked). Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
  ],
  PII_PHONE: [
    { column: 'title', value: '138****8000' },
    '活动名称里像是有电话号码：“138****8000”（已遮盖）。请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    'title seems to have a telephone number: "138****8000" (masked). Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
  ],
  PII_BANK_CARD: [
    { column: 'title', value: '6222********' },
    '活动名称里像是有银行卡号：“6222********”（已遮盖）。请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    'title seems to have the number of a bank card: "6222********" (masked). Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
  ],
  PII_EMAIL: [
    { column: 'title', value: 'l***@***' },
    '活动名称里像是有电子邮箱或微信、QQ号：“l***@***”（已遮盖）。请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    'title seems to have an e-mail address or a messenger account: "l***@***" (masked). Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
  ],
  PII_PLATE: [
    { column: 'title', value: '湘A*****' },
    '活动名称里像是有车牌号：“湘A*****”（已遮盖）。请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    'title seems to have a number plate: "湘A*****" (masked). Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
  ],
  PII_ADDRESS: [
    { column: 'title', value: '*号楼*单元*室' },
    '活动名称里像是有住户的门牌：“*号楼*单元*室”（已遮盖）。请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    'title seems to have the address of a dwelling: "*号楼*单元*室" (masked). Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
  ],
  PII_NAME: [
    { column: 'title', value: '低保户张**' },
    '活动名称里像是有特定对象的姓名：“低保户张**”（已遮盖）。请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    'title seems to have the name of a person in a special condition: "低保户张**" (masked). Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
  ],
  HELD_1: [
    {
      column: 'title',
      value: '全国优秀志愿者评选',
      more: {
        zh: '第1条（未经批准，冠“国家”“中国”“中华”“全国”“亚洲”“全球”“世界”等字样的评选表彰）：“全国”“评选”',
        en: 'rule 1 (unapproved awards under names such as National, China, Asia, Global or World): 全国, 评选',
      },
    },
    '活动名称“全国优秀志愿者评选”可能触及评选评奖负面清单第1条（未经批准，冠“国家”“中国”“中华”“全国”“亚洲”“全球”“世界”等字样的评选表彰）：“全国”“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "全国优秀志愿者评选" may touch the negative list for awards, rule 1 (unapproved awards under names such as National, China, Asia, Global or World): 全国, 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_2: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第2条（…）：“评选”',
        en: 'rule 2 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第2条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 2 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_3: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第3条（…）：“评选”',
        en: 'rule 3 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第3条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 3 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_4: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第4条（…）：“评选”',
        en: 'rule 4 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第4条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 4 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_5: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第5条（…）：“评选”',
        en: 'rule 5 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第5条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 5 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_6: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第6条（…）：“评选”',
        en: 'rule 6 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第6条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 6 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_7: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第7条（…）：“评选”',
        en: 'rule 7 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第7条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 7 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_8: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第8条（…）：“评选”',
        en: 'rule 8 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第8条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 8 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_9: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第9条（…）：“评选”',
        en: 'rule 9 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第9条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 9 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_10: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第10条（…）：“评选”',
        en: 'rule 10 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第10条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 10 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  HELD_11: [
    {
      column: 'title',
      value: '某某评选',
      more: {
        zh: '第11条（…）：“评选”',
        en: 'rule 11 (…): 评选',
      },
    },
    '活动名称“某某评选”可能触及评选评奖负面清单第11条（…）：“评选”。等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    'title "某某评选" may touch the negative list for awards, rule 11 (…): 评选. The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
  ],
  PERSONAL_COLUMN: [
    { column: '', value: '联系电话' },
    '列“联系电话”像是个人信息，程序没有读。以后请不要交这一列；已经交来的文件，请删去这一列再交。',
    'Column "联系电话" seems to hold personal data; it was not read. Leave it out from now on, and hand this file in again without it.',
  ],
  COMMUNITY_UNKNOWN: [
    { column: 'region_code', value: '430102001099', more: { zh: '430102', en: '430102' } },
    '社区（村）代码“430102001099”不在2023年名录里，这一行计到乡镇（街道）。请核对代码；社区（村）不计入覆盖。',
    'Community "430102001099" is not in the 2023 register; the row counts for its township. Check the code; no community counts as covered.',
  ],
  TOWNSHIP_UNKNOWN: [
    { column: 'region_code', value: '430102099001', more: { zh: '430102', en: '430102' } },
    '乡镇（街道）代码“430102099001”不在2023年名录里，这一行计到县级。请核对代码；社区（村）不计入覆盖。',
    'Township "430102099001" is not in the 2023 register; the row counts for its county. Check the code; no community counts as covered.',
  ],
  CODE_CHANGED: [
    { column: 'region_code', value: '431121', more: { zh: '431181', en: '431181' } },
    '县级代码“431121”已变更为431181，这一行计到新代码。以后请用新代码。',
    'County code "431121" became 431181; the row counts there. Use the new code from now on.',
  ],
  CODE_SPLIT: [
    { column: 'region_code', value: '330104', more: { zh: '330199', en: '330199' } },
    '县级代码“330104”已分入几个县（区），这一行计到330199市直属。请改用现在的代码，才能计到县。',
    'County "330104" was divided among several; the row counts for 330199, directly under the prefecture. Use the code of today, so that it counts for a county.',
  ],
  REGION_NAME: [
    { column: 'region_code', value: '430102001001', more: { zh: '识字里', en: '识字里' } },
    '区划代码“430102001001”在名录里是“识字里”，与写的地名不符。请核对代码；这一行按代码计。',
    'Region code "430102001001" is "识字里" in the register, which does not fit the name beside it. Check the code; the row counts by its code.',
  ],
  CATEGORY_UNKNOWN: [
    { column: 'method', value: '远程' },
    '服务方式“远程”不在分类里，计为“其他”；分类里没有“其他”的，这一项不计。请按分类填写；确是其他的可不改。',
    'method "远程" is not in the list and counts as 其他 (other), or not at all where the list has none. Write a value of the list, or leave it where it is another.',
  ],
  ORG_CODE: [
    { column: 'org_code', value: '5243' },
    '统一社会信用代码“5243”不对（不是18位，或校验位不符），按组织名称识别组织。请核对代码；没有代码时留空。',
    'Organisation code "5243" is wrong (not 18 characters, or the check character does not fit); the organisation is told by its name. Check the code; leave it empty where there is none.',
  ],
  RURAL_TASK: [
    { column: 'region_code', value: '430102001001', more: { zh: '404', en: '404' } },
    '任务404只在农村开展，社区“430102001001”是居委会。请核对；这一行照常计入。',
    'Task 404 belongs to the countryside, and community "430102001001" is a neighbourhood committee. Check it; the row counts.',
  ],
  NEED_UNKNOWN: [
    { column: 'need_id', value: 'X9' },
    '需求编号“X9”在本单位的需求表里没有。请核对编号；活动照常计入。',
    'Need "X9" is not in the needs of this office. Check the id; the activity counts.',
  ],
  REVISION_REJECTED: [
    { column: '', value: 'A1' },
    '“A1”较新的一行没有通过校验，沿用较早的一行。请改正较新的一行再交。',
    'A newer row of "A1" was rejected; the older row stands. Mend the newer row and hand it in again.',
  ],
  RETURN_DIFFERS: [
    {
      column: 'activities',
      value: '2022-03',
      more: { zh: '5，接收的活动是3场', en: '5; 3 activities were accepted' },
    },
    '2022-03报送的活动数是5，接收的活动是3场。请核对是否漏报或有活动被拒绝；统计以接收的活动为准。',
    'The return of 2022-03 says 5; 3 activities were accepted. Check whether activities are missing or rejected; what was accepted counts.',
  ],
  SENT_TWICE: [
    {
      column: 'activity_id',
      value: 'A1',
      more: { zh: '乙/activities.csv第2行', en: '乙/activities.csv line 2' },
    },
    '活动“A1”与乙/activities.csv第2行的日期、地点、任务、组织和名称都相同。请两个单位商定由谁报送；现在两行都计入。',
    'Activity "A1" has the date, place, task, organisation and title of 乙/activities.csv line 2. Agree on who hands it in; both rows count for now.',
  ],
};

const labelOf = (name: string): Text | undefined =>
  Object.values(INPUT_TABLES)
    .flatMap((table) => table.columns)
    .find((column) => column.name === name)?.label;

describe.each(PROBLEM_CODES)('%s', (code) => {
  const [problem, zh, en] = MESSAGES[code];
  const label = labelOf(problem.column);

  test('zh', () => expect(problemMessage({ code, ...problem }, label, 'zh')).toBe(zh));
  test('en', () => expect(problemMessage({ code, ...problem }, label, 'en')).toBe(en));
});

test('every code has its line, and no line is left over', () =>
  expect(Object.keys(MESSAGES)).toEqual(PROBLEM_CODES));

test('a name that belongs to no table, where the header tells nothing', () => {
  const problem = { code: 'FILE_NO_TABLE', column: '', value: '' } as const;
  expect(problemMessage(problem, undefined, 'zh')).toBe(
    '文件名不属于任何表。文件名须以 activities、outcomes、needs、targets 或 returns 开头，类型为.csv。',
  );
  expect(problemMessage(problem, undefined, 'en')).toBe(
    'The name belongs to no table. It must begin with activities, outcomes, needs, targets or returns and end in .csv.',
  );
});

test("a cell's own braces are no placeholders", () =>
  expect(
    problemMessage({ code: 'DATE', column: 'date', value: '{more}{column}' }, labelOf('date'), 'en'),
  ).toBe('"{more}{column}" is not a date. Write it like 2021-06-08.'));
