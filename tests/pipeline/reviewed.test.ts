// `reviewed.csv`: which decisions are taken, and what is said of those that cannot be, word for word.
import { expect, test } from 'vitest';
import { decisionsFrom } from '../../scripts/2-validate/reviewed.ts';
import { unmatchedText } from '../../scripts/2-validate/decision-words.ts';
import { referenceFiles, rowsOf } from '../../scripts/reference.ts';
import { CommandError } from '../../scripts/command/error.ts';

const LINE = {
  office: '长沙市',
  table: 'activities',
  key: 'A1',
  code: 'HELD_1',
  decision: 'release',
  decided_by: '张某',
  decided_on: '2022-12-31',
  approval_number: '湘评组〔2022〕1号',
  reason: '',
};

/** What is said of a list with these lines, without the lead, in both languages. */
function saidOf(...lines: Partial<typeof LINE>[]): [zh: string, en: string] {
  try {
    decisionsFrom(lines.map((line) => ({ ...LINE, ...line })));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    expect(error.code).toBe(1);
    const { zh, en } = error.text;
    expect(zh.split('\n')[0]).toBe('没有发布：参考文件夹的reviewed.csv里有用不了的决定，--out 没有改动。');
    expect(en.split('\n')[0]).toBe(
      'Not published: reviewed.csv in the reference folder has decisions that cannot be used; --out is as it was.',
    );
    return [zh.split('\n').slice(1).join('\n'), en.split('\n').slice(1).join('\n')];
  }
  throw new Error('missing error');
}

test('the project decides nothing', () => {
  expect(decisionsFrom(rowsOf(referenceFiles([]), 'reviewed.csv'))).toEqual([]);
});

test('a release with a number or a reason is taken, a drop needs neither', () => {
  const lines = [
    LINE,
    { ...LINE, key: ' A2 ', approval_number: '', reason: '不是评选' },
    { ...LINE, key: 'A3', decision: 'drop', decided_by: '', decided_on: '', approval_number: '' },
    { ...LINE, code: 'PII_PHONE' },
  ];
  expect(decisionsFrom(lines)).toEqual(lines.map((line) => ({ ...line, key: line.key.trim() })));
});

test.each<[Partial<typeof LINE>, string, string]>([
  [
    { decision: '放行' },
    '  reviewed.csv第2行 decision：不认识“放行”，请写release、drop之一。',
    '  reviewed.csv line 2, decision: unknown value "放行"; write one of release, drop.',
  ],
  [
    { table: '活动' },
    '  reviewed.csv第2行 table：不认识“活动”，请写activities、outcomes、needs、targets、returns之一。',
    '  reviewed.csv line 2, table: unknown value "活动"; write one of activities, outcomes, needs, targets, returns.',
  ],
  [
    { code: 'HELD_12' },
    '  reviewed.csv第2行 code：不认识“HELD_12”，请写PII_ID_NUMBER、PII_PHONE、PII_BANK_CARD、PII_EMAIL、PII_PLATE、PII_ADDRESS、PII_NAME、HELD_1、HELD_2、HELD_3、HELD_4、HELD_5、HELD_6、HELD_7、HELD_8、HELD_9、HELD_10、HELD_11之一。',
    '  reviewed.csv line 2, code: unknown value "HELD_12"; write one of PII_ID_NUMBER, PII_PHONE, PII_BANK_CARD, PII_EMAIL, PII_PLATE, PII_ADDRESS, PII_NAME, HELD_1, HELD_2, HELD_3, HELD_4, HELD_5, HELD_6, HELD_7, HELD_8, HELD_9, HELD_10, HELD_11.',
  ],
  [
    { office: '' },
    '  reviewed.csv第2行 office：没有填，请补上。',
    '  reviewed.csv line 2, office: is empty; fill it in.',
  ],
  [
    { key: '' },
    '  reviewed.csv第2行 key：没有填，请补上。',
    '  reviewed.csv line 2, key: is empty; fill it in.',
  ],
  [
    { decided_by: '' },
    '  reviewed.csv第2行 decided_by：没有填，请补上。',
    '  reviewed.csv line 2, decided_by: is empty; fill it in.',
  ],
  [
    { decided_on: '' },
    '  reviewed.csv第2行 decided_on：没有填，请补上。',
    '  reviewed.csv line 2, decided_on: is empty; fill it in.',
  ],
  [
    { decided_on: '2022-02-30' },
    '  reviewed.csv第2行 decided_on：“2022-02-30”不是日期，请写成2022-12-31的样子。',
    '  reviewed.csv line 2, decided_on: "2022-02-30" is not a day; write it like 2022-12-31.',
  ],
  [
    { approval_number: '' },
    '  reviewed.csv第2行 approval_number：放行要有批准文号（approval_number）或理由（reason），请补上一项。',
    '  reviewed.csv line 2, approval_number: a release needs an approval number or a reason; fill in one of them.',
  ],
])('%o is refused', (line, zh, en) => {
  expect(saidOf(line)).toEqual([zh, en]);
});

test('a second decision about one row and code is refused, and all faults are told at once', () => {
  const [zh, en] = saidOf({ key: '13800138000' }, { key: '13800138000', decision: 'drop' }, { code: '' });
  expect(zh.split('\n')[0]).toBe(
    '  reviewed.csv第3行 key：“138****8000”在第2行已经有同一代码的决定，请只留一行。',
  );
  expect(en.split('\n')[0]).toBe(
    '  reviewed.csv line 3, key: "138****8000" has a decision for this code in line 2; keep one.',
  );
  expect(zh.split('\n').length).toBe(2);
  expect(zh).toContain('第4行 code：');
});

test('decisions that met no row are told of', () => {
  const [decision] = decisionsFrom([LINE]);
  expect(unmatchedText([], 'zh')).toBe('');
  expect(unmatchedText([decision!], 'zh')).toBe(
    'reviewed.csv里有1项决定没有对应的行。请核对单位、表、编号和代码；不再需要的可以删去。\n  长沙市 activities A1 HELD_1 release',
  );
  expect(unmatchedText([decision!], 'en')).toBe(
    'Decisions in reviewed.csv that met no row: 1. Check office, table, key and code; delete those that are not needed any more.\n  长沙市 activities A1 HELD_1 release',
  );
});
