// Stage two: how closely can an attacker know the hidden cells of a part? The set of tables that the published figures
// allow is convex, so every point that a solver finds widens the inner bounds of all cells of the part at once, and
// most cells are settled long before their own turn comes.
import type { CellProgram, Incidence } from './program.ts';
import { programOf } from './program.ts';
import type { Reach } from './reach.ts';
import type { Method, OpenProgram, Solver } from './solver.ts';

/** Rounds of pushes. */
const MOST_ROUNDS = 200;

/** How parts are pushed, by the number of their cells; measured on the sample of the nation. */
interface Size {
  readonly from: number;
  readonly method: Method;
  /** Where no more than this share of the part is left, the repair, which looks at cells one by one, is quicker. */
  readonly few: number;
  /** A round that settles a smaller share is the last, for the same reason: of the part, or of what is left. */
  readonly worthwhile: { readonly ofPart: number } | { readonly ofRest: number };
}

const SIZES: readonly Size[] = [
  { from: 5000, method: 'interior', few: 1 / 200, worthwhile: { ofPart: 1 / 1000 } },
  { from: 1000, method: 'primal', few: 1 / 50, worthwhile: { ofPart: 1 / 1000 } },
  { from: 0, method: 'primal', few: 0, worthwhile: { ofRest: 0.1 } },
];

const sizeOf = (cells: readonly number[]): Size => {
  const size = SIZES.find(({ from }) => cells.length >= from);
  if (!size) throw new Error(`unknown size: ${cells.length}`);
  return size;
};

/** Rounds before it is asked whether they are worthwhile, if they settle some share of what is left. */
const LEAST_ROUNDS = 3;
const SOME = 1 / 20;
/** Up to so many cells left are not worth these. */
const FEW = 3;
/** How far, in needed widths, a push may take a cell: only an end, as bounds that hold cells back make the methods slow. */
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
    const program = { ...this.program, ...this.nearBounds() };
    const isFree = program.rowLower.length === 0;
    this.open = isFree ? null : solver.open(program, sizeOf(cells).method);
    if (!isFree) return;
    // A cell that stands in no equation goes where its own bounds let it.
    const { lower, upper } = program;
    cells.forEach((cell, i) => {
      reach.widen(cell, lower[i] ?? 0);
      reach.widen(cell, upper[i] ?? 0);
    });
  }

  private nearBounds(): { lower: Float64Array; upper: Float64Array } {
    const { cells, lower, upper } = this.program;
    const far = FAR * cells.reduce((most, cell) => Math.max(most, this.reach.needed(cell)), 0);
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
  const { few, worthwhile } = sizeOf(cells);
  if (left.length < Math.max(1, cells.length * few)) return;
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
      const settled = before - left.length;
      const least = 'ofPart' in worthwhile ? worthwhile.ofPart * cells.length : worthwhile.ofRest * before;
      const isLast = round > LEAST_ROUNDS || (round > 1 && left.length <= FEW) || settled < SOME * before;
      if (settled < least && isLast) break;
    }
  } finally {
    attack.close();
  }
}
