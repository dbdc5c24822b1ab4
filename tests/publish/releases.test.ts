import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepEarlierReleases, nextCorrection } from '../../scripts/5-publish/releases.ts';
import { recover, replace, stagingFolder } from '../../scripts/5-publish/replace.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function release(base: string, id: string, sums: string): void {
  mkdirSync(join(base, id), { recursive: true });
  writeFileSync(join(base, id, 'SHA256SUMS'), sums);
}

test('earlier releases are copied unchanged', () => {
  const [data, previous] = [join(folder, 'data'), join(folder, 'previous')];
  release(join(data, 'releases'), '2022-12', 'new');
  release(previous, '2022-11', 'old');
  keepEarlierReleases(data, '2022-12', previous);
  expect(readFileSync(join(data, 'releases/2022-11/SHA256SUMS'), 'utf8')).toBe('old');
});

test('the same release may be built again; with other content it is refused and the next id named', () => {
  const [data, previous] = [join(folder, 'data'), join(folder, 'previous')];
  release(join(data, 'releases'), '2022-12', 'sums');
  release(previous, '2022-12', 'sums');
  keepEarlierReleases(data, '2022-12', previous);
  release(previous, '2022-12', 'other');
  expect(() => keepEarlierReleases(data, '2022-12', previous)).toThrow(/--release 2022-12-r2/);
  expect(nextCorrection('2022-12-r2')).toBe('2022-12-r3');
});

test('a site replaces the old one whole', () => {
  const out = join(folder, 'dist');
  mkdirSync(out);
  writeFileSync(join(out, 'old.html'), 'old');
  const staging = stagingFolder(out);
  mkdirSync(join(staging, 'site'));
  writeFileSync(join(staging, 'site/new.html'), 'new');
  replace(join(staging, 'site'), out);
  expect(existsSync(join(out, 'old.html'))).toBe(false);
  expect(readFileSync(join(out, 'new.html'), 'utf8')).toBe('new');
  expect(existsSync(join(folder, '.dist.old'))).toBe(false);
});

test('a build that was killed between the two renames is mended by the next', () => {
  const out = join(folder, 'dist');
  mkdirSync(join(folder, '.dist.old'));
  writeFileSync(join(folder, '.dist.old/index.html'), 'old');
  // No process has this number: the highest that Linux gives is 2^22.
  mkdirSync(join(folder, '.dist.new-99999999'));
  recover(out);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
  expect(existsSync(join(folder, '.dist.new-99999999'))).toBe(false);
});
