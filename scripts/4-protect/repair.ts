// The repair of a cell that an attacker would know too closely: the cheapest set of further cells which, hidden too,
// lets it move as far as it must. Found by a linear program that moves shown cells at a price and hidden ones for
// nothing (J. P. Kelly, B. L. Golden, A. A. Assad, Cell suppression: disclosure protection for sensitive tabular data,
// Networks 22, 1992, in the form of one program a cell).
import { KIND } from './cell-system.ts';
import { loose } from './loose.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { CellProgram, Incidence } from './program.ts';
import { programOf } from './program.ts';
import type { Reach } from './reach.ts';
import { TINY } from './reach.ts';
import type { Program, Solver } from './solver.ts';

/** What moving a cell costs that is hidden anyway: nearly nothing, but no detours, least of all over other tables. */
const HIDDEN_COST = { here: 1e-3, elsewhere: 1e-2 };

/**
 * Cells to hide so that the cell's interval becomes wide enough; widens the inner bounds by the points found, and those of
 * `still` by what moves no cell that rests.
 * Null where no pattern of the part does it, of neighbourhoods of so many cells at most. `spread`: nothing more may be
 * hidden, and it is not enough that the cell may be none.
 */
export function repair(
  reach: Reach,
  still: Reach,
  incidence: Incidence,
  hidden: Uint8Array,
  cell: number,
  neighbourhood: Neighbourhood,
  solver: Solver,
  mostCells = Infinity,
  spread = false,
): number[] | null {
  const { system } = reach;
  const needed = reach.needed(cell);
  const low = Math.ceil((reach.low[cell] ?? 0) - TINY);
  const high = Math.floor((reach.high[cell] ?? 0) + TINY);
  const canMove = (near: number): boolean =>
    reach.isFree(near) &&
    system.kind[near] !== KIND.known &&
    (hidden[near] === 1 || (!spread && system.kind[near] === KIND.open));
  for (let stage = 0; ; stage++) {
    const near = neighbourhood.movable(cell, stage, hidden, canMove, mostCells);
    if (!near) return null;
    const cells = loose(system, incidence, near, cell);
    if (cells.length === 0) continue;
    const ways = waysOf(low, high, needed, reach.enough(cell), reach.least(cell));
    if (!spread && reach.wantsNone(cell)) ways.unshift([0]);
    const found = moved(reach, still, incidence, hidden, cell, cells, ways, solver);
    if (found) return found;
  }
}

/** So many ends are tried where the way to one side alone is too short. */
const MOST_ENDS = 4;

/**
 * The values that a cell must be able to have, as ways of which one is enough: far enough up, far enough down, or some
 * of both.
 */
function waysOf(low: number, high: number, needed: number, enough: number, least: number): number[][] {
  const ways = [[Math.min(low + needed, enough)], [high - needed]];
  for (let end = Math.max(least, high - needed + 1); end < low && ways.length < 2 + MOST_ENDS; end++) {
    ways.push([end, end + needed]);
  }
  return ways;
}

/**
 * The cheapest moves that bring a cell to all values of the first way that it can go: the shown cells that these need;
 * null: there is none.
 */
function moved(
  reach: Reach,
  still: Reach,
  incidence: Incidence,
  hidden: Uint8Array,
  moving: number,
  cells: readonly number[],
  ways: readonly (readonly number[])[],
  solver: Solver,
): number[] | null {
  const { system } = reach;
  const base = programOf(system, incidence, cells);
  const value = Float64Array.from(cells, (cell) => system.value[cell] ?? 0);
  const program = movesOf(base, value);
  const count = cells.length;
  const cost = new Float64Array(2 * count);
  const costOfHidden = (cell: number): number => HIDDEN_COST[system.rests[cell] === 1 ? 'elsewhere' : 'here'];
  cells.forEach((cell, i) => {
    cost[i] = cost[count + i] = hidden[cell] === 1 ? -costOfHidden(cell) : -(system.cost[cell] ?? 1);
  });
  const own = cells.indexOf(moving);
  const [mostUp, mostDown] = [program.upper[own] ?? 0, program.upper[count + own] ?? 0];
  const open = solver.open({ ...program, cost }, 'dual');
  try {
    const pointAt = (target: number): Float64Array | null => {
      const [up, down] = [Math.max(0, target - (value[own] ?? 0)), Math.max(0, (value[own] ?? 0) - target)];
      if (up > mostUp + TINY || down > mostDown + TINY) return null;
      open.bound(own, up, up);
      open.bound(count + own, down, down);
      return open.maximum();
    };
    for (const way of ways) {
      const points: Float64Array[] = [];
      for (const target of way) {
        const point = pointAt(target);
        if (point) points.push(point);
        else break;
      }
      if (points.length < way.length) continue;
      const opened = new Set<number>();
      for (const point of points) {
        const moves = cells.map((_, i) => (point[i] ?? 0) - (point[count + i] ?? 0));
        const isHere = cells.every((cell, i) => system.rests[cell] !== 1 || Math.abs(moves[i] ?? 0) <= TINY);
        cells.forEach((cell, i) => {
          const move = moves[i] ?? 0;
          (isHere ? still : reach).widen(
            cell,
            (value[i] ?? 0) + (isHere && system.rests[cell] === 1 ? 0 : move),
          );
          if (hidden[cell] !== 1 && Math.abs(move) > TINY) opened.add(cell);
        });
      }
      return [...opened];
    }
    return null;
  } finally {
    open.close();
  }
}

/**
 * A program over moves: two columns a cell, its way up and its way down from the true value. They start where the
 * solver starts, at nothing: that makes it quick.
 */
function movesOf(base: CellProgram, value: Float64Array): Program {
  const { columns: count, starts, indices, values } = base;
  const upper = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    upper[i] = Math.max(0, (base.upper[i] ?? Infinity) - (value[i] ?? 0));
    upper[count + i] = Math.max(0, (value[i] ?? 0) - (base.lower[i] ?? 0));
  }
  const twice = { indices: new Int32Array(2 * indices.length), values: new Float64Array(2 * indices.length) };
  const rowLower = base.rowLower.slice();
  const rowUpper = base.rowUpper.slice();
  for (let row = 0; row < rowLower.length; row++) {
    let sum = 0;
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) {
      const column = indices[k] ?? 0;
      const factor = values[k] ?? 0;
      twice.indices[2 * k] = column;
      twice.values[2 * k] = factor;
      twice.indices[2 * k + 1] = count + column;
      twice.values[2 * k + 1] = -factor;
      sum += factor * (value[column] ?? 0);
    }
    rowLower[row] = (rowLower[row] ?? 0) - sum;
    rowUpper[row] = (rowUpper[row] ?? 0) - sum;
  }
  return {
    columns: 2 * count,
    lower: new Float64Array(2 * count),
    upper,
    starts: starts.map((start) => 2 * start),
    ...twice,
    rowLower,
    rowUpper,
  };
}
