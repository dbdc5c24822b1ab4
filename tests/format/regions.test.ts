import { describe, expect, test } from 'vitest';
import { csv } from '../../src/format/csv.ts';
import { absoluteHref, assetHref, dataHref, href } from '../../src/format/href.ts';
import { htmlLang, langFromParam, text } from '../../src/format/language.ts';
import { isOutOfScope, PARTS, provinceOf, sectionNumber, unitsBelow } from '../../src/format/regions.ts';
import { unitName } from '../../src/format/units.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

describe('regions', () => {
  test('seven parts of the country hold every first digit once', () => {
    expect(PARTS.flatMap(({ digits }) => digits)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });
  test.each([
    ['000000', 'nation', false, '各省份'],
    ['430000', 'province', false, '各市（州）'],
    ['420000', 'province', true, '各市（州）和直管县'],
    ['110000', 'province', false, '各区（县）'],
    ['430100', 'prefecture', false, '各县（市、区）'],
    ['430102', 'county', false, '各乡镇（街道）'],
  ] as const)('what is below %s', (code, level, mixed, expected) => {
    expect(unitsBelow(code, level, mixed).zh).toBe(expected);
  });
  test('scope and province', () => {
    expect(['710000', '810000', '820000', '430000'].map(isOutOfScope)).toEqual([true, true, true, false]);
    expect(provinceOf('430102')).toBe('430000');
  });
  test('sections are numbered as in official documents', () => {
    expect([1, 2, 10].map((index) => sectionNumber(index, 'zh'))).toEqual(['一、', '二、', '十、']);
    expect(sectionNumber(1, 'en')).toBe('');
  });
});

describe('addresses', () => {
  test.each([
    [href('/region/430000/', 'zh'), '/region/430000/'],
    [href('/region/430000/', 'en'), '/en/region/430000/'],
    [href('/', 'en'), '/en/'],
    [dataHref('coverage/430000.csv'), '/data/coverage/430000.csv'],
    [assetHref('icon.svg'), '/icon.svg'],
    [absoluteHref('/sql/', 'en', 'https://example.org/'), 'https://example.org/en/sql/'],
  ])('%s', (address, expected) => expect(address).toBe(expected));
});

test('languages', () => {
  expect([langFromParam(undefined), langFromParam('en')]).toEqual(['zh', 'en']);
  expect([htmlLang('zh'), htmlLang('en')]).toEqual(['zh-CN', 'en']);
  const t = text('en');
  expect([t('地区', 'Region'), t({ zh: '任务', en: 'Task' })]).toEqual(['Region', 'Task']);
  expect(text('zh')('地区', 'Region')).toBe('地区');
});

test('units', () => {
  expect([unitName('activity', 'zh'), unitName('organisation', 'zh'), unitName('hour', 'en')]).toEqual([
    '场',
    '家',
    'hours',
  ]);
});

test('CSV as the contract has it', () => {
  const columns = OUTPUT_TABLES.coverage.columns.filter(({ name }) =>
    /^(region_name|activities|hours|status)$/.test(name),
  );
  expect(
    csv(columns, [
      { region_name: '湖南省', activities: 12, hours: 3, status: 'ok' },
      { region_name: '湖北省', activities: null, hours: null, status: 'not_reported:activities,hours' },
    ]),
  ).toBe(
    '\uFEFFregion_name,activities,hours,status\r\n湖南省,12,3.0,ok\r\n湖北省,,,"not_reported:activities,hours"\r\n',
  );
});
