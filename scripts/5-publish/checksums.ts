// SHA-256 sums of a folder's files, in the form that `sha256sum -c` reads.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { byCodePoint } from '../../src/ingest/code-point-order.ts';

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export const SUMS = 'SHA256SUMS';

/** Writes SHA256SUMS of all files below a folder that `includes` accepts (paths with `/`), sorted by path. */
export async function writeChecksums(
  folder: string,
  includes: (path: string) => boolean = () => true,
): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split('\\').join('/'))
    .filter((path) => path !== SUMS && includes(path))
    .sort(byCodePoint);
  const lines: string[] = [];
  for (const path of paths) lines.push(`${await sha256(join(folder, path))}  ${path}\n`);
  writeFileSync(join(folder, SUMS), lines.join(''));
}
