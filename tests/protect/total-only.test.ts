// Lines that are published as their total only: nothing in them tells which of their groups are none.
import { expect, test } from 'vitest';
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
  { before = [], coarse = [] }: { before?: readonly number[]; coarse?: readonly string[] } = {},
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
  markTotalOnly(rows, LISTS, rules, LIMITS, new Set(coarse));
  return {
    totalOnly: [...rows.totalOnly],
    visits: [...(rows.states[rules.measures.indexOf('visits')] ?? [])],
  };
}

test('where most groups are few, none says that its rows lack a measure', () => {
  const { ok } = STATE;
  expect(countyWith([12, 5, 0, 7], [1])).toEqual({ totalOnly: [0, 1, 1, 1], visits: [ok, ok, ok, ok] });
});

test('where most groups are many, one says so', () => {
  const { ok, notReported } = STATE;
  expect(countyWith([90, 50, 0, 40], [1])).toEqual({
    totalOnly: [0, 0, 0, 0],
    visits: [ok, notReported, ok, ok],
  });
});

test('a line of which an earlier release showed the total alone stays like that', () => {
  expect(countyWith([90, 50, 0, 40], [], { before: [90] }).totalOnly).toEqual([0, 1, 1, 1]);
});

test('a line of which an earlier release showed a group keeps its zeros shown', () => {
  expect(countyWith([12, 5, 0, 7], [], { before: [12, NaN, 0] }).totalOnly).toEqual([0, 0, 0, 0]);
  // Of an empty line the zeros say nothing.
  expect(countyWith([12, 5, 0, 7], [], { before: [0, 0, 0, 0] }).totalOnly).toEqual([0, 1, 1, 1]);
});

test('lines that are coarsened are total only, but not where an earlier release showed a group', () => {
  const coarse = ['1 3 year 3 0'];
  expect(countyWith([90, 50, 0, 40], [], { coarse }).totalOnly).toEqual([0, 1, 1, 1]);
  expect(countyWith([90, 50, 0, 40], [], { coarse, before: [NaN, 50] }).totalOnly).toEqual([0, 0, 0, 0]);
});
