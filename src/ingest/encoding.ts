// Which encoding a file of bytes is in, and its text. Byte-order marks first, then strict UTF-8, then GB18030 in the
// WHATWG decoding (which has the characters of the 2022 edition; library tables for "gbk" do not).

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** The encoding by byte-order mark, null where there is none. */
export function markedEncoding(first: Uint8Array): Encoding | null {
  if (startsWith(first, 0xef, 0xbb, 0xbf)) return 'utf-8-bom';
  if (startsWith(first, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(first, 0xfe, 0xff)) return 'utf-16be';
  return null;
}

/** Looks at all of a file's chunks: what a mark says, else UTF-8 where every byte fits, else GB18030. */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of chunks) {
      const marked = first ? markedEncoding(chunk) : null;
      if (marked) return marked;
      first = false;
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/**
 * The text of a file's chunks, without its mark. Throws a TypeError where the bytes do not fit the encoding: nothing
 * is replaced silently.
 */
export async function* textOf(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true });
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
