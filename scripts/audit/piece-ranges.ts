// What is known of forms whose columns are made up of pieces. Pieces of different parts of a problem are free of each
// other, so what a form is seen to be adds up from the least and the most of each part's share in it.
import type { Start } from './middle.ts';
import type { Ranges } from './ranges.ts';

/** What a solution in the middle of others may be off its bounds. */
const NEAR = 1e-4;

/** A form's pieces in one part of a problem. */
interface Group {
  readonly form: number;
  readonly pieces: readonly number[];
  readonly factors: readonly number[];
  /** What it was seen to be. */
  low: number;
  high: number;
  /** What it can be at most, by the pieces' bounds. */
  readonly least: number;
  readonly most: number;
}

export class PieceRanges {
  readonly #ranges: Ranges;
  readonly #groups: Group[] = [];
  readonly #byForm: number[][];
  readonly #byPiece = new Map<number, number[]>();

  /** Starts from one solution. */
  constructor(
    ranges: Ranges,
    chainOf: (column: number) => readonly number[],
    partOf: Int32Array,
    { centre, bounds }: Pick<Start, 'centre' | 'bounds'>,
  ) {
    this.#ranges = ranges;
    this.#byForm = Array.from({ length: ranges.count }, (_, form) =>
      [...termsByPart(ranges, form, chainOf, partOf).values()].map((terms) => {
        const pieces = [...terms.keys()];
        const factors = [...terms.values()];
        const sum = (valueOf: (piece: number, factor: number) => number): number =>
          pieces.reduce((all, piece, at) => {
            const factor = factors[at] as number;
            return all + factor * valueOf(piece, factor);
          }, 0);
        const value = sum((piece) => centre[piece] as number);
        const end = (piece: number, isUp: boolean): number =>
          (isUp ? bounds.upper : bounds.lower)[piece] as number;
        const group =
          this.#groups.push({
            form,
            pieces,
            factors,
            low: value,
            high: value,
            least: sum((piece, factor) => end(piece, factor < 0)),
            most: sum((piece, factor) => end(piece, factor > 0)),
          }) - 1;
        for (const piece of pieces) {
          const list = this.#byPiece.get(piece);
          if (list === undefined) this.#byPiece.set(piece, [group]);
          else list.push(group);
        }
        return group;
      }),
    );
    for (let form = 0; form < ranges.count; form += 1) this.#sum(form);
  }

  /** The groups that have all their pieces among some. */
  groupsOf(pieces: readonly number[]): number[] {
    const isAmong = new Set(pieces);
    const found = new Set(pieces.flatMap((piece) => this.#byPiece.get(piece) ?? []));
    return [...found].filter((group) =>
      (this.#groups[group] as Group).pieces.every((piece) => isAmong.has(piece)),
    );
  }

  /** Whether a group was seen to be all that it can be: pushing it further is no use. */
  isWidest(at: number): boolean {
    const { low, high, least, most } = this.#groups[at] as Group;
    return low <= least + NEAR && high >= most - NEAR;
  }

  formOf(group: number): number {
    return (this.#groups[group] as Group).form;
  }

  /** Takes note of a solution for some groups. */
  observe(groups: readonly number[], valueOf: (piece: number) => number): void {
    for (const at of groups) {
      const group = this.#groups[at] as Group;
      const value = group.pieces.reduce(
        (sum, piece, index) => sum + (group.factors[index] as number) * valueOf(piece),
        0,
      );
      if (value >= group.low && value <= group.high) continue;
      group.low = Math.min(group.low, value);
      group.high = Math.max(group.high, value);
      this.#sum(group.form);
    }
  }

  /** An objective that pushes the forms of some groups apart. */
  costs(groups: readonly number[], random: () => number): Map<number, number> {
    const costs = new Map<number, number>();
    for (const at of groups) {
      const { form, pieces, factors } = this.#groups[at] as Group;
      const weight = -this.#ranges.wanted(form, random()) * (0.5 + random());
      pieces.forEach((piece, index) => {
        costs.set(piece, (costs.get(piece) ?? 0) + weight * (factors[index] as number));
      });
    }
    return costs;
  }

  /** An objective that takes the form of a group up (1) or down (−1). */
  costsOf(at: number, way: 1 | -1): Map<number, number> {
    const { pieces, factors } = this.#groups[at] as Group;
    return new Map(pieces.map((piece, index) => [piece, -way * (factors[index] as number)]));
  }

  #sum(form: number): void {
    let low = this.#ranges.forms.constant[form] as number;
    let high = low;
    for (const at of this.#byForm[form] as number[]) {
      low += (this.#groups[at] as Group).low;
      high += (this.#groups[at] as Group).high;
    }
    this.#ranges.innerLow[form] = Math.min(this.#ranges.innerLow[form] as number, low);
    this.#ranges.innerHigh[form] = Math.max(this.#ranges.innerHigh[form] as number, high);
  }
}

/** The pieces of a form with their factors; a piece that is added and subtracted is none of them. */
export function termsOf(
  { forms }: Ranges,
  form: number,
  chainOf: (column: number) => readonly number[],
): Map<number, number> {
  const terms = new Map<number, number>();
  for (const [column, factor] of [
    [forms.plus[form] as number, 1],
    [forms.minus[form] as number, -1],
  ] as const) {
    if (column < 0) continue;
    for (const piece of chainOf(column)) {
      const sum = (terms.get(piece) ?? 0) + factor;
      if (sum === 0) terms.delete(piece);
      else terms.set(piece, sum);
    }
  }
  return terms;
}

/** The same by part of the problem. */
function termsByPart(
  ranges: Ranges,
  form: number,
  chainOf: (column: number) => readonly number[],
  partOf: Int32Array,
): Map<number, Map<number, number>> {
  const byPart = new Map<number, Map<number, number>>();
  for (const [piece, factor] of termsOf(ranges, form, chainOf)) {
    const part = partOf[piece] as number;
    const terms = byPart.get(part) ?? new Map<number, number>();
    byPart.set(part, terms.set(piece, factor));
  }
  return byPart;
}
