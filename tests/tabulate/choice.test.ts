import { describe, expect, test } from 'vitest';
import { choiceFromQuery, queryFromChoice } from '../../src/tabulate/address.ts';
import { choiceOfTable } from '../../src/tabulate/choice.ts';
import { filesOf } from '../../src/tabulate/files.ts';
import { kindsMissing, nearestChoices } from '../../src/tabulate/missing.ts';
import { areDisjoint, earlierPeriod, periodsOfType, typeOfPeriod } from '../../src/tabulate/period-keys.ts';
import { codesOfPick, pickName, setsInside } from '../../src/tabulate/regions-chosen.ts';
import { tableTitle } from '../../src/tabulate/title.ts';
import { catalog, choice, tree } from './small-release.ts';

describe('the address', () => {
  const start = choice({ regions: ['000000.provinces'] });
  test.each([
    ['d=coverage&r=431100.counties&p=2022Q1&m=activities', choice()],
    [
      'd=coverage&r=430000,431100.units&p=2021Q3-2022Q1,2022&m=activities,coverage_rate&t=1,4&a=rural&c=year&s=task&z=r,p&x=1',
      choice({
        regions: ['430000', '431100.units'],
        periods: ['2021Q3', '2021Q4', '2022Q1', '2022'],
        measures: ['activities', 'coverage_rate'],
        by: { task: ['1', '4'], group: [], area: ['rural'], category: [] },
        compare: 'year',
        share: 'task',
        totals: ['region', 'period'],
        swapped: true,
      }),
    ],
    [
      'd=coverage&r=431102&p=2021-12-2022-02&m=activities',
      choice({ regions: ['431102'], periods: ['2021-12', '2022-01', '2022-02'] }),
    ],
  ])('%s there and back', (query, wanted) => {
    expect(queryFromChoice(wanted, catalog)).toBe(query);
    expect(choiceFromQuery(query, catalog, tree, start)).toEqual({
      choice: wanted,
      problems: [],
      release: null,
    });
  });

  test('what is not known is told and left out', () => {
    const {
      choice: found,
      problems,
      release,
    } = choiceFromQuery(
      'd=coverage&r=999999,431102.counties,431100&p=2022Q9&m=activites&t=5&c=never&z=q&v=2022-11',
      catalog,
      tree,
      start,
    );
    expect(problems.map(({ name, value }) => `${name}=${value}`)).toEqual([
      't=5',
      'z=q',
      'r=999999',
      'r=431102.counties',
      'p=2022Q9',
      'm=activites',
      'c=never',
    ]);
    expect(found.regions).toEqual(['431100']);
    expect(release).toBe('2022-11');
  });
});

describe('periods', () => {
  test('kinds and the period before', () => {
    expect(['2022-03', '2022Q1', '2022', 'total'].map(typeOfPeriod)).toEqual([
      'month',
      'quarter',
      'year',
      'total',
    ]);
    expect(['2022-01', '2022Q1', '2022', 'total'].map((key) => earlierPeriod(key, 'before'))).toEqual([
      '2021-12',
      '2021Q4',
      '2021',
      null,
    ]);
    expect(['2022-03', '2022Q3', '2022'].map((key) => earlierPeriod(key, 'year'))).toEqual([
      '2021-03',
      '2021Q3',
      '2021',
    ]);
  });
  test('which contain and which lie within', () => {
    expect(periodsOfType(['2022-01', '2022-02'], 'quarter', catalog.periods)).toEqual(['2022Q1']);
    expect(periodsOfType(['2022'], 'quarter', catalog.periods)).toEqual(['2022Q1', '2022Q2']);
    expect(areDisjoint(['2022Q1', '2022Q2'])).toBe(true);
    expect(areDisjoint(['2022Q1', '2022'])).toBe(false);
  });
});

describe('regions', () => {
  test('counties are the ordinary ones; units are all', () => {
    expect(codesOfPick('431100.counties', tree)).toEqual(['431102', '431103']);
    expect(codesOfPick('431100.units', tree)).toEqual(['431102', '431103', '431171']);
    expect(codesOfPick('431102.counties', tree)).toBeUndefined();
    expect(codesOfPick('431100.villages', tree)).toBeUndefined();
  });
  test('what can be picked inside, and its name', () => {
    const prefecture = tree.of('431100');
    expect(prefecture && setsInside(prefecture, tree)).toEqual(['431100.counties', '431100.units']);
    expect(pickName('431100.counties', tree, 'zh')).toBe('永州市各县（市、区）');
    expect(pickName('000000.provinces', tree, 'en')).toBe('Provinces of 全国');
  });
});

describe('combinations that do not exist', () => {
  const asked = choice({
    periods: ['2022-01', '2022-02'],
    by: { task: ['1', '4'], group: [], area: ['all'], category: [] },
  });
  test('are told by kind, with the nearest that do', () => {
    expect(kindsMissing(asked, catalog, tree)).toEqual([
      { level: 'county', type: 'month', task: 'task', group: '', area: 'all' },
    ]);
    const offers = nearestChoices(asked, catalog, tree);
    expect(offers.map(({ text }) => text)).toEqual(['2022年第一季度', '全部任务']);
    for (const offer of offers) expect(kindsMissing(offer.choice, catalog, tree)).toEqual([]);
  });
  test('a kind of task of a county in a quarter: the four tasks, or all months', () => {
    const kinds = choice({ by: { task: ['101'], group: [], area: ['all'], category: [] } });
    expect(nearestChoices(kinds, catalog, tree).map(({ text }) => text)).toEqual(['关爱特殊群体', '累计']);
  });
  test('nothing is missing of what the plan has', () => {
    expect(kindsMissing(choice(), catalog, tree)).toEqual([]);
  });
});

test('another table takes along what it has', () => {
  const sensitive = choiceOfTable(
    catalog,
    'sensitive',
    choice({ periods: ['2022Q1', '2022'], compare: 'year', totals: ['region'] }),
  );
  expect(sensitive).toMatchObject({
    periods: ['2022'],
    measures: ['visits'],
    by: { task: ['308'], area: [] },
    compare: 'none',
    totals: [],
  });
});

describe('files', () => {
  const urls = (regions: readonly string[], share: 'none' | 'region' = 'none') =>
    filesOf(choice({ regions, share }), catalog, tree).map(({ url }) => url);
  test('a province’s part for what lies in it, and for a few provinces', () => {
    expect(urls(['431100.counties'])).toEqual(['/data/coverage/430000.parquet']);
    expect(urls(['110000', '430000'])).toEqual([
      '/data/coverage/110000.parquet',
      '/data/coverage/430000.parquet',
    ]);
  });
  test('the nation alone is in the file of nation and provinces', () => {
    expect(urls(['000000'])).toEqual(['/table/coverage.parquet']);
    expect(urls(['000000', '431102'])).toEqual(['/data/coverage/430000.parquet']);
  });
});

test('the title says the whole choice', () => {
  expect(
    tableTitle(choice({ by: { task: ['1'], group: [], area: ['rural'], category: [] } }), catalog, tree),
  ).toBe('永州市各县（市、区）活动场次，关爱特殊群体，农村，2022年第一季度');
});
