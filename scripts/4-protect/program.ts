// The linear program of some cells of a system while all others stand still: the equations with the rest moved to the
// right-hand side, and the bounds that shown or resting neighbours give.
import type { CellSystem } from './cell-system.ts';
import type { Program } from './solver.ts';

/** A program over `cells`; column i is the value of cells[i]. */
export interface CellProgram extends Program {
  readonly cells: readonly number[];
}

/** Where each cell stands: in `places`, in ascending order, from `starts[cell]` to before `starts[cell + 1]`. */
export interface Places {
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** The places of so many cells in lists of cells. Flat: with a list for each cell they take several times the memory. */
function placesIn(lists: readonly Iterable<number>[], size: number): Places {
  const starts = new Int32Array(size + 1);
  for (const list of lists) for (const cell of list) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < size; cell++) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(starts[size] ?? 0);
  lists.forEach((list, i) => {
    for (const cell of list) {
      const at = next[cell] ?? 0;
      places[at] = i;
      next[cell] = at + 1;
    }
  });
  return { starts, places };
}

/** What the cells' equations and links are looked up in. */
export interface Incidence {
  readonly equations: Places;
  readonly links: Places;
  /** The column of each cell while a program is made; -1 for cells outside it. */
  readonly columns: Int32Array;
  /** How many cells of each equation can move while that is found out; 0 else. */
  readonly moving: Int32Array;
  /** 1 for links while those of some cells are gathered; 0 else. */
  readonly taken: Int32Array;
}

export function incidenceOf(system: CellSystem): Incidence {
  return {
    equations: placesIn(system.equations, system.size),
    links: placesIn(system.links, system.size),
    columns: new Int32Array(system.size).fill(-1),
    moving: new Int32Array(system.equations.length),
    taken: new Int32Array(system.links.length),
  };
}

/** What the cells take part in, each once, in the order in which the cells come; `marks` are 0 before and after. */
function usedBy(cells: readonly number[], { starts, places }: Places, marks: Int32Array): number[] {
  const used: number[] = [];
  for (const cell of cells) {
    for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) {
      const i = places[at] ?? 0;
      if (marks[i] === 1) continue;
      marks[i] = 1;
      used.push(i);
    }
  }
  for (const i of used) marks[i] = 0;
  return used;
}

/**
 * The program in which `cells` are free and every other cell keeps its true value. Feasible at the truth; what is
 * found in it holds in the whole system, where more cells may move.
 */
export function programOf(system: CellSystem, incidence: Incidence, cells: readonly number[]): CellProgram {
  const { columns } = incidence;
  const lower = new Float64Array(cells.length);
  const upper = new Float64Array(cells.length);
  cells.forEach((cell, i) => {
    columns[cell] = i;
    lower[i] = system.lower[cell] ?? 0;
    upper[i] = Math.min(system.most[cell] ?? Infinity, system.cap[cell] ?? Infinity);
  });
  const used = usedBy(cells, incidence.equations, incidence.moving);
  const linked = usedBy(cells, incidence.links, incidence.taken);
  let entries = 2 * linked.length;
  for (const i of used) entries += system.equations[i]?.length ?? 0;
  const starts = new Int32Array(used.length + linked.length + 1);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  const rowLower = new Float64Array(used.length + linked.length);
  const rowUpper = new Float64Array(used.length + linked.length);
  let count = 0;
  let rows = 0;
  const put = (column: number, value: number): void => {
    indices[count] = column;
    values[count] = value;
    count += 1;
  };
  const endRow = (low: number, high: number): void => {
    rowLower[rows] = low;
    rowUpper[rows] = high;
    rows += 1;
    starts[rows] = count;
  };
  for (const i of used) {
    const equation = system.equations[i] ?? new Int32Array();
    let sum = 0;
    for (let position = 0; position < equation.length; position++) {
      const cell = equation[position] ?? 0;
      const column = columns[cell] ?? -1;
      if (column < 0) continue;
      const sign = position === 0 ? 1 : -1;
      put(column, sign);
      sum += sign * (system.value[cell] ?? 0);
    }
    endRow(sum, sum);
  }
  for (const i of linked) {
    const [small, large] = system.links[i] ?? [-1, -1];
    const [a, b] = [columns[small] ?? -1, columns[large] ?? -1];
    if (a >= 0 && b >= 0) {
      put(a, 1);
      put(b, -1);
      endRow(-Infinity, 0);
    } else if (a >= 0) upper[a] = Math.min(upper[a] ?? Infinity, system.value[large] ?? 0);
    else if (b >= 0) lower[b] = Math.max(lower[b] ?? 0, system.value[small] ?? 0);
  }
  for (const cell of cells) columns[cell] = -1;
  return {
    cells,
    columns: cells.length,
    lower,
    upper,
    starts: starts.subarray(0, rows + 1),
    indices: indices.subarray(0, count),
    values: values.subarray(0, count),
    rowLower: rowLower.subarray(0, rows),
    rowUpper: rowUpper.subarray(0, rows),
  };
}
