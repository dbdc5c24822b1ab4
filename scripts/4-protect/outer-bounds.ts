// Bounds that an attacker can be sure of: each equation bounds each of its hidden cells by what the others leave. Not
// the tightest there are, but sound and quick: a cell that they show to be large, or to be none, needs no more care.
import type { CellSystem, Differences } from './cell-system.ts';
import { Tightening } from './tightening.ts';

export interface OuterBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const MOST_PASSES = 12;

/**
 * The outer bounds of all cells under a pattern: shown cells have their value at both ends, hidden ones are at least `least`,
 * if not given what a reader is sure of.
 */
export function outerBounds(
  system: CellSystem,
  hidden: Uint8Array,
  least: Float64Array = system.sure,
): OuterBounds {
  const { size, value } = system;
  // What wholes leave without their parts comes behind the cells.
  const all = system.differences.reduce((sum, { rows }) => sum + rows, size);
  const low = new Float64Array(all);
  const high = new Float64Array(all).fill(Infinity);
  for (let cell = 0; cell < size; cell++) {
    const isHidden = hidden[cell] === 1;
    low[cell] = (isHidden ? least[cell] : value[cell]) ?? 0;
    high[cell] = (isHidden ? system.most[cell] : value[cell]) ?? Infinity;
  }
  const equations = system.equations.slice(0, system.sureEquations);
  const links = system.links.slice(0, system.sureLinks);
  const bounds = new Tightening(low, high);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    for (const equation of equations) bounds.sum(equation);
    for (const [small, large] of links) bounds.atMost(small, large);
    let first = size;
    for (const differences of system.differences) {
      tightenDifferences(system, differences, first, bounds);
      first += differences.rows;
    }
    if (!bounds.next()) break;
  }
  return { low: low.subarray(0, size), high: high.subarray(0, size) };
}

/** Tightens what is left of a whole without its part, and these two by it; the differences stand from `first` on. */
function tightenDifferences(
  { equations }: CellSystem,
  { part, whole, rows, equations: [from, to], groups }: Differences,
  first: number,
  bounds: Tightening,
): void {
  for (let row = 0; row < rows; row++) bounds.sumOfTwo(whole + row, part + row, first + row);
  for (let i = from; i < to; i++) bounds.sum(equations[i] ?? [], first - part);
  for (const [large, small] of groups) bounds.atMost(first + small, first + large);
}
