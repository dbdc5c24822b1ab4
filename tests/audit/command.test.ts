// `npm run audit -- DIR` as it is called: exit codes, and each cell it found with its reason.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/command/options.ts';
import { writeSmallCampaign } from './small-campaign.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-audit-'));
  await writeSmallCampaign(join(folder, 'out/data'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function audit(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/audit.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'en_GB.UTF-8', INIT_CWD: folder },
  });
  return { status, lines: stderr.trim().split('\n') };
}

test('nothing found: 0, and a line that says so', () => {
  const { status, lines } = audit('out');
  expect(lines.at(-1)).toBe('没有发现不该公布或推算得出的数。/ Nothing was found.');
  expect(lines).toContain('审查 audit 100%');
  expect(status).toBe(0);
});

test('a file beside the data that shows what they hide: 1, with file, cell and reason', () => {
  mkdirSync(join(folder, 'out/figures'));
  writeFileSync(join(folder, 'out/figures/few.csv'), 'region_code,period,group,people\n430102,2022,11,5\n');
  const { status, lines } = audit('out');
  rmSync(join(folder, 'out/figures'), { recursive: true });
  expect(lines.slice(-2)).toEqual([
    'figures/few.csv people 430102 2022 task=all group=11: shows what the table hides: 5',
    '发现1处不该公布或推算得出的数。/ 1 cells are shown, or follow from others, and must not.',
  ]);
  expect(status).toBe(1);
});

test.each<[string, string[], string]>([
  ['no folder', [], 'Wrong call. Write: npm run audit -- PUBLISHED_FOLDER'],
  ['a flag', ['out', '--quick'], 'Wrong call. Write: npm run audit -- PUBLISHED_FOLDER'],
  ['a folder without data', ['other'], 'There are no published data: '],
])('%s: 2', (_, args, message) => {
  const { status, lines } = audit(...args);
  expect(lines.at(-1)).toContain(message);
  expect(status).toBe(2);
});
