// What an attacker has to solve: cells of counts, which of them are always hidden, and the equations between them.
// Everything is an index into flat arrays; what a cell means stands in `block-system.ts`.

/** Why a cell is known or hidden before any other cell is hidden for its sake. */
export const KIND = {
  /** A constant to every reader: a shown zero, a value outside the plan's reach, a value that an earlier release showed. */
  known: 0,
  /** May be shown, or hidden to protect another. */
  open: 1,
  /** Counts few persons: hidden, zero excluded because zeros are shown. */
  primary: 2,
  /** Hidden whatever its size, zero included: children below the prefecture's year; what has changed by few. */
  children: 3,
  /**
   * Not published, but the difference of cells that may be: the part of 31 that is not 311, the dissatisfied, what
   * prefectures leave of their province.
   */
  latent: 4,
  /** Left out because too few rows carry the number, while its parents count what there is. */
  unreported: 5,
  /** In a line that is published as its total only: hidden, zero included. */
  totalOnly: 6,
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/**
 * What is left of a measure without the one that is part of it, row by row: counts that stand nowhere, with the margins of
 * the two. Bounds that are taken from one equation at a time are tighter with them.
 */
export interface Differences {
  /** The first cells of the part and of the whole; those of the other rows follow. */
  readonly part: number;
  readonly whole: number;
  readonly rows: number;
  /** The equations of the part: from the first place to before the second. */
  readonly equations: readonly [from: number, to: number];
  /** Rows of a group and of one that is part of it. */
  readonly groups: readonly (readonly [whole: number, part: number])[];
}

/** Cells and what is known about them, in flat arrays. `value` is the truth; arrays are parallel. */
export interface CellSystem {
  readonly size: number;
  /** The row of each cell; for the rest of a whole without its part the row of the whole. */
  readonly row: Int32Array;
  readonly value: Float64Array;
  readonly kind: Uint8Array;
  /** The least value that a reader is sure of, where the cell is hidden. */
  readonly sure: Float64Array;
  /** The most that a reader knows it to be, where the cell is hidden, from tables that are not here; else without end. */
  readonly most: Float64Array;
  /** The least value in the tables that an attack tries: what a reader is sure of, and more where that is simpler. */
  readonly lower: Float64Array;
  /** The largest value in the tables that an attack tries: what a reader knows, and less where that is simpler. */
  readonly cap: Float64Array;
  /** The number of persons below which the cell is hidden, and the width that its interval must have. */
  readonly threshold: Float64Array;
  /** How much is lost when the cell is hidden; of two cells that would do, the one with the lower cost is hidden. */
  readonly cost: Float64Array;
  /** 1 for hidden cells that were hidden, and are protected, at the level above: here they do not move. */
  readonly given: Uint8Array;
  /** 1 for cells whose moves other tables have to follow that are not here: these, and what has parts elsewhere. */
  readonly rests: Uint8Array;
  /**
   * 1 for cells that must be able to move however large they are: children, what an earlier release showed otherwise, and
   * what was decided above, as it protects others there.
   */
  readonly mustMove: Uint8Array;
  /** Each [parent, child, child …]: the parent is the sum of its children. */
  readonly equations: readonly Int32Array[];
  /**
   * How many of the equations, the first ones, hold as they stand. In the others a known rest of the sum is missing:
   * its children change by as much as the parent.
   */
  readonly sureEquations: number;
  /** Each [smaller, larger]: never more than. */
  readonly links: readonly (readonly [number, number])[];
  /**
   * How many of the links, the first ones, every reader is sure of. Some may know of the others: the attack keeps to
   * them, but nothing is held to be known because of them.
   */
  readonly sureLinks: number;
  readonly differences: readonly Differences[];
}

/**
 * How few persons are few. Counts below the threshold are hidden, and an attacker's interval for a hidden cell is at
 * least as wide as the threshold, unless it is known to reach it.
 */
export interface Limits {
  /** By group, as in the list of groups; the first is that of all groups together. */
  readonly byGroup: Float64Array;
  /** For those who were not satisfied: the difference of a rating's two numbers. */
  readonly difference: number;
}

/** Which cells the plan may not show: the start of every pattern. */
export function alwaysHidden(system: CellSystem): Uint8Array {
  const hidden = new Uint8Array(system.size);
  for (let cell = 0; cell < system.size; cell++) {
    const kind = system.kind[cell] ?? KIND.known;
    if (kind >= KIND.primary) hidden[cell] = 1;
  }
  return hidden;
}
