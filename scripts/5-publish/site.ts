// Runs Astro over a published data folder.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildInfo } from '../../src/schema/build-info.ts';
import { CommandError } from '../command/error.ts';
import { ROOT } from '../command/options.ts';

/** Writes the pages to `out`; `infoPath` is where Astro finds what it has to know. */
export async function buildSite(info: BuildInfo, infoPath: string, out: string): Promise<void> {
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
  // A build that is stopped takes its child along: Astro would go on writing into a folder that is deleted.
  const stop = (): void => void astro.kill();
  process.once('exit', stop);
  const code = await new Promise<number | null>((resolve) => astro.on('close', resolve));
  process.off('exit', stop);
  if (code !== 0) {
    throw new CommandError(1, {
      zh: '没有发布：网页没有生成，--out 没有改动。原因见上面的信息。',
      en: 'Not published: the pages could not be made; --out is as it was. The reason stands above.',
    });
  }
}
