// Number plates in a plain text: province, letter of the office, five characters, or six of a new-energy vehicle
// (GA 36-2018). I and O are in no plate.
import type { Found } from './found.ts';

const PROVINCE = '[京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
/** 新 and 云 are words of their own: 创新A10001, 阿里云A10001. */
const OR_WORD = '(?<![创更革全最翻])新|(?<![里度讯为白祥])云';
const FIVE = '(?=[A-HJ-NP-Z]*\\d[A-HJ-NP-Z0-9]*\\d)[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领]';
const NEW_ENERGY = '(?:[DF][A-HJ-NP-Z0-9]\\d{4}|[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])';
const PLATE = new RegExp(
  `(${PROVINCE}|${OR_WORD})([A-HJ-NP-Z])[ ·.-]?(?:${NEW_ENERGY}|${FIVE})(?![A-Za-z0-9])`,
  'gi',
);

/** All number plates. */
export function platesIn(text: string): Found[] {
  return [...text.matchAll(PLATE)].map(({ 0: plate, 1: province = '', 2: letter = '', index }) => ({
    kind: 'PLATE',
    start: index,
    end: index + plate.length,
    hidden: `${province}${letter}*****`,
  }));
}
