// The attack by linear programs: known tables with their known answers, and small random tables against all solutions
// that there are.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attackWhole } from '../../scripts/audit/attack.ts';
import { attackShare, openForms } from '../../scripts/audit/attack-large.ts';
import { tightenBounds } from '../../scripts/audit/bounds.ts';
import { verdict } from '../../scripts/audit/forms.ts';
import { loadSolver } from '../../scripts/audit/lp.ts';
import { survey } from '../../scripts/audit/survey.ts';
import { noHints, problemOf } from '../../scripts/audit/problem.ts';
import type { SmallTable } from './small-table.ts';
import { intervalsOf, leaksOf, systemOf, TELL_ALL } from './small-table.ts';

const PERSONS = { width: 10, small: 10, isTotalOnly: 0 };
const SEED = 20230101;

/** From the regression tests of sdcTable (`test-simpleheuristic.R`): rows w to z, columns a to d. */
const REGRESSION = [
  [30, 47, 64, 89],
  [90, 124, 5, 31],
  [92, 100, 59, 85],
  [800, 991, 651, 685],
];
const REGRESSION_HIDDEN = ['wa', 'wb', 'wc', 'xa', 'xc', 'yb', 'yd', 'zb', 'zd'];
const place = (name: string): [number, number] => [
  'wxyz'.indexOf(name.charAt(0)),
  'abcd'.indexOf(name.charAt(1)),
];

async function namedIntervals(names: readonly string[]): Promise<Record<string, [number, number]>> {
  const intervals = await intervalsOf({
    values: REGRESSION,
    hidden: names.map(place),
    least: 0,
  });
  return Object.fromEntries(names.map((name, at) => [name, intervals[at] as [number, number]]));
}

describe('tables of the literature', () => {
  test('sdcTable: two hidden cells in each line do not protect w|b', async () => {
    expect(await namedIntervals(REGRESSION_HIDDEN)).toEqual({
      wa: [25, 94],
      wb: [47, 47],
      wc: [0, 69],
      xa: [26, 95],
      xc: [0, 69],
      yb: [0, 185],
      yd: [0, 185],
      zb: [906, 1091],
      zd: [585, 770],
    });
  });

  test('sdcTable: one more hidden cell does', async () => {
    expect(await namedIntervals([...REGRESSION_HIDDEN, 'xd'])).toMatchObject({
      wa: [0, 120],
      wb: [0, 78],
      xa: [0, 120],
      xd: [0, 78],
      zb: [875, 1138],
      zd: [538, 801],
    });
  });

  /** Langsrud's example (GaussSuppression, help page): rows 1 to 3, columns A to E. */
  const LANGSRUD = [
    [1, 1, 1, 5, 5],
    [9, 9, 9, 9, 9],
    [0, 0, 0, 7, 7],
  ];
  const inRow = (row: number, columns: readonly number[]): [number, number][] =>
    columns.map((column) => [row, column]);
  const attackOn = (least: number, ...hidden: [number, number][][]) =>
    intervalsOf({ values: LANGSRUD, hidden: hidden.flat(), least });

  test('zeros as company give all away', async () => {
    const found = await attackOn(0, inRow(0, [0, 1, 2]), inRow(2, [0, 1, 2]));
    expect(found.slice(0, 3)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  test('three that sum to three are one each where zeros are shown, and not where they are hidden', async () => {
    const hidden = [inRow(0, [0, 1, 2]), inRow(1, [0, 1, 2])];
    expect((await attackOn(1, ...hidden)).slice(0, 3)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect((await attackOn(0, ...hidden)).slice(0, 3)).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
    ]);
  });

  test('larger company helps', async () => {
    const found = await attackOn(1, inRow(0, [0, 1, 2, 4]), inRow(1, [0, 1, 2, 4]));
    expect(found.slice(0, 3)).toEqual([
      [1, 5],
      [1, 5],
      [1, 5],
    ]);
  });

  test('the investment table of Willenborg and de Waal', async () => {
    const values = [
      [20, 50, 10],
      [8, 19, 22],
      [17, 32, 12],
    ];
    const hidden: [number, number][] = [
      [1, 2],
      [1, 0],
      [2, 0],
      [2, 2],
    ];
    expect(await intervalsOf({ values, hidden, least: 0 })).toEqual([
      [5, 30],
      [0, 25],
      [0, 25],
      [4, 29],
    ]);
  });
});

describe('when a form leaks', () => {
  const whole = (low: number, high: number) => ({
    innerLow: low,
    innerHigh: high,
    outerLow: low,
    outerHigh: high,
  });
  test.each([
    [1, 10, 'leak'],
    [1, 11, 'safe'],
    [0, 0, 'safe'],
    [0, 1, 'leak'],
    [9, 9, 'leak'],
    [10, 10, 'safe'],
    [0.4, 10.2, 'leak'],
    [0.9999999, 11, 'safe'],
  ])('persons in [%d, %d]: %s', (low, high, expected) => {
    expect(verdict(PERSONS, whole(low, high))).toBe(expected);
  });

  test('of children, whatever the number', () => {
    expect(verdict({ ...PERSONS, small: Infinity }, whole(700, 709))).toBe('leak');
  });

  test('of a line of needs published as its total only, a group may be none, how few it may be', () => {
    expect(verdict({ ...PERSONS, isTotalOnly: 1 }, whole(0, 4))).toBe('safe');
    expect(verdict({ ...PERSONS, isTotalOnly: 1 }, whole(0, 1))).toBe('safe');
    expect(verdict({ ...PERSONS, isTotalOnly: 1 }, whole(1, 4))).toBe('leak');
    expect(verdict({ ...PERSONS, isTotalOnly: 1 }, whole(1, 11))).toBe('safe');
  });

  test('is open as long as solutions and bounds leave both possible', () => {
    expect(
      verdict(PERSONS, {
        innerLow: 3,
        innerHigh: 8,
        outerLow: 0,
        outerHigh: 20,
      }),
    ).toBe('open');
  });
});

const tables: fc.Arbitrary<SmallTable> = fc
  .record({
    values: fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    }),
    pattern: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    least: fc.constantFrom(0, 1),
  })
  .map(({ values, pattern, least }) => ({
    values,
    least,
    // Zeros are shown where hidden cells are at least one.
    hidden: pattern
      .map((isHidden, at): [number, number, boolean] => [Math.floor(at / 3), at % 3, isHidden])
      .filter(([row, column, isHidden]) => isHidden && (values[row]?.[column] as number) >= least)
      .map(([row, column]): [number, number] => [row, column]),
  }))
  .filter(({ hidden }) => hidden.length > 0);

