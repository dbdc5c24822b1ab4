// Puts a finished site in the place of the old one: whole or not at all.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const stagingName = (out: string): string => `.${basename(out)}.new-`;
const oldName = (out: string): string => `.${basename(out)}.old`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Mends what a killed build left beside `out`: staging folders of processes that are gone are deleted, and a site that
 * was moved aside without its successor in place is moved back.
 */
export function recover(out: string): void {
  const parent = dirname(out);
  if (!existsSync(parent)) return;
  const old = join(parent, oldName(out));
  if (existsSync(old)) {
    if (existsSync(out)) rmSync(old, { recursive: true, force: true });
    else renameSync(old, out);
  }
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(stagingName(out))) continue;
    if (!isAlive(Number(name.slice(stagingName(out).length))))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** An empty staging folder beside `out`, on the same file system, so that moving it into place is one step. */
export function stagingFolder(out: string): string {
  recover(out);
  const folder = join(dirname(out), `${stagingName(out)}${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Moves `site` to `out`. Two renames without anything between them; a kill that falls between is mended by the next
 * call of `recover`.
 */
export function replace(site: string, out: string): void {
  const old = join(dirname(out), oldName(out));
  if (existsSync(out)) renameSync(out, old);
  renameSync(site, out);
  rmSync(old, { recursive: true, force: true });
}
