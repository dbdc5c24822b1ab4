// Pinyin of names, from a dictionary and a list of places that it reads wrongly.
import { customPinyin, pinyin } from 'pinyin-pro';
import type { Readings } from '../search/readings.ts';
import { CHARACTER_READINGS, PLACE_READINGS } from './place-readings.ts';

customPinyin({ ...PLACE_READINGS });

/** Syllables without tones, `ü` as `v`: `yong zhou shi`; empty for a name without Chinese. */
export function pinyinOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).join(' ');
}

/** How each Chinese character of these names is read; characters that the dictionary does not know are left out. */
export function readingsOf(names: Iterable<string>): Readings {
  const characters = new Set<string>();
  for (const name of names) for (const character of name) characters.add(character);
  const readings = new Map<string, readonly string[]>();
  for (const character of [...characters].sort()) {
    const known = CHARACTER_READINGS[character]?.split(' ') ?? pinyinOf(character).split(' ').slice(0, 1);
    if (known.every((syllable) => /^[a-z]+$/.test(syllable))) readings.set(character, known);
  }
  return readings;
}
