// Bounds that single equations give, where one measure is part of another: persons and those served for the first time.
import { expect, test } from 'vitest';
import type { CellSystem } from '../../scripts/4-protect/cell-system.ts';
import { outerBounds } from '../../scripts/4-protect/outer-bounds.ts';
import { smallTable } from './small-tables.ts';

/** The two measures of a table as one system: the cells of the first, then those of the second. */
function together(
  whole: readonly (readonly number[])[],
  part: readonly (readonly number[])[],
): { system: CellSystem; count: number } {
  const [first, second] = [whole, part].map((inner) => smallTable(inner, () => false).system);
  if (!first || !second) throw new Error('missing table');
  const count = first.size;
  const bytes = (key: 'kind' | 'given' | 'rests' | 'mustMove'): Uint8Array =>
    Uint8Array.from([...first[key], ...second[key]]);
  const floats = (key: 'value' | 'sure' | 'most' | 'lower' | 'threshold' | 'cost'): Float64Array =>
    Float64Array.from([...first[key], ...second[key]]);
  const equations = [
    ...first.equations,
    ...second.equations.map((equation) => equation.map((cell) => count + cell)),
  ];
  return {
    count,
    system: {
      size: 2 * count,
      row: Int32Array.from([...first.row, ...second.row]),
      ...{
        value: floats('value'),
        kind: bytes('kind'),
        sure: floats('sure'),
        most: floats('most'),
        lower: floats('lower'),
        cap: new Float64Array(2 * count).fill(Infinity),
      },
      ...{ threshold: floats('threshold'), cost: floats('cost') },
      ...{ given: bytes('given'), rests: bytes('rests'), mustMove: bytes('mustMove') },
      equations,
      sureEquations: equations.length,
      links: first.row.length === 0 ? [] : [...first.row.keys()].map((cell) => [count + cell, cell] as const),
      sureLinks: count,
      differences: [
        {
          part: count,
          whole: 0,
          rows: count,
          equations: [first.equations.length, equations.length],
          groups: [],
        },
      ],
    },
  };
}

// Of 20 persons in a row 18 came for the first time; of the first column, which hides its persons, 6 did.
const { system, count } = together(
  [
    [5, 7, 8],
    [4, 20, 20],
  ],
  [
    [4, 6, 8],
    [2, 10, 20],
  ],
);
const [TOP_LEFT, WIDTH] = [0, 4];
const hidden = Uint8Array.from({ length: system.size }, (_, cell) => {
  const place = cell % count;
  const isInner = Math.floor(place / WIDTH) < 2 && place % WIDTH < 3;
  return isInner || (cell < count && place === 2 * WIDTH) ? 1 : 0;
});

test('as two of the row came again at most, the persons are no more than six and two', () => {
  const { low, high } = outerBounds(system, hidden);
  expect([low[TOP_LEFT], high[TOP_LEFT]]).toEqual([1, 7]);
  const without = outerBounds({ ...system, differences: [] }, hidden);
  expect(without.high[TOP_LEFT]).toBeGreaterThan(7);
});

test('the truth is within the bounds, and there is one for each cell', () => {
  const { low, high } = outerBounds(system, hidden);
  expect([low.length, high.length]).toEqual([system.size, system.size]);
  system.value.forEach((value, cell) => {
    expect(low[cell]).toBeLessThanOrEqual(value);
    expect(high[cell]).toBeGreaterThanOrEqual(value);
  });
});
