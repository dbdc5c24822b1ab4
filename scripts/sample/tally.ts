// Counts what the sample holds: offices, files, bytes, rows by table, mistakes by kind, rows that appear again.
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';

type ByTable = Record<InputTableName, number>;

export interface SampleSummary {
  readonly offices: number;
  readonly files: number;
  readonly bytes: number;
  readonly rows: Readonly<ByTable>;
  /** Spoilt rows by table and kind of mistake, and rows that are in two files; both are among `rows`. */
  readonly spoilt: Readonly<Record<InputTableName, Readonly<Record<string, number>>>>;
  readonly repeated: Readonly<ByTable>;
}

export interface Tally {
  addOffice(): void;
  addFiles(
    table: InputTableName,
    written: { readonly files: number; readonly bytes: number; readonly rows: number },
  ): void;
  addSpoilt(table: InputTableName, kind: string): void;
  addRepeated(table: InputTableName): void;
  summary(): SampleSummary;
}

export function createTally(): Tally {
  const total = { offices: 0, files: 0, bytes: 0 };
  const rows = byTable(() => 0);
  const repeated = byTable(() => 0);
  const spoilt = byTable<Record<string, number>>(() => ({}));
  return {
    addOffice() {
      total.offices += 1;
    },
    addFiles(table, written) {
      total.files += written.files;
      total.bytes += written.bytes;
      rows[table] += written.rows;
    },
    addSpoilt(table, kind) {
      spoilt[table][kind] = (spoilt[table][kind] ?? 0) + 1;
    },
    addRepeated(table) {
      repeated[table] += 1;
    },
    summary: () => ({ ...total, rows, spoilt, repeated }),
  };
}

function byTable<T>(value: () => T): Record<InputTableName, T> {
  return Object.fromEntries(INPUT_TABLE_NAMES.map((name) => [name, value()])) as Record<InputTableName, T>;
}
