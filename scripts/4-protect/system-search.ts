// The search for the pattern of one system, but for its last step (see `inner-search.ts`). First the nation and its provinces;
// then each province, with what was decided above as given and at rest; then, together, all that has to move when a hidden
// count of a province moves. What one step has shown to be safe stays safe, as nothing that is hidden is ever shown again.
// Each year by itself: no sum has rows of two.
import type { BlockRows, SystemRules } from './block.ts';
import { INNER, STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import { kindsOf } from './chain.ts';
import { markCramped } from './cramped.ts';
import { jointRows, REACHES } from './joint-rows.ts';
import type { Lists } from './lists.ts';
import { pickRows } from './load.ts';
import { marginsAmong, marginsOf } from './margins.ts';
import { LOOK } from './search.ts';
import { silentRows } from './silent.ts';
import type { BlockJob, BlockPattern } from './solve-block.ts';
import { withGiven } from './solve-block.ts';
import type { BlockPool } from './solver-pool.ts';
import { provinceOf } from './lines.ts';
import { timesOf } from './periods.ts';
import { markRow, markTotalOnly } from './total-only.ts';

const PROVINCE = 1;
/** From this reach on, a cell that is not protected is lost; what is published nowhere is not looked at more widely. */
const LAST = REACHES.indexOf('province');

/** A province in a time (see `timesOf`). */
export interface Part {
  readonly province: number;
  readonly time: number;
  /** The places of its rows, those of the province itself among them. */
  readonly places: readonly number[];
}

/** Cells as [measure, row], rows by their place in the rows of the system. */
export type Cells = readonly (readonly [number, number])[];

/** The search, in steps that must come in their order. */
export class SystemSearch {
  /** Per measure: 1 for hidden cells. */
  readonly hidden: readonly Uint8Array[];
  /** How many cells are hidden in lines that are published as their totals only for the sake of what was lost. */
  coarsened = 0;
  readonly rows: BlockRows;
  readonly lists: Lists;
  readonly rules: SystemRules;
  readonly limits: Limits;
  /** 1 for rows that a block may leave out (see `silent.ts`). */
  readonly silent: Uint8Array;
  private readonly pool: BlockPool;
  /** See `BlockPattern`. */
  readonly waiting: readonly Uint8Array[];
  /** Per measure: 1 for cells that were hidden so that others below them can move: they must be able to. */
  readonly giving: readonly Uint8Array[];
  /** By period, see `timesOf`. */
  readonly times: Int32Array;

  /** 1 for rows of lines that cannot be published as their totals only, see `markTotalOnly`. */
  private readonly isFixed: Uint8Array;

  constructor(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits, pool: BlockPool) {
    this.isFixed = markTotalOnly(rows, lists, rules, limits);
    this.silent = silentRows(rows, lists, rules, limits);
    markCramped(rows, lists, rules, limits);
    this.hidden = rules.measures.map(() => this.silent.slice());
    this.waiting = rules.measures.map(() => new Uint8Array(rows.count));
    this.giving = rules.measures.map(() => new Uint8Array(rows.count));
    this.times = timesOf(rows, lists);
    [this.rows, this.lists, this.rules, this.limits, this.pool] = [rows, lists, rules, limits, pool];
  }

  /** Whether a row is of a line that shows groups and could be published as its total only. */
  canCoarsen(row: number): boolean {
    return this.isFixed[row] !== 1 && this.rows.totalOnly[row] !== 1;
  }

  /**
   * Publishes the lines of rows, where that can be, as their totals only. What is hidden by it has to be protected, too: with it
   * and what was `lost`, the search goes on.
   */
  coarsen(coarse: Uint8Array, lost: Cells): void {
    const { rows, lists, rules, limits, hidden, waiting } = this;
    for (const [row, is] of coarse.entries()) {
      if (is !== 1 || !this.canCoarsen(row)) continue;
      markRow(rows, row);
      // A chain counts a row's measures as one.
      this.coarsened += rules.isChain ? 1 : rules.measures.length;
    }
    markCramped(rows, lists, rules, limits);
    for (const own of waiting) own.fill(0);
    for (const [measure, row] of lost) this.askFor(measure, row);
    const kinds = kindsOf(rows, lists, rules, limits);
    hidden.forEach((own, measure) => {
      for (let row = 0; row < rows.count; row++) {
        if (own[row] === 1 || (kinds[measure]?.[row] ?? KIND.known) < KIND.primary) continue;
        own[row] = 1;
        this.askFor(measure, row);
      }
    });
  }

  /**
   * Hides all that can be hidden of what was `lost`, and goes on from that as `coarsen`: of its measure in its part (see
   * `partOf`); where that is hidden by then, in the nation in that time, too; then everywhere in that time. False where all of it
   * is hidden.
   */
  hideParts(lost: Cells): boolean {
    const kinds = kindsOf(this.rows, this.lists, this.rules, this.limits);
    for (const own of this.waiting) own.fill(0);
    for (const [measure, row] of lost) this.askFor(measure, row);
    const reaches = [
      (parts: ReadonlySet<number>, row: number): boolean => parts.has(this.partOf(row)),
      (_: ReadonlySet<number>, row: number): boolean => this.level(row) < PROVINCE,
      (): boolean => true,
    ];
    return reaches.some((isIn) => {
      let isAny = false;
      this.hidden.forEach((hidden, measure) => {
        const own = lost.filter(([of]) => this.rules.isChain || of === measure).map(([, row]) => row);
        const parts = new Set(own.map((row) => this.partOf(row)));
        const times = new Set(own.map((row) => this.timeOf(row)));
        for (let row = 0; row < this.rows.count; row++) {
          if (hidden[row] === 1 || kinds[measure]?.[row] !== KIND.open) continue;
          if (!times.has(this.timeOf(row)) || !isIn(parts, row)) continue;
          hidden[row] = 1;
          this.askFor(measure, row);
          isAny = true;
          // A chain counts a row's measures as one.
          if (!this.rules.isChain || measure === 0) this.coarsened += 1;
        }
      });
      return isAny;
    });
  }

  /** The next steps are for a cell; of a chain, for all measures of its row. */
  private askFor(measure: number, row: number): void {
    this.waiting.forEach((own, other) => {
      if (this.rules.isChain || other === measure) own[row] = 1;
    });
  }

  get totalOnly(): Uint8Array {
    return this.rows.totalOnly;
  }

  /** Per measure: 1 for cells that say that they are suppressed. */
  suppressed(): Uint8Array[] {
    return this.hidden.map((own, measure) =>
      own.map((is, row) => (this.rows.states[measure]?.[row] === STATE.ok ? is : 0)),
    );
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
    const byTime = Map.groupBy(places, (row) => this.timeOf(row));
    await Promise.all(
      [...byTime.values()].map((own) => this.solve(pickRows({ ...this.rows, hasMore }, own), own, null)),
    );
  }

  /** Each province on its own. */
  async solveProvinces(): Promise<void> {
    await Promise.all(
      this.parts(false).map(({ province, places }) => {
        const own = this.hidden.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0));
        const rows = withGiven(pickRows(this.rows, places), province, own);
        return this.solve(rows, places, province);
      }),
    );
  }

  /** The rows of each province and all below it, where there is any; those that are silent only where asked for. */
  parts(hasSilent: boolean): Part[] {
    const own = [...this.silent.keys()].filter(
      (row) => this.level(row) >= PROVINCE && (this.silent[row] !== 1 || hasSilent),
    );
    return [...Map.groupBy(own, (row) => this.partOf(row)).values()].flatMap((places) => {
      if (places.every((row) => this.isAbove(row))) return [];
      const [first = -1] = places;
      return [{ province: this.provinceOf(first), time: this.timeOf(first), places }];
    });
  }

  /**
   * What is safe only if hidden counts of provinces move, with what has to move below them; then what is left, with more
   * around it. Returns the cells that cannot be protected.
   */
  async solveJointly(): Promise<Cells> {
    const waits = (row: number): boolean => this.waiting.some((measure) => measure[row] === 1);
    const times = new Set([...this.silent.keys()].filter(waits).map((row) => this.timeOf(row)));
    if (times.size === 0) return [];
    const margins = this.margins();
    const lost = await Promise.all([...times].map((time) => this.solveJointlyIn(time, margins)));
    return lost.flat();
  }

  private async solveJointlyIn(time: number, margins: Int32Array[]): Promise<Cells> {
    const { rows, lists, hidden, waiting } = this;
    const isOut = this.silent.map((is, row) => (this.timeOf(row) === time ? is : 1));
    const own = margins.filter(([sum = -1]) => isOut[sum] !== 1);
    let lost: Cells = [];
    for (const reach of REACHES) {
      const places = jointRows(rows, lists, own, isOut, { hidden, waiting }, reach);
      const isLast = REACHES.indexOf(reach) >= LAST;
      // What cannot move although it was hidden for that does no harm.
      const look = waiting.map((measure, m) =>
        Uint8Array.from(places, (place) =>
          measure[place] === 1 && this.giving[m]?.[place] === 1 && !isLast
            ? LOOK.move
            : (measure[place] ?? 0),
        ),
      );
      const found = await this.solve(
        { ...pickRows(rows, places), margins: marginsAmong(own, places, rows.count) },
        places,
        null,
        { look, isLast },
      );
      lost = found.lost;
      if (lost.length === 0 || (isLast && this.published(lost).length === 0)) break;
    }
    return lost;
  }

  /** The province of a row's region. */
  provinceOf(row: number): number {
    return provinceOf(this.lists, this.rows.region[row] ?? 0);
  }

  timeOf(row: number): number {
    return this.times[this.rows.period[row] ?? 0] ?? -1;
  }

  /** What stands for the part that a row is of: the province of its region in its time. */
  partOf(row: number): number {
    return this.provinceOf(row) * this.times.length + this.timeOf(row);
  }

  /** Without those of what prefectures leave of their province: it is published nowhere, and protected as far as can be. */
  published(cells: Cells): Cells {
    const { isRest } = this.lists.regions;
    return cells.filter(([, row]) => isRest[this.rows.region[row] ?? 0] !== 1);
  }

  /** The parts (see `partOf`) in which more is hidden than before. */
  hiddenSince(before: readonly Uint8Array[]): Set<number> {
    const found = new Set<number>();
    this.hidden.forEach((own, measure) =>
      own.forEach((is, row) => {
        if (is !== before[measure]?.[row]) found.add(this.partOf(row));
      }),
    );
    return found;
  }

  /**
   * Solves a part and takes its pattern up. With `goesOn`, the search goes on from the pattern that there is, and is for
   * the cells that it names. Returns the cells that the part cannot protect, and those and the figures of spans that the
   * finest counts tell; `lostMore`: of what no table has, by row of the part, as `safe`.
   */
  async solve(
    rows: BlockRows,
    places: readonly number[],
    province: number | null,
    goesOn?: Omit<NonNullable<BlockJob['goesOn']>, 'from'>,
  ): Promise<Pick<BlockPattern, 'lost' | 'told' | 'toldSpans' | 'safe'> & { readonly lostMore: Cells }> {
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
              : rows.inner?.[row] === INNER.none
                ? 0
                : 1,
          ),
        ),
      },
    });
    this.takeUp(pattern, places, province);
    const placed = (cells: Cells): Cells =>
      cells
        .filter(([, row]) => row < places.length)
        .map(([measure, row]) => [measure, places[row] ?? 0] as const);
    return {
      lost: placed(pattern.lost),
      lostMore: pattern.lost.filter(([, row]) => row >= places.length),
      told: placed(pattern.told),
      toldSpans: pattern.toldSpans,
      safe: pattern.safe,
    };
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

  /** The level of a row's region. */
  level(row: number): number {
    return this.lists.regions.level[this.rows.region[row] ?? 0] ?? 0;
  }

  /** Whether a row is of the nation or a province. */
  isAbove(row: number): boolean {
    return this.level(row) <= PROVINCE;
  }
}
