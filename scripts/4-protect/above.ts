// What a reader knows of the hidden counts of provinces from the nation's and the other provinces': what lies below a province
// can be known by it, too.
import { layersOfChain } from './chain.ts';
import { pickRows } from './load.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { ownBounds } from './own-bounds.ts';
import type { SystemSearch } from './system-search.ts';

/** The bounds of all rows, by measure or, of a chain, by layer; without end of rows below the provinces. */
export function boundsAbove(search: SystemSearch): OuterBounds[] {
  const { rows, lists, rules, limits } = search;
  const places = [...search.silent.keys()].filter((row) => search.isAbove(row));
  const above = pickRows(rows, places);
  const hidden = search.hidden.map((own) => Uint8Array.from(places, (place) => own[place] ?? 0));
  const layers = rules.isChain ? layersOfChain(above, lists, rules, limits) : [{ rows: above, rules }];
  return layers.flatMap((layer) => {
    const { bounds } = ownBounds({ ...layer, hidden }, lists, limits);
    return layer.rules.measures.map((_, measure): OuterBounds => {
      const low = new Float64Array(rows.count);
      const high = new Float64Array(rows.count).fill(Infinity);
      places.forEach((place, row) => {
        low[place] = bounds.low[measure * places.length + row] ?? 0;
        high[place] = bounds.high[measure * places.length + row] ?? Infinity;
      });
      return { low, high };
    });
  });
}
