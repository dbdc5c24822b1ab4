// Finds regions and pages by what a reader types: part of a name, pinyin with or without spaces, initials, or the first
// digits of a code; and, where nothing answers, what is one slip away.

/** What can be found. */
export interface Named {
  readonly name: string;
  /** Syllables without tones, in small letters; empty where the name has no Chinese. */
  readonly pinyin: string;
  /** Digits; pages have none. */
  readonly code?: string;
}

/** How well a name answers: it begins with the question, one of its words does, or not at all. */
const BEGINS = 0;
const HOLDS = 1;
const NOT = 2;

/** `lü` is typed as `lv` or `lu`: both sides are compared with `v` and without umlauts. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('ü', 'v');
}

/** A question as it is compared: small letters, without spaces. */
export const asAsked = (question: string): string => folded(question).replace(/[\s'’]/g, '');

/** A name as it is compared. */
interface Compared {
  /** In small letters, without spaces. */
  readonly name: string;
  /** The pinyin in one piece, with `v` and with `u` for `ü`; where each syllable begins in it; the first letters. */
  readonly letters: string;
  readonly simple: string;
  readonly starts: readonly number[];
  readonly initials: string;
}

const compared = new WeakMap<Named, Compared>();

/** Worked out once for each name: a list is gone through at every letter that a reader types. */
function comparedOf(entry: Named): Compared {
  const known = compared.get(entry);
  if (known) return known;
  const syllables = folded(entry.pinyin).split(' ');
  const letters = syllables.join('');
  let end = 0;
  const own = {
    name: folded(entry.name).replace(/\s/g, ''),
    letters,
    simple: letters.replaceAll('v', 'u'),
    starts: syllables.map((syllable) => (end += syllable.length) - syllable.length),
    initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
  };
  compared.set(entry, own);
  return own;
}

function byPinyin({ letters, simple, starts, initials }: Compared, asked: string): number {
  if (initials.startsWith(asked)) return BEGINS;
  const at = starts.find((start) => letters.startsWith(asked, start) || simple.startsWith(asked, start));
  if (at !== undefined) return at === 0 ? BEGINS : HOLDS;
  return initials.includes(asked) && asked.length > 1 ? HOLDS : NOT;
}

function byName({ name }: Compared, asked: string): number {
  if (name.startsWith(asked)) return BEGINS;
  return name.includes(asked) ? HOLDS : NOT;
}

function answers(entry: Named, asked: string): number {
  const { code = '' } = entry;
  if (/^\d+$/.test(asked)) return code.startsWith(asked.slice(0, 6)) && code !== '' ? BEGINS : NOT;
  const own = comparedOf(entry);
  if (/^[a-z]+$/.test(asked)) return Math.min(byPinyin(own, asked), byName(own, asked));
  return byName(own, asked);
}

/** Those that answer, the ones whose name begins with the question first, each in their order; none for no question. */
export function matching<Entry extends Named>(entries: readonly Entry[], question: string): Entry[] {
  const asked = asAsked(question);
  if (asked === '') return [];
  const found = entries.map((entry) => ({ entry, how: answers(entry, asked) }));
  return [BEGINS, HOLDS].flatMap((wanted) =>
    found.filter(({ how }) => how === wanted).map(({ entry }) => entry),
  );
}

/** Whether two texts differ by one letter: another, one more, one less, or two that changed places. */
export function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

/** Letters below which a slip would find almost anything. */
const LEAST = { chinese: 3, pinyin: 5 } as const;

/** Those whose beginning is one slip away from the question, in their order; none for short questions and for digits. */
export function nearlyMatching<Entry extends Named>(entries: readonly Entry[], question: string): Entry[] {
  const asked = asAsked(question);
  const isPinyin = /^[a-z]+$/.test(asked);
  if (/\d/.test(asked) || asked.length < (isPinyin ? LEAST.pinyin : LEAST.chinese)) return [];
  return entries.filter((entry) => {
    const { letters, name } = comparedOf(entry);
    const own = isPinyin && letters !== '' ? letters : name;
    return [-1, 0, 1].some((more) => isOneSlip(asked, own.slice(0, asked.length + more)));
  });
}
