// The benchmark of protection: the sample campaign of more and more provinces, protected each in a process of its own,
// beside the first; and the number of persons served alone, by county, year and group.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../command/progress.ts';
import { writeSample } from '../sample/write-sample.ts';
import type { MeasuredProtection, ProtectionWork } from './measured-protection.ts';

/** The campaigns in the order of their size; the last is the nation. */
const CAMPAIGNS: readonly { readonly label: string; readonly provinces?: readonly string[] }[] = [
  { label: '1 province', provinces: ['430000'] },
  { label: '3 provinces', provinces: ['430000', '110000', '440000'] },
  { label: '6 provinces', provinces: ['430000', '110000', '440000', '320000', '370000', '510000'] },
  { label: 'the nation' },
];

/** What is aimed at for persons served by county, year and group. */
const AIM = { hiddenPerOwn: 1.35, seconds: 60 };

/** Runs a piece of work in a process of its own; null where it failed, as it has said why. */
function measured(work: ProtectionWork, exports: string, scratch: string): MeasuredProtection | null {
  const script = fileURLToPath(new URL('./measured-protection.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script, work, exports, scratch], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? (JSON.parse(stdout) as MeasuredProtection) : null;
}

const perCell = ({ seconds, cells }: MeasuredProtection): number => (seconds / cells) * 1e6;

function line(label: string, one: MeasuredProtection | null, first: MeasuredProtection | null): string {
  if (one === null) return `| ${label} | not protected: see above | | | | | | | |`;
  const { cells, primary, secondary, seconds, peakMiB } = one;
  const numbers = [cells, primary, secondary].map((number) => number.toLocaleString('en'));
  return `| ${[
    label,
    ...numbers,
    ((primary + secondary) / primary).toFixed(2),
    seconds.toFixed(1),
    perCell(one).toFixed(0),
    first === null ? '—' : (perCell(one) / perCell(first)).toFixed(2),
    peakMiB.toLocaleString('en'),
  ].join(' | ')} |`;
}

/** Measures below `folder`, which is emptied; returns the lines of a table. */
export async function benchProtect(folder: string): Promise<string[]> {
  const lines: string[] = [];
  let first: MeasuredProtection | null = null;
  let people: MeasuredProtection | null = null;
  for (const { label, provinces } of CAMPAIGNS) {
    rmSync(folder, { recursive: true, force: true });
    const [exports, scratch] = [join(folder, 'exports'), join(folder, 'scratch')];
    say(`${label}…`);
    await writeSample({ out: exports, ...(provinces ? { provinces } : {}) });
    if (measured('aggregate', exports, scratch) === null) throw new Error(`not aggregated: ${label}`);
    if (provinces === undefined) people = measured('people', exports, scratch);
    const one = measured('protect', exports, scratch);
    lines.push(line(label, one, first));
    first ??= one;
  }
  rmSync(folder, { recursive: true, force: true });
  return [
    'Protection of the sample campaign, all tables; "hidden per few" counts the few themselves',
    '| campaign | cells | few | hidden for others | hidden per few | seconds | µs a cell | × first | peak MiB |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    line('persons served, the nation: county × year × group', people, null),
    `aimed at in the last line: ${AIM.hiddenPerOwn} hidden per few, ${AIM.seconds} s`,
  ];
}
