// The step of the search for the pattern of ratings that looks at people, too, once these are protected: who rated was served.
import { KIND } from './cell-system.ts';
import { kindsOf } from './chain.ts';
import { finestPlaces, hasFinest } from './finest-places.ts';
import type { InnerCounts } from './inner.ts';
import { eachInTurn } from './in-turn.ts';
import { pickRows } from './load.ts';
import type { OuterBounds } from './outer-bounds.ts';
import { SERVED_COUNTS } from './served-bounds.ts';
import type { ServedJob, ServedPattern } from './served-repair.ts';
import type { HiddenRows } from './own-bounds.ts';
import type { SpanFigures } from './spans.ts';
import { figuresFrom, figuresIn } from './spans.ts';
import type { Cells, Part, SystemSearch } from './system-search.ts';

/** People as they are protected, with what no table has of them. */
export interface ProtectedPeople extends HiddenRows {
  readonly inner: InnerCounts | null;
}

/** How ratings come to the people among whom they are. */
export interface BesidePeople {
  /** Ends once people are protected. */
  readonly protect: () => Promise<ProtectedPeople>;
  readonly repair: (job: ServedJob) => Promise<ServedPattern>;
}

/** Looks at the nation with its provinces, and at each province in each time, as people and ratings tell of each other there. */
export class ServedSearch {
  private readonly search: SystemSearch;
  private readonly inner: InnerCounts | null;
  private readonly people: ProtectedPeople;
  private readonly repair: BesidePeople['repair'];
  /** By block (see `SERVED`) and row: what follows of the rows of provinces from the nation's and the others'. */
  private readonly above: OuterBounds;
  /** By the first row of what was looked at: the cells that were told there whatever was hidden. */
  private readonly left = new Map<number, Cells>();
  /** What was hidden when it was last looked at; null: it has not been yet. */
  private seen: readonly Uint8Array[] | null = null;

  /** `search`: that of the ratings; `inner`: their counts that no table has. */
  constructor(
    search: SystemSearch,
    inner: InnerCounts | null,
    people: ProtectedPeople,
    repair: BesidePeople['repair'],
  ) {
    [this.search, this.inner, this.people, this.repair] = [search, inner, people, repair];
    const size = SERVED_COUNTS.length * search.rows.count;
    this.above = { low: new Float64Array(size), high: new Float64Array(size).fill(Infinity) };
  }

  /**
   * Hides ratings where they and people together tell too much, and asks for the protection of what this hides. Returns whether it
   * hid any, and cells of ratings near to what is told whatever is hidden.
   */
  async hide(): Promise<{ readonly isAny: boolean; readonly lost: Cells }> {
    const { search, seen } = this;
    const before = search.hidden.map((own) => own.slice());
    const changed = seen && search.hiddenSince(seen);
    this.seen = before;
    for (const waiting of search.waiting) waiting.fill(0);
    const kinds = kindsOf(search.rows, search.lists, search.rules, search.limits)[0] ?? new Uint8Array();
    const look = async (places: readonly number[], part: Part | null): Promise<void> => {
      const job = this.job(places, part, kinds);
      const { hide, left, bounds } = await this.repair(job);
      if (part === null && bounds) this.keepAbove(places, bounds);
      for (const row of hide) this.hideRow(places[row] ?? -1);
      this.left.set(
        places[0] ?? -1,
        left.map((row) => [0, places[row] ?? -1] as const),
      );
    };
    const above = [...search.silent.keys()].filter((row) => search.isAbove(row));
    const byTime = [...Map.groupBy(above, (row) => search.timeOf(row)).values()];
    await eachInTurn(byTime, (places) => look(places, null));
    // What changes in the nation bears on all provinces.
    const isChanged = ({ places: [first = -1], time }: Part): boolean =>
      changed === null ||
      changed.has(search.partOf(first)) ||
      above.some(
        (row) => search.level(row) === 0 && search.timeOf(row) === time && changed.has(search.partOf(row)),
      );
    await eachInTurn(search.parts(true).filter(isChanged), (part) => look(part.places, part));
    return {
      isAny: search.hiddenSince(before).size > 0,
      lost: search.published([...this.left.values()].flat()),
    };
  }

  /** Both are hidden together. */
  private hideRow(row: number): void {
    const { hidden, waiting, giving } = this.search;
    for (const marks of [hidden, waiting, giving]) for (const own of marks) own[row] = 1;
  }

  private keepAbove(places: readonly number[], { low, high }: OuterBounds): void {
    const { count } = this.search.rows;
    for (const block of SERVED_COUNTS) {
      places.forEach((place, row) => {
        this.above.low[block * count + place] = low[block * places.length + row] ?? 0;
        this.above.high[block * count + place] = high[block * places.length + row] ?? Infinity;
      });
    }
  }

  /** `part`: null for the nation with its provinces; `kinds`: of the ratings. */
  private job(places: readonly number[], part: Part | null, kinds: Uint8Array): ServedJob {
    const { search, people, inner, above } = this;
    const { rules, lists, limits, rows } = search;
    const pick = (own: Uint8Array): Uint8Array => Uint8Array.from(places, (place) => own[place] ?? 0);
    const ofPlaces = (own: Float64Array): Float64Array => {
      const all = SERVED_COUNTS.map((block) => places.map((place) => own[block * rows.count + place] ?? 0));
      return Float64Array.from(all.flat());
    };
    const ofPeople = { ...people, rows: pickRows(people.rows, places), hidden: people.hidden.map(pick) };
    const idle = people.inner?.idle;
    const year = part && lists.periods.types[part.time] === 'year' ? part.time : undefined;
    return {
      people: { rows: ofPeople.rows, rules: people.rules, hidden: ofPeople.hidden },
      ratings: { rows: pickRows(rows, places), rules, hidden: search.hidden.map(pick) },
      limits,
      above: part && { low: ofPlaces(above.low), high: ofPlaces(above.high) },
      finest:
        part && idle && hasFinest(lists)
          ? {
              places: finestPlaces(ofPeople.rows, lists, idle.isIdle, year),
              spans: { people: this.spansIn(part, people.inner), ratings: this.spansIn(part, inner) },
            }
          : null,
      canHide: Uint8Array.from(places, (place) =>
        kinds[place] === KIND.open && search.hidden[0]?.[place] === 0 ? 1 : 0,
      ),
    };
  }

  private spansIn({ province, time }: Part, inner: InnerCounts | null): SpanFigures {
    const figures = inner ? figuresIn(inner.spansIn(province)) : [];
    return figuresFrom(figures.filter(({ period }) => this.search.times[period] === time));
  }
}
