// Where a key leads on the panels of the comparison.
import { expect, test } from 'vitest';
import { stopAfter } from '../../src/islands/compare-plot.ts';

test.each([
  ['ArrowLeft', null, { panel: 0, place: 6 }],
  ['Home', null, { panel: 0, place: 0 }],
  ['ArrowLeft', { panel: 1, place: 6 }, { panel: 1, place: 5 }],
  ['ArrowRight', { panel: 1, place: 6 }, { panel: 1, place: 6 }],
  ['ArrowDown', { panel: 1, place: 3 }, { panel: 2, place: 3 }],
  ['ArrowDown', { panel: 2, place: 3 }, { panel: 2, place: 3 }],
  ['ArrowUp', { panel: 0, place: 3 }, { panel: 0, place: 3 }],
  ['End', { panel: 2, place: 0 }, { panel: 2, place: 6 }],
  ['Enter', { panel: 2, place: 0 }, null],
])('%s from %o', (key, from, to) => {
  expect(stopAfter(key, from, 3, 7)).toEqual(to);
});

test('without panels or periods nothing leads anywhere', () => {
  expect(stopAfter('Home', null, 0, 7)).toBeNull();
  expect(stopAfter('Home', null, 3, 0)).toBeNull();
});
