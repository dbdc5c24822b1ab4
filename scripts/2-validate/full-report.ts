// The full report of the work folder: what the published report says, and every detail that stays with the operator.
// Superseded rows may be many (an office may send all its months every month), so they are streamed from the database.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { masked } from '../../src/ingest/mask.ts';
import type { Database } from '../database.ts';
import type { SupersededRow } from './accounts.ts';
import { SUPERSEDED_ROWS } from './accounts.ts';

const LIST = '"superseded": []';

/** A path in a report: an office may have named a file for a person. */
const hidden = (name: string, value: unknown): unknown =>
  (name === 'path' || name === 'by_path') && typeof value === 'string' ? masked(value) : value;

/** Writes `report.json` into the work folder: `report`, with every superseded row in its list. */
export async function writeFullReport(
  work: string,
  report: { readonly superseded: readonly SupersededRow[] },
  database: Database,
): Promise<void> {
  const [before = '', after = ''] = JSON.stringify({ ...report, superseded: [] }, hidden, 1).split(LIST);
  const out = createWriteStream(join(work, 'report.json'));
  out.write(`${before}"superseded": [`);
  const result = await database.connection.stream(`${SUPERSEDED_ROWS} ORDER BY s.file_id, s.line`);
  let isFirst = true;
  for await (const rows of result.yieldRowObjects()) {
    for (const row of rows as unknown as SupersededRow[]) {
      const line = `${isFirst ? '' : ','}\n  ${JSON.stringify({ ...row, key: masked(row.key) }, hidden)}`;
      isFirst = false;
      if (!out.write(line)) await once(out, 'drain');
    }
  }
  out.write(`${isFirst ? '' : '\n '}]${after}\n`);
  await new Promise((resolve) => out.end(resolve));
}
