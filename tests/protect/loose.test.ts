// Cells that can move while others stand still: what is taken out cannot, as linear programs find.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CellSystem } from '../../scripts/4-protect/cell-system.ts';
import { loose } from '../../scripts/4-protect/loose.ts';
import { incidenceOf, programOf } from '../../scripts/4-protect/program.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { smallTable } from './small-tables.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** Three rows and three columns of large counts, and their totals: cell = row × 4 + column. */
const { system } = smallTable(
  [
    [50, 50, 50],
    [50, 50, 50],
    [50, 50, 50],
  ],
  () => false,
);

const looseWith = (moving: number, cells: readonly number[], incidence = incidenceOf(system)): number[] =>
  loose(system, incidence, cells, moving);

describe('of cells of a table', () => {
  test('a rectangle can move', () => {
    expect(looseWith(5, [5, 0, 1, 4])).toEqual([5, 0, 1, 4]);
  });

  test('one that is alone in its row cannot', () => {
    expect(looseWith(0, [0, 1, 4, 5, 8])).toEqual([0, 1, 4, 5]);
    expect(looseWith(8, [0, 1, 4, 5, 8])).toEqual([]);
  });

  test('without it, the others of its column may not be able to either', () => {
    expect(looseWith(0, [0, 4, 5])).toEqual([]);
    expect(looseWith(0, [0, 1, 5, 6, 10])).toEqual([]);
  });

  test('none is left where the one is not among them', () => {
    expect(looseWith(0, [])).toEqual([]);
    expect(looseWith(2, [0, 1, 4, 5])).toEqual([]);
  });

  test('what was found out about some cells does not tell on others', () => {
    const incidence = incidenceOf(system);
    expect(looseWith(0, [0, 4, 5], incidence)).toEqual([]);
    expect(looseWith(0, [0, 1, 4, 5], incidence)).toEqual([0, 1, 4, 5]);
  });
});

test('what shares no equation and no link with the one is left out', () => {
  // Two tables of the same size: the cells of the second come after those of the first.
  const { size, equations } = system;
  const later = equations.map((equation) => equation.map((cell) => cell + size));
  const twice = { ...system, size: 2 * size, equations: [...equations, ...later] };
  const both = [0, 1, 4, 5, size, size + 1, size + 4, size + 5];
  const of = (links: CellSystem['links'], moving: number): number[] => {
    const all = { ...twice, links };
    return loose(all, incidenceOf(all), both, moving);
  };
  expect(of([], 4)).toEqual([0, 1, 4, 5]);
  expect(of([], size)).toEqual([size, size + 1, size + 4, size + 5]);
  expect(of([[1, size + 1]], 4)).toEqual(both);
  // A link to what does not move joins nothing.
  expect(of([[1, size + 2]], 4)).toEqual([0, 1, 4, 5]);
});

test('a cell that is taken out has its value in every table', () => {
  const cellsOfTable = fc.uniqueArray(fc.nat(system.size - 1), { maxLength: 12 });
  fc.assert(
    fc.property(cellsOfTable, (cells) => {
      const incidence = incidenceOf(system);
      const left = new Set(cells.flatMap((cell) => loose(system, incidence, cells, cell)));
      const open = solver.open(programOf(system, incidence, cells), 'dual');
      try {
        cells.forEach((cell, i) => {
          const ends = [1, -1].map((sign) => {
            const point = open.maximum(Float64Array.from(cells, (_, column) => (column === i ? sign : 0)));
            return Math.round(point?.[i] ?? NaN);
          });
          // Without a bound the solver finds no greatest value: such a cell moves.
          const isFixed = ends.every((end) => end === system.value[cell]);
          if (!left.has(cell)) expect([cell, isFixed]).toEqual([cell, true]);
        });
      } finally {
        open.close();
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});
