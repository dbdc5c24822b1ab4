// The published files as files: CSV and Parquet say the same, in the order and form that are promised, and the
// lists of files, rows and check sums are true.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputTable, OutputTableName } from '../../src/schema/column.ts';
import { OUTPUT_TABLES, OUTPUT_TABLE_NAMES } from '../../src/schema/outputs.ts';
import { byCodePoint } from './accept.ts';
import { listRows } from './exports.ts';
import { Findings } from './findings.ts';
import { DATA, REFERENCE } from './folders.ts';
import type { PublishedRow, Value } from './published.ts';
import { csvCells, parquetRows } from './published.ts';

interface Listed {
  readonly name: OutputTableName;
  readonly rows: number;
  readonly csv: string | null;
  readonly parquet: string;
  readonly parts: readonly { region_code: string; csv: string; parquet: string; rows: number }[];
}

const bytesOf = (path: string): Buffer => readFileSync(join(DATA, path));
const rowsOf = (path: string): Promise<PublishedRow[]> => parquetRows(bytesOf(path));
const { tables } = JSON.parse(bytesOf('tables.json').toString('utf8')) as { tables: readonly Listed[] };
const PROVINCES = ['110000', '430000', '440000'];

/** A value as the CSV must have it: nothing for null, hours with one decimal, no formula. */
function csvText(value: Value, decimals: boolean): string {
  if (value === null) return '';
  if (typeof value === 'number') return decimals ? value.toFixed(1) : String(value);
  return /^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
}

function expectSame(table: OutputTable, csv: Buffer, rows: readonly PublishedRow[]): void {
  const names = table.columns.map(({ name }) => name);
  const { header, rows: cells } = csvCells(csv);
  expect(csv.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const text = csv.toString('utf8');
  expect(text.endsWith('\r\n')).toBe(true);
  expect(/[^\r]\n|\r[^\n]/.test(text)).toBe(false);
  expect(header).toEqual(names);
  expect(cells.length).toBe(rows.length);
  const decimals = table.columns.map(({ type }) => type.startsWith('DECIMAL'));
  const findings = new Findings();
  for (const [index, row] of rows.entries()) {
    const right = names.map((name, place) => csvText(row[name] ?? null, decimals[place] ?? false));
    const found = cells[index] ?? [];
    if (right.join('\n') !== found.join('\n')) findings.add('row', index + 2, found, 'expected', right);
  }
  findings.expectNone();
}

const LEVELS = ['nation', 'province', 'prefecture', 'county', 'township', 'community'];
const PERIOD_TYPES = ['month', 'quarter', 'year', 'total'];
const AREAS = ['all', 'urban', 'rural'];
const categories = listRows(join(REFERENCE, 'categories.csv'));

/** A row's place: level, region, kind of period, period, then `all` before any task, group or area. */
function placeOf(row: PublishedRow): readonly (number | string)[] {
  const closed = (list: readonly string[], value: Value | undefined): number => list.indexOf(String(value));
  const open = (value: Value | undefined): string => (value === 'all' ? '' : String(value ?? ''));
  return [
    closed(LEVELS, row['level']),
    String(row['region_code'] ?? ''),
    closed(PERIOD_TYPES, row['period_type']),
    String(row['period'] ?? ''),
    open(row['task']),
    open(row['group']),
    closed(AREAS, row['area']),
    categories.findIndex((c) => c['dimension'] === row['dimension'] && c['category'] === row['category']),
  ];
}

function comesBefore(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? '';
    if (one === other) continue;
    return typeof one === 'number' ? one < Number(other) : byCodePoint(one, String(other)) < 0;
  }
  return false;
}

test('tables.json lists every table in order', () => {
  expect(tables.map(({ name }) => name)).toEqual(OUTPUT_TABLE_NAMES);
});

describe.each(tables)('$name', (listed) => {
  const table = OUTPUT_TABLES[listed.name];

  test('CSV and Parquet, whole and by province, say the same and have the rows that tables.json says', async () => {
    const whole = await rowsOf(listed.parquet);
    expect(whole.length).toBe(listed.rows);
    if (listed.csv !== null) expectSame(table, bytesOf(listed.csv), whole);
    for (const part of listed.parts) {
      if (!PROVINCES.includes(part.region_code)) continue;
      const rows = await rowsOf(part.parquet);
      const two = part.region_code.slice(0, 2);
      expect(rows).toEqual(
        whole.filter(({ region_code: code }) => code === '000000' || String(code).startsWith(two)),
      );
      expect(rows.length).toBe(part.rows);
      expectSame(table, bytesOf(part.csv), rows);
    }
  });

  test('each province has its part, none is too large for a host', () => {
    const findings = new Findings();
    for (const { region_code: region, csv, parquet } of listed.parts) {
      for (const path of [csv, parquet]) {
        if (!path.startsWith(`${listed.name}/${region}.`)) findings.add('misplaced', path);
        if (bytesOf(path).length >= 25 * 1024 * 1024) findings.add('too large', path);
      }
    }
    findings.expectNone();
    expect([0, 34]).toContain(listed.parts.length);
  });

  test('rows are sorted', async () => {
    const findings = new Findings();
    let last: readonly (number | string)[] | null = null;
    for (const row of await rowsOf(listed.parquet)) {
      // Lists of codes, not of regions, keep the order of their reference file.
      if (row['region_code'] === undefined && row['period'] === undefined) continue;
      const place = placeOf(row);
      if (last !== null && !comesBefore(last, place)) findings.add(last, 'before', place);
      last = place;
    }
    findings.expectNone();
  });
});

test('SHA256SUMS: every file of the data folder and of its release, with its true sum', () => {
  // The pages under /data/ lie among the files they describe; they are no data.
  const files = readdirSync(DATA, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name).slice(DATA.length + 1));
  const sums = new Map<string, string>();
  const lists = files.filter((path) => path.endsWith('SHA256SUMS'));
  for (const list of lists) {
    for (const line of bytesOf(list).toString('utf8').trimEnd().split('\n')) {
      sums.set(join(dirname(list), line.slice(66)), line.slice(0, 64));
    }
  }
  expect([...sums.keys()].toSorted()).toEqual(files.filter((path) => !lists.includes(path)).toSorted());
  const findings = new Findings();
  for (const [path, sum] of sums) {
    if (createHash('sha256').update(bytesOf(path)).digest('hex') !== sum) findings.add('wrong sum', path);
  }
  findings.expectNone();
  expect(lists.length).toBeGreaterThan(1);
});
