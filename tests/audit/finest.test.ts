// Counts by county, month, task and group, which are published nowhere: tasks and months together tell hidden figures.
import { expect, test } from 'vitest';
import type { Campaign, IsIdle } from '../../scripts/audit/cells.ts';
import type { MayLeak } from '../../scripts/audit/close-figures.ts';
import { canLeak } from '../../scripts/audit/close-figures.ts';
import { closeByFinest } from '../../scripts/audit/finest.ts';
import { finestBlocks } from '../../scripts/audit/finest-blocks.ts';
import { codeList } from '../../scripts/audit/lists.ts';
import type { Placed, Published } from '../../scripts/audit/published.ts';
import { Regions } from '../../scripts/audit/published.ts';

const COUNTIES = ['430181', '430182', '430183', '430184'];
const MONTHS = ['2022-01', '2022-02'];
const TASKS = ['1', '2'];
const GROUPS = ['11', '12'];
const LIMITS = { width: 10, small: 60 };
const mayLeak: MayLeak = (_, __, { low, high }) => canLeak(LIMITS, low, high);

/** Where there were activities, and how many of each group were served: 430181 in February for one task alone. */
const COUNTS: readonly { county: string; month: string; task: string; groups: readonly number[] }[] = [
  { county: '430181', month: '2022-02', task: '2', groups: [3, 39] },
  { county: '430182', month: '2022-01', task: '1', groups: [19, 57] },
  { county: '430183', month: '2022-01', task: '2', groups: [50, 33] },
  { county: '430184', month: '2022-01', task: '1', groups: [37, 32] },
  { county: '430184', month: '2022-02', task: '2', groups: [32, 62] },
];
/** Both groups of two counties: neither can be told from the sums that are published. */
const HIDDEN = ['430181', '430183'].flatMap((county) => GROUPS.map((group) => `${county} 2022 all ${group}`));

const LISTS: Campaign['lists'] = {
  groups: codeList([['all', null], ...GROUPS.map((group) => [group, 'all'] as const)]),
  tiers: new Map(),
  subgroups: [],
  tasks: codeList([['all', null], ...TASKS.map((task) => [task, 'all'] as const)]),
  periods: codeList([
    ['2022', null],
    ['2022Q1', '2022'],
    ...MONTHS.map((month) => [month, '2022Q1'] as const),
  ]),
  periodTypes: new Map(),
  closed: new Set(),
};
const REGIONS = new Regions();
REGIONS.add({ code: '430000', name: '湖南省', level: 'province', parent: '000000' });
for (const code of COUNTIES) REGIONS.add({ code, name: code, level: 'county', parent: '430000' });

const activitiesAt = (region: string, period: string, task: string) =>
  COUNTS.filter(
    (own) =>
      (region === '430000' || own.county === region) &&
      (period.length === 7 ? own.month === period : true) &&
      (task === 'all' || own.task === task),
  );
const countOf = (region: string, period: string, task: string, group: string): number =>
  activitiesAt(region, period, task)
    .flatMap(({ groups }) => groups.filter((_, at) => group === 'all' || GROUPS[at] === group))
    .reduce((sum, one) => sum + one, 0);

/** Counties by year, by group or by task; the province by month and by both as well. */
const ROWS = ['430000', ...COUNTIES].flatMap((region) => {
  const periods = region === '430000' ? [...MONTHS, '2022Q1', '2022'] : ['2022'];
  const groups = region === '430000' ? ['all', ...GROUPS] : ['all'];
  return [
    ...periods.flatMap((period) => ['all', ...GROUPS].map((group) => [region, period, 'all', group])),
    ...TASKS.flatMap((task) => groups.map((group) => [region, '2022', task, group])),
  ] as [string, string, string, string][];
});
const NAMES = ROWS.map((row) => row.join(' '));
const places = (of: (row: readonly [string, string, string, string]) => number): Int32Array =>
  Int32Array.from(ROWS, of);
const nameOf = (...[region, period, task, group]: readonly [number, number, number, number]): string =>
  [
    REGIONS.list[region]?.code,
    LISTS.periods.codes[period],
    LISTS.tasks.codes[task],
    LISTS.groups.codes[group],
  ].join(' ');
const TABLE: Published = {
  table: 'outcomes',
  rows: ROWS.length,
  region: places(([region]) => REGIONS.at(region)),
  period: places(([, period]) => LISTS.periods.index.get(period) ?? -1),
  task: places(([, , task]) => LISTS.tasks.index.get(task) ?? -1),
  group: places(([, , , group]) => LISTS.groups.index.get(group) ?? -1),
  ...{ values: [], states: [], contradictory: [] },
  rowAt: (...place) => NAMES.indexOf(nameOf(...place)),
};

