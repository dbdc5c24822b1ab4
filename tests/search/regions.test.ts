import { describe, expect, test } from 'vitest';
import { levelOf, lineFromRegion, regionTree, regionsFromLines } from '../../src/search/region-index.ts';
import { matching } from '../../src/search/match.ts';

const LINES = [
  '000000,全国,quan guo,,1',
  '110000,北京市,bei jing shi,,1',
  '110101,东城区,dong cheng qu,,1',
  '430000,湖南省,hu nan sheng,,1',
  '430100,长沙市,chang sha shi,,1',
  '430121,长沙县,chang sha xian,,1',
  '431100,永州市,yong zhou shi,,1',
  '431102,零陵区,ling ling qu,,1',
  '431171,永州经济技术开发区,yong zhou jing ji ji shu kai fa qu,devzone,',
  '141100,吕梁市,lv liang shi,,1',
];
const regions = regionsFromLines(`${LINES.join('\n')}\n`);
const tree = regionTree(regions);

test('a line comes back as it was', () => {
  expect(regions.map(lineFromRegion)).toEqual(LINES);
});

describe('the search', () => {
  const codes = (question: string) => matching(regions, question).map(({ code }) => code);
  test.each([
    ['part of a name, names that begin with it first', ' 长沙 ', ['430100', '430121']],
    ['pinyin', 'yongzhou', ['431100', '431171']],
    ['pinyin with spaces and capitals', 'Yong Zhou', ['431100', '431171']],
    ['pinyin from a later syllable', 'liang', ['141100']],
    ['initials', 'yzs', ['431100']],
    ['initials in the middle', 'kfq', ['431171']],
    ['ü typed as v and as u', 'lvliang', ['141100']],
    ['ü typed as u', 'luliang', ['141100']],
    ['the first digits of a code', '4311', ['431100', '431102', '431171']],
    ['a township’s code leads to its county', '431102001', ['431102']],
    ['nothing for no question', '  ', []],
    ['nothing for what is not there', '火星', []],
  ])('%s', (_, question, found) => expect(codes(question)).toEqual(found));
});

describe('the tree', () => {
  test('levels from codes', () => {
    expect(['000000', '430000', '431100', '431102'].map(levelOf)).toEqual([
      'nation',
      'province',
      'prefecture',
      'county',
    ]);
  });
  test('a county without a prefecture hangs on its province', () => {
    expect(tree.parent('110101')?.code).toBe('110000');
    expect(tree.parent('431102')?.code).toBe('431100');
    expect(tree.parent('430000')?.code).toBe('000000');
    expect(tree.parent('000000')).toBeNull();
  });
  test('the line of a region begins at its province', () => {
    expect(tree.line('431102').map(({ name }) => name)).toEqual(['湖南省', '永州市', '零陵区']);
    expect(tree.line('999999')).toEqual([]);
  });
  test('what lies inside', () => {
    expect(tree.inside('430000', 'county').map(({ code }) => code)).toEqual(['430121', '431102', '431171']);
    expect(tree.inside('000000', 'province').map(({ code }) => code)).toEqual(['110000', '430000']);
  });
});
