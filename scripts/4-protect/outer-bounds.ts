// Bounds that an attacker can be sure of: each equation bounds each of its hidden cells by what the others leave. Not
// the tightest there are, but sound and quick: a cell that they show to be large, or to be none, needs no more care.
import type { CellSystem, Differences } from './cell-system.ts';

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
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let hasChanged = false;
    for (const equation of equations) {
      hasChanged = tighten(equation, low, high) || hasChanged;
    }
    for (const [small, large] of links) {
      if ((high[large] ?? 0) < (high[small] ?? 0)) [high[small], hasChanged] = [high[large] ?? 0, true];
      if ((low[small] ?? 0) > (low[large] ?? 0)) [low[large], hasChanged] = [low[small] ?? 0, true];
    }
    let first = size;
    for (const differences of system.differences) {
      hasChanged = tightenDifferences(system, differences, first, low, high) || hasChanged;
      first += differences.rows;
    }
    if (!hasChanged) break;
  }
  return { low: low.subarray(0, size), high: high.subarray(0, size) };
}

/** Tightens what is left of a whole without its part, and these two by it; the differences stand from `first` on. */
function tightenDifferences(
  { equations }: CellSystem,
  { part, whole, rows, equations: [from, to], groups }: Differences,
  first: number,
  low: Float64Array,
  high: Float64Array,
): boolean {
  let hasChanged = false;
  for (let row = 0; row < rows; row++) {
    hasChanged = tighten([whole + row, part + row, first + row], low, high) || hasChanged;
  }
  for (let i = from; i < to; i++) {
    hasChanged = tighten(equations[i] ?? [], low, high, first - part) || hasChanged;
  }
  for (const [large, small] of groups) {
    const [more, less] = [first + large, first + small];
    if ((high[more] ?? 0) < (high[less] ?? 0)) [high[less], hasChanged] = [high[more] ?? 0, true];
    if ((low[less] ?? 0) > (low[more] ?? 0)) [low[more], hasChanged] = [low[less] ?? 0, true];
  }
  return hasChanged;
}

/**
 * Tightens the cells of [sum, part, part …] by each other: what the rest can be leaves the room of each. The cells are
 * those that stand `offset` further on.
 */
export function tighten(
  equation: ArrayLike<number>,
  low: Float64Array,
  high: Float64Array,
  offset = 0,
): boolean {
  // As sum − parts = 0, each term is at least and at most; without an upper bound a term has one open end.
  let least = 0;
  let most = 0;
  let openLeast = 0;
  let openMost = 0;
  for (let i = 0; i < equation.length; i++) {
    const cell = (equation[i] ?? 0) + offset;
    const from = low[cell] ?? 0;
    const to = high[cell] ?? 0;
    if (i === 0) {
      least += from;
      if (to === Infinity) openMost += 1;
      else most += to;
    } else {
      most -= from;
      if (to === Infinity) openLeast += 1;
      else least -= to;
    }
  }
  let hasChanged = false;
  for (let i = 0; i < equation.length; i++) {
    const cell = (equation[i] ?? 0) + offset;
    const from = low[cell] ?? 0;
    const to = high[cell] ?? 0;
    if (from === to) continue;
    const isOpen = to === Infinity;
    const isSum = i === 0;
    // The rest without this term; an open end elsewhere means that there is no bound on that side.
    const restLeast = least - (isSum ? from : isOpen ? 0 : -to);
    const restMost = most - (isSum ? (isOpen ? 0 : to) : -from);
    const isLeastOpen = openLeast - (!isSum && isOpen ? 1 : 0) > 0;
    const isMostOpen = openMost - (isSum && isOpen ? 1 : 0) > 0;
    const newLow = isSum ? (isMostOpen ? from : -restMost) : isLeastOpen ? from : restLeast;
    const newHigh = isSum ? (isLeastOpen ? to : -restLeast) : isMostOpen ? to : restMost;
    if (newLow > from) [low[cell], hasChanged] = [newLow, true];
    if (newHigh < to) [high[cell], hasChanged] = [newHigh, true];
  }
  return hasChanged;
}
