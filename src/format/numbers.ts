// Numbers as readers see them: full integers with commas in tables, 万/亿 or thousand/million in prose, shares with
// one decimal, changes in percentage points. Rounding always comes before splitting into units.
import type { Lang } from '../schema/column.ts';

/** The minus sign (U+2212), as wide as the plus. */
export const MINUS = '−';

/** Rounds half away from zero to `digits` decimals, undisturbed by the last bit of a binary fraction. */
export function rounded(value: number, digits: number): number {
  const factor = 10 ** digits;
  const scaled = Math.round(Math.abs(value) * factor * (1 + 2 * Number.EPSILON));
  return (Math.sign(value) * scaled) / factor;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** A number in full with commas and `decimals` decimals: `31,185`, `1,234.5`; the minus sign is U+2212. */
export function full(value: number, decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(rounded(value, decimals)).toFixed(decimals).split('.');
  const sign = rounded(value, decimals) < 0 ? MINUS : '';
  return sign + grouped(whole) + (fraction === undefined ? '' : `.${fraction}`);
}

interface Scale {
  readonly from: number;
  readonly decimals: number;
  readonly word: string;
}
const SCALES: Record<Lang, readonly Scale[]> = {
  zh: [
    { from: 1e4, decimals: 1, word: '万' },
    { from: 1e8, decimals: 2, word: '亿' },
  ],
  en: [
    { from: 1e4, decimals: 1, word: ' thousand' },
    { from: 1e6, decimals: 1, word: ' million' },
    { from: 1e9, decimals: 2, word: ' billion' },
  ],
};
/** English counts thousands by thousands though it starts to at ten thousand. */
const DIVISOR: Readonly<Record<string, number>> = { ' thousand': 1e3 };

/** A count in a sentence: `9,999`, `1.0万`, `55.9万`, `1.23亿`; `559.0 thousand`, `1.2 million`. */
export function prose(value: number, lang: Lang): string {
  let said = full(value);
  let size = rounded(Math.abs(value), 0);
  for (const { from, decimals, word } of SCALES[lang]) {
    if (size < from) break;
    const unit = DIVISOR[word] ?? from;
    const inUnits = rounded(value / unit, decimals);
    said = full(inUnits, decimals) + word;
    size = Math.abs(inUnits) * unit;
  }
  return said;
}

/** A count as a tile has room for: `9,999`, `1.0万`, `1.23亿`; `559.0k`, `1.2m`, `1.23bn`. */
export function compact(value: number, lang: Lang): string {
  return prose(value, lang).replace(' thousand', 'k').replace(' million', 'm').replace(' billion', 'bn');
}

/** A share in per cent with `decimals` decimals; what is neither 0 nor 1 never prints as 0 or 100. */
export function share(ratio: number, decimals = 1): string {
  const percent = rounded(ratio * 100, decimals);
  const step = 10 ** -decimals;
  if (percent === 0 && ratio > 0) return `<${step.toFixed(decimals)}%`;
  if (percent === 100 && ratio < 1) return `>${(100 - step).toFixed(decimals)}%`;
  return `${full(percent, decimals)}%`;
}

/** As `share`, without the sign: for table columns whose header carries the unit. */
export function percent(ratio: number, decimals = 1): string {
  return share(ratio, decimals).slice(0, -1);
}

/** Less than half of a tenth of a percentage point counts as no change. */
function isLevel(difference: number): boolean {
  return Math.abs(difference * 100) < 0.05;
}

/** A signed difference of two shares in percentage points: `+4.4`, `−1.5`, `0.0`. */
export function signedPoints(difference: number): string {
  if (isLevel(difference)) return '0.0';
  return (difference > 0 ? '+' : '') + full(difference * 100, 1);
}

/** How a share stands against that of `other`: `比全国高2.2个百分点`, `与全国持平`; English takes `other` after than. */
export function againstOther(difference: number, other: string, lang: Lang): string {
  if (isLevel(difference)) return lang === 'zh' ? `与${other}持平` : `the same as ${other}`;
  const size = full(Math.abs(difference * 100), 1);
  const higher = difference > 0;
  if (lang === 'zh') return `比${other}${higher ? '高' : '低'}${size}个百分点`;
  const points = size === '1.0' ? 'percentage point' : 'percentage points';
  return `${size} ${points} ${higher ? 'higher' : 'lower'} than ${other}`;
}
