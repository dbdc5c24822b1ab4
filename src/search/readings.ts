// How characters of place names are read. The list comes with the search; names that are too many to carry their pinyin
// are found by it.

/** Character → its readings in small letters without tones, `ü` as `v`; the usual one first. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/** The list of readings: a line a syllable, with the characters usually read so and those that may be. */
export function linesFromReadings(readings: Readings): string {
  const lines = new Map<string, [string, string]>();
  for (const [character, syllables] of readings) {
    for (const [rank, syllable] of syllables.entries()) {
      const [usual, other] = lines.get(syllable) ?? ['', ''];
      lines.set(syllable, rank === 0 ? [usual + character, other] : [usual, other + character]);
    }
  }
  return [...lines]
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([syllable, [usual, other]]) => `${syllable},${usual},${other}\n`)
    .join('');
}

/** The readings of such a list. */
export function readingsFromLines(file: string): Readings {
  const readings = new Map<string, string[]>();
  const lines = file.split('\n').map((line) => line.split(','));
  for (const [syllable = '', usual = ''] of lines)
    for (const character of usual) readings.set(character, [syllable]);
  for (const [syllable = '', , other = ''] of lines)
    for (const character of other) readings.get(character)?.push(syllable);
  return readings;
}

/** What a character is typed as: its readings, itself where it is a letter or digit; none for other signs. */
export function typedAs(character: string, readings: Readings): readonly string[] {
  const known = readings.get(character);
  if (known) return known;
  const own = character.normalize('NFKC').toLowerCase();
  return /^[a-z0-9]$/.test(own) ? [own] : [];
}

/** The letters with which each character of a name is typed; signs that are not typed are passed over. */
export function initialsOf(name: string, readings: Readings): string[][] {
  return [...name]
    .map((character) => [...new Set(typedAs(character, readings).map((syllable) => syllable.charAt(0)))])
    .filter((letters) => letters.length > 0);
}

/** A name's pinyin by the usual readings, as in the other lists: `xu jia jing`. */
export function usualPinyin(name: string, readings: Readings): string {
  return [...name].flatMap((character) => typedAs(character, readings).slice(0, 1)).join(' ');
}

/**
 * Whether typed letters are the beginning of a name: each character by a reading, or by its first letter, the last one
 * unfinished. Signs that are not typed are passed over.
 */
export function isTyped(letters: string, name: readonly string[], readings: Readings, at = 0): boolean {
  if (letters === '') return true;
  const character = name[at];
  if (character === undefined) return false;
  const syllables = typedAs(character, readings);
  const goesOn = (typed: number): boolean => isTyped(letters.slice(typed), name, readings, at + 1);
  if (syllables.length === 0) return goesOn(0);
  return syllables.some(
    (syllable) =>
      syllable.startsWith(letters) ||
      (letters.startsWith(syllable) && goesOn(syllable.length)) ||
      (letters[0] === syllable[0] && goesOn(1)),
  );
}

/** Whether letters are the whole of a name, by its usual pinyin or by its initials. */
export function isTypedWhole(letters: string, name: string, readings: Readings): boolean {
  const syllables = usualPinyin(name, readings).split(' ');
  return letters === syllables.join('') || letters === syllables.map(([letter = '']) => letter).join('');
}
