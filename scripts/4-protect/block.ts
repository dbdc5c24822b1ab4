// The rows of a part of a table, in flat arrays, and how their measures are treated.
import type { Margins, RowKeys } from './margins.ts';
import type { OuterBounds } from './outer-bounds.ts';

/** The state of a measure in a raw row. */
export const STATE = { ok: 0, notReported: 1, notApplicable: 2 } as const;

/** What was decided above about a cell: the province's own row in the block of a province. */
export const GIVEN = { no: 0, shown: 1, hidden: 2 } as const;

/**
 * Rows that no table has: counts at a place of their own; those of which it is known that there are none; what is left of a
 * group without its part; what there was up to a month, which an earlier release hid and which must stay unknown. The last two
 * stand at the place of another row.
 */
export const INNER = { no: 0, some: 1, none: 2, rest: 3, span: 4 } as const;

/** Whether a row stands at the place of another. */
export const isApart = ({ inner }: Pick<BlockRows, 'inner'>, row: number): boolean =>
  (inner?.[row] ?? INNER.no) >= INNER.rest;

/** How a system of measures is treated. Indices are places in `measures`. */
export interface SystemRules {
  readonly name: string;
  readonly table: string;
  readonly measures: readonly string[];
  /** `all`: every cell counts persons; `groups`: only the rows of a group do, the line's total counts needs. */
  readonly persons: 'all' | 'groups';
  /** Each [smaller, larger]: in no row more than. */
  readonly links: readonly (readonly [number, number])[];
  /** As `links`, but true only where every row carries both: used where it holds. */
  readonly looseLinks: readonly (readonly [number, number])[];
  /** True for [raters, satisfied]: those who were not satisfied are persons too. */
  readonly isRating: boolean;
  /** Each measure is a part of the one before it, and all are hidden together. */
  readonly isChain: boolean;
  /** The measure that may be left out where too few rows carry it, while parents count what there is; -1 without. */
  readonly partial: number;
}

/** Rows of a table in flat arrays: per measure one value and one state a row. */
export interface BlockRows extends RowKeys {
  readonly values: readonly Float64Array[];
  readonly states: readonly Uint8Array[];
  /** Per measure: what an earlier release showed; NaN where none did. */
  readonly before: readonly Float64Array[];
  /** Per measure: GIVEN. */
  readonly given: readonly Uint8Array[];
  /** 1 for rows of a group in a line that is published as its total only. */
  readonly totalOnly: Uint8Array;
  /** 1 for rows that are the sum of rows which are not here. */
  readonly hasMore: Uint8Array;
  /**
   * Per measure: 1 for counts that are hidden whatever else is: sums that are too small to hide their parts (see
   * `cramped.ts`), and what an earlier release hid and stays so (see `kept.ts`).
   */
  readonly forced: readonly Uint8Array[];
  /** The equations of the rows where these are only some of a table; null: those of the rows as they are. */
  readonly margins: Margins | null;
  /** INNER, of rows that no table has (see `inner.ts`): of spans alone anything is asked. Undefined: there are none. */
  readonly inner?: Uint8Array;
  /** Per measure, or layer of a chain: what a reader knows from the tables above of what was hidden there. */
  readonly above?: readonly OuterBounds[];
  /**
   * What another system may show of the row that bounds the first measure (see `beside.ts`): of people the raters, of raters the
   * people; NaN where it shows nothing. Undefined: there is no such system, or nothing is held to be known of it.
   */
  readonly beside?: Float64Array | undefined;
  /** Of rows that no table has: the least of the first measure, as `beside` tells; 0 where it tells nothing. */
  readonly least?: Float64Array | undefined;
  /**
   * In a layer of a chain: what all layers share; the least and the largest value that the attack lets the layer have; and how
   * much more than its value this is at least.
   */
  readonly layer?: {
    readonly kinds: Uint8Array;
    readonly least: Float64Array;
    readonly cap: Float64Array;
    readonly slack: number;
  };
}
