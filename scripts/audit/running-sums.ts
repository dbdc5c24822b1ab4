// What earlier releases showed of periods that still grew (a year up to September) are sums, too: their parts that had
// ended by then are figures of today, hidden or not. Together with today's tables they can give these away.
import type { Campaign } from './cells.ts';
import { Cells } from './cells.ts';
import type { EarlierRelease } from './earlier.ts';
import { DIMENSIONS } from './equations.ts';
import type { Published } from './published.ts';
import { Revisions } from './revisions.ts';
import { HIDDEN, SHOWN } from './states.ts';

/** A figure of a growing period, less what its release showed of the parts: what is left is made up by `parts`. */
export interface RunningSum {
  readonly release: string;
  /** Today's cell of the same row, and what the release showed of it. */
  readonly cell: number;
  readonly shown: number;
  /** What is left to the parts; these are cells of today. */
  readonly rest: number;
  readonly parts: readonly number[];
  /** False where the release hid more than these of the sum: then they make up no more than the rest. */
  readonly isWhole: boolean;
}

/** The sums that a release showed, and that say something of what it hid. Registers (`targets`) do not run. */
export function runningSums(campaign: Campaign, release: EarlierRelease): RunningSum[] {
  return release.tables
    .filter(({ table }) => table !== 'targets')
    .flatMap((old) => new Sums(campaign, release, old).all());
}

interface Parts {
  rest: number;
  isWhole: boolean;
  /** Whether a part may be another today. */
  isRevised: boolean;
  readonly parts: number[];
}

class Sums {
  readonly #campaign: Campaign;
  readonly #cells: Cells;
  readonly #release: EarlierRelease;
  readonly #old: Published;
  readonly #at: number;
  readonly #today: Published;
  readonly #revisions: Revisions;
  /** By period: those it is the sum of, as far as the release had them. */
  readonly #partsOf: readonly (readonly number[])[];

  constructor(campaign: Campaign, release: EarlierRelease, old: Published) {
    const { lists, tables } = campaign;
    this.#campaign = campaign;
    this.#cells = new Cells(campaign);
    this.#release = release;
    this.#old = old;
    this.#at = tables.findIndex(({ table }) => table === old.table);
    this.#today = tables[this.#at] as Published;
    this.#revisions = new Revisions(campaign, old, this.#today, (period) => this.#isClosed(period));
    const { codes, parent } = lists.periods;
    this.#partsOf = codes.map((_, whole) =>
      [...codes.keys()].filter(
        (period) => parent[period] === whole && release.periods.has(codes[period] as string),
      ),
    );
  }

  all(): RunningSum[] {
    const found: RunningSum[] = [];
    for (let row = 0; row < this.#old.rows; row += 1) {
      const period = this.#old.period[row] as number;
      if (period < 0 || this.#isClosed(period)) continue;
      const now = this.#rowOf(this.#today, row, period);
      if (now < 0) continue;
      this.#old.values.forEach((values, measure) => {
        const shown = values[row] as number;
        if (Number.isNaN(shown)) return;
        const sum: Parts = { rest: shown, isWhole: true, isRevised: false, parts: [] };
        this.#take(sum, row, period, measure);
        if (sum.parts.length === 0 || sum.isRevised) return;
        const { rest, isWhole, parts } = sum;
        found.push({
          rest,
          isWhole,
          parts,
          release: this.#release.id,
          cell: this.#cells.at(this.#at, measure, now),
          shown,
        });
      });
    }
    return found;
  }

  /** Takes the parts of a period into a sum: figures from what is left of it, hidden ones as cells. */
  #take(sum: Parts, row: number, period: number, measure: number): void {
    const periods = this.#partsOf[period] ?? [];
    if (periods.length === 0) sum.isWhole = false;
    for (const part of periods) {
      const old = this.#rowOf(this.#old, row, part);
      const now = this.#rowOf(this.#today, row, part);
      const state = old < 0 ? undefined : this.#old.states[measure]?.[old];
      if (state === SHOWN) sum.rest -= this.#old.values[measure]?.[old] as number;
      else if (state !== undefined && this.#isClosed(part) && now >= 0) {
        sum.isRevised ||= this.#revisions.mayBeRevised(now, measure);
        sum.parts.push(this.#cells.at(this.#at, measure, now));
      } else if (state === HIDDEN) this.#take(sum, row, part, measure);
      else sum.isWhole = false;
    }
  }

  #isClosed(period: number): boolean {
    return this.#release.closed.has(this.#campaign.lists.periods.codes[period] ?? '');
  }

  /** The row of a table with all that a row of the release has, but another period. */
  #rowOf(table: Published, row: number, period: number): number {
    const [region, , task, group] = DIMENSIONS.map((name) => this.#old[name][row] as number) as [
      number,
      number,
      number,
      number,
    ];
    return table.rowAt(region, period, task, group);
  }
}
