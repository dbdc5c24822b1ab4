// Small two-way tables as systems of cells, for tests of patterns: cell = row × width + column, the last of each the
// total.
import type { CellSystem } from '../../scripts/4-protect/cell-system.ts';
import { KIND } from '../../scripts/4-protect/cell-system.ts';
import { incidenceOf, programOf } from '../../scripts/4-protect/program.ts';
import type { Search } from '../../scripts/4-protect/search.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';

export interface SmallTable {
  readonly system: CellSystem;
  readonly width: number;
  readonly height: number;
}

/** The system of a table of inner counts; `isPrimary` says which counts are hidden for their own sake. */
export function smallTable(
  inner: readonly (readonly number[])[],
  isPrimary: (value: number) => boolean,
  options: { threshold?: number; areZerosShown?: boolean } = {},
): SmallTable {
  const { threshold = 10, areZerosShown = true } = options;
  const rows = inner.map((row) => [...row, row.reduce((sum, value) => sum + value, 0)]);
  const columns = (rows[0] ?? []).map((_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0));
  const all = [...rows, columns];
  const [height, width] = [all.length, columns.length];
  const value = Float64Array.from(all.flat());
  const size = value.length;
  const equations: Int32Array[] = [];
  for (let r = 0; r < height; r++) {
    equations.push(Int32Array.from({ length: width }, (_, i) => r * width + (i === 0 ? width - 1 : i - 1)));
  }
  for (let c = 0; c < width; c++) {
    equations.push(Int32Array.from({ length: height }, (_, i) => (i === 0 ? height - 1 : i - 1) * width + c));
  }
  const system: CellSystem = {
    size,
    row: Int32Array.from(value, (_, i) => i),
    value,
    kind: Uint8Array.from(value, (v) =>
      v === 0 && areZerosShown ? KIND.known : isPrimary(v) ? KIND.primary : KIND.open,
    ),
    sure: new Float64Array(size).fill(areZerosShown ? 1 : 0),
    most: new Float64Array(size).fill(Infinity),
    lower: new Float64Array(size).fill(areZerosShown ? 1 : 0),
    cap: new Float64Array(size).fill(Infinity),
    threshold: new Float64Array(size).fill(threshold),
    cost: Float64Array.from(value, (v) => 1 + v),
    given: new Uint8Array(size),
    rests: new Uint8Array(size),
    mustMove: new Uint8Array(size),
    equations,
    links: [],
    sureLinks: 0,
    sureEquations: equations.length,
    differences: [],
  };
  return { system, width, height };
}

/** A search in which every cell is near every other. */
export function searchOf({ system }: SmallTable, solver: Solver): Search {
  return {
    system,
    measures: 1,
    isLayer: false,
    lineTotal: new Int32Array(system.size).fill(-1),
    cluster: new Int32Array(system.size),
    neighbourhood: {
      movable: (_, stage, __, canMove) =>
        stage === 0 ? [...Array(system.size).keys()].filter(canMove) : null,
    },
    solver,
    least: null,
    full: system.threshold,
  };
}

/** The exact interval of a cell under a pattern, by two linear programs over all hidden cells. */
export function intervalOf(
  { system }: SmallTable,
  hidden: Uint8Array,
  cell: number,
  solver: Solver,
): [number, number] {
  const cells = [...hidden.keys()].filter((i) => hidden[i] === 1);
  const lp = programOf(system, incidenceOf(system), cells);
  const open = solver.open(lp, 'dual');
  const place = cells.indexOf(cell);
  const cost = new Float64Array(lp.columns);
  cost[place] = 1;
  const high = open.maximum(cost)?.[place] ?? Infinity;
  cost[place] = -1;
  const low = open.maximum(cost)?.[place] ?? -Infinity;
  open.close();
  return [Math.round(low * 1e6) / 1e6, Math.round(high * 1e6) / 1e6];
}
