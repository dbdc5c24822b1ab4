// Which hidden counts of people or of ratings follow too closely once both are looked at together: who rated was served.
import type { BlockRows } from './block.ts';
import { isGroupRow, lineOf } from './lines.ts';
import type { Lists } from './lists.ts';
import type { OuterBounds } from './outer-bounds.ts';
import type { HiddenRows } from './own-bounds.ts';
import { ownBounds } from './own-bounds.ts';
import type { Served } from './served-bounds.ts';
import { SERVED, SERVED_COUNTS, tightenApart, tightenTogether } from './served-bounds.ts';
import type { ServedCell, ServedColumns, ServedRows } from './served-columns.ts';
import { servedColumns } from './served-columns.ts';
import { isSpanTold } from './span-cells.ts';

type Own = ReturnType<typeof ownBounds>;

/** People and ratings, which are looked at again and again with more ratings hidden. */
export class ServedSystem {
  readonly columns: ServedColumns;
  private readonly rows: ServedRows;
  private readonly lists: Lists;
  private readonly people: Own;

  constructor(rows: ServedRows, lists: Lists) {
    [this.rows, this.lists] = [rows, lists];
    this.columns = servedColumns(rows, lists);
    this.people = ownBounds(rows.people, lists, rows.limits);
  }

  /**
   * The counts that follow too closely only because who rated was served, where these ratings are hidden (1, by row); none where
   * that does not fit what is shown.
   */
  told(hidden: Uint8Array): ServedCell[] {
    const raters = this.ratersWith(hidden);
    const { columns, sums, spans } = this.columns;
    const bounds = this.start(hidden, raters);
    tightenApart(bounds, columns, sums);
    const apart = { low: bounds.low.slice(), high: bounds.high.slice() };
    if (!tightenTogether(bounds, columns, sums)) return [];
    return [...this.hiddenCells(hidden, raters), ...spans].filter(
      (cell) => this.isTold(cell, bounds) && !this.isTold(cell, apart),
    );
  }

  /** Whether a count that was told still is where these ratings are hidden. */
  tells(cell: ServedCell, hidden: Uint8Array): boolean {
    const bounds = this.together(hidden);
    return bounds !== null && this.isTold(cell, bounds);
  }

  /**
   * What follows of the rows, block by block (see `SERVED`), where these ratings are hidden; null where who rated does not fit who was
   * served.
   */
  boundsOfRows(hidden: Uint8Array): OuterBounds | null {
    const bounds = this.together(hidden);
    if (bounds === null) return null;
    const { columns } = this.columns;
    const { count } = this.rows.people.rows;
    const ofRows = (own: Float64Array): Float64Array =>
      Float64Array.from(
        { length: SERVED_COUNTS.length * count },
        (_, at) => own[Math.floor(at / count) * columns + (at % count)] ?? 0,
      );
    return { low: ofRows(bounds.low), high: ofRows(bounds.high) };
  }

  private together(hidden: Uint8Array): OuterBounds | null {
    const { columns, sums } = this.columns;
    const bounds = this.start(hidden, this.ratersWith(hidden));
    return tightenTogether(bounds, columns, sums) ? bounds : null;
  }

  private isTold({ count, column, ...own }: ServedCell, { low, high }: OuterBounds): boolean {
    const at = count * this.columns.columns + column;
    return isSpanTold({ ...own, mayBeNone: false }, [low[at] ?? 0, high[at] ?? Infinity], null);
  }

  /** Those who rated, alone. */
  private ratersWith(hidden: Uint8Array): Own {
    const { rows, rules } = this.rows.ratings;
    const raters: HiddenRows = {
      rows: { ...rows, values: rows.values.slice(0, 1), totalOnly: linesOfTotals(rows, hidden, this.lists) },
      rules: { ...rules, measures: rules.measures.slice(0, 1), isChain: false },
      hidden: [hidden],
    };
    return ownBounds(raters, this.lists, this.rows.limits);
  }

  /** What is known of each count by itself, block by block. */
  private start(hidden: Uint8Array, raters: Own): OuterBounds {
    const { people, ratings, above } = this.rows;
    const { columns } = this.columns;
    const { count } = people.rows;
    const low = new Float64Array(SERVED_COUNTS.length * columns);
    const high = new Float64Array(low.length).fill(Infinity);
    /** What is known of rows; `isKnown`: of which of them, if not of all. */
    const put = (own: OuterBounds, from: number, block: number, isKnown?: (row: number) => boolean): void => {
      for (let row = 0; row < count; row++) {
        if (isKnown?.(row) === false) continue;
        const cell = block * columns + row;
        low[cell] = Math.max(low[cell] ?? 0, own.low[from + row] ?? 0);
        high[cell] = Math.min(high[cell] ?? Infinity, own.high[from + row] ?? Infinity);
      }
    };
    put(this.people.bounds, 0, SERVED.people);
    put(raters.bounds, 0, SERVED.raters);
    // There may be none who were satisfied where those who rated are hidden, too.
    for (let row = 0; row < count; row++) {
      const cell = SERVED.satisfied * columns + row;
      if (hidden[row] !== 1) low[cell] = high[cell] = ratings.rows.values[1]?.[row] ?? 0;
    }
    if (above === null) return { low, high };
    // What is hidden besides will be protected above, too: the nation and the other provinces will not tell it.
    const isToldAbove = (row: number): boolean => hidden[row] !== 1 || ratings.hidden[0]?.[row] === 1;
    for (const block of SERVED_COUNTS)
      put(above, block * count, block, block === SERVED.people ? undefined : isToldAbove);
    return { low, high };
  }

  /** The hidden counts of rows. What prefectures leave of their province is published nowhere. */
  private *hiddenCells(hidden: Uint8Array, raters: Own): Generator<ServedCell> {
    const { people, limits } = this.rows;
    const { isRest } = this.lists.regions;
    for (let row = 0; row < people.rows.count; row++) {
      if (isRest[people.rows.region[row] ?? 0] === 1) continue;
      const threshold = limits.byGroup[people.rows.group[row] ?? 0] ?? 0;
      const cell = (count: Served, { system }: Own): ServedCell => ({
        ...{ count, column: row, threshold },
        mustMove: system.mustMove[row] === 1,
      });
      if (people.hidden[0]?.[row] === 1) yield cell(SERVED.people, this.people);
      if (hidden[row] !== 1) continue;
      yield cell(SERVED.raters, raters);
      yield cell(SERVED.satisfied, raters);
      yield { ...cell(SERVED.against, raters), threshold: limits.difference };
    }
  }
}

/** 1 for rows of groups in lines that show none of them, whatever the reason: zeros are hidden there, too. */
function linesOfTotals(rows: BlockRows, hidden: Uint8Array, lists: Lists): Uint8Array {
  const ofGroups = [...hidden.keys()].filter((row) => isGroupRow(lists, rows, row));
  const shown = new Set(ofGroups.filter((row) => hidden[row] !== 1).map((row) => lineOf(rows, row)));
  const found = rows.totalOnly.slice();
  for (const row of ofGroups) if (!shown.has(lineOf(rows, row))) found[row] = 1;
  return found;
}
