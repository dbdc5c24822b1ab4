// The first look at a problem that is too large to be solved corner by corner: a solution in the middle of all, and
// solutions that push its forms apart.
import type { Highs } from 'highs';
import { tightenBounds } from './bounds.ts';
import type { Layers } from './layers.ts';
import { columnsOfPieces, layersOf } from './layers.ts';
import type { Start } from './middle.ts';
import { startAt, startOf } from './middle.ts';
import { termsOf } from './piece-ranges.ts';
import type { Problem } from './problem.ts';
import { Pusher } from './pusher.ts';
import { Ranges } from './ranges.ts';

export interface Survey {
  /** A solution away from all bounds, by column. */
  readonly centre: Float64Array;
  /** By form: the least and the most that it was seen to be. */
  readonly innerLow: Float64Array;
  readonly innerHigh: Float64Array;
  /** By form: bounds that it cannot pass. */
  readonly outerLow: Float64Array;
  readonly outerHigh: Float64Array;
  /** The values of the watched columns in some solutions. */
  readonly points: readonly Float64Array[];
}

/** Looks a problem over; null where it has no solution. */
export function survey(highs: Highs, problem: Problem): Survey | null {
  const start = startOf(highs, problem);
  if (start === null) return null;
  const ranges = new Ranges({ ...problem, watched: new Int32Array(0) });
  narrow(ranges, start.layers);
  const pusher = new Pusher(highs, problem, start, ranges);
  pusher.pushAll();
  return {
    centre: columnsOfPieces(start.layers, start.centre),
    innerLow: ranges.innerLow,
    innerHigh: ranges.innerHigh,
    outerLow: ranges.outerLow,
    outerHigh: ranges.outerHigh,
    points: pusher.points,
  };
}

/** Takes note of bounds that follow from one sum of the pieces after the other. */
export function narrow(ranges: Ranges, { sure, chainOf }: Layers): void {
  const bounds = tightenBounds(sure.lower, sure.upper, sure.rows);
  for (let form = 0; form < ranges.count; form += 1) {
    const terms = termsOf(ranges, form, chainOf);
    let least = ranges.forms.constant[form] as number;
    let most = least;
    for (const [piece, factor] of terms) {
      const [low, high] = [bounds.lower[piece] as number, bounds.upper[piece] as number];
      least += factor * (factor > 0 ? low : high);
      most += factor * (factor > 0 ? high : low);
    }
    ranges.outerLow[form] = Math.max(ranges.outerLow[form] as number, least);
    ranges.outerHigh[form] = Math.min(ranges.outerHigh[form] as number, most);
  }
}

/** Takes the open ones of some forms to both ends, one by one, with all else moving. */
export function pushEach(
  highs: Highs,
  problem: Problem,
  centre: Float64Array,
  ranges: Ranges,
  forms: readonly number[],
): void {
  const layers = layersOf(problem, problem.inner);
  const pieces = centre.map((value, column) => value - (centre[problem.inner[column] as number] ?? 0));
  const start: Start = startAt(problem, layers, pieces);
  new Pusher(highs, problem, start, ranges).pushEach(forms);
}
