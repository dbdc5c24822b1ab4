// What a reader knows of the hidden counts of provinces from the nation's and the other provinces': what lies below a province
// can be known by it, too.
import { measureOf, systemOf } from './block-system.ts';
import { KIND } from './cell-system.ts';
import { layersOfChain } from './chain.ts';
import { pickRows } from './load.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { outerBounds } from './outer-bounds.ts';
import type { SystemSearch } from './system-search.ts';

/** The bounds of all rows, by measure or, of a chain, by layer; without end of rows below the provinces. */
export function boundsAbove(search: SystemSearch): OuterBounds[] {
  const { rows, lists, rules, limits, hidden } = search;
  const places = [...search.silent.keys()].filter((row) => search.isAbove(row));
  const above = pickRows(rows, places);
  const layers = rules.isChain
    ? layersOfChain(above, lists, rules, limits)
    : [{ rows: above, rules, limits }];
  return layers.flatMap((layer) => {
    const system = systemOf(layer.rows, lists, layer.rules, limits);
    // The rest of a whole without its part is hidden where the whole is.
    const own = Uint8Array.from(system.kind, (kind, cell) => {
      const measure = measureOf(cell, system, layer.rows, layer.rules);
      const row = places[system.row[cell] ?? 0] ?? -1;
      return kind === KIND.latent || hidden[measure]?.[row] === 1 ? 1 : 0;
    });
    const found = outerBounds(system, own);
    return layer.rules.measures.map((_, measure): OuterBounds => {
      const low = new Float64Array(rows.count);
      const high = new Float64Array(rows.count).fill(Infinity);
      places.forEach((place, row) => {
        low[place] = found.low[measure * places.length + row] ?? 0;
        high[place] = found.high[measure * places.length + row] ?? Infinity;
      });
      return { low, high };
    });
  });
}
