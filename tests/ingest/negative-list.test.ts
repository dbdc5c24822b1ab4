// The negative list against labelled titles, one by one, and what its file may say.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../src/ingest/cell-reading.ts';
import type { NegativeRow } from '../../src/ingest/screening/negative-list.ts';
import { negativeList } from '../../src/ingest/screening/negative-list.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { SAMPLE_LISTS, sampleRules } from './sample-rules.ts';

interface Labelled {
  readonly title: string;
  readonly expected: string;
  readonly note: string;
}

const path = new URL('../fixtures/negative-list/titles.csv', import.meta.url);
const titles = Papa.parse<Labelled>(readFileSync(path, 'utf8').trim(), { header: true }).data;
const rulesOf = (text: string): string =>
  sampleRules.negative
    .hitsIn(text)
    .map(({ rule }) => rule)
    .join('|');
const column = (name: string) => INPUT_TABLES.activities.columns.find((one) => one.name === name)!;

test('there are enough titles, each stands once, and every rule is hit first by one', () => {
  expect(titles.length).toBeGreaterThanOrEqual(150);
  expect(new Set(titles.map(({ title }) => title)).size).toBe(titles.length);
  const first = titles.map(({ expected }) => expected.split('|')[0]);
  for (let rule = 1; rule <= 11; rule++) expect(first, String(rule)).toContain(String(rule));
});

test.each(titles)('$title: $expected ($note)', ({ title, expected }) => {
  expect(rulesOf(title)).toBe(expected);
});

describe('a cell', () => {
  test('is held back by the lowest rule, and tells of all with their words', () => {
    const { held, problem, value } = readCell(column('title'), '直播公益盛典颁奖', sampleRules);
    expect({ problem, value }).toEqual({ problem: null, value: '直播公益盛典颁奖' });
    expect(held).toEqual([
      {
        code: 'HELD_3',
        column: 'title',
        value: '直播公益盛典颁奖',
        more: {
          zh: '第3条（未经批准，借峰会、论坛、盛典、节日等活动设奖颁奖）：“盛典”“颁奖”；第11条（宣传报道违规的评选表彰）：“直播”',
          en: 'rule 3 (unapproved prizes given at summits, forums, ceremonies or festivals): 盛典, 颁奖; rule 11 (publicity for awards that break these rules): 直播',
        },
      },
    ]);
  });

  test('is screened where it is a title or a name, not where it is a number', () => {
    expect(readCell(column('org_name'), '全国百强志愿队', sampleRules).held).toMatchObject([
      { code: 'HELD_1' },
    ]);
    expect(readCell(column('activity_id'), '全国百强', sampleRules).held).toEqual([]);
  });

  test('of full width or with marks inside is told all the same', () => {
    for (const title of ['全国“百佳”评选', '全　国百佳评 选', '全国百佳评\u200b选', '亚洲５００强社区'])
      expect(rulesOf(title), title).toMatch(/^1/);
  });
});

describe('the file', () => {
  const without = (rule: string): NegativeRow[] => SAMPLE_LISTS.negative.filter((row) => row.rule !== rule);
  const row = (given: Partial<NegativeRow>): NegativeRow => ({
    rule: '',
    award: '',
    with: '',
    without: '',
    forbids_zh: '',
    forbids_en: '',
    ...given,
  });

  test('is refused with a rule, or a list of words, that there is none of, or without one of the rules', () => {
    const more = (given: Partial<NegativeRow>) => () => negativeList([...SAMPLE_LISTS.negative, row(given)]);
    expect(more({ rule: '12', award: '评选' })).toThrow('unknown rule in negative-list.csv: 12');
    expect(more({ rule: '1', award: '{awards}' })).toThrow('unknown list in negative-list.csv: {awards}');
    expect(() => negativeList(without('4'))).toThrow('missing rule in negative-list.csv: 4');
  });

  test('may have words of an operator: a star stands for one to six characters, but for no word of award', () => {
    const list = negativeList([...without('all'), row({ rule: '6', award: '评定', with: '甲*品牌' })]);
    const hit = (text: string): number => list.hitsIn(text).length;
    expect(hit('甲乙丙品牌评定')).toBe(1);
    expect(hit('甲品牌评定')).toBe(0);
    expect(hit('甲一二三四五六七品牌评定')).toBe(0);
    expect(hit('甲奖品牌评定')).toBe(0);
  });
});
