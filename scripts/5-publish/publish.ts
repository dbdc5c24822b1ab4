// The publishing stage: protected tables in; data folder, site and old releases out, moved into place in one step.
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildInfo } from '../../src/schema/build-info.ts';
import { CommandError } from '../command/error.ts';
import type { BuildOptions } from '../command/options.ts';
import { ROOT } from '../command/options.ts';
import { say } from '../command/progress.ts';
import type { Prepared } from '../pipeline.ts';
import { writeDataFolder } from './data-folder.ts';
import { keepEarlierReleases } from './releases.ts';
import { recover, replace, stagingFolder } from './replace.ts';

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

async function buildSite(info: BuildInfo, infoPath: string, out: string): Promise<void> {
  writeFileSync(infoPath, JSON.stringify(info, null, 1));
  const astro = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        LINLI_BUILD: infoPath,
        LINLI_OUT: out,
        ASTRO_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 2, 2],
    },
  );
  const code = await new Promise<number | null>((resolve) => astro.on('close', resolve));
  if (code !== 0) {
    throw new CommandError(1, {
      zh: '没有发布：网页没有生成，--out 没有改动。原因见上面的信息。',
      en: 'Not published: the pages could not be made; --out is as it was. The reason stands above.',
    });
  }
}

/** Publishes to `--out`. Nothing of `--out` changes before everything is ready. */
export async function publish(options: BuildOptions, prepared: Prepared): Promise<void> {
  const staging = stagingFolder(options.out);
  try {
    const data = join(staging, 'data');
    const site = join(staging, 'site');
    await writeDataFolder(data, prepared, options.sample);
    keepEarlierReleases(data, prepared.report.release, options.previous);
    const started = performance.now();
    mkdirSync(site);
    await buildSite(buildInfo(options, prepared, data), join(options.work, 'build-info.json'), site);
    say(`网页 site ${((performance.now() - started) / 1000).toFixed(1)}s`);
    renameSync(data, join(site, 'data'));
    replace(site, options.out);
  } finally {
    rmSync(staging, { recursive: true, force: true });
    recover(options.out);
  }
}
