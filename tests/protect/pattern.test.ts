// Patterns of hidden cells: published examples with their results, and random tables against exact intervals.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CellSystem } from '../../scripts/4-protect/cell-system.ts';
import { KIND } from '../../scripts/4-protect/cell-system.ts';
import { eliminate } from '../../scripts/4-protect/elimination.ts';
import { eliminated, publishingOrder, repaired } from '../../scripts/4-protect/pattern.ts';
import { LOOK } from '../../scripts/4-protect/search.ts';
import { incidenceOf } from '../../scripts/4-protect/program.ts';
import { Reach } from '../../scripts/4-protect/reach.ts';
import { repair } from '../../scripts/4-protect/repair.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import type { SmallTable } from './small-tables.ts';
import { intervalOf, searchOf, smallTable } from './small-tables.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const everywhere = ({ size }: CellSystem): Uint8Array => new Uint8Array(size).fill(1);

const patternOf = (table: SmallTable) => {
  const search = searchOf(table, solver);
  const { size } = table.system;
  const scope = {
    look: everywhere(table.system),
    counts: new Uint8Array(size),
    isThorough: true,
    isFinest: false,
    finest: null,
    spans: [],
  };
  return repaired([search], eliminated(search), scope);
};

const hiddenCells = (hidden: Uint8Array): number[] => [...hidden.keys()].filter((cell) => hidden[cell] === 1);
const names = ({ width }: SmallTable, cells: readonly number[], rows: string, columns: string): string[] =>
  cells.map((cell) => `${rows[Math.floor(cell / width)] ?? ''}${columns[cell % width] ?? ''}`);

// Statistics Netherlands' and others' test table of nine suppressed cells (sdcTable, test of simple heuristics).
const NINE = [
  [30, 47, 64, 89],
  [90, 124, 5, 31],
  [92, 100, 59, 85],
  [800, 991, 651, 685],
];
const NINE_HIDDEN = [30, 47, 64, 90, 5, 100, 85, 991, 685];

describe('a table of which one hidden cell follows from the others', () => {
  const table = smallTable(NINE, (value) => NINE_HIDDEN.includes(value));
  // Hidden there for other reasons than their size.
  table.system.mustMove.set(table.system.kind.map((kind) => (kind === KIND.primary ? 1 : 0)));

  test('the cell is found by an attack on the given pattern', () => {
    const given = Uint8Array.from(table.system.kind, (kind) => (kind === KIND.primary ? 1 : 0));
    const system = { ...table.system, lower: new Float64Array(table.system.size) };
    const interval = (row: number, column: number): [number, number] =>
      intervalOf({ ...table, system }, given, row * table.width + column, solver);
    expect(interval(0, 1)).toEqual([47, 47]);
    expect(interval(0, 0)).toEqual([25, 94]);
    expect(interval(1, 0)).toEqual([26, 95]);
    expect(interval(3, 3)).toEqual([585, 770]);
  });

  test('elimination hides one cell more, the one that the literature hides', () => {
    const hidden = eliminate(table.system, publishingOrder(table.system));
    const added = hiddenCells(hidden).filter((cell) => table.system.kind[cell] === KIND.open);
    expect(names(table, added, 'wxyz', 'abcd')).toEqual(['xd']);
  });

  test('a search for what single equations tell leaves it, as it takes several', () => {
    const primary = Uint8Array.from(table.system.kind, (kind) => (kind === KIND.primary ? 1 : 0));
    const addedBy = (look: number): string[] => {
      const search = searchOf(table, solver);
      const { size } = table.system;
      const scope = {
        look: new Uint8Array(size).fill(look),
        counts: new Uint8Array(size),
        isThorough: true,
        isFinest: false,
        finest: null,
        spans: [],
      };
      const { hidden } = repaired([search], primary, scope);
      return names(
        table,
        hiddenCells(hidden).filter((cell) => primary[cell] !== 1),
        'wxyz',
        'abcd',
      );
    };
    expect(addedBy(LOOK.yes)).not.toEqual([]);
    expect(addedBy(LOOK.close)).toEqual([]);
  });
});

test('a search for what single equations tell hides more where they tell a cell', () => {
  const table = smallTable(
    [
      [4, 40],
      [50, 60],
    ],
    (value) => value === 4,
  );
  const primary = Uint8Array.from(table.system.kind, (kind) => (kind === KIND.primary ? 1 : 0));
  const { size } = table.system;
  const scope = {
    look: new Uint8Array(size).fill(LOOK.close),
    counts: new Uint8Array(size),
    isThorough: true,
    isFinest: false,
    finest: null,
    spans: [],
  };
  const { hidden } = repaired([searchOf(table, solver)], primary, scope);
  expect(names(table, hiddenCells(hidden), 'xy', 'ab')).toEqual(['xa', 'xb', 'ya', 'yb']);
});

