// A build that is killed at any moment leaves the old `--out` whole, and nothing that troubles the next build.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recover } from '../../scripts/5-publish/replace.ts';
import { writeSmallRegister } from '../small-register.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

const register = mkdtempSync(join(tmpdir(), 'linli-'));
beforeAll(() => writeSmallRegister(register, ['43']));
afterAll(() => rmSync(register, { recursive: true }));

test.each([
  ['while it reads', /100%/],
  ['while it aggregates', /aggregate coverage/],
  ['while it writes data', /publish data 0%/],
  ['while it audits', /publish data 100%/],
  ['while it makes pages', /审查 audit \d+\.\ds/],
])('%s', { timeout: 300_000 }, async (_, moment) => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-'));
  const out = join(folder, 'dist');
  mkdirSync(join(folder, 'exports/长沙'), { recursive: true });
  writeFileSync(
    join(folder, 'exports/长沙/activities.csv'),
    'activity_id,date,region_code,task,org_name\nA1,2022-01-10,430102,103,示例队\n',
  );
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), 'the site that stands');

  const build = spawn(
    process.execPath,
    [
      join(ROOT, 'scripts/build.ts'),
      ...['--exports', join(folder, 'exports'), '--reference', register],
      ...['--out', out, '--work', join(folder, 'work')],
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    build.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (moment.test(said)) resolve();
    });
    build.on('exit', () => reject(new Error(`it ended before the moment came: ${said}`)));
  });
  build.removeAllListeners('exit');
  const gone = new Promise((resolve) => build.on('exit', resolve));
  // The whole group, as when a terminal is closed: the build and what it started.
  process.kill(-(build.pid ?? 0), 'SIGKILL');
  await gone;

  expect(readdirSync(out)).toEqual(['index.html']);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('the site that stands');
  recover(out);
  expect(readdirSync(folder).sort()).toEqual(['dist', 'exports', 'work']);
  rmSync(folder, { recursive: true, force: true });
});
