// What no table has and tables add up over: counts of a county by task and group, of which the province shows the sums.
import { beforeAll, expect, test } from 'vitest';
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import { INNER } from '../../scripts/4-protect/block.ts';
import { systemOf } from '../../scripts/4-protect/block-system.ts';
import { KIND } from '../../scripts/4-protect/cell-system.ts';
import type { InnerCounts } from '../../scripts/4-protect/inner.ts';
import { withInner } from '../../scripts/4-protect/inner.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { outerBounds } from '../../scripts/4-protect/outer-bounds.ts';
import { protectSystem } from '../../scripts/4-protect/protect-system.ts';
import { signs } from '../../scripts/4-protect/settle.ts';
import { solveBlock } from '../../scripts/4-protect/solve-block.ts';
import type { Solver } from '../../scripts/4-protect/solver.ts';
import { loadSolver } from '../../scripts/4-protect/solver.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const COUNTIES = ['110101', '110102', '110105', '110106'];
const TASKS = [1, 2];
const GROUPS = [1, 2, 3];
const [NATION, PROVINCE, FIRST] = [0, 1, 2];
const LISTS: Lists = {
  regions: {
    codes: ['000000', '110000', ...COUNTIES],
    parent: Int32Array.of(-1, NATION, ...COUNTIES.map(() => PROVINCE)),
    level: Uint8Array.of(0, 1, ...COUNTIES.map(() => 3)),
    isRest: new Uint8Array(FIRST + COUNTIES.length),
  },
  periods: { keys: ['2022'], sums: [[]], types: ['year'], isRunning: new Uint8Array(1) },
  tasks: { keys: ['all', '1', '2'], sums: [TASKS, [], []] },
  groups: {
    keys: ['all', '11', '12', '21'],
    sums: [GROUPS, [], [], []],
    parts: [],
    children: new Uint8Array(4),
  },
};
const LIMITS = limitsFor(LEAST_THRESHOLDS, LISTS.groups.keys, new Map());
const RULES: SystemRules = {
  name: 'people',
  table: 'outcomes',
  measures: ['people'],
  persons: 'all',
  links: [],
  looseLinks: [],
  isRating: false,
  isChain: false,
  partial: -1,
};

/** Counts of counties: by county, task and group. */
type Counts = readonly (readonly (readonly number[])[])[];

/** The rows that are published: the nation and the province by task and group, counties by the one and by the other. */
function rowsOf(counts: Counts): BlockRows {
  const sum = (counties: Counts, task: number, group: number): number =>
    counties
      .flatMap((own) => own.filter((_, i) => task === 0 || task === i + 1))
      .flatMap((own) => own.filter((_, i) => group === 0 || group === i + 1))
      .reduce((all, one) => all + one, 0);
  const keys: [region: number, task: number, group: number, value: number][] = [];
  LISTS.regions.codes.forEach((_, region) => {
    const own = region < FIRST ? counts : counts.slice(region - FIRST, region - FIRST + 1);
    for (const task of [0, ...TASKS]) {
      for (const group of [0, ...GROUPS]) {
        if (region >= FIRST && task > 0 && group > 0) continue;
        keys.push([region, task, group, sum(own, task, group)]);
      }
    }
  });
  const bytes = (): Uint8Array => new Uint8Array(keys.length);
  return {
    count: keys.length,
    region: Int32Array.from(keys, ([region]) => region),
    period: new Int32Array(keys.length),
    task: Int32Array.from(keys, ([, task]) => task),
    group: Int32Array.from(keys, ([, , group]) => group),
    values: [Float64Array.from(keys, ([, , , value]) => value)],
    states: [bytes()],
    before: [new Float64Array(keys.length).fill(NaN)],
    given: [bytes()],
    totalOnly: bytes(),
    hasMore: bytes(),
    margins: null,
    forced: [bytes()],
  };
}

const innerOf = (counts: Counts): InnerCounts => ({
  of: (region, _, task, group) => {
    const value = counts[region - FIRST]?.[task - 1]?.[group - 1] ?? 0;
    return value === 0 ? undefined : [value];
  },
  idle: { isIdle: () => false, isSurelyIdle: () => false },
  spansIn: () => new Int32Array(),
});

