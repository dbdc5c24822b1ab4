// How far the hidden cells of a system are known to reach: values that they take in tables which no published figure
// rules out.
import type { CellSystem } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { OuterBounds } from './outer-bounds.ts';

/** Slack for what a solver rounds. */
export const TINY = 1e-6;

/** Inner bounds by cell; at first the truth, which is possible. They only grow: what was reached stays in reach. */
export class Reach {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly system: CellSystem;
  /** See `Search`. */
  private readonly lineTotal: Int32Array;
  /** What is reached while more cells may move: all that is reached here, too. */
  private readonly wider: Reach | null;

  constructor(system: CellSystem, lineTotal: Int32Array, wider: Reach | null = null) {
    this.system = system;
    this.lineTotal = lineTotal;
    this.wider = wider;
    this.low = Float64Array.from(system.value);
    this.high = Float64Array.from(system.value);
  }

  /** Takes a value up that a cell may have. */
  widen(cell: number, value: number): void {
    if (value < (this.low[cell] ?? 0)) this.low[cell] = value;
    if (value > (this.high[cell] ?? 0)) this.high[cell] = value;
    this.wider?.widen(cell, value);
  }

  /** Whether a cell may move here: there are cells that rest, unless there is no wider reach in which they do not. */
  isFree(cell: number): boolean {
    return this.wider === null || this.system.rests[cell] !== 1;
  }

  /** The width that a cell's interval must have. */
  needed(cell: number): number {
    return this.system.threshold[cell] ?? 0;
  }

  /**
   * What a count has only to be able to be: whoever holds it to be possibly small then knows it no more closely than allowed.
   * Without end for cells that must be able to move.
   */
  enough(cell: number): number {
    return this.system.mustMove[cell] === 1 ? Infinity : 2 * this.needed(cell) - 1;
  }

  /** Whether a cell is spread; or, in a line that shows its total only, whether there may be none. */
  isWide(cell: number): boolean {
    return this.isSpread(cell) || ((this.low[cell] ?? 0) <= TINY && this.isTotalOnly(cell));
  }

  /** Whether bounds that an attacker can be sure of leave a cell wide, as far as they tell. */
  isWideWithin(cell: number, outer: OuterBounds): boolean {
    return this.isSpreadWithin(cell, outer) || (this.leastOf(cell, outer) <= 0 && this.isTotalOnly(cell));
  }

  /** The same, without regard to lines that show their total only. */
  isSpreadWithin(cell: number, outer: OuterBounds): boolean {
    const most = outer.high[cell] ?? 0;
    return most - this.leastOf(cell, outer) >= this.needed(cell) || most >= this.enough(cell);
  }

  /** No table that is tried has less: in a layer of a chain that is more than what is sure of the layer alone. */
  private leastOf(cell: number, { low }: OuterBounds): number {
    return Math.max(low[cell] ?? 0, this.system.lower[cell] ?? 0);
  }

  /** Whether the whole numbers between the bounds are spread widely enough, or go far enough up. */
  isSpread(cell: number): boolean {
    const low = Math.ceil((this.low[cell] ?? 0) - TINY);
    const high = Math.floor((this.high[cell] ?? 0) + TINY);
    return high - low >= this.needed(cell) || high >= this.enough(cell);
  }

  /** Whether it would do that a cell may be none, which is not known yet. */
  wantsNone(cell: number): boolean {
    return this.isTotalOnly(cell) && (this.low[cell] ?? 0) > TINY;
  }

  /** The least whole number that the cell may be in the tables that are tried. */
  least(cell: number): number {
    return Math.ceil((this.system.lower[cell] ?? 0) - TINY);
  }

  /**
   * Whether a cell is of a line that shows its total only, which counts needs. Where the total is hidden, too, no line of its
   * kind shows any group, which tells as little.
   */
  isTotalOnly(cell: number): boolean {
    return (this.lineTotal[cell] ?? -1) >= 0;
  }

  /** Whether this count alone keeps any sum with it from being known: wide in itself, or known not to be small. */
  isSettled(cell: number, outer: OuterBounds): boolean {
    if (this.isSpread(cell)) return true;
    return (
      this.system.kind[cell] !== KIND.children &&
      Math.ceil((outer.low[cell] ?? 0) - TINY) >= this.needed(cell)
    );
  }

  /**
   * Whether a narrow interval does no harm: the count is known to be none, or, where it need not be able to move, known not
   * to be small.
   */
  isHarmless(cell: number, outer: OuterBounds): boolean {
    // Known whatever is hidden.
    if ((this.system.cap[cell] ?? Infinity) <= (this.system.lower[cell] ?? 0)) return true;
    const most = Math.min(outer.high[cell] ?? 0, this.system.cap[cell] ?? Infinity);
    if (Math.floor(most + TINY) < 1) return true;
    if (this.system.mustMove[cell] === 1) return false;
    return Math.ceil((outer.low[cell] ?? 0) - TINY) >= this.needed(cell);
  }
}
