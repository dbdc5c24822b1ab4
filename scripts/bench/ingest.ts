// The benchmark of reading: clean activities in many files, read and validated, beside plain DuckDB that reads the same
// files and writes them as Parquet; and the same activities in GB18030.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../command/progress.ts';
import { writeCleanExports, writeGb18030Copies } from './clean-exports.ts';
import type { Measured, Work } from './measured.ts';

const FILES = 300;

function measured(work: Work, folder: string, scratch: string): Measured {
  const script = fileURLToPath(new URL('./measured.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script, work, folder, scratch], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the measured work failed: ${work}`);
  return JSON.parse(stdout) as Measured;
}

/** Measures on so many rows below `folder`, which is emptied; returns the lines of a table. */
export async function benchIngest(folder: string, rows: number): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  const [utf8, gb18030, scratch] = [join(folder, 'utf8'), join(folder, 'gb18030'), join(folder, 'scratch')];
  mkdirSync(scratch, { recursive: true });
  say(`${rows} rows…`);
  const paths = await writeCleanExports(utf8, rows, FILES);
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const plain = measured('plain', utf8, scratch);
  const ours = measured('check', utf8, scratch);
  writeGb18030Copies(paths, utf8, gb18030);
  rmSync(utf8, { recursive: true });
  const ours2 = measured('check', gb18030, scratch);
  rmSync(folder, { recursive: true });
  const line = (step: string, { seconds, peakMiB }: Measured): string =>
    `| ${step} | ${seconds.toFixed(1)} | ${peakMiB.toLocaleString('en')} | ${(seconds / plain.seconds).toFixed(1)} |`;
  return [
    `${ours.rows.toLocaleString('en')} activities in ${FILES} files, ${(bytes / 1e9).toFixed(2)} GB as UTF-8`,
    '| step | seconds | peak MiB | × plain DuckDB |',
    '| --- | --- | --- | --- |',
    line('plain DuckDB: CSV → Parquet, every column as text', plain),
    line('read and validate, UTF-8', ours),
    line('read and validate, GB18030', ours2),
    `GB18030 takes ${(ours2.seconds / ours.seconds).toFixed(2)} × UTF-8`,
  ];
}
