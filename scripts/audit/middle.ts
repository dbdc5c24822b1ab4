// The middle of a large problem: a solution away from all bounds, found piece by piece, and the rows that the pieces
// must keep for all to fit together.
import type { Highs } from 'highs';
import type { Bounds } from './bounds.ts';
import { tightenBounds } from './bounds.ts';
import { componentsOf } from './components.ts';
import { TOLERANCE } from './forms.ts';
import type { Layers } from './layers.ts';
import { columnsOfPieces, layersOf, whole } from './layers.ts';
import type { Constraints } from './lp.ts';
import { LinearProgram } from './lp.ts';
import type { Network } from './neighbourhood.ts';
import { isSolution, networkOf, partOf } from './neighbourhood.ts';
import type { Problem } from './problem.ts';
import { Sparse } from './sparse.ts';

/** Share of rows up to which those that tie layers are replaced. */
const MOST_TIES = 0.05;

/** Where a survey starts from. */
export interface Start {
  readonly layers: Layers;
  /** The pieces' problem, with least values that see to those of the columns. */
  readonly network: Network;
  /** Pieces that hang together, the innermost of chains first. */
  readonly parts: readonly (readonly number[])[];
  /** By piece. */
  readonly centre: Float64Array;
  /** Bounds of the pieces that follow from one row after the other. */
  readonly bounds: Pick<Bounds, 'lower' | 'upper'>;
}

/** A solution in the middle of all; null where there is none. */
export function startOf(highs: Highs, problem: Problem): Start | null {
  for (const layers of [layersOf(problem, problem.inner), whole(problem)]) {
    const centre = centreOf(highs, problem, layers);
    const isFound = centre !== null && isSolution(problem, columnsOfPieces(layers, centre));
    if (isFound) return startAt(problem, layers, centre);
  }
  return null;
}

/** The start at a solution that is known, by piece. */
export function startAt(problem: Problem, layers: Layers, centre: Float64Array): Start {
  const network = networkOf(
    untied({ ...layers.constraints, lower: sharedFloors(problem, layers, centre) }, problem.layer, centre),
  );
  const { parts } = partsOf(network);
  const depth = (part: readonly number[]): number =>
    Math.min(...part.map((piece) => layers.chainOf(piece).length));
  return {
    layers,
    network,
    centre,
    parts: parts
      .map((part) => ({ part, depth: depth(part) }))
      .sort((a, b) => a.depth - b.depth)
      .map(({ part }) => part),
    bounds: tightenBounds(network.lower, network.upper, sparseOf(network)),
  };
}

function sparseOf({ start, columns, factors, rowLower, rowUpper }: Constraints): Sparse {
  const rows = new Sparse();
  rowLower.forEach((least, row) => {
    const [from, to] = [start[row], start[row + 1]];
    rows.push(
      [...columns.subarray(from, to)],
      [...factors.subarray(from, to)],
      least,
      rowUpper[row] as number,
    );
  });
  return rows;
}

/**
 * The middle of each part, by piece. That a column is not less than its least value ties the pieces of its chain: the
 * rule is only added where the middle does not keep it anyway.
 */
function centreOf(
  highs: Highs,
  problem: Problem,
  { constraints, chainOf, tied }: Layers,
): Float64Array | null {
  const centre = new Float64Array(constraints.lower.length);
  const added = new Set<number>();
  let isDirty: (part: readonly number[]) => boolean = () => true;
  for (;;) {
    const network = networkOf(
      withRows(
        constraints,
        [...added].map((column) => ({ pieces: chainOf(column), least: problem.lower[column] as number })),
      ),
    );
    for (const part of partsOf(network).parts) {
      if (!isDirty(part)) continue;
      const middle = middleOf(highs, network, part);
      if (middle === null) return null;
      part.forEach((piece, at) => {
        centre[piece] = middle[at] as number;
      });
    }
    const broken = tied.filter(
      (column) =>
        !added.has(column) &&
        sumOf(centre, chainOf(column)) < (problem.lower[column] as number) - TOLERANCE / 2,
    );
    if (broken.length === 0) return centre;
    const isBroken = new Set(broken.flatMap(chainOf));
    isDirty = (part) => part.some((piece) => isBroken.has(piece));
    for (const column of broken) added.add(column);
  }
}

function withRows(
  constraints: Constraints,
  rows: readonly { readonly pieces: readonly number[]; readonly least: number }[],
): Constraints {
  const start = [...constraints.start];
  for (const { pieces } of rows) start.push((start.at(-1) as number) + pieces.length);
  const more = rows.flatMap(({ pieces }) => pieces);
  return {
    ...constraints,
    start: Int32Array.from(start),
    columns: Int32Array.from([...constraints.columns, ...more]),
    factors: Float64Array.from([...constraints.factors, ...more.map(() => 1)]),
    rowLower: Float64Array.from([...constraints.rowLower, ...rows.map(({ least }) => least)]),
    rowUpper: Float64Array.from([...constraints.rowUpper, ...rows.map(() => Infinity)]),
  };
}

