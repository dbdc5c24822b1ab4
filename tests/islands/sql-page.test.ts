import { describe, expect, it } from 'vitest';
import { hashFromQuery, queryFromHash } from '../../src/islands/sql-address.ts';
import { cellText, isNumberType } from '../../src/islands/sql-numbers.ts';
import { problemWords } from '../../src/islands/sql-problem-words.ts';

describe('the query in the address', () => {
  it.each([
    ["SELECT '100%' || 'a&b#c+d' AS 名\nFROM coverage;", '430000'],
    ['SELECT 1', ''],
  ])('comes back as it was: %s', (sql, scope) => {
    expect(queryFromHash(hashFromQuery(sql, scope))).toEqual({ sql, scope });
  });

  it('is absent from other fragments', () => {
    expect(queryFromHash('')).toBeUndefined();
    expect(queryFromHash('#main')).toBeUndefined();
    expect(queryFromHash('#s=430000')).toBeUndefined();
  });

  it('takes a link without scope, as other pages write it', () => {
    expect(queryFromHash('#q=SELECT+1')).toEqual({ sql: 'SELECT+1', scope: undefined });
  });
});

describe('cellText', () => {
  it.each([
    [1234567n, true, '1,234,567'],
    ['-1234.5678', true, '-1,234.5678'],
    ['170141183460469231731687303715884105727', true, '170,141,183,460,469,231,731,687,303,715,884,105,727'],
    [999, true, '999'],
    [1e21, true, '1e+21'],
    ['430000', false, '430000'],
    [true, false, 'true'],
  ] as const)('%s', (value, grouped, text) => {
    expect(cellText(value, grouped)).toBe(text);
  });
});

describe('isNumberType', () => {
  it('knows numbers from text', () => {
    const types = [
      'BIGINT',
      'INTEGER',
      'UTINYINT',
      'HUGEINT',
      'DOUBLE',
      'DECIMAL(18,1)',
      'VARCHAR',
      'DATE',
      'INTERVAL',
    ];
    expect(types.filter(isNumberType)).toEqual(types.slice(0, 6));
  });
});

describe('problemWords', () => {
  const problem = {
    kind: 'column',
    subject: 'activites',
    place: { line: 4, column: 12, source: '       sum(activites)', length: 9 },
    suggestion: 'activities',
    original: '',
  } as const;

  it('says in Chinese what is wrong and what was probably meant', () => {
    expect(problemWords(problem, 'zh', () => '活动场次')).toEqual({
      title: '第4行有一处没看懂',
      text: '没有叫“activites”的字段。你要找的可能是“activities”（活动场次）。',
    });
  });

  it('says it in English', () => {
    expect(problemWords(problem, 'en', () => undefined)).toEqual({
      title: 'Line 4 could not be understood',
      text: 'There is no column “activites”. Did you mean “activities”?',
    });
  });

  it('gives the half-width character for a full-width one, and no other guess', () => {
    const fullwidth = { kind: 'fullwidth', subject: '，', suggestion: ',', original: '' } as const;
    expect(problemWords(fullwidth, 'zh', () => undefined).text).toBe(
      '这里是全角符号“，”，SQL要用半角的“,”。',
    );
  });
});
