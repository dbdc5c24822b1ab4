// The last step of the search for the pattern of a system: each province with the counts that no table has.
import { boundsAbove } from './above.ts';
import type { BlockRows } from './block.ts';
import type { IsIdle } from './finest-places.ts';
import { finestPlaces, hasFinest } from './finest-places.ts';
import { finestWithBeside } from './finest-beside.ts';
import type { InnerCounts } from './inner.ts';
import { withFinest, withInner } from './inner.ts';
import { eachInTurn } from './in-turn.ts';
import type { Lists } from './lists.ts';
import { pickRows } from './load.ts';
import type { RowIndex } from './margins.ts';
import { rowIndex } from './margins.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { LOOK } from './search.ts';
import { periodsWithin, yearOf } from './periods.ts';
import { withGiven } from './solve-block.ts';
import type { SpanFigure } from './spans.ts';
import { figuresFrom, figuresIn, spansOf } from './spans.ts';
import type { Cells, Part, SystemSearch } from './system-search.ts';

/** A figure of a span that the finest counts tell, of a measure. */
type ToldSpan = readonly [measure: number, figure: SpanFigure];

const PROVINCE = 1;
/**
 * Of provinces with more rows in a year, only the cells are attacked with what no table has that are known closely by bounds alone: all
 * would take several times as long as everything else.
 */
const MOST_ROWS = 750;
/** Of which times counts of a province are hidden where those below it cannot be protected otherwise. */
const REACHES_ABOVE = ['period', 'year'] as const;

/**
 * Looks at each province once more, with what no table has and tables add up over, as that may tell cells too closely. What
 * counts on moves above the province (`counts`, as `waiting`) may do so here, too. Where nothing that can be hidden below a
 * province helps, its own counts by task and group, and in shorter times, are hidden.
 */
export class InnerSearch {
  private readonly search: SystemSearch;
  private readonly inner: InnerCounts;
  private readonly counts: readonly Uint8Array[];
  private above: readonly OuterBounds[] = [];
  /** Per measure: 1 for cells that need no other look, see `Pattern`. */
  private readonly safe: readonly Uint8Array[];
  /** Parts (see `partOf`) in which more was hidden for what the finest counts tell: what was known to be none may not be any more. */
  private readonly again = new Set<number>();
  /** What was hidden when they were last looked at; null: they have not been yet. */
  private seen: readonly Uint8Array[] | null = null;

  constructor(search: SystemSearch, inner: InnerCounts, counts: readonly Uint8Array[]) {
    [this.search, this.inner, this.counts] = [search, inner, counts];
    this.safe = search.hidden.map((own) => new Uint8Array(own.length));
  }

  /**
   * Returns the cells that cannot be protected. Once all provinces have been looked at in all years, only those are again in which
   * more is hidden than there was.
   */
  async solve(): Promise<Cells> {
    const { search } = this;
    // A split in proportion to the totals of silent lines need not fit the counts that no table has.
    const all = search.parts(true);
    const partsIn = (some: ReadonlySet<number>): Part[] =>
      all.filter(({ places: [first = -1] }) => some.has(search.partOf(first)));
    let parts = this.seen === null ? all : partsIn(search.hiddenSince(this.seen));
    let isLast = false;
    for (;;) {
      const before = search.hidden.map((own) => own.slice());
      this.seen = before;
      this.again.clear();
      const left = search.published(await this.solveAll(parts, isLast));
      if ((left.length === 0 && this.again.size === 0) || (isLast && left.length > 0)) return left;
      // What was hidden last may do, and has not been attacked yet.
      const changed = search.hiddenSince(before);
      const stuck = left.filter(([, row]) => !changed.has(search.partOf(row)));
      const isAny = REACHES_ABOVE.some((reach) => this.hideAbove(stuck, reach));
      if (changed.size === 0 && !isAny) {
        isLast = true;
        continue;
      }
      if (isAny) {
        const lost = search.published(await search.solveJointly());
        if (lost.length > 0) return lost;
      }
      // Where nothing is left, the look is for what the finest counts changed.
      const again = left.length === 0 ? new Set(this.again) : search.hiddenSince(before);
      for (const [, row] of left) again.add(search.partOf(row));
      parts = partsIn(again);
    }
  }

