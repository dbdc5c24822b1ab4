import { describe, expect, test } from 'vitest';
import type { Register } from '../../src/ingest/regions.ts';
import { placeFromCode } from '../../src/ingest/regions.ts';

const REGISTER: Register = {
  communityArea: (code) =>
    (({ '430102001001': 'urban', '430102001201': 'rural', '441900003001': 'urban' }) as const)[code],
  hasTownship: (code) => ['430102001', '441900003'].includes(code),
  hasCounty: (code) => ['430102', '431181', '520201', '520204', '110101'].includes(code),
  hasPrefecture: (code) => ['430100', '431100', '441900', '520200'].includes(code),
  hasProvince: (code) => ['430000', '440000', '110000', '520000'].includes(code),
  hasPlaceholder: (code) => code === '110100',
  wasAnother: (code, date) => code === '431181' && date < '2019',
  nameOf: () => null,
  successors: (code) => ({ '431121': ['431181'], '520221': ['520201', '520204'] })[code] ?? [],
};

const place = (code: string) => placeFromCode(code, '2022-05-01', REGISTER);

describe('where a row counts', () => {
  test('a community counts with its area', () => {
    expect(place('430102001001')).toEqual({
      county: '430102',
      township: '430102001',
      community: '430102001001',
      area: 'urban',
    });
  });

  test.each([
    ['430102001', '430102', '430102001'],
    ['430102001000', '430102', '430102001'],
    ['430102', '430102', null],
    ['430102000000', '430102', null],
    ['430102000', '430102', null],
  ])('%s counts in county %s, township %s', (code, county, township) => {
    expect(place(code)).toEqual({ county, township, community: null, area: null });
  });

  test('an unknown community counts for its township, an unknown township for its county', () => {
    expect(place('430102001099')).toMatchObject({
      township: '430102001',
      community: null,
      warning: 'COMMUNITY_UNKNOWN',
    });
    expect(place('430102099001')).toMatchObject({
      county: '430102',
      township: null,
      warning: 'TOWNSHIP_UNKNOWN',
    });
  });

  test.each([
    ['430100', '430199'],
    ['430000', '439999'],
    ['441900', '441999'],
    // The placeholder prefectures do not exist: what hangs on one hangs on its province.
    ['110100', '119999'],
  ])('%s counts directly under its prefecture or province, %s', (code, county) => {
    expect(place(code)).toEqual({ county, township: null, community: null, area: null });
  });

  test('townships of a prefecture without counties keep township and community', () => {
    expect(place('441900003001')).toMatchObject({
      county: '441999',
      township: '441900003',
      community: '441900003001',
    });
  });

  test('a former county leads to its one successor, or to the row under the prefecture', () => {
    expect(place('431121')).toMatchObject({ county: '431181', warning: 'CODE_CHANGED' });
    expect(place('431121001001')).toMatchObject({
      county: '431181',
      community: null,
      warning: 'CODE_CHANGED',
    });
    expect(place('520221')).toMatchObject({ county: '520299', warning: 'CODE_SPLIT' });
  });

  test('what is in no register is unknown; Hong Kong, Macao and Taiwan are out of scope', () => {
    expect(place('999999')).toBe('REGION_UNKNOWN');
    expect(place('430198')).toBe('REGION_UNKNOWN');
    expect(place('435500')).toBe('REGION_UNKNOWN');
    expect(place('435500000000')).toBe('REGION_UNKNOWN');
    expect(place('990000')).toBe('REGION_UNKNOWN');
    expect(place('710000')).toBe('REGION_OUT_OF_SCOPE');
    expect(place('810000000000')).toBe('REGION_OUT_OF_SCOPE');
  });
});
