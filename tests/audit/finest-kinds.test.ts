// Counts by county, month and kind, which are published nowhere: the kinds that a county did not have tell hidden figures, and so
// do tasks several at a time.
import { expect, test } from 'vitest';
import type { Campaign, IsIdle } from '../../scripts/audit/cells.ts';
import type { MayLeak } from '../../scripts/audit/close-figures.ts';
import { canLeak } from '../../scripts/audit/close-figures.ts';
import { closeByFinest } from '../../scripts/audit/finest.ts';
import { finestBlocks } from '../../scripts/audit/finest-blocks.ts';
import { codeList } from '../../scripts/audit/lists.ts';
import type { Placed } from '../../scripts/audit/published.ts';
import { Regions } from '../../scripts/audit/published.ts';

const COUNTIES = ['430181', '430182', '430183', '430184'];
const TASKS = ['1', '2', '3', '4'];
const KINDS = ['101', '102', '201', '301', '401'];
const mayLeak: MayLeak = (_, __, { low, high }) => canLeak({ width: 10, small: 10 }, low, high);

const LISTS: Campaign['lists'] = {
  groups: codeList([
    ['all', null],
    ['11', 'all'],
  ]),
  tiers: new Map(),
  subgroups: [],
  tasks: codeList([
    ['all', null],
    ...TASKS.map((task) => [task, 'all'] as const),
    ...KINDS.map((kind) => [kind, kind.slice(0, 1)] as const),
  ]),
  periods: codeList([
    ['2022', null],
    ['2022Q1', '2022'],
    ['2022-01', '2022Q1'],
  ]),
  periodTypes: new Map(),
  closed: new Set(),
};
const REGIONS = new Regions();
REGIONS.add({ code: '430000', name: '湖南省', level: 'province', parent: '000000' });
for (const code of COUNTIES) REGIONS.add({ code, name: code, level: 'county', parent: '430000' });

/** Persons by county, then by kind; 0: there were no activities of it. */
type Counts = readonly (readonly number[])[];

const countOf = (counts: Counts, region: string, task: string): number =>
  counts
    .filter((_, county) => region === '430000' || region === COUNTIES[county])
    .flatMap((own) => own.filter((_, at) => task === 'all' || KINDS[at]?.startsWith(task)))
    .reduce((sum, one) => sum + one, 0);

/** What is published: the year by task, and by kind of the province. */
const ROWS = ['430000', ...COUNTIES].flatMap((region) =>
  ['all', ...TASKS, ...(region === '430000' ? KINDS : [])].map((task) => [region, task] as const),
);
const NAMES = ROWS.map((row) => row.join(' '));
const YEAR = LISTS.periods.index.get('2022') ?? -1;
const TABLE: Placed = {
  table: 'outcomes',
  rows: ROWS.length,
  region: Int32Array.from(ROWS, ([region]) => REGIONS.at(region)),
  period: new Int32Array(ROWS.length).fill(YEAR),
  task: Int32Array.from(ROWS, ([, task]) => LISTS.tasks.index.get(task) ?? -1),
  group: new Int32Array(ROWS.length).fill(LISTS.groups.index.get('all') ?? -1),
  rowAt: (region, period, task, group) =>
    period === YEAR && LISTS.groups.codes[group] === 'all'
      ? NAMES.indexOf(`${REGIONS.list[region]?.code} ${LISTS.tasks.codes[task]}`)
      : -1,
};

/** What is told of hidden rows. */
function told(
  counts: Counts,
  hidden: readonly string[],
  isIdle: IsIdle,
): [string | undefined, number, number][] {
  const rangeOf = (row: number) => {
    const value = countOf(counts, ...(ROWS[row] as [string, string]));
    return hidden.includes(NAMES[row] ?? '') ? { low: 1, high: Infinity } : { low: value, high: value };
  };
  return finestBlocks({ lists: LISTS, regions: REGIONS }, TABLE).flatMap((make) => {
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

const idleIn =
  (counts: Counts): IsIdle =>
  (region, _, task) =>
    countOf(counts, REGIONS.list[region]?.code ?? '', LISTS.tasks.codes[task] ?? '') === 0;

test('a kind that two counties had tells what one of them had by task', () => {
  const counts: Counts = [
    [3, 0, 45, 20, 0],
    [50, 0, 30, 45, 0],
    [0, 60, 22, 31, 0],
    [0, 40, 41, 33, 50],
  ];
  // The 53 of kind 101 are the first two counties', and of the second all are known.
  const hidden = ['430181', '430183'].flatMap((county) => [`${county} 1`, `${county} all`]);
  const isIdle = idleIn(counts);
  expect(told(counts, hidden, isIdle)).toEqual([['430181 1', 3, 3]]);
  // By tasks alone nothing is told.
  const byTask: IsIdle = (region, period, task) =>
    (LISTS.tasks.codes[task] ?? '').length < 3 && isIdle(region, period, task);
  expect(told(counts, hidden, byTask)).toEqual([]);
});

test('what counties have by several tasks together tells what one of them has', () => {
  const counts: Counts = [
    [0, 0, 6, 6, 17],
    [0, 0, 3, 4, 4],
    [60, 0, 0, 1, 1],
    [15, 0, 20, 30, 40],
  ];
  // Of the 42 of the last three tasks the first county has all of its 29, the second all of its 11: 2 are left for the third.
  const hidden = [
    ...['430181', '430182', '430183'].flatMap((county) => ['2', '3', '4'].map((task) => `${county} ${task}`)),
    ...['430183', '430184'].flatMap((county) => ['1', 'all'].map((task) => `${county} ${task}`)),
  ].filter((name) => name !== '430183 2');
  expect(told(counts, hidden, idleIn(counts))).toEqual(
    expect.arrayContaining([
      ['430183 3', 1, 1],
      ['430183 4', 1, 1],
    ]),
  );
});
