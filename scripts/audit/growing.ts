// Numbers one after another in a flat array that grows: where there are millions, a twentieth of what objects would take.
type Flat = Int32Array | Float64Array | Int8Array | Uint8Array;

const FIRST_LENGTH = 1024;

export class Growing {
  readonly #make: (length: number) => Flat;
  #numbers: Flat;
  #length = 0;

  constructor(make: (length: number) => Flat) {
    this.#make = make;
    this.#numbers = make(FIRST_LENGTH);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = this.#make(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = value;
    this.#length += 1;
  }

  /** The number at a place, which must be below the length. */
  at(place: number): number {
    return this.#numbers[place] as number;
  }
}

export const ints = (length: number): Int32Array => new Int32Array(length);
export const floats = (length: number): Float64Array => new Float64Array(length);
export const signs = (length: number): Int8Array => new Int8Array(length);
export const bytes = (length: number): Uint8Array => new Uint8Array(length);
