// The typed rows of one table on their way into DuckDB: a text file with one row a line, fields parted by the unit
// separator, null as nothing. It is written by the validator alone, which leaves no control character in a value, so
// reading it needs no guessing.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CellKind, InputColumn, InputTable } from '../../src/schema/column.ts';
import type { CellReading, Value } from '../../src/ingest/cell-reading.ts';
import type { CheckedRow } from '../../src/ingest/row.ts';
import type { RuleLists } from '../../src/ingest/rules.ts';
import { identifier, literal } from '../database.ts';

const TYPES: Record<CellKind, string> = {
  key: 'VARCHAR',
  // A key of the text: what it says is not kept, only whether two are the same.
  text: 'BIGINT',
  date: 'DATE',
  timestamp: 'VARCHAR',
  month: 'VARCHAR',
  region: 'VARCHAR',
  task: 'VARCHAR',
  group: 'VARCHAR',
  // Places in `categories.csv`, from 1, parted by | in lists: ten million rows of digits are read in half the time.
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

/** Columns that no table counts: they are checked, and what they say of place and organisation is kept beside. */
const NOT_KEPT: Partial<Record<InputTable['name'], readonly string[]>> = {
  activities: ['region_code', 'org_name', 'org_code', 'residents', 'representatives'],
};

const isKept = (table: InputTable, name: string): boolean => !NOT_KEPT[table.name]?.includes(name);

const hasRegion = (table: InputTable): boolean => table.columns.some((column) => column.kind === 'region');

/** The columns of a table's typed rows: where the row stood, the schema's columns, and what validation added. */
export function storedColumns(table: InputTable): StoredColumn[] {
  return [
    { name: 'file_id', type: 'INTEGER' },
    { name: 'line', type: 'INTEGER' },
    ...table.columns
      .filter(({ name }) => isKept(table, name))
      .map(({ name, kind }) => ({ name, type: TYPES[kind] })),
    ...(hasRegion(table) ? ['county', 'township', 'community', 'area'].map(varchar) : []),
    ...(table.name === 'activities' ? [{ name: 'org_key', type: 'BIGINT' }] : []),
  ];
}

/** Columns of the inputs that tell what a rejected row is about. */
export const ABOUT = ['activity_id', 'task', 'group'] as const;

/** Columns of the rejected rows: the first problem of each, and its key and what it is about where that could be read. */
export const REJECTED_COLUMNS: readonly StoredColumn[] = [
  { name: 'file_id', type: 'INTEGER' },
  { name: 'line', type: 'INTEGER' },
  ...['column_name', 'code', 'value', 'more_zh', 'more_en', 'key', 'updated_at', ...ABOUT].map(varchar),
];

const SEPARATOR = '\u001f';
const CONTROL = /[\u0000-\u001f\u007f]/g;

const field = (value: Value | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** Negative for an organisation that is told by its name, which holds within its county alone; 62 bits of SHA-256. */
function organisationKey(key: string): string {
  const number = createHash('sha256').update(key).digest().readBigUInt64LE() >> 2n;
  return String(key.startsWith(' ') ? -number : number);
}

/**
 * A number of 53 bits for a text (cyrb53, public domain): titles are kept only to ask whether two are the same, and
 * nearly each of ten million is another, so it has to be quick.
 */
export function textKey(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** The places of categories in their list, from 1, by dimension and name. */
export type CategoryPlaces = ReadonlyMap<string, number>;

const categoryName = (dimension: string, category: string): string => `${dimension} ${category}`;

/** The places of the categories of the rules' lists. */
export function categoryPlaces(categories: RuleLists['categories']): CategoryPlaces {
  return new Map(categories.map(({ dimension, category }, i) => [categoryName(dimension, category), i + 1]));
}

/** Writes a row's values, in the order of `storedColumns`, as one line. */
export type RowLine = (file: number, line: number, row: CheckedRow) => string;

/** What makes the line of a table's row; what was written of a reading once is kept with it. */
export function rowLine(table: InputTable, places: CategoryPlaces): RowLine {
  const kept = table.columns.flatMap((column, i) => (isKept(table, column.name) ? [{ i, column }] : []));
  const isPlaced = hasRegion(table);
  const write = ({ kind, dimension }: InputColumn, value: string | number): string => {
    if (kind === 'text') return String(textKey(String(value)));
    if (dimension === undefined) return String(value);
    const names = String(value).split('|');
    return names.map((name) => places.get(categoryName(dimension, name))).join('|');
  };
  return (file, line, { readings, place, organisation }) => {
    let text = `${file}${SEPARATOR}${line}`;
    for (const { i, column } of kept) {
      const reading = readings[i] as CellReading;
      const { value } = reading;
      text += SEPARATOR;
      if (value !== null) text += reading.written ??= write(column, value);
    }
    if (isPlaced && place !== null) {
      // A community's township is part of its code.
      const township = place.community === null ? (place.township ?? '') : '';
      text += `${SEPARATOR}${place.county}${SEPARATOR}${township}${SEPARATOR}${place.community ?? ''}${SEPARATOR}${place.area ?? ''}`;
    }
    if (organisation === null) return text;
    organisation.written ??= organisationKey(organisation.key);
    return text + SEPARATOR + organisation.written;
  };
}

/** The line of any values; control characters in them become spaces. */
export function lineOf(values: readonly Value[]): string {
  return values.map((value) => field(value).replace(CONTROL, ' ')).join(SEPARATOR);
}

export interface RowStore {
  write(line: string): void;
  close(): void;
}

const BUFFERED_LINES = 64;

/** Opens a row store at a path; an older file is replaced. */
export function openRowStore(path: string): RowStore {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
    lines = [];
  };
  return {
    write: (line) => {
      if (lines.push(line) >= BUFFERED_LINES) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}

/** SQL that reads row stores of one table as a relation. */
export function storeRelation(paths: readonly string[], columns: readonly StoredColumn[]): string {
  const types = columns.map(({ name, type }) => `${identifier(name)}: ${literal(type)}`).join(', ');
  const list = paths.map(literal).join(', ');
  return `read_csv([${list}], delim = '${SEPARATOR}', header = false, quote = '', escape = '', columns = {${types}}, auto_detect = false)`;
}
