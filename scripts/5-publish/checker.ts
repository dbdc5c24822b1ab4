// What the checker page fetches: the rules of this build as data, and its register. The page checks with them what the
// build checks, in the reader's browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CheckRules } from '../reference.ts';

/** Which system packed a gzip file: unknown, so that every system packs the same bytes (RFC 1952, 2.3.1). */
const [OS_AT, UNKNOWN_OS] = [9, 255];

/**
 * Writes `check/rules.json` and `check/register.txt.gz` into a site. The register is packed, since not every server
 * packs what it sends. The day after which dates are in the future is
 * the reader's own. Decisions about rows that are held back are not among the rules: they name those who decided.
 */
export function writeCheckRules(site: string, { lists, registerText }: CheckRules): void {
  const folder = join(site, 'check');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'rules.json'), `${JSON.stringify({ ...lists, today: null })}\n`);
  const packed = gzipSync(registerText, { level: 9 });
  packed[OS_AT] = UNKNOWN_OS;
  writeFileSync(join(folder, 'register.txt.gz'), packed);
}
