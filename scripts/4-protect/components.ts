// Which hidden cells hang together through equations and bounds: each such part can be attacked on its own.
import type { CellSystem } from './cell-system.ts';

/**
 * The parts of the free cells (1 in `free`), each in ascending order; cells of no equation are parts of their own.
 * With `cluster`, cells of different clusters are never of one part.
 */
export function componentsOf(system: CellSystem, free: Uint8Array, cluster?: Int32Array): number[][] {
  const parent = Int32Array.from({ length: system.size }, (_, i) => i);
  const find = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = cell; parent[at] !== root;) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const join = (cells: Iterable<number>): void => {
    const firsts = new Map<number, number>();
    for (const cell of cells) {
      if (free[cell] !== 1) continue;
      const part = cluster?.[cell] ?? 0;
      const first = firsts.get(part);
      if (first === undefined) firsts.set(part, cell);
      else parent[find(cell)] = find(first);
    }
  };
  for (const equation of system.equations) join(equation);
  for (const pair of system.links) join(pair);
  const parts = new Map<number, number[]>();
  for (let cell = 0; cell < system.size; cell++) {
    if (free[cell] !== 1) continue;
    const root = find(cell);
    const part = parts.get(root);
    if (part) part.push(cell);
    else parts.set(root, [cell]);
  }
  return [...parts.values()];
}
