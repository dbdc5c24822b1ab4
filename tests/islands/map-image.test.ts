// Lines of text below a saved picture.
import { expect, test } from 'vitest';
import { wrapped } from '../../src/islands/map-image.ts';

test.each([
  ['示例数据，请勿引用', 20, ['示例数据，请勿引用']],
  ['示例数据，请勿引用', 5, ['示例数据，', '请勿引用']],
  ['Sample data: do not cite', 8, ['Sample data:', 'do not cite']],
  ['https://example.org/map/?r=430000', 5, ['https://example.org/map/?r=430000']],
  ['', 5, []],
])('%s in %i characters', (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});
