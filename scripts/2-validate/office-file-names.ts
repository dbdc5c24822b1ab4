// Names of the reports' files: an office's name where every file system takes it, else a name made of it.
import { createHash } from 'node:crypto';

/** What Windows, macOS or Linux refuse in a name, and what a shell or a mail program may stumble over. */
const REFUSED = /[\u0000-\u001f\u007f<>:"/\\|?*#%&']/;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/i;
/** Characters of a name: with four bytes each, and what follows them, a file system's 255 bytes are enough. */
const LONGEST = 55;

function isSafe(name: string): boolean {
  return (
    !REFUSED.test(name) &&
    !/^[.\s~-]|[.\s]$/.test(name) &&
    !RESERVED.test(name) &&
    [...name].length <= LONGEST
  );
}

function madeName(name: string): string {
  const plain = [...name.replace(new RegExp(REFUSED, 'g'), '_').replace(/^[.\s~-]+|[.\s]+$/g, '')]
    .slice(0, LONGEST)
    .join('');
  return `${plain || '_'}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** A file name for each name, in their order; no two are alike, even where capitals do not count. */
export function fileNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const same = (text: string): string => text.normalize('NFKC').toLowerCase();
    const chosen = isSafe(name) && !used.has(same(name)) ? name : madeName(name);
    used.add(same(chosen));
    return `${chosen}.html`;
  });
}
