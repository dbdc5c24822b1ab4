// A quick look at a text: which kinds of personal data it could hold at all. Nearly every text of millions holds none,
// and this look is all that is spent on it.

/** Signs of a text, as bits: without its signs a kind of personal data is not looked for. */
export const TRAIT = {
  /** Digits enough for a room behind a building, a telephone number without its area code, a passport. */
  FEW: 1,
  /** Enough for a telephone number as a whole. */
  MANY: 2,
  /** Enough for an identity number or a bank card. */
  MOST: 4,
  AT: 8,
  PLATE: 16,
  DWELLING: 32,
  STATUS: 64,
  ACCOUNT: 128,
  LETTER: 256,
} as const;

const DIGIT = 512;
const [FEW_DIGITS, MANY_DIGITS, MOST_DIGITS] = [4, 11, 15];

const SIGNS: readonly (readonly [characters: string, trait: number])[] = [
  ['0123456789０１２３４５６７８９⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⓪', DIGIT],
  ['@＠﹫', TRAIT.AT],
  ['京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼', TRAIT.PLATE],
  // 501室, 3栋, 2单元, 12号, 1001户, 3号楼; A座1502 has digits enough, and 讲座 is in many titles
  ['室栋幢户元号', TRAIT.DWELLING],
  // One of the rarer characters of each word for people in some condition.
  [
    '低困保贫测缘灾扶联档残障瘫盲聋智闭患病染独巢寡龄失留孤流抚辍受岁单矫戒毒复刑释帮访当求申被优烈乞岗无',
    TRAIT.STATUS,
  ],
  ['微薇QqＱｑWwVvＶ', TRAIT.ACCOUNT],
];

/** Mathematical digits are written as two units; the first is reason enough to look closer. */
const MATHEMATICAL = 0xd835;

const traitOf = new Uint16Array(0x10000);
const sign = (unit: number, trait: number): void => {
  traitOf[unit] = (traitOf[unit] ?? 0) | trait;
};
for (const [characters, trait] of SIGNS) {
  for (let i = 0; i < characters.length; i++) sign(characters.charCodeAt(i), trait);
}
for (const first of [0x41, 0x61, 0xff21, 0xff41]) {
  for (let i = 0; i < 26; i++) sign(first + i, TRAIT.LETTER);
}
sign(MATHEMATICAL, DIGIT);

/** The signs in a text. */
export function traitsOf(text: string): number {
  let traits = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const trait = traitOf[text.charCodeAt(i)] as number;
    if (trait === DIGIT) digits += 1;
    else traits |= trait;
  }
  if (digits >= FEW_DIGITS) traits |= TRAIT.FEW;
  if (digits >= MANY_DIGITS) traits |= TRAIT.MANY;
  if (digits >= MOST_DIGITS) traits |= TRAIT.MOST;
  return traits;
}
