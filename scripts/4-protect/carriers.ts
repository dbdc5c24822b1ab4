// What below the provinces moves when a count of a province moves: the regions below must be able to make up for it, and
// a few that count much are enough. With their rows the nation's block knows what its provinces can bear.
import type { BlockRows } from './block.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';

/** So many of the regions below carry a count, where so many have some of it. */
const CARRIERS = 2;

const PROVINCE = 1;

/** Some of the rows, for a block of their own. */
export interface SomeRows {
  /** 1 for rows that are in. */
  readonly rows: Uint8Array;
  /** 1 for rows that cannot move, as none of the regions that would have to move with them is in. */
  readonly pinned: Uint8Array;
}

/** Looks for carriers among the rows; what is above `silent` lines is free: these follow whatever it is. */
export class Carriers {
  private readonly children = new Map<number, number[]>();
  private readonly chosen = new Set<number>();
  private readonly counts: readonly Float64Array[];
  private readonly like: (region: number, row: number) => number;
  private readonly rows: BlockRows;
  private readonly lists: Lists;
  private readonly silent: Uint8Array;

  constructor(rows: BlockRows, lists: Lists, silent: Uint8Array) {
    this.rows = rows;
    this.lists = lists;
    this.silent = silent;
    const at = rowIndex(rows, lists);
    this.like = (region, row) => at(region, rows.period[row] ?? 0, rows.task[row] ?? 0, rows.group[row] ?? 0);
    for (const region of new Set(rows.region)) {
      const above = lists.regions.parent[region] ?? -1;
      const own = this.children.get(above);
      if (own) own.push(region);
      else this.children.set(above, [region]);
    }
    // What may move on its own: each measure, and what it has beyond the next.
    this.counts = rows.values.flatMap((measure, i) => {
      const next = rows.values[i + 1];
      return next ? [measure, measure.map((value, row) => Math.max(0, value - (next[row] ?? 0)))] : [measure];
    });
  }

  /** Chooses regions below the provinces that carry what these count, most of all where `hidden` is 1. */
  carryProvinces(hidden: Uint8Array): void {
    const isTotal = (row: number): boolean =>
      (this.lists.groups.sums[this.rows.group[row] ?? 0] ?? []).length > 0;
    for (const isWanted of [isTotal, (row: number) => hidden[row] === 1]) {
      for (let row = 0; row < this.rows.count; row++) {
        if (this.level(row) === PROVINCE && isWanted(row)) this.carry(row);
      }
    }
  }

  /** Chooses the regions of the given rows and all near them: those beside, above and below. */
  takeNear(waiting: Uint8Array): void {
    const { parent } = this.lists.regions;
    for (let row = 0; row < this.rows.count; row++) {
      if (waiting[row] !== 1) continue;
      let at = row;
      for (const child of this.below(row)) this.chosen.add(this.region(child));
      while (at >= 0 && this.level(at) > PROVINCE) {
        this.chosen.add(this.region(at));
        at = this.like(parent[this.region(at)] ?? -1, row);
        for (const child of at < 0 ? [] : this.below(at)) {
          this.chosen.add(this.region(child));
          this.carry(child);
        }
      }
    }
  }

  /** All rows of the nation, the provinces and the chosen regions. */
  some(): SomeRows {
    const { count } = this.rows;
    const isIn = (row: number): boolean =>
      this.silent[row] !== 1 && (this.level(row) <= PROVINCE || this.chosen.has(this.region(row)));
    const rows = Uint8Array.from({ length: count }, (_, row) => (isIn(row) ? 1 : 0));
    const pinned = Uint8Array.from({ length: count }, (_, row) => {
      if (rows[row] !== 1) return 0;
      const below = this.below(row);
      return below.length > 0 && !below.some(isIn) ? 1 : 0;
    });
    return { rows, pinned };
  }

  /** The rows whose sum a row is; none where some of these follow anything. */
  private below(row: number): number[] {
    const below = (this.children.get(this.region(row)) ?? []).map((child) => this.like(child, row));
    return below.some((child) => child < 0 || this.silent[child] === 1) ? [] : below;
  }

  private carry(row: number): void {
    const below = this.below(row);
    const carriers = new Set<number>();
    for (const count of this.counts) {
      const value = (child: number): number => count[child] ?? 0;
      const filled = below.filter((child) => value(child) > 0).sort((a, b) => value(b) - value(a) || a - b);
      const known = filled.filter((child) => this.chosen.has(this.region(child)));
      for (const child of [...known, ...filled].slice(0, CARRIERS)) carriers.add(child);
    }
    for (const child of carriers) {
      this.chosen.add(this.region(child));
      this.carry(child);
    }
  }

  private region(row: number): number {
    return this.rows.region[row] ?? -1;
  }

  private level(row: number): number {
    return this.lists.regions.level[this.region(row)] ?? 0;
  }
}
