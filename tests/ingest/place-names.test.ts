import { expect, test } from 'vitest';
import { isSamePlace, plainName } from '../../src/ingest/place-names.ts';

test.each([
  ['识字里社区居委会', '识字里'],
  ['岗贝社区居民委员会', '岗贝'],
  ['野麻湾村村民委员会', '野麻湾'],
  ['沙嘴居委会', '沙嘴'],
  ['文艺路街道', '文艺路'],
  ['芙蓉区', '芙蓉'],
  ['加格达奇区', '加格达奇'],
  ['恩和俄罗斯族民族乡', '恩和俄罗斯族'],
  ['识字里（东）社区', '识字里(东)'],
  // Nothing would be left of these.
  ['社区居委会', '社区'],
  ['村', '村'],
  ['居委会', '居委会'],
])('the plain name of %s is %s', (name, plain) => expect(plainName(name)).toBe(plain));

test.each([
  ['识字里', '识字里'],
  ['识字里社区', '识字里'],
  ['长沙市芙蓉区文艺路街道识字里社区居委会', '识字里'],
  ['芙蓉', '芙蓉区'],
  [' 识 字 里 ', '识字里'],
  ['-', '识字里'],
  ['无', '识字里'],
])('%s may be %s', (written, registered) => expect(isSamePlace(written, registered)).toBe(true));

test.each([
  ['文艺新村社区', '识字里'],
  ['桥东区', '襄都区'],
])('%s is not %s', (written, registered) => expect(isSamePlace(written, registered)).toBe(false));
