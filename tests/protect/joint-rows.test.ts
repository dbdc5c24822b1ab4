import { expect, test } from 'vitest';
import type { BlockRows } from '../../scripts/4-protect/block.ts';
import { jointRows, REACHES } from '../../scripts/4-protect/joint-rows.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';

// A nation of two provinces; the first has two prefectures with two counties each, the second one with one.
const REGIONS = [
  ['000000', -1, 0],
  ['630000', 0, 1],
  ['630100', 1, 2],
  ['630101', 2, 3],
  ['630102', 2, 3],
  ['630200', 1, 2],
  ['630201', 5, 3],
  ['640000', 0, 1],
  ['640100', 7, 2],
  ['640101', 8, 3],
] as const;
const YEARS = ['2021', '2022'];
const GROUPS = ['all', '42'];

const LISTS: Lists = {
  regions: {
    codes: REGIONS.map(([code]) => code),
    parent: Int32Array.from(REGIONS, ([, parent]) => parent),
    level: Uint8Array.from(REGIONS, ([, , level]) => level),
    isRest: new Uint8Array(REGIONS.length),
  },
  periods: { keys: YEARS, sums: [[], []], types: ['year', 'year'], isRunning: new Uint8Array(2) },
  tasks: { keys: ['all'], sums: [[]] },
  groups: { keys: GROUPS, sums: [[], []], parts: [], children: new Uint8Array(2) },
};

const KEYS = YEARS.flatMap((_, period) =>
  REGIONS.flatMap((__, region) => GROUPS.map((___, group) => ({ period, region, group }))),
);

const ROWS: BlockRows = {
  count: KEYS.length,
  region: Int32Array.from(KEYS, ({ region }) => region),
  period: Int32Array.from(KEYS, ({ period }) => period),
  task: new Int32Array(KEYS.length),
  group: Int32Array.from(KEYS, ({ group }) => group),
  values: [new Float64Array(KEYS.length).fill(20)],
  before: [new Float64Array(KEYS.length).fill(NaN)],
  ...{ states: [bytes()], given: [bytes()], forced: [bytes()], totalOnly: bytes(), hasMore: bytes() },
  margins: null,
};

function bytes(): Uint8Array {
  return new Uint8Array(KEYS.length);
}

/** The regions below the provinces that are looked at for 2021, of all groups and of the one. */
function regionsFor(reach: (typeof REACHES)[number], waits: readonly (readonly [string, string])[]) {
  const waiting = Uint8Array.from(KEYS, ({ period, region, group }) =>
    group === 1 &&
    waits.some(([year, code]) => YEARS[period] === year && LISTS.regions.codes[region] === code)
      ? 1
      : 0,
  );
  const out = Uint8Array.from(KEYS, ({ period }) => period);
  const places = jointRows(ROWS, LISTS, [], out, { hidden: [bytes()], waiting: [waiting] }, reach);
  expect(places.every((row) => KEYS[row]?.period === 0)).toBe(true);
  const found = places.map((row) => LISTS.regions.codes[KEYS[row]?.region ?? 0] ?? '');
  return [...new Set(found)].filter((code) => !code.endsWith('0000'));
}

const FIRST = ['630100', '630101', '630102', '630200', '630201'];

test.each([
  ['line', ['630100', '630101']],
  ['regions', FIRST.filter((code) => code !== '630201')],
  ['province', FIRST],
  ['nation', [...FIRST, '640100', '640101']],
] as const)('%s: so far around a county that waits', (reach, expected) => {
  expect(regionsFor(reach, [['2021', '630101']])).toEqual(expected);
});

test.each(REACHES)('%s: what waits in another year changes nothing', (reach) => {
  const waits = [
    ['2021', '630101'],
    ['2022', '640101'],
    ['2022', '630201'],
  ] as const;
  expect(regionsFor(reach, waits)).toEqual(regionsFor(reach, waits.slice(0, 1)));
});
