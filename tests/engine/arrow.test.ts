// Parquet written by DuckDB → hyparquet → Arrow IPC → cells: what goes in comes out, to the last digit.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlainColumn, ipcFromColumns } from '../../src/engine/arrow-from-columns.ts';
import { columnsFromParquet } from '../../src/engine/columns-from-parquet.ts';
import type { Value } from '../../src/engine/interface.ts';
import { cellReaders, decimalText, duckTypeFrom, rowsWithNull } from '../../src/engine/values-from-arrow.ts';

interface Shown {
  readonly types: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly withNull: number;
}

function shown(ipc: Uint8Array): Shown {
  const table = tableFromIPC(ipc);
  const rows = table.batches.flatMap((batch) => {
    const readers = cellReaders(batch);
    return Array.from({ length: batch.numRows }, (_, row) => readers.map((read) => read(row)));
  });
  return {
    types: table.schema.fields.map(({ type }) => duckTypeFrom(type)),
    rows,
    withNull: table.batches.reduce((sum, batch) => sum + rowsWithNull(batch), 0),
  };
}

describe('ipcFromColumns', () => {
  it('keeps every type, value and null', () => {
    const columns: readonly PlainColumn[] = [
      { name: 'text', type: { kind: 'VARCHAR' }, values: ['湖南省', null, '', 'a"b,c'] },
      { name: 'integer', type: { kind: 'INTEGER' }, values: Int32Array.from([1, -2, 0, 2147483647]) },
      { name: 'bigint', type: { kind: 'BIGINT' }, values: [9007199254740993n, undefined, -1n, 0n] },
      {
        name: 'hours',
        type: { kind: 'DECIMAL', precision: 18, scale: 1 },
        values: [0.1, -0.5, null, 12345678901.7],
      },
      { name: 'day', type: { kind: 'DATE' }, values: [0, 19357, null, -1] },
      { name: 'double', type: { kind: 'DOUBLE' }, values: [0.1, null, -1e300, 3] },
      { name: 'flag', type: { kind: 'BOOLEAN' }, values: [true, false, null, true] },
    ];
    expect(shown(ipcFromColumns(columns))).toEqual({
      types: ['VARCHAR', 'INTEGER', 'BIGINT', 'DECIMAL(18,1)', 'DATE', 'DOUBLE', 'BOOLEAN'],
      rows: [
        ['湖南省', 1, 9007199254740993n, '0.1', '1970-01-01', 0.1, true],
        [null, -2, null, '-0.5', '2022-12-31', null, false],
        ['', 0, -1n, null, null, -1e300, null],
        ['a"b,c', 2147483647, 0n, '12345678901.7', '1969-12-31', 3, true],
      ],
      withNull: 2,
    });
  });

  it('makes a table without rows of columns without values', () => {
    const { types, rows } = shown(ipcFromColumns([{ name: 'a', type: { kind: 'VARCHAR' }, values: [] }]));
    expect(types).toEqual(['VARCHAR']);
    expect(rows).toEqual([]);
  });
});

describe('decimalText', () => {
  it.each([
    [0n, 0, '0'],
    [-5n, 2, '-0.05'],
    [170141183460469231731687303715884105727n, 0, '170141183460469231731687303715884105727'],
    [-(2n ** 127n), 0, '-170141183460469231731687303715884105728'],
    [123456789n, 4, '12345.6789'],
  ])('%s with %i decimals', (value, scale, text) => {
    const unsigned = BigInt.asUintN(128, value);
    const words = Uint32Array.from([0, 1, 2, 3], (word) =>
      Number((unsigned >> BigInt(32 * word)) & 0xffffffffn),
    );
    expect(decimalText(words, scale)).toBe(text);
  });
});

describe('columnsFromParquet', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-parquet-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('reads what DuckDB writes: several row groups, nulls, decimals, dates, zstd', async () => {
    const path = join(folder, 'table.parquet');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const query = `
      SELECT lpad(i::VARCHAR, 6, '0') AS code,
             CASE WHEN i % 7 = 0 THEN NULL ELSE '社区' || (i % 13) END AS name,
             CASE WHEN i % 5 = 0 THEN NULL ELSE i * 1000000007 END::BIGINT AS activities,
             (i % 100)::INTEGER AS months,
             CASE WHEN i % 3 = 0 THEN NULL ELSE i / 10.0 END::DECIMAL(18,1) AS hours,
             (DATE '2021-06-01' + (i % 500)::INTEGER) AS day
      FROM range(150000) t(i) ORDER BY i`;
    await connection.run(
      `COPY (${query}) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
    );
    const expected = (await connection.runAndReadAll(query)).getRowsJson();
    connection.closeSync();
    instance.closeSync();

    const buffer = Uint8Array.from(readFileSync(path)).buffer;
    const rows: (readonly Value[])[] = [];
    let turns = 0;
    for await (const columns of columnsFromParquet(buffer)) {
      turns += 1;
      const part = shown(ipcFromColumns(columns));
      expect(part.types).toEqual(['VARCHAR', 'VARCHAR', 'BIGINT', 'INTEGER', 'DECIMAL(18,1)', 'DATE']);
      rows.push(...part.rows);
    }
    expect(turns).toBe(2);
    expect(rows.length).toBe(150_000);
    const plain = rows.map((row) => row.map((value) => (typeof value === 'bigint' ? String(value) : value)));
    expect(JSON.stringify(plain) === JSON.stringify(expected)).toBe(true);
  });
});
