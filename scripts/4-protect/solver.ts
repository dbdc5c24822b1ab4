// Linear programs over the cells of a part of a system: the one place that speaks with HiGHS.
import type { Highs, Model } from 'highs';
import loadHighs from 'highs';

/** A linear program whose columns are bounded from below and above and whose rows are equations or upper bounds. */
export interface Program {
  readonly columns: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Sparse rows: `starts` has one more entry than there are rows. */
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
}

export interface Solver {
  /** Opens a program; close it when done, the solver's memory is not collected. */
  open(program: Program): OpenProgram;
}

export interface OpenProgram {
  /** The point of the greatest value of the objective; null where there is none or it has no end. */
  maximum(cost: Float64Array): Float64Array | null;
  bounds(lower: Float64Array, upper: Float64Array): void;
  close(): void;
}

/** Loads HiGHS once for this thread. */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return { open: (program) => open(highs, program) };
}

function open(highs: Highs, program: Program): OpenProgram {
  const { columns } = program;
  const model: Model = highs.createModel({
    numCols: columns,
    numRows: program.rowLower.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns),
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: Float64Array.from(program.rowLower),
    rowUpper: Float64Array.from(program.rowUpper),
    matrix: {
      format: 'csr',
      numRows: program.rowLower.length,
      numCols: columns,
      starts: Int32Array.from(program.starts),
      indices: Int32Array.from(program.indices),
      values: Float64Array.from(program.values),
    },
  });
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
  const all = { kind: 'range', from: 0, to: columns - 1 } as const;
  return {
    maximum(cost) {
      model.changeColsCost(all, cost);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
      return model.getSolution().colValue;
    },
    bounds(lower, upper) {
      model.changeColsBounds(all, lower, upper);
    },
    close: () => model.dispose(),
  };
}
