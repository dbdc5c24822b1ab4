// How regions are grouped and named: the seven parts of the country, what the units below a region are called.
import type { Lang, Text } from '../schema/column.ts';
import { OUT_OF_SCOPE, type Level } from '../schema/values.ts';

/** A part of the country in code order, with the first digits of its provinces' codes. */
export interface Part {
  readonly name: Text;
  readonly digits: readonly string[];
}

export const PARTS: readonly Part[] = [
  { digits: ['1'], name: { zh: '华北', en: 'North' } },
  { digits: ['2'], name: { zh: '东北', en: 'Northeast' } },
  { digits: ['3'], name: { zh: '华东', en: 'East' } },
  { digits: ['4'], name: { zh: '中南', en: 'Central and South' } },
  { digits: ['5'], name: { zh: '西南', en: 'Southwest' } },
  { digits: ['6'], name: { zh: '西北', en: 'Northwest' } },
  { digits: ['7', '8'], name: { zh: '台港澳', en: 'Taiwan, Hong Kong, Macao' } },
];

/** The four municipalities, whose counties hang on the province. */
const MUNICIPALITIES: readonly string[] = ['110000', '120000', '310000', '500000'];

/** Whether a province is outside what is counted: Hong Kong, Macao, Taiwan. */
export function isOutOfScope(code: string): boolean {
  return (OUT_OF_SCOPE as readonly string[]).includes(`${code.slice(0, 2)}0000`);
}

/** The province that a code of any level lies in; the nation is its own. */
export function provinceOf(code: string): string {
  return `${code.slice(0, 2)}0000`;
}

/** What the units just below a region are called; `mixed` where a province has counties of its own beside prefectures. */
export function unitsBelow(code: string, level: Level, mixed = false): Text {
  if (level === 'nation') return { zh: '各省份', en: 'Provinces' };
  if (level === 'province')
    return MUNICIPALITIES.includes(code)
      ? { zh: '各区（县）', en: 'Districts and counties' }
      : mixed
        ? { zh: '各市（州）和直管县', en: 'Prefectures and counties right under the province' }
        : { zh: '各市（州）', en: 'Prefectures' };
  if (level === 'prefecture') return { zh: '各县（市、区）', en: 'Counties' };
  return { zh: '各乡镇（街道）', en: 'Townships and subdistricts' };
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The number before a section's heading, as official documents have it: `一、`; English has none. */
export function sectionNumber(index: number, lang: Lang): string {
  return lang === 'zh' ? `${NUMERALS[index - 1] ?? index}、` : '';
}
