// A linear program that is solved again and again with other objectives; the solver keeps its last corner, from which
// the next one is near. (HiGHS, https://highs.dev, as WebAssembly.)
import type { Highs, Model } from 'highs';
import loadHighs from 'highs';

const OPTIMAL = 7;
const PRIMAL_SIMPLEX = 4;
/** Columns above which the interior-point method is faster than going from corner to corner. */
const LARGE_PROGRAM = 6000;
/** Duals below this are noise. */
const NOISE = 1e-7;

let solver: Promise<Highs> | null = null;

/** Loads the solver, once in a thread. */
export const loadSolver = (): Promise<Highs> => (solver ??= loadHighs());

/** Bounds by column and row, and the rows in flat arrays: entries `start[row]` to `start[row + 1]`. */
export interface Constraints {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly factors: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

/** The rows, and the columns' own bounds, that keep an objective from getting better. */
export interface Reasons {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

export interface Solution {
  readonly values: Float64Array;
  readonly reasons: () => Reasons;
}

/** A program over some constraints. Close it: the solver's memory is not garbage-collected. */
export class LinearProgram {
  readonly #model: Model;
  #priced: readonly number[] = [];

  constructor(highs: Highs, constraints: Constraints) {
    const { lower, upper, start, columns, factors, rowLower, rowUpper } = constraints;
    this.#model = highs.createModel({
      numCols: lower.length,
      numRows: rowLower.length,
      colCost: new Float64Array(lower.length),
      colLower: lower,
      colUpper: upper,
      rowLower,
      rowUpper,
      matrix: {
        format: 'csr',
        numRows: rowLower.length,
        numCols: lower.length,
        starts: start,
        indices: columns,
        values: factors,
      },
    });
    this.#model.options.set({
      output_flag: false,
      // The first corner is found with all means; the next ones by the primal method from the last, which stays a
      // solution when the objective changes. Factors are 1 and −1: there is nothing to scale.
      ...(lower.length > LARGE_PROGRAM ? { solver: 'ipm' } : { simplex_scale_strategy: 0 }),
    });
  }

  /** A solution in the middle of all; null where there is none. */
  middle(): Float64Array | null {
    return this.#inside('off');
  }

  /** A corner with the least `Σ cost · column`, by the interior-point method; null where there is none. */
  corner(costs: ReadonlyMap<number, number>): Float64Array | null {
    this.#price(costs);
    return this.#inside('on');
  }

  #inside(crossover: 'on' | 'off'): Float64Array | null {
    this.#model.options.set({ solver: 'ipm', run_crossover: crossover });
    this.#model.run();
    const isFound = this.#model.getModelStatus() === OPTIMAL;
    return isFound ? this.#model.getSolution().colValue : null;
  }

  /** The solution with the least `Σ cost · column`; null where there is no solution, or none is the least. */
  minimise(costs: ReadonlyMap<number, number>): Solution | null {
    this.#price(costs);
    this.#model.run();
    if (this.#model.getModelStatus() !== OPTIMAL) return null;
    this.#model.options.set({ simplex_strategy: PRIMAL_SIMPLEX });
    const { colValue, colDual, rowDual } = this.#model.getSolution();
    const loud = (duals: Float64Array): number[] =>
      [...duals.keys()].filter((at) => Math.abs(duals[at] as number) > NOISE);
    return {
      values: colValue,
      reasons: () => ({ rows: loud(rowDual), columns: loud(colDual) }),
    };
  }

  #price(costs: ReadonlyMap<number, number>): void {
    const changed = [...new Set([...this.#priced, ...costs.keys()])].sort((a, b) => a - b);
    this.#priced = [...costs.keys()];
    if (changed.length === 0) return;
    this.#model.changeColsCost(
      { kind: 'set', indices: Int32Array.from(changed) },
      Float64Array.from(changed, (column) => costs.get(column) ?? 0),
    );
  }

  close(): void {
    this.#model.dispose();
  }
}
