import { describe, expect, it } from 'vitest';
import {
  passedOverNotes,
  rewriteNotes,
  supersededNotes,
  unjudgedNotes,
  unreadColumns,
} from '../../src/islands/check-notes.ts';
import { fileFacts } from '../../src/islands/check-file-words.ts';
import { checked } from './checked.ts';

describe('notes beside the problems', () => {
  const result = checked([
    {
      path: '2/activities-2022-03.csv',
      rewrites: { spaces: 2, full_width: 1 },
      unknownColumns: ['备注', '13800138000'],
      passedOver: { title: 1, header: 3, footer: 1 },
      superseded: 1234,
    },
    { path: 'needs.csv', table: 'needs', rewrites: { spaces: 1 }, superseded: 1 },
  ]);

  it('adds rewrites up over the files', () => {
    expect(rewriteNotes(result).map(({ what, count }) => [what.zh, count])).toEqual([
      ['全角字母、数字改为半角', 1],
      ['去掉前后的空格、制表符', 3],
    ]);
  });

  it('names the columns that were not read, masked where they look like a person', () => {
    expect(unreadColumns(result)).toEqual([
      { file: 'activities-2022-03.csv', columns: ['备注', '138****8000'] },
    ]);
  });

  it("counts lines that are no data, but not a file's own header", () => {
    expect(passedOverNotes(result).map(({ what, count }) => [what.zh, count])).toEqual([
      ['表头上面的行', 1],
      ['重复的表头', 2],
      ['合计、填表人等表尾的行', 1],
    ]);
  });

  it('says how many rows a newer one replaces', () => {
    expect(supersededNotes(result, 'zh')).toEqual([
      '活动：同一编号重复1,234行，以最新的一行为准。',
      '需求：同一编号重复1行，以最新的一行为准。',
    ]);
    expect(supersededNotes(result, 'en')).toEqual([
      'Activities: 1,234 rows repeat keys; the newest row counts.',
      'Needs: 1 row repeats a key; the newest row counts.',
    ]);
  });

  it('says what could not be judged, for the tables that refer', () => {
    const outcomes = checked([{ path: 'outcomes.csv', table: 'outcomes' }], ['activities']);
    expect(unjudgedNotes(outcomes)).toEqual([
      {
        zh: '没有核对成效的活动编号：没有放入活动表（activities）。',
        en: 'The activity ids of the outcomes were not checked: no activities file was given.',
      },
    ]);
    const alone = checked([{ path: 'activities.csv' }], ['needs']);
    expect(unjudgedNotes(alone).map(({ zh }) => zh)).toEqual([
      '没有核对活动的需求编号：没有放入需求表（needs）。',
    ]);
  });
});

describe('fileFacts', () => {
  it('says rows, size, encoding, delimiter and table', () => {
    const [file] = checked([{ path: 'a.csv', read: 1846, encoding: 'gb18030' }]).files;
    expect(file && fileFacts(file.reading, 312_000, 'zh')).toBe(
      '1,846行，0.3 MB，GB18030（GBK），逗号，按“活动”表检查',
    );
    expect(file && fileFacts(file.reading, 312_000, 'en')).toBe(
      '1,846 rows, 0.3 MB, GB18030 (GBK), comma, checked as Activities',
    );
  });

  it('says that a file was not read', () => {
    const error = { code: 'FILE_NOT_CSV', column: '', value: '' } as const;
    const [file] = checked([{ path: 'a.xlsx', table: null, encoding: null, delimiter: null, error }]).files;
    expect(file && fileFacts(file.reading, 900, 'zh')).toBe('1 kB，没有读成');
  });
});
