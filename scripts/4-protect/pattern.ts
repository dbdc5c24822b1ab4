// The pattern of hidden cells of a system: elimination first, then attack and repair until no hidden cell can be known
// more closely than allowed.
import type { CellSystem } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import { componentsOf } from './components.ts';
import { eliminate } from './elimination.ts';
import type { FinestSums } from './finest.ts';
import { finestBounds } from './finest-bounds.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { outerBounds } from './outer-bounds.ts';
import type { Incidence } from './program.ts';
import { incidenceOf } from './program.ts';
import { Reach } from './reach.ts';
import { repair } from './repair.ts';
import { settle } from './settle.ts';
import type { Solver } from './solver.ts';
import type { SpanCell } from './span-cells.ts';
import { isSpanTold } from './span-cells.ts';

export interface Pattern {
  /** 1 for hidden cells. */
  readonly hidden: Uint8Array;
  /** Cells hidden after the rounds of repair ran out, to coarsen what could not be protected otherwise. */
  readonly coarsened: number;
  /** Cells that no pattern can protect, because earlier releases showed too much; nothing may then be published. */
  readonly lost: readonly number[];
  /** 1 for cells that are safe only if cells that were decided above can move. */
  readonly waiting: Uint8Array;
  /**
   * 1 for cells that can be many things, whatever else is hidden besides; not those that are known to be none, or not to be few,
   * which may change.
   */
  readonly safe: Uint8Array;
  /** Cells that the finest counts tell too closely. */
  readonly told: readonly number[];
  /** The places in `Scope.spans` of those that they tell too closely. */
  readonly toldSpans: readonly number[];
}

const MOST_ROUNDS = 12;
/** Rounds of a search that leaves what it cannot protect to a later one, which has more to move. */
const FIRST_ROUNDS = 4;
/** The largest neighbourhood that such a search looks at: larger ones take long, and seldom help where smaller ones do not. */
const FIRST_CELLS = 20_000;
/** The largest among the finest counts: neighbourhoods can be so large there that no program ends. */
const FINEST_CELLS = 40_000;
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
  /** How many measures its rows have. */
  readonly measures: number;
  /** Whether it is a layer of a chain. */
  readonly isLayer: boolean;
  /**
   * For cells of a line that is published as its total only: the cell of that total where it counts no persons, −1
   * elsewhere. There it is enough that a cell may be none.
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
const FIRST_PASSES = 2;

/**
 * Which hidden cells a search is for. `close`: only where the equations, one at a time, tell the cell too closely; else it
 * is held to be safe. `move`: the cell must be able to move, however large it is.
 */
export const LOOK = { no: 0, yes: 1, close: 2, move: 3 } as const;

/** What a search is for. */
export interface Scope {
  /** LOOK by cell. */
  readonly look: Uint8Array;
  /** 1 for cells of which it is known that they are safe only if cells that were decided above can move. */
  readonly counts: Uint8Array;
  /** Whether a cell that no repair helps takes the lines it stands in with it; else it is left to a later search. */
  readonly coarsens: boolean;
  /** Whether the finest counts are among the cells. */
  readonly isFinest: boolean;
  /** The finest counts, where they are taken into account, and of these what must not be told. */
  readonly finest: FinestSums | null;
  readonly spans: readonly SpanCell[];
}

/** A search with what it has found so far: patterns only grow, so what was in reach stays there. */
interface Layer {
  readonly search: Search;
  readonly incidence: Incidence;
  readonly reach: Reach;
  /** What is reached while cells that other tables have to follow rest: it holds whatever is found in these. */
  readonly still: Reach;
  /** Whether cells are to be protected while what was decided above rests. */
  readonly insists: boolean;
  /** Cells of which this cannot be done. */
  readonly waiting: Set<number>;
  /** Cells that nothing protects here at all. */
  readonly beyond: Set<number>;
}

