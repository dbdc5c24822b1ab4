// Who rated was served: what is shown of people bounds the raters, and what is shown of raters the people.
import { beforeAll, describe, expect, test } from 'vitest';
import { withBeside } from '../../scripts/4-protect/beside.ts';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { STATE } from '../../scripts/4-protect/block.ts';
import { systemOf } from '../../scripts/4-protect/block-system.ts';
import { layersOfChain } from '../../scripts/4-protect/chain.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { LOOK } from '../../scripts/4-protect/search.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { SYSTEMS } from '../../scripts/4-protect/systems.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', '440000'],
    parent: Int32Array.of(-1, 0, 0),
    level: Uint8Array.of(0, 1, 1),
    isRest: new Uint8Array(3),
  },
  periods: { keys: ['2021'], sums: [[]], types: ['year'], isRunning: new Uint8Array(1) },
  tasks: { keys: ['all'], sums: [[]] },
  groups: { keys: ['all', '13', '61'], sums: [[1, 2], [], []], parts: [], children: new Uint8Array(3) },
};
const LIMITS = { byGroup: new Float64Array(3).fill(10), difference: 3 };

function rulesOf(name: string): SystemRules {
  const rules = SYSTEMS.find((system) => system.name === name);
  if (!rules) throw new Error(`missing system ${name}`);
  return rules;
}

/** The nation, and two provinces: all, and two groups; figures by measure. */
function rowsOf(...values: readonly (readonly number[])[]): BlockRows {
  const count = values[0]?.length ?? 0;
  const bytes = (): Uint8Array => new Uint8Array(count);
  return {
    count,
    region: Int32Array.from({ length: count }, (_, row) => Math.floor(row / 3)),
    period: new Int32Array(count),
    task: new Int32Array(count),
    group: Int32Array.from({ length: count }, (_, row) => row % 3),
    values: values.map((own) => Float64Array.from(own)),
    states: values.map(bytes),
    before: values.map(() => new Float64Array(count).fill(NaN)),
    given: values.map(bytes),
    totalOnly: bytes(),
    hasMore: bytes(),
    margins: null,
    forced: values.map(bytes),
  };
}

/** Sums of the two groups of two provinces: the nation, then the provinces, each all and by group. */
const withSums = ([a, b, c, d]: readonly [number, number, number, number]): number[] => [
  ...[a + b + c + d, a + c, b + d],
  ...[a + b, a, b],
  ...[c + d, c, d],
];