async function patternOf(
  counts: Counts,
  inner: InnerCounts | null,
  rules = RULES,
  wasShown: (region: number, task: number) => boolean = () => false,
) {
  const all = rowsOf(counts);
  const before = Float64Array.from(all.values[0] ?? [], (value, row) =>
    wasShown(all.region[row] ?? 0, all.task[row] ?? 0) ? value : NaN,
  );
  const counted = { ...all, before: [before] };
  const pool = {
    solve: async (job: Parameters<typeof solveBlock>[0]) => Promise.resolve(solveBlock(job, LISTS, solver)),
    close: async () => Promise.resolve(),
  };
  const ids = Int32Array.from({ length: counted.count }, (_, row) => row);
  const { hidden, lost, totalOnly } = await protectSystem(
    { ids, rows: counted },
    LISTS,
    rules,
    LIMITS,
    pool,
    inner,
  );
  const rows = { ...counted, totalOnly };
  const isHidden = hidden[0] ?? new Uint8Array();
  const names = [...isHidden.keys()]
    .filter((row) => isHidden[row] === 1)
    .map((row) =>
      [
        LISTS.regions.codes[rows.region[row] ?? 0],
        LISTS.tasks.keys[rows.task[row] ?? 0],
        LISTS.groups.keys[rows.group[row] ?? 0],
      ].join(' '),
    );
  return { rows, isHidden, names, lost };
}

/** Hidden cells that sums, one at a time, tell within less than ten. */
function told(counts: Counts, { rows, isHidden, lost }: Awaited<ReturnType<typeof patternOf>>): number[] {
  const all = withInner(rows, LISTS, RULES, LIMITS, innerOf(counts));
  const system = systemOf(all, LISTS, RULES, LIMITS);
  const hidden = Uint8Array.from({ length: all.count }, (_, row) =>
    row < rows.count ? (isHidden[row] ?? 0) : system.kind[row] === KIND.latent ? 1 : 0,
  );
  const { low, high } = outerBounds(system, hidden);
  const lostRows = new Set(lost.map(([, row]) => row));
  return [...isHidden.keys()].filter(
    (row) =>
      isHidden[row] === 1 &&
      !lostRows.has(row) &&
      (high[row] ?? 0) - (low[row] ?? 0) < 10 &&
      (low[row] ?? 0) < 10 &&
      // In a line that shows its total only it is enough that there may be none.
      (rows.totalOnly[row] !== 1 || (low[row] ?? 0) > 0),
  );
}

// Group 11 is served by task 2 alone, as the province shows. In the first county that task served 10, so that the 4 of
// group 11 are from 1 to 10.
const KNOWN: Counts = [
  [
    [0, 60, 40],
    [4, 6, 0],
  ],
  [
    [0, 40, 50],
    [30, 20, 20],
  ],
  [
    [0, 50, 60],
    [25, 20, 30],
  ],
  [
    [0, 70, 20],
    [40, 30, 30],
  ],
];

test('counts that no table has give a hidden one away', async () => {
  const pattern = await patternOf(KNOWN, null);
  expect(pattern.names.filter((name) => name.startsWith('110101'))).toContain('110101 all 11');
  expect(pattern.names.filter((name) => !name.includes(' all '))).toEqual([]);
  expect(told(KNOWN, pattern).map((row) => pattern.rows.values[0]?.[row])).toEqual([4]);
});

test('what gives it away is hidden, too', async () => {
  const pattern = await patternOf(KNOWN, innerOf(KNOWN));
  expect(pattern.names).toEqual(expect.arrayContaining(['110101 1 all', '110101 2 all']));
  expect(pattern.lost).toEqual([]);
  expect(told(KNOWN, pattern)).toEqual([]);
});

test('where earlier releases showed what gives it away, its line shows its total only', async () => {
  const wasShown = (region: number, task: number): boolean => region < FIRST || task > 0;
  const pattern = await patternOf(KNOWN, innerOf(KNOWN), RULES, wasShown);
  expect(pattern.lost).toEqual([]);
  expect(pattern.names).toEqual(expect.arrayContaining(['110101 all 11', '110101 all 12', '110101 all 21']));
  const closed = [...pattern.rows.totalOnly.keys()].filter((row) => pattern.rows.totalOnly[row] === 1);
  expect(closed.map((row) => LISTS.regions.codes[pattern.rows.region[row] ?? 0])).toEqual(
    GROUPS.map(() => '110101'),
  );
  expect(told(KNOWN, pattern)).toEqual([]);
});

