// What is published → rows, from Parquet (hyparquet) or CSV (PapaParse), without the project's own engine.
import { decompress } from 'fzstd';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';

export type Value = string | number | null;
export type PublishedRow = Readonly<Record<string, Value>>;

function plainValue(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // A decimal arrives multiplied by 0.1 in binary: 162878 tenths as 16287.800000000001.
  if (typeof value === 'number') return Number(value.toFixed(6));
  if (typeof value === 'string') return value;
  throw new Error(`unknown kind of value: ${typeof value}`);
}

/** Rows of a Parquet file: whole numbers as numbers, dates as `2022-03-01`, nothing as null. */
export async function parquetRows(bytes: Buffer, columns?: string[]): Promise<PublishedRow[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({
    file,
    ...(columns === undefined ? {} : { columns }),
    compressors: { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) },
  });
  for (const row of rows) for (const name in row) row[name] = plainValue(row[name]);
  return rows as PublishedRow[];
}

/** Header and cells of a CSV as they stand in the file, the mark taken off. */
export function csvCells(bytes: Buffer): { readonly header: readonly string[]; readonly rows: string[][] } {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const [header = [], ...rows] = Papa.parse<string[]>(text, {
    delimiter: ',',
    newline: '\r\n',
    skipEmptyLines: true,
  }).data;
  return { header, rows };
}
