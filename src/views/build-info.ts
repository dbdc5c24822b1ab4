// What the pipeline told the site about this build: read once from the file that LINLI_BUILD names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildInfo } from '../schema/build-info.ts';

let cached: BuildInfo | undefined;

/** The build's description. Throws where LINLI_BUILD is not set. */
export function buildInfo(): BuildInfo {
  if (cached) return cached;
  const path = process.env['LINLI_BUILD'];
  if (!path) throw new Error('missing LINLI_BUILD: the site is built by `npm run build`');
  cached = JSON.parse(readFileSync(path, 'utf8')) as BuildInfo;
  return cached;
}

/** The absolute path of a file of the published data folder. */
export function dataPath(file: string): string {
  return join(buildInfo().dataDir, file);
}

/** The absolute path of a reference file such as `tilegrid.json`. Throws where the build has none of that name. */
export function referencePath(name: string): string {
  const path = buildInfo().referenceFiles[name];
  if (!path) throw new Error(`missing reference file: ${name}`);
  return path;
}