  /**
   * Hides what provinces show of the groups of cells, by task and in shorter times, of their periods or of all their year, and
   * asks for its protection; false where they show none.
   */
  private hideAbove(cells: Cells, reach: (typeof REACHES_ABOVE)[number]): boolean {
    const { rows, rules, lists, silent } = this.search;
    const placeOf = (row: number, region: number, period: number, hasTask: boolean): string =>
      [region, period, rows.group[row] ?? 0, hasTask].join(' ');
    const places = rules.measures.map((_, measure) => {
      const ofMeasure = cells.filter(([of]) => rules.isChain || of === measure);
      return new Set(
        ofMeasure.flatMap(([, row]) => {
          const province = this.search.provinceOf(row);
          const own = rows.period[row] ?? 0;
          const period = reach === 'period' ? own : yearOf(lists, own);
          return [
            placeOf(row, province, period, true),
            ...periodsWithin(lists, period).map((part) => placeOf(row, province, part, false)),
          ];
        }),
      );
    });
    let isAny = false;
    for (const waiting of this.search.waiting) waiting.fill(0);
    for (let row = 0; row < rows.count; row++) {
      if (this.search.level(row) !== PROVINCE || silent[row] === 1) continue;
      const place = placeOf(row, rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] !== 0);
      places.forEach((near, measure) => {
        const [hidden, waiting, giving] = [
          this.search.hidden[measure],
          this.search.waiting[measure],
          this.search.giving[measure],
        ];
        const value = rows.values[measure]?.[row] ?? 0;
        // What an earlier release showed is known.
        const canHide = hidden?.[row] === 0 && value > 0 && rows.before[measure]?.[row] !== value;
        if (!hidden || !waiting || !giving || !canHide || !near.has(place)) return;
        hidden[row] = waiting[row] = giving[row] = 1;
        isAny = true;
      });
    }
    return isAny;
  }

  /** Some parts; `isLast` as in `BlockJob`. Returns the cells that cannot be protected. */
  private async solveAll(parts: readonly Part[], isLast: boolean): Promise<Cells> {
    this.above = boundsAbove(this.search);
    const lost: Cells[] = [];
    await eachInTurn(parts, async (part, place) => {
      lost[place] = await this.solvePart(part, isLast);
    });
    return lost.flat();
  }

  private async solvePart({ province, time, places }: Part, isLast: boolean): Promise<Cells> {
    const { search, inner } = this;
    const { lists } = search;
    const isIdle = this.idleIn(isLast);
    const { rows, all } = this.rowsAt(province, places, isIdle);
    const figures = figuresIn(inner.spansIn(province)).filter(({ period }) => search.times[period] === time);
    if (all.count === rows.count && figures.length === 0) return [];
    const look = rows.count <= MOST_ROWS ? LOOK.yes : LOOK.close;
    const year = lists.periods.types[time] === 'year' ? time : undefined;
    const finest = isIdle &&
      hasFinest(lists) && {
        places: finestPlaces(rows, lists, isIdle, year),
        spans: figuresFrom(figures),
      };
    const { lost, told, toldSpans, safe } = await search.solve(all, places, province, {
      look: this.safe.map((own) =>
        longer(
          Uint8Array.from(places, (place) => (own[place] === 1 ? LOOK.no : look)),
          all.count,
        ),
      ),
      counts: this.at(this.counts, places, all.count),
      isLast,
      ...(finest && { finest }),
    });
    this.safe.forEach((own, measure) =>
      places.forEach((place, row) => {
        if (safe[measure]?.[row] === 1) own[place] = 1;
      }),
    );
    const yearAt = (row: number): number => yearOf(lists, search.rows.period[row] ?? 0);
    const left: (readonly [number, number])[] = [...lost];
    const ofSpans = toldSpans.flatMap(([measure, place]): ToldSpan[] => {
      const figure = figures[place];
      return figure ? [[measure, figure]] : [];
    });
    const years = [
      ...told.map(([, row]) => yearAt(row)),
      ...ofSpans.map(([, { period }]) => yearOf(lists, period)),
    ];
    for (const year of new Set(years)) {
      const own = places.filter((row) => yearAt(row) === year);
      const ofYear = {
        cells: told.filter(([, row]) => yearAt(row) === year),
        spans: ofSpans.filter(([, { period }]) => yearOf(lists, period) === year),
      };
      left.push(...(await this.solveFinest(province, own, year, ofYear, isLast)));
    }
    return left;
  }

  /**
   * The places of a province in one year with the finest counts, for the sake of what these tell. Returns the cells that
   * cannot be protected.
   */
  private async solveFinest(
    province: number,
    places: readonly number[],
    year: number,
    told: { readonly cells: Cells; readonly spans: readonly ToldSpan[] },
    isLast: boolean,
  ): Promise<Cells> {
    const { search, inner } = this;
    const { lists } = search;
    const isIdle = this.idleIn(isLast);
    if (isIdle === null) return told.cells;
    const { rows, all } = this.rowsAt(province, places, isIdle);
    const spans = spansOf(told.spans.map(([, figure]) => figure));
    const sums = finestWithBeside(all, lists, search.rules, finestPlaces(rows, lists, isIdle, year), spans);
    const figureAt = new Map(
      told.spans.map(([, figure]) => [
        sums.columnUpTo(figure, figure.region, figure.task, figure.group),
        figure,
      ]),
    );
    const finest = withFinest(all, lists, sums, inner, new Set(figureAt.keys()));
    const look = search.hidden.map(() => new Uint8Array(finest.count));
    const placeOf = new Map(places.map((row, place) => [row, place]));
    const ask = (measure: number, row: number): void => {
      const own = look[measure];
      if (own) own[row] = LOOK.yes;
    };
    for (const [measure, row] of told.cells) ask(measure, placeOf.get(row) ?? -1);
    for (const [measure, { region, task, group, ...span }] of told.spans)
      ask(measure, sums.columnUpTo(span, region, task, group));
    const before = search.hidden.map((own) => own.slice());
    const { lost, lostMore } = await search.solve(finest, places, province, {
      look,
      counts: this.at(this.counts, places, finest.count),
      isLast,
      isFinest: true,
    });
    if (search.hidden.some((own, measure) => places.some((row) => own[row] !== before[measure]?.[row])))
      this.again.add(search.partOf(places[0] ?? -1));
    const at = rowIndex(rows, lists);
    const ofSpans = lostMore.flatMap(([measure, row]) => {
      const figure = figureAt.get(row);
      return figure ? [[measure, places[placeOfSpan(figure, lists, at)] ?? 0] as const] : [];
    });
    return [...lost, ...ofSpans];
  }

  /**
   * Where there were no activities as readers may know it; what is lost otherwise is protected against what every reader can be
   * sure of.
   */
  private idleIn(isLast: boolean): IsIdle | null {
    const { idle } = this.inner;
    return idle && (isLast ? idle.isSurelyIdle : idle.isIdle);
  }

  /** The rows at places of a province, and these with the counts that no table has. */
  private rowsAt(
    province: number,
    places: readonly number[],
    isIdle: IsIdle | null,
  ): { rows: BlockRows; all: BlockRows } {
    const { rows: table, lists, rules, limits, hidden } = this.search;
    const ofPlaces = (all: Float64Array): Float64Array =>
      Float64Array.from(places, (place) => all[place] ?? 0);
    const given = withGiven(
      pickRows(table, places),
      province,
      hidden.map((own) => Uint8Array.from(places, (place) => own[place] ?? 0)),
    );
    const above = this.above.map(({ low, high }) => ({ low: ofPlaces(low), high: ofPlaces(high) }));
    const rows = { ...given, above };
    // Where not every cell is attacked with them, kinds are left to the finest counts.
    const all = withInner(rows, lists, rules, limits, this.inner, isIdle, rows.count <= MOST_ROWS);
    return { rows, all };
  }

  /** What is said by measure of the cells at places, and nothing of as many more as make a length. */
  private at(of: readonly Uint8Array[], places: readonly number[], length: number): Uint8Array[] {
    return of.map((own) =>
      longer(
        Uint8Array.from(places, (place) => own[place] ?? 0),
        length,
      ),
    );
  }
}

/**
 * The row that stands for a figure of a span where this cannot be protected: its period's, or if that goes on a part's; of its
 * region or one above it; any where there are none.
 */
function placeOfSpan({ region, period, task, group }: SpanFigure, lists: Lists, at: RowIndex): number {
  for (let own = region; own >= 0; own = lists.regions.parent[own] ?? -1) {
    for (const time of [period, ...periodsWithin(lists, period)]) {
      const row = Math.max(at(own, time, task, group), at(own, time, 0, group));
      if (row >= 0) return row;
    }
  }
  return 0;
}

/** The bytes, with zeros after them. */
function longer(bytes: Uint8Array, length: number): Uint8Array {
  const all = new Uint8Array(length);
  all.set(bytes);
  return all;
}
