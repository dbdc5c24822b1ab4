// Counts of periods that have not ended are shown only where they are sums of shown counts of periods that have.
import { expect, test } from 'vitest';
import type { BlockRows } from '../../scripts/4-protect/block.ts';
import { STATE } from '../../scripts/4-protect/block.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { endedRows, withRunning } from '../../scripts/4-protect/running.ts';
import { SYSTEMS } from '../../scripts/4-protect/systems.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';
import type { SystemRows } from '../../scripts/4-protect/untold.ts';
import { withoutTelling } from '../../scripts/4-protect/untold.ts';

/** The data go on to 2022-04. */
const PERIODS = ['2021', '2022-01', '2022-02', '2022-03', '2022-04', '2022Q1', '2022Q2', '2022', 'total'];
const RUNNING = ['2022Q2', '2022', 'total'];
const sumOf = (...parts: readonly string[]): number[] => parts.map((part) => PERIODS.indexOf(part));
const LISTS: Lists = {
  regions: {
    codes: ['000000'],
    parent: Int32Array.of(-1),
    level: Uint8Array.of(0),
    isRest: new Uint8Array(1),
  },
  periods: {
    keys: PERIODS,
    sums: [
      [],
      [],
      [],
      [],
      [],
      sumOf('2022-01', '2022-02', '2022-03'),
      sumOf('2022-04'),
      sumOf('2022Q1', '2022Q2'),
      sumOf('2021', '2022'),
    ],
    types: ['year', 'month', 'month', 'month', 'month', 'quarter', 'quarter', 'year', 'total'],
    isRunning: Uint8Array.from(PERIODS, (period) => (RUNNING.includes(period) ? 1 : 0)),
  },
  tasks: { keys: ['all'], sums: [[]] },
  groups: { keys: ['all', '13'], sums: [[1], []], parts: [], children: Uint8Array.of(0, 0) },
};
const LIMITS = limitsFor(LEAST_THRESHOLDS, LISTS.groups.keys, new Map([['13', 'T2']]));

interface Table {
  /** The rows of all groups together, not of one group. */
  readonly isOfAll?: boolean;
  readonly system?: string;
  /** Periods that have a row. */
  readonly periods?: readonly string[];
  /** Periods of which a measure is hidden, by measure. */
  readonly hidden?: Readonly<Record<string, readonly string[]>>;
  /** Periods in which the region reported nothing. */
  readonly notReported?: readonly string[];
  /** Periods in which it reported, and none of its rows has any of the measures. */
  readonly leftOut?: readonly string[];
  /** Of those, the ones in which its rows count 1 all the same. */
  readonly butCounted?: readonly string[];
  /** Periods of which none of the rows has a measure, by measure. */
  readonly lacking?: Readonly<Record<string, readonly string[]>>;
  /** What an earlier release showed of the first measure, less than today. */
  readonly changes?: Readonly<Record<string, number>>;
}

/** A system of the table, where others count 100 in each month. */
function systemOf({
  isOfAll = false,
  system = 'people',
  periods = PERIODS,
  hidden = {},
  notReported = [],
  leftOut = [],
  butCounted = [],
  lacking = {},
  changes = {},
}: Table): SystemRows {
  const rules = SYSTEMS.find(({ name }) => name === system);
  if (!rules) throw new Error(`unknown system: ${system}`);
  const count = periods.length;
  const bytes = (): Uint8Array => new Uint8Array(count);
  const isNone = (period: string): boolean => [...notReported, ...leftOut].includes(period);
  const each = <Value>(make: (measure: string) => Value): Value[] => rules.measures.map(make);
  const rows: BlockRows = {
    count,
    region: new Int32Array(count),
    period: Int32Array.from(periods, (period) => PERIODS.indexOf(period)),
    task: new Int32Array(count),
    group: new Int32Array(count).fill(isOfAll ? 0 : 1),
    values: each(() =>
      Float64Array.from(periods, (period) => (isNone(period) ? Number(butCounted.includes(period)) : 100)),
    ),
    states: each((measure) =>
      Uint8Array.from(periods, (period) =>
        isNone(period) || lacking[measure]?.includes(period) === true ? STATE.notReported : STATE.ok,
      ),
    ),
    before: each((measure) =>
      Float64Array.from(periods, (period) =>
        measure === rules.measures[0] ? 100 - (changes[period] ?? NaN) : NaN,
      ),
    ),
    given: each(bytes),
    totalOnly: bytes(),
    hasMore: bytes(),
    margins: null,
    forced: each(bytes),
  };
  const loaded = {
    ids: Int32Array.from(periods.keys(), (id) => id + 7),
    rows,
    isReported: Uint8Array.from(periods, (period) => (notReported.includes(period) ? 0 : 1)),
  };
  const ended = endedRows(loaded, LISTS, rules);
  const pattern = withRunning(
    {
      rules,
      ids: ended.ids,
      hidden: each((measure) =>
        Uint8Array.from(ended.ids, (id) =>
          hidden[measure]?.includes(periods[id - 7] as string) === true ? 1 : 0,
        ),
      ),
      primary: each(() => new Uint8Array(ended.ids.length)),
      totalOnly: new Uint8Array(ended.ids.length),
      coarsened: 0,
      lost: [],
    },
    loaded,
    LISTS,
    LIMITS,
  );
  expect([...pattern.ids]).toEqual([...loaded.ids]);
  return { pattern, loaded };
}

