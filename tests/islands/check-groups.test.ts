import { describe, expect, it } from 'vitest';
import { foundProblems, LISTED, mustMend, problemGroups } from '../../src/islands/check-groups.ts';
import { checked } from './checked.ts';

const kept = (code: 'MISSING' | 'ORG_CODE' | 'CONFLICT', line: number, value = '') => ({
  code,
  column: 'org_name',
  value,
  line,
});

describe('problemGroups', () => {
  it('puts one problem of one table together across files, codes in their order, then tables', () => {
    const groups = problemGroups(
      checked([
        { path: 'activities-1.csv', problems: { ORG_CODE: 1 }, kept: [kept('ORG_CODE', 3)] },
        {
          path: 'activities-2.csv',
          problems: { MISSING: 2 },
          kept: [kept('MISSING', 4), kept('MISSING', 5)],
        },
        { path: 'activities-3.csv', problems: { MISSING: 1 }, kept: [kept('MISSING', 2)] },
        { path: 'needs.csv', table: 'needs', problems: { MISSING: 1 }, kept: [kept('MISSING', 9)] },
      ]),
    );
    expect(groups.map(({ code, table, count }) => [code, table, count])).toEqual([
      ['MISSING', 'activities', 3],
      ['MISSING', 'needs', 1],
      ['ORG_CODE', 'activities', 1],
    ]);
    expect(groups[0]?.places.map(({ path, line }) => [path, line])).toEqual([
      ['activities-2.csv', 4],
      ['activities-2.csv', 5],
      ['activities-3.csv', 2],
    ]);
    expect(groups.map(mustMend)).toEqual([true, true, false]);
  });

  it('counts all places and lists the first of them', () => {
    const many = Array.from({ length: 100 }, (_, i) => kept('MISSING', i + 2));
    const [group] = problemGroups(
      checked([
        { path: 'activities-1.csv', problems: { MISSING: 137 }, kept: many },
        { path: 'activities-2.csv', problems: { MISSING: 1 }, kept: [kept('MISSING', 2)] },
      ]),
    );
    expect(group?.count).toBe(138);
    expect(group?.places.length).toBe(LISTED);
  });

  it('has files of no table, as files', () => {
    const error = { code: 'FILE_NO_TABLE', column: '', value: '' } as const;
    const [group] = problemGroups(checked([{ path: '年报.csv', table: null, error }]));
    expect(group).toMatchObject({ code: 'FILE_NO_TABLE', table: null, severity: 'file', count: 1 });
    expect(group?.places[0]?.line).toBeNull();
  });
});

describe('foundProblems', () => {
  it('masks what looks like a person in values and in details, whatever reading left', () => {
    const more = { zh: '与13800138000', en: 'and 13800138000' };
    const [found] = foundProblems(
      checked([{ path: 'a.csv', kept: [{ ...kept('CONFLICT', 2, '43010219800101123X'), more }] }]),
    );
    expect(found?.problem.value).toBe('430102********');
    expect(found?.problem.more).toEqual({ zh: '与138****8000', en: 'and 138****8000' });
  });
});
