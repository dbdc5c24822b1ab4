// One cell against both gates: the problems for which its row is held back, personal data first.
import type { InputColumn, InputTable, Text } from '../../schema/column.ts';
import type { Header } from '../header.ts';
import type { CellProblem } from '../problems.ts';
import type { HeldCode } from './held.ts';
import type { NegativeHit, NegativeList } from './negative-list.ts';
import { personalDataIn } from './personal-data.ts';

const NONE: readonly CellProblem[] = [];

/** What a cell is held back for: a problem for each kind of personal data, and one for the rules of the negative list. */
export function screened(
  { name, kind }: Pick<InputColumn, 'name' | 'kind'>,
  text: string,
  negative: NegativeList,
): readonly CellProblem[] {
  const kinds = personalDataIn(text, kind === 'key');
  const hits = kind === 'text' ? negative.hitsIn(text) : [];
  if (kinds.length === 0 && hits.length === 0) return NONE;
  const problems: CellProblem[] = kinds.map((found) => ({ code: `PII_${found}`, column: name, value: text }));
  const [first] = hits;
  if (first === undefined) return problems;
  const code = `HELD_${first.rule}` as HeldCode;
  return [...problems, { code, column: name, value: text, more: hitsText(hits, negative) }];
}

/** The rules hit, what each forbids, and the words that hit it. */
export function hitsText(hits: readonly NegativeHit[], { forbids }: NegativeList): Text {
  return {
    zh: hits
      .map(
        ({ rule, words }) =>
          `第${rule}条（${forbids.get(rule)?.zh}）：${words.map((one) => `“${one}”`).join('')}`,
      )
      .join('；'),
    en: hits
      .map(({ rule, words }) => `rule ${rule} (${forbids.get(rule)?.en}): ${words.join(', ')}`)
      .join('; '),
  };
}

/** What the cells that stand beside columns, as a place's name beside its code, are held back for. */
export function companionScreener(
  table: InputTable,
  header: Header,
  negative: NegativeList,
): (cells: readonly string[]) => readonly CellProblem[] {
  const columns = table.companions.flatMap(({ name }, i) =>
    (header.places[table.columns.length + i] ?? []).map((place) => ({ name, place })),
  );
  // A place's name wins no award; it is read for personal data alone.
  return (cells) => {
    let held = NONE;
    for (const { name, place } of columns) {
      const found = screened({ name, kind: 'region' }, cells[place] ?? '', negative);
      if (found.length > 0) held = [...held, ...found];
    }
    return held;
  };
}
