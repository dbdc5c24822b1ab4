// People and ratings together: who rated was served, so those who did not rate are no fewer than none in any place, time and task,
// and where they are few, the one tells the other. Ratings are hidden until nothing follows.
import { beforeAll, describe, expect, test } from 'vitest';
import { withBeside } from '../../scripts/4-protect/beside.ts';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { finestPlaces } from '../../scripts/4-protect/finest-places.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { pickRows } from '../../scripts/4-protect/load.ts';
import { protectSystem } from '../../scripts/4-protect/protect-system.ts';
import type { ServedRows } from '../../scripts/4-protect/served-columns.ts';
import { ServedSystem } from '../../scripts/4-protect/served.ts';
import { SERVED, tightenApart, tightenTogether } from '../../scripts/4-protect/served-bounds.ts';
import type { ServedJob } from '../../scripts/4-protect/served-repair.ts';
import { fewest, repairServed } from '../../scripts/4-protect/served-repair.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { figuresFrom } from '../../scripts/4-protect/spans.ts';
import { SYSTEMS } from '../../scripts/4-protect/systems.ts';
import type { Counts } from './finest-campaign.ts';
import {
  countOf,
  FEBRUARY,
  FIRST,
  innerOf,
  isIdleIn,
  JANUARY,
  LIMITS,
  LISTS,
  rowsOf,
  RULES,
  YEAR,
} from './finest-campaign.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

function ratingRules(): SystemRules {
  const rules = SYSTEMS.find(({ isRating }) => isRating);
  if (!rules) throw new Error('missing ratings');
  return rules;
}
const RATINGS = ratingRules();

/** Of each place [county, month, task] by group those who were served and those who rated; all were satisfied. */
type Places = readonly (readonly [
  county: number,
  month: number,
  task: number,
  people: readonly number[],
  raters: readonly number[],
])[];

const countsOf = (places: Places, of: 3 | 4): Counts =>
  places.map(([county, month, task, ...groups]) => ({ county, month, task, groups: groups[of - 3] ?? [] }));

/** 3 rated in the fourth county's second group, and 4 in its first, as nearly all did who were served there. */
const FEW_SILENT: Places = [
  [0, JANUARY, 2, [49, 22], [30, 20]],
  [0, FEBRUARY, 1, [45, 62], [45, 62]],
  [1, JANUARY, 1, [6, 7], [0, 6]],
  [1, FEBRUARY, 2, [32, 57], [31, 56]],
  [2, JANUARY, 2, [40, 33], [38, 32]],
  [2, FEBRUARY, 1, [30, 66], [29, 64]],
  [3, JANUARY, 1, [59, 68], [42, 65]],
  [3, FEBRUARY, 2, [8, 1], [8, 0]],
];

const ratingRows = (counts: Counts): BlockRows => {
  const { values, states, before, given, forced, ...rows } = rowsOf(counts);
  const twice = <Own>([own]: readonly Own[]): Own[] => (own === undefined ? [] : [own, structuredClone(own)]);
  return {
    ...rows,
    ...{ values: twice(values), states: twice(states), before: twice(before) },
    ...{ given: twice(given), forced: twice(forced) },
  };
};

const poolOf = (lists: Lists) => ({
  solve: async (job: Parameters<typeof solveBlock>[0]) => Promise.resolve(solveBlock(job, lists, solver)),
});

/** People and ratings of places, each as it is protected by itself, and ratings with regard to people; with what stays told. */
async function protectedOf(places: Places, change: (ratings: BlockRows) => void = () => undefined) {
  const [served, rated] = [countsOf(places, 3), countsOf(places, 4)];
  const own = {
    people: { rows: rowsOf(served), rules: RULES },
    ratings: { rows: ratingRows(rated), rules: RATINGS },
  };
  change(own.ratings.rows);
  const rows = withBeside(own.people, own.ratings, LISTS, LIMITS);
  const ids = Int32Array.from({ length: rows.people.count }, (_, row) => row);
  const inner = {
    people: innerOf(served),
    ratings: { ...innerOf(rated, RATINGS), idle: innerOf(served).idle },
  };
  const pool = poolOf(LISTS);
  const people = await protectSystem({ ids, rows: rows.people }, LISTS, RULES, LIMITS, pool, inner.people);
  const ratingsWith = async (beside: Parameters<typeof protectSystem>[6]) =>
    protectSystem({ ids, rows: rows.ratings }, LISTS, RATINGS, LIMITS, pool, inner.ratings, beside);
  const jobs: ServedJob[] = [];
  const together = await ratingsWith({
    protect: async () => Promise.resolve({ ...people.ended, inner: inner.people }),
    repair: async (job) => {
      jobs.push(job);
      return Promise.resolve(repairServed(job, LISTS));
    },
  });
  const toldIn = ({ ended }: { ended: ServedRows['ratings'] }) =>
    new ServedSystem(
      {
        ...{ people: people.ended, ratings: ended, limits: LIMITS, above: null },
        finest: {
          places: finestPlaces(rows.people, LISTS, isIdleIn(served)),
          spans: { people: new Int32Array(), ratings: new Int32Array() },
        },
      },
      LISTS,
    ).told(ended.hidden[0] ?? new Uint8Array());
  const alone = await ratingsWith(null);
  return { rows, people, alone, together, jobs, told: { alone: toldIn(alone), together: toldIn(together) } };
}

