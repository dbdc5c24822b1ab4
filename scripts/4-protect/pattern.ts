// The pattern of hidden cells of a system: elimination first, then attack and repair until no hidden cell can be known
// more closely than allowed.
import type { CellSystem } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import { eliminate } from './elimination.ts';
import { layerOf } from './layer-attack.ts';
import { repairedLayer } from './layer-repair.ts';
import type { Pattern, Scope, Search } from './search.ts';

/** The open cells in the order in which they are shown: what is dear first. */
export function publishingOrder(system: CellSystem): Int32Array {
  const open: number[] = [];
  for (let cell = 0; cell < system.size; cell++) if (system.kind[cell] === KIND.open) open.push(cell);
  return Int32Array.from(open.sort((a, b) => (system.cost[b] ?? 0) - (system.cost[a] ?? 0) || a - b));
}

/** The cells that are hidden once elimination is done. */
export const eliminated = ({ system }: Search): Uint8Array => eliminate(system, publishingOrder(system));

/** How often the layers are gone through at most. */
const MOST_PASSES = 4;
const FIRST_PASSES = 2;

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
  let lost: readonly number[] = [];
  let told: readonly number[] = [];
  let toldSpans: readonly number[] = [];
  const safe = new Uint8Array(start.length);
  const passes = scope.isThorough ? MOST_PASSES : FIRST_PASSES;
  for (let pass = 0; pass < passes; pass++) {
    const before = hidden;
    const settled = new Uint8Array(hidden.length);
    const spread = new Uint8Array(hidden.length);
    waiting.fill(0);
    safe.fill(1);
    lost = [];
    told = [];
    toldSpans = [];
    for (const [place, layer] of layers.entries()) {
      const found = repairedLayer(layer, layers.slice(0, place), { hidden, scope, settled, spread });
      hidden = found.hidden;
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
  return { hidden, lost, waiting, safe, told, toldSpans };
}
