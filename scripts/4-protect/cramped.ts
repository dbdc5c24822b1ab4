// Sums that are too small to hide their parts: whatever else is hidden, the parts of a shown 11 that are 4, 4 and 3 are
// known within 8. Such sums are hidden from the start, so that each block knows of it before any is solved.
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import { isNotZero } from './cell-kinds.ts';
import type { Kind, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import { kindsOf, layersOfChain } from './chain.ts';
import type { Lists } from './lists.ts';
import { marginsOf } from './margins.ts';

/** Counts with the same margins that are hidden together: wide in one of them is enough. */
export interface Counts {
  /** By row, shared by all of `layers`. */
  readonly kinds: Uint8Array;
  readonly layers: readonly {
    readonly value: (row: number) => number;
    /** What a reader is sure of where the row is hidden. */
    readonly least: (row: number) => number;
  }[];
  /** Takes up that a row is hidden. */
  readonly mark: (row: number) => void;
}

/** Marks the sums that are too small, from the parts upward. */
export function markCramped(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): void {
  const margins = marginsOf(rows, lists);
  for (const counts of countsOf(rows, lists, rules, limits)) {
    let hasChanged = true;
    while (hasChanged) {
      hasChanged = false;
      for (const margin of margins) {
        const sum = margin[0] ?? -1;
        if (counts.kinds[sum] !== KIND.open || !isTooSmall(margin, counts, rows, limits)) continue;
        counts.kinds[sum] = KIND.primary;
        counts.mark(sum);
        hasChanged = true;
      }
    }
  }
}

/** The counts of a system: of a chain one, else one a measure. */
export function countsOf(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): Counts[] {
  const all = (row: number): void => rows.forced.forEach((measure) => (measure[row] = 1));
  if (rules.isChain) {
    const layers = layersOfChain(rows, lists, rules, limits);
    const kinds = layers[0]?.rows.layer?.kinds.slice() ?? new Uint8Array(rows.count);
    return [
      {
        kinds,
        layers: layers.map(({ rows: layer }) => ({
          value: (row) => layer.values[0]?.[row] ?? 0,
          least: (row) => layer.layer?.least[row] ?? 0,
        })),
        mark: all,
      },
    ];
  }
  const own = kindsOf(rows, lists, rules, limits);
  return rules.measures.map((_, measure) => {
    const kinds = own[measure] ?? new Uint8Array();
    return {
      kinds,
      layers: [
        {
          value: (row) =>
            rows.states[measure]?.[row] === STATE.notApplicable ? 0 : (rows.values[measure]?.[row] ?? 0),
          least: (row) => (isNotZero((kinds[row] ?? KIND.known) as Kind) ? 1 : 0),
        },
      ],
      mark: (row) => {
        const own = rows.forced[measure];
        if (own) own[row] = 1;
      },
    };
  });
}

/** Whether the parts of a shown sum would be known too closely even if all of them were hidden. */
function isTooSmall(margin: Int32Array, { kinds, layers }: Counts, rows: BlockRows, limits: Limits): boolean {
  let needed = 0;
  for (const part of margin.subarray(1)) {
    if (kinds[part] === KIND.primary) needed = Math.max(needed, limits.byGroup[rows.group[part] ?? 0] ?? 0);
  }
  if (needed === 0) return false;
  return layers.every(({ value, least }) => {
    let room = value(margin[0] ?? -1);
    for (const part of margin.subarray(1)) room -= kinds[part] === KIND.known ? value(part) : least(part);
    return room < needed;
  });
}
