// The list of readings, and what is typed for a name.
import { describe, expect, test } from 'vitest';
import {
  initialsOf,
  isTyped,
  isTypedWhole,
  linesFromReadings,
  readingsFromLines,
  usualPinyin,
  type Readings,
} from '../../src/search/readings.ts';

const READINGS: Readings = new Map([
  ['乐', ['le', 'yue', 'lao']],
  ['了', ['le']],
  ['平', ['ping']],
]);

test('the list has a line a syllable and comes back', () => {
  const file = linesFromReadings(READINGS);
  expect(file).toBe('lao,,乐\nle,乐了,\nping,平,\nyue,,乐\n');
  const back = readingsFromLines(file);
  expect(back.get('乐')?.[0]).toBe('le');
  expect(new Set(back.get('乐'))).toEqual(new Set(READINGS.get('乐')));
  expect(back.get('平')).toEqual(['ping']);
});

test('letters and digits are typed as they are, other signs not at all', () => {
  expect(initialsOf('乐Ａ7（𡌶平', READINGS)).toEqual([['l', 'y'], ['a'], ['7'], ['p']]);
  expect(usualPinyin('乐平（A）', READINGS)).toBe('le ping a');
});

describe('what is typed', () => {
  const typed = (letters: string) => isTyped(letters, [...'乐（平）乐'], READINGS);
  test.each(['l', 'leping', 'yueping', 'lpl', 'lepinglao', 'lepl', 'laopingyu'])('%s', (letters) =>
    expect(typed(letters)).toBe(true),
  );
  test.each(['p', 'lepinglex', 'lx', 'yuepingx'])('not %s', (letters) => expect(typed(letters)).toBe(false));
  test('the whole of a name, by its usual reading or its initials', () => {
    expect(['leping', 'lp', 'lep', 'yueping'].map((one) => isTypedWhole(one, '乐平', READINGS))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
