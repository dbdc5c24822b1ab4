// A text as it is looked through: full-width and other compatibility forms folded (Unicode NFKC), invisible characters
// gone, and each character's place in the text as it was written, so that what is found there can be masked.

export interface PlainText {
  readonly text: string;
  /** Place in the written text at which the character at a place of the plain one begins; at its length, the end. */
  at(place: number): number;
}

/** ASCII, Han, the marks of Chinese texts, and full-width ASCII: as long in their plain form as they are written. */
const SIMPLE =
  /^[\u0020-\u007e\u00b7\u2014\u2018-\u201d\u3000-\u3002\u3008-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/;
const WIDE = /[\u3000\uff01-\uff5e]/g;
const WIDE_SPACE = '\u3000';
const WIDE_TO_NARROW = 0xfee0;

const narrow = (character: string): string =>
  character === WIDE_SPACE ? ' ' : String.fromCharCode(character.charCodeAt(0) - WIDE_TO_NARROW);

const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;
const SPACE = /\s/;

const same = (place: number): number => place;

/** The plain form of a text. */
export function plainText(written: string): PlainText {
  if (SIMPLE.test(written)) return { text: written.replace(WIDE, narrow), at: same };
  let text = '';
  const places: number[] = [];
  let place = 0;
  for (const character of written) {
    const folded = INVISIBLE.test(character) ? '' : SPACE.test(character) ? ' ' : character.normalize('NFKC');
    for (let i = 0; i < folded.length; i++) places.push(place);
    text += folded;
    place += character.length;
  }
  places.push(written.length);
  return { text, at: (i) => places[i] ?? written.length };
}
