// The repair of a cell that an attacker would know too closely: the cheapest set of further cells which, hidden too,
// lets it move as far as it must. Found by a linear program that moves shown cells at a price and hidden ones for
// nothing (J. P. Kelly, B. L. Golden, A. A. Assad, Cell suppression: disclosure protection for sensitive tabular data,
// Networks 22, 1992, in the form of one program a cell).
import { KIND } from './cell-system.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { CellProgram, Incidence } from './program.ts';
import { programOf } from './program.ts';
import type { Reach } from './reach.ts';
import { TINY } from './reach.ts';
import type { Solver } from './solver.ts';

/** What moving a cell costs that is hidden anyway: nearly nothing, but no detours. */
const HIDDEN_COST = 1e-3;

/**
 * Cells to hide so that the cell's interval becomes wide enough; widens the inner bounds by the point found.
 * Null where no pattern of the part does it.
 */
export function repair(
  reach: Reach,
  incidence: Incidence,
  hidden: Uint8Array,
  cell: number,
  neighbourhood: Neighbourhood,
  solver: Solver,
): number[] | null {
  const { system } = reach;
  const needed = reach.needed(cell);
  const low = Math.ceil((reach.low[cell] ?? 0) - TINY);
  const high = Math.floor((reach.high[cell] ?? 0) + TINY);
  const canMove = (near: number): boolean =>
    system.kind[near] !== KIND.known && (hidden[near] === 1 || system.kind[near] === KIND.open);
  for (let stage = 0; ; stage++) {
    const near = neighbourhood.near(cell, stage);
    if (near === null) return null;
    const alike = [...hidden.keys()].filter(
      (other) => hidden[other] === 1 && neighbourhood.isAlike(cell, other, stage),
    );
    // What is hidden anyway moves for nothing, wherever it is; what is shown only where it is near.
    const cells = [...new Set([...near, ...alike])].filter(canMove);
    for (const target of [low + needed, high - needed]) {
      const found = moved(reach, incidence, hidden, cell, cells, target, solver);
      if (found) return found;
    }
  }
}

/** The cheapest move that brings a cell to a value: the shown cells it needs; null where there is none. */
function moved(
  reach: Reach,
  incidence: Incidence,
  hidden: Uint8Array,
  moving: number,
  cells: readonly number[],
  target: number,
  solver: Solver,
): number[] | null {
  const { system } = reach;
  const base = programOf(system, incidence, cells);
  // Two columns a cell, its way up and its way down from the true value, at a price where it is shown. They start where
  // the solver starts, at nothing: that makes it quick.
  const count = cells.length;
  const value = (i: number): number => system.value[cells[i] ?? 0] ?? 0;
  const lower = new Float64Array(2 * count);
  const upper = new Float64Array(2 * count);
  const cost = new Float64Array(2 * count);
  cells.forEach((cell, i) => {
    upper[i] = Math.max(0, (base.upper[i] ?? Infinity) - value(i));
    upper[count + i] = Math.max(0, value(i) - (base.lower[i] ?? 0));
    cost[i] = cost[count + i] = hidden[cell] === 1 ? -HIDDEN_COST : -(system.cost[cell] ?? 1);
  });
  const way = target - (system.value[moving] ?? 0);
  const own = base.place.get(moving) ?? 0;
  lower[own] = upper[own] = Math.max(0, way);
  lower[count + own] = upper[count + own] = Math.max(0, -way);
  const open = solver.open({ columns: 2 * count, lower, upper, ...movesOf(base, value) });
  const point = open.maximum(cost);
  open.close();
  if (!point) return null;
  const moves = cells.map((_, i) => (point[i] ?? 0) - (point[count + i] ?? 0));
  cells.forEach((cell, i) => reach.widen(cell, value(i) + (moves[i] ?? 0)));
  return cells.filter((cell, i) => hidden[cell] !== 1 && Math.abs(moves[i] ?? 0) > TINY);
}

/** The rows of a program over moves: the second column of a cell stands there with the other sign. */
function movesOf(
  base: CellProgram,
  value: (i: number) => number,
): Pick<CellProgram, 'starts' | 'indices' | 'values' | 'rowLower' | 'rowUpper'> {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  for (let row = 0; row + 1 < base.starts.length; row++) {
    let sum = 0;
    for (let k = base.starts[row] ?? 0; k < (base.starts[row + 1] ?? 0); k++) {
      const column = base.indices[k] ?? 0;
      const factor = base.values[k] ?? 0;
      indices.push(column, base.columns + column);
      values.push(factor, -factor);
      sum += factor * value(column);
    }
    starts.push(indices.length);
    rowLower.push((base.rowLower[row] ?? 0) - sum);
    rowUpper.push((base.rowUpper[row] ?? 0) - sum);
  }
  return { starts, indices, values, rowLower, rowUpper };
}
