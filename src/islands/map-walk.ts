// From a unit to its neighbour on the drawing: where an arrow key leads.

/** A unit with the middle of its mark on the drawing. */
export interface Placed {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** How far aside a unit may lie, against how far ahead, and what lying aside costs. */
const ASIDE_COST = 2;

/** The nearest unit in a direction; the unit itself where there is none. Throws on an unknown code. */
export function neighbour(places: readonly Placed[], from: string, direction: Direction): string {
  const start = places.find(({ code }) => code === from);
  if (!start) throw new Error(`unknown unit: ${from}`);
  const across = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowLeft' || direction === 'ArrowUp' ? -1 : 1;
  let best = { code: from, cost: Infinity };
  for (const { code, x, y } of places) {
    const [ahead, aside] = across ? [(x - start.x) * sign, y - start.y] : [(y - start.y) * sign, x - start.x];
    if (code === from || ahead <= 1) continue;
    const cost = ahead + ASIDE_COST * Math.abs(aside);
    if (cost < best.cost) best = { code, cost };
  }
  return best.code;
}
