// A small campaign of one province, of which all figures are sums of counts by county, month, task and group; what is published of
// it is what the plan has.
import type { BlockRows, SystemRules } from '../../scripts/4-protect/block.ts';
import type { IsIdle } from '../../scripts/4-protect/finest-places.ts';
import type { InnerCounts } from '../../scripts/4-protect/inner.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';

export const COUNTIES = ['430181', '430182', '430183', '430184'];
export const [PROVINCE, FIRST] = [1, 2];
export const [JANUARY, FEBRUARY, QUARTER, YEAR] = [0, 1, 2, 3];
export const MONTHS = [JANUARY, FEBRUARY];
export const TASKS = [1, 2];
export const GROUPS = [1, 2];
export const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', ...COUNTIES],
    parent: Int32Array.of(-1, 0, ...COUNTIES.map(() => PROVINCE)),
    level: Uint8Array.of(0, 1, ...COUNTIES.map(() => 3)),
    isRest: new Uint8Array(FIRST + COUNTIES.length),
  },
  periods: {
    keys: ['2022-01', '2022-02', '2022Q1', '2022'],
    sums: [[], [], MONTHS, [QUARTER]],
    types: ['month', 'month', 'quarter', 'year'],
    isRunning: new Uint8Array(4),
  },
  tasks: { keys: ['all', '1', '2'], sums: [TASKS, [], []] },
  groups: { keys: ['all', '11', '12'], sums: [GROUPS, [], []], parts: [], children: new Uint8Array(3) },
};
export const LIMITS = limitsFor(LEAST_THRESHOLDS, LISTS.groups.keys, new Map());
export const RULES: SystemRules = {
  ...{ name: 'people', table: 'outcomes', measures: ['people'], persons: 'all' },
  ...{ links: [], looseLinks: [], isRating: false, isChain: false, partial: -1 },
};

/** Where there were activities, and how many of each group were served. */
export type Counts = readonly { county: number; month: number; task: number; groups: readonly number[] }[];

const isIn = (list: { sums: Lists['tasks']['sums'] }, whole: number, part: number): boolean =>
  whole === part || (list.sums[whole] ?? []).some((own) => isIn(list, own, part));

function countsAt(
  counts: Counts,
  region: number,
  period: number,
  task: number,
): readonly (readonly number[])[] {
  return counts
    .filter(
      (own) =>
        (region < FIRST || own.county === region - FIRST) &&
        isIn(LISTS.periods, period, own.month) &&
        isIn(LISTS.tasks, task, own.task),
    )
    .map(({ groups }) => groups);
}

export const countOf = (
  counts: Counts,
  region: number,
  period: number,
  task: number,
  group: number,
): number =>
  countsAt(counts, region, period, task)
    .flatMap((groups) => groups.filter((_, at) => group === 0 || at === group - 1))
    .reduce((sum, one) => sum + one, 0);

/** What is published: counties by year, by group or by task; all above them by month and by both as well. */
export function rowsOf(counts: Counts, { measures } = RULES): BlockRows {
  const keys: [region: number, period: number, task: number, group: number][] = [];
  LISTS.regions.codes.forEach((_, region) => {
    const isCounty = region >= FIRST;
    for (const period of isCounty ? [YEAR] : [...MONTHS, QUARTER, YEAR])
      for (const group of [0, ...GROUPS]) keys.push([region, period, 0, group]);
    for (const task of TASKS) {
      for (const group of isCounty ? [0] : [0, ...GROUPS]) keys.push([region, YEAR, task, group]);
    }
  });
  const bytes = (): Uint8Array => new Uint8Array(keys.length);
  const each = <Value>(make: () => Value): Value[] => measures.map(make);
  return {
    count: keys.length,
    region: Int32Array.from(keys, ([region]) => region),
    period: Int32Array.from(keys, ([, period]) => period),
    task: Int32Array.from(keys, ([, , task]) => task),
    group: Int32Array.from(keys, ([, , , group]) => group),
    values: each(() => Float64Array.from(keys, (place) => countOf(counts, ...place))),
    before: each(() => new Float64Array(keys.length).fill(NaN)),
    ...{ states: each(bytes), given: each(bytes), forced: each(bytes) },
    ...{ totalOnly: bytes(), hasMore: bytes(), margins: null },
  };
}

/** Where there were no activities. */
export const isIdleIn =
  (counts: Counts): IsIdle =>
  (...place) =>
    countsAt(counts, ...place).length === 0;

/** Who was counted; `isTold`: whether it is known where there were no activities. */
export const innerOf = (counts: Counts, { measures } = RULES, isTold = true): InnerCounts => ({
  of: (...place) => measures.map(() => countOf(counts, ...place)),
  idle: isTold ? { isIdle: isIdleIn(counts), isSurelyIdle: isIdleIn(counts) } : null,
  spansIn: () => new Int32Array(),
});
