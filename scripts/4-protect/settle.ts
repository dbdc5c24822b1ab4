// Stage two: how closely can an attacker know the hidden cells of a part? The set of tables that the published figures
// allow is convex, so every point that a solver finds widens the inner bounds of all cells of the part at once, and
// most cells are settled long before their own turn comes.
import type { CellProgram, Incidence } from './program.ts';
import { programOf } from './program.ts';
import type { Reach } from './reach.ts';
import type { OpenProgram, Solver } from './solver.ts';

/** Rounds of pushes. */
const MOST_ROUNDS = 200;
/** From so many cells on the interior method is the quicker one. */
const LARGE = 1000;
/**
 * A round that settles fewer than one cell in so many of the part is the last: the repair, which looks at cells one by
 * one, is then quicker. Small parts go by the share of what is left.
 */
const WORTHWHILE = { large: 1 / 5000, small: 0.1 };
/** Where no more than this share of a large part is left, the repair is quicker than any push. */
const FEW_OF_LARGE = 1 / 500;
/** Rounds before that is asked. */
const LEAST_ROUNDS = 3;
/** Up to so many cells left are not worth these. */
const FEW = 3;
/**
 * How far, in needed widths, a push may take a cell of a small part: far enough to settle it, not so far that others
 * cannot follow.
 */
const PUSH = 2;
/** The same for a large part, where bounds that hold cells back cost the interior method its accuracy: only an end. */
const FAR = 1e4;

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
  private readonly column: ReadonlyMap<number, number>;
  private readonly reach: Reach;
  private readonly open: OpenProgram | null;

  constructor(reach: Reach, incidence: Incidence, cells: readonly number[], solver: Solver) {
    this.reach = reach;
    this.program = programOf(reach.system, incidence, cells);
    this.column = new Map(cells.map((cell, i) => [cell, i]));
    const isLarge = cells.length >= LARGE;
    const program = { ...this.program, ...this.nearBounds(isLarge ? FAR : PUSH) };
    const isFree = program.rowLower.length === 0;
    this.open = isFree ? null : solver.open(program, isLarge ? 'interior' : 'corner');
    if (!isFree) return;
    // A cell that stands in no equation goes where its own bounds let it.
    const { lower, upper } = this.nearBounds(PUSH);
    cells.forEach((cell, i) => {
      reach.widen(cell, lower[i] ?? 0);
      reach.widen(cell, upper[i] ?? 0);
    });
  }

  private nearBounds(widths: number): { lower: Float64Array; upper: Float64Array } {
    const { cells, lower, upper } = this.program;
    const far = widths * cells.reduce((most, cell) => Math.max(most, this.reach.needed(cell)), 0);
    const value = (i: number): number => this.reach.system.value[cells[i] ?? 0] ?? 0;
    return {
      lower: lower.map((bound, i) => Math.max(bound, value(i) - far)),
      upper: upper.map((bound, i) => Math.min(bound, value(i) + far)),
    };
  }

  /** Pushes cells up (positive weight) or down and takes up where that brings all of the part. */
  push(entries: readonly { cell: number; weight: number }[]): void {
    const cost = new Float64Array(this.program.columns);
    for (const { cell, weight } of entries) cost[this.column.get(cell) ?? 0] = weight;
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
  if (left.length < (cells.length >= LARGE ? cells.length * FEW_OF_LARGE : 1)) return;
  const attack = new Attack(reach, incidence, cells, solver);
  try {
    const random = signs(cells[0] ?? 0);
    for (let round = 1; round <= MOST_ROUNDS && left.length > 0; round++) {
      const before = left.length;
      attack.push(
        left.map((cell) => {
          const isUp = random() < 0.6 && !reach.wantsNone(cell);
          return { cell, weight: isUp ? 1 + random() : -1 - random() };
        }),
      );
      left = left.filter((cell) => !reach.isWide(cell));
      const least = cells.length >= LARGE ? WORTHWHILE.large * cells.length : WORTHWHILE.small * before;
      if (before - left.length < least && (round > LEAST_ROUNDS || (round > 1 && left.length <= FEW))) break;
    }
  } finally {
    attack.close();
  }
}