describe('ratings are hidden until they and people together tell nothing', () => {
  test('in what is made of counts that no table has', async () => {
    const { rows, alone, together, told, jobs } = await protectedOf(FEW_SILENT);
    const named = told.alone.map(({ count, column }) => [
      Object.keys(SERVED)[count],
      LISTS.regions.codes[rows.people.region[column] ?? -1],
      LISTS.tasks.keys[rows.people.task[column] ?? -1],
      LISTS.groups.keys[rows.people.group[column] ?? -1],
      (count === SERVED.people ? rows.people : rows.ratings).values[0]?.[column],
    ]);
    expect(named).toEqual([
      ['people', '430184', '2', 'all', 9],
      ['raters', '430184', '2', 'all', 8],
      ['satisfied', '430184', '2', 'all', 8],
    ]);
    expect(told.together).toEqual([]);
    expect(together.lost).toEqual([]);
    // Nothing that was hidden is shown, and what is hidden besides is shown by nobody else.
    const [before = new Uint8Array(), after = new Uint8Array()] = [alone.hidden[0], together.hidden[0]];
    expect(before.every((is, row) => is === 0 || after[row] === 1)).toBe(true);
    const more = [...after.keys()].filter((row) => after[row] !== before[row]);
    expect(more.length).toBeGreaterThan(0);
    expect(more.length).toBeLessThan(rows.people.count / 2);
    // The nation with its provinces, and the one province; then those once more.
    expect(jobs.map(({ above }) => above === null)).toEqual([true, false, true, false]);
  });

  test('which leaves all as it is where enough did not rate', async () => {
    const some: Places = FEW_SILENT.map(([county, month, task, people, raters]) => [
      ...([county, month, task, people.map((own, at) => own + (own === raters[at] ? 20 : 15))] as const),
      raters,
    ]);
    const { alone, together, told } = await protectedOf(some);
    expect(told).toEqual({ alone: [], together: [] });
    expect(together.hidden).toEqual(alone.hidden);
  });

  test('which cannot be done where an earlier release showed them all', async () => {
    const { together, told } = await protectedOf(FEW_SILENT, (ratings) => {
      ratings.before.forEach((own, measure) =>
        own.forEach((_, row) => {
          const value = ratings.values[measure]?.[row] ?? 0;
          const isFew = value > 0 && value < 10;
          if (!isFew) own[row] = value;
        }),
      );
    });
    expect(told.together.length).toBeGreaterThan(0);
    expect(together.lost.length).toBeGreaterThan(0);
  });
});

test('what nothing helps in one year is not forgotten over what helps in another', async () => {
  const lists: Lists = {
    ...LISTS,
    regions: {
      codes: ['000000', '430000', '430181', '430182'],
      parent: Int32Array.of(-1, 0, 1, 1),
      level: Uint8Array.of(0, 1, 3, 3),
      isRest: new Uint8Array(4),
    },
    periods: {
      keys: ['2021', '2022'],
      sums: [[], []],
      types: ['year', 'year'],
      isRunning: new Uint8Array(2),
    },
    tasks: { keys: ['all'], sums: [[]] },
  };
  // By year and region, all and two groups.
  const values = Float64Array.from(
    [2, 2, 1, 1, 2, 2, 1, 1].flatMap((many) => [100 * many, 60 * many, 40 * many]),
  );
  const count = values.length;
  const bytes = (): Uint8Array[] => [new Uint8Array(count), new Uint8Array(count)];
  const rows: BlockRows = {
    ...{ count, task: new Int32Array(count), margins: null },
    period: Int32Array.from(values, (_, row) => Math.floor(row / 12)),
    region: Int32Array.from(values, (_, row) => Math.floor(row / 3) % 4),
    group: Int32Array.from(values, (_, row) => row % 3),
    values: [values, values],
    before: [new Float64Array(count).fill(NaN), new Float64Array(count).fill(NaN)],
    ...{ states: bytes(), given: bytes(), forced: bytes() },
    ...{ totalOnly: new Uint8Array(count), hasMore: new Uint8Array(count) },
  };
  /** Of the province and its counties: the first group of the first county. */
  const OWN = 4;
  const looks = [0, 0];
  const pattern = await protectSystem(
    { ids: Int32Array.from(values.keys()), rows },
    lists,
    RATINGS,
    LIMITS,
    poolOf(lists),
    null,
    {
      protect: async () =>
        Promise.resolve({ rows, rules: RULES, hidden: [new Uint8Array(count)], inner: null }),
      // In 2021 hiding that one helps; in 2022 it is told until its line shows no groups.
      repair: async ({ above, ratings }) => {
        const year = ratings.rows.period[0] ?? -1;
        if (above !== null) looks[year] = (looks[year] ?? 0) + 1;
        const hide = above !== null && year === 0 && looks[year] === 1 ? [OWN] : [];
        const isTold = above !== null && year === 1 && ratings.hidden[0]?.[OWN] !== 1;
        return Promise.resolve({ hide, left: isTold ? [OWN] : [], bounds: null });
      },
    },
  );
  expect(pattern.lost).toEqual([]);
  expect(pattern.coarsened).toBe(2);
  expect([...(pattern.hidden[0] ?? [])].slice(12 + 6, 12 + 9)).toEqual([0, 1, 1]);
  expect(looks).toEqual([2, 2]);
});

