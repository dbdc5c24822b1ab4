// Linear programs over the cells of a part of a system: the one place that speaks with HiGHS.
import type { Highs, Model } from 'highs';
import loadHighs from 'highs';

/** A linear program whose columns are bounded from below and above and whose rows are equations or upper bounds. */
export interface Program {
  readonly columns: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Sparse rows: `starts` has one more entry than there are rows. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** The first objective; undefined: none. */
  readonly cost?: Float64Array;
}

/**
 * `dual`: the simplex method where the bounds change from one search to the next; its points move few columns. `primal`: the
 * same where the objective changes. `interior`: an interior-point method, the quickest where there are many thousands of
 * columns.
 */
export type Method = 'dual' | 'primal' | 'interior';

export interface Solver {
  /** Opens a program; close it when done, the solver's memory is not collected. */
  open(program: Program, method: Method): OpenProgram;
}

export interface OpenProgram {
  /**
   * The point of the greatest value of the objective; null where there is none or it has no end. Without `cost`, the objective
   * stays what it was: each number that is handed over is checked once more.
   */
  maximum(cost?: Float64Array): Float64Array | null;
  /** Sets both bounds of a column. */
  bound(column: number, lower: number, upper: number): void;
  close(): void;
}

// All factors are one or minus one: there is nothing to scale.
const SIMPLEX = { solver: 'simplex', presolve: 'off', simplex_scale_strategy: 0 } as const;

/** The numbers of the two strategies are HiGHS's own. */
const OPTIONS = {
  dual: { ...SIMPLEX, simplex_strategy: 1 },
  primal: { ...SIMPLEX, simplex_strategy: 4 },
  // Without the step back to a corner, which is what takes long.
  interior: { solver: 'ipm', presolve: 'on', run_crossover: 'off' },
} as const;

/** Loads HiGHS with a memory of its own: some 25 ms. */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return { open: (program, method) => open(highs, program, method) };
}

function open(highs: Highs, program: Program, method: Method): OpenProgram {
  const { columns } = program;
  const [lower, upper] = [program.lower.slice(), program.upper.slice()];
  const model: Model = highs.createModel({
    numCols: columns,
    numRows: program.rowLower.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: program.cost ?? new Float64Array(columns),
    colLower: lower,
    colUpper: upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr',
      numRows: program.rowLower.length,
      numCols: columns,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
  });
  model.options.set({ output_flag: false, ...OPTIONS[method] });
  const { optimal, unknown } = highs.constants.modelStatus;
  const all = { kind: 'range', from: 0, to: columns - 1 } as const;
  return {
    maximum(cost) {
      if (cost) model.changeColsCost(all, cost);
      model.run();
      const status = model.getModelStatus();
      // Without a corner the solver does not vouch for the best point; any point that is possible will do.
      const isFound = status === optimal || (method === 'interior' && status === unknown);
      if (!isFound) return null;
      const point = model.getSolution().colValue;
      return method !== 'interior' || isPossible({ ...program, lower, upper }, point) ? point : null;
    },
    bound(column, low, high) {
      lower[column] = low;
      upper[column] = high;
      model.changeColBounds(column, low, high);
    },
    close: () => model.dispose(),
  };
}

/** What a point may be off its bounds and rows. */
const SLACK = 1e-6;

/** Whether a point keeps to the bounds and rows of a program. */
export function isPossible(program: Program, point: Float64Array): boolean {
  const { columns, lower, upper, starts, indices, values, rowLower, rowUpper } = program;
  const isWithin = (value: number, low: number, high: number): boolean =>
    value >= low - SLACK && value <= high + SLACK;
  for (let i = 0; i < columns; i++) {
    if (!isWithin(point[i] ?? NaN, lower[i] ?? NaN, upper[i] ?? NaN)) return false;
  }
  for (let row = 0; row < rowLower.length; row++) {
    let sum = 0;
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) {
      sum += (values[k] ?? NaN) * (point[indices[k] ?? -1] ?? NaN);
    }
    if (!isWithin(sum, rowLower[row] ?? NaN, rowUpper[row] ?? NaN)) return false;
  }
  return true;
}
