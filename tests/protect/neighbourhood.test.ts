// Which hidden cells further away a repair may count on: all that are much like the cell, of many only the nearer ones.
import { expect, test } from 'vitest';
import type { BlockRows } from '../../scripts/4-protect/block.ts';
import type { CellSystem } from '../../scripts/4-protect/cell-system.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { neighbourhoods } from '../../scripts/4-protect/neighbourhood.ts';

/** A nation with so many provinces, a year of twelve months, and twelve groups; every cell is hidden and has a row of its own. */
function nationOf(provinces: number): {
  lists: Lists;
  rows: BlockRows;
  system: CellSystem;
  at: (province: number, period: number, group: number) => number;
} {
  const thirteen = [...Array(13).keys()];
  const sums = thirteen.map((key) => (key === 0 ? thirteen.slice(1) : []));
  const keys = thirteen.map(String);
  const regions = [...Array(provinces + 1).keys()];
  const lists: Lists = {
    regions: {
      codes: regions.map(String),
      parent: Int32Array.from(regions, (region) => (region === 0 ? -1 : 0)),
      level: Uint8Array.from(regions, (region) => (region === 0 ? 0 : 1)),
      isRest: new Uint8Array(regions.length),
    },
    periods: { keys, sums, types: keys, isRunning: new Uint8Array(13) },
    tasks: { keys: ['all'], sums: [[]] },
    groups: { keys, sums, parts: [], children: new Uint8Array(13) },
  };
  const places = regions.flatMap((region) =>
    thirteen.flatMap((period) => thirteen.map((group) => [region, period, group] as const)),
  );
  const ints = (dimension: 0 | 1 | 2): Int32Array => Int32Array.from(places, (place) => place[dimension]);
  const count = places.length;
  const bytes = new Uint8Array(count);
  return {
    lists,
    rows: {
      ...{ count, region: ints(0), period: ints(1), group: ints(2), task: new Int32Array(count) },
      ...{ values: [new Float64Array(count)], states: [bytes], before: [new Float64Array(count)] },
      ...{ given: [bytes], totalOnly: bytes, hasMore: bytes, margins: null, forced: [bytes] },
    },
    system: {
      ...{ size: count, row: Int32Array.from(places.keys()), value: new Float64Array(count) },
      ...{
        kind: bytes,
        sure: new Float64Array(count),
        most: new Float64Array(count).fill(Infinity),
        lower: new Float64Array(count),
        cap: new Float64Array(count).fill(Infinity),
      },
      ...{
        threshold: new Float64Array(count),
        cost: new Float64Array(count),
        given: bytes,
        rests: bytes,
        mustMove: bytes,
      },
      ...{ equations: [], sureEquations: 0, links: [], sureLinks: 0, differences: [] },
    },
    at: (province, period, group) => (province * 13 + period) * 13 + group,
  };
}

test.each([
  { provinces: 20, isFarIn: true },
  { provinces: 40, isFarIn: false },
])(
  'of $provinces provinces, a hidden cell of another group and month: $isFarIn',
  ({ provinces, isFarIn }) => {
    const { lists, rows, system, at } = nationOf(provinces);
    const hidden = new Uint8Array(system.size).fill(1);
    // The second stage is the first that looks further away than the cell's own surroundings.
    const cells =
      neighbourhoods(system, rows, lists).movable(at(1, 1, 1), 1, hidden, () => true, Infinity) ?? [];
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells).toContain(at(provinces, 1, 12));
    expect(cells).toContain(at(provinces, 12, 1));
    expect(cells.includes(at(provinces, 12, 12))).toBe(isFarIn);
  },
);

test('what is shown further away is not taken in', () => {
  const { lists, rows, system, at } = nationOf(20);
  const hidden = new Uint8Array(system.size);
  const cells =
    neighbourhoods(system, rows, lists).movable(at(1, 1, 1), 1, hidden, () => true, Infinity) ?? [];
  expect(cells).toContain(at(1, 1, 1));
  expect(cells).not.toContain(at(20, 12, 12));
});

test('a stage with more cells than may be has none, and there are no more stages where all that come have more', () => {
  const { lists, rows, system, at } = nationOf(20);
  const hidden = new Uint8Array(system.size).fill(1);
  const { movable } = neighbourhoods(system, rows, lists);
  const stagesWith = (most: number): (number | undefined)[] =>
    [...Array(8).keys()].map((stage) => movable(at(1, 1, 1), stage, hidden, () => true, most)?.length);
  const none = (count: number): undefined[] => Array<undefined>(count).fill(undefined);
  expect(stagesWith(Infinity)).toEqual([640, 3380, 3380, 3395, 3549, ...none(3)]);
  expect([3540, 3000, 600].map(stagesWith)).toEqual([
    [640, 3380, 3380, 3395, ...none(4)],
    [640, 0, 0, 0, ...none(4)],
    [0, 0, 0, 0, ...none(4)],
  ]);
});

test('what cannot move is left out', () => {
  const { lists, rows, system, at } = nationOf(20);
  const hidden = new Uint8Array(system.size).fill(1);
  const isOfYear = (cell: number): boolean => cell % 2 === 0;
  const cells = neighbourhoods(system, rows, lists).movable(at(1, 1, 1), 1, hidden, isOfYear, Infinity) ?? [];
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.every(isOfYear)).toBe(true);
});

test('where nothing comes after it, what is hidden in other quarters is taken in at last', () => {
  const { lists: flat, rows, system, at } = nationOf(2);
  // A year of two quarters of five months each.
  const [YEAR, FIRST, SECOND] = [0, 1, 2];
  const sums = flat.periods.sums.map((_, period) => {
    if (period === YEAR) return [FIRST, SECOND];
    return period === FIRST ? [3, 4, 5, 6, 7] : period === SECOND ? [8, 9, 10, 11, 12] : [];
  });
  const lists = { ...flat, periods: { ...flat.periods, sums } };
  const hidden = new Uint8Array(system.size).fill(1);
  hidden[at(2, 9, 1)] = 0;
  const stagesOf = (isLast: boolean): number[][] => {
    const { movable } = neighbourhoods(system, rows, lists, { isLast });
    const found: number[][] = [];
    for (let stage = 0; ; stage++) {
      const cells = movable(at(1, 3, 1), stage, hidden, () => true, Infinity);
      if (cells === null) return found;
      found.push(cells);
    }
  };
  const other = at(2, 8, 1);
  expect(stagesOf(false).filter((cells) => cells.includes(other))).toEqual([]);
  const last = stagesOf(true);
  expect(last.findIndex((cells) => cells.includes(other))).toBe(last.length - 1);
  expect(last.at(-1)).not.toContain(at(2, 9, 1));
});
