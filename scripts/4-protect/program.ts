// The linear program of some cells of a system while all others stand still: the equations with the rest moved to the
// right-hand side, and the bounds that shown or resting neighbours give.
import type { CellSystem } from './cell-system.ts';
import type { Program } from './solver.ts';

/** A program over `cells`; column i is the value of cells[i]. */
export interface CellProgram extends Program {
  readonly cells: readonly number[];
  readonly place: ReadonlyMap<number, number>;
}

/** What the cells' equations and links are looked up in. */
export interface Incidence {
  readonly equations: readonly (readonly number[])[];
  readonly links: readonly (readonly number[])[];
}

export function incidenceOf(system: CellSystem): Incidence {
  const equations: number[][] = Array.from({ length: system.size }, () => []);
  const links: number[][] = Array.from({ length: system.size }, () => []);
  system.equations.forEach((equation, i) => {
    for (const cell of equation) equations[cell]?.push(i);
  });
  system.links.forEach((pair, i) => {
    for (const cell of pair) links[cell]?.push(i);
  });
  return { equations, links };
}

/**
 * The program in which `cells` are free and every other cell keeps its true value. Feasible at the truth; what is
 * found in it holds in the whole system, where more cells may move.
 */
export function programOf(system: CellSystem, incidence: Incidence, cells: readonly number[]): CellProgram {
  const place = new Map(cells.map((cell, i) => [cell, i]));
  const lower = Float64Array.from(cells, (cell) => system.lower[cell] ?? 0);
  const upper = new Float64Array(cells.length).fill(Infinity);
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const endRow = (low: number, high: number): void => {
    starts.push(indices.length);
    rowLower.push(low);
    rowUpper.push(high);
  };
  const used = new Set<number>();
  const linked = new Set<number>();
  for (const cell of cells) {
    for (const i of incidence.equations[cell] ?? []) used.add(i);
    for (const i of incidence.links[cell] ?? []) linked.add(i);
  }
  for (const i of used) {
    let sum = 0;
    (system.equations[i] ?? new Int32Array()).forEach((cell, position) => {
      const column = place.get(cell);
      if (column === undefined) return;
      const sign = position === 0 ? 1 : -1;
      indices.push(column);
      values.push(sign);
      sum += sign * (system.value[cell] ?? 0);
    });
    endRow(sum, sum);
  }
  for (const i of linked) {
    const [small, large] = system.links[i] ?? [-1, -1];
    const [a, b] = [place.get(small), place.get(large)];
    if (a !== undefined && b !== undefined) {
      indices.push(a, b);
      values.push(1, -1);
      endRow(-Infinity, 0);
    } else if (a !== undefined) upper[a] = Math.min(upper[a] ?? Infinity, system.value[large] ?? 0);
    else if (b !== undefined) lower[b] = Math.max(lower[b] ?? 0, system.value[small] ?? 0);
  }
  return { cells, place, columns: cells.length, lower, upper, starts, indices, values, rowLower, rowUpper };
}
