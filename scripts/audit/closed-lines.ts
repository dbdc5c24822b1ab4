// Lines published as their total only: where all groups of a region and of all regions below it are hidden, in every
// period that they have. They are many, and what they can be follows without a program.
import type { Cells, Campaign, Known } from './cells.ts';
import type { Published } from './published.ts';

/** Measures of a table of which each next one is part of the one before. */
export interface Family {
  /** Place of the table in the campaign, and of the measures in the table. */
  readonly table: number;
  readonly measures: readonly number[];
}

/** The lines of a family: the groups of one region and period, over all tasks. */
export class Lines {
  readonly table: Published;
  readonly family: Family;
  readonly all: number;
  readonly task: number;
  readonly groups: readonly number[];
  /** Periods in which a region has its groups. */
  readonly #periods = new Map<number, number[]>();
  readonly #children = new Map<number, number[]>();
  readonly #cells: Cells;
  readonly #known: Known;
  readonly #isFree: (cell: number) => boolean;
  readonly #closed = new Map<number, boolean>();

  /** `isFree` says of a hidden cell that nothing is known of it but that it is not negative. */
  constructor(
    campaign: Campaign,
    cells: Cells,
    known: Known,
    family: Family,
    isFree: (cell: number) => boolean,
  ) {
    const { lists, regions, tables } = campaign;
    this.table = tables[family.table] as Published;
    this.family = family;
    this.all = lists.groups.index.get('all') ?? -1;
    this.task = lists.tasks.index.get('all') ?? -1;
    this.groups = [...lists.groups.codes.keys()].filter((group) => group !== this.all);
    this.#cells = cells;
    this.#known = known;
    this.#isFree = isFree;
    const { table } = this;
    const first = this.groups[0] ?? -1;
    for (let row = 0; row < table.rows; row += 1) {
      if (table.group[row] !== first) continue;
      const region = table.region[row] as number;
      if (table.task[row] !== this.task) {
        // Groups by task have sums of their own.
        this.#closed.set(region, false);
        continue;
      }
      const periods = this.#periods.get(region) ?? [];
      periods.push(table.period[row] as number);
      this.#periods.set(region, periods);
    }
    for (const region of this.#periods.keys()) {
      const parent = regions.at(regions.list[region]?.parent ?? '');
      const children = this.#children.get(parent) ?? [];
      children.push(region);
      this.#children.set(parent, children);
    }
  }

  get regions(): Iterable<number> {
    return this.#periods.keys();
  }

  periodsOf(region: number): readonly number[] {
    return this.#periods.get(region) ?? [];
  }

  childrenOf(region: number): readonly number[] {
    return this.#children.get(region) ?? [];
  }

  row(region: number, period: number, group: number): number {
    return this.table.rowAt(region, period, this.task, group);
  }

  cell(region: number, period: number, group: number, measure: number): number {
    return this.#cells.at(this.family.table, measure, this.row(region, period, group));
  }

  /** The known value of a cell; NaN where it is hidden or there is no such row. */
  value(region: number, period: number, group: number, measure: number): number {
    if (this.row(region, period, group) < 0) return NaN;
    return this.#known.value[this.cell(region, period, group, measure)] as number;
  }

  /** The totals of a line, each measure less the next: counts that have nothing to do with each other. */
  layers(region: number, period: number): number[] {
    return layersOf(this.family.measures.map((measure) => this.value(region, period, this.all, measure)));
  }

  /** Whether all lines of a region and of those below it are hidden, or empty, and their totals shown. */
  isClosed(region: number): boolean {
    const known = this.#closed.get(region);
    if (known !== undefined) return known;
    const isClosed =
      this.periodsOf(region).every((period) => this.#isLineClosed(region, period)) &&
      this.childrenOf(region).every((child) => this.isClosed(child));
    this.#closed.set(region, isClosed);
    return isClosed;
  }

  #isLineClosed(region: number, period: number): boolean {
    if (this.groups.some((group) => this.row(region, period, group) < 0)) return false;
    if (this.layers(region, period).some((layer) => !(layer >= 0))) return false;
    return this.family.measures.every((measure) => {
      const total = this.value(region, period, this.all, measure);
      const cells = this.groups.map((group) => this.cell(region, period, group, measure));
      const isHidden = cells.every((cell) => Number.isNaN(this.#known.value[cell]) && this.#isFree(cell));
      // Of a line in which nothing was counted, hidden groups are none either.
      const isNone = (cell: number): boolean =>
        this.#known.value[cell] === 0 || (Number.isNaN(this.#known.value[cell]) && this.#isFree(cell));
      return isHidden || (total === 0 && cells.every(isNone));
    });
  }
}

/** Figures of which each next one is part of the one before, as what each has beyond the next. */
export const layersOf = (figures: readonly number[]): number[] =>
  figures.map((figure, at) => figure - (figures[at + 1] ?? 0));
