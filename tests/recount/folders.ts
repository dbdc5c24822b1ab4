// Where the campaign under test lies; `npm test` builds it and sets the variables.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

function folder(variable: string): string {
  const path = process.env[variable] ?? '';
  if (!existsSync(path)) throw new Error(`missing folder in ${variable}: run npm test`);
  return path;
}

export const REFERENCE = join(import.meta.dirname, '../../data/reference');
export const EXPORTS = folder('LINLI_TEST_EXPORTS');
export const DATA = join(folder('LINLI_TEST_SITE'), 'data');

export interface FileReport {
  readonly office: string;
  readonly table: string | null;
  readonly error: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly superseded: number;
  readonly rejected: number;
}

export interface Report {
  readonly generated_at: string;
  readonly tables: Readonly<Record<string, Omit<FileReport, 'office' | 'table' | 'error'>>>;
  readonly files: readonly FileReport[];
  readonly suppression: Readonly<
    Record<string, { readonly cells: number; readonly primary: number; readonly secondary: number }>
  >;
}

export const report = (): Report => JSON.parse(readFileSync(join(DATA, 'report.json'), 'utf8')) as Report;
