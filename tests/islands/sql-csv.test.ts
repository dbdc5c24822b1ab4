import { describe, expect, it } from 'vitest';
import type { QueryResult, Value } from '../../src/engine/interface.ts';
import { csvCell, csvPieces } from '../../src/islands/sql-csv.ts';

function resultOf(names: readonly string[], rows: readonly (readonly Value[])[]): QueryResult {
  return {
    columns: names.map((name) => ({ name, type: 'VARCHAR' })),
    rowCount: rows.length,
    rowsWithNull: 0,
    rows: (from = 0, to = rows.length) => rows.slice(from, to),
  };
}

describe('csvPieces', () => {
  it('begins with a BOM and a header, ends every line with CRLF, leaves null empty', () => {
    const file = [
      ...csvPieces(
        resultOf(
          ['代码', 'n'],
          [
            ['430000', 12n],
            [null, null],
          ],
        ),
      ),
    ].join('');
    expect(file).toBe('\ufeff代码,n\r\n430000,12\r\n,\r\n');
  });

  it('says below the rows that they are sample data', () => {
    const file = [...csvPieces(resultOf(['n'], [[1n]]), 'made, up')].join('');
    expect(file).toBe('\ufeffn\r\n1\r\n"made, up"\r\n');
  });

  it('writes every row of a large result once, in order', () => {
    const rows = Array.from({ length: 45_001 }, (_, row) => [row]);
    const lines = [...csvPieces(resultOf(['n'], rows))].join('').trimEnd().split('\r\n').slice(1);
    expect(lines).toEqual(rows.map(([row]) => String(row)));
  });
});

describe('csvCell', () => {
  it.each<[Value, string]>([
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['＝1+1', "'＝1+1"],
    [' @SUM(A1)', "' @SUM(A1)"],
    ['-abc', "'-abc"],
    ['+86', '+86'],
    ['-0.5', '-0.5'],
    [-3, '-3'],
    [9007199254740993n, '9007199254740993'],
    [true, 'true'],
  ])('%s → %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});