test('ratings of a province may be hidden though the nation and the other provinces tell them', () => {
  // 9 of the first group did not rate in the province in February, and nobody in its third and fourth county.
  const places: Places = [
    [0, JANUARY, 1, [50, 40], [45, 30]],
    [1, JANUARY, 2, [60, 40], [40, 30]],
    [2, FEBRUARY, 1, [19, 40], [14, 30]],
    [3, FEBRUARY, 1, [4, 40], [0, 30]],
  ];
  const [served, rated] = [countsOf(places, 3), countsOf(places, 4)];
  const all = rowsOf(served);
  const own = [...all.region.keys()].filter((row) => (all.region[row] ?? 0) > 0);
  const people = pickRows(all, own);
  const ratings = pickRows(ratingRows(rated), own);
  const { count } = people;
  const blocks = [people.values[0], ratings.values[0], ratings.values[1]] as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [served_, raters] = blocks;
  const exact = [...blocks, served_.map((value, row) => value - (raters[row] ?? 0)), new Float64Array(count)];
  const isProvince = (row: number): boolean => people.region[row] === 1;
  const ends = (other: number): Float64Array =>
    Float64Array.from(
      exact.flatMap((values) => [...values.map((value, row) => (isProvince(row) ? value : other))]),
    );
  const marks = (is: (row: number) => boolean): Uint8Array =>
    Uint8Array.from({ length: count }, (_, row) => (is(row) ? 1 : 0));
  const job: ServedJob = {
    people: { rows: people, rules: RULES, hidden: [marks((row) => !isProvince(row))] },
    ratings: { rows: ratings, rules: RATINGS, hidden: [marks(() => false), marks(() => false)] },
    ...{ limits: LIMITS, above: { low: ends(0), high: ends(Infinity) } },
    finest: {
      places: finestPlaces(people, LISTS, isIdleIn(served)),
      spans: { people: new Int32Array(), ratings: new Int32Array() },
    },
    canHide: marks((row) => (raters[row] ?? 0) > 0),
  };
  const system = new ServedSystem(job, LISTS);
  const told = system.told(marks(() => false)).map(({ column }) => people.values[0]?.[column]);
  expect(told).toContain(4);
  const { hide, left } = repairServed(job, LISTS);
  expect(left).toEqual([]);
  expect(hide.some(isProvince)).toBe(true);
  expect(system.told(marks((row) => hide.includes(row)))).toEqual([]);
});

test('where no group of a line is shown, nobody knows that some of one rated', () => {
  const ofOne = (groups: readonly number[]): Counts => [{ county: 0, month: JANUARY, task: 1, groups }];
  const people = rowsOf(ofOne([28, 60]));
  const ratings = ratingRows(ofOne([9, 40]));
  const first = people.group.indexOf(1);
  /** The least of the first group's raters, where these groups of all lines are hidden. */
  const leastWith = (...groups: number[]): number | undefined => {
    const hidden = people.group.map((group) => (groups.includes(group) ? 1 : 0));
    const system = new ServedSystem(
      {
        people: { rows: people, rules: RULES, hidden: [new Uint8Array(people.count)] },
        ratings: {
          rows: ratings,
          rules: RATINGS,
          hidden: [Uint8Array.from(hidden), Uint8Array.from(hidden)],
        },
        ...{ limits: LIMITS, above: null, finest: null },
      },
      LISTS,
    );
    return system.boundsOfRows(Uint8Array.from(hidden))?.low[SERVED.raters * people.count + first];
  };
  expect(leastWith(0, 1)).toBe(1);
  expect(leastWith(0, 1, 2)).toBe(0);
});

