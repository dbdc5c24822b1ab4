// Where the rows of the reader's system come from, in flat arrays: there are millions, and few are ever told.
import { bytes, Growing, ints } from './growing.ts';
import type { RunningSum } from './running-sums.ts';

/**
 * Where a row of the system comes from: a sum that the tables show, a sum that an earlier release showed, or a rule that
 * `part` is no more than `whole`, each less its second cell where it has one.
 */
export type Origin =
  | {
      readonly kind: 'sum';
      readonly table: number;
      readonly measure: number;
      readonly equation: number;
    }
  | { readonly kind: 'earlier'; readonly sum: RunningSum }
  | { readonly kind: 'part'; readonly part: readonly number[]; readonly whole: readonly number[] };

const KINDS = ['sum', 'earlier', 'part'] as const;

/** Numbers that an origin is written with: of a part two cells, and two of its whole; −1 where there is none. */
const NUMBERS = 4;

export class Origins {
  readonly #kinds = new Growing(bytes);
  readonly #numbers = new Growing(ints);
  readonly #sums: RunningSum[] = [];

  get count(): number {
    return this.#kinds.length;
  }

  push(origin: Origin): void {
    this.#kinds.push(KINDS.indexOf(origin.kind));
    const numbers = this.#written(origin);
    for (let at = 0; at < NUMBERS; at += 1) this.#numbers.push(numbers[at] ?? -1);
  }

  at(row: number): Origin {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((at) => this.#numbers.at(row * NUMBERS + at)) as [
      number,
      number,
      number,
      number,
    ];
    const kind = KINDS[this.#kinds.at(row)];
    if (kind === 'sum') return { kind, table: first, measure: second, equation: third };
    if (kind === 'earlier') return { kind, sum: this.#sums[first] as RunningSum };
    const cells = (...list: number[]): number[] => list.filter((cell) => cell >= 0);
    return { kind: 'part', part: cells(first, second), whole: cells(third, fourth) };
  }

  #written(origin: Origin): readonly number[] {
    if (origin.kind === 'sum') return [origin.table, origin.measure, origin.equation];
    if (origin.kind === 'earlier') return [this.#sums.push(origin.sum) - 1];
    const [part = -1, lessPart = -1] = origin.part;
    return [part, lessPart, ...origin.whole];
  }
}
