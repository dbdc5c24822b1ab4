// Lines published as their total only are set aside before the attack: what leaks must be what leaks with them in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attackCampaign } from '../../scripts/audit/attack-campaign.ts';
import type { Finding } from '../../scripts/audit/finding.ts';
import { readCampaign } from '../../scripts/audit/folder-findings.ts';
import { openReader } from '../../scripts/audit/reader.ts';
import { NO_PAST } from '../../scripts/audit/system.ts';
import { DEFAULTS } from '../../scripts/audit/thresholds.ts';
import { randomFrom } from '../../scripts/audit/random.ts';
import { writeSmallCampaign } from './small-campaign.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-audit-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Cells that leak, with their intervals. */
const leaks = (findings: readonly Finding[]): string[] =>
  findings.map(({ cell, why }) => `${cell} ${why.en.slice(0, why.en.indexOf(']') + 1)}`).sort();

/** A campaign of few needs: no groups below the province, and some of its groups hidden too. */
async function leaksBothWays(seed: number): Promise<[aside: string[], whole: string[]]> {
  const random = randomFrom(seed);
  const most = 1 + Math.floor(random() * 3);
  const share = random();
  const counts = new Map<string, number>();
  const isOpenPrefecture = random() < 0.4;
  const hiddenCells = new Map<string, boolean>();
  const drawn = <Value>(map: Map<string, Value>, key: string, draw: () => Value): Value => {
    const value = map.get(key) ?? draw();
    map.set(key, value);
    return value;
  };
  await writeSmallCampaign(folder, {
    count: (table, county, month, kind, group) =>
      table === 'needs'
        ? drawn(counts, [county, month, kind, group].join(), () =>
            // Hidden cells of a prefecture that shows some groups are not zero.
            random() < share / 4
              ? Math.ceil(random() * most)
              : Number(county.startsWith('4302') && group === '61'),
          )
        : undefined,
    isHidden: (table, { region, level, period, task, group }, _, value) => {
      if (table !== 'needs' || group === 'all') return false;
      if (level === 'county') return true;
      if (level === 'prefecture') return !isOpenPrefecture || region !== '430200';
      return (
        value > 0 &&
        level === 'province' &&
        task === 'all' &&
        drawn(hiddenCells, `${region}${period}${group}`, () => random() < 0.4)
      );
    },
  });
  const reader = await openReader();
  const campaign = await readCampaign(reader, folder);
  reader.close();
  const setting = { ...campaign, thresholds: DEFAULTS };
  const attack = async (...families: Parameters<typeof attackCampaign>[4][]): Promise<string[]> =>
    leaks(await attackCampaign(campaign, setting, NO_PAST, {}, ...families));
  return [await attack(), await attack([])];
}

test.each(Array.from({ length: 20 }, (_, seed) => seed))('campaign %d', async (seed) => {
  const [aside, whole] = await leaksBothWays(seed);
  expect(aside).toEqual(whole);
});
