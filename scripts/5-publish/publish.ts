// The publishing stage: protected tables in; data folder, site and old releases out, moved into place in one step.
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildInfo } from '../../src/schema/build-info.ts';
import type { BuildOptions } from '../command/options.ts';
import { timed } from '../command/progress.ts';
import type { Prepared } from '../pipeline.ts';
import { assertNothingOpen } from './assert-nothing-open.ts';
import { writeCheckRules } from './checker.ts';
import { writeDataFolder } from './data-folder.ts';
import { keepEarlierReleases } from './releases.ts';
import { recover, replace, stagingFolder } from './replace.ts';
import { assertTextsScreened } from './screen-texts.ts';
import { buildSite } from './site.ts';

/** What the site is told about the build. */
export function buildInfo(options: BuildOptions, prepared: Prepared, dataDir: string): BuildInfo {
  return {
    sample: options.sample,
    release: prepared.report.release,
    generatedAt: prepared.report.generated_at,
    dataDir,
    referenceFiles: prepared.reference,
    site: options.site,
    map: options.map,
  };
}

/** Publishes to `--out`. Nothing of `--out` changes before everything is ready. */
export async function publish(options: BuildOptions, prepared: Prepared): Promise<void> {
  assertTextsScreened(options.site, prepared.rules.lists.negative);
  const staging = stagingFolder(options.out);
  try {
    const data = join(staging, 'data');
    const site = join(staging, 'site');
    await writeDataFolder(data, prepared, options.sample);
    keepEarlierReleases(data, prepared.report.release, options.previous);
    await assertNothingOpen(data, options.out);
    mkdirSync(site);
    await timed('网页 site', async () => {
      await buildSite(buildInfo(options, prepared, data), join(options.work, 'build-info.json'), site);
      writeCheckRules(site, prepared.rules);
    });
    // The pages under /data/ join the data: many small files go to where the few large ones are.
    cpSync(join(site, 'data'), data, { recursive: true });
    rmSync(join(site, 'data'), { recursive: true });
    renameSync(data, join(site, 'data'));
    replace(site, options.out);
  } finally {
    rmSync(staging, { recursive: true, force: true });
    recover(options.out);
  }
}
