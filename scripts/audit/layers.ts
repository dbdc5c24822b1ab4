// Counts of which each is part of the one before (registered, responded, resolved needs; raters, satisfied), taken
// apart: what each has beyond the next. The sums of one are then sums of its own, and a large problem falls into smaller
// ones. Rules that tie the pieces are replaced by rules for each that are enough: what these allow is possible.
import type { Constraints } from './lp.ts';
import type { Problem } from './problem.ts';
import { UNBOUNDED } from './problem.ts';
import { Sparse } from './sparse.ts';

/** A problem over pieces: piece `c` is column `c` less the next one of its chain. */
export interface Layers {
  readonly constraints: Constraints;
  /** The pieces that a column is made up of: its own first, then those of the columns within it. */
  readonly chainOf: (column: number) => readonly number[];
  /** Columns whose least value the pieces do not see to yet. */
  readonly tied: readonly number[];
  /** What surely holds of the pieces: bounds, and rows that were replaced by nothing stronger. */
  readonly sure: { readonly lower: Float64Array; readonly upper: Float64Array; readonly rows: Sparse };
}

type Terms = Map<number, number>;

/** The columns of a problem from those of its pieces. */
export const columnsOfPieces = ({ chainOf, constraints }: Layers, pieces: Float64Array): Float64Array =>
  constraints.lower.map((_, column) =>
    chainOf(column).reduce((sum, piece) => sum + (pieces[piece] as number), 0),
  );

/** `inner` is by column the next one of its chain, −1 where it is the last. */
export function layersOf(problem: Constraints, inner: Int32Array): Layers {
  const chains = chainsOf(inner);
  const chainOf = (column: number): readonly number[] => chains[column] as number[];
  const rows = termsByRow(problem);
  const rowOf = new Map<string, number>();
  rows.forEach((terms, row) => {
    const key = keyOf(terms);
    // Of two rows over the same columns an equation says more.
    if (!rowOf.has(key) || problem.rowLower[row] === problem.rowUpper[row]) rowOf.set(key, row);
  });
  const lower = problem.lower.map((least, column) => ((inner[column] as number) < 0 ? least : -Infinity));
  const upper = problem.upper.map((most, column) => ((inner[column] as number) < 0 ? most : UNBOUNDED));
  const sure = { lower: lower.slice(), upper: upper.slice(), rows: new Sparse() };
  const start = [0];
  const columns: number[] = [];
  const factors: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  rows.forEach((terms, row) => {
    const within = rowOf.get(keyOf(innerTerms(terms, inner)));
    let pieces = piecesOf(terms, chainOf);
    let [least, most] = [problem.rowLower[row] as number, problem.rowUpper[row] as number];
    let isSure = true;
    const isTied = [...pieces.keys()].some((piece) => !terms.has(piece));
    if (isTied && within !== undefined) {
      // Enough for this row: its own pieces keep what is left of it beyond the row within.
      const [innerLeast, innerMost] = [
        problem.rowLower[within] as number,
        problem.rowUpper[within] as number,
      ];
      if ((least === -Infinity || innerLeast > -Infinity) && (most === Infinity || innerMost < Infinity)) {
        pieces = terms;
        least = least === -Infinity ? least : least - innerLeast;
        most = most === Infinity ? most : most - innerMost;
        isSure = least === most && innerLeast === innerMost;
      }
    }
    const [only] = pieces;
    if (pieces.size === 1 && only !== undefined) {
      const [piece, factor] = only;
      const ends = factor > 0 ? [least / factor, most / factor] : [most / factor, least / factor];
      lower[piece] = Math.max(lower[piece] as number, ends[0] as number);
      upper[piece] = Math.min(upper[piece] as number, ends[1] as number);
      if (isSure) {
        sure.lower[piece] = Math.max(sure.lower[piece] as number, ends[0] as number);
        sure.upper[piece] = Math.min(sure.upper[piece] as number, ends[1] as number);
      }
      return;
    }
    if (isSure) sure.rows.push([...pieces.keys()], [...pieces.values()], least, most);
    for (const [piece, factor] of pieces) {
      columns.push(piece);
      factors.push(factor);
    }
    start.push(columns.length);
    rowLower.push(least);
    rowUpper.push(most);
  });
  return {
    constraints: {
      lower,
      upper,
      start: Int32Array.from(start),
      columns: Int32Array.from(columns),
      factors: Float64Array.from(factors),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
    },
    chainOf,
    sure,
    tied: [...inner.keys()].filter((column) => {
      const least = chainOf(column).reduce((sum, piece) => sum + (lower[piece] as number), 0);
      return (inner[column] as number) >= 0 && least < (problem.lower[column] as number);
    }),
  };
}

function chainsOf(inner: Int32Array): number[][] {
  return Array.from(inner, (_, column) => {
    const chain: number[] = [];
    for (let at = column; at >= 0; at = inner[at] as number) chain.push(at);
    return chain;
  });
}

function termsByRow({ start, columns, factors, rowLower }: Constraints): Terms[] {
  return Array.from(rowLower, (_, row) => {
    const terms: Terms = new Map();
    for (let entry = start[row] as number; entry < (start[row + 1] as number); entry += 1) {
      const column = columns[entry] as number;
      terms.set(column, (terms.get(column) ?? 0) + (factors[entry] as number));
    }
    return terms;
  });
}

const keyOf = (terms: Terms): string =>
  [...terms]
    .sort(([a], [b]) => a - b)
    .map(([column, factor]) => `${factor > 0 ? '' : '-'}${column}`)
    .join(' ');

/** The same sum over the next columns of the chains. */
const innerTerms = (terms: Terms, inner: Int32Array): Terms =>
  new Map(
    [...terms].flatMap(([column, factor]) => {
      const within = inner[column] as number;
      return within < 0 ? [] : [[within, factor] as const];
    }),
  );

function piecesOf(terms: Terms, chainOf: (column: number) => readonly number[]): Terms {
  const pieces: Terms = new Map();
  for (const [column, factor] of terms) {
    for (const piece of chainOf(column)) {
      const sum = (pieces.get(piece) ?? 0) + factor;
      if (sum === 0) pieces.delete(piece);
      else pieces.set(piece, sum);
    }
  }
  return pieces;
}

/** The problem's columns of chains as they are, without taking anything apart. */
export const whole = (problem: Problem): Layers =>
  layersOf(problem, new Int32Array(problem.lower.length).fill(-1));
