// Lines that are published as their total only: nothing in them tells which of their groups are none.
import { describe, expect, test } from 'vitest';
import type { BlockRows } from '../../scripts/4-protect/block.ts';
import { STATE } from '../../scripts/4-protect/block.ts';
import type { Lists } from '../../scripts/4-protect/lists.ts';
import { SYSTEMS } from '../../scripts/4-protect/systems.ts';
import { LEAST_THRESHOLDS, limitsFor } from '../../scripts/4-protect/thresholds.ts';
import { markTotalOnly } from '../../scripts/4-protect/total-only.ts';

const GROUPS = ['all', '13', '31', '61'];
const LISTS: Lists = {
  regions: {
    codes: ['000000', '430000', '430100', '430102'],
    parent: Int32Array.of(-1, 0, 1, 2),
    level: Uint8Array.of(0, 1, 2, 3),
    isRest: new Uint8Array(4),
  },
  periods: { keys: ['2022'], sums: [[]], types: ['year'], isRunning: new Uint8Array(1) },
  tasks: { keys: ['all'], sums: [[]] },
  groups: { keys: GROUPS, sums: [[1, 2, 3], [], [], []], parts: [], children: new Uint8Array(4) },
};
const LIMITS = limitsFor(LEAST_THRESHOLDS, GROUPS, new Map());

/** A county's year: persons by group, the total first, of which only some rows carry visits; what an earlier release showed. */
function countyWith(
  people: readonly number[],
  lackVisits: readonly number[],
  before: readonly number[] = [],
) {
  const rules = SYSTEMS.find(({ name }) => name === 'people');
  if (!rules) throw new Error('no system people');
  const count = people.length;
  const bytes = (): Uint8Array => new Uint8Array(count);
  const each = <Value>(make: (measure: string) => Value): Value[] => rules.measures.map(make);
  const rows: BlockRows = {
    count,
    region: new Int32Array(count).fill(3),
    period: new Int32Array(count),
    task: new Int32Array(count),
    group: Int32Array.from(people.keys()),
    values: each((measure) =>
      Float64Array.from(people, (value, row) =>
        measure === 'visits' && lackVisits.includes(row) ? 0 : value,
      ),
    ),
    states: each((measure) =>
      Uint8Array.from(people, (_, row) =>
        measure === 'visits' && lackVisits.includes(row) ? STATE.notReported : STATE.ok,
      ),
    ),
    before: each(() => Float64Array.from(people, (_, row) => before[row] ?? NaN)),
    given: each(bytes),
    totalOnly: bytes(),
    hasMore: bytes(),
    margins: null,
    forced: each(bytes),
  };
  const isFixed = markTotalOnly(rows, LISTS, rules, LIMITS);
  return {
    isFixed: [...isFixed],
    totalOnly: [...rows.totalOnly],
    visits: [...(rows.states[rules.measures.indexOf('visits')] ?? [])],
  };
}

test('where most groups are few, none says that its rows lack a measure', () => {
  const { ok } = STATE;
  expect(countyWith([12, 5, 0, 7], [1])).toMatchObject({ totalOnly: [0, 1, 1, 1], visits: [ok, ok, ok, ok] });
});

test('where most groups are many, one says so', () => {
  const { ok, notReported } = STATE;
  expect(countyWith([90, 50, 0, 40], [1])).toMatchObject({
    totalOnly: [0, 0, 0, 0],
    visits: [ok, notReported, ok, ok],
  });
});

test('a line of which an earlier release showed the total alone stays like that', () => {
  expect(countyWith([90, 50, 0, 40], [], [90]).totalOnly).toEqual([0, 1, 1, 1]);
});

test('a line of which an earlier release showed a group keeps its zeros shown', () => {
  expect(countyWith([12, 5, 0, 7], [], [12, NaN, 0]).totalOnly).toEqual([0, 0, 0, 0]);
  // Of an empty line the zeros say nothing.
  expect(countyWith([12, 5, 0, 7], [], [0, 0, 0, 0]).totalOnly).toEqual([0, 1, 1, 1]);
});

test('a line can be coarsened later, but not where an earlier release showed a group or nothing was counted', () => {
  expect(countyWith([90, 50, 0, 40], []).isFixed).toEqual([1, 0, 0, 0]);
  expect(countyWith([90, 50, 0, 40], [], [NaN, 50]).isFixed).toEqual([1, 1, 1, 1]);
  expect(countyWith([0, 0, 0, 0], []).isFixed).toEqual([1, 1, 1, 1]);
});

describe('two counties of one province', () => {
  /** Which groups are marked in the lines of two counties, of needs resolved: today's counts and what was shown, the total first. */
  const together = (first: Line, second: Line) => {
    const rules = SYSTEMS.find(({ name }) => name === 'resolved');
    if (!rules) throw new Error('no system resolved');
    const lines = [first, second];
    const count = lines.length * GROUPS.length;
    const flat = <Values>(of: (line: Line, group: number) => Values): Values[] =>
      lines.flatMap((line) => GROUPS.map((_, group) => of(line, group)));
    const lists: Lists = {
      ...LISTS,
      regions: {
        codes: [...LISTS.regions.codes, '430103'],
        parent: Int32Array.of(-1, 0, 1, 2, 2),
        level: Uint8Array.of(0, 1, 2, 3, 3),
        isRest: new Uint8Array(5),
      },
    };
    const rows: BlockRows = {
      count,
      region: Int32Array.from({ length: count }, (_, row) => 3 + Math.floor(row / GROUPS.length)),
      period: new Int32Array(count),
      task: new Int32Array(count),
      group: Int32Array.from({ length: count }, (_, row) => row % GROUPS.length),
      values: [Float64Array.from(flat(({ today }, group) => today[group] ?? 0))],
      states: [Uint8Array.from(flat(({ isReported = true }) => (isReported ? STATE.ok : STATE.notReported)))],
      before: [Float64Array.from(flat(({ before }, group) => before[group] ?? NaN))],
      given: [new Uint8Array(count)],
      totalOnly: new Uint8Array(count),
      hasMore: new Uint8Array(count),
      margins: null,
      forced: [new Uint8Array(count)],
    };
    markTotalOnly(rows, lists, rules, LIMITS);
    return lines.map((_, line) => [...rows.totalOnly.subarray(line * 4 + 1, line * 4 + 4)]);
  };
  interface Line {
    readonly today: readonly number[];
    readonly before: readonly number[];
    readonly isReported?: boolean;
  }
  const ALONE: Line = { today: [90, 50, 0, 40], before: [90] };

  test('zeros of a line that reported nothing do not open the other', () => {
    const nothing: Line = { today: [0, 0, 0, 0], before: [NaN, 0, 0, 0], isReported: false };
    expect(together(nothing, ALONE)).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  test('nor do groups that it shows since it reported', () => {
    const late: Line = { today: [30, 30, 0, 0], before: [30, 30, 0, 0] };
    expect(together(late, ALONE)).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  test('a line of which a group was shown stays open, where the other shows its total alone', () => {
    const late: Line = { today: [30, 30, 0, 0], before: [NaN, 0, 0, 0] };
    expect(together(late, ALONE)).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  test('a line of which it cannot be told goes with the other', () => {
    const some: Line = { today: [90, 40, 20, 30], before: [90] };
    expect(together(some, ALONE)).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ]);
    const shown: Line = { today: [90, 50, 0, 40], before: [90, 50, 0, 40] };
    expect(together(some, shown)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});
