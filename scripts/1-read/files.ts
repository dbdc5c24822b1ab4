// Lists the files of an exports folder, each with the office it belongs to and the table its name says; and reads
// their bytes.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodePoint } from '../../src/ingest/code-point-order.ts';
import type { FileBytes } from '../../src/ingest/encoding.ts';
import { tableOfName } from '../../src/ingest/file.ts';
import type { InputTableName } from '../../src/schema/column.ts';

export interface ExportFile {
  /** Place in the order of all files, from 0. */
  readonly id: number;
  /** Relative to the exports folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** First folder of the path; `_` for a file directly in the exports folder. */
  readonly office: string;
  /** Null where the name belongs to no table. */
  readonly table: InputTableName | null;
  readonly bytes: number;
}

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Every file below the folder but hidden ones (names that begin with a dot), in code-point order of their paths. */
export async function listFiles(folder: string): Promise<ExportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).split('\\').join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort(byCodePoint);
  return paths.map((path, id) => {
    const absolute = join(folder, path);
    return {
      id,
      path,
      absolute,
      office: path.includes('/') ? path.slice(0, path.indexOf('/')) : '_',
      table: tableOfName(nameOf(path)),
      bytes: statSync(absolute).size,
    };
  });
}

/** Bytes handed on at a time: what is made of them should be gone before much more is made. */
const PIECE = 1 << 16;
/** Bytes fetched from the disk at a time. */
const FETCHED = 1 << 20;
/** Files up to this size are read once and kept while they are looked at; larger ones are streamed each time. */
const KEPT = 16 << 20;

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** A file's bytes, as often as they are asked for. */
export function bytesOf(path: string): FileBytes {
  if (statSync(path).size > KEPT) {
    return async function* () {
      for await (const chunk of createReadStream(path, { highWaterMark: FETCHED })) {
        yield* piecesOf(chunk as Uint8Array);
      }
    };
  }
  const whole = readFileSync(path);
  return async function* () {
    yield* piecesOf(whole);
  };
}
