// Protects one system of measures over a whole table. First the nation and its provinces; then each province, with what
// was decided above as given and at rest; then, together, all that has to move when a hidden count of a province moves.
// What one step has shown to be safe stays safe, as nothing that is hidden is ever shown again.
import type { BlockRows, SystemRules } from './block.ts';
import { hiddenForOwnSake, STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import { markCramped } from './cramped.ts';
import { jointRows, REACHES } from './joint-rows.ts';
import type { Lists } from './lists.ts';
import type { RowsById } from './load.ts';
import { pickRows } from './load.ts';
import { marginsAmong, marginsOf } from './margins.ts';
import type { BlockJob, BlockPattern } from './solve-block.ts';
import { withGiven } from './solve-block.ts';
import type { SolverPool } from './solver-pool.ts';
import { markTotalOnly, provinceOf, silentRows } from './total-only.ts';

export interface SystemPattern {
  readonly rules: SystemRules;
  /** Place of each row in the raw table. */
  readonly ids: Int32Array;
  /** Per measure: 1 for cells that say that they are suppressed. */
  readonly hidden: readonly Uint8Array[];
  /** Per measure: 1 for cells hidden for their own sake. */
  readonly primary: readonly Uint8Array[];
  readonly coarsened: number;
  /** Cells as [measure, row] that cannot be protected: nothing may be published. */
  readonly lost: readonly (readonly [number, number])[];
}

const PROVINCE = 1;

/** Finds the pattern of a system; all blocks are solved in the threads of the pool. */
export async function protectSystem(
  { ids, rows }: RowsById,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  pool: SolverPool,
): Promise<SystemPattern> {
  const primary = hiddenForOwnSake(rows, lists, rules, limits);
  const search = new SystemSearch(rows, lists, rules, limits, pool);
  await search.solveAbove();
  await search.solveProvinces();
  const lost = await search.solveJointly();
  // What was not reported says so. Of rows in lines that are published as their total only, nothing does.
  const hidden = search.hidden.map((own, measure) =>
    own.map((is, row) => (rows.states[measure]?.[row] === STATE.ok ? is : 0)),
  );
  return { rules, ids, hidden, primary, coarsened: search.coarsened, lost };
}

/** The search for the pattern of one system, in steps that must come in their order. */
class SystemSearch {
  /** Per measure: 1 for hidden cells. */
  readonly hidden: readonly Uint8Array[];
  coarsened = 0;
  private readonly rows: BlockRows;
  private readonly lists: Lists;
  private readonly rules: SystemRules;
  private readonly limits: Limits;
  private readonly pool: SolverPool;
  private readonly silent: Uint8Array;
  /** The equations between rows that are not silent. */
  private readonly margins: readonly Int32Array[];
  /** See `BlockPattern`. */
  private readonly waiting: readonly Uint8Array[];

  constructor(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits, pool: SolverPool) {
    markTotalOnly(rows, lists, rules, limits);
    markCramped(rows, lists, rules, limits);
    const silent = silentRows(rows, lists, rules, limits);
    this.silent = silent;
    this.margins = marginsOf(rows, lists).filter((margin) => margin.every((row) => silent[row] !== 1));
    this.hidden = rules.measures.map(() => this.silent.slice());
    this.waiting = rules.measures.map(() => new Uint8Array(rows.count));
    [this.rows, this.lists, this.rules, this.limits, this.pool] = [rows, lists, rules, limits, pool];
  }

  /** The nation and the provinces, as if nothing below them were published. */
  async solveAbove(): Promise<void> {
    const places = [...this.silent.keys()].filter((row) => this.isAbove(row));
    const hasMore = new Uint8Array(this.rows.count);
    for (const [sum = -1, ...parts] of this.margins) {
      if (this.isAbove(sum) && parts.some((row) => !this.isAbove(row))) hasMore[sum] = 1;
    }
    await this.solve(pickRows({ ...this.rows, hasMore }, places), places, null);
  }

  /** Each province on its own. */
  async solveProvinces(): Promise<void> {
    const byProvince = new Map<number, number[]>();
    for (let row = 0; row < this.rows.count; row++) {
      if (this.level(row) < PROVINCE || this.silent[row] === 1) continue;
      const province = provinceOf(this.lists, this.rows.region[row] ?? 0);
      const list = byProvince.get(province);
      if (list) list.push(row);
      else byProvince.set(province, [row]);
    }
    await Promise.all(
      [...byProvince]
        .filter(([, places]) => places.some((row) => !this.isAbove(row)))
        .map(([province, places]) => {
          const own = this.hidden.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0));
          const rows = withGiven(pickRows(this.rows, places), province, own);
          return this.solve(rows, places, province);
        }),
    );
  }

  /**
   * What is safe only if hidden counts of provinces move, with what has to move below them; then what is left, with more
   * around it. Returns the cells that cannot be protected.
   */
  async solveJointly(): Promise<SystemPattern['lost']> {
    const { rows, lists, margins, silent, hidden, waiting } = this;
    if (!waiting.some((measure) => measure.includes(1))) return [];
    let lost: SystemPattern['lost'] = [];
    for (const reach of REACHES) {
      const places = jointRows(rows, lists, margins, silent, { hidden, waiting }, reach);
      const look = waiting.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0));
      lost = await this.solve(
        { ...pickRows(rows, places), margins: marginsAmong(margins, places, rows.count) },
        places,
        null,
        { look, isLast: reach === REACHES.at(-1) },
      );
      if (lost.length === 0) break;
    }
    return lost;
  }

  /**
   * Solves a part and takes its pattern up. With `goesOn`, the search goes on from the pattern that there is, and is for
   * the cells that it names. Returns the cells that the part cannot protect.
   */
  private async solve(
    rows: BlockRows,
    places: readonly number[],
    province: number | null,
    goesOn?: Pick<NonNullable<BlockJob['goesOn']>, 'look' | 'isLast'>,
  ): Promise<SystemPattern['lost']> {
    const { rules, limits } = this;
    const pattern = await this.pool.solve({
      rows,
      rules,
      limits,
      goesOn: goesOn && {
        ...goesOn,
        from: this.hidden.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0)),
      },
    });
    this.takeUp(pattern, places, province);
    this.coarsened += pattern.coarsened;
    return pattern.lost.map(([measure, row]) => [measure, places[row] ?? 0] as const);
  }

  /** Writes a pattern into the whole; the rows of a province in its own block were decided above. */
  private takeUp(pattern: BlockPattern, places: readonly number[], province: number | null): void {
    for (const [all, part] of [
      [this.hidden, pattern.hidden],
      [this.waiting, pattern.waiting],
    ] as const) {
      all.forEach((measure, m) =>
        places.forEach((place, i) => {
          if (province === null || this.rows.region[place] !== province) measure[place] = part[m]?.[i] ?? 0;
        }),
      );
    }
  }

  private level(row: number): number {
    return this.lists.regions.level[this.rows.region[row] ?? 0] ?? 0;
  }

  private isAbove(row: number): boolean {
    return this.level(row) <= PROVINCE;
  }
}
