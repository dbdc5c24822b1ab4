// One reader's share of the files: checked rows go to the reader's own row stores, by table, and the account of each
// file to whoever asked. Runs in the main thread for little, in workers for much.
import { join } from 'node:path';
import { reviewOf } from '../../src/ingest/decisions.ts';
import type { FileBytes } from '../../src/ingest/encoding.ts';
import type { Value } from '../../src/ingest/cell-reading.ts';
import type { FileReading, RowSink } from '../../src/ingest/file.ts';
import { readFile } from '../../src/ingest/file.ts';
import { keyOf } from '../../src/ingest/relations.ts';
import { valuesOf } from '../../src/ingest/row.ts';
import type { Rules } from '../../src/ingest/rules.ts';
import { rulesFrom } from '../../src/ingest/rules.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { ExportFile } from '../1-read/files.ts';
import { bytesOf, nameOf } from '../1-read/files.ts';
import type { CheckRules } from '../reference.ts';
import type { RowStore } from './row-store.ts';
import { ABOUT, categoryPlaces, lineOf, openRowStore, rowLine } from './row-store.ts';

/** What every reader needs: the rules as data, and where it writes. */
export interface ShareOptions extends CheckRules {
  readonly folder: string;
  /** Number of the reader, from 0: part of its files' names. */
  readonly reader: number;
}

/** What a reader writes: rows by table, and the rejected rows. */
export type StoreName = InputTableName | 'rejected';

export interface ShareReader {
  /** Reads a file; `onBytes` is told of the bytes that were gone through since it was last called. */
  read(file: ExportFile, onBytes: (bytes: number) => void): Promise<FileReading>;
  close(): void;
}

/** The path of a reader's store. */
export function storePath(folder: string, name: StoreName, reader: number): string {
  return join(folder, `${name}-${reader}.txt`);
}

/** Opens a reader with its stores. */
export function openShare({ lists, registerText, decisions, folder, reader }: ShareOptions): ShareReader {
  const rules: Rules = rulesFrom(lists, registerText);
  const stores = Object.fromEntries(
    INPUT_TABLE_NAMES.map((name) => [name, openRowStore(storePath(folder, name, reader))]),
  ) as Record<InputTableName, RowStore>;
  const rejected = openRowStore(storePath(folder, 'rejected', reader));
  const places = categoryPlaces(lists.categories);
  const lineBy = Object.fromEntries(
    INPUT_TABLE_NAMES.map((name) => [name, rowLine(INPUT_TABLES[name], places)]),
  ) as Record<InputTableName, ReturnType<typeof rowLine>>;
  return {
    read: (file, onBytes) => {
      const table = INPUT_TABLES[file.table ?? 'activities'];
      const toLine = lineBy[table.name];
      const store = stores[table.name];
      const [updatedAt, ...about] = ['updated_at', ...ABOUT].map((name) =>
        table.columns.findIndex((column) => column.name === name),
      );
      const bytes = counted(bytesOf(file.absolute), file.bytes, onBytes);
      const sink: RowSink = {
        accepted: (line, row) => store.write(toLine(file.id, line, row)),
        rejected: (line, { column, code, value, more }, row) => {
          const key = row === null ? null : keyOf(table, valuesOf(row));
          const valueAt = (place = -1): Value => row?.readings[place]?.value ?? null;
          const values = [
            file.id,
            line,
            column,
            code,
            value,
            more?.zh ?? null,
            more?.en ?? null,
            key,
            valueAt(updatedAt),
            ...about.map(valueAt),
          ];
          rejected.write(lineOf(values));
        },
      };
      return readFile(nameOf(file.path), bytes, rules, sink, reviewOf(decisions, file.office, table.name));
    },
    close: () => {
      for (const store of [...Object.values(stores), rejected]) store.close();
    },
  };
}

/** A file's bytes, each pass telling of what it went through; all passes together tell of the file's size once. */
function counted(bytes: FileBytes, size: number, onBytes: (bytes: number) => void): FileBytes {
  let told = 0;
  return async function* () {
    let gone = 0;
    for await (const chunk of bytes()) {
      yield chunk;
      gone += chunk.length;
      if (gone <= told || gone > size) continue;
      onBytes(gone - told);
      told = gone;
    }
  };
}
