// Hides what looks like a person's number in a text that goes into a report: an office must find its cell again,
// nobody else a person.

// Resident identity numbers (with a birth date inside), then mobile numbers, by shape alone: a report masks too much
// rather than too little. Region codes (12 digits) and organisation codes do not have these shapes.
const ID_NUMBER = /(?<!\d)(\d{6})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)/g;
const MOBILE = /(?<!\d)((?:86[- ]?)?1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)/g;
const WIDE = /[\uff10-\uff19]/g;

const narrow = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) - 0xfee0);

/** The text with the middle of ID and mobile numbers replaced by asterisks. */
export function masked(text: string): string {
  const hide = (plain: string): string => plain.replace(ID_NUMBER, '$1********').replace(MOBILE, '$1****$2');
  const narrowed = text.replace(WIDE, narrow);
  const hidden = hide(narrowed);
  // Full-width digits stay as they are where there is nothing to hide.
  return hidden === narrowed ? text : hidden;
}
