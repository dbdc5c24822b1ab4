// Which regions are similar: a few invented ones, and the register's own names.
import { expect, test } from 'vitest';
import {
  kindOf,
  linesFromSizes,
  similarRegions,
  sizesFromLines,
  type Sized,
} from '../../../src/components/compare/similar.ts';

const region = (
  code: string,
  name: string,
  communities: number | null,
  more: Partial<Sized> = {},
): Sized => ({
  code,
  name,
  kind: null,
  hasPage: true,
  communities,
  ...more,
});
const codes = (list: readonly Sized[]) => list.map(({ code }) => code);

test.each([
  ['430000', '湖南省', '省'],
  ['110000', '北京市', '市'],
  ['450000', '广西壮族自治区', '自治区'],
  ['810000', '香港特别行政区', null],
  ['430100', '长沙市', '市'],
  ['433100', '湘西土家族苗族自治州', '自治州'],
  ['152200', '兴安盟', '盟'],
  ['653100', '喀什地区', '地区'],
  ['430102', '芙蓉区', '区'],
  ['430121', '长沙县', '县'],
  ['430181', '浏阳市', '市'],
  ['430529', '城步苗族自治县', '自治县'],
  ['150722', '莫力达瓦达斡尔族自治旗', '自治旗'],
  ['152221', '科尔沁右翼前旗', '旗'],
  ['140108', '万柏林区', '区'],
  ['429021', '神农架林区', '林区'],
  ['520203', '六枝特区', '特区'],
  ['632857', '大柴旦行政委员会', null],
])('%s %s is of the kind %s', (code, name, kind) => {
  expect(kindOf({ code, name })).toBe(kind);
});

const own = region('430102', '甲区', 100);

test('the same level and kind, and at most one and a half times as many or as few communities', () => {
  const all = [
    own,
    region('430103', '乙区', 150),
    region('430104', '丙区', 151),
    region('430105', '丁区', 67),
    region('430111', '戊区', 66),
    region('430121', '己县', 100),
    region('430100', '庚市', 100),
    region('430112', '辛区', null),
    region('430113', '壬区', 0),
  ];
  expect(codes(similarRegions(own, all))).toEqual(['430103', '430105']);
});

test('units without a page, development zones and what is out of scope are none', () => {
  const all = [
    own,
    region('430103', '乙区', 100, { hasPage: false }),
    region('430171', '丙开发区', 100, { kind: 'devzone' }),
    region('810001', '丁区', 100),
  ];
  expect(similarRegions(own, all)).toEqual([]);
  const zone = region('430171', '丙开发区', 100, { kind: 'devzone' });
  expect(similarRegions(zone, [zone, own])).toEqual([]);
  expect(similarRegions(region('000000', '全国', 100), [own])).toEqual([]);
});

test('five at most: the nearest of the province, of equals the lower code; shown in the order of codes', () => {
  const all = [
    own,
    region('430203', '一区', 140),
    region('430204', '二区', 101),
    region('430205', '三区', 120),
    region('430206', '四区', 120),
    region('430207', '五区', 102),
    region('430208', '六区', 120),
    region('430209', '七区', 103),
    region('110101', '八区', 100),
  ];
  expect(codes(similarRegions(own, all))).toEqual(['430204', '430205', '430206', '430207', '430209']);
});

test('where the province has fewer, the nearest of others fill up', () => {
  const all = [
    region('110101', '八区', 140),
    region('110102', '九区', 100),
    own,
    region('430203', '一区', 149),
    region('440103', '二区', 101),
    region('440104', '三区', 102),
    region('440105', '四区', 103),
  ];
  expect(codes(similarRegions(own, all))).toEqual(['110102', '430203', '440103', '440104', '440105']);
});

test('provinces are compared with all others of their kind', () => {
  const hunan = region('430000', '湖南省', 300);
  const all = [region('110000', '北京市', 300), region('420000', '湖北省', 290), hunan];
  expect(codes(similarRegions(hunan, all))).toEqual(['420000']);
});

test('numbers of communities as lines, and back; an unknown one stays unknown', () => {
  const file = linesFromSizes([own, region('710000', '台湾省', null)]);
  expect(file).toBe('430102,100\n710000,\n');
  expect([...sizesFromLines(file)]).toEqual([
    ['430102', 100],
    ['710000', null],
  ]);
});