/** The measures that are hidden in each period that has not ended, beside what another system of the table says. */
function hiddenIn(table: Table, ...beside: readonly Table[]): Record<string, string> {
  const periods = table.periods ?? PERIODS;
  const [pattern] = withoutTelling([table, ...beside].map(systemOf), LISTS);
  return Object.fromEntries(
    RUNNING.filter((period) => periods.includes(period)).map((period) => [
      period,
      pattern?.rules.measures
        .filter((_, measure) => pattern.hidden[measure]?.[periods.indexOf(period)] === 1)
        .join(' ') ?? '',
    ]),
  );
}

const ALL = 'people first_time visits';

test('where all that has ended is shown, so are its sums', () => {
  expect(hiddenIn({})).toEqual({ '2022Q2': '', '2022': '', total: '' });
});

test('what is hidden of a part is hidden of all that it is part of, measure by measure', () => {
  expect(hiddenIn({ hidden: { visits: ['2022Q1'] } })).toEqual({
    '2022Q2': '',
    '2022': 'visits',
    total: 'visits',
  });
  expect(hiddenIn({ hidden: { visits: ['2022-04'], people: ['2021'] } })).toEqual({
    '2022Q2': 'visits',
    '2022': 'visits',
    total: 'people visits',
  });
});

test('a month within a quarter that has ended is in the quarter', () => {
  expect(hiddenIn({ hidden: { people: ['2022-02'] } })).toEqual({ '2022Q2': '', '2022': '', total: '' });
});

test('where there are no months, a quarter is shown once it has ended; without quarters, a year', () => {
  const withoutMonths = PERIODS.filter((period) => !/-/.test(period));
  expect(hiddenIn({ periods: withoutMonths })).toEqual({ '2022Q2': ALL, '2022': ALL, total: ALL });
  expect(hiddenIn({ periods: ['2021', '2022', 'total'] })).toEqual({ '2022': ALL, total: ALL });
});

test('a year in which nothing was reported adds nothing to the total', () => {
  expect(hiddenIn({ notReported: ['2021'] })).toEqual({ '2022Q2': '', '2022': '', total: '' });
});

test('where no row of a part has a measure there is none of it; of first-time figures there may be some', () => {
  expect(hiddenIn({ leftOut: ['2021'] })).toEqual({ '2022Q2': '', '2022': '', total: 'first_time' });
});

test('a sum that none of its rows has is hidden where a part is, which must have none', () => {
  const hidden = { visits: ['2021'], first_time: ['2021'] };
  const total = (table: Table): string | undefined => hiddenIn({ leftOut: ['total'], ...table }).total;
  expect(total({ hidden, isOfAll: true })).toBe('visits');
  // Of a group, nothing says then that there are rows.
  expect(total({ hidden })).toBe(ALL);
  expect(total({})).toBe('');
});

test('where a sum may be a hidden zero, what its rows lack is hidden, too', () => {
  const lacking = { first_time: ['2022', 'total'], visits: ['2022', 'total'] };
  const withoutParts = ['2021', '2022', 'total'];
  expect(hiddenIn({ periods: withoutParts, lacking })).toEqual({ '2022': ALL, total: ALL });
  expect(hiddenIn({ lacking })).toEqual({ '2022Q2': '', '2022': '', total: '' });
});

test('what another system of the table lacks is hidden, too, unless something shown tells that there are rows', () => {
  const periods = ['2021', '2022', 'total'];
  const resolved = { system: 'resolved', periods, lacking: { resolved: RUNNING } };
  expect(hiddenIn(resolved, { periods })).toEqual({ '2022': 'resolved', total: 'resolved' });
  expect(hiddenIn(resolved)).toEqual({ '2022': '', total: '' });
  expect(hiddenIn({ ...resolved, periods: PERIODS }, { hidden: { visits: ['2021'] } })).toEqual({
    '2022Q2': '',
    '2022': '',
    total: '',
  });
});

test('the stages of a need are hidden together', () => {
  expect(hiddenIn({ system: 'needs', hidden: { resolved: ['2021'] } })).toEqual({
    '2022Q2': '',
    '2022': '',
    total: 'registered responded resolved',
  });
});

test('a sum that has changed by few since an earlier release is hidden', () => {
  expect(hiddenIn({ changes: { total: 9 } })).toEqual({ '2022Q2': '', '2022': '', total: 'people' });
  expect(hiddenIn({ changes: { total: 10, '2022': 0 } })).toEqual({ '2022Q2': '', '2022': '', total: '' });
});

test('registers do not grow with the months', () => {
  expect(hiddenIn({ system: 'targets', periods: ['2021', '2022'] })).toEqual({ '2022': '' });
});

test('a sum does not tell what was counted where nobody reported', () => {
  const some = { system: 'needs', periods: ['2021', '2022', 'total'], notReported: ['2022'] };
  expect(hiddenIn(some)).toEqual({ '2022': '', total: '' });
  expect(hiddenIn({ ...some, butCounted: ['2022'] })).toEqual({
    '2022': '',
    total: 'registered responded resolved',
  });
});
