// The rows of one county's communities, and what a reader's question finds among them.
import { expect, test } from 'vitest';
import type { PlainColumn } from '../../src/engine/arrow-from-columns.ts';
import { communitiesOf, foundCommunities } from '../../src/islands/communities-rows.ts';

const column = (name: string, values: readonly unknown[]): PlainColumn => ({
  name,
  type: { kind: 'VARCHAR' },
  values,
});
const TURN = [
  column('region_code', ['430102001001', '430102002201', '430103001001', '430102003001']),
  column('region_name', ['甲社区居委会', '乙村委会', '丙社区居委会', '丁社区居委会']),
  column('township_code', ['430102001', '430102002', '430103001', '430102003']),
  column('county_code', ['430102', '430102', '430103', '430102']),
  column('area', ['urban', 'rural', 'urban', null]),
  column('first_covered', ['2021-08', null, '2022-01', null]),
  column('activities', [3n, 0n, 1n, null]),
  column('tasks', ['1|3', null, '2', null]),
  column('status', ['ok', 'ok', 'ok', 'not_reported']),
];
const rows = communitiesOf(TURN, '430102');

test('a community without a record is told from one for which nobody reported', () => {
  expect(rows).toEqual([
    {
      code: '430102001001',
      name: '甲社区居委会',
      township: '430102001',
      area: 'urban',
      since: '2021-08',
      activities: 3,
      tasks: ['1', '3'],
    },
    {
      code: '430102002201',
      name: '乙村委会',
      township: '430102002',
      area: 'rural',
      since: null,
      activities: 0,
      tasks: [],
    },
    {
      code: '430102003001',
      name: '丁社区居委会',
      township: '430102003',
      area: null,
      since: null,
      activities: null,
      tasks: [],
    },
  ]);
});

test('a question finds names, townships and the beginnings of codes', () => {
  const townships: Record<string, string> = { '430102001': '文艺路街道', '430102002': '东湖街道' };
  const found = (question: string): string[] =>
    foundCommunities(rows, question, (code) => townships[code] ?? code).map(({ name }) => name.slice(0, 1));
  expect(found('')).toEqual(['甲', '乙', '丁']);
  expect(found(' 村委会 ')).toEqual(['乙']);
  expect(found('文艺')).toEqual(['甲']);
  expect(found('430102003')).toEqual(['丁']);
  expect(found('102')).toEqual([]);
  expect(found('戊')).toEqual([]);
});

test('a file without a column is refused', () => {
  expect(() => communitiesOf(TURN.slice(1), '430102')).toThrow('missing column: region_code');
});
