// Pinyin of names, from a dictionary and a list of places that it reads wrongly.
import { customPinyin, pinyin } from 'pinyin-pro';
import { PLACE_READINGS } from './place-readings.ts';

customPinyin({ ...PLACE_READINGS });

/** Syllables without tones, `ü` as `v`: `yong zhou shi`; empty for a name without Chinese. */
export function pinyinOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).join(' ');
}
