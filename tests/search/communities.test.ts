// Communities in files by name and by code: what is written comes back, and what a reader types finds it.
import { describe, expect, test } from 'vitest';
import {
  communitiesByCode,
  communitiesNamed,
  fileOfKey,
  filesOfKeys,
  keysFor,
  keysOf,
  lineFromNeighbourhood,
  linesByKey,
  linesFromTownshipNames,
  namesFromLines,
  neighbourhoodsFromLines,
  placeFileOf,
  townshipNamesFromLines,
  type Neighbourhood,
} from '../../src/search/communities.ts';
import type { Readings } from '../../src/search/readings.ts';

const READINGS: Readings = new Map(
  Object.entries({
    徐: 'xu',
    家: 'jia',
    井: 'jing',
    社: 'she',
    区: 'qu ou',
    居: 'ju',
    委: 'wei',
    会: 'hui kuai',
    村: 'cun',
    民: 'min',
    员: 'yuan yun',
    新: 'xin',
    长: 'chang zhang',
    岭: 'ling',
    西: 'xi',
    安: 'an',
  }).map(([character, syllables]) => [character, syllables.split(' ')]),
);
const ALL = [
  { code: '110108005001', name: '新民社区居委会' },
  { code: '431102004007', name: '徐家井社区居委会' },
  { code: '431102004008', name: '新民居委会' },
  { code: '431102101201', name: '长岭村村民委员会' },
  { code: '431102101202', name: '新民家村委会' },
  { code: '431102101203', name: '新民村委会' },
  { code: '650104001001', name: '一〇A社区' },
  { code: '650104001002', name: '西安社区' },
];
const lines = linesByKey(ALL, READINGS);
const namesUnder = (keys: readonly string[]) =>
  namesFromLines(keys.map((key) => lines.get(key) ?? '').join(''));
const found = (question: string): string[] =>
  communitiesNamed(namesUnder(keysFor(question, READINGS)), question, READINGS).map(({ code }) => code);

describe('files by name', () => {
  test('a name that many have is written once, with what it ends with and the codes', () => {
    expect(lines.get('xm')).toBe('新民,f110108005001,h431102101203,i431102004008\n新民家,h431102101202\n');
  });
  test('every community comes back with its name and code, signs and letters too', () => {
    const back = [...lines.values()].flatMap((text) =>
      namesFromLines(text).flatMap(({ codes }) => codes.map(([name, code]) => ({ code, name }))),
    );
    const once = new Map(back.map((community) => [community.code, community]));
    expect([...once.values()].sort((one, two) => (one.code < two.code ? -1 : 1))).toEqual(ALL);
  });
  test('a name lies under each reading of its first two characters', () => {
    expect(keysOf('长岭村村民委员会', READINGS)).toEqual(['cl', 'zl']);
    expect(keysOf('（一〇）A社区', READINGS)).toEqual(['as']);
    expect(keysOf('（一〇）', READINGS)).toEqual(['00']);
    expect(lines.get('cl')).toBe(lines.get('zl'));
  });
  test('files hold neighbouring keys up to their length, and are found by a key', () => {
    const long = 'x'.repeat(80_000);
    const files = filesOfKeys(
      new Map([
        ['b', long],
        ['a', 'first'],
        ['c', long],
        ['d', 'last'],
      ]),
    );
    expect([...files.keys()]).toEqual(['a', 'c']);
    expect(files.get('a')).toBe(`first${long}`);
    expect(['0', 'a', 'bz', 'c', 'zz'].map((key) => fileOfKey(['a', 'c'], key))).toEqual([
      undefined,
      'a',
      'a',
      'c',
      'c',
    ]);
  });
});

describe('files by code', () => {
  const place: Neighbourhood = {
    code: '431102101',
    name: '某镇',
    parent: '431102',
    communities: ALL.filter(({ code }) => code.startsWith('431102101')),
  };
  test('a line comes back as it was, with or without communities', () => {
    const empty: Neighbourhood = { code: '441900003', name: '东城街道', parent: '441999', communities: [] };
    const file = [place, empty].map(lineFromNeighbourhood).join('\n');
    expect(neighbourhoodsFromLines(`${file}\n`)).toEqual([place, empty]);
    expect(placeFileOf(empty.code)).toBe('4419');
  });
  test('the beginning of a code finds the communities of a township, a whole code one', () => {
    const codes = (digits: string) => communitiesByCode([place], digits).map(({ code }) => code);
    expect(codes('431102101')).toEqual(['431102101201', '431102101202', '431102101203']);
    expect(codes('431102101202')).toEqual(['431102101202']);
    expect(codes('431102101299')).toEqual([]);
    expect(codes('43110210')).toEqual([]);
  });
  test('townships’ names come by the region on whose page they stand', () => {
    const direct = { code: '441900003', name: '东城街道', parent: '441999' };
    const names = new Map(townshipNamesFromLines(linesFromTownshipNames([place, direct])));
    expect(names.get('441900003')).toEqual({ name: '东城街道', parent: '441999' });
    expect(names.get('431102101')).toEqual({ name: '某镇', parent: '431102' });
    expect(townshipNamesFromLines('')).toEqual([]);
  });
});

describe('a question', () => {
  test.each([
    ['a name from its beginning', '徐家', ['431102004007']],
    ['a name with its ending', '新民社区', ['110108005001']],
    [
      'what is called just so before what begins so, in code order',
      '新民',
      ['110108005001', '431102004008', '431102101203', '431102101202'],
    ],
    ['pinyin', 'xujiajing', ['431102004007']],
    ['pinyin that is not finished', 'xujiaji', ['431102004007']],
    ['pinyin up to the ending', 'xujiajingshequ', ['431102004007']],
    ['initials', 'xjj', ['431102004007']],
    ['pinyin and initials', 'xujj', ['431102004007']],
    ['another reading of a character', 'zhangling', ['431102101201']],
    ['the usual reading', 'changlingcun', ['431102101201']],
    ['syllables that can be cut in two ways', 'xian', ['650104001002']],
    ['Chinese signs and Latin letters', '一〇a社', ['650104001001']],
    ['not what is inside a name', '家井', []],
    ['not one character', '新', []],
    ['not one character that is typed', '一〇a', []],
    ['not one syllable', 'xu', []],
    ['not digits', '431102004007', []],
    ['nothing for no question', '', []],
  ])('%s', (_, question, codes) => expect(found(question)).toEqual(codes));
});
