// `rejected.csv`: a line per rejected row with its first problem, in the order of files and lines.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { harmlessText, quotedCell } from '../../src/format/csv-cell.ts';
import { masked } from '../../src/ingest/mask.ts';
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import { problemMessage } from '../../src/ingest/problems.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import { labelOf } from '../../src/schema/inputs.ts';
import { terminalLang } from '../command/error.ts';
import type { Database } from '../database.ts';

interface Row {
  readonly path: string;
  readonly table_name: InputTableName;
  readonly line: number;
  readonly column_name: string | null;
  readonly code: ProblemCode;
  readonly value: string | null;
  readonly more_zh: string | null;
  readonly more_en: string | null;
}

function lineFrom(row: Row): string {
  const label = labelOf(row.table_name, row.column_name ?? '');
  const problem = {
    code: row.code,
    column: row.column_name ?? '',
    value: masked(row.value ?? ''),
    more: { zh: masked(row.more_zh ?? ''), en: masked(row.more_en ?? '') },
  };
  const cells = [masked(row.path), String(row.line), problem.column, problem.code, problem.value];
  const message = problemMessage(problem, label, terminalLang);
  return `${[...cells, message].map(harmlessText).map(quotedCell).join(',')}\r\n`;
}

/** Writes `rejected.csv` into the work folder: UTF-8 with BOM. */
export async function writeRejected(database: Database, work: string): Promise<void> {
  const out = createWriteStream(join(work, 'rejected.csv'));
  out.write('\ufefffile,line,column,code,value,message\r\n');
  const result = await database.connection.stream(
    `SELECT f.path, f.table_name, r.line, r.column_name, r.code, r.value, r.more_zh, r.more_en
     FROM rejected AS r JOIN files AS f USING (file_id) ORDER BY file_id, line`,
  );
  for await (const rows of result.yieldRowObjects()) {
    for (const row of rows as unknown as Row[]) {
      if (!out.write(lineFrom(row))) await once(out, 'drain');
    }
  }
  await new Promise((resolve) => out.end(resolve));
}
