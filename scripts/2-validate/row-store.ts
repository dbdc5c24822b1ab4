// The typed rows of one table on their way into DuckDB: a text file with one row a line, fields parted by the unit
// separator, null as nothing. It is written by the validator alone, so reading it needs no guessing.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CellKind, InputTable } from '../../src/schema/column.ts';
import type { Value } from '../../src/ingest/row.ts';
import { identifier, literal } from '../database.ts';

const TYPES: Record<CellKind, string> = {
  key: 'VARCHAR',
  text: 'VARCHAR',
  date: 'DATE',
  timestamp: 'VARCHAR',
  month: 'VARCHAR',
  region: 'VARCHAR',
  task: 'VARCHAR',
  group: 'VARCHAR',
  category: 'VARCHAR',
  categories: 'VARCHAR',
  need_status: 'VARCHAR',
  org_code: 'VARCHAR',
  count: 'INTEGER',
  hours: 'INTEGER',
};

export interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

const varchar = (name: string): StoredColumn => ({ name, type: 'VARCHAR' });

/** The columns of a table's typed rows: where the row stood, the schema's columns, and what validation added. */
export function storedColumns(table: InputTable): StoredColumn[] {
  const hasRegion = table.columns.some((column) => column.kind === 'region');
  return [
    { name: 'file_id', type: 'INTEGER' },
    { name: 'line', type: 'INTEGER' },
    ...table.columns.map(({ name, kind }) => ({ name, type: TYPES[kind] })),
    ...(hasRegion ? ['county', 'township', 'community', 'area'].map(varchar) : []),
    ...(table.name === 'activities' ? [varchar('org_key')] : []),
  ];
}

/** Columns of the rejected rows: the first problem of each, and its key where that could be read. */
export const REJECTED_COLUMNS: readonly StoredColumn[] = [
  { name: 'file_id', type: 'INTEGER' },
  { name: 'line', type: 'INTEGER' },
  ...['column_name', 'code', 'value', 'more_zh', 'more_en', 'key', 'updated_at'].map(varchar),
];

const SEPARATOR = '\u001f';
const CONTROL = /[\u0000-\u001f\u007f]/g;

const field = (value: Value | undefined): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value) : value.replace(CONTROL, ' ');
};

export interface RowStore {
  write(values: readonly (Value | undefined)[]): void;
  close(): void;
  /** SQL that reads the file as a relation. */
  readonly relation: string;
}

const BUFFERED_ROWS = 4096;

/** Opens a row store at a path; an older file is replaced. */
export function openRowStore(path: string, columns: readonly StoredColumn[]): RowStore {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
    lines = [];
  };
  const types = columns.map(({ name, type }) => `${identifier(name)}: ${literal(type)}`).join(', ');
  return {
    write: (values) => {
      lines.push(values.map(field).join(SEPARATOR));
      if (lines.length >= BUFFERED_ROWS) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
    relation:
      `read_csv(${literal(path)}, delim = '\\x1F', header = false, quote = '', escape = '', columns = {${types}}, auto_detect = false)`.replace(
        "'\\x1F'",
        `'${SEPARATOR}'`,
      ),
  };
}