function layerOf(search: Search, { counts }: Scope): Layer {
  const reach = new Reach(search.system, search.lineTotal);
  const { rests, given } = search.system;
  const still = rests.includes(1) ? new Reach(search.system, search.lineTotal, reach) : reach;
  return {
    search,
    incidence: incidenceOf(search.system),
    reach,
    still,
    insists: given.includes(1),
    waiting: new Set([...counts.keys()].filter((cell) => counts[cell] === 1)),
    beyond: new Set(),
  };
}

/**
 * Goes on from a pattern by attack and repair. Several searches are layers of counts that are hidden together: what is
 * settled in one needs no more care in the next, as their sum is no better known than each. Cells that were decided
 * above (`given`) must be able to move here; the others are protected while these rest, and what needs them to move is
 * handed on as `waiting`.
 */
export function repaired(searches: readonly Search[], start: Uint8Array, scope: Scope): Pattern {
  const layers = searches.map((search) => layerOf(search, scope));
  const waiting = new Uint8Array(start.length);
  let hidden = start;
  let coarsened = 0;
  let lost: readonly number[] = [];
  let told: readonly number[] = [];
  let toldSpans: readonly number[] = [];
  const safe = new Uint8Array(start.length);
  const passes = scope.coarsens ? MOST_PASSES : FIRST_PASSES;
  for (let pass = 0; pass < passes; pass++) {
    const before = hidden;
    const settled = new Uint8Array(hidden.length);
    const spread = new Uint8Array(hidden.length);
    waiting.fill(0);
    safe.fill(1);
    lost = [];
    told = [];
    toldSpans = [];
    for (const layer of layers) {
      const found = repairedLayer(layer, { hidden, scope, settled, spread });
      hidden = found.hidden;
      coarsened += found.coarsened;
      lost = [...lost, ...found.lost];
      told = [...told, ...found.told];
      toldSpans = [...toldSpans, ...found.toldSpans];
      for (let cell = 0; cell < hidden.length; cell++) {
        if (found.waiting[cell] === 1) waiting[cell] = 1;
        if (found.safe[cell] !== 1) safe[cell] = 0;
      }
    }
    const more = [...hidden.keys()].filter((cell) => hidden[cell] !== before[cell]);
    if (layers.length === 1 || more.length === 0) break;
    // What an outer layer hid in the last pass has not been attacked in the inner ones.
    if (pass < passes - 1) continue;
    lost = [...new Set([...lost, ...more])];
    for (const cell of more) waiting[cell] = 1;
  }
  return { hidden, coarsened, lost, waiting, safe, told, toldSpans };
}

interface Progress {
  readonly hidden: Uint8Array;
  readonly scope: Scope;
  /** 1 for cells that an earlier layer keeps from being known; the layer marks its own. */
  readonly settled: Uint8Array;
  /** 1 for those among them that can be many things in it; the layer marks its own. */
  readonly spread: Uint8Array;
}

