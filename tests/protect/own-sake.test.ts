// Which cells are hidden for their own sake, whatever else is published: the few, children below the prefecture's year,
// ratings with few on either side, and the stages of a need together.
import { expect, test } from 'vitest';
import type { BlockRows } from '../../scripts/4-protect/block.ts';
import { STATE } from '../../scripts/4-protect/block.ts';
import { hiddenForOwnSake } from '../../scripts/4-protect/cell-kinds.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { SYSTEMS } from '../../scripts/4-protect/systems.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', '430100', '430102'],
    parent: Int32Array.of(-1, 0, 1, 2),
    level: Uint8Array.of(0, 1, 2, 3),
    isRest: new Uint8Array(4),
  },
  periods: {
    keys: ['2022-03', '2022Q1', '2022'],
    sums: [[], [0], [1]],
    types: ['month', 'quarter', 'year'],
    isRunning: new Uint8Array(3),
  },
  tasks: { keys: ['all'], sums: [[]] },
  groups: {
    keys: ['all', '13', '24', '61'],
    sums: [[1, 2, 3], [], [], []],
    parts: [],
    children: Uint8Array.of(0, 0, 1, 0),
  },
};
const TIERS = new Map([
  ['13', 'T2'],
  ['24', 'T2c'],
  ['61', 'T1'],
]);

const COUNTY = '430102';
const PREFECTURE = '430100';
const PROVINCE = '430000';

interface Place {
  readonly region?: string;
  readonly period?: string;
  readonly group?: string;
}

/** Which measures of one row of a system are hidden, as a list of names; `thresholds` beyond the least ones. */
function hiddenIn(
  name: string,
  values: readonly number[],
  { region = COUNTY, period = '2022', group = '13' }: Place = {},
  thresholds: Partial<typeof LEAST_THRESHOLDS> = {},
): string[] {
  const rules = SYSTEMS.find((system) => system.name === name);
  if (!rules) throw new Error(`unknown system: ${name}`);
  const none = (): Float64Array => Float64Array.of(NaN);
  const bytes = (): Uint8Array => new Uint8Array(1);
  const rows: BlockRows = {
    count: 1,
    region: Int32Array.of(LISTS.regions.codes.indexOf(region)),
    period: Int32Array.of(LISTS.periods.keys.indexOf(period)),
    task: Int32Array.of(0),
    group: Int32Array.of(LISTS.groups.keys.indexOf(group)),
    values: values.map((value) => Float64Array.of(value)),
    states: values.map(() => Uint8Array.of(STATE.ok)),
    before: values.map(none),
    given: values.map(bytes),
    totalOnly: bytes(),
    hasMore: bytes(),
    margins: null,
    forced: values.map(bytes),
  };
  const limits = limitsFor({ ...LEAST_THRESHOLDS, ...thresholds }, LISTS.groups.keys, TIERS);
  const hidden = hiddenForOwnSake(rows, LISTS, rules, limits);
  return rules.measures.filter((_, measure) => hidden[measure]?.[0] === 1);
}

test.each([
  [0, false],
  [1, true],
  [9, true],
  [10, false],
])('%d people are hidden: %s', (people, isHidden) =>
  expect(hiddenIn('people', [people, people, people])).toEqual(
    isHidden ? ['people', 'first_time', 'visits'] : [],
  ),
);

test('each measure of people is hidden for itself', () =>
  expect(hiddenIn('people', [12, 3, 30])).toEqual(['first_time']));

test.each<[Place, boolean]>([
  [{ region: COUNTY, group: '24' }, true],
  [{ region: PREFECTURE, period: '2022Q1', group: '24' }, true],
  [{ region: PREFECTURE, period: '2022', group: '24' }, false],
  [{ region: PROVINCE, period: '2022-03', group: '24' }, false],
])("500 of a children's group at %o are hidden: %s", (place, isHidden) =>
  expect(hiddenIn('people', [500, 500, 500], place).length > 0).toBe(isHidden),
);

test('nor does it matter that there were no children', () =>
  expect(hiddenIn('people', [0, 0, 0], { group: '24' })).toEqual(['people', 'first_time', 'visits']));

test.each([
  [9, 9, true],
  [40, 38, true],
  [40, 40, false],
  [40, 37, false],
  [40, 2, true],
  [40, 9, true],
  [40, 10, false],
  [40, 0, false],
  [0, 0, false],
])('%d raters of whom %d satisfied are hidden: %s', (raters, satisfied, isHidden) =>
  expect(hiddenIn('ratings', [raters, satisfied])).toEqual(isHidden ? ['raters', 'satisfied'] : []),
);

test('the stages of a need are hidden together, and those of all groups are no persons', () => {
  expect(hiddenIn('needs', [50, 40, 4])).toEqual(['registered', 'responded', 'resolved']);
  expect(hiddenIn('needs', [50, 40, 0])).toEqual([]);
  expect(hiddenIn('needs', [50, 40, 4], { group: 'all' })).toEqual([]);
});

test('a threshold that is raised counts for the groups of its tier alone', () => {
  const raised = { T2: 20 };
  expect(hiddenIn('people', [15, 0, 15], { group: '13' }, raised)).toEqual(['people', 'visits']);
  expect(hiddenIn('people', [15, 0, 15], { group: '61' }, raised)).toEqual([]);
  expect(hiddenIn('people', [15, 0, 15], { group: 'all' }, raised)).toEqual([]);
});
