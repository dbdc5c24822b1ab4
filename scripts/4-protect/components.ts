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
  // By cluster: the first free cell of the sum that is looked at, which `seenIn` tells.
  const clusters = 2 + (cluster?.reduce((most, own) => Math.max(most, own), 0) ?? 0);
  const first = new Int32Array(clusters);
  const seenIn = new Int32Array(clusters);
  let sum = 0;
  const join = (cells: ArrayLike<number>): void => {
    sum += 1;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? 0;
      if (free[cell] !== 1) continue;
      // From −1 on, which stands for what is above all clusters.
      const own = 1 + (cluster?.[cell] ?? 0);
      if (seenIn[own] === sum) {
        parent[find(cell)] = find(first[own] ?? cell);
        continue;
      }
      first[own] = cell;
      seenIn[own] = sum;
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