function repairedLayer(layer: Layer, progress: Progress): Pattern {
  const { search, incidence, reach, still } = layer;
  const { system } = search;
  const { settled, spread } = progress;
  const settledBefore = settled.slice();
  const hidden = progress.hidden.slice();
  const skip = search.least === null ? settledBefore : new Uint8Array(system.size);
  if (search.least !== null) {
    system.threshold.set(search.full);
    for (let cell = 0; cell < system.size; cell++)
      if (settled[cell] === 1) system.threshold[cell] = search.least;
  }
  const now = { ...progress, hidden };
  let coarsened = 0;
  let isStuck = false;
  const rounds = progress.scope.coarsens ? MOST_ROUNDS : FIRST_ROUNDS;
  for (let round = 0; round < rounds; round++) {
    const exposed = attackAll(layer, now, skip);
    if (exposed.length === 0) break;
    const before = hidden.slice();
    const coarsens = progress.scope.coarsens && (isStuck || round >= COARSEN_FROM);
    let isAnyLeft = false;
    for (const cell of exposed) {
      if (isProtected(layer, cell)) continue;
      const more = repairCell(layer, now, cell);
      for (const other of more ?? []) hidden[other] = 1;
      if (more !== null || system.given[cell] === 1) continue;
      isAnyLeft = true;
      if (coarsens) coarsened += hideLines(system, incidence, hidden, cell);
    }
    isStuck = hidden.every((is, cell) => is === before[cell]);
    if (isStuck && isAnyLeft && (coarsens || !progress.scope.coarsens)) break;
  }
  const outer = outerBounds(system, hidden);
  const tried = triedBounds(layer, now, outer);
  const waiting = new Uint8Array(system.size);
  const safe = new Uint8Array(system.size);
  const isLookedAt = lookedAt(layer, now, skip, outer, tried);
  if (still !== reach) attackStill(layer, now, isLookedAt);
  for (let cell = 0; cell < system.size; cell++) {
    if (hidden[cell] !== 1) continue;
    const isFar = progress.scope.look[cell] === LOOK.close && reach.isSpreadWithin(cell, tried);
    // Where an inner layer was settled otherwise, less was asked of this one.
    const isAsAsked = search.least === null || settledBefore[cell] !== 1 || spread[cell] === 1;
    if ((search.least === null && spread[cell] === 1) || (isAsAsked && reach.isWide(cell))) safe[cell] = 1;
    if (isFar || reach.isSettled(cell, outer)) settled[cell] = 1;
    if (isFar || reach.isSpread(cell)) spread[cell] = 1;
    const isWide = still.isWide(cell);
    if (isLookedAt[cell] === 1 && !isWide) waiting[cell] = 1;
  }
  // What the last round hid has not been attacked: until it has been, it is not held to be safe.
  const lost = [...isLookedAt.keys()].filter((cell) => isLookedAt[cell] === 1 && !reach.isWide(cell));
  const { close, ...told } = toldByFinest(layer, now, skip, outer, tried);
  for (const cell of close) safe[cell] = 0;
  return { hidden, coarsened, lost, waiting, safe, ...told };
}

/**
 * The hidden cells and spans that the finest counts tell too closely; `close`: cells that they tell closely, harmless ones
 * among them.
 */
function toldByFinest(
  { search: { system, measures, least }, reach }: Layer,
  { hidden, scope: { finest, look, spans } }: Progress,
  skip: Uint8Array,
  outer: OuterBounds,
  tried: OuterBounds,
): Pick<Pattern, 'told' | 'toldSpans'> & { readonly close: readonly number[] } {
  const wide = [...hidden.keys()].filter(
    (cell) =>
      hidden[cell] === 1 &&
      look[cell] !== LOOK.no &&
      skip[cell] !== 1 &&
      system.threshold[cell] !== 0 &&
      reach.isWideWithin(cell, tried),
  );
  if (finest === null || (wide.length === 0 && spans.length === 0))
    return { close: [], told: [], toldSpans: [] };
  const bounds = finestBounds(system, measures, finest, tried);
  const close = wide.filter((cell) => !reach.isWideWithin(cell, bounds));
  const closeSpans = [...spans.keys()].filter((place) => {
    const span = spans[place];
    return span && isSpanTold(span, bounds.ofColumn(span.measure, span.column), least);
  });
  if (close.length === 0 && closeSpans.length === 0) return { close, told: [], toldSpans: [] };
  const sure = tried === outer ? bounds : finestBounds(system, measures, finest, outer);
  return { close, told: close.filter((cell) => !reach.isHarmless(cell, sure)), toldSpans: closeSpans };
}

/**
 * The bounds in the tables that are tried. In layers of a chain these are fewer than those that a reader can be sure of layer by
 * layer, as he is sure of sums of layers.
 */
function triedBounds(
  { search: { system, isLayer } }: Layer,
  { hidden, scope: { look, finest } }: Progress,
  outer: OuterBounds,
): OuterBounds {
  if (!isLayer || (finest === null && !look.includes(LOOK.close))) return outer;
  return outerBounds(system, hidden, system.lower);
}

/**
 * Whether an exposed cell is wide by now: where what was decided above rests, and this itself where it moves. What cannot
 * be protected at rest may count on what was decided above; of this itself, what cannot move is left to the joint search.
 */
