// The columns of the sums over the finest counts: the rows of a province, and what stands in no row.
import type { Lists } from './lists.ts';
import type { RowIndex, RowKeys } from './margins.ts';
import { rowIndex } from './margins.ts';
import type { Span } from './spans.ts';

export interface FinestPlace {
  readonly region: number;
  readonly period: number;
  readonly task: number;
  readonly group: number;
  /** Of what is left of a group without the one that is part of it: the columns of the two. */
  readonly restOf?: readonly [whole: number, part: number];
  /** Of what several tasks have together: these. */
  readonly tasks?: readonly number[];
  /** Of what there was in a part of the period: the last month. */
  readonly upTo?: number;
  /** Of what came after that: the last month before it. */
  readonly after?: number;
}

/**
 * The columns of rows and of what stands in no row, which get one when they are first asked for. Spans are periods beyond those
 * of the lists.
 */
export class Columns {
  private readonly at: RowIndex;
  private readonly lists: Lists;
  private readonly own = new Map<number, number>();
  private readonly rows: number;
  private readonly spans: readonly Span[];
  readonly more: FinestPlace[] = [];
  /** Each [sum, part, part …]. */
  readonly sums: number[][] = [];

  constructor(rows: RowKeys, lists: Lists, spans: readonly Span[]) {
    this.at = rowIndex(rows, lists);
    this.lists = lists;
    this.rows = rows.count;
    this.spans = spans;
  }

  /** The period that stands for a span. */
  periodOf(span: Span): number {
    const place = this.spans.findIndex(({ period, month }) => period === span.period && month === span.month);
    return this.lists.periods.keys.length + place;
  }

  /** −1 where there is none. */
  of(region: number, period: number, task: number, group: number): number {
    const row = this.spanOf(period) ? -1 : this.at(region, period, task, group);
    return row >= 0 ? row : (this.own.get(this.keyOf(region, period, task, group)) ?? -1);
  }

  /**
   * What has no parts is none; of what stands in no row nothing is said then. What stands in no row and has one part is that part, but for
   * what there was in a span.
   */
  addSum(
    place: readonly [region: number, period: number, task: number, group: number],
    parts: readonly number[],
  ): void {
    const found = parts.filter((part) => part >= 0);
    const [only = -1] = found;
    if (found.length === 1 && this.of(...place) < 0 && !this.spanOf(place[1])) {
      this.own.set(this.keyOf(...place), only);
      return;
    }
    const sum = found.length > 0 ? this.make(...place) : this.of(...place);
    if (sum >= 0 && !(found.length === 1 && only === sum)) this.sums.push([sum, ...found]);
  }

  /** A new column of what stands in no row, the sum of parts; −1 where there are none. */
  sumOf(place: FinestPlace, parts: readonly number[]): number {
    const found = parts.filter((part) => part >= 0);
    if (found.length === 0) return -1;
    const column = this.add(place);
    this.sums.push([column, ...found]);
    return column;
  }

  /** What is left of groups without those that are part of them, where a place has both. */
  addRests(region: number, period: number, task: number): void {
    for (const [whole, part] of this.lists.groups.parts) {
      const [all, some] = [whole, part].map((group) => this.of(region, period, task, group)) as [
        number,
        number,
      ];
      if (all < 0 || some < 0) continue;
      this.sums.push([all, some, this.add({ region, period, task, group: whole, restOf: [all, some] })]);
    }
  }

  /** A new one where there is none. */
  make(region: number, period: number, task: number, group: number): number {
    const known = this.of(region, period, task, group);
    if (known >= 0) return known;
    const span = this.spanOf(period);
    const place = { region, period: span?.period ?? period, task, group };
    const column = this.add(span ? { ...place, upTo: span.month } : place);
    this.own.set(this.keyOf(region, period, task, group), column);
    return column;
  }

  add(place: FinestPlace): number {
    return this.rows + this.more.push(place) - 1;
  }

  private spanOf(period: number): Span | undefined {
    return this.spans[period - this.lists.periods.keys.length];
  }

  private keyOf(region: number, period: number, task: number, group: number): number {
    const { periods, tasks, groups } = this.lists;
    const all = periods.keys.length + this.spans.length;
    return ((region * all + period) * tasks.keys.length + task) * groups.keys.length + group;
  }
}
