// The plan as the map reads it, against every row that the reference file has.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPlanned, planFrom, rankOfTask, type PlannedCell } from '../../src/format/release-plan.ts';

const plan = planFrom(
  readFileSync(new URL('../../data/reference/release-plan.csv', import.meta.url), 'utf8'),
);
const coverage: PlannedCell = {
  table: 'coverage',
  level: 'county',
  periodType: 'quarter',
  task: 'all',
  group: 'all',
  area: 'all',
};
const outcomes: PlannedCell = { ...coverage, table: 'outcomes', level: 'prefecture' };

describe('the release plan', () => {
  test('is read whole', () => {
    expect(plan.length).toBeGreaterThan(20);
    expect(plan[0]).toEqual({
      table: 'coverage',
      levels: ['nation', 'province'],
      periodTypes: ['month', 'quarter', 'year', 'total'],
      tasks: ['all', 'task', 'kind'],
      groups: [],
      areas: ['all', 'urban', 'rural'],
    });
  });

  test.each<[boolean, PlannedCell]>([
    [true, coverage],
    [true, { ...coverage, task: '1', area: 'urban' }],
    [false, { ...coverage, task: '103' }],
    [true, { ...coverage, task: '103', periodType: 'total' }],
    [false, { ...coverage, task: '103', periodType: 'total', area: 'rural' }],
    [true, { ...coverage, periodType: 'month' }],
    [false, { ...coverage, periodType: 'month', task: '1' }],
    [false, { ...coverage, periodType: 'month', area: 'urban' }],
    [true, { ...coverage, level: 'province', periodType: 'month', task: '103', area: 'urban' }],
    [false, { ...coverage, level: 'township' }],
    [false, { ...coverage, group: '13' }],
    [true, { ...outcomes, group: '13' }],
    [false, { ...outcomes, periodType: 'month' }],
    [false, { ...outcomes, group: '13', task: '1', periodType: 'year' }],
    [true, { ...outcomes, task: '1', periodType: 'year' }],
    [false, { ...outcomes, area: 'urban' }],
  ])('publishes (%s): %o', (expected, cell) => {
    expect(isPlanned(plan, cell)).toBe(expected);
  });

  test('knows tasks by their codes; “all” is no kind', () => {
    expect(['all', '1', '103'].map(rankOfTask)).toEqual(['all', 'task', 'kind']);
  });
});
