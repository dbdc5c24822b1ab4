// Reads one office file and checks its rows: valid rows go to their table's store, the others to the rejected store,
// and every one is counted.
import type { InputTableName } from '../../src/schema/column.ts';
import type { CellProblem, ProblemCode } from '../../src/ingest/problems.ts';
import { headerNames } from '../../src/ingest/header.ts';
import type { HeaderAliases } from '../../src/ingest/header.ts';
import { masked } from '../../src/ingest/mask.ts';
import type { CheckedRow, Rules } from '../../src/ingest/row.ts';
import { checkRow } from '../../src/ingest/row.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { ExportFile } from '../1-read/files.ts';
import type { TextRecord } from '../1-read/records.ts';
import { bytesOf, readHead, readRecords, UnreadableFile } from '../1-read/records.ts';
import type { RowStore, StoredColumn } from './row-store.ts';

/** What reading a file found, before keys are compared across files. */
export interface FileResult {
  readonly file: ExportFile;
  encoding: string | null;
  delimiter: string | null;
  /** Header cells that name no column of the table. */
  unknownColumns: readonly string[];
  read: number;
  reasons: Partial<Record<ProblemCode, number>>;
  warnings: Partial<Record<ProblemCode, number>>;
  /** Why the file could not be read, in the terminal's language. */
  error: UnreadableFile['text'] | null;
}

export interface Stores {
  readonly rows: Readonly<Record<InputTableName, RowStore>>;
  readonly columns: Readonly<Record<InputTableName, readonly StoredColumn[]>>;
  readonly rejected: RowStore;
}

const NO_TABLE = {
  zh: '文件名不属于任何表。文件名须以 activities、outcomes、needs、targets 或 returns 开头，类型为.csv；Excel文件请另存为“CSV UTF-8”。',
  en: 'The name belongs to no table. It must begin with activities, outcomes, needs, targets or returns and end in .csv; save Excel files as "CSV UTF-8".',
};

const count = (counts: Partial<Record<ProblemCode, number>>, code: ProblemCode): void => {
  counts[code] = (counts[code] ?? 0) + 1;
};

/** Reads and checks a file. Never throws for what the file contains: `error` says why it could not be read. */
export async function validateFile(
  file: ExportFile,
  aliases: Readonly<Record<InputTableName, HeaderAliases>>,
  rules: Rules,
  stores: Stores,
): Promise<FileResult> {
  const result: FileResult = {
    file,
    encoding: null,
    delimiter: null,
    unknownColumns: [],
    read: 0,
    reasons: {},
    warnings: {},
    error: null,
  };
  if (file.table === null) return { ...result, error: NO_TABLE };
  const table = INPUT_TABLES[file.table];
  try {
    const bytes = bytesOf(file.absolute);
    const head = await readHead(bytes, table, headerNames(table, aliases[file.table]));
    Object.assign(result, {
      encoding: head.encoding,
      delimiter: head.delimiter,
      unknownColumns: head.header.unknown,
    });
    const order = stores.columns[file.table].slice(2).map((column) => column.name);
    for await (const records of readRecords(bytes, head)) {
      for (const record of records) {
        result.read += 1;
        const cells = cellsByName(record, head.header.columns);
        const row: CheckedRow = record.fault
          ? { values: {}, problem: brokenRow(record, head.header.columns.length), warnings: [] }
          : checkRow(table, cells, rules);
        for (const { code } of row.warnings) count(result.warnings, code);
        if (row.problem === null) {
          stores.rows[file.table].write([file.id, record.line, ...order.map((name) => row.values[name])]);
          continue;
        }
        count(result.reasons, row.problem.code);
        const { column, code, value, more } = row.problem;
        const key = table.key.map((name) => row.values[name] ?? '').join(' ');
        stores.rejected.write([
          file.id,
          record.line,
          column,
          code,
          masked(value),
          more?.zh ?? null,
          more?.en ?? null,
          table.key.every((name) => row.values[name] != null) ? key : null,
          row.values['updated_at'] ?? null,
        ]);
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFile) {
      return { ...result, encoding: error.encoding ?? result.encoding, error: error.text };
    }
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ...result,
      error: {
        zh: `文件读不完：${reason}。请重新导出。`,
        en: `The file cannot be read to its end: ${reason}. Export it again.`,
      },
    };
  }
  return result;
}

function cellsByName(record: TextRecord, columns: readonly (string | null)[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [i, name] of columns.entries()) if (name !== null) cells[name] = record.cells[i] ?? '';
  return cells;
}

function brokenRow(record: TextRecord, width: number): CellProblem {
  const value = record.cells.join(',').slice(0, 80);
  if (record.fault === 'QUOTES') return { code: 'QUOTES', column: '', value };
  return {
    code: 'COLUMNS',
    column: '',
    value,
    more: {
      zh: `${record.cells.length}列，表头${width}列`,
      en: `${record.cells.length} columns, the header has ${width}`,
    },
  };
}
