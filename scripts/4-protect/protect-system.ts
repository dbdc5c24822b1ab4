// Protects one system of measures over a whole table, step by step; where that cannot be done, with lines published as their
// totals only.
import type { BlockRows, SystemRules } from './block.ts';
import { hiddenForOwnSake } from './cell-kinds.ts';
import type { Limits } from './cell-system.ts';
import { Coarsening } from './coarser.ts';
import type { InnerCounts } from './inner.ts';
import { InnerSearch } from './inner-search.ts';
import type { Lists } from './lists.ts';
import type { RowsById } from './load.ts';
import type { SolverPool } from './solver-pool.ts';
import type { Cells } from './system-search.ts';
import { SystemSearch } from './system-search.ts';

export interface SystemPattern {
  readonly rules: SystemRules;
  /** Place of each row in the raw table. */
  readonly ids: Int32Array;
  /** Per measure: 1 for cells that say that they are suppressed. */
  readonly hidden: readonly Uint8Array[];
  /** Per measure: 1 for cells hidden for their own sake. */
  readonly primary: readonly Uint8Array[];
  /** 1 for rows of groups in lines that are published as their total only. */
  readonly totalOnly: Uint8Array;
  readonly coarsened: number;
  /** Cells that cannot be protected: nothing may be published. */
  readonly lost: Cells;
}

/**
 * Finds the pattern of a system; all blocks are solved in the threads of the pool. `inner`: the counts that no table has;
 * null where there are none that tables add up over.
 */
export async function protectSystem(
  { ids, rows }: RowsById,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  pool: SolverPool,
  inner: InnerCounts | null,
): Promise<SystemPattern> {
  const primary = hiddenForOwnSake(rows, lists, rules, limits);
  const coarsening = new Coarsening();
  for (;;) {
    const search = new SystemSearch(withOwnMarks(rows), lists, rules, limits, pool, coarsening.parts);
    const lost = await searched(search, inner);
    const toCoarsen = search.published(lost);
    if (toCoarsen.length > 0 && coarsening.widen(rows, lists, toCoarsen)) continue;
    const { coarsened, totalOnly } = search;
    return { rules, ids, hidden: search.suppressed(), primary, totalOnly, coarsened, lost };
  }
}

/** The rows, with what a search marks in them as its own. */
const withOwnMarks = (rows: BlockRows): BlockRows => ({
  ...rows,
  states: rows.states.map((states) => states.slice()),
  totalOnly: rows.totalOnly.slice(),
  forced: rows.forced.map((forced) => forced.slice()),
});

/** Goes through the steps of a search. Returns the cells that cannot be protected. */
async function searched(search: SystemSearch, inner: InnerCounts | null): Promise<Cells> {
  await search.solveAbove();
  await search.solveProvinces();
  const counted = search.waiting.map((measure) => measure.slice());
  let lost = await search.solveJointly();
  if (inner !== null && search.published(lost).length === 0) {
    lost = [...lost, ...(await new InnerSearch(search, inner, counted).solve())];
  }
  return lost;
}
