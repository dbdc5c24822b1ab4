// What follows of the rows of a system from their own sums, where it is known which of them are hidden.
import type { BlockRows, SystemRules } from './block.ts';
import { measureOf, systemOf } from './block-system.ts';
import type { CellSystem, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { outerBounds } from './outer-bounds.ts';

/** The rows of a system with what is hidden of them, per measure: 1 for all that is not shown. */
export interface HiddenRows {
  readonly rows: BlockRows;
  readonly rules: SystemRules;
  readonly hidden: readonly Uint8Array[];
}

/** The system of rows (see `systemOf`), and the bounds of its cells. */
export function ownBounds(
  { rows, rules, hidden }: HiddenRows,
  lists: Lists,
  limits: Limits,
): { readonly system: CellSystem; readonly bounds: OuterBounds } {
  const system = systemOf(rows, lists, rules, limits);
  // The rest of a whole without its part is hidden where the whole is.
  const own = Uint8Array.from(system.kind, (kind, cell) => {
    const measure = measureOf(cell, system, rows, rules);
    return kind === KIND.latent || hidden[measure]?.[system.row[cell] ?? -1] === 1 ? 1 : 0;
  });
  return { system, bounds: outerBounds(system, own) };
}
