// A linear program over a whole problem or a part of it, spoken to in the problem's own columns and rows.
import type { Highs } from 'highs';
import type { Constraints, Reasons } from './lp.ts';
import { LinearProgram } from './lp.ts';
import type { Part } from './neighbourhood.ts';

export interface Found {
  /** The value of a column of the problem; it must be in the scope. */
  readonly valueOf: (column: number) => number;
  readonly reasons: () => Reasons;
}

export class Scope {
  readonly #program: LinearProgram;
  readonly #columnIds: readonly number[] | null;
  readonly #rowIds: readonly number[] | null;
  readonly #place: ReadonlyMap<number, number> | null;

  /** All of a problem, or a part of one. */
  constructor(highs: Highs, what: Constraints | Part) {
    const isPart = 'constraints' in what;
    this.#program = new LinearProgram(highs, isPart ? what.constraints : what);
    this.#columnIds = isPart ? what.columnIds : null;
    this.#rowIds = isPart ? what.rowIds : null;
    this.#place = isPart ? new Map(what.columnIds.map((id, at) => [id, at])) : null;
  }

  /** The solution with the least sum of costs; null where the scope has no solution. */
  minimise(costs: ReadonlyMap<number, number>): Found | null {
    const place = (column: number): number =>
      this.#place === null ? column : (this.#place.get(column) as number);
    const solution = this.#program.minimise(
      new Map([...costs].map(([column, cost]) => [place(column), cost])),
    );
    if (solution === null) return null;
    const named = (ids: readonly number[] | null, at: readonly number[]): readonly number[] =>
      ids === null ? at : at.map((index) => ids[index] as number);
    return {
      valueOf: (column) => solution.values[place(column)] as number,
      reasons: () => {
        const { rows, columns } = solution.reasons();
        return {
          rows: named(this.#rowIds, rows),
          columns: named(this.#columnIds, columns),
        };
      },
    };
  }

  close(): void {
    this.#program.close();
  }
}
