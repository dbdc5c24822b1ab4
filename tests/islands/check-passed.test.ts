import { describe, expect, it } from 'vitest';
import { passedTables } from '../../src/islands/check-passed.ts';
import { checked, type GivenResult } from './checked.ts';

const COLUMNS = ['activity_id', 'date', 'region_code', 'task', 'org_name', 'volunteers', 'need_id'];
const activities: GivenResult = { path: 'activities.csv', columns: COLUMNS };
const zhLines = (...files: GivenResult[]): string[] =>
  passedTables(checked(files)).flatMap(({ lines }) => lines.map(({ zh }) => zh));

describe('passedTables', () => {
  it('says of a good file what was looked at, and nothing of columns that it lacks', () => {
    expect(zhLines(activities)).toEqual([
      '编码与分隔符（UTF-8，逗号）',
      '表头都认得（7列）',
      '每行的列数都与表头相符',
      '必填的都填了',
      '日期、月份和时间都能用',
      '区划代码都查得到',
      '区划代码都是现在用的',
      '任务类型都写到小类',
      '数字都能用，大小合理',
      '文字里没有查出个人信息',
      '活动和组织的名称没有触及负面清单',
      '没有重复的行（按活动编号）',
    ]);
  });

  it('says it in English', () => {
    const [table] = passedTables(checked([{ ...activities, encoding: 'gb18030', delimiter: '\t' }]));
    expect(table?.lines.map(({ en }) => en)).toEqual([
      'Encoding and delimiter (GB18030 (GBK), tab)',
      'All headers are known (7 columns)',
      'Every row has the columns of the header',
      'All required values are given',
      'Dates, months and times can all be used',
      'All region codes are known',
      'All region codes are those of today',
      'All tasks are kinds of the taxonomy',
      'All numbers can be used and can be right',
      'No personal data were found in the texts',
      'No title or name touches the negative list',
      'No row stands twice (by activity id)',
    ]);
  });

  it.each([
    ['DATE_FUTURE', '日期、月份和时间都能用'],
    ['REGION_UNKNOWN', '区划代码都查得到'],
    ['CODE_CHANGED', '区划代码都是现在用的'],
    ['TASK_COARSE', '任务类型都写到小类'],
    ['RANGE', '数字都能用，大小合理'],
    ['PII_NAME', '文字里没有查出个人信息'],
    ['HELD_3', '活动和组织的名称没有触及负面清单'],
    ['MISSING', '必填的都填了'],
    ['COLUMNS', '每行的列数都与表头相符'],
    ['ENCODING', '编码与分隔符（UTF-8，逗号）'],
  ] as const)('does not say what %s contradicts', (code, line) => {
    expect(zhLines({ ...activities, problems: { [code]: 1 } })).not.toContain(line);
  });

  it('knows in which column an error of the spreadsheet stands, as long as it is listed', () => {
    const error = { code: 'SPREADSHEET_ERROR', column: 'date', value: '#REF!', line: 2 } as const;
    const lines = zhLines({ ...activities, problems: { SPREADSHEET_ERROR: 1 }, kept: [error] });
    expect(lines).not.toContain('日期、月份和时间都能用');
    expect(lines).toContain('任务类型都写到小类');
    const many = zhLines({ ...activities, problems: { SPREADSHEET_ERROR: 101 }, kept: [error] });
    expect(many).not.toContain('任务类型都写到小类');
  });

  it('leaves out rows that could not be split, or that are not compared', () => {
    const lines = zhLines({ ...activities, read: 9, rejected: 3, reasons: { COLUMNS: 2, DATE: 1 } });
    expect(lines).toContain('任务类型都写到小类（没有读成的2行除外）');
    expect(lines).toContain('区划代码都查得到（必须改的3行除外）');
    expect(lines).toContain('没有重复的行（按活动编号）（必须改的3行除外）');
  });

  it('says that tables fit together only where both were given', () => {
    const needs: GivenResult = { path: 'needs.csv', table: 'needs', columns: ['need_id'] };
    expect(zhLines(activities)).not.toContain('需求编号都查得到');
    expect(zhLines(activities, needs)).toContain('需求编号都查得到');
    expect(zhLines({ ...activities, problems: { NEED_UNKNOWN: 1 } }, needs)).not.toContain(
      '需求编号都查得到',
    );
  });

  it('says nothing of a table without rows or with a file that was refused', () => {
    expect(passedTables(checked([{ ...activities, read: 0 }]))).toEqual([]);
    const error = { code: 'FILE_EMPTY', column: '', value: '' } as const;
    expect(passedTables(checked([activities, { path: 'activities-2.csv', error }]))).toEqual([]);
  });
});
