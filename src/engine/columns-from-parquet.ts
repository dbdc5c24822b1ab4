// A published Parquet file, whole in memory → its columns as plain values, some row groups at a time.
import { decompress } from 'fzstd';
import { type FileMetaData, type SchemaElement, parquetMetadata, parquetRead } from 'hyparquet';
import type { PlainColumn, PlainType } from './arrow-from-columns.ts';

/** Rows handed over at once: enough to be quick, few enough that a phone holds them beside the database. */
const ROWS_A_TURN = 131_072;

export interface ParquetShape {
  readonly rowCount: number;
  readonly columns: readonly { readonly name: string; readonly type: PlainType }[];
}

/** Names and types of the columns. Throws `unknown parquet type` for a type that no published table has. */
export function shapeOf(metadata: FileMetaData): ParquetShape {
  const [, ...elements] = metadata.schema;
  return {
    rowCount: Number(metadata.num_rows),
    columns: elements.map((element) => ({ name: element.name, type: plainTypeFrom(element) })),
  };
}

/** Turns of up to about 131,000 rows in file order; an empty file gives one turn without rows. */
export async function* columnsFromParquet(buffer: ArrayBuffer): AsyncGenerator<readonly PlainColumn[]> {
  const metadata = parquetMetadata(buffer);
  const shape = shapeOf(metadata);
  for (const [rowStart, rowEnd] of turnsOf(metadata)) {
    const values = new Map(shape.columns.map(({ name }) => [name, new Array<unknown>(rowEnd - rowStart)]));
    await parquetRead({
      file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
      metadata,
      rowStart,
      rowEnd,
      compressors: { ZSTD: (input, outputLength) => decompress(input, new Uint8Array(outputLength)) },
      parsers: { dateFromDays: (days) => days },
      onChunk: ({ columnName, columnData, rowStart: first }) => {
        const target = values.get(columnName);
        for (let index = 0; target && index < columnData.length; index += 1) {
          target[first - rowStart + index] = columnData[index];
        }
      },
    });
    yield shape.columns.map(({ name, type }) => ({ name, type, values: values.get(name) ?? [] }));
  }
}

/** Row ranges that begin and end with a row group. */
function turnsOf(metadata: FileMetaData): readonly (readonly [number, number])[] {
  const turns: [number, number][] = [];
  let start = 0;
  let end = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    if (end > start && end + rows - start > ROWS_A_TURN) {
      turns.push([start, end]);
      start = end;
    }
    end += rows;
  }
  return [...turns, [start, end]];
}

function plainTypeFrom(element: SchemaElement): PlainType {
  const { type, converted_type: converted } = element;
  if (converted === 'DECIMAL') {
    return { kind: 'DECIMAL', precision: element.precision ?? 18, scale: element.scale ?? 0 };
  }
  if (converted === 'DATE') return { kind: 'DATE' };
  if (type === 'BYTE_ARRAY') return { kind: 'VARCHAR' };
  if (type === 'INT32') return { kind: 'INTEGER' };
  if (type === 'INT64') return { kind: 'BIGINT' };
  if (type === 'DOUBLE' || type === 'FLOAT') return { kind: 'DOUBLE' };
  if (type === 'BOOLEAN') return { kind: 'BOOLEAN' };
  throw new Error(`unknown parquet type: ${type ?? 'group'} of ${element.name}`);
}
