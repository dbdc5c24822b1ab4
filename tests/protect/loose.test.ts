// Cells that can move while others stand still: what is taken out cannot, as linear programs find.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
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

describe('of cells of a table', () => {
  test('a rectangle can move', () => {
    expect(loose(system, incidenceOf(system), [5, 0, 1, 4])).toEqual([5, 0, 1, 4]);
  });

  test('one that is alone in its row cannot', () => {
    expect(loose(system, incidenceOf(system), [0, 1, 4, 5, 8])).toEqual([0, 1, 4, 5]);
  });

  test('without it, the others of its column may not be able to either', () => {
    expect(loose(system, incidenceOf(system), [0, 4, 5])).toEqual([]);
    expect(loose(system, incidenceOf(system), [0, 1, 5, 6, 10])).toEqual([]);
  });

  test('none is left of none', () => {
    expect(loose(system, incidenceOf(system), [])).toEqual([]);
  });

  test('what was found out about some cells does not tell on others', () => {
    const incidence = incidenceOf(system);
    expect(loose(system, incidence, [0, 4, 5])).toEqual([]);
    expect(loose(system, incidence, [0, 1, 4, 5])).toEqual([0, 1, 4, 5]);
  });
});

test('a cell that is taken out has its value in every table', () => {
  const cellsOfTable = fc.uniqueArray(fc.nat(system.size - 1), { maxLength: 12 });
  fc.assert(
    fc.property(cellsOfTable, (cells) => {
      const incidence = incidenceOf(system);
      const left = new Set(loose(system, incidence, cells));
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
