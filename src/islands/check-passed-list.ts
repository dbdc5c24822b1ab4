// What can be said of a table in which nothing was wrong: the sentence, what it speaks of, and the problems that would
// contradict it.
import type { ProblemCode } from '../ingest/problem-list.ts';
import { HELD_CODES } from '../ingest/screening/held.ts';
import type { CellKind, InputTableName, Text } from '../schema/column.ts';

export interface CellCheck {
  readonly says: Text;
  /** The kinds of columns that it speaks of; the table must have a column of one of them. */
  readonly kinds: readonly CellKind[];
  readonly codes: readonly ProblemCode[];
}

export const CELL_CHECKS: readonly CellCheck[] = [
  {
    says: { zh: '日期、月份和时间都能用', en: 'Dates, months and times can all be used' },
    kinds: ['date', 'month', 'timestamp'],
    codes: ['DATE', 'DATE_RANGE', 'DATE_FUTURE', 'MONTH'],
  },
  {
    says: { zh: '区划代码都查得到', en: 'All region codes are known' },
    kinds: ['region'],
    codes: [
      'REGION_FORMAT',
      'REGION_UNKNOWN',
      'REGION_OUT_OF_SCOPE',
      'TARGET_REGION',
      'COMMUNITY_UNKNOWN',
      'TOWNSHIP_UNKNOWN',
    ],
  },
  {
    says: { zh: '区划代码都是现在用的', en: 'All region codes are those of today' },
    kinds: ['region'],
    codes: ['REGION_FORMAT', 'REGION_UNKNOWN', 'CODE_CHANGED', 'CODE_SPLIT'],
  },
  {
    says: { zh: '任务类型都写到小类', en: 'All tasks are kinds of the taxonomy' },
    kinds: ['task'],
    codes: ['TASK_UNKNOWN', 'TASK_COARSE'],
  },
  {
    says: { zh: '服务对象都在分类里', en: 'All groups are in the list' },
    kinds: ['group'],
    codes: ['GROUP_UNKNOWN'],
  },
  {
    says: { zh: '状态都在分类里', en: 'All statuses are in the list' },
    kinds: ['need_status'],
    codes: ['STATUS_UNKNOWN'],
  },
  {
    says: { zh: '分类的列都按分类填写', en: 'All values of lists are in their lists' },
    kinds: ['category', 'categories'],
    codes: ['CATEGORY_UNKNOWN'],
  },
  {
    says: { zh: '填了的统一社会信用代码，校验位都对', en: 'All organisation codes given are right' },
    kinds: ['org_code'],
    codes: ['ORG_CODE'],
  },
  {
    says: { zh: '数字都能用，大小合理', en: 'All numbers can be used and can be right' },
    kinds: ['count', 'hours'],
    codes: ['NUMBER', 'RANGE'],
  },
  {
    says: { zh: '文字里没有查出个人信息', en: 'No personal data were found in the texts' },
    kinds: ['text', 'key'],
    codes: HELD_CODES.filter((code) => code.startsWith('PII_')),
  },
  {
    says: { zh: '活动和组织的名称没有触及负面清单', en: 'No title or name touches the negative list' },
    kinds: ['text'],
    codes: HELD_CODES.filter((code) => code.startsWith('HELD_')),
  },
];

export interface Relation {
  readonly says: Text;
  readonly from: InputTableName;
  readonly to: InputTableName;
  /** The column that refers. */
  readonly column: string;
  readonly codes: readonly ProblemCode[];
}

export const RELATIONS: readonly Relation[] = [
  {
    says: { zh: '成效都找得到它的活动', en: 'All outcomes have their activity' },
    from: 'outcomes',
    to: 'activities',
    column: 'activity_id',
    codes: ['ACTIVITY_MISSING', 'ACTIVITY_REJECTED'],
  },
  {
    says: { zh: '需求编号都查得到', en: 'All need ids are known' },
    from: 'activities',
    to: 'needs',
    column: 'need_id',
    codes: ['NEED_UNKNOWN'],
  },
  {
    says: { zh: '报送的活动数与活动表相符', en: 'The numbers of activities fit the activities' },
    from: 'returns',
    to: 'activities',
    column: 'activities',
    codes: ['RETURN_DIFFERS'],
  },
];
