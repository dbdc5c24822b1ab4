// Whether a figure that an earlier release showed, or hid, can have been revised since, although today's is hidden: then
// all sums that contain it, and are shown both then and now, differ. Where none is, others of its province tell.
import type { Campaign } from './cells.ts';
import { DIMENSIONS } from './equations.ts';
import type { Published } from './published.ts';

type Change = 'same' | 'other' | 'unknown';

/** Compares an earlier release's table of periods that had ended with today's, a measure at a time. */
export class Revisions {
  readonly #old: Published;
  readonly #today: Published;
  readonly #isClosed: (period: number) => boolean;
  /** By dimension and code: what the code is part of, −1 where it is part of nothing. */
  readonly #above: readonly ((code: number) => readonly number[])[];
  readonly #known = new Map<number, Change>();
  readonly #provinceOf: (region: number) => number;
  /** Provinces (or the nation), periods and measures in which a figure that is shown both then and now differs. */
  readonly #changed: ReadonlySet<string>;

  constructor(
    { lists, regions }: Campaign,
    old: Published,
    today: Published,
    isClosed: (period: number) => boolean,
  ) {
    this.#old = old;
    this.#today = today;
    this.#isClosed = isClosed;
    const parentIn =
      ({ parent }: { parent: Int32Array }) =>
      (code: number): readonly number[] => [parent[code] as number];
    const groupsAbove = (group: number): readonly number[] => [
      ...parentIn(lists.groups)(group),
      ...lists.subgroups
        .filter(([, part]) => lists.groups.index.get(part) === group)
        .map(([whole]) => lists.groups.index.get(whole) ?? -1),
    ];
    this.#above = [
      (region) => [regions.at(regions.list[region]?.parent ?? '')],
      parentIn(lists.periods),
      parentIn(lists.tasks),
      groupsAbove,
    ];
    this.#provinceOf = (region) => {
      const above = this.#above[0]?.(region)[0] ?? -1;
      const isProvince = above < 0 || (this.#above[0]?.(above)[0] ?? -1) < 0;
      return isProvince ? region : this.#provinceOf(above);
    };
    this.#changed = this.#changes();
  }

  #changes(): Set<string> {
    const found = new Set<string>();
    for (let row = 0; row < this.#today.rows; row += 1) {
      if (!this.#isClosed(this.#today.period[row] as number)) continue;
      this.#today.values.forEach((_, measure) => {
        if (this.#compared(row, measure) === 'other') found.add(this.#placeOf(row, measure));
      });
    }
    return found;
  }

  #placeOf(row: number, measure: number): string {
    const province = this.#provinceOf(this.#today.region[row] as number);
    return `${province} ${this.#today.period[row]} ${measure}`;
  }

  /** Whether the figure of a row of today's table may be another than the release knew. */
  mayBeRevised(row: number, measure: number): boolean {
    const change = this.#changeOf(row, measure);
    return change === 'unknown' ? this.#changed.has(this.#placeOf(row, measure)) : change === 'other';
  }

  #changeOf(row: number, measure: number): Change {
    const key = row * this.#today.values.length + measure;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const change = this.#compared(row, measure) ?? this.#byWholes(row, measure);
    this.#known.set(key, change);
    return change;
  }

  /** Null where one of the two is not shown. */
  #compared(row: number, measure: number): Change | null {
    const place = DIMENSIONS.map((name) => this.#today[name][row] as number);
    const old = this.#old.rowAt(...(place as [number, number, number, number]));
    const [before, now] = [
      this.#old.values[measure]?.[old] ?? NaN,
      this.#today.values[measure]?.[row] as number,
    ];
    if (Number.isNaN(before) || Number.isNaN(now)) return null;
    return before === now ? 'same' : 'other';
  }

  #byWholes(row: number, measure: number): Change {
    const changes = DIMENSIONS.flatMap((name, axis) =>
      (this.#above[axis]?.(this.#today[name][row] as number) ?? []).map((code): Change => {
        const place = DIMENSIONS.map((other) =>
          other === name ? code : (this.#today[other][row] as number),
        );
        const whole = code < 0 ? -1 : this.#today.rowAt(...(place as [number, number, number, number]));
        const hasEnded = whole >= 0 && this.#isClosed(this.#today.period[whole] as number);
        return hasEnded ? this.#changeOf(whole, measure) : 'unknown';
      }),
    );
    return (
      changes.find((change) => change === 'same') ?? changes.find((change) => change === 'other') ?? 'unknown'
    );
  }
}