/**
 * Least values of pieces that see to those of the columns: the largest piece takes it on itself where the middle lets
 * it, else each the share that it has of the middle.
 */
function sharedFloors(
  problem: Problem,
  { constraints, chainOf, tied }: Layers,
  centre: Float64Array,
): Float64Array {
  const lower = constraints.lower.slice();
  const raise = (piece: number, least: number): void => {
    lower[piece] = Math.max(lower[piece] as number, Math.min(least, centre[piece] as number));
  };
  for (const column of tied) {
    const chain = chainOf(column);
    const least = problem.lower[column] as number;
    const largest = chain.reduce((a, b) => ((centre[b] as number) > (centre[a] as number) ? b : a));
    const others = sumOf(lower, chain) - (lower[largest] as number);
    if ((centre[largest] as number) >= least - others) {
      raise(largest, least - others);
      continue;
    }
    const share = Math.min(1, least / sumOf(centre, chain));
    for (const piece of chain) raise(piece, share * (centre[piece] as number));
  }
  return lower;
}

/**
 * The constraints with each row that ties pieces of several layers replaced by one a layer, which together are enough
 * for it and keep the middle; as they are where so many rows do that the pieces would hardly move.
 */
function untied(constraints: Constraints, layer: Int32Array, centre: Float64Array): Constraints {
  const { start, columns, factors, rowLower, rowUpper } = constraints;
  const entriesOf = (row: number): number[] =>
    Array.from(
      { length: (start[row + 1] as number) - (start[row] as number) },
      (_, at) => (start[row] as number) + at,
    );
  const layersIn = (row: number): Set<number> =>
    new Set(entriesOf(row).map((entry) => layer[columns[entry] as number] as number));
  const rows = [...rowLower.keys()];
  const isTied = rows.map((row) => layersIn(row).size > 1);
  const ties = isTied.filter(Boolean).length;
  if (ties === 0 || ties > MOST_TIES * rows.length) return constraints;
  const split = {
    start: [0],
    columns: [] as number[],
    factors: [] as number[],
    rowLower: [] as number[],
    rowUpper: [] as number[],
  };
  const push = (entries: readonly number[], least: number, most: number): void => {
    for (const entry of entries) {
      split.columns.push(columns[entry] as number);
      split.factors.push(factors[entry] as number);
    }
    split.start.push(split.columns.length);
    split.rowLower.push(least);
    split.rowUpper.push(most);
  };
  for (const row of rows) {
    const entries = entriesOf(row);
    const [least, most] = [rowLower[row] as number, rowUpper[row] as number];
    if (isTied[row] !== true) {
      push(entries, least, most);
      continue;
    }
    const valueOf = (of: readonly number[]): number =>
      of.reduce(
        (sum, entry) => sum + (factors[entry] as number) * (centre[columns[entry] as number] as number),
        0,
      );
    const value = valueOf(entries);
    const layers = [...layersIn(row)];
    for (const one of layers) {
      const own = entries.filter((entry) => layer[columns[entry] as number] === one);
      const ownValue = valueOf(own);
      push(
        own,
        ownValue - Math.max(0, value - least) / layers.length,
        ownValue + Math.max(0, most - value) / layers.length,
      );
    }
  }
  return {
    ...constraints,
    start: Int32Array.from(split.start),
    columns: Int32Array.from(split.columns),
    factors: Float64Array.from(split.factors),
    rowLower: Float64Array.from(split.rowLower),
    rowUpper: Float64Array.from(split.rowUpper),
  };
}

export const sumOf = (values: Float64Array, columns: readonly number[]): number =>
  columns.reduce((sum, column) => sum + (values[column] as number), 0);

/** Columns that hang together by rows. */
function partsOf({ lower, rowLower, start, columns }: Constraints): { parts: number[][] } {
  const rows = {
    count: rowLower.length,
    start: (row: number) => start[row] as number,
    column: (entry: number) => columns[entry] as number,
  };
  const { of, count } = componentsOf(lower.length, rows, () => false);
  const parts: number[][] = Array.from({ length: count }, () => []);
  of.forEach((part, column) => parts[part]?.push(column));
  return { parts };
}

/** The middle of some columns that no row ties to others. */
function middleOf(highs: Highs, network: Network, columns: readonly number[]): Float64Array | null {
  const { constraints } = partOf(network, columns, null);
  if (constraints.lower.some((least, column) => least > (constraints.upper[column] as number))) return null;
  if (constraints.rowLower.length === 0) {
    return constraints.lower.map((least, column) =>
      middleBetween(least, constraints.upper[column] as number),
    );
  }
  const program = new LinearProgram(highs, constraints);
  try {
    return program.middle();
  } finally {
    program.close();
  }
}

/** A value between two bounds of which one may be infinite. */
export function middleBetween(low: number, high: number): number {
  if (low === -Infinity) return Math.min(0, high);
  return high === Infinity ? low : (low + high) / 2;
}
