import { describe, expect, it } from 'vitest';
import { gb18030FromText } from '../../scripts/sample/gb18030.ts';

const decoder = new TextDecoder('gb18030', { fatal: true });

describe('gb18030FromText', () => {
  it.each(['A,"1"\r\n', '中国', '（示例）', 'ö', '𠮷', ''])('writes %j as the decoder reads it', (text) => {
    expect(decoder.decode(gb18030FromText(text))).toBe(text);
  });

  it('has the bytes of the standard', () => {
    expect(gb18030FromText('中国（示例）').toString('hex')).toBe('d6d0b9faa3a8cabec0fda3a9');
    expect(gb18030FromText('\u{10000}').toString('hex')).toBe('90308130');
  });

  it('is the inverse of the decoder for every character that has one', () => {
    let text = '';
    for (let point = 0; point <= 0xffff; point += 1) {
      const isSurrogate = point >= 0xd800 && point <= 0xdfff;
      const isPrivate = point >= 0xe000 && point <= 0xf8ff;
      const isReplacement = point === 0xfffd;
      if (!isSurrogate && !isPrivate && !isReplacement) text += String.fromCodePoint(point);
    }
    for (let point = 0x20000; point < 0x20400; point += 1) text += String.fromCodePoint(point);
    expect(decoder.decode(gb18030FromText(text))).toBe(text);
  });
});
