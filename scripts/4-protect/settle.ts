// Stage two: how closely can an attacker know the hidden cells of a part? The set of tables that the published figures
// allow is convex, so every point that a solver finds widens the inner bounds of all cells of the part at once, and
// most cells are settled long before their own turn comes.
import type { CellProgram, Incidence } from './program.ts';
import { programOf } from './program.ts';
import type { Reach } from './reach.ts';
import type { OpenProgram, Solver } from './solver.ts';

/** Rounds of pushes. */
const MOST_ROUNDS = 12;
/** Up to so many cells left are not worth many rounds. */
const FEW = 3;
/** A round that settles less than this share of what is left is the last. */
const WORTHWHILE = 0.1;
/** How far, in needed widths, a push may take a cell: far enough to settle it, not so far that others cannot follow. */
const PUSH = 2;

/** A small generator of signs, the same for the same part: no clock and no chance in a pattern. */
export function signs(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 97) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

/** The attack on the cells of one part; everything else rests at its true value. */
class Attack {
  private readonly program: CellProgram;
  private readonly reach: Reach;
  private readonly open: OpenProgram | null;

  constructor(reach: Reach, incidence: Incidence, cells: readonly number[], solver: Solver) {
    const { system } = reach;
    this.reach = reach;
    this.program = programOf(system, incidence, cells);
    const { lower, upper } = this.program;
    const far = PUSH * cells.reduce((most, cell) => Math.max(most, reach.needed(cell)), 0);
    const near = (cell: number | undefined, side: 1 | -1): number =>
      (system.value[cell ?? 0] ?? 0) + side * far;
    const from = lower.map((bound, i) => Math.max(bound, near(cells[i], -1)));
    const to = upper.map((bound, i) => Math.min(bound, near(cells[i], 1)));
    this.open =
      this.program.rowLower.length === 0 ? null : solver.open({ ...this.program, lower: from, upper: to });
    if (this.open !== null) return;
    // A cell that stands in no equation goes where its own bounds let it.
    cells.forEach((cell, i) => {
      reach.widen(cell, from[i] ?? 0);
      reach.widen(cell, to[i] ?? 0);
    });
  }

  /** Pushes cells up (positive weight) or down and takes up where that brings all of the part. */
  push(entries: readonly { cell: number; weight: number }[]): void {
    const cost = new Float64Array(this.program.columns);
    for (const { cell, weight } of entries) cost[this.program.place.get(cell) ?? 0] = weight;
    const point = this.open?.maximum(cost);
    if (point) this.program.cells.forEach((cell, i) => this.reach.widen(cell, point[i] ?? 0));
  }

  close(): void {
    this.open?.close();
  }
}

/**
 * Widens the inner bounds of the cells of a part by pushing many of them at once; all else rests, which makes the bounds
 * hold in the whole. What is left is for the repair to look at one by one.
 */
export function settle(
  reach: Reach,
  incidence: Incidence,
  cells: readonly number[],
  isLookedAt: Uint8Array,
  solver: Solver,
): void {
  let left = cells.filter((cell) => isLookedAt[cell] === 1 && !reach.isWide(cell));
  if (left.length === 0) return;
  const attack = new Attack(reach, incidence, cells, solver);
  try {
    const random = signs(cells[0] ?? 0);
    for (let round = 0; round < MOST_ROUNDS && left.length > 0; round++) {
      const before = left.length;
      attack.push(left.map((cell) => ({ cell, weight: random() < 0.6 ? 1 + random() : -1 - random() })));
      left = left.filter((cell) => !reach.isWide(cell));
      if (before - left.length < WORTHWHILE * before && round >= (left.length > FEW ? 3 : 1)) break;
    }
  } finally {
    attack.close();
  }
}