/** The least and the most of each hidden cell over all whole numbers that keep the totals. */
function intervalsByTrying({ values, hidden, least }: SmallTable): [number, number][] {
  const rowLeft = values.map(() => 0);
  const columnLeft = values.map(() => 0);
  for (const [row, column] of hidden) {
    rowLeft[row] = (rowLeft[row] as number) + (values[row]?.[column] as number);
    columnLeft[column] = (columnLeft[column] as number) + (values[row]?.[column] as number);
  }
  const found = hidden.map((): [number, number] => [Infinity, -Infinity]);
  const tried: number[] = [];
  const isLast = (axis: 0 | 1, at: number, line: number): boolean =>
    hidden.slice(at + 1).every((place) => place[axis] !== line);
  const go = (at: number): void => {
    const place = hidden[at];
    if (place === undefined) {
      tried.forEach((value, cell) => {
        const interval = found[cell] as [number, number];
        interval[0] = Math.min(interval[0], value);
        interval[1] = Math.max(interval[1], value);
      });
      return;
    }
    const [row, column] = place;
    const most = Math.min(rowLeft[row] as number, columnLeft[column] as number);
    for (let value = least; value <= most; value += 1) {
      rowLeft[row] = (rowLeft[row] as number) - value;
      columnLeft[column] = (columnLeft[column] as number) - value;
      const isPossible =
        (rowLeft[row] === 0 || !isLast(0, at, row)) && (columnLeft[column] === 0 || !isLast(1, at, column));
      tried[at] = value;
      if (isPossible) go(at + 1);
      rowLeft[row] = (rowLeft[row] as number) + value;
      columnLeft[column] = (columnLeft[column] as number) + value;
    }
  };
  go(0);
  return found;
}

describe('on random tables', () => {
  // The matrix of a two-way table is totally unimodular: its programs have whole corners.
  test('intervals are those of all solutions', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const expected = intervalsByTrying(table);
        expect(await intervalsOf(table)).toEqual(expected);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test('what leaks is what the intervals say', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const expected = intervalsByTrying(table).flatMap(([low, high], form) =>
          high - low < 10 && high >= 1 && low < 10 ? [[form, low, high]] : [],
        );
        const leaks = await leaksOf(table, PERSONS);
        expect(leaks.map(({ form, low, high }) => [form, low, high])).toEqual(expected);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test('part by part finds the same leaks as the whole at once', async () => {
    const highs = await loadSolver();
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom(PERSONS, TELL_ALL), async (table, rule) => {
        const system = systemOf(table, rule);
        const all = Int32Array.from(system.unknown);
        const rows = Int32Array.from({ length: system.rows.count }, (_, row) => row);
        const bounds = tightenBounds(system.lower, system.upper, system.rows);
        const scratch = new Int32Array(all.length).fill(-1);
        const problem = problemOf(
          all,
          rows,
          all,
          system.forms,
          system.rows,
          bounds,
          scratch,
          noHints(all.length),
        );
        const seen = survey(highs, problem);
        expect(seen).not.toBeNull();
        if (seen === null) return;
        const byParts = attackShare(highs, problem, seen, openForms(problem, seen));
        const atOnce = attackWhole(highs, problem);
        expect(byParts.leaks.map(({ form }) => form)).toEqual(atOnce.leaks.map(({ form }) => form));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
