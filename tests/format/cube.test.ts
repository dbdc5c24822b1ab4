// Packing and unpacking give back every cell, whatever its state.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cell, statusFrom, type Cell } from '../../src/format/cell.ts';
import { cubeFrom, cubeReader, type CubeRow } from '../../src/format/cube.ts';
import { STATES } from '../../src/schema/values.ts';

const MEASURES = ['activities', 'hours'] as const;
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.nat(1e6).map((value): Cell => ({ state: 'ok', value })),
  fc.constantFrom(...STATES).map((state): Cell => ({ state, value: null })),
);
const anyRows: fc.Arbitrary<CubeRow[]> = fc
  .uniqueArray(
    fc.record({
      region: fc.constantFrom('110000', '430000', '430100'),
      period: fc.constantFrom('2022', '2022Q4', 'total'),
      activities: anyCell,
      hours: anyCell,
    }),
    { selector: ({ region, period }) => region + period },
  )
  .map((list) =>
    list.map(({ region, period, activities, hours }) => ({
      region_code: region,
      period,
      task: 'all',
      activities: activities.value,
      hours: hours.value,
      status: statusFrom({ activities, hours }),
    })),
  );

describe('a cube', () => {
  test('gives back the cell of every row, after a way as JSON too', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const cube = JSON.parse(JSON.stringify(cubeFrom(rows, ['period', 'task'], MEASURES)));
        const read = cubeReader([cube]);
        for (const row of rows)
          for (const measure of MEASURES)
            expect(read(row.region_code, `${row['period']}|all`, measure)).toEqual(
              cell(row[measure] as number | null, row.status, measure),
            );
      }),
    );
  });

  const row = (region_code: string, period: string, activities: number): CubeRow => ({
    region_code,
    period,
    activities,
    status: 'ok',
  });
  const rows = [
    row('430100', '2022', 0),
    row('430100', 'total', 3),
    row('430200', '2022', 5),
    row('430200', 'total', 5),
  ];

  test('has one block for regions of the same keys, and one item where all cells are alike', () => {
    expect(cubeFrom(rows, ['period'], ['activities'])).toEqual([
      { keys: ['2022', 'total'], regions: ['430100', '430200'], values: { activities: [[0, 3], 5] } },
    ]);
  });

  test('answers not reported for a region without rows, not applicable for a key or measure without', () => {
    const read = cubeReader([cubeFrom(rows, ['period'], ['activities'])]);
    expect(read('430300', '2022', 'activities').state).toBe('not_reported');
    expect(read('430100', '2021', 'activities').state).toBe('not_applicable');
    expect(read('430100', '2022', 'hours').state).toBe('not_applicable');
  });

  test('reads several as one', () => {
    const more = cubeFrom([row('430100', '2021', 7)], ['period'], ['activities']);
    const read = cubeReader([cubeFrom(rows, ['period'], ['activities']), more]);
    expect(read('430100', '2021', 'activities')).toEqual({ state: 'ok', value: 7 });
    expect(read('430100', 'total', 'activities')).toEqual({ state: 'ok', value: 3 });
  });

  test('throws where value and status contradict each other', () => {
    expect(() =>
      cubeFrom(
        [{ region_code: 'a', period: '2022', activities: null, status: 'ok' }],
        ['period'],
        ['activities'],
      ),
    ).toThrow('missing value: activities');
  });
});
