import { expect, test } from 'vitest';
import type { CellProblem } from '../../src/ingest/problems.ts';
import { PROBLEMS } from '../../src/ingest/problem-list.ts';
import { problemMessage } from '../../src/ingest/problems.ts';

const label = { zh: '服务人数', en: 'people' };

test.each<[CellProblem, string, string]>([
  [
    { code: 'MISSING', column: 'people', value: '' },
    '“服务人数”必填，这里没有值。请补填。',
    'people is required and has no value. Fill it in.',
  ],
  [
    { code: 'DATE', column: 'date', value: '2021-02-30' },
    '“2021-02-30”不是日期。请写成2021-06-08的样子。',
    '"2021-02-30" is not a date. Write it like 2021-06-08.',
  ],
  [
    { code: 'TASK_COARSE', column: 'task', value: '1' },
    '任务类型“1”只到四项任务。请写到小类，如103。',
    'Task "1" names only one of the four tasks. Write the kind, such as 103.',
  ],
  [
    { code: 'CODE_CHANGED', column: 'region_code', value: '431121', more: { zh: '431181', en: '431181' } },
    '县级代码“431121”已变更为431181，这一行计到新代码。以后请用新代码。',
    'County code "431121" became 431181; the row counts there. Use the new code from now on.',
  ],
  [
    { code: 'ACTIVITY_MISSING', column: 'activity_id', value: 'A1' },
    '活动编号“A1”在本单位的活动表里没有。请补报该活动或改正编号。',
    'Activity "A1" is not in the activities of this office. Hand in the activity or correct the id.',
  ],
])('the message of %o', (problem, zh, en) => {
  expect(problemMessage(problem, label, 'zh')).toBe(zh);
  expect(problemMessage(problem, label, 'en')).toBe(en);
});

test('every problem has a title, and says what is wrong and what to do in whole sentences of both languages', () => {
  for (const { title, what, mend } of Object.values(PROBLEMS)) {
    for (const sentence of [what, mend]) {
      expect(sentence.zh).toMatch(/。$/);
      expect(sentence.en).toMatch(/\.$/);
    }
    expect(title.zh).toMatch(/[^。]$/);
    expect(title.en).toMatch(/[^.]$/);
  }
});