// Langsrud's example of zeros and singletons: elimination alone gives secure cells only where hidden ones may be 0.
const ZEROS = [
  [1, 1, 1, 5, 5],
  [9, 9, 9, 9, 9],
  [0, 0, 0, 7, 7],
];

describe('a table whose zeros are shown', () => {
  const table = smallTable(ZEROS, (value) => value > 0 && value < 5, { threshold: 2 });

  test('elimination hides the three partners', () => {
    const hidden = eliminate(table.system, publishingOrder(table.system));
    expect(names(table, hiddenCells(hidden), '123', 'ABCDE')).toEqual(['1A', '1B', '1C', '2A', '2B', '2C']);
  });

  test('the attack finds that this is not enough, and the repair adds the pair that the literature adds', () => {
    const { hidden, lost } = patternOf(table);
    expect(lost).toEqual([]);
    const found = names(table, hiddenCells(hidden), '123', 'ABCDE');
    expect(found).toHaveLength(8);
    expect(found).toEqual(expect.arrayContaining(['1A', '1B', '1C', '2A', '2B', '2C']));
    for (const cell of [0, 1, 2]) {
      const [low, high] = intervalOf(table, hidden, cell, solver);
      expect(high - low).toBeGreaterThanOrEqual(2);
    }
  });
});

test('the investment table keeps its sensitive cell within [5, 30]', () => {
  const table = smallTable(
    [
      [20, 50, 10],
      [8, 19, 22],
      [17, 32, 12],
    ],
    (value) => value === 22,
    { areZerosShown: false },
  );
  const hidden = eliminate(table.system, publishingOrder(table.system));
  expect(names(table, hiddenCells(hidden), '123', 'ABC')).toEqual(['2A', '2C', '3A', '3C']);
  expect(intervalOf(table, hidden, 1 * table.width + 2, solver)).toEqual([5, 30]);
});

const tables = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .chain(([height, width]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 90 })), {
        minLength: width,
        maxLength: width,
      }),
      {
        minLength: height,
        maxLength: height,
      },
    ),
  );
const few = (value: number): boolean => value > 0 && value < 10;

test('no hidden cell that may be small has an interval narrower than the threshold', () => {
  fc.assert(
    fc.property(tables, (inner) => {
      const table = smallTable(inner, few);
      const { hidden, lost } = patternOf(table);
      for (const cell of hiddenCells(hidden)) {
        if (lost.includes(cell)) continue;
        const [low, high] = intervalOf(table, hidden, cell, solver);
        expect(Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) >= 10 || low >= 10 - 1e-6).toBe(true);
      }
    }),
    { numRuns: 150, seed: 11 },
  );
});

test('a cell that is safe stays so, whatever else is hidden', () => {
  let count = 0;
  fc.assert(
    fc.property(tables, fc.infiniteStream(fc.boolean()), (inner, draws) => {
      const table = smallTable(inner, few);
      const { hidden, safe } = patternOf(table);
      const more = hidden.map((is, cell) =>
        is === 1 || (table.system.kind[cell] === KIND.open && draws.next().value === true) ? 1 : 0,
      );
      for (const cell of hiddenCells(safe)) {
        count += 1;
        expect(hidden[cell]).toBe(1);
        const [low, high] = intervalOf(table, more, cell, solver);
        const isSpread = Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) >= 10;
        expect(isSpread || high >= 19 - 1e-6).toBe(true);
      }
    }),
    { numRuns: 150, seed: 12 },
  );
  expect(count).toBeGreaterThan(100);
});

test('nothing hidden follows from what is shown by adding and subtracting', () => {
  fc.assert(
    fc.property(tables, (inner) => {
      const table = smallTable(inner, few);
      const hidden = eliminate(table.system, publishingOrder(table.system));
      // Without any bound an interval has an end only where equations fix the cell.
      const free = { ...table.system, lower: new Float64Array(table.system.size).fill(-1e9) };
      for (const cell of hiddenCells(hidden)) {
        if (table.system.kind[cell] !== KIND.primary) continue;
        const [low, high] = intervalOf({ ...table, system: free }, hidden, cell, solver);
        expect(high - low).toBeGreaterThan(1);
      }
    }),
    { numRuns: 100, seed: 12 },
  );
});

