// Rows of a linear system, one after another in flat arrays that grow: lower ≤ Σ factor · column ≤ upper.

class Numbers<A extends Int32Array | Float64Array | Int8Array> {
  #array: A;
  #length = 0;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#array = make(1024);
  }

  push(value: number): void {
    if (this.#length === this.#array.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#array as never);
      this.#array = larger;
    }
    this.#array[this.#length] = value;
    this.#length += 1;
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#array[index] as number;
  }
}

export class Sparse {
  readonly #start = new Numbers((length) => new Int32Array(length));
  readonly #columns = new Numbers((length) => new Int32Array(length));
  readonly #factors = new Numbers((length) => new Int8Array(length));
  readonly #lower = new Numbers((length) => new Float64Array(length));
  readonly #upper = new Numbers((length) => new Float64Array(length));

  constructor() {
    this.#start.push(0);
  }

  /** Adds a row; factors are 1 or −1. */
  push(columns: readonly number[], factors: readonly number[], lower: number, upper: number): void {
    columns.forEach((column, at) => {
      this.#columns.push(column);
      this.#factors.push(factors[at] as number);
    });
    this.#start.push(this.#columns.length);
    this.#lower.push(lower);
    this.#upper.push(upper);
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
