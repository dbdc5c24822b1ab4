// What a search for a pattern of hidden cells works with, what it is for, and what it finds.
import type { CellSystem } from './cell-system.ts';
import type { FinestSums } from './finest.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Solver } from './solver.ts';
import type { SpanCell } from './span-cells.ts';

/** What a search for a pattern works with. */
export interface Search {
  readonly system: CellSystem;
  /** How many measures its rows have. */
  readonly measures: number;
  /** Whether it is a layer of a chain. */
  readonly isLayer: boolean;
  /**
   * For cells of a line that is published as its total only: the cell of that total where it counts no persons, −1
   * elsewhere. There it is enough that a cell may be none.
   */
  readonly lineTotal: Int32Array;
  /** For each cell the part in which it is attacked first. */
  readonly cluster: Int32Array;
  readonly neighbourhood: Neighbourhood;
  readonly solver: Solver;
  /** See `Layer`. */
  readonly least: number | null;
  /** The thresholds of cells that no inner layer has settled. */
  readonly full: Float64Array;
}

/**
 * Which hidden cells a search is for. `close`: only where the equations, one at a time, tell the cell too closely; else it
 * is held to be safe. `move`: the cell must be able to move, however large it is.
 */
export const LOOK = { no: 0, yes: 1, close: 2, move: 3 } as const;

/** What a search is for. */
export interface Scope {
  /** LOOK by cell. */
  readonly look: Uint8Array;
  /** 1 for cells of which it is known that they are safe only if cells that were decided above can move. */
  readonly counts: Uint8Array;
  /** Whether everything is tried; else what takes long, and seldom helps, is left to a later search. */
  readonly isThorough: boolean;
  /** Whether the finest counts are among the cells. */
  readonly isFinest: boolean;
  /** The finest counts, where they are taken into account, and of these what must not be told. */
  readonly finest: FinestSums | null;
  readonly spans: readonly SpanCell[];
}

export interface Pattern {
  /** 1 for hidden cells. */
  readonly hidden: Uint8Array;
  /** Cells that no pattern can protect, because earlier releases showed too much; nothing may then be published. */
  readonly lost: readonly number[];
  /** 1 for cells that are safe only if cells that were decided above can move. */
  readonly waiting: Uint8Array;
  /**
   * 1 for cells that can be many things, whatever else is hidden besides; not those that are known to be none, or not to be few,
   * which may change.
   */
  readonly safe: Uint8Array;
  /** Cells that the finest counts tell too closely. */
  readonly told: readonly number[];
  /** The places in `Scope.spans` of those that they tell too closely. */
  readonly toldSpans: readonly number[];
}
