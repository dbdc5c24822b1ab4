// One cell of a CSV file: quoted where it has to be, and harmless where a spreadsheet would run it.

/** A text as RFC 4180 writes it: in double quotes where it holds a comma, a quote or a line break. */
export function quotedCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** How a formula begins, also behind spaces or in full width; a spreadsheet runs what follows a tab too. */
const FORMULA = /^(?:[\s\u00a0]*[=+\-@＝＋－＠]|[\t\r])/;
const NUMBER = /^[+-]?[\d.,]*$/;

/** A text that a spreadsheet would run gets a leading apostrophe; a number with its sign, or a sign alone, is none. */
export function harmlessText(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
