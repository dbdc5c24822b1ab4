// Bank cards: 16 to 19 digits with the check digit of ISO/IEC 7812-1 (Luhn), of issuers whose cards there are in China.

/** Issuer prefixes with the lengths of their numbers: UnionPay, older cards of single banks, Visa, Mastercard, JCB. */
const ISSUERS: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^62/, [16, 17, 18, 19]],
  [/^81/, [16, 19]],
  [/^(?:60[13]|955[89]|103|68\d|69\d)/, [16, 17, 19]],
  [/^4/, [16, 19]],
  [/^(?:5[1-5]|22[2-9]|2[3-6]|27[01]|272)/, [16]],
  [/^35(?:2[89]|[3-8])/, [16]],
];

/** The check of ISO/IEC 7812-1: from the right, every second digit doubled, the digits of all add up to tens. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, isDoubled = false; i >= 0; i--, isDoubled = !isDoubled) {
    const digit = Number(digits[i]) * (isDoubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Whether digits are the number of a bank card. */
export function isBankCard(digits: string): boolean {
  const isIssued = ISSUERS.some(
    ([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits),
  );
  return isIssued && !/^(\d)\1+$/.test(digits) && isLuhn(digits);
}
