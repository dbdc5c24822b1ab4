// What the finest counts tell of hidden cells: they are too many for programs, but bounds of one sum at a time show where they
// give a count away.
import type { CellSystem } from './cell-system.ts';
import type { FinestSums } from './finest.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { Tightening } from './tightening.ts';

const MOST_PASSES = 12;

/** Bounds with the finest counts. */
export interface FinestBounds extends OuterBounds {
  /** The bounds of a measure (by place) in a column of the sums. */
  readonly ofColumn: (measure: number, column: number) => readonly [low: number, high: number];
}

/**
 * The bounds of the cells of a system of so many measures once the finest counts are taken into account; `outer`: those of its own sums. Of the
 * cells that are no rows' as they are there.
 */
export function finestBounds(
  system: CellSystem,
  measures: number,
  { rows, more, sums, least }: FinestSums,
  outer: OuterBounds,
): FinestBounds {
  const columns = rows + more.length;
  const first = system.differences.map((_, i) => (measures + i) * columns);
  const all = (measures + system.differences.length) * columns;
  const low = new Float64Array(all);
  const high = new Float64Array(all).fill(Infinity);
  for (let measure = 0; measure < measures; measure++) {
    low.set(outer.low.subarray(measure * rows, (measure + 1) * rows), measure * columns);
    high.set(outer.high.subarray(measure * rows, (measure + 1) * rows), measure * columns);
  }
  least?.forEach((own, column) => {
    if (own > (low[column] ?? 0)) low[column] = own;
  });
  const margins = system.equations
    .slice(0, system.sureEquations)
    .filter((equation) => equation.every((cell) => cell < rows));
  const tightened = new Tightening(low, high);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    for (let offset = 0; offset < all; offset += columns) {
      for (const sum of sums) tightened.sum(sum, offset);
      for (const margin of margins) tightened.sum(margin, offset);
    }
    system.differences.forEach(({ part, whole }, i) => {
      const [less, more] = [(part / rows) * columns, (whole / rows) * columns];
      for (let column = 0; column < columns; column++)
        tightened.sumOfTwo(more + column, less + column, (first[i] ?? 0) + column);
    });
    if (!tightened.next()) break;
  }
  const bounds = { low: outer.low.slice(), high: outer.high.slice() };
  for (let measure = 0; measure < measures; measure++) {
    bounds.low.set(low.subarray(measure * columns, measure * columns + rows), measure * rows);
    bounds.high.set(high.subarray(measure * columns, measure * columns + rows), measure * rows);
  }
  return {
    ...bounds,
    ofColumn: (measure, column) => [
      low[measure * columns + column] ?? 0,
      high[measure * columns + column] ?? Infinity,
    ],
  };
}
