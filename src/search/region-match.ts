// Finds regions by what a reader types: part of a name, pinyin with or without spaces, initials, or the first digits
// of a code.
import type { IndexedRegion } from './region-index.ts';

/** How well a name answers: it begins with the question, one of its words does, or not at all. */
const BEGINS = 0;
const HOLDS = 1;
const NOT = 2;

/** `lü` is typed as `lv` or `lu`: both sides are compared with `v` and without umlauts. */
function folded(pinyin: string): string {
  return pinyin.toLowerCase().replaceAll('ü', 'v');
}

function byPinyin(pinyin: string, asked: string): number {
  const syllables = folded(pinyin).split(' ');
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  if (initials.startsWith(asked)) return BEGINS;
  for (let at = 0; at < syllables.length; at += 1) {
    const rest = syllables.slice(at).join('');
    if (rest.startsWith(asked) || rest.replaceAll('v', 'u').startsWith(asked))
      return at === 0 ? BEGINS : HOLDS;
  }
  return initials.includes(asked) && asked.length > 1 ? HOLDS : NOT;
}

function answers({ name, pinyin, code }: IndexedRegion, asked: string): number {
  if (/^\d+$/.test(asked)) return code.startsWith(asked.slice(0, 6)) ? BEGINS : NOT;
  if (/^[a-zü]+$/.test(asked)) return byPinyin(pinyin, asked);
  if (name.startsWith(asked)) return BEGINS;
  return name.includes(asked) ? HOLDS : NOT;
}

/** The regions that answer, those whose name begins with the question first, each in code order; none for no question. */
export function matchingRegions(regions: readonly IndexedRegion[], question: string): IndexedRegion[] {
  const asked = folded(question).replace(/[\s'’]/g, '');
  if (asked === '') return [];
  const found = regions.map((region) => ({ region, how: answers(region, asked) }));
  return [BEGINS, HOLDS].flatMap((wanted) =>
    found.filter(({ how }) => how === wanted).map(({ region }) => region),
  );
}
