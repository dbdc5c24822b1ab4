// One search is attacked and repaired in turn until none of its cells is exposed, or nothing helps any more.
import { finestBounds } from './finest-bounds.ts';
import type { LayerSearch, Progress } from './layer-attack.ts';
import { attackAll, attackStill, isProtected, lookedAt, triedBounds } from './layer-attack.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { outerBounds } from './outer-bounds.ts';
import { repair } from './repair.ts';
import type { Pattern } from './search.ts';
import { LOOK } from './search.ts';
import { isSpanTold } from './span-cells.ts';

const MOST_ROUNDS = 12;
/** Rounds of a search that leaves what it cannot protect to a later one, which has more to move. */
const FIRST_ROUNDS = 4;
/** The largest neighbourhood that such a search looks at: larger ones take long, and seldom help where smaller ones do not. */
const FIRST_CELLS = 20_000;
/** The largest among the finest counts: neighbourhoods can be so large there that no program ends. */
const FINEST_CELLS = 20_000;

/**
 * Goes on from a pattern in one layer, and marks what this settles in `progress` for the next. `inner`: the layers within it,
 * which have been looked at.
 */
export function repairedLayer(
  layer: LayerSearch,
  inner: readonly LayerSearch[],
  progress: Progress,
): Pattern {
  const { search, reach, still } = layer;
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
  const rounds = progress.scope.isThorough ? MOST_ROUNDS : FIRST_ROUNDS;
  for (let round = 0; round < rounds; round++) {
    const exposed = attackAll(layer, now, skip);
    if (exposed.length === 0) break;
    const before = hidden.slice();
    let isAnyLeft = false;
    const isSpreadIn = inner.map((within) => spreader(within, hidden));
    for (const cell of exposed) {
      if (isProtected(layer, cell)) continue;
      const more = repairCell(layer, now, cell);
      for (const other of more ?? []) hidden[other] = 1;
      if (more !== null || system.given[cell] === 1) continue;
      if (search.least === null && reach.isTotalOnly(cell) && isSpreadIn.some((is) => is(cell))) {
        skip[cell] = settled[cell] = spread[cell] = 1;
        continue;
      }
      isAnyLeft = true;
    }
    if (isAnyLeft && hidden.every((is, cell) => is === before[cell])) break;
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
  return { hidden, lost, waiting, safe, ...told };
}

/**
 * Tells whether a layer lets a cell be spread for which it was enough there that it may be none: such a cell need not be able
 * to be none in the layers around it.
 */
function spreader({ search, incidence, still }: LayerSearch, hidden: Uint8Array): (cell: number) => boolean {
  let outer: OuterBounds | undefined;
  return (cell) => {
    if (still.isSpread(cell)) return true;
    outer ??= outerBounds(search.system, hidden);
    if (!still.isSpreadWithin(cell, outer)) return false;
    const { neighbourhood, solver } = search;
    return repair(still, still, incidence, hidden, cell, neighbourhood, solver, FIRST_CELLS, true) !== null;
  };
}

/**
 * The hidden cells and spans that the finest counts tell too closely; `close`: cells that they tell closely, harmless ones
 * among them.
 */
function toldByFinest(
  { search: { system, measures, least }, reach }: LayerSearch,
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

/** Repairs a cell; returns the cells to hide, null where there are none that help. */
function repairCell(layer: LayerSearch, { hidden, scope }: Progress, cell: number): number[] | null {
  const { search, reach, still, incidence, insists, waiting, beyond } = layer;
  const { system, neighbourhood, solver } = search;
  if (beyond.has(cell)) return null;
  const most = scope.isFinest ? FINEST_CELLS : scope.isThorough ? Infinity : FIRST_CELLS;
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
