// Protects one system of measures over a whole table. First the nation and its provinces, together with some regions below
// that can make up for what the provinces' hidden counts change by; then each province, with what was decided above as
// given and at rest; then what is left of both, once more together. What one step has shown to be safe stays safe, as
// nothing that is hidden is ever shown again.
import type { BlockRows, SystemRules } from './block.ts';
import { hiddenForOwnSake } from './block.ts';
import type { SomeRows } from './carriers.ts';
import { Carriers } from './carriers.ts';
import type { Limits } from './cell-system.ts';
import { markCramped } from './cramped.ts';
import type { Lists } from './lists.ts';
import type { LoadedRows } from './load.ts';
import { pickRows } from './load.ts';
import type { BlockPattern } from './solve-block.ts';
import { withGiven } from './solve-block.ts';
import type { SolverPool } from './solver-pool.ts';
import { markTotalOnly, provinceOf, silentRows } from './total-only.ts';

export interface SystemPattern {
  readonly rules: SystemRules;
  /** Place of each row in the raw table. */
  readonly ids: Int32Array;
  /** Per measure: 1 for hidden cells. */
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
  { ids, rows }: LoadedRows,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  pool: SolverPool,
): Promise<SystemPattern> {
  const primary = hiddenForOwnSake(rows, lists, rules, limits);
  const search = new SystemSearch(rows, lists, rules, limits, pool);
  await search.solveAbove(primary);
  await search.solveProvinces();
  const lost = await search.solveRest();
  return { rules, ids, hidden: search.hidden, primary, coarsened: search.coarsened, lost };
}

/** Which rows a block has, and how it is solved. */
interface Part {
  readonly places: readonly number[];
  /** The province whose own rows are given; null: none. */
  readonly province: number | null;
  readonly pinned: Uint8Array | null;
  readonly isFirst: boolean;
  /** Whether the search goes on from the pattern that there is. */
  readonly goesOn: boolean;
  readonly look: (measure: number, row: number) => boolean;
}

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
  private readonly carriers: Carriers;
  /** See `BlockPattern`. */
  private readonly waiting: readonly Uint8Array[];
  private readonly safe: readonly Uint8Array[];

  constructor(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits, pool: SolverPool) {
    markTotalOnly(rows, lists, rules, limits);
    markCramped(rows, lists, rules, limits);
    this.silent = silentRows(rows, lists, limits);
    this.carriers = new Carriers(rows, lists, this.silent);
    this.hidden = rules.measures.map(() => this.silent.slice());
    this.waiting = rules.measures.map(() => new Uint8Array(rows.count));
    this.safe = rules.measures.map(() => new Uint8Array(rows.count));
    [this.rows, this.lists, this.rules, this.limits, this.pool] = [rows, lists, rules, limits, pool];
  }

  /** The nation and the provinces; what below them carries their hidden counts is hidden with them. */
  async solveAbove(primary: readonly Uint8Array[]): Promise<void> {
    const { forced } = this.rows;
    this.carriers.carryProvinces(this.all((row) => isAny(primary, row) || isAny(forced, row)));
    const look = (_: number, row: number): boolean => this.isAbove(row);
    await this.solve({ ...this.some(this.carriers.some()), isFirst: true, goesOn: false, look });
    this.hidden.forEach((measure, m) => {
      for (let row = 0; row < measure.length; row++) {
        const own = forced[m];
        if (own && measure[row] === 1 && !this.isAbove(row) && this.silent[row] !== 1) own[row] = 1;
      }
    });
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
    const safe = this.safe.map((measure) => measure.slice());
    const look = (measure: number, row: number): boolean => safe[measure]?.[row] !== 1;
    await Promise.all(
      [...byProvince]
        .filter(([, places]) => places.some((row) => !this.isAbove(row)))
        .map(([province, places]) =>
          this.solve({ places, province, pinned: null, isFirst: false, goesOn: false, look }),
        ),
    );
  }

  /** What the blocks have left to be seen to together; returns the cells that cannot be protected. */
  async solveRest(): Promise<SystemPattern['lost']> {
    const left = this.all((row) => isAny(this.waiting, row));
    if (!left.includes(1)) return [];
    this.carriers.takeNear(left);
    const waiting = this.waiting.map((measure) => measure.slice());
    const before = this.hidden.map((measure) => measure.slice());
    return this.solve({
      ...this.some(this.carriers.some()),
      isFirst: false,
      goesOn: true,
      look: (measure, row) => waiting[measure]?.[row] === 1 || before[measure]?.[row] !== 1,
    });
  }

  /** Solves a part and takes its pattern up; returns the cells that it cannot protect. */
  private async solve(part: Part): Promise<SystemPattern['lost']> {
    const { places, province, pinned, isFirst, goesOn } = part;
    const { rules, limits } = this;
    const own = (measures: readonly Uint8Array[]): Uint8Array[] =>
      measures.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0));
    const picked: BlockRows = {
      ...pickRows(this.rows, places),
      pinned: pinned && Uint8Array.from(places, (place) => pinned[place] ?? 0),
    };
    const pattern = await this.pool.solve({
      rows: province === null ? picked : withGiven(picked, province, own(this.hidden)),
      rules,
      limits,
      isFirst,
      start: goesOn ? own(this.hidden) : null,
      look: rules.measures.map((_, m) => Uint8Array.from(places, (row) => (part.look(m, row) ? 1 : 0))),
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
      [this.safe, pattern.safe],
    ] as const) {
      all.forEach((measure, m) =>
        places.forEach((place, i) => {
          if (province === null || this.rows.region[place] !== province) measure[place] = part[m]?.[i] ?? 0;
        }),
      );
    }
  }

  private some({ rows, pinned }: SomeRows): Pick<Part, 'places' | 'pinned' | 'province'> {
    return { places: [...rows.keys()].filter((row) => rows[row] === 1), pinned, province: null };
  }

  private all(is: (row: number) => boolean): Uint8Array {
    return Uint8Array.from({ length: this.rows.count }, (_, row) => (is(row) ? 1 : 0));
  }

  private level(row: number): number {
    return this.lists.regions.level[this.rows.region[row] ?? 0] ?? 0;
  }

  private isAbove(row: number): boolean {
    return this.level(row) <= PROVINCE;
  }
}

const isAny = (measures: readonly Uint8Array[], row: number): boolean =>
  measures.some((measure) => measure[row] === 1);
