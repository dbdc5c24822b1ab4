// Every folder of tests/fixtures/pipeline is a case: exports (and reference lists) in, the expected account, cells,
// absent rows and rejected lines beside them. Adding a folder adds a test.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingsIn } from '../../scripts/audit/folder-findings.ts';
import { buildOptions } from '../../scripts/command/options.ts';
import { publishedReport } from '../../scripts/5-publish/published-report.ts';
import type { Prepared } from '../../scripts/pipeline.ts';
import { prepare } from '../../scripts/pipeline.ts';
import type { InputTableName, OutputTableName } from '../../src/schema/column.ts';
import { writeSmallRegister } from '../small-register.ts';

type Cell = string | number | null;

interface Expected {
  /** The provinces (two digits each) of the register that is read; without them, the nation's. */
  readonly register?: readonly string[];
  readonly release?: string;
  readonly generated_at?: string;
  /** Read, accepted, superseded, rejected by input table. */
  readonly tables: Partial<Record<InputTableName, readonly number[]>>;
  /** The same as the published report has it, and its reasons. */
  readonly published?: Partial<Record<InputTableName, readonly number[]>>;
  readonly published_reasons?: Record<string, number>;
  readonly reasons?: Record<string, number>;
  readonly warnings?: Record<string, number>;
  readonly encodings?: Record<string, string>;
  readonly unknown_columns?: readonly string[];
  readonly rejected?: readonly string[];
  readonly cells?: readonly {
    table: OutputTableName;
    where: Record<string, string>;
    is: Record<string, Cell>;
  }[];
  /** What the audit finds, where it finds something. */
  readonly findings?: readonly string[];
  readonly absent?: readonly { table: OutputTableName; where: Record<string, string> }[];
}

const FIXTURES = new URL('../fixtures/pipeline/', import.meta.url).pathname;

const condition = (where: Record<string, string>): string =>
  Object.entries(where)
    .map(([name, value]) => `"${name}" = '${value}'`)
    .join(' AND ');

/** Integers as numbers; decimals and dates as text. */
const plain = (value: unknown): Cell => {
  if (value === null || typeof value === 'number') return value;
  return typeof value === 'bigint' ? Number(value) : String(value);
};

const added = (maps: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const sum: Record<string, number> = {};
  for (const map of maps) for (const [key, n] of Object.entries(map)) sum[key] = (sum[key] ?? 0) + n;
  return sum;
};

describe.each(readdirSync(FIXTURES))('%s', (name) => {
  const folder = join(FIXTURES, name);
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  const work = mkdtempSync(join(tmpdir(), 'linli-'));
  let prepared: Prepared;
  let connection: DuckDBConnection;

  beforeAll(async () => {
    const reference = join(work, 'reference');
    if (expected.register) await writeSmallRegister(reference, expected.register);
    if (existsSync(join(folder, 'reference')))
      cpSync(join(folder, 'reference'), reference, { recursive: true });
    prepared = await prepare(
      buildOptions([
        ...['--exports', join(folder, 'exports'), '--out', join(work, 'out'), '--work', join(work, 'work')],
        ...['--max-rejected', '1', ...(existsSync(reference) ? ['--reference', reference] : [])],
      ]),
    );
    connection = await (await DuckDBInstance.create()).connect();
  });
  afterAll(() => {
    connection.closeSync();
    rmSync(work, { recursive: true });
  });

  const rowsWhere = async (table: OutputTableName, where: Record<string, string>) => {
    const reader = await connection.runAndReadAll(
      `SELECT * FROM read_parquet('${prepared.tables[table]}') WHERE ${condition(where)}`,
    );
    return reader.getRowObjects();
  };

  test('every row is accounted for', () => {
    for (const [table, counts] of Object.entries(expected.tables)) {
      const account = prepared.report.tables[table as InputTableName];
      expect([account.read, account.accepted, account.superseded, account.rejected], table).toEqual(counts);
    }
    for (const file of prepared.report.files) {
      expect(file.accepted + file.superseded + file.rejected, file.path).toBe(file.read);
    }
    expect(added(prepared.report.files.map((file) => file.reasons))).toEqual(expected.reasons ?? {});
    expect(added(prepared.report.files.map((file) => file.warnings))).toEqual(expected.warnings ?? {});
  });

  test('the published report counts no row about sensitive kinds and groups', () => {
    const published = publishedReport(prepared.report, prepared.sensitiveRows);
    for (const [table, counts] of Object.entries(expected.published ?? expected.tables)) {
      const { read, accepted, superseded, rejected } = published.tables[table as InputTableName];
      expect([read, accepted, superseded, rejected], table).toEqual(counts);
    }
    for (const file of published.files) {
      expect(file.accepted + file.superseded + file.rejected, file.path).toBe(file.read);
      expect(Object.values(added([file.reasons])).reduce((sum, n) => sum + n, 0)).toBe(file.rejected);
    }
    const reasons = expected.published_reasons ?? expected.reasons ?? {};
    expect(added(published.files.map((file) => file.reasons))).toEqual(reasons);
  });

  test('the report says what was read', () => {
    const { release, generated_at, encodings = {}, unknown_columns = [] } = expected;
    if (release !== undefined) expect(prepared.report.release).toBe(release);
    if (generated_at !== undefined) expect(prepared.report.generated_at).toBe(generated_at);
    for (const [path, encoding] of Object.entries(encodings)) {
      expect(prepared.report.files.find((file) => file.path === path)?.encoding, path).toBe(encoding);
    }
    expect(prepared.report.files.flatMap((file) => file.unknown_columns)).toEqual(unknown_columns);
  });

  test('rejected.csv names place, problem, value and way out', () => {
    const text = readFileSync(join(work, 'work/rejected.csv'), 'utf8');
    const lines = text.split('\r\n').slice(1, -1);
    if (expected.rejected !== undefined) expect(lines).toEqual(expected.rejected);
    expect(lines.length).toBe(Object.values(expected.reasons ?? {}).reduce((sum, n) => sum + n, 0));
    expect(text.startsWith('\ufefffile,line,column,code,value,message\r\n')).toBe(true);
  });

  test('cells have the expected values', async () => {
    for (const { table, where, is } of expected.cells ?? []) {
      const [row, ...more] = await rowsWhere(table, where);
      const found = Object.fromEntries(Object.keys(is).map((column) => [column, plain(row?.[column])]));
      expect(found, `${table} ${condition(where)}`).toEqual(is);
      expect(more, `${table} ${condition(where)}`).toEqual([]);
    }
    for (const { table, where } of expected.absent ?? []) {
      expect(await rowsWhere(table, where), `${table} ${condition(where)}`).toEqual([]);
    }
  });

  test('what is hidden cannot be worked out', async () => {
    const found = await findingsIn(dirname(prepared.tables.outcomes));
    expect(found.map(({ cell, why }) => `${cell}: ${why.en}`)).toEqual(expected.findings ?? []);
  });
});