function isProtected(layer: Layer, cell: number): boolean {
  const {
    search: { system },
    reach,
    still,
    insists,
    waiting,
    beyond,
  } = layer;
  if (system.given[cell] === 1) return beyond.has(cell) || reach.isWide(cell);
  return (insists && !waiting.has(cell) ? still : reach).isWide(cell);
}

/** Repairs a cell; returns the cells to hide, null where there are none that help. */
function repairCell(layer: Layer, { hidden, scope }: Progress, cell: number): number[] | null {
  const { search, reach, still, incidence, insists, waiting, beyond } = layer;
  const { system, neighbourhood, solver } = search;
  if (beyond.has(cell)) return null;
  const most = scope.isFinest ? FINEST_CELLS : scope.coarsens ? Infinity : FIRST_CELLS;
  if (insists && system.given[cell] !== 1 && !waiting.has(cell)) {
    const found = repair(still, still, incidence, hidden, cell, neighbourhood, solver, most);
    if (found) return found;
    waiting.add(cell);
    if (reach.isWide(cell)) return [];
  }
  const found = repair(reach, still, incidence, hidden, cell, neighbourhood, solver, most);
  if (found === null) beyond.add(cell);
  return found;
}

/** 1 for hidden cells that must not be known too closely and could be. */
function lookedAt(
  { reach }: Layer,
  { hidden, scope }: Progress,
  skip: Uint8Array,
  outer: OuterBounds,
  tried: OuterBounds,
): Uint8Array {
  return hidden.map((is, cell) =>
    is === 1 &&
    scope.look[cell] !== LOOK.no &&
    skip[cell] !== 1 &&
    (scope.look[cell] !== LOOK.close || !reach.isWideWithin(cell, tried)) &&
    !reach.isHarmless(cell, outer)
      ? 1
      : 0,
  );
}

/**
 * Attacks all parts while what was decided above rests, first with only the cells of a cluster free: a cell that is
 * settled while its surroundings rest is settled in the whole.
 */
function attackStill(
  { search: { system, cluster, solver }, still, incidence }: Layer,
  progress: Progress,
  isLookedAt: Uint8Array,
): void {
  if (isLookedAt.every((is, cell) => is === 0 || still.isWide(cell))) return;
  const free = progress.hidden.map((is, cell) => (is === 1 && system.rests[cell] !== 1 ? 1 : 0));
  for (const cells of [...componentsOf(system, free, cluster), ...componentsOf(system, free)]) {
    settle(still, incidence, cells, isLookedAt, solver);
  }
}

/** Attacks all parts, at last with all free. Returns the cells that remain exposed. */
function attackAll(layer: Layer, progress: Progress, skip: Uint8Array): number[] {
  const { search, reach, still, incidence } = layer;
  const outer = outerBounds(search.system, progress.hidden);
  const tried = triedBounds(layer, progress, outer);
  const isLookedAt = lookedAt(layer, progress, skip, outer, tried).map((is, cell) =>
    is === 1 && !isProtected(layer, cell) ? 1 : 0,
  );
  attackStill(layer, progress, isLookedAt);
  if (still !== reach && isLookedAt.includes(1)) {
    for (const cells of componentsOf(search.system, progress.hidden)) {
      settle(reach, incidence, cells, isLookedAt, search.solver);
    }
  }
  return [...isLookedAt.keys()].filter((cell) => isLookedAt[cell] === 1 && !isProtected(layer, cell));
}

/** Hides every open cell of the equations in which a cell stands; returns how many. */
function hideLines(system: CellSystem, incidence: Incidence, hidden: Uint8Array, cell: number): number {
  const { starts, places } = incidence.equations;
  let count = 0;
  for (const i of places.subarray(starts[cell], starts[cell + 1])) {
    for (const other of system.equations[i] ?? []) {
      if (system.kind[other] !== KIND.open || hidden[other] === 1) continue;
      hidden[other] = 1;
      count += 1;
    }
  }
  return count;
}
