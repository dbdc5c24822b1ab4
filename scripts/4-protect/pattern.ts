// The pattern of hidden cells of a system: elimination first, then attack and repair until no hidden cell can be known
// more closely than allowed.
import type { CellSystem } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import { componentsOf } from './components.ts';
import { eliminate } from './elimination.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { outerBounds } from './outer-bounds.ts';
import type { Incidence } from './program.ts';
import { incidenceOf } from './program.ts';
import { Reach } from './reach.ts';
import { repair } from './repair.ts';
import { settle } from './settle.ts';
import type { Solver } from './solver.ts';

export interface Pattern {
  /** 1 for hidden cells. */
  readonly hidden: Uint8Array;
  /** Cells hidden after the rounds of repair ran out, to coarsen what could not be protected otherwise. */
  readonly coarsened: number;
  /** Cells that no pattern can protect, because earlier releases showed too much; nothing may then be published. */
  readonly lost: readonly number[];
}

const MOST_ROUNDS = 12;
/** Rounds from which on a cell that cannot be repaired takes the lines it stands in with it. */
const COARSEN_FROM = 4;

/** The open cells in the order in which they are shown: what is dear first. */
export function publishingOrder(system: CellSystem): Int32Array {
  const open: number[] = [];
  for (let cell = 0; cell < system.size; cell++) if (system.kind[cell] === KIND.open) open.push(cell);
  return Int32Array.from(open.sort((a, b) => (system.cost[b] ?? 0) - (system.cost[a] ?? 0) || a - b));
}

/** What a search for a pattern works with. */
export interface Search {
  readonly system: CellSystem;
  /**
   * For cells of a line that is published as its total only: the cell of that total where it counts no persons, −1
   * elsewhere. As long as it is shown, a cell that may be all of it tells nothing more.
   */
  readonly lineTotal: Int32Array;
  /** For each cell the part in which it is attacked first. */
  readonly cluster: Int32Array;
  readonly neighbourhood: Neighbourhood;
  readonly solver: Solver;
  /** See `Layer`. */
  readonly least: number | null;
  /** The thresholds of cells that no inner layer has settled. */
  readonly full: Float64Array;
}

/** The cells that are hidden once elimination is done. */
export const eliminated = ({ system }: Search): Uint8Array => eliminate(system, publishingOrder(system));

/** How often the layers are gone through at most. */
const MOST_PASSES = 4;

/** A search with what it has found so far: patterns only grow, so what was in reach stays there. */
interface Layer {
  readonly search: Search;
  readonly incidence: Incidence;
  readonly reach: Reach;
}

/**
 * Goes on from a pattern by attack and repair; cells with 1 in `rest` are hidden and safe, and stay where they are.
 * Several searches are layers of counts that are hidden together: what is settled in one needs no more care in the
 * next, as their sum is no better known than each. Cells that were decided above (`given`) are not looked at, but they
 * may move: whether they can is for the joint search to see.
 */
export function repaired(searches: readonly Search[], start: Uint8Array, rest: Uint8Array): Pattern {
  const layers = searches.map((search) => ({
    search,
    incidence: incidenceOf(search.system),
    reach: new Reach(search.system, search.lineTotal),
  }));
  let hidden = start;
  let coarsened = 0;
  let lost: readonly number[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = hidden;
    const settled = new Uint8Array(hidden.length);
    lost = [];
    for (const layer of layers) {
      const found = repairedLayer(layer, hidden, rest, settled);
      hidden = found.hidden;
      coarsened += found.coarsened;
      lost = [...lost, ...found.lost];
    }
    if (layers.length === 1 || hidden.every((is, cell) => is === before[cell])) break;
  }
  return { hidden, coarsened, lost };
}

/** One layer; marks in `settled` the cells that it keeps from being known. */
function repairedLayer(layer: Layer, start: Uint8Array, rest: Uint8Array, settled: Uint8Array): Pattern {
  const { search, incidence, reach } = layer;
  const { system, neighbourhood, solver } = search;
  const hidden = start.slice();
  reach.hidden = hidden;
  const skip = search.least === null ? settled.slice() : new Uint8Array(system.size);
  if (search.least !== null) {
    system.threshold.set(search.full);
    for (let cell = 0; cell < system.size; cell++)
      if (settled[cell] === 1) system.threshold[cell] = search.least;
  }
  let coarsened = 0;
  let exposed: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    exposed = attackAll(layer, hidden, rest, skip);
    if (exposed.length === 0) break;
    for (const cell of exposed) {
      if (reach.isWide(cell)) continue;
      const more = repair(reach, incidence, hidden, cell, neighbourhood, solver);
      for (const other of more ?? []) hidden[other] = 1;
      if (more === null && round >= COARSEN_FROM) coarsened += hideLines(system, incidence, hidden, cell);
    }
  }
  const outer = outerBounds(system, hidden);
  for (let cell = 0; cell < system.size; cell++) {
    if (hidden[cell] === 1 && reach.isSettled(cell, outer)) settled[cell] = 1;
  }
  return { hidden, coarsened, lost: exposed };
}

/**
 * Attacks all parts, first with only the cells of a cluster free (a cell that is settled while its surroundings rest
 * is settled in the whole), then with all of a component. Returns the cells that remain exposed.
 */
function attackAll(
  { search: { system, cluster, solver }, reach, incidence }: Layer,
  hidden: Uint8Array,
  rest: Uint8Array,
  skip: Uint8Array,
): number[] {
  const mayMove = hidden.map((is, cell) => (is === 1 && rest[cell] !== 1 ? 1 : 0));
  const atRest = mayMove.map((may, cell) => (may === 1 && system.given[cell] !== 1 ? 1 : 0));
  const outer = outerBounds(system, hidden);
  const isLookedAt = atRest.map((is, cell) =>
    is === 1 && skip[cell] !== 1 && !reach.isHarmless(cell, outer) ? 1 : 0,
  );
  for (const cells of [...componentsOf(system, atRest, cluster), ...componentsOf(system, mayMove)]) {
    settle(reach, incidence, cells, isLookedAt, solver);
  }
  return [...isLookedAt.keys()].filter((cell) => isLookedAt[cell] === 1 && !reach.isWide(cell));
}

/** Hides every open cell of the equations in which a cell stands; returns how many. */
function hideLines(system: CellSystem, incidence: Incidence, hidden: Uint8Array, cell: number): number {
  let count = 0;
  for (const i of incidence.equations[cell] ?? []) {
    for (const other of system.equations[i] ?? []) {
      if (system.kind[other] !== KIND.open || hidden[other] === 1) continue;
      hidden[other] = 1;
      count += 1;
    }
  }
  return count;
}
