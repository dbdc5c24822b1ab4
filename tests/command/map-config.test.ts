// Which maps a configuration draws: a site without a base map has tiles, and never an unreviewed map by mistake.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandError } from '../../scripts/command/error.ts';
import { buildOptions, SAMPLE_MARK } from '../../scripts/command/options.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'map-config-'));
  for (const name of ['real/office', 'sample/office', `sample/${SAMPLE_MARK}`])
    mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(join(folder, 'pack'));
  writeFileSync(join(folder, 'pack/provinces.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

function mapOf(exports: 'real' | 'sample', map?: unknown) {
  writeFileSync(join(folder, 'config.json'), JSON.stringify(map === undefined ? {} : { map }));
  return buildOptions(['--exports', exports, '--config', 'config.json', '--out', 'out'], folder).map;
}
function refusal(map: unknown): string {
  try {
    mapOf('real', map);
  } catch (error) {
    if (error instanceof CommandError) return error.text.zh;
    throw error;
  }
  throw new Error(`not refused: ${JSON.stringify(map)}`);
}

test('without a word of maps a real site has tiles, the sample the development pack with its warning', () => {
  expect(mapOf('real')).toEqual({ kind: 'tiles' });
  expect(mapOf('sample')).toMatchObject({ kind: 'pack', allowUnreviewed: true });
});

test('tiles can be asked for, on the sample too', () => {
  expect(mapOf('sample', { kind: 'tiles' })).toEqual({ kind: 'tiles' });
});

test('a pack lies beside the configuration and has its number', () => {
  expect(mapOf('real', { kind: 'pack', pack: 'pack', reviewNumber: 'GS(2025)1234' })).toEqual({
    kind: 'pack',
    pack: join(folder, 'pack'),
    reviewNumber: 'GS(2025)1234',
  });
});

test.each([
  [{ kind: 'pack', pack: 'pack' }, '没有审图号'],
  [{ kind: 'pack', pack: 'nowhere', reviewNumber: 'x' }, '底图文件夹里没有 provinces.json'],
  [{ reviewNumber: 'GS(2025)1234' }, 'map.kind 要写 tiles 或 pack，收到的是 undefined。'],
  [{ kind: 'Tiles' }, 'map.kind 要写 tiles 或 pack，收到的是 "Tiles"。'],
])('%j is refused in words', (map, words) => {
  expect(refusal(map)).toContain(words);
});
