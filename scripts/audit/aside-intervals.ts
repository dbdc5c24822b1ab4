// What the cells of lines that were set aside can be, from what the regions above them can be.
import type { Campaign } from './cells.ts';
import { verdict, wholeHigh, wholeLow } from './forms.ts';
import type { Origin } from './origins.ts';
import type { Block, SetAside } from './set-aside.ts';
import { marginOf } from './set-aside.ts';
import { DIMENSIONS } from './equations.ts';
import type { System } from './system.ts';
import type { SystemForm } from './system-forms.ts';

/** A form that leaks, with the sums that say so. */
export interface AsideLeak {
  readonly form: SystemForm;
  readonly low: number;
  readonly high: number;
  readonly origins: readonly Origin[];
  readonly block: Block;
  /** Whether every value of the interval was seen, so that it is no wider than need be. */
  readonly isExact: boolean;
}

export interface Judged {
  readonly leaks: readonly AsideLeak[];
  /** Forms that neither the solutions seen nor the bounds decide. */
  readonly open: readonly {
    readonly form: SystemForm;
    readonly block: Block;
  }[];
}

type Interval = readonly [low: number, high: number];

const BY_GROUP = DIMENSIONS.indexOf('group');
const BY_REGION = DIMENSIONS.indexOf('region');

const plus = (a: Interval, b: Interval): Interval => [a[0] + b[0], a[1] + b[1]];
const NOTHING: Interval = [0, 0];

/** Figures by cell: `solutions` of the system that is left, and `least` and `most` that any can have. */
export interface Seen {
  readonly solutions: readonly ((cell: number) => number)[];
  readonly least: (cell: number) => number;
  readonly most: (cell: number) => number;
}

/** Judges the forms that were set aside. */
export function judgeAside(campaign: Campaign, { forms, system }: SetAside, seen: Seen): Judged {
  const leaks: AsideLeak[] = [];
  const open: { form: SystemForm; block: Block }[] = [];
  for (const { form, block } of forms()) {
    const interval = new Intervals(campaign, system, block, form);
    const [outerLow, outerHigh] = interval.within(seen.least, seen.most);
    const [low, high] = [wholeLow(outerLow), wholeHigh(outerHigh)];
    let [innerLow, innerHigh] = [Infinity, -Infinity];
    let found: 'safe' | 'leak' | 'open' = 'open';
    const isExact = (): boolean => wholeLow(innerLow) === low && wholeHigh(innerHigh) === high;
    for (const valueOf of seen.solutions) {
      const [seenLow, seenHigh] = interval.within(valueOf, valueOf);
      innerLow = Math.min(innerLow, seenLow);
      innerHigh = Math.max(innerHigh, seenHigh);
      found = verdict(form, { innerLow, innerHigh, outerLow, outerHigh });
      if (found === 'safe' || (found === 'leak' && isExact())) break;
    }
    if (found === 'open') open.push({ form, block });
    if (found === 'leak') {
      leaks.push({ form, low, high, origins: interval.origins(), block, isExact: isExact() });
    }
  }
  return { leaks, open };
}

/** The interval of one form, for given figures above it. */
class Intervals {
  readonly #campaign: Campaign;
  readonly #block: Block;
  readonly #region: number;
  readonly #period: number;
  readonly #measure: number;
  /** The group, and the part of it that is left out, −1 for none. */
  readonly #group: number;
  readonly #less: number;

  constructor(campaign: Campaign, system: System, block: Block, { cells }: SystemForm) {
    const [place, part] = cells.map((cell) => system.cells.place(cell));
    if (place === undefined) throw new Error('missing cell of a form');
    const { table, row, measure } = place;
    this.#campaign = campaign;
    this.#block = block;
    this.#region = table.region[row] as number;
    this.#period = table.period[row] as number;
    this.#group = table.group[row] as number;
    this.#less = part === undefined ? -1 : (table.group[part.row] as number);
    this.#measure = block.lines.family.measures.indexOf(measure);
  }

  /** All that the form can be where the figures above are between two. */
  within(least: (cell: number) => number, most: (cell: number) => number): Interval {
    const { measures } = this.#block.lines.family;
    return measures
      .slice(this.#measure)
      .map((_, at) => this.#at(this.#region, this.#period, this.#measure + at, least, most))
      .reduce(plus, NOTHING);
  }

  #at(
    region: number,
    period: number,
    layer: number,
    least: (cell: number) => number,
    most: (cell: number) => number,
  ): Interval {
    const { lines } = this.#block;
    const { lists, regions } = this.#campaign;
    if (region === this.#block.region) return this.#margin(period, layer, least, most);
    const parts = lines.periodsOf(region).filter((one) => lists.periods.parent[one] === period);
    if (parts.length > 0) {
      return parts.map((one) => this.#at(region, one, layer, least, most)).reduce(plus, NOTHING);
    }
    const above = regions.at(regions.list[region]?.parent ?? '');
    const [low, high] = this.#at(above, period, layer, least, most);
    const own = lines.layers(region, period)[layer] as number;
    const all =
      above === this.#block.region
        ? this.#block.closed.reduce((sum, part) => sum + (lines.layers(part, period)[layer] as number), 0)
        : (lines.layers(above, period)[layer] as number);
    return [Math.max(0, own + low - all), Math.max(0, Math.min(own, high))];
  }

  #margin(
    period: number,
    layer: number,
    least: (cell: number) => number,
    most: (cell: number) => number,
  ): Interval {
    if (least === most) {
      const of = (group: number): number =>
        group < 0 ? 0 : (marginOf(this.#block, period, group, least)[layer] as number);
      const value = of(this.#group) - of(this.#less);
      return [value, value];
    }
    return [this.#bound(period, layer, least, most), this.#bound(period, layer, most, least)];
  }

  /** The least of a margin, with the figures added at their least and those subtracted at their most; or the reverse. */
  #bound(
    period: number,
    layer: number,
    added: (cell: number) => number,
    subtracted: (cell: number) => number,
  ): number {
    const { lines, region, others } = this.#block;
    let sum = 0;
    for (const [of, sign] of [[region, 1] as const, ...others.map((other) => [other, -1] as const)]) {
      for (const [group, factor] of [[this.#group, 1] as const, [this.#less, -1] as const]) {
        for (const [step, turn] of [[layer, 1] as const, [layer + 1, -1] as const]) {
          const measure = lines.family.measures[step];
          if (measure === undefined || group < 0 || lines.row(of, period, group) < 0) continue;
          const factorOf = sign * factor * turn;
          const cell = lines.cell(of, period, group, measure);
          sum += factorOf > 0 ? added(cell) : -subtracted(cell);
        }
      }
    }
    return Math.max(0, sum);
  }

  /** The sums behind the form: its line, and what the region above says of its group. */
  origins(): Origin[] {
    const { lines, region, equationOf } = this.#block;
    const measure = lines.family.measures[this.#measure] as number;
    const line = equationOf(lines.row(this.#region, this.#period, lines.all), BY_GROUP);
    const above = equationOf(lines.row(region, this.#period, this.#group), BY_REGION);
    return [line, above]
      .filter((equation) => equation >= 0)
      .map((equation) => ({
        kind: 'sum',
        table: lines.family.table,
        measure,
        equation,
      }));
  }
}
