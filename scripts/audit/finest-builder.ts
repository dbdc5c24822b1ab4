// The columns and sums of a province in a year, over the counts that no table has.
import type { Lists } from './lists.ts';
import { placeKey } from './lists.ts';
import type { Placed } from './published.ts';
import { Sparse } from './sparse.ts';

/** A quarter or a year up to a month of it. */
export interface Span {
  readonly period: number;
  readonly month: number;
}

/** The column of what a place had up to the month of a span; the key is that of the place (see `placeKey`). */
export interface SpanColumn {
  readonly span: Span;
  readonly key: number;
  readonly column: number;
}

export type Place = readonly [region: number, period: number, task: number, group: number];

/** Builds a block, column by column and sum by sum. */
export class Builder {
  readonly rowOf: number[] = [];
  readonly sums = new Sparse();
  readonly sumOf: number[] = [];
  readonly #table: Placed;
  readonly #keyOf: (...place: Place) => number;
  readonly #columns = new Map<number, number>();
  readonly #upTo = new Map<Span, Map<number, number>>();

  constructor(table: Placed, lists: Lists) {
    this.#table = table;
    this.#keyOf = (...place) => placeKey(lists, ...place);
  }

  /** The column of a place; −1 where it has neither a row nor a count so far. */
  find(place: Place): number {
    const known = this.#columns.get(this.#keyOf(...place));
    if (known !== undefined) return known;
    const row = this.#table.rowAt(...place);
    return row < 0 ? -1 : this.#add(place, row);
  }

  make(place: Place): number {
    const found = this.find(place);
    return found >= 0 ? found : this.#add(place, -1);
  }

  #add(place: Place, row: number): number {
    this.#columns.set(this.#keyOf(...place), this.rowOf.length);
    return this.rowOf.push(row) - 1;
  }

  /** A place has as much as its parts together; of one without parts or row there is nothing to say. */
  sum(place: Place, parts: readonly number[]): void {
    const some = parts.filter((part) => part >= 0);
    const whole = some.length > 0 ? this.make(place) : this.find(place);
    if (whole >= 0) this.equal(whole, some);
  }

  /** The column of what a place (its period is the span's) had up to the span's month; −1 where there is none so far. */
  findUpTo(span: Span, place: Place): number {
    return this.#upTo.get(span)?.get(this.#keyOf(...place)) ?? -1;
  }

  /** Up to the span's month a place had as much as its parts together. */
  sumUpTo(span: Span, place: Place, parts: readonly number[]): void {
    const some = parts.filter((part) => part >= 0);
    const whole = some.length > 0 ? this.#makeUpTo(span, place) : this.findUpTo(span, place);
    if (whole >= 0) this.equal(whole, some);
  }

  /** All columns of what places had up to the month of a span. */
  columnsUpTo(): SpanColumn[] {
    return [...this.#upTo].flatMap(([span, columns]) =>
      [...columns].map(([key, column]) => ({ span, key, column })),
    );
  }

  #makeUpTo(span: Span, place: Place): number {
    const known = this.findUpTo(span, place);
    if (known >= 0) return known;
    const columns = this.#upTo.get(span) ?? new Map<number, number>();
    this.#upTo.set(span, columns.set(this.#keyOf(...place), this.rowOf.length));
    return this.rowOf.push(-1) - 1;
  }

  /** The column of what columns have together, which is no place's. */
  together(parts: readonly number[]): number {
    const whole = this.rowOf.push(-1) - 1;
    this.equal(whole, parts);
    return whole;
  }

  /** A column has as much as others together. */
  equal(whole: number, parts: readonly number[]): void {
    this.sums.push([whole, ...parts], [1, ...parts.map(() => -1)], 0, 0);
    this.sumOf.push(this.rowOf[whole] as number);
  }

  atLeast(whole: number, part: number): void {
    this.sums.push([whole, part], [1, -1], 0, Infinity);
    this.sumOf.push(-1);
  }
}
