// Townships in files by letter, and what is one slip away from a question.
import { describe, expect, test } from 'vitest';
import {
  lineFromTownship,
  shardOf,
  shardsFor,
  townshipsFromLines,
  type TownshipEntry,
} from '../../src/search/entries.ts';
import { isOneSlip, matching, nearlyMatching } from '../../src/search/match.ts';

const TOWNSHIP: TownshipEntry = {
  code: '430102010',
  name: '马王堆街道',
  pinyin: 'ma wang dui jie dao',
  parent: '430102',
};

describe('the files of townships', () => {
  test('a line says all of a township', () => {
    expect(townshipsFromLines(`${lineFromTownship(TOWNSHIP)}\n`)).toEqual([TOWNSHIP]);
    expect(townshipsFromLines('')).toEqual([]);
  });
  test('a name lies in the file of its first letter', () => {
    expect(['ma wang dui', 'lv yuan', ''].map(shardOf)).toEqual(['m', 'l', '0']);
  });
  test('a question asks for the files of its first character, of both where it is read in two ways', () => {
    const readings = new Map([
      ['马', ['ma']],
      ['长', ['chang', 'zhang']],
    ]);
    const asked = (question: string) => shardsFor(question, readings);
    expect(asked(' 马王堆')).toEqual(['m']);
    expect(asked('长沙')).toEqual(['c', 'z']);
    expect(asked('Mawang')).toEqual(['m']);
    expect(asked('（马）')).toEqual(['m']);
    expect(asked('需求')).toEqual([]);
    expect(asked('430102010')).toEqual([]);
    expect(asked('')).toEqual([]);
  });
});

test('names with Latin letters are found by them', () => {
  const pages = [
    { name: 'SQL工作台', pinyin: 'gong zuo tai' },
    { name: 'Data quality', pinyin: '' },
  ];
  expect(matching(pages, 'sql').map(({ name }) => name)).toEqual(['SQL工作台']);
  expect(matching(pages, 'gzt').map(({ name }) => name)).toEqual(['SQL工作台']);
  expect(matching(pages, 'data Qual').map(({ name }) => name)).toEqual(['Data quality']);
});

describe('one slip', () => {
  test.each([
    ['abcd', 'abxd'],
    ['abcd', 'abd'],
    ['abcd', 'abccd'],
    ['abcd', 'acbd'],
    ['abcd', 'abcde'],
  ])('%s, %s', (one, other) => {
    expect(isOneSlip(one, other)).toBe(true);
    expect(isOneSlip(other, one)).toBe(true);
  });
  test.each([
    ['abcd', 'abcd'],
    ['abcd', 'axxd'],
    ['abcd', 'abcdef'],
    ['abcd', 'dcba'],
  ])('not %s, %s', (one, other) => {
    expect(isOneSlip(one, other)).toBe(false);
  });
  test('finds what begins nearly so, not for short questions nor for digits', () => {
    const near = (question: string) => nearlyMatching([TOWNSHIP], question).length;
    expect(near('马王推')).toBe(1);
    expect(near('mawangdiu')).toBe(1);
    expect(near('mawagdui')).toBe(1);
    expect(near('马玉')).toBe(0);
    expect(near('mewn')).toBe(0);
    expect(near('430103010')).toBe(0);
    expect(near('火星街道')).toBe(0);
  });
});
