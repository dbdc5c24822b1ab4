// Same input, same bytes: neither the number of readers, nor the time zone, nor the order in which files came onto the
// disk may change what the report and rejected.csv say.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOptions, ROOT } from '../../scripts/command/options.ts';
import type { BuildFindings } from './both-ways.ts';
import { buildFindings, rulesOf } from './both-ways.ts';

const FIXTURES = new URL('../fixtures/ingest/', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'linli-same-'));
const folders = { forwards: join(work, 'forwards'), backwards: join(work, 'backwards') };

/** All cases in one folder: the office of a case's file is the case and the office's name there. */
function mix(into: string, names: readonly string[]): void {
  for (const name of names) {
    const from = join(FIXTURES, name, 'exports');
    for (const office of readdirSync(from)) {
      const to = join(into, /\.csv$/i.test(office) ? name : `${name}-${office}`);
      mkdirSync(to, { recursive: true });
      cpSync(join(from, office), /\.csv$/i.test(office) ? join(to, office) : to, { recursive: true });
    }
  }
}

beforeAll(() => {
  const names = readdirSync(FIXTURES).sort();
  mix(folders.forwards, names);
  mix(folders.backwards, names.toReversed());
});
afterAll(() => rmSync(work, { recursive: true }));

test('the number of readers leaves no trace', async () => {
  const options = buildOptions(['--exports', folders.forwards, '--out', join(work, 'out')]);
  const rules = await rulesOf(options);
  const found: BuildFindings[] = [];
  for (const readers of [0, 1, 3]) found.push(await buildFindings(options, rules, readers));
  const [first, ...others] = found.map(({ accounts, rejected }) => [JSON.stringify(accounts), rejected]);
  expect(JSON.parse(first?.[0] ?? '')).toMatchObject({ tables: { activities: { superseded: 5 } } });
  for (const other of others) expect(other).toEqual(first);
});

test('time zone and the order of the files on the disk leave no trace', () => {
  const bytes = (folder: string, TZ: string): string[] => {
    const out = mkdtempSync(join(work, 'check-'));
    try {
      execFileSync(
        process.execPath,
        ['scripts/check.ts', ...['--exports', folder, '--out', join(out, 'out'), '--work', out]],
        { cwd: ROOT, env: { ...process.env, TZ }, stdio: 'pipe' },
      );
    } catch (error) {
      // Rows were rejected, as they should be.
      expect((error as { status: number }).status).toBe(1);
    }
    return ['report.json', 'rejected.csv'].map((name) => readFileSync(join(out, name), 'utf8'));
  };
  const [report, rejected] = bytes(folders.forwards, 'Asia/Shanghai');
  expect(report?.length).toBeGreaterThan(10_000);
  expect(bytes(folders.backwards, 'America/Los_Angeles')).toEqual([report, rejected]);
});
