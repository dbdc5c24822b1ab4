// The parts of the search for personal data: checks of numbers, digits in groups, the plain form of a text, and columns
// that are named for persons.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPersonalColumn } from '../../src/ingest/personal-columns.ts';
import { isBankCard } from '../../src/ingest/screening/bank-card.ts';
import { digitRuns } from '../../src/ingest/screening/digit-groups.ts';
import { isId, isOldId, looksLikeId } from '../../src/ingest/screening/id-number.ts';
import { personalDataIn, withoutPersonalData } from '../../src/ingest/screening/personal-data.ts';
import { plainText } from '../../src/ingest/screening/plain-text.ts';
import { runs } from './arbitraries.ts';

describe('identity numbers', () => {
  test('have one check character of eleven', () => {
    // The example of GB 11643-1999.
    const fits = [...'0123456789X'].filter((check) => isId(`11010519491231002${check}`));
    expect(fits).toEqual(['X']);
  });

  test('need a region and a day that there are', () => {
    expect(isId('11010519491231002X')).toBe(true);
    expect(isId('110105194912310020')).toBe(false);
    expect(looksLikeId('110105194902300020')).toBe(false);
    expect(looksLikeId('100105194912310020')).toBe(false);
    expect(looksLikeId('110105189912310020')).toBe(false);
  });

  test('of 15 digits are of the last century', () => {
    expect(isOldId('110105491231002')).toBe(true);
    expect(isOldId('110105491331002')).toBe(false);
    expect(isOldId('110005491231002')).toBe(false);
    expect(isOldId('110100491231002')).toBe(false);
    expect(isOldId('110105491231000')).toBe(false);
  });
});

test('bank cards need an issuer, a length of its cards, and the check digit', () => {
  expect(isBankCard('6222020000000000125')).toBe(true);
  expect(isBankCard('6222020000000000126')).toBe(false);
  // Right by Luhn, and nobody's prefix.
  expect(isBankCard('1111111111111117')).toBe(false);
  expect(isBankCard('5555555555554444')).toBe(true);
  expect(isBankCard('555555555555444')).toBe(false);
  expect(isBankCard('4444444444444444')).toBe(false);
});

test('digits are taken together with their neighbours, from the shortest number to the longest', () => {
  expect(
    digitRuns('A 138-0013 8000 12，34').map(({ digits, parts, start, end }) => [digits, parts, start, end]),
  ).toEqual([
    ['13800138000', '3-4-4', 2, 15],
    ['1380013800012', '3-4-4-2', 2, 18],
  ]);
  expect(digitRuns('1'.repeat(20))).toEqual([]);
});

describe('the plain form of a text', () => {
  test('tells where each character was written', () => {
    const plain = plainText('Ａ\u200b１②㈠x');
    expect(plain.text).toBe('A12(一)x');
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(plain.at)).toEqual([0, 2, 3, 4, 4, 4, 5, 6]);
  });

  test('is what NFKC makes of it but for what cannot be seen', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const plain = plainText(text);
        expect(plain.at(plain.text.length)).toBe(text.length);
        for (let i = 0; i < plain.text.length; i++) expect(plain.at(i)).toBeLessThanOrEqual(plain.at(i + 1));
      }),
      runs(2000),
    ));
});

describe('what stands around a number does not hide it', () => {
  const apart = fc.constantFrom('', ' ', '-', '.', '·', '\u200b', '—');
  const wide = (text: string): string =>
    text.replace(/[0-9X-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const [front, back] = [
    fc.constantFrom('', '看望', '（', '：', 'Tel', '，'),
    fc.constantFrom('', '看望', '）', '：', '，'),
  ];

  test.each([
    ['PHONE', ['138', '0013', '8000']],
    ['ID_NUMBER', ['110105', '19491231', '002X']],
    ['BANK_CARD', ['6222', '0200', '0000', '0000', '125']],
  ] as const)('%s', (kind, groups) =>
    fc.assert(
      fc.property(apart, front, back, fc.boolean(), (separator, before, behind, isWide) => {
        const number = groups.join(separator);
        const text = `${before}${isWide ? wide(number) : number}${behind}`;
        expect(personalDataIn(text), text).toEqual([kind]);
        const masked = withoutPersonalData(text);
        expect(masked.startsWith(before) && masked.endsWith(behind), masked).toBe(true);
        expect(masked, text).toContain('****');
        expect(plainText(masked).text.replace(/\D/g, '').length).toBeLessThan(8);
      }),
      runs(500),
    ),
  );
});

test.each([
  ['姓名', true],
  ['服务对象姓名', true],
  ['身份证号', true],
  ['联系电话', true],
  ['手机', true],
  ['家庭住址', true],
  ['门牌号', true],
  ['出生日期', true],
  ['银行卡号', true],
  ['病历号', true],
  ['诊断', true],
  ['1. 监护人', true],
  ['id_card', true],
  ['Phone', true],
  ['天气', false],
  ['备注', false],
  ['活动地点', false],
  ['参加人数', false],
  ['年龄段', false],
  ['填报单位', false],
  ['telescope', false],
])('the column %s: %s', (cell, isPersonal) => {
  expect(isPersonalColumn(cell)).toBe(isPersonal);
});
