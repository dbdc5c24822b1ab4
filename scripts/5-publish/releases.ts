// Earlier releases: copied unchanged into the new folder. A release that was published is never published again with
// other content: a correction has an id of its own.
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command/error.ts';
import { SUMS } from './checksums.ts';

const RELEASE_FOLDER = /^\d{4}-\d{2}(-r\d+)?$/;

/** The id of the next correction of a release: `2022-12` → `2022-12-r2` → `2022-12-r3`. */
export function nextCorrection(release: string): string {
  const [, month = release, number] = /^(\d{4}-\d{2})(?:-r(\d+))?$/.exec(release) ?? [];
  return `${month}-r${Number(number ?? 1) + 1}`;
}

/**
 * Copies the releases in `previous` beside the new one in `folder/releases`. Throws a CommandError where `previous`
 * has the same id with other content.
 */
export function keepEarlierReleases(folder: string, release: string, previous: string): void {
  if (!existsSync(previous)) return;
  for (const id of readdirSync(previous)
    .filter((name) => RELEASE_FOLDER.test(name))
    .sort()) {
    const earlier = join(previous, id);
    const target = join(folder, 'releases', id);
    if (id !== release) {
      cpSync(earlier, target, { recursive: true });
      continue;
    }
    const sums = (path: string): string =>
      existsSync(join(path, SUMS)) ? readFileSync(join(path, SUMS), 'utf8') : '';
    if (sums(earlier) !== sums(target)) {
      const next = nextCorrection(release);
      throw new CommandError(1, {
        zh: `没有发布：${release} 已经发布过，内容与这次不同，--out 没有改动。更正请用新的编号：--release ${next}；只是试做，请换一个 --out，或用 --previous 指到空文件夹。`,
        en: `Not published: ${release} was published before with other content; --out is as it was. Publish a correction under an id of its own: --release ${next}; to try things out, use another --out, or an empty --previous folder.`,
      });
    }
  }
}
