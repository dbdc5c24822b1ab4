// Figures that an earlier release showed and that are hidden today, where today's sums tell that they cannot all be right any more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsIn } from '../../scripts/audit/folder-findings.ts';
import type { Otherwise } from './small-campaign.ts';
import { addEarlierRelease, writeSmallCampaign } from './small-campaign.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-revised-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const REVISED = ['2022-04', '2022-05'];

/** So many needs of each kind and group in every county, in the months that are revised. */
const needsOf =
  (most: number): Otherwise['count'] =>
  (table, _, month) =>
    table === 'needs' && REVISED.includes(month) ? most : undefined;

test('months that were shown with less than a quarter leaves for them today were revised', async () => {
  const data = join(folder, 'revised');
  await writeSmallCampaign(data, {
    count: needsOf(60),
    isHidden: (table, { period }) => table === 'needs' && REVISED.includes(period),
  });
  await addEarlierRelease(data, '2022-05', { count: needsOf(40) });
  expect(await findingsIn(data)).toEqual([]);
});

test('a revision of few follows from a quarter and the month that is shown', async () => {
  const data = join(folder, 'few');
  await writeSmallCampaign(data, {
    count: (table, county, month, kind, group) =>
      table === 'needs' && month === '2022-05' && county === '110101' && kind === '101' && group === '11'
        ? 44
        : needsOf(40)?.(table, county, month, kind, group),
    isHidden: (table, { period }) => table === 'needs' && period === '2022-05',
  });
  await addEarlierRelease(data, '2022-05', { count: needsOf(40) });
  const found = (await findingsIn(data)).map(({ cell, why }) => `${cell}: ${why.en}`);
  expect(found).toContain(
    'needs.registered 110000 2022-05 task=all group=11: growth since then ∈ [4, 4]: needs.registered 110000 2022-05 task=all group=11 = 480 (releases/2022-05); needs.registered 110000 2022Q2 task=all group=11: 1,338 = 854 + [2022-05]',
  );
});
