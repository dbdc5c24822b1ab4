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
import type { HiddenRows } from './own-bounds.ts';
import type { BesidePeople } from './served-search.ts';
import { ServedSearch } from './served-search.ts';
import type { BlockPool } from './solver-pool.ts';
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

/** The pattern of the rows that were protected, of periods that have ended. */
export interface EndedPattern extends SystemPattern {
  /** These, with all that is not shown of them. */
  readonly ended: HiddenRows;
}

/**
 * Finds the pattern of a system; all blocks are solved in the threads of the pool. `inner`: the counts that no table has;
 * null where there are none that tables add up over. `people`: of ratings, who was served.
 */
export async function protectSystem(
  { ids, rows }: RowsById,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  pool: BlockPool,
  inner: InnerCounts | null,
  people: BesidePeople | null = null,
): Promise<EndedPattern> {
  const primary = hiddenForOwnSake(rows, lists, rules, limits);
  const search = new SystemSearch(withOwnMarks(rows), lists, rules, limits, pool);
  const lost = await searched(search, inner, people);
  const { coarsened, totalOnly, hidden } = search;
  const ended = { rows: search.rows, rules, hidden };
  return { rules, ids, hidden: search.suppressed(), primary, totalOnly, coarsened, lost, ended };
}

/** The rows, with what a search marks in them as its own. */
const withOwnMarks = (rows: BlockRows): BlockRows => ({
  ...rows,
  states: rows.states.map((states) => states.slice()),
  totalOnly: rows.totalOnly.slice(),
  forced: rows.forced.map((forced) => forced.slice()),
});

/**
 * Goes through the steps of a search; where something is lost, more lines are published as their totals only, and where that
 * does not help, the measure is hidden in its province and time, then in more; the last steps go on from there. Returns the
 * cells that cannot be protected.
 */
async function searched(
  search: SystemSearch,
  inner: InnerCounts | null,
  people: BesidePeople | null,
): Promise<Cells> {
  await search.solveAbove();
  await search.solveProvinces();
  const counts = search.waiting.map((measure) => measure.slice());
  const within = inner && new InnerSearch(search, inner, counts);
  const coarsening = new Coarsening();
  let served: ServedSearch | null = null;
  // What is asked for anew may count on moves above its province, too.
  const countOnMoves = (): void =>
    counts.forEach((own, measure) =>
      search.waiting[measure]?.forEach((is, row) => {
        if (is === 1) own[row] = 1;
      }),
    );
  for (;;) {
    let lost = await search.solveJointly();
    if (within && search.published(lost).length === 0) lost = [...lost, ...(await within.solve())];
    if (people && search.published(lost).length === 0) {
      served ??= new ServedSearch(search, inner, await people.protect(), people.repair);
      const look = await served.hide();
      if (look.isAny) {
        countOnMoves();
        continue;
      }
      lost = [...lost, ...look.lost];
    }
    const left = search.published(lost);
    const coarse =
      left.length > 0 && coarsening.widen(search.rows, search.lists, left, (row) => search.canCoarsen(row));
    if (coarse) search.coarsen(coarse, left);
    else if (left.length === 0 || !search.hideParts(left)) return lost;
    countOnMoves();
  }
}
