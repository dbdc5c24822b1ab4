import { expect, test } from 'vitest';
import { hiddenCounts, roomOf } from '../../scripts/4-protect/sensitive.ts';

const counts = (nation: number, ...provinces: number[]) => [
  { id: 0, isNation: true, value: nation, wasShown: false },
  ...provinces.map((value, i) => ({ id: i + 1, isNation: false, value, wasShown: false })),
];

test.each([
  ['few and none are hidden', counts(240, 200, 38, 2, 0), [3, 4]],
  ['a count is hidden beside two of which no more than 9 could be', counts(230, 200, 30, 0, 0), [2, 3, 4]],
  ['29 is few, 30 is not', counts(259, 200, 29, 30, 0), [2, 4]],
  ['nothing is hidden where nothing is few', counts(90, 60, 30), []],
  ['a single hidden count may be anything that rounding leaves', counts(88, 60, 28), [2]],
])('%s', (_, rows, hidden) => {
  expect([...hiddenCounts(rows, 30)].sort()).toEqual(hidden);
});

test('where the nation pins a hidden province, the smallest shown one is hidden too', () => {
  const room = (total: number, ...shown: number[]): number => {
    const [nation = null, ...provinces] = counts(total, ...shown);
    return roomOf(nation, provinces, 1, 30);
  };
  // 40 shown in the nation and 40 in the one province leave 0 to 9 for the other.
  expect(room(41, 39)).toBe(9);
  // What is shown as 30 is 30 to 34: fewer are hidden. It leaves 0 to 4.
  expect(room(30, 30)).toBe(4);
  expect([...hiddenCounts(counts(32, 30, 2), 30)].sort()).toEqual([1, 2]);
  expect([...hiddenCounts(counts(41, 39, 2), 30)].sort()).toEqual([1, 2]);
});

test('without the nation nothing is pinned', () => {
  expect(roomOf(null, [], 1, 30)).toBe(Infinity);
});
