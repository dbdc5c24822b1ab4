// Columns of plain values → an Arrow IPC stream that DuckDB-WASM can insert. Only `makeData` and `tableToIPC` are
// used: Arrow's builders call `new Function`, which the site's content security policy forbids.
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
  Field,
  Float64,
  Int32,
  Int64,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  makeData,
  tableToIPC,
} from 'apache-arrow';

/** The types a published Parquet column can have; `scale` and `precision` belong to DECIMAL. */
export type PlainType =
  | { readonly kind: 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'DATE' }
  | { readonly kind: 'DECIMAL'; readonly precision: number; readonly scale: number };

export interface PlainColumn {
  readonly name: string;
  readonly type: PlainType;
  /** null or undefined where there is no value; DATE as days since 1970-01-01, DECIMAL as a number or text. */
  readonly values: ArrayLike<unknown>;
}

/** The columns, all of one length, as one Arrow IPC stream of one record batch. */
export function ipcFromColumns(columns: readonly PlainColumn[]): Uint8Array {
  const length = columns[0]?.values.length ?? 0;
  const fields = columns.map(({ name, type }) => new Field(name, arrowTypeFrom(type), true));
  const children = columns.map(dataFromColumn);
  const schema = new Schema(fields);
  const batch = new RecordBatch(
    schema,
    makeData({ type: new Struct(fields), length, nullCount: 0, children }),
  );
  return tableToIPC(new Table(schema, [batch]), 'stream');
}

function arrowTypeFrom(type: PlainType): DataType {
  switch (type.kind) {
    case 'VARCHAR':
      return new Utf8();
    case 'INTEGER':
      return new Int32();
    case 'BIGINT':
      return new Int64();
    case 'DOUBLE':
      return new Float64();
    case 'BOOLEAN':
      return new Bool();
    case 'DATE':
      return new DateDay();
    case 'DECIMAL':
      return new Decimal(type.scale, type.precision, 128);
  }
}

function dataFromColumn({ type, values }: PlainColumn): Data {
  const length = values.length;
  const { nullBitmap, nullCount } = validityOf(values);
  const shared = { length, nullCount, nullBitmap };
  switch (type.kind) {
    case 'VARCHAR':
      return makeData({ type: new Utf8(), ...shared, ...utf8From(values) });
    case 'INTEGER':
      return makeData({
        type: new Int32(),
        ...shared,
        data: Int32Array.from(values, (value) => Number(value ?? 0)),
      });
    case 'DATE':
      return makeData({
        type: new DateDay(),
        ...shared,
        data: Int32Array.from(values, (value) => Number(value ?? 0)),
      });
    case 'DOUBLE':
      return makeData({
        type: new Float64(),
        ...shared,
        data: Float64Array.from(values, (value) => Number(value ?? 0)),
      });
    case 'BIGINT':
      return makeData({ type: new Int64(), ...shared, data: BigInt64Array.from(values, bigintFrom) });
    case 'BOOLEAN':
      return makeData({ type: new Bool(), ...shared, data: bitsFrom(values) });
    case 'DECIMAL':
      return makeData({
        type: new Decimal(type.scale, type.precision, 128),
        ...shared,
        data: decimalWordsFrom(values, type.scale),
      });
  }
}

function validityOf(values: ArrayLike<unknown>): { nullBitmap: Uint8Array | null; nullCount: number } {
  const bitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (values[index] === null || values[index] === undefined) nullCount += 1;
    else bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return { nullBitmap: nullCount === 0 ? null : bitmap, nullCount };
}

/** Published columns repeat few texts many times, so each text is encoded once. */
function utf8From(values: ArrayLike<unknown>): { valueOffsets: Int32Array; data: Uint8Array } {
  const encoder = new TextEncoder();
  const encoded = new Map<string, Uint8Array>();
  const valueOffsets = new Int32Array(values.length + 1);
  let total = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value !== null && value !== undefined) {
      const text = String(value);
      let bytes = encoded.get(text);
      if (!bytes) encoded.set(text, (bytes = encoder.encode(text)));
      total += bytes.length;
    }
    valueOffsets[index + 1] = total;
  }
  const data = new Uint8Array(total);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    const bytes = encoded.get(String(value));
    if (bytes) data.set(bytes, valueOffsets[index]);
  }
  return { valueOffsets, data };
}

function bigintFrom(value: unknown): bigint {
  if (value === null || value === undefined) return 0n;
  return typeof value === 'bigint' ? value : BigInt(String(value));
}

function bitsFrom(values: ArrayLike<unknown>): Uint8Array {
  const bits = new Uint8Array(Math.ceil(values.length / 8));
  for (let index = 0; index < values.length; index += 1) {
    if (values[index] === true) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return bits;
}

/** 128-bit little-endian two's complement, four 32-bit words a value. */
function decimalWordsFrom(values: ArrayLike<unknown>, scale: number): Uint32Array {
  const words = new Uint32Array(values.length * 4);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    const scaled = BigInt.asUintN(128, scaledFrom(value, scale));
    for (let word = 0; word < 4; word += 1) {
      words[index * 4 + word] = Number((scaled >> BigInt(32 * word)) & 0xffffffffn);
    }
  }
  return words;
}

function scaledFrom(value: unknown, scale: number): bigint {
  if (typeof value === 'bigint') return value * 10n ** BigInt(scale);
  const text = typeof value === 'number' ? value.toFixed(scale) : String(value);
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`);
}
