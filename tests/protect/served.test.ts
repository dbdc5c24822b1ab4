// People and ratings together: who rated was served, so those who did not rate are no fewer than none in any place, time and task,
// and where they are few, the one tells the other. Ratings are hidden until nothing follows.
import { beforeAll, describe, expect, test } from 'vitest';
import { withBeside } from '../../scripts/4-protect/beside.ts';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { finestPlaces } from '../../scripts/4-protect/finest-places.ts';
import { protectSystem } from '../../scripts/4-protect/protect-system.ts';
import type { ServedRows } from '../../scripts/4-protect/served-columns.ts';
import { ServedSystem } from '../../scripts/4-protect/served.ts';
import { SERVED, servedBounds } from '../../scripts/4-protect/served-bounds.ts';
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

const pool = {
  solve: async (job: Parameters<typeof solveBlock>[0]) => Promise.resolve(solveBlock(job, LISTS, solver)),
};

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
    expect(more.length).toBeLessThanOrEqual(4);
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
    return servedBounds({ low, high }, 3, [[2, 0, 1]]);
  };
  const [PEOPLE, RATERS] = [SERVED.people * 3, SERVED.raters * 3];

  test('few silent in a sum are few in its parts', () => {
    const { apart, together } = boundsOf({
      [PEOPLE + 2]: [50, 50],
      [RATERS]: [5, 5],
      [RATERS + 1]: [41, 41],
    });
    expect([apart.low[PEOPLE], apart.high[PEOPLE]]).toEqual([0, 50]);
    expect([together?.low[PEOPLE], together?.high[PEOPLE]]).toEqual([5, 9]);
    expect(together?.high[SERVED.silent * 3]).toBe(4);
  });

  test('where more rated than were served, nothing follows', () => {
    const { together } = boundsOf({ [PEOPLE + 2]: [50, 50], [RATERS]: [5, 5], [RATERS + 1]: [51, 51] });
    expect(together).toBeNull();
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
