// One search is attacked: what its hidden cells can be, as far as is known, and which of them remain exposed.
import { componentsOf } from './components.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { outerBounds } from './outer-bounds.ts';
import type { Incidence } from './program.ts';
import { incidenceOf } from './program.ts';
import { Reach } from './reach.ts';
import type { Scope, Search } from './search.ts';
import { LOOK } from './search.ts';
import { settle } from './settle.ts';

/** A search with what it has found so far: patterns only grow, so what was in reach stays there. */
export interface LayerSearch {
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

/** A search before it has found anything. */
export function layerOf(search: Search, { counts }: Scope): LayerSearch {
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

/** What the layers of one pass hand on to each other. */
export interface Progress {
  readonly hidden: Uint8Array;
  readonly scope: Scope;
  /** 1 for cells that an earlier layer keeps from being known; the layer marks its own. */
  readonly settled: Uint8Array;
  /** 1 for those among them that can be many things in it; the layer marks its own. */
  readonly spread: Uint8Array;
}

/**
 * The bounds in the tables that are tried. In layers of a chain these are fewer than those that a reader can be sure of layer by
 * layer, as he is sure of sums of layers.
 */
export function triedBounds(
  { search: { system, isLayer } }: LayerSearch,
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
export function isProtected(layer: LayerSearch, cell: number): boolean {
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

/** 1 for hidden cells that must not be known too closely and could be. */
export function lookedAt(
  { reach }: LayerSearch,
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
export function attackStill(
  { search: { system, cluster, solver }, still, incidence }: LayerSearch,
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
export function attackAll(layer: LayerSearch, progress: Progress, skip: Uint8Array): number[] {
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
