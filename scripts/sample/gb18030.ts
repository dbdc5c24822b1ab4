// Text to GB18030 bytes: the inverse of the platform's own decoder, so that what is written here reads back the same.

const LEAD = { first: 0x81, last: 0xfe };
const TRAIL = { first: 0x40, last: 0xfe, unused: 0x7f };
/** Four-byte codes of the basic plane: 81308130 to 8431A439. */
const BASIC_FOUR_BYTE_CODES = 39420;
/** Four-byte codes of the other planes begin at 90308130 for U+10000 and go on without a gap. */
const SUPPLEMENTARY_START = (0x90 - 0x81) * 12600;

let twoBytes: Uint16Array | undefined;
let fourBytes: Uint32Array | undefined;

/** The bytes of a text in GB18030. Every code point has some; a lone surrogate is an error. */
export function gb18030FromText(text: string): Buffer {
  twoBytes ??= twoByteCodes();
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const code = twoBytes[unit]!;
    if (code !== 0) {
      bytes[at++] = code >>> 8;
      bytes[at++] = code & 0xff;
      continue;
    }
    const point = text.codePointAt(index)!;
    if (point > 0xffff) index += 1;
    at = bytes.writeUInt32BE(fourByteCode(point), at);
  }
  return bytes.subarray(0, at);
}

function fourByteCode(point: number): number {
  if (point > 0xffff) return bytesOfPointer(SUPPLEMENTARY_START + point - 0x10000);
  fourBytes ??= basicFourByteCodes();
  const code = fourBytes[point]!;
  if (code === 0) throw new Error(`invalid character: U+${point.toString(16)}`);
  return code;
}

/** The four bytes of a pointer, as one number: 126 × 10 × 126 × 10 codes in ascending order. */
function bytesOfPointer(pointer: number): number {
  const fourth = 0x30 + (pointer % 10);
  const third = 0x81 + (Math.floor(pointer / 10) % 126);
  const second = 0x30 + (Math.floor(pointer / 1260) % 10);
  const first = 0x81 + Math.floor(pointer / 12600);
  return first * 0x1000000 + second * 0x10000 + third * 0x100 + fourth;
}

function twoByteCodes(): Uint16Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Uint16Array(0x10000);
  const pair = new Uint8Array(2);
  for (let lead = LEAD.first; lead <= LEAD.last; lead += 1) {
    for (let trail = TRAIL.first; trail <= TRAIL.last; trail += 1) {
      if (trail === TRAIL.unused) continue;
      pair[0] = lead;
      pair[1] = trail;
      const unit = singleUnit(decoder.decode(pair));
      if (unit !== null && codes[unit] === 0) codes[unit] = lead * 0x100 + trail;
    }
  }
  return codes;
}

function basicFourByteCodes(): Uint32Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Uint32Array(0x10000);
  const four = Buffer.alloc(4);
  for (let pointer = 0; pointer < BASIC_FOUR_BYTE_CODES; pointer += 1) {
    four.writeUInt32BE(bytesOfPointer(pointer));
    const unit = singleUnit(decoder.decode(four));
    if (unit !== null && codes[unit] === 0) codes[unit] = four.readUInt32BE();
  }
  return codes;
}

/** The one UTF-16 unit that was decoded, or null where the bytes mean no character. */
function singleUnit(text: string): number | null {
  return text.length === 1 && text !== '\ufffd' ? text.charCodeAt(0) : null;
}
