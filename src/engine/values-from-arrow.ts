// A record batch of DuckDB's result → cells that lose nothing: 64-bit integers as bigint, DECIMAL, dates and times
// as exact text, nested values as DuckDB prints them.
import { type Data, DataType, type RecordBatch, TimeUnit, Vector } from 'apache-arrow';
import type { Value } from './interface.ts';

/** Reads one column of a batch: the cell at a row's index. */
export type CellReader = (row: number) => Value;

export function cellReaders(batch: RecordBatch): readonly CellReader[] {
  return batch.data.children.map(cellReader);
}

/** How many rows of the batch have at least one empty cell: counted on the bitmaps, without reading cells. */
export function rowsWithNull(batch: RecordBatch): number {
  const rows = batch.numRows;
  const complete = new Uint8Array(Math.ceil(rows / 8)).fill(255);
  for (const data of batch.data.children) {
    if (DataType.isNull(data.type as DataType)) return rows;
    if (data.nullCount === 0) continue;
    for (let row = 0; row < rows; row += 1) {
      if (!data.getValid(row)) complete[row >> 3] = (complete[row >> 3] ?? 0) & ~(1 << (row & 7));
    }
  }
  let count = 0;
  for (let row = 0; row < rows; row += 1) if (!((complete[row >> 3] ?? 0) & (1 << (row & 7)))) count += 1;
  return count;
}

/** DuckDB's name for the type that arrived as Arrow: HUGEINT, such as sums of integers, arrives as DECIMAL(38,0). */
export function duckTypeFrom(type: DataType): string {
  if (DataType.isDictionary(type)) return duckTypeFrom(type.dictionary as DataType);
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'VARCHAR';
  if (DataType.isInt(type)) {
    const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[type.bitWidth];
    return type.isSigned ? name : `U${name}`;
  }
  if (DataType.isFloat(type)) return type.precision === 2 ? 'DOUBLE' : 'FLOAT';
  if (DataType.isDecimal(type)) {
    return type.precision === 38 && type.scale === 0 ? 'HUGEINT' : `DECIMAL(${type.precision},${type.scale})`;
  }
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (DataType.isTimestamp(type)) return type.timezone ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP';
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type)) return 'BLOB';
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    const [child] = type.children;
    return child ? `${duckTypeFrom(child.type as DataType)}[]` : 'LIST';
  }
  if (DataType.isStruct(type)) return 'STRUCT';
  if (DataType.isMap(type)) return 'MAP';
  if (DataType.isInterval(type)) return 'INTERVAL';
  if (DataType.isNull(type)) return 'NULL';
  return String(type).toUpperCase();
}

function cellReader(data: Data): CellReader {
  const read = presentReader(data);
  if (DataType.isNull(data.type as DataType)) return () => null;
  return (row) => (data.getValid(row) ? read(row) : null);
}

/** Reads cells that are known to have a value. */
function presentReader(data: Data): CellReader {
  const type = data.type as DataType;
  if (DataType.isDecimal(type)) {
    const words = data.values as Uint32Array;
    return (row) => decimalText(words.subarray(row * 4, row * 4 + 4), type.scale);
  }
  if (DataType.isDate(type)) {
    // DATE is Date32 (days); a Date64 (milliseconds) comes only from expressions.
    const days = data.values as Int32Array | BigInt64Array;
    return (row) => dateText(type.unit === 0 ? Number(days[row]) * 86_400_000 : Number(days[row]));
  }
  if (DataType.isTimestamp(type)) {
    const ticks = data.values as BigInt64Array;
    return (row) => timestampText(ticks[row] ?? 0n, type.unit);
  }
  if (DataType.isTime(type)) {
    const ticks = data.values as Int32Array | BigInt64Array;
    return (row) => timeText(BigInt(ticks[row] ?? 0), type.unit);
  }
  if (DataType.isInterval(type)) {
    const { buffer, byteOffset } = data.values as Int32Array;
    return (row) => intervalText(new DataView(buffer, byteOffset + row * 16, 16));
  }
  const vector = new Vector([data]);
  if (
    DataType.isUtf8(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isBool(type) ||
    DataType.isFloat(type)
  ) {
    return (row) => vector.get(row) as Value;
  }
  if (DataType.isInt(type)) return (row) => vector.get(row) as number | bigint;
  if (DataType.isDictionary(type)) return (row) => plainText(vector.get(row));
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    return (row) => listText(vector.get(row) as Vector);
  }
  if (DataType.isStruct(type) && !DataType.isMap(type)) {
    const readers = data.children.map(cellReader);
    const names = type.children.map((field) => field.name);
    return (row) =>
      `{${names.map((name, at) => `'${name}': ${quoted(readers[at]?.(row) ?? null)}`).join(', ')}}`;
  }
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type)) {
    return (row) => blobText(vector.get(row) as Uint8Array);
  }
  return (row) => plainText(vector.get(row));
}

/** A signed 128-bit integer in four little-endian words, with `scale` decimals. */
export function decimalText(words: Uint32Array, scale: number): string {
  let unsigned = 0n;
  for (let word = 3; word >= 0; word -= 1) unsigned = (unsigned << 32n) | BigInt(words[word] ?? 0);
  const value = BigInt.asIntN(128, unsigned);
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function dateText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

const TICKS_A_SECOND: Record<number, bigint> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1_000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};

function timestampText(ticks: bigint, unit: TimeUnit): string {
  const perDay = (TICKS_A_SECOND[unit] ?? 1n) * 86_400n;
  const day = ticks >= 0n ? ticks / perDay : (ticks - perDay + 1n) / perDay;
  return `${dateText(Number(day) * 86_400_000)} ${timeText(ticks - day * perDay, unit)}`;
}

function timeText(ticks: bigint, unit: TimeUnit): string {
  const perSecond = TICKS_A_SECOND[unit] ?? 1n;
  const seconds = Number(ticks / perSecond);
  const two = (part: number): string => String(part).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = String(ticks % perSecond)
    .padStart(String(perSecond).length - 1, '0')
    .replace(/0+$/, '');
  return fraction && ticks % perSecond !== 0n ? `${clock}.${fraction}` : clock;
}

/** Months, days and nanoseconds, the form in which DuckDB hands intervals out: `1 year 2 months 3 days 04:05:06`. */
function intervalText(view: DataView): string {
  const months = view.getInt32(0, true);
  const parts = [
    [Math.trunc(months / 12), 'year'],
    [months % 12, 'month'],
    [view.getInt32(4, true), 'day'],
  ] as const;
  const words = parts
    .filter(([n]) => n !== 0)
    .map(([n, unit]) => `${n} ${unit}${Math.abs(n) === 1 ? '' : 's'}`);
  const nanoseconds = view.getBigInt64(8, true);
  const clock = timeText(nanoseconds < 0n ? -nanoseconds : nanoseconds, TimeUnit.NANOSECOND);
  if (nanoseconds !== 0n || words.length === 0) words.push(nanoseconds < 0n ? `-${clock}` : clock);
  return words.join(' ');
}

function listText(list: Vector): string {
  const items = list.data.flatMap((data) => {
    const read = cellReader(data);
    return Array.from({ length: data.length }, (_, row) => quoted(read(row)));
  });
  return `[${items.join(', ')}]`;
}

function quoted(value: Value): string {
  return value === null ? 'NULL' : String(value);
}

function plainText(value: unknown): Value {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? value
    : String(value);
}

function blobText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
