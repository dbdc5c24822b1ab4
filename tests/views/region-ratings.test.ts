import { expect, test } from 'vitest';
import type { Cell } from '../../src/format/cell.ts';
import { satisfaction } from '../../src/views/region-ratings.ts';

const ok = (value: number): Cell => ({ state: 'ok', value });
const suppressed: Cell = { state: 'suppressed', value: null };

test('of a few who all said the same no share is given', () => {
  expect(satisfaction(ok(40), ok(38))).toEqual(ok(0.95));
  expect(satisfaction(ok(29), ok(29))).toEqual({ state: 'not_applicable', value: null });
  expect(satisfaction(ok(29), ok(0))).toEqual({ state: 'not_applicable', value: null });
  expect(satisfaction(ok(30), ok(30))).toEqual(ok(1));
  expect(satisfaction(ok(0), ok(0))).toEqual({ state: 'not_applicable', value: null });
  expect(satisfaction(suppressed, suppressed)).toEqual(suppressed);
});
