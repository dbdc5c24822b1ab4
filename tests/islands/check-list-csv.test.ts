import { describe, expect, it } from 'vitest';
import { cleanedName, problemListCsv } from '../../src/islands/check-list-csv.ts';
import { dayOf, withDistinctPaths } from '../../src/islands/check-session.ts';
import { checked } from './checked.ts';

describe('problemListCsv', () => {
  it('has a line for each place, warnings too, harmless to spreadsheets', () => {
    const result = checked([
      {
        path: '2/activities.csv',
        kept: [
          { code: 'MISSING', column: 'org_name', value: '', line: 3 },
          { code: 'CATEGORY_UNKNOWN', column: 'funding', value: '=1+1,"x"', line: 4 },
        ],
      },
      { path: '年报.csv', table: null, error: { code: 'FILE_NO_TABLE', column: '', value: '' } },
    ]);
    expect(problemListCsv(result, 'zh')).toBe(
      [
        '\ufefffile,line,column,code,value,message',
        'activities.csv,3,org_name,MISSING,,“组织名称”必填，这里没有值。请补填。',
        `activities.csv,4,funding,CATEGORY_UNKNOWN,"'=1+1,""x""","资金来源“=1+1,""x""”不在分类里，计为“其他”；分类里没有“其他”的，这一项不计。请按分类填写；确是其他的可不改。"`,
        '年报.csv,,,FILE_NO_TABLE,,文件名不属于任何表。文件名须以 activities、outcomes、needs、targets 或 returns 开头，类型为.csv。',
        '',
      ].join('\r\n'),
    );
  });
});

describe('cleanedName', () => {
  it.each([
    ['activities-2022-03.csv', 'activities-2022-03-clean.csv'],
    ['2/Outcomes.TXT', 'Outcomes-clean.csv'],
    ['needs.2022.csv', 'needs.2022-clean.csv'],
  ])('%s → %s', (path, name) => {
    expect(cleanedName(path)).toBe(name);
  });
});

describe('files that are given', () => {
  it('keeps files with one name apart', () => {
    const files = ['a.csv', 'b.csv', 'a.csv'].map((name) => new File(['x'], name));
    expect(withDistinctPaths(files).map(({ path }) => path)).toEqual(['a.csv', 'b.csv', '2/a.csv']);
  });

  it("takes the reader's own day", () => {
    expect(dayOf(new Date(2026, 2, 5, 23, 59))).toBe('2026-03-05');
  });
});
