// One part of the system that can be attacked by itself, in flat arrays that can be handed to another thread.
import type { Bounds } from './bounds.ts';
import type { Form, Forms } from './forms.ts';
import { formsOf } from './forms.ts';
import type { Constraints } from './lp.ts';
import type { Sparse } from './sparse.ts';

export interface Problem extends Constraints {
  /** What must stay uncertain; columns are those of this problem. */
  readonly forms: Forms;
  /** By column, row and form of the problem: its number in the system. */
  readonly columnIds: Int32Array;
  readonly rowIds: Int32Array;
  readonly formIds: Int32Array;
  /** Columns whose values in each solution are kept, and for each the number of what should go up or down with it. */
  readonly watched: Int32Array;
  readonly watchedWith: Int32Array;
  /** By column: the column that is the next part of it, −1 where there is none. */
  readonly inner: Int32Array;
  /** By column: the number of the measure, among those that are parts of each other. */
  readonly layer: Int32Array;
  /** By column: a number over 0 for each province, and each prefecture, that it is below, else 0. */
  readonly province: Int32Array;
  readonly prefecture: Int32Array;
}

/** What is known of the columns of a system besides their rows, by column. */
export interface Hints {
  /** Over 0 where its values in solutions are wanted: a number for each set that moves together. */
  readonly watched: Int32Array;
  /** See `Problem`. */
  readonly inner: Int32Array;
  readonly layer: Int32Array;
  readonly province: Int32Array;
  readonly prefecture: Int32Array;
}

/** Nothing is known of columns. */
export const noHints = (columns: number): Hints => ({
  watched: new Int32Array(columns),
  inner: new Int32Array(columns).fill(-1),
  layer: new Int32Array(columns),
  province: new Int32Array(columns),
  prefecture: new Int32Array(columns),
});

/** More than any hidden count: an unknown that nothing bounds may be this much. */
export const UNBOUNDED = 1e8;

/**
 * The problem of some columns of a system. `rowIds` are all rows that have one of them, `formIds` all forms; other
 * columns in those are settled and stand at their only value. `place` is scratch space: −1 by column of the system.
 */
export function problemOf(
  columnIds: Int32Array,
  rowIds: Int32Array,
  formIds: Int32Array,
  forms: { at(form: number): Form | undefined },
  rows: Sparse,
  bounds: Pick<Bounds, 'lower' | 'upper'>,
  place: Int32Array,
  { watched, inner, layer, province, prefecture }: Hints,
): Problem {
  columnIds.forEach((id, at) => {
    place[id] = at;
  });
  const start = [0];
  const columns: number[] = [];
  const factors: number[] = [];
  const rowLower = new Float64Array(rowIds.length);
  const rowUpper = new Float64Array(rowIds.length);
  rowIds.forEach((row, at) => {
    let constant = 0;
    for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) {
      const id = rows.column(entry);
      const column = place[id] as number;
      if (column < 0) constant += rows.factor(entry) * (bounds.lower[id] as number);
      else {
        columns.push(column);
        factors.push(rows.factor(entry));
      }
    }
    start.push(columns.length);
    rowLower[at] = rows.lower(row) - constant;
    rowUpper[at] = rows.upper(row) - constant;
  });
  const at = (id: number): number => (id < 0 ? -1 : (place[id] as number));
  const moved = Array.from(formIds, (id) => {
    const form = forms.at(id) as Form;
    const [plus, minus] = [at(form.plus), at(form.minus)];
    const constant =
      form.constant +
      (form.plus >= 0 && plus < 0 ? (bounds.lower[form.plus] as number) : 0) -
      (form.minus >= 0 && minus < 0 ? (bounds.lower[form.minus] as number) : 0);
    return { ...form, plus, minus, constant };
  });
  const innerColumns = columnIds.map((id) => at(inner[id] as number));
  columnIds.forEach((id) => {
    place[id] = -1;
  });
  const isWatched = Int32Array.from(columnIds.keys()).filter(
    (column) => (watched[columnIds[column] as number] as number) > 0,
  );
  return {
    lower: Float64Array.from(columnIds, (id) => bounds.lower[id] as number),
    upper: Float64Array.from(columnIds, (id) => Math.min(bounds.upper[id] as number, UNBOUNDED)),
    start: Int32Array.from(start),
    columns: Int32Array.from(columns),
    factors: Float64Array.from(factors),
    rowLower,
    rowUpper,
    forms: formsOf(moved),
    columnIds,
    rowIds,
    formIds,
    watched: isWatched,
    watchedWith: isWatched.map((column) => watched[columnIds[column] as number] as number),
    inner: innerColumns,
    layer: columnIds.map((id) => layer[id] as number),
    province: columnIds.map((id) => province[id] as number),
    prefecture: columnIds.map((id) => prefecture[id] as number),
  };
}
