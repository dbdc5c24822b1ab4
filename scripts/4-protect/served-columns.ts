// People and ratings of a part as columns: its rows, and the finest counts with what there was in spans.
import type { Limits } from './cell-system.ts';
import { finestSums } from './finest.ts';
import type { FinestPlaces } from './finest-places.ts';
import type { Lists } from './lists.ts';
import { marginsOf } from './margins.ts';
import type { OuterBounds } from './outer-bounds.ts';
import type { HiddenRows } from './own-bounds.ts';
import type { Served } from './served-bounds.ts';
import { SERVED } from './served-bounds.ts';
import { spanCells } from './span-cells.ts';
import type { SpanFigures } from './spans.ts';
import { figuresIn, spansOf } from './spans.ts';

/** People and ratings of the same places. */
export interface ServedRows {
  readonly people: HiddenRows;
  readonly ratings: HiddenRows;
  readonly limits: Limits;
  /** By block (see `SERVED`) and row: what is known from tables that are not here. */
  readonly above: OuterBounds | null;
  /** Where the finest counts are, and figures of spans that must stay unknown; null where there are none. */
  readonly finest: {
    readonly places: FinestPlaces;
    readonly spans: { readonly people: SpanFigures; readonly ratings: SpanFigures };
  } | null;
}

/** A count that must stay unknown. */
export interface ServedCell {
  readonly count: Served;
  /** The row, or another column. */
  readonly column: number;
  /** As in a `CellSystem`. */
  readonly threshold: number;
  readonly mustMove: boolean;
}

export interface ServedColumns {
  /** How many there are; the first ones are the rows. */
  readonly columns: number;
  /** Each [sum, part, part …] of columns. */
  readonly sums: readonly ArrayLike<number>[];
  /** What must stay unknown of spans. */
  readonly spans: readonly ServedCell[];
}

export function servedColumns({ people, ratings, limits, finest }: ServedRows, lists: Lists): ServedColumns {
  const { rows } = people;
  const margins = marginsOf(rows, lists);
  if (finest === null) return { columns: rows.count, sums: margins, spans: [] };
  const systems = [
    { ...people, count: SERVED.people, figures: figuresIn(finest.spans.people) },
    { ...ratings, count: SERVED.raters, figures: figuresIn(finest.spans.ratings) },
  ];
  const spans = spansOf(systems.flatMap(({ figures }) => figures));
  // What came after a span is looked at where it may be told who rated.
  const hasRaters = (row: number): boolean =>
    ratings.hidden[0]?.[row] !== 1 && (ratings.rows.values[0]?.[row] ?? 0) > 0;
  const sums = finestSums(rows, lists, finest.places, spans, hasRaters);
  return {
    columns: rows.count + sums.more.length,
    sums: [...margins, ...sums.sums],
    spans: systems.flatMap(({ rules, count, figures }) =>
      spanCells(figures, sums, rules, limits, lists)
        .filter(({ measure }) => measure === 0)
        .map(({ column, threshold, mustMove }) => ({ count, column, threshold, mustMove })),
    ),
  };
}
