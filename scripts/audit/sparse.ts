// Rows of a linear system, one after another in flat arrays that grow: lower ≤ Σ factor · column ≤ upper.

/** The array, or one of twice its length with what it holds, so that there is room for one more. */
function withRoom<A extends Int32Array | Float64Array | Int8Array>(
  array: A,
  used: number,
  make: (length: number) => A,
): A {
  if (used < array.length) return array;
  const larger = make(array.length * 2);
  larger.set(array as never);
  return larger;
}

const ints = (length: number): Int32Array => new Int32Array(length);
const floats = (length: number): Float64Array => new Float64Array(length);
const signs = (length: number): Int8Array => new Int8Array(length);

const FIRST_LENGTH = 1024;

export class Sparse {
  #count = 0;
  #entries = 0;
  #start = ints(FIRST_LENGTH);
  #columns = ints(FIRST_LENGTH);
  #factors = signs(FIRST_LENGTH);
  #lower = floats(FIRST_LENGTH);
  #upper = floats(FIRST_LENGTH);

  /** Adds a row; factors are 1 or −1. */
  push(columns: readonly number[], factors: readonly number[], lower: number, upper: number): void {
    for (let at = 0; at < columns.length; at += 1) {
      this.#columns = withRoom(this.#columns, this.#entries, ints);
      this.#factors = withRoom(this.#factors, this.#entries, signs);
      this.#columns[this.#entries] = columns[at] as number;
      this.#factors[this.#entries] = factors[at] as number;
      this.#entries += 1;
    }
    this.#lower = withRoom(this.#lower, this.#count, floats);
    this.#upper = withRoom(this.#upper, this.#count, floats);
    this.#lower[this.#count] = lower;
    this.#upper[this.#count] = upper;
    this.#count += 1;
    this.#start = withRoom(this.#start, this.#count, ints);
    this.#start[this.#count] = this.#entries;
  }

  get count(): number {
    return this.#count;
  }

  /** The entries of a row are those from `start(row)` up to `start(row + 1)`. */
  start(row: number): number {
    return this.#start[row] as number;
  }

  column(entry: number): number {
    return this.#columns[entry] as number;
  }

  factor(entry: number): number {
    return this.#factors[entry] as number;
  }

  lower(row: number): number {
    return this.#lower[row] as number;
  }

  upper(row: number): number {
    return this.#upper[row] as number;
  }
}
