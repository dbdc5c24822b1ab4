// Rows of a linear system, one after another in flat arrays that grow: lower ≤ Σ factor · column ≤ upper.
import { floats, Growing, ints, signs } from './growing.ts';

export class Sparse {
  readonly #start = new Growing(ints);
  readonly #columns = new Growing(ints);
  readonly #factors = new Growing(signs);
  readonly #lower = new Growing(floats);
  readonly #upper = new Growing(floats);

  constructor() {
    this.#start.push(0);
  }

  /** Adds a row; factors are 1 or −1. */
  push(columns: readonly number[], factors: readonly number[], lower: number, upper: number): void {
    for (let at = 0; at < columns.length; at += 1) {
      this.#columns.push(columns[at] as number);
      this.#factors.push(factors[at] as number);
    }
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#start.push(this.#columns.length);
  }

  get count(): number {
    return this.#lower.length;
  }

  /** The entries of a row are those from `start(row)` up to `start(row + 1)`. */
  start(row: number): number {
    return this.#start.at(row);
  }

  column(entry: number): number {
    return this.#columns.at(entry);
  }

  factor(entry: number): number {
    return this.#factors.at(entry);
  }

  lower(row: number): number {
    return this.#lower.at(row);
  }

  upper(row: number): number {
    return this.#upper.at(row);
  }
}
