// Which encoding a file of bytes is in, and its text. Byte-order marks first, then strict UTF-8, then GB18030 in the
// WHATWG decoding (which has the characters of the 2022 edition; library tables for "gbk" do not).

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file's bytes, as often as they are asked for, in chunks. */
export type FileBytes = () => AsyncIterable<Uint8Array>;

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** The encoding by byte-order mark, null where there is none. */
export function markedEncoding(first: Uint8Array): Encoding | null {
  if (startsWith(first, 0xef, 0xbb, 0xbf)) return 'utf-8-bom';
  if (startsWith(first, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(first, 0xfe, 0xff)) return 'utf-16be';
  return null;
}

/** Stands in decoded text for bytes that do not fit the encoding. */
export const REPLACEMENT = '\ufffd';

/** Most broken characters for each that fits in damaged UTF-8; in GB18030 read as UTF-8 most are broken. */
const DAMAGED = 0.5;
/** How much is looked at behind the first place that is not UTF-8. */
const LOOKED_AT = 1 << 16;

/** Looks at a file's chunks: what a mark says, else UTF-8 where the bytes fit it, else GB18030. */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const lenient = new TextDecoder('utf-8');
  // Characters of several bytes that fit UTF-8, and places that don't: UTF-8 that was cut in the middle of characters
  // has many of the first, GB18030 read as UTF-8 next to none.
  let [fitting, broken, left] = [0, 0, LOOKED_AT];
  let isFirst = true;
  let isStrict = true;
  let begun: Uint8Array = new Uint8Array();
  const count = (text: string): void => {
    for (const character of text) {
      if (character === REPLACEMENT) broken += 1;
      else if (character > '\u007f') fitting += character > '\u07ff' ? 1 : 0.5;
    }
  };
  for await (const chunk of withWholeMark(chunks)) {
    const marked = isFirst ? markedEncoding(chunk) : null;
    if (marked) return marked;
    isFirst = false;
    if (isStrict) {
      try {
        // A character has half as many bytes more than one as it counts.
        fitting += (chunk.length - strict.decode(chunk, { stream: true }).length) / 2;
        begun = characterBegunIn(chunk.length < 4 ? joined(begun, chunk) : chunk);
        continue;
      } catch {
        isStrict = false;
        fitting -= begun.length / 2;
        count(lenient.decode(begun, { stream: true }));
      }
    }
    count(lenient.decode(chunk, { stream: true }));
    left -= chunk.length;
    if (left <= 0) break;
  }
  if (isStrict && begun.length === 0) return 'utf-8';
  if (isStrict) fitting -= begun.length / 2;
  count(lenient.decode(isStrict ? begun : new Uint8Array()));
  return broken <= DAMAGED * fitting ? 'utf-8' : 'gb18030';
}

/** The bytes at the end of UTF-8 that begin a character but don't finish it. */
function characterBegunIn(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.slice(-back) : new Uint8Array();
  }
  return new Uint8Array();
}

/** The chunks, the first long enough for a mark. */
async function* withWholeMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (first === null) yield chunk;
    else {
      first = joined(first, chunk);
      if (first.length < 3) continue;
      yield first;
      first = null;
    }
  }
  if (first !== null && first.length > 0) yield first;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/**
 * The text of a file's chunks, without its mark. Bytes that do not fit the encoding become U+FFFD, which rejects the
 * row they stand in.
 */
export async function* textOf(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === 'gb18030') {
    yield* gb18030TextOf(chunks);
    return;
  }
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** In GB18030 every byte below it is a character of its own: `0` is the lowest byte inside a character. */
const LOWEST_INSIDE = 0x30;

/**
 * GB18030 in pieces that end where a character ends. Node's decoder cannot be given halves: where two chunks part a
 * sequence that turns out to be none, it throws (ICU, also without `fatal`).
 */
async function* gb18030TextOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('gb18030');
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let end = chunk.length;
    while (end > 0 && (chunk[end - 1] ?? 0) >= LOWEST_INSIDE) end -= 1;
    if (end > 0) {
      yield decoder.decode(rest.reduceRight(joinedBehind, chunk.subarray(0, end)));
      rest = [];
    }
    if (end < chunk.length) rest.push(chunk.slice(end));
  }
  if (rest.length > 0) yield decoder.decode(rest.reduceRight(joinedBehind));
}

const joinedBehind = (behind: Uint8Array, before: Uint8Array): Uint8Array => joined(before, behind);