test('what an earlier release hid of a year up to a month stays unknown, too', () => {
  // Nobody rated in January, and all but 8 of the first group in February.
  const places: Places = [
    [0, JANUARY, 1, [3, 40], [0, 20]],
    [0, FEBRUARY, 1, [30, 60], [28, 40]],
    [1, JANUARY, 1, [50, 70], [0, 50]],
    [1, FEBRUARY, 1, [45, 70], [43, 50]],
    [2, JANUARY, 1, [19, 55], [0, 35]],
    [2, FEBRUARY, 2, [22, 50], [20, 30]],
  ];
  const served = countsOf(places, 3);
  const rows = rowsOf(served);
  const figure = { ...{ period: YEAR, month: JANUARY, region: FIRST, task: 0, group: 1 }, measures: 1 };
  // Of the counties only the years are published.
  const isShown = (row: number): boolean => rows.region[row] !== FIRST || rows.period[row] === YEAR;
  const hiddenIn = (isHidden: (row: number) => boolean): Uint8Array =>
    Uint8Array.from({ length: rows.count }, (_, row) => (isHidden(row) ? 1 : 0));
  const toldWith = (ratings: Uint8Array): number[] => {
    const system = new ServedSystem(
      {
        people: { rows, rules: RULES, hidden: [hiddenIn((row) => !isShown(row) || rows.group[row] === 2)] },
        ratings: { rows: ratingRows(countsOf(places, 4)), rules: RATINGS, hidden: [ratings, ratings] },
        ...{ limits: LIMITS, above: null },
        finest: {
          places: finestPlaces(rows, LISTS, isIdleIn(served)),
          spans: { people: figuresFrom([figure]), ratings: new Int32Array() },
        },
      },
      LISTS,
    );
    return system
      .told(ratings)
      .filter(({ column }) => column >= rows.count)
      .map(({ count }) => count);
  };
  expect(toldWith(hiddenIn(() => false))).toEqual([SERVED.people]);
  expect(toldWith(hiddenIn(() => true))).toEqual([]);
});

describe('the bounds of counts by each other', () => {
  /** Two columns and their sum; people, raters, satisfied, silent, against of each. */
  const boundsOf = (known: Readonly<Record<number, readonly [number, number]>>) => {
    const low = new Float64Array(15);
    const high = new Float64Array(15).fill(Infinity);
    for (const [at, [from, to]] of Object.entries(known)) [low[Number(at)], high[Number(at)]] = [from, to];
    const bounds = { low, high };
    tightenApart(bounds, 3, [[2, 0, 1]]);
    const apart = { low: low.slice(), high: high.slice() };
    return { apart, fits: tightenTogether(bounds, 3, [[2, 0, 1]]), together: bounds };
  };
  const [PEOPLE, RATERS] = [SERVED.people * 3, SERVED.raters * 3];

  test('few silent in a sum are few in its parts', () => {
    const { apart, fits, together } = boundsOf({
      [PEOPLE + 2]: [50, 50],
      [RATERS]: [5, 5],
      [RATERS + 1]: [41, 41],
    });
    expect([apart.low[PEOPLE], apart.high[PEOPLE]]).toEqual([0, 50]);
    expect([together.low[PEOPLE], together.high[PEOPLE]]).toEqual([5, 9]);
    expect(together.high[SERVED.silent * 3]).toBe(4);
    expect(fits).toBe(true);
  });

  test('where more rated than were served, nothing follows', () => {
    const { fits } = boundsOf({ [PEOPLE + 2]: [50, 50], [RATERS]: [5, 5], [RATERS + 1]: [51, 51] });
    expect(fits).toBe(false);
  });
});

test('as few as help are found, the first ones rather than others', () => {
  const helpWith =
    (...wanted: number[]) =>
    (some: readonly number[]): boolean =>
      wanted.every((one) => some.includes(one));
  const all = [7, 3, 9, 1, 5, 2];
  expect(fewest(all, helpWith(3))).toEqual([3]);
  expect(fewest(all, helpWith(7, 5, 9))).toEqual([7, 9, 5]);
  expect(fewest(all, (some) => some.length >= 2)).toEqual([7, 3]);
  expect(fewest(all, helpWith(8))).toBeNull();
  expect(fewest([], helpWith(8))).toBeNull();
});

/** What the tests above take for granted: fewer rated than were served. */
test('in the places of these tests who rated was served', () => {
  for (const [, , , people, raters] of FEW_SILENT)
    expect(people.every((own, at) => own >= (raters[at] ?? 0))).toBe(true);
  expect(countOf(countsOf(FEW_SILENT, 4), FIRST + 3, YEAR, 2, 0)).toBe(8);
});
