// Telephone numbers of China, from digits and the groups they are written in: mobile ones (11 digits, 1 and 3 to 9), and
// landlines with their area code. Service numbers (400, 12345) are nobody's.
import type { DigitRun } from './digit-groups.ts';
import type { Manner } from './found.ts';

const MOBILE = /^(?:(?:00)?86)?(1[3-9]\d)\d{4}(\d{4})$/;
/** How people write eleven digits: together, in parts of three to eight, in pairs, or one by one. */
const MOBILE_PARTS =
  /^(?:3-4-4|3-3-5|4-3-4|4-4-3|3-5-3|3-8|7-4|5-6|6-5|1-(?:2-){4}2|(?:2-){5}1|(?:1-){10}1)$/;
/** With the country's code 86 or 0086 before it, in one group; in a group of its own it is no part of the number. */
const MOBILE_TOGETHER = /^1[135]$/;

/** Area codes: 010, 02x, 03xx to 09xx; the subscriber's number begins with 2 to 8, eight digits behind the short codes. */
const LANDLINE = /^(0(?:10|2\d)(?=\d{8}$)|0[3-9]\d\d)[2-8]\d{6,7}$/;
const LANDLINE_PARTS = /^(?:1[0-2]|3-8|4-[78]|3-4-4|4-[34]-4|4-4-3)$/;
const FOREIGN = /^86((?:10|2\d)(?=\d{8}$)|[3-9]\d\d)[2-8]\d{6,7}$/;
const FOREIGN_PARTS = /^2-(?:2-8|3-[78])$/;

/** A year and more behind a short number is how activities are numbered: 0731-2022001. */
const YEARLY = /^0[3-9]\d\d20[12]\d/;

/** What a report shows of a telephone number, null where the digits are none. */
export function hiddenPhone({ digits, parts }: DigitRun, manner: Manner): string | null {
  const mobile = MOBILE.exec(digits);
  if (mobile && (MOBILE_TOGETHER.test(parts) || MOBILE_PARTS.test(parts))) {
    return `${digits.slice(0, digits.length - 8)}****${mobile[2]}`;
  }
  if (manner === 'key' && YEARLY.test(digits)) return null;
  const area = LANDLINE_PARTS.test(parts)
    ? LANDLINE.exec(digits)?.[1]
    : FOREIGN_PARTS.test(parts)
      ? FOREIGN.exec(digits)?.[1]
      : undefined;
  return area === undefined ? null : `${area}-****`;
}

/** A number without its area code, told by the word before it. */
export const LOCAL_NUMBER =
  /(?:电话|座机|热线|致电|拨打|tel)(?:号码?)?[ :.]{0,2}([2-8]\d{2,3}[- ]?\d{4})(?!\d)/gi;

/** Digits that are a day, as 20220305, not a number to be called. */
export const isDayLike = (digits: string): boolean => /^20[0-4]\d(?:0[1-9]|1[0-2])/.test(digits);
