// Protects one system of measures over a whole table. First the nation and its provinces; then each province, with what
// was decided above as given and at rest; then, together, all that has to move when a hidden count of a province moves;
// at last each province with the counts that no table has. What one step has shown to be safe stays safe, as nothing that
// is hidden is ever shown again.
import type { BlockRows, SystemRules } from './block.ts';
import { hiddenForOwnSake, INNER, STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import { markCramped } from './cramped.ts';
import type { InnerCounts } from './inner.ts';
import { withInner } from './inner.ts';
import { jointRows, REACHES } from './joint-rows.ts';
import type { Lists } from './lists.ts';
import type { RowsById } from './load.ts';
import { pickRows } from './load.ts';
import { marginsAmong, marginsOf } from './margins.ts';
import { LOOK } from './pattern.ts';
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
/**
 * Of provinces with more rows, only the cells are attacked with what no table has that are known closely by bounds alone: all
 * would take several times as long as everything else.
 */
const MOST_ROWS = 1500;
/** So many provinces are made ready at a time where their rows are many. */
const IN_TURN = 4;

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
  const search = new SystemSearch(rows, lists, rules, limits, pool);
  await search.solveAbove();
  await search.solveProvinces();
  const counted = search.waiting.map((measure) => measure.slice());
  let lost = await search.solveJointly();
  if (inner !== null && search.published(lost).length === 0) {
    lost = [...lost, ...(await search.solveInnermost(inner, counted))];
  }
  // What was not reported says so. Of rows in lines that are published as their total only, nothing does.
  const hidden = search.hidden.map((own, measure) =>
    own.map((is, row) => (rows.states[measure]?.[row] === STATE.ok ? is : 0)),
  );
  return { rules, ids, hidden, primary, coarsened: search.coarsened, lost };
}

/** What a look at the counts that no table has works with, see `solveInnermost`; `isLast` as in `BlockJob`. */
interface InnerLook {
  readonly inner: InnerCounts;
  readonly counts: readonly Uint8Array[];
  readonly isLast: boolean;
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
  /** See `BlockPattern`. */
  readonly waiting: readonly Uint8Array[];
  /** Per measure: 1 for cells that were hidden so that others below them can move: they must be able to. */
  private readonly giving: readonly Uint8Array[];

  constructor(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits, pool: SolverPool) {
    markTotalOnly(rows, lists, rules, limits);
    markCramped(rows, lists, rules, limits);
    const silent = silentRows(rows, lists, rules, limits);
    this.silent = silent;
    this.hidden = rules.measures.map(() => this.silent.slice());
    this.waiting = rules.measures.map(() => new Uint8Array(rows.count));
    this.giving = rules.measures.map(() => new Uint8Array(rows.count));
    [this.rows, this.lists, this.rules, this.limits, this.pool] = [rows, lists, rules, limits, pool];
  }

  /** The equations between rows that are not silent: made anew where they are needed, as those of all systems are many. */
  private margins(): Int32Array[] {
    return marginsOf(this.rows, this.lists).filter((margin) => margin.every((row) => this.silent[row] !== 1));
  }

  /** The nation and the provinces, as if nothing below them were published. */
  async solveAbove(): Promise<void> {
    const places = [...this.silent.keys()].filter((row) => this.isAbove(row));
    const hasMore = new Uint8Array(this.rows.count);
    for (const [sum = -1, ...parts] of this.margins()) {
      if (this.isAbove(sum) && parts.some((row) => !this.isAbove(row))) hasMore[sum] = 1;
    }
    await this.solve(pickRows({ ...this.rows, hasMore }, places), places, null);
  }