describe('what people and ratings may be told of each other', () => {
  const besideOf = (
    people: readonly [number, number, number, number],
    raters: readonly [number, number, number, number],
    satisfied = raters,
    change: (rows: { people: BlockRows; ratings: BlockRows }) => void = () => undefined,
  ) => {
    const none = withSums([0, 0, 0, 0]);
    const rows = {
      people: rowsOf(withSums(people), none, none),
      ratings: rowsOf(withSums(raters), withSums(satisfied)),
    };
    change(rows);
    return withBeside(
      { rows: rows.people, rules: rulesOf('people') },
      { rows: rows.ratings, rules: rulesOf('ratings') },
      LISTS,
      LIMITS,
    );
  };
  /** Of the first group of the first province. */
  const FIRST = 4;

  test('what may be shown of the one bounds the other', () => {
    const { people, ratings } = besideOf([40, 5, 60, 70], [30, 5, 8, 70]);
    expect([...(people.beside ?? [])]).toEqual([113, 38, 75, 35, 30, NaN, 78, NaN, 70]);
    expect([...(ratings.beside ?? [])]).toEqual([175, 100, 75, 45, 40, NaN, 130, 60, 70]);
  });

  test('people of whom too few did not rate to hide the raters are hidden', () => {
    const isForced = (served: number, rated: number, content = rated): number | undefined =>
      besideOf([served, 50, 60, 70], [rated, 40, 30, 20], [content, 40, 30, 20]).people.forced[0]?.[FIRST];
    expect([isForced(10, 5), isForced(11, 5)]).toEqual([1, 0]);
    // What were not satisfied may be as many while the satisfied move, and the other way round.
    expect([isForced(12, 5, 3), isForced(13, 5, 3)]).toEqual([1, 0]);
    // Where nobody rated, there is nothing to hide.
    expect(isForced(10, 0)).toBe(0);
    const { ratings } = besideOf([10, 50, 60, 70], [5, 40, 30, 20]);
    expect(ratings.beside?.[FIRST]).toBeNaN();
  });

  test('and so are sums of them, where their parts could not hide', () => {
    /** Of the first group of the nation, whose raters are 4 and 4. */
    const isForced = (first: number, second: number): number | undefined =>
      besideOf([first, 50, second, 70], [4, 40, 4, 20]).people.forced[0]?.[1];
    expect([isForced(6, 5), isForced(6, 6)]).toEqual([1, 0]);
  });

  test('and so are sums of which few did not rate: no part of them has more of these', () => {
    /** Of the first group of the nation: of the first province's 4, which are hidden, nobody rated. */
    const isForced = (second: number, rated: number): number | undefined =>
      besideOf([4, 50, second, 70], [0, 40, rated, 20]).people.forced[0]?.[1];
    expect([isForced(60, 58), isForced(63, 58), isForced(64, 58)]).toEqual([1, 1, 0]);
    // Where all rated, what there is of people is what there is of raters.
    const all = besideOf([20, 50, 60, 70], [20, 40, 60, 20]);
    expect(all.people.forced[0]?.[1]).toBe(0);
    // What has no parts is hidden for its own sake alone.
    expect(besideOf([40, 50, 60, 70], [36, 40, 30, 20]).people.forced[0]?.[FIRST]).toBe(0);
    // Where the raters are hidden, it is not known how many did not rate.
    const few = besideOf([4, 50, 10, 70], [0, 40, 8, 20]);
    expect(few.ratings.beside?.[1]).toBe(14);
    expect(few.people.forced[0]?.[1]).toBe(0);
  });

  test('nothing is told by figures that do not fit, or of what was not reported', () => {
    const odd = besideOf([40, 50, 60, 70], [45, 40, 30, 20]);
    expect([odd.people.beside?.[FIRST], odd.ratings.beside?.[FIRST]]).toEqual([NaN, NaN]);
    const missing = besideOf([40, 50, 60, 70], [30, 40, 30, 20], undefined, ({ ratings }) => {
      for (const states of ratings.states) states[FIRST] = STATE.notReported;
    });
    expect(missing.people.beside?.[FIRST]).toBeNaN();
  });
});

test('the layers of ratings leave each other room among those who were served', () => {
  const rows = {
    ...rowsOf(withSums([8, 40, 50, 60]), withSums([6, 40, 50, 60])),
    beside: new Float64Array(9).fill(NaN),
  };
  rows.beside[4] = 20;
  rows.beside[7] = 51;
  const [satisfied, others] = layersOfChain(rows, LISTS, rulesOf('ratings'), LIMITS);
  const caps = (row: number) => [satisfied?.rows.layer?.cap[row], others?.rows.layer?.cap[row]];
  expect(caps(4)).toEqual([18, 14]);
  // Some of the satisfied may not have been: so many more can always be tried as the rule asks for.
  expect(caps(7)).toEqual([51, 3]);
  expect(caps(5)).toEqual([Infinity, Infinity]);
});

