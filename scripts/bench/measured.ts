// One measured piece of work in a process of its own, so that its wall time and peak memory are its own. Called by the
// benchmark as `measured.ts WORK FOLDER SCRATCH`; prints one line of JSON.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { buildOptions } from '../command/options.ts';
import { literal } from '../database.ts';
import { readAndValidate } from '../pipeline.ts';

/** What a piece of work took: seconds of wall time, MiB at the peak, rows that went through. */
export interface Measured {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly rows: number;
}

/**
 * Plain DuckDB over the files of a folder, every column as text and without a rule. With types as it detects them it
 * would spend most of its time on detecting them, file by file.
 */
async function plain(folder: string, scratch: string): Promise<number> {
  const connection = await (await DuckDBInstance.create(':memory:', { memory_limit: '1500MB' })).connect();
  const files = literal(join(folder, '*/*.csv'));
  const out = literal(join(scratch, 'plain.parquet'));
  await connection.run(
    `COPY (SELECT * FROM read_csv(${files}, all_varchar = true)) TO ${out} (FORMAT parquet, COMPRESSION zstd)`,
  );
  const reader = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM read_parquet(${out})`);
  connection.closeSync();
  return Number(reader.getColumns()[0]?.[0]);
}

/** All that `npm run check` does. */
async function check(folder: string, scratch: string): Promise<number> {
  const options = buildOptions(['--exports', folder, '--work', join(scratch, 'work')]);
  const { database, report } = await readAndValidate(options);
  database.close();
  const { read, accepted } = report.tables.activities;
  if (read !== accepted) throw new Error(`invalid benchmark: ${read - accepted} rows were not accepted`);
  return read;
}

const WORKS = { plain, check };

export type Work = keyof typeof WORKS;

const [work, folder = '', scratch = ''] = process.argv.slice(2);
if (work !== undefined && work in WORKS) {
  readdirSync(folder);
  const started = performance.now();
  const rows = await WORKS[work as Work](folder, scratch);
  const measured: Measured = {
    seconds: (performance.now() - started) / 1000,
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    rows,
  };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}
