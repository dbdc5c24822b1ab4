// Who rated was served: where people are shown, the raters are known to be no more, and where raters are shown, the people no
// fewer. The two are protected each in a system of their own; each takes what may be shown of the other for shown.
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import { kindsOf } from './chain.ts';
import { countsOf } from './cramped.ts';
import { crowdedRows } from './crowded.ts';
import type { Lists } from './lists.ts';
import { markTotalOnly } from './total-only.ts';

/** The rows of one system, and how its measures are treated. */
export interface Treated {
  readonly rows: BlockRows;
  readonly rules: SystemRules;
}

/**
 * The rows of people and of ratings, which are the same, each with what it may be told of the other (`beside`). People who could
 * not hide the raters among them are hidden (`forced`).
 */
export function withBeside(
  people: Treated,
  ratings: Treated,
  lists: Lists,
  limits: Limits,
): { readonly people: BlockRows; readonly ratings: BlockRows } {
  if (people.rows.count !== ratings.rows.count) throw new Error('invalid: rows of people and ratings differ');
  const [counts] = countsOf(marked(ratings, lists, limits), lists, ratings.rules, limits);
  if (!counts) throw new Error('missing counts of ratings');
  const first = ({ rows, rules }: Treated): Uint8Array =>
    kindsOf(marked({ rows, rules }, lists, limits), lists, rules, limits)[0] ?? new Uint8Array();
  const crowded = crowdedRows(people.rows, first(people), { rows: ratings.rows, counts }, lists, limits);
  const [forced = crowded, ...more] = people.rows.forced;
  const rows = { ...people.rows, forced: [forced.map((is, row) => (crowded[row] === 1 ? 1 : is)), ...more] };
  const fits = (row: number): boolean =>
    (ratings.rows.values[0]?.[row] ?? 0) <= (people.rows.values[0]?.[row] ?? 0);
  return {
    people: { ...rows, beside: shownIn(ratings.rows, counts.kinds, fits) },
    ratings: { ...ratings.rows, beside: shownIn(people.rows, first({ ...people, rows }), fits) },
  };
}

/** The rows with lines marked that are total only; what is marked is a copy. */
function marked({ rows, rules }: Treated, lists: Lists, limits: Limits): BlockRows {
  const copy = {
    ...rows,
    states: rows.states.map((states) => states.slice()),
    totalOnly: rows.totalOnly.slice(),
  };
  markTotalOnly(copy, lists, rules, limits);
  return copy;
}

/** The first measure of rows that may show it; NaN elsewhere. */
function shownIn(rows: BlockRows, kinds: Uint8Array, fits: (row: number) => boolean): Float64Array {
  return Float64Array.from({ length: rows.count }, (_, row) => {
    const mayBeShown = (kinds[row] ?? KIND.known) <= KIND.open && rows.states[0]?.[row] === STATE.ok;
    return mayBeShown && fits(row) ? (rows.values[0]?.[row] ?? 0) : NaN;
  });
}
