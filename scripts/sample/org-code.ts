// Unified social credit codes for organisations that do not exist: valid by their check characters, and plainly
// made up by the letters DEM0 in them.

/** The characters of GB 32100-2015, in the order of their values. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The last character for the first 17: GB 32100-2015, weights 3^(i−1) mod 31. */
export function checkCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31]!;
}

/** The ninth character of the organisation's own code for its first eight: GB 11714-1997. */
export function bodyCheckCharacter(first8: string): string {
  let sum = 0;
  for (let index = 0; index < 8; index += 1)
    sum += Number.parseInt(first8[index]!, 36) * BODY_WEIGHTS[index]!;
  const check = 11 - (sum % 11);
  return check === 11 ? '0' : check === 10 ? 'X' : String(check);
}

/**
 * A code of 18 characters for the `serial`-th organisation of a county: 5 for civil affairs, 1 or 2 for the kind of
 * organisation, the county, and a body that begins with DEM0. `serial` runs from 0 to 923520.
 */
export function orgCodeFromSerial(isAssociation: boolean, countyCode: string, serial: number): string {
  let digits = '';
  for (let rest = serial, place = 0; place < 4; place += 1) {
    digits = CHARACTERS[rest % 31]! + digits;
    rest = Math.floor(rest / 31);
  }
  const body = `DEM0${digits}`;
  const first17 = `5${isAssociation ? 1 : 2}${countyCode}${body}${bodyCheckCharacter(body)}`;
  return first17 + checkCharacter(first17);
}
