// Lists the files of an exports folder, each with the office it belongs to and the table its name says.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';

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
}

/** Order of paths by code point, whatever the platform. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The table a file's name begins with, for text files; null for any other. */
export function tableOfName(name: string): InputTableName | null {
  const lower = name.toLowerCase();
  if (!/\.(csv|txt|tsv)$/.test(lower)) return null;
  return INPUT_TABLE_NAMES.find((table) => lower.startsWith(table)) ?? null;
}

/** Every file below the folder but hidden ones (names that begin with a dot), in code-point order of their paths. */
export async function listFiles(folder: string): Promise<ExportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).split('\\').join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort(byCodePoint);
  return paths.map((path, id) => {
    const parts = path.split('/');
    return {
      id,
      path,
      absolute: join(folder, path),
      office: parts.length > 1 ? (parts[0] ?? '_') : '_',
      table: tableOfName(parts.at(-1) ?? ''),
    };
  });
}