test('the order of rows does not change which cells are hidden', () => {
  const table = smallTable(NINE, few);
  const turned = smallTable(NINE.toReversed(), few);
  const rowOf = (cell: number): number => Math.floor(cell / table.width);
  const hidden = hiddenCells(patternOf(table).hidden);
  const other = hiddenCells(patternOf(turned).hidden).map((cell) => {
    const row = rowOf(cell);
    return (row < NINE.length ? NINE.length - 1 - row : row) * table.width + (cell % table.width);
  });
  expect(other.toSorted((a, b) => a - b)).toEqual(hidden);
});

test('a cell that can go neither far enough up nor far enough down goes some of both ways', () => {
  const table = smallTable(
    [
      [4, 30, 40],
      [50, 60, 70],
      [80, 90, 99],
    ],
    few,
  );
  // No more than a shown eleven, as the persons served for the first time are no more than the persons.
  const floats = (values: Float64Array, last: number): Float64Array => Float64Array.from([...values, last]);
  const bytes = (values: Uint8Array, last: number): Uint8Array => Uint8Array.from([...values, last]);
  const { system } = table;
  const limit = system.size;
  const limited: CellSystem = {
    ...system,
    size: limit + 1,
    row: Int32Array.from([...system.row, 0]),
    value: floats(system.value, 11),
    kind: bytes(system.kind, KIND.known),
    sure: floats(system.sure, 0),
    most: floats(system.most, Infinity),
    lower: floats(system.lower, 0),
    threshold: floats(system.threshold, 10),
    cost: floats(system.cost, 0),
    given: bytes(system.given, 0),
    rests: bytes(system.rests, 0),
    mustMove: bytes(system.mustMove, 0),
    links: [[0, limit]],
    sureLinks: 1,
  };
  const hidden = new Uint8Array(limited.size);
  hidden[0] = 1;
  const { neighbourhood, lineTotal } = searchOf({ ...table, system: limited }, solver);
  const reach = new Reach(limited, lineTotal);
  const opened = repair(reach, reach, incidenceOf(limited), hidden, 0, neighbourhood, solver);
  expect(opened).not.toBeNull();
  for (const cell of opened ?? []) hidden[cell] = 1;
  expect([reach.low[0], reach.high[0]]).toEqual([1, 11]);
  expect(intervalOf({ ...table, system: limited }, hidden, 0, solver)).toEqual([1, 11]);
});

/** How far cells are in reach that so many persons are counted in. */
const reachOf = (value: number, mustMove: boolean): { reach: Reach; system: CellSystem } => {
  const { system } = smallTable(
    [
      [value, 30, 40],
      [50, 60, 70],
      [80, 90, 99],
    ],
    () => false,
  );
  system.mustMove[0] = mustMove ? 1 : 0;
  return { reach: new Reach(system, new Int32Array(system.size).fill(-1)), system };
};

test('a count that may be 19 is either known to be no less than 10, or not known within less than 10', () => {
  expect(reachOf(18, false).reach.isWide(0)).toBe(false);
  expect(reachOf(19, false).reach.isWide(0)).toBe(true);
  const { reach } = reachOf(15, false);
  reach.widen(0, 18);
  expect(reach.isWide(0)).toBe(false);
  reach.widen(0, 19);
  expect(reach.isWide(0)).toBe(true);
});

test('a count that must be able to move is wide only where it moves, however large it is', () => {
  const { reach } = reachOf(500, true);
  expect(reach.isWide(0)).toBe(false);
  reach.widen(0, 509);
  expect(reach.isWide(0)).toBe(false);
  reach.widen(0, 510);
  expect(reach.isWide(0)).toBe(true);
});

test('bounds leave a count wide only by what tables that are tried can have', () => {
  const { reach, system } = reachOf(5, false);
  const outer = {
    low: new Float64Array(system.size),
    high: new Float64Array(system.size).fill(10),
  };
  system.lower[0] = 0;
  expect(reach.isSpreadWithin(0, outer)).toBe(true);
  // One rater at least, who may be one of the satisfied.
  system.lower[0] = 1;
  expect(reach.isSpreadWithin(0, outer)).toBe(false);
});

test('the repair takes a count that need not be hidden no further up than that', () => {
  const up = (mustMove: boolean): number | undefined => {
    const { reach, system } = reachOf(15, mustMove);
    const hidden = new Uint8Array(system.size);
    hidden[0] = 1;
    const { neighbourhood } = searchOf({ system, width: 4, height: 4 }, solver);
    repair(reach, reach, incidenceOf(system), hidden, 0, neighbourhood, solver);
    return reach.high[0];
  };
  expect(up(false)).toBe(19);
  expect(up(true)).toBe(25);
});
