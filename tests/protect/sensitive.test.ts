import { expect, test } from 'vitest';
import { hiddenCounts, roomOf } from '../../scripts/4-protect/sensitive.ts';

const counts = (nation: number, ...provinces: number[]) => [
  { id: 0, isNation: true, value: nation, wasShown: false },
  ...provinces.map((value, i) => ({ id: i + 1, isNation: false, value, wasShown: false })),
];

test.each([
  ['few and none are hidden', counts(230, 200, 30, 0, 0), [3, 4]],
  ['29 is few, 30 is not', counts(259, 200, 29, 30, 0), [2, 4]],
  ['nothing is hidden where nothing is few', counts(90, 60, 30), []],
  ['a single hidden count may be anything that rounding leaves', counts(88, 60, 28), [2]],
])('%s', (_, rows, hidden) => {
  expect([...hiddenCounts(rows, 30)].sort()).toEqual(hidden);
});

test('where the nation pins a hidden province, the smallest shown one is hidden too', () => {
  // 40 shown in the nation and 40 in the one province leave 0 to 9 for the other.
  const room = (total: number, shown: number): number => {
    const [nation = null, ...provinces] = counts(total, shown);
    return roomOf(nation, provinces, 1);
  };
  expect(room(41, 39)).toBe(10);
  expect(room(36, 36)).toBe(10);
});

test('without the nation nothing is pinned', () => {
  expect(roomOf(null, [], 1)).toBe(Infinity);
});
