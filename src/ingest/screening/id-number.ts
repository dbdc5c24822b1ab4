// Resident identity numbers: GB 11643-1999 (18 characters: 6 of the region, 8 of the birth date, 3 of the order, and a
// check character by ISO 7064 MOD 11-2) and its 1989 form (15 digits, two of the year, no check). The permanent
// residence permit of 2023 has the 18 characters too, and begins with a 9 before the province.

/** First two digits: the provinces of GB/T 2260, Hong Kong, Macao and Taiwan's residence permits among them. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
/** Nobody alive was born before the first, and no number is given before a birth. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2049];

function isDay(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const dayIn = (digits: string): boolean =>
  isDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));

const isRegion = (digits: string): boolean =>
  PROVINCES.has(digits.slice(0, 2)) || (digits.startsWith('9') && PROVINCES.has(digits.slice(1, 3)));

/** Whether the check character fits the 17 digits before it. */
function isChecked(id: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(id[i]) * (WEIGHTS[i] as number);
  return CHECKS[sum % 11] === id[17];
}

/** 18 characters in the shape of an identity number: a region, a real day; the check character is not asked. */
export function looksLikeId(id: string): boolean {
  return /^\d{17}[\dX]$/.test(id) && isRegion(id) && dayIn(id.slice(6, 14));
}

/** An identity number of 18 characters; X in upper case. */
export const isId = (id: string): boolean => looksLikeId(id) && isChecked(id);

/** An identity number of 15 digits: a region with a county, a real day of the last century. */
export function isOldId(id: string): boolean {
  return (
    /^\d{15}$/.test(id) &&
    PROVINCES.has(id.slice(0, 2)) &&
    id.slice(2, 4) !== '00' &&
    id.slice(4, 6) !== '00' &&
    dayIn(`19${id.slice(6, 12)}`) &&
    id.slice(12) !== '000'
  );
}

/** The year of birth in an identity number of 18 characters. */
export const birthYear = (id: string): number => Number(id.slice(6, 10));
