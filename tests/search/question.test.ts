// How a question may be meant: a name, a name in a place, an address in one piece.
import { expect, test } from 'vitest';
import {
  addressesIn,
  digitsOf,
  insideTownships,
  isInside,
  regionAsked,
  waysToAsk,
} from '../../src/search/question.ts';
import { regionTree, regionsFromLines } from '../../src/search/region-index.ts';

const tree = regionTree(
  regionsFromLines(
    [
      '000000,全国,quan guo,,1',
      '210181,新民市,xin min shi,,1',
      '430000,湖南省,hu nan sheng,,1',
      '431100,永州市,yong zhou shi,,1',
      '431102,零陵区,ling ling qu,,1',
      '433100,湘西土家族苗族自治州,xiang xi tu jia zu miao zu zi zhi zhou,,1',
      '440000,广东省,guang dong sheng,,1',
      '441900,东莞市,dong guan shi,,1',
      '441999,东莞市市直属,dong guan shi shi zhi shu,direct,1',
    ].join('\n'),
  ),
);

test('what lies in a region begins with its digits; a row of what hangs right on a prefecture has the prefecture’s', () => {
  const digits = (code: string) => digitsOf(tree.of(code) ?? { code, kind: '' });
  expect(['000000', '430000', '431100', '431102', '441999'].map(digits)).toEqual([
    '',
    '43',
    '4311',
    '431102',
    '4419',
  ]);
});

test('an address is cut into regions and a name, with full names and with short ones', () => {
  const first = (question: string) => addressesIn(question, tree)[0];
  const asked = { name: '徐家井社区', inside: [['431102']] };
  expect(first('永州市零陵区徐家井社区')).toEqual({ ...asked, depth: 2, isWhole: true });
  expect(first('湖南省 永州市零陵区徐家井社区')).toEqual({ ...asked, depth: 3, isWhole: true });
  expect(first('永州零陵徐家井社区')).toEqual({ ...asked, depth: 2, isWhole: false });
  expect(first('湘西州凤凰')).toMatchObject({ name: '凤凰', inside: [['4331']] });
  expect(first('零陵区永州市徐家井')).toMatchObject({ name: '永州市徐家井', depth: 1 });
  expect(first('永州市')).toBeUndefined();
  expect(first('永州市徐')).toBeUndefined();
  expect(first('徐家井')).toBeUndefined();
});

test('an address that ends with a region asks for that region', () => {
  const [address] = addressesIn('湖南省永州市零陵区', tree);
  expect(address && regionAsked(tree, address).map(({ code }) => code)).toEqual(['431102']);
  expect(regionAsked(tree, { name: '零陵', inside: [['43']] })).toEqual([]);
});

test('Chinese words are a name and its places first, pinyin with spaces a name first', () => {
  const names = (question: string) => waysToAsk(question, tree).map(({ name }) => name);
  expect(waysToAsk('零陵 徐家井', tree)[0]).toEqual({ name: '徐家井', inside: [['431102']] });
  expect(names('徐家井 零陵')[0]).toBe('徐家井');
  expect(names('ling ling')[0]).toBe('ling ling');
  expect(waysToAsk('yongzhou xjj', tree)[1]).toEqual({ name: 'xjj', inside: [['4311']] });
  expect(names('新民社区')).toEqual(['新民社区', '社区']);
  expect(names('永州市零陵区徐家井')).toEqual(['徐家井', '零陵区徐家井', '永州市零陵区徐家井']);
  expect(names('某地 徐家井')).toEqual(['某地 徐家井']);
});

test('a place lies inside when each list has a beginning of its code', () => {
  expect(isInside('431102004007', { inside: [] })).toBe(true);
  expect(isInside('431102004007', { inside: [['11', '43'], ['431102']] })).toBe(true);
  expect(isInside('431102004007', { inside: [['43'], ['4301']] })).toBe(false);
});

test('a name that begins with a township’s is looked for in it', () => {
  const townships = [
    { code: '431102004', name: '徐家井街道' },
    { code: '110101004', name: '徐家井街道' },
  ];
  expect(insideTownships({ name: '徐家井街道徐家井社区', inside: [['4311']] }, townships)).toEqual([
    { name: '徐家井社区', inside: [['4311'], ['431102004']] },
  ]);
  expect(insideTownships({ name: '徐家井街道', inside: [] }, townships)).toEqual([]);
});