// Group 11 in the first county is served by task 2 alone, as its task 1 served none; of the 10 whom task 2 served in the
// province those in the third county are some. Nothing that is hidden in counties makes the 4 more than 9.
const FROM_ABOVE: Counts = [
  [
    [0, 0, 0],
    [4, 60, 40],
  ],
  [
    [0, 40, 50],
    [0, 20, 20],
  ],
  [
    [24, 50, 60],
    [6, 20, 30],
  ],
  [
    [0, 70, 20],
    [0, 30, 30],
  ],
];

test('what a province shows by task and group is hidden where nothing below it helps', async () => {
  const without = await patternOf(FROM_ABOVE, null);
  expect(without.names.filter((name) => name.startsWith('110000'))).toEqual([]);
  expect(told(FROM_ABOVE, without).map((row) => without.rows.values[0]?.[row])).toEqual([4]);
  const pattern = await patternOf(FROM_ABOVE, innerOf(FROM_ABOVE));
  expect(pattern.lost).toEqual([]);
  expect(told(FROM_ABOVE, pattern)).toEqual([]);
  // Hidden so that they can move: another group goes with them, and the nation.
  expect(pattern.names).toEqual(expect.arrayContaining(['110000 1 11', '110000 2 11', '000000 2 11']));
});

// Task 2 met needs of group 21 alone. Counties show totals only, as most of their counts are small, and their totals by
// task tell what of them is group 21.
const TOTALS: Counts = [
  [
    [2, 1, 0],
    [0, 0, 5],
  ],
  [
    [3, 2, 1],
    [0, 0, 15],
  ],
  [
    [1, 4, 2],
    [0, 0, 20],
  ],
  [
    [2, 3, 3],
    [0, 0, 10],
  ],
];

test('needs of a line that shows its total only may be none', async () => {
  const rules: SystemRules = { ...RULES, name: 'needs', table: 'needs', persons: 'groups' };
  const without = await patternOf(TOTALS, null, rules);
  const first = without.names.filter((name) => name.startsWith('110101'));
  expect(first).toEqual(['110101 all 11', '110101 all 12', '110101 all 21']);
  expect(told(TOTALS, without).map((row) => without.rows.values[0]?.[row])).toContain(5);
  const pattern = await patternOf(TOTALS, innerOf(TOTALS), rules);
  expect(pattern.lost).toEqual([]);
  // How many needs a line has in all may be known.
  expect(told(TOTALS, pattern).filter((row) => pattern.rows.group[row] !== 0)).toEqual([]);
  expect(pattern.names).toEqual(expect.arrayContaining(first));
});

test('in tables of all kinds nothing is told by sums, one at a time', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = signs(seed);
    const count = (): number => (random() < 0.3 ? 0 : Math.floor(random() * random() * 60));
    const counts = COUNTIES.map(() => TASKS.map(() => GROUPS.map(count)));
    const pattern = await patternOf(counts, innerOf(counts));
    expect(told(counts, pattern), `seed ${String(seed)}`).toEqual([]);
  }
});

test('rows are added below provinces that show both, and those that can only be none are known', () => {
  const rows = rowsOf(KNOWN);
  const all = withInner(rows, LISTS, RULES, LIMITS, innerOf(KNOWN));
  expect(all.count - rows.count).toBe(COUNTIES.length * TASKS.length * GROUPS.length);
  const first = [...(all.inner ?? [])].slice(rows.count, rows.count + 6);
  const { some, none } = INNER;
  // Group 11 has none by task 1 in the province.
  expect(first).toEqual([none, some, some, some, some, some]);
  expect([...(all.values[0] ?? [])].slice(rows.count, rows.count + 6)).toEqual([0, 60, 40, 4, 6, 0]);
  const withoutTasks = { ...rows, task: new Int32Array(rows.count) };
  expect(withInner(withoutTasks, LISTS, RULES, LIMITS, innerOf(KNOWN)).count).toBe(rows.count);
});
