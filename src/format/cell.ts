// A published value together with its state: the one place that reads the `status` column, and that says what stands
// where a value is not there.
import type { Lang, Text } from '../schema/column.ts';
import { STATE_LABELS, STATES, type State } from '../schema/values.ts';

/** A measure of one row: a number, or the reason why there is none. */
export type Cell =
  { readonly state: 'ok'; readonly value: number } | { readonly state: State; readonly value: null };

/** The cell of a row that does not exist: the release plan has none there. */
export const NO_CELL: Cell = { state: 'not_applicable', value: null };

/**
 * The state of `measure` in a row whose status is `status`: `ok`, one state for all measures, or a list such as
 * `suppressed:people,visits;not_reported:hours`, where a measure that is not named has a value. Throws on other words.
 */
export function stateOf(status: string, measure: string): 'ok' | State {
  if (status === 'ok') return 'ok';
  for (const part of status.split(';')) {
    const [state, list] = part.split(':');
    if (!STATES.includes(state as State)) throw new Error(`invalid status: ${status}`);
    if (list === undefined || list.split(',').includes(measure)) return state as State;
  }
  return 'ok';
}

/** The `status` of a row with these cells, in column order: the inverse of `stateOf`. */
export function statusFrom(cells: Readonly<Record<string, Cell>>): string {
  const named = Object.entries(cells);
  const without = (state: State) => named.filter(([, shown]) => shown.state === state).map(([name]) => name);
  if (named.every(([, { state }]) => state === 'not_applicable')) return 'not_applicable';
  const parts = STATES.flatMap((state) => (without(state).length ? `${state}:${without(state).join()}` : []));
  return parts.join(';') || 'ok';
}

/** The cell of a measure, from its value and its row's status. Throws where the two contradict each other. */
export function cell(value: number | null, status: string, measure: string): Cell {
  const state = stateOf(status, measure);
  if (state !== 'ok') return { state, value: null };
  if (value === null) throw new Error(`missing value: ${measure}, though its status is ${status}`);
  return { state, value };
}

/** `numerator ÷ denominator` from published cells only: without a value where one has none or the denominator is 0. */
export function ratio(numerator: Cell, denominator: Cell): Cell {
  if (numerator.state !== 'ok') return numerator;
  if (denominator.state !== 'ok') return denominator;
  if (denominator.value === 0) return NO_CELL;
  return { state: 'ok', value: numerator.value / denominator.value };
}

/** The sum of cells, or the first that has no value; not applicable where there are none. */
export function summed(cells: readonly Cell[]): Cell {
  let sum = 0;
  for (const cell of cells) {
    if (cell.state !== 'ok') return cell;
    sum += cell.value;
  }
  return cells.length ? { state: 'ok', value: sum } : NO_CELL;
}

/** The tag of a cell without a value in tables. */
export const STATE_TAGS: Record<State, Text> = {
  ...STATE_LABELS,
  not_applicable: { zh: '—', en: '—' },
};

/** Its short form inside a tile or a map. */
export const STATE_MARKS: Record<State, Text> = {
  suppressed: { zh: '隐去', en: 'hidden' },
  not_reported: { zh: '未报', en: 'n.r.' },
  not_applicable: { zh: '—', en: '—' },
};

/** What it says aloud, and in the legend of a drawing. */
export const STATE_MEANINGS: Record<State, Text> = {
  suppressed: { zh: '为保密不公布', en: 'not published, to protect persons' },
  not_reported: { zh: '未报送', en: 'not reported' },
  not_applicable: { zh: '不在统计范围', en: 'out of scope' },
};

/** A cell in a sentence or a description: its number by `format`, or what its state means. */
export function spoken(shown: Cell, format: (value: number) => string, lang: Lang): string {
  if (shown.state !== 'ok') return STATE_MEANINGS[shown.state][lang];
  if (shown.value === 0) return lang === 'zh' ? '零，已报送' : 'zero, reported';
  return format(shown.value);
}