describe('those of a group who are not of its part', () => {
  const lists: Lists = {
    ...LISTS,
    groups: {
      keys: ['all', '31', '311', '61'],
      sums: [[1, 3], [], [], []],
      parts: [[1, 2]],
      children: new Uint8Array(4),
    },
  };
  const limits = { byGroup: new Float64Array(4).fill(10), difference: 3 };
  const line = (...values: readonly (readonly number[])[]): BlockRows => ({
    ...rowsOf(...values),
    region: new Int32Array(4),
    group: Int32Array.from([0, 1, 2, 3]),
  });
  const one = (name: string): SystemRules => ({
    ...rulesOf(name),
    measures: rulesOf(name).measures.slice(0, 1),
    links: [],
    looseLinks: [],
  });
  /** The rest comes behind the four rows of the line. */
  const REST = 4;

  test('are not shown where they could not hide their raters', () => {
    const isForced = (people: number, satisfied: number): number | undefined =>
      withBeside(
        { rows: line([people + 70, people + 30, 30, 40]), rules: one('people') },
        { rows: line([48, 19, 15, 29], [48, 19 - 4 + satisfied, 15, 29]), rules: rulesOf('ratings') },
        lists,
        limits,
      ).people.forced[0]?.[2];
    // Of those who are not of the part 4 rated: all satisfied, or only 2.
    expect([isForced(10, 4), isForced(10, 2), isForced(12, 2)]).toEqual([0, 1, 0]);
  });

  test('are no fewer than those of them who are shown to have rated', () => {
    const leastBeside = (whole: number, part: number): number | undefined => {
      const rows = { ...line([100, 60, 40, 40]), beside: Float64Array.of(80, whole, part, 30) };
      return systemOf(rows, lists, one('people'), limits).lower[REST];
    };
    expect(leastBeside(50, 35)).toBe(15);
    // Few who rated are not shown, and more than were served do not fit.
    expect([leastBeside(43, 35), leastBeside(60, 35)]).toEqual([0, 0]);
  });

  test('can have rated no more than are shown to have been served', () => {
    const mostBeside = (whole: number, part: number, ofPart = [30, 30]): readonly (number | undefined)[] => {
      const [raters = 0, satisfied = 0] = ofPart;
      const rows = {
        ...line([70, 40, raters, 30], [68, 39, satisfied, 29]),
        beside: Float64Array.of(100, whole, part, 40),
      };
      return layersOfChain(rows, lists, rulesOf('ratings'), limits).map(
        (layer) => systemOf(layer.rows, lists, layer.rules, limits).cap[REST],
      );
    };
    // Of 20 who were served 9 were satisfied and 1 was not: each leaves the other the rest.
    expect(mostBeside(60, 40)).toEqual([19, 11]);
    // Few are not shown.
    expect(mostBeside(49, 40)).toEqual([Infinity, Infinity]);
    // Where none were served, none rated.
    expect(mostBeside(60, 60, [40, 39])).toEqual([0, 0]);
    // More who rated do not fit.
    expect(mostBeside(60, 60, [30, 30])).toEqual([Infinity, Infinity]);
  });
});

describe('searches', () => {
  const solved = (rows: BlockRows, name: string, isLast?: boolean) => {
    const job = {
      rows,
      rules: { ...rulesOf(name), measures: rulesOf(name).measures.slice(0, rows.values.length) },
      limits: LIMITS,
    };
    const first = solveBlock(job, LISTS, solver);
    if (isLast === undefined) return first;
    const look = first.hidden.map((own) => own.map(() => LOOK.yes));
    return solveBlock({ ...job, goesOn: { from: first.hidden, look, isLast } }, LISTS, solver);
  };
  const hiddenIn = (rows: BlockRows, name: string): number[] => {
    const [hidden] = solved(rows, name).hidden;
    return [...(hidden?.keys() ?? [])].filter((row) => hidden?.[row] === 1);
  };

  test('people hide behind those of whom not all are known to have rated', () => {
    const rows = rowsOf(withSums([5, 60, 40, 30]));
    expect(hiddenIn(rows, 'volunteers')).toEqual([4, 5, 7, 8]);
    // All 60 and 40 rated, which is shown: there cannot be fewer people, so not more than 5 in the first group.
    const beside = new Float64Array(9).fill(NaN);
    beside[5] = 60;
    beside[7] = 40;
    const more = hiddenIn({ ...rows, beside }, 'volunteers');
    expect(more).toEqual(expect.arrayContaining([4, 5, 7, 8]));
    expect(more.length).toBeGreaterThan(4);
  });

  test('raters may be as many as the people who are shown, and are lost where these are too few, but not in the last search', () => {
    const rows = rowsOf(withSums([5, 60, 40, 30]), withSums([5, 60, 40, 30]));
    const beside = new Float64Array(9).fill(NaN);
    beside[4] = 11;
    expect(solved({ ...rows, beside }, 'ratings').lost).toEqual([]);
    beside[4] = 10;
    expect(solved({ ...rows, beside }, 'ratings').lost).toContainEqual([0, 4]);
    expect(solved({ ...rows, beside }, 'ratings', false).lost).toContainEqual([0, 4]);
    expect(solved({ ...rows, beside }, 'ratings', true).lost).toEqual([]);
  });
});
