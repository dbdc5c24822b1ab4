// Which files a choice needs.
import { expect, test } from 'vitest';
import { askedFrom, settled } from '../../src/components/map/state.ts';
import { filesOf, scopeFilesOf } from '../../src/islands/map-loader.ts';
import { data, setting } from '../components/map/small-map.ts';

test.each([
  ['000000', ['000000.json']],
  ['430102', ['000000.json', '430000.json']],
  // What is no province in scope has no file: its address is answered from the nation's.
  ['710000', ['000000.json']],
  ['990000', ['000000.json']],
  ['../secret', ['000000.json']],
])('the scopes of %s', (code, files) => {
  expect(scopeFilesOf(code, setting())).toEqual(files);
});

test('a site without a base map asks for no outlines, whatever the address says', () => {
  const tiles = { ...setting(), imprint: null };
  for (const search of ['?v=map', '?r=430000', '?r=430000&lv=county&v=map'])
    expect(filesOf(settled(askedFrom(search), tiles, data).state, tiles), search).toEqual([]);
});

test.each([
  ['', []],
  ['?v=map', ['000000-outlines-province.json']],
  ['?r=430000', ['430000-outlines-prefecture.json']],
  ['?r=430000&v=tiles', []],
  ['?r=430000&lv=county&t=1', ['430000-outlines-county.json']],
  [
    '?r=430000&t=103&p=total',
    ['000000-task-1.json', '430000-task-1.json', '430000-outlines-prefecture.json'],
  ],
  ['?r=430000&m=people', ['000000-outcomes.json', '430000-outcomes.json']],
  ['?r=430102', ['430000-townships.json']],
])('the files of %s', (search, files) => {
  expect(filesOf(settled(askedFrom(search), setting(), data).state, setting())).toEqual(files);
});