  /** Each province on its own. */
  async solveProvinces(): Promise<void> {
    await Promise.all(
      [...this.byProvince(false)].map(([province, places]) => {
        const own = this.hidden.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0));
        const rows = withGiven(pickRows(this.rows, places), province, own);
        return this.solve(rows, places, province);
      }),
    );
  }

  /** The rows of each province and all below it, where there is any; those that are silent only where asked for. */
  private byProvince(hasSilent: boolean): Map<number, number[]> {
    const found = new Map<number, number[]>();
    for (let row = 0; row < this.rows.count; row++) {
      if (this.level(row) < PROVINCE || (this.silent[row] === 1 && !hasSilent)) continue;
      const province = provinceOf(this.lists, this.rows.region[row] ?? 0);
      const list = found.get(province);
      if (list) list.push(row);
      else found.set(province, [row]);
    }
    for (const [province, places] of found)
      if (places.every((row) => this.isAbove(row))) found.delete(province);
    return found;
  }

  /**
   * What is safe only if hidden counts of provinces move, with what has to move below them; then what is left, with more
   * around it. Returns the cells that cannot be protected.
   */
  async solveJointly(): Promise<SystemPattern['lost']> {
    const { rows, lists, silent, hidden, waiting } = this;
    if (!waiting.some((measure) => measure.includes(1))) return [];
    const margins = this.margins();
    let lost: SystemPattern['lost'] = [];
    for (const reach of REACHES) {
      const places = jointRows(rows, lists, margins, silent, { hidden, waiting }, reach);
      const isLast = reach === REACHES.at(-1);
      // What cannot move although it was hidden for that does no harm.
      const look = waiting.map((measure, m) =>
        Uint8Array.from(places, (place) =>
          measure[place] === 1 && this.giving[m]?.[place] === 1 && !isLast
            ? LOOK.move
            : (measure[place] ?? 0),
        ),
      );
      lost = await this.solve(
        { ...pickRows(rows, places), margins: marginsAmong(margins, places, rows.count) },
        places,
        null,
        { look, isLast },
      );
      if (lost.length === 0) break;
    }
    return lost;
  }

  /**
   * Each province once more, with what no table has and tables add up over, as that may tell cells too closely. What counts
   * on moves above the province (`counts`, as `waiting`) may do so here, too. Where nothing that can be hidden below a
   * province helps, its own counts by task and group, and in shorter times, are hidden. Returns the cells that cannot be
   * protected.
   */
  async solveInnermost(inner: InnerCounts, counts: readonly Uint8Array[]): Promise<SystemPattern['lost']> {
    // A split in proportion to the totals of silent lines need not fit the counts that no table has.
    const all = this.byProvince(true);
    let provinces = all;
    for (;;) {
      const before = this.hidden.map((own) => own.slice());
      const left = this.published(await this.solveInner(provinces, { inner, counts, isLast: false }));
      if (left.length === 0) return [];
      const again = new Set(left.map(([, row]) => provinceOf(this.lists, this.rows.region[row] ?? 0)));
      // What was hidden last may do, and has not been attacked yet.
      if (this.hiddenSince(before).size === 0) {
        if (!this.hideAbove(left)) return this.solveInner(provinces, { inner, counts, isLast: true });
        const lost = this.published(await this.solveJointly());
        if (lost.length > 0) return lost;
        for (const province of this.hiddenSince(before)) again.add(province);
      }
      provinces = new Map([...all].filter(([province]) => again.has(province)));
    }
  }

  /** Without those of what prefectures leave of their province: it is published nowhere, and protected as far as can be. */
  published(cells: SystemPattern['lost']): SystemPattern['lost'] {
    const { isRest } = this.lists.regions;
    return cells.filter(([, row]) => isRest[this.rows.region[row] ?? 0] !== 1);
  }

  /** The provinces in which more is hidden than before. */
  private hiddenSince(before: readonly Uint8Array[]): Set<number> {
    const found = new Set<number>();
    this.hidden.forEach((own, measure) =>
      own.forEach((is, row) => {
        if (is !== before[measure]?.[row]) found.add(provinceOf(this.lists, this.rows.region[row] ?? 0));
      }),
    );
    return found;
  }

  /**
   * Hides what provinces show of the groups of cells, by task and in shorter times, and asks for its protection; false where
   * they show none.
   */
  private hideAbove(cells: SystemPattern['lost']): boolean {
    const { rows, rules } = this;
    const { periods } = this.lists;
    const within = (period: number): number[] =>
      (periods.sums[period] ?? []).flatMap((part) => [part, ...within(part)]);
    const placeOf = (row: number, region: number, period: number, hasTask: boolean): string =>
      [region, period, rows.group[row] ?? 0, hasTask].join(' ');
    const places = rules.measures.map((_, measure) => {
      const own = cells.filter(([of]) => rules.isChain || of === measure);
      return new Set(
        own.flatMap(([, row]) => {
          const [province, period] = [provinceOf(this.lists, rows.region[row] ?? 0), rows.period[row] ?? 0];
          return [
            placeOf(row, province, period, true),
            ...within(period).map((part) => placeOf(row, province, part, false)),
          ];
        }),
      );
    });
    let isAny = false;
    for (const waiting of this.waiting) waiting.fill(0);
    for (let row = 0; row < rows.count; row++) {
      if (this.level(row) !== PROVINCE || this.silent[row] === 1) continue;
      const place = placeOf(row, rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] !== 0);
      places.forEach((near, measure) => {
        const [hidden, waiting, giving] = [this.hidden[measure], this.waiting[measure], this.giving[measure]];
        const isShown = hidden?.[row] === 0 && (rows.values[measure]?.[row] ?? 0) > 0;
        if (!hidden || !waiting || !giving || !isShown || !near.has(place)) return;
        hidden[row] = waiting[row] = giving[row] = 1;
        isAny = true;
      });
    }
    return isAny;
  }

  private async solveInner(
    provinces: ReadonlyMap<number, readonly number[]>,
    look: InnerLook,
  ): Promise<SystemPattern['lost']> {
    const lost: (readonly [number, number])[] = [];
    const waiting = [...provinces];
    const inTurn = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        lost.push(...(await this.solveInnerOf(...next, look)));
      }
    };
    // Rows are made when their turn comes: those of all provinces together would take much memory.
    await Promise.all(Array.from({ length: IN_TURN }, inTurn));
    return lost;
  }

  private async solveInnerOf(
    province: number,
    places: readonly number[],
    { inner, counts, isLast }: InnerLook,
  ): Promise<SystemPattern['lost']> {
    const pick = (of: readonly Uint8Array[]): Uint8Array[] =>
      of.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0));
    const rows = withGiven(pickRows(this.rows, places), province, pick(this.hidden));
    const all = withInner(rows, this.lists, this.rules, this.limits, inner);
    if (all.count === rows.count) return [];
    const longer = (own: Uint8Array): Uint8Array => {
      const bytes = new Uint8Array(all.count);
      bytes.set(own);
      return bytes;
    };
    const look = rows.count <= MOST_ROWS ? LOOK.yes : LOOK.close;
    return this.solve(all, places, province, {
      look: rows.values.map(() => longer(new Uint8Array(rows.count).fill(look))),
      counts: pick(counts).map(longer),
      isLast,
    });
  }

  /**
   * Solves a part and takes its pattern up. With `goesOn`, the search goes on from the pattern that there is, and is for
   * the cells that it names. Returns the cells that the part cannot protect.
   */
  private async solve(
    rows: BlockRows,
    places: readonly number[],
    province: number | null,
    goesOn?: Omit<NonNullable<BlockJob['goesOn']>, 'from'>,
  ): Promise<SystemPattern['lost']> {
    const { rules, limits } = this;
    const pattern = await this.pool.solve({
      rows,
      rules,
      limits,
      goesOn: goesOn && {
        ...goesOn,
        // What no table has is hidden.
        from: this.hidden.map((measure) =>
          Uint8Array.from({ length: rows.count }, (_, row) =>
            row < places.length
              ? (measure[places[row] ?? -1] ?? 0)
              : rows.inner?.[row] === INNER.some
                ? 1
                : 0,
          ),
        ),
      },
    });
    this.takeUp(pattern, places, province);
    this.coarsened += pattern.coarsened;
    return pattern.lost
      .filter(([, row]) => row < places.length)
      .map(([measure, row]) => [measure, places[row] ?? 0] as const);
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
