// The columns and sums of a block: each figure and each count that no table has has one column a quantity, one after
// another.
import { Sparse } from './sparse.ts';

/** What is known of a quantity. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** By place which quantity is the sum of which two. */
export type QuantitySums = readonly (readonly [whole: number, part: number, rest: number])[];

/** Quantities of a block; `sums` says which is the sum of which two, in every row and combination. */
export class BlockSystem {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly rows = new Sparse();
  /** The row of the table that each sum is of, −1 where it is none's. */
  readonly sumOf: number[] = [];
  /** The row of the table that each column is; −1 of a combination. */
  readonly rowOf: number[] = [];
  readonly quantities: number;
  readonly #columns = new Map<number, number>();
  readonly #range: (row: number, quantity: number) => Range;
  readonly #sums: QuantitySums;

  constructor(range: (row: number, quantity: number) => Range, quantities: number, sums: QuantitySums) {
    [this.#range, this.quantities, this.#sums] = [range, quantities, sums];
  }

  /** A new combination: the first of its columns. */
  combination(): number {
    return this.#place(-1, () => ({ low: 0, high: Infinity }));
  }

  /** The first column of a row of the table. */
  columnOf(row: number): number {
    const known = this.#columns.get(row);
    if (known !== undefined) return known;
    const first = this.#place(row, (quantity) => this.#range(row, quantity));
    this.#columns.set(row, first);
    return first;
  }

  #place(row: number, range: (quantity: number) => Range): number {
    const first = this.lower.length;
    for (let quantity = 0; quantity < this.quantities; quantity += 1) {
      const { low, high } = range(quantity);
      this.lower.push(low);
      this.upper.push(high);
      this.rowOf.push(row);
    }
    for (const [whole, part, rest] of this.#sums) {
      this.rows.push([first + whole, first + part, first + rest], [1, -1, -1], 0, 0);
      this.sumOf.push(row);
    }
    return first;
  }

  /** A row is the sum of what begins at these columns, or at least that. */
  add(row: number, parts: readonly number[], isWhole: boolean): void {
    if (row >= 0) this.addTo(this.columnOf(row), parts, isWhole, row);
  }

  addTo(whole: number, parts: readonly number[], isWhole: boolean, row: number): void {
    const factors = [1, ...parts.map(() => -1)];
    for (let quantity = 0; quantity < this.quantities; quantity += 1) {
      const columns = [whole, ...parts].map((first) => first + quantity);
      this.rows.push(columns, factors, 0, isWhole ? 0 : Infinity);
      this.sumOf.push(row);
    }
  }
}