const CAMPAIGN: Campaign = {
  ...{ lists: LISTS, regions: REGIONS, tables: [TABLE] },
  ...{ isIdle: () => false, isUnreported: () => false },
};

/** The rows that are told, with what is told of them. */
function told(isIdle: IsIdle): [string | undefined, number, number][] {
  const rangeOf = (row: number) => {
    const value = countOf(...(ROWS[row] as [string, string, string, string]));
    return HIDDEN.includes(NAMES[row] ?? '') ? { low: 1, high: Infinity } : { low: value, high: value };
  };
  return finestBlocks(CAMPAIGN, TABLE).flatMap((make) => {
    const block = make(isIdle);
    return (closeByFinest(block, 1, [], rangeOf, mayLeak) ?? []).map(
      ({ column, low, high }): [string | undefined, number, number] => [
        NAMES[block.rowOf[column] ?? -1],
        low,
        high,
      ],
    );
  });
}

test('where activities are shown by month and by task, both together tell hidden figures', () => {
  const isIdle: IsIdle = (region, period, task) =>
    activitiesAt(
      REGIONS.list[region]?.code ?? '',
      LISTS.periods.codes[period] ?? '',
      LISTS.tasks.codes[task] ?? '',
    ).length === 0;
  expect(told(isIdle)).toEqual([
    [HIDDEN[0], 3, 3],
    [HIDDEN[1], 39, 39],
    [HIDDEN[2], 50, 50],
    [HIDDEN[3], 33, 33],
  ]);
  // By either alone nothing is told.
  const byMonth: IsIdle = (region, period, task) =>
    LISTS.tasks.codes[task] === 'all' && isIdle(region, period, task);
  const byTask: IsIdle = (region, period, task) =>
    LISTS.periods.codes[period]?.length === 4 && isIdle(region, period, task);
  expect([told(byMonth), told(byTask)]).toEqual([[], []]);
});

test('sums that do not come out are told of elsewhere', () => {
  const [make] = finestBlocks(CAMPAIGN, TABLE);
  expect(
    make &&
      closeByFinest(
        make(() => true),
        1,
        [],
        () => ({ low: 1, high: 1 }),
        mayLeak,
      ),
  ).toBe(null);
});

test('a group has no less than one that is part of it in any time and task, though each month leaves that open', () => {
  const lists: Campaign['lists'] = {
    ...LISTS,
    groups: codeList([
      ['all', null],
      ['12', 'all'],
      ['31', 'all'],
      ['311', null],
    ]),
    subgroups: [['31', '311']],
  };
  const regions = new Regions();
  regions.add({ code: '430000', name: '湖南省', level: 'province', parent: '000000' });
  regions.add({ code: '430181', name: '浏阳市', level: 'county', parent: '430000' });
  // All 15 of task 1 in the province are the county's, and of its 20 no more than 5 are of group 12: 7 with those of task 2.
  const known = new Map([
    ['430000 1 311', 15],
    ['430181 1 all', 20],
    ['430181 2 all', 2],
    ['430181 all all', 22],
    ['430181 all 12', NaN],
    ['430181 all 31', NaN],
    ['430181 all 311', NaN],
  ]);
  const keys = [...known.keys()].map((key) => key.split(' ') as [string, string, string]);
  const year = lists.periods.index.get('2022') ?? -1;
  const table: Placed = {
    table: 'outcomes',
    rows: keys.length,
    region: Int32Array.from(keys, ([region]) => regions.at(region)),
    period: new Int32Array(keys.length).fill(year),
    task: Int32Array.from(keys, ([, task]) => lists.tasks.index.get(task) ?? -1),
    group: Int32Array.from(keys, ([, , group]) => lists.groups.index.get(group) ?? -1),
    rowAt: (region, period, task, group) =>
      period === year
        ? [...known.keys()].indexOf(
            [regions.list[region]?.code, lists.tasks.codes[task], lists.groups.codes[group]].join(' '),
          )
        : -1,
  };
  const rangeOf = (row: number) => {
    const value = [...known.values()][row] ?? NaN;
    return Number.isNaN(value) ? { low: 0, high: Infinity } : { low: value, high: value };
  };
  const [make] = finestBlocks({ lists, regions }, table);
  const block = make?.(() => false);
  if (!block) throw new Error('missing block');
  const found = (closeByFinest(block, 1, [], rangeOf, mayLeak) ?? []).map(({ column, low, high }) => [
    [...known.keys()][block.rowOf[column] ?? -1],
    low,
    high,
  ]);
  expect(found).toContainEqual(['430181 all 12', 0, 7]);
});
