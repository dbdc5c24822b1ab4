// What the SQL page needs to know at build: the tables and their files, the engine's real size, the examples' subject.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { NATION } from '../schema/values.ts';
import { type PublishedTable, catalogue } from './catalogue.ts';
import { periods } from './periods.ts';
import { regions } from './regions.ts';

export interface SqlPage {
  readonly tables: readonly PublishedTable[];
  /** Provinces with a part of their own, in code order. */
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
  readonly engine: { readonly bytes: number; readonly gzipBytes: number };
  readonly subject: { province: string; provinceName: string; quarter: string; year: string };
}

let cached: Promise<SqlPage> | undefined;

export function sqlPage(): Promise<SqlPage> {
  cached ??= read();
  return cached;
}

async function read(): Promise<SqlPage> {
  const tables = catalogue();
  const withParts = new Set(tables.flatMap(({ parts }) => parts.map(({ region }) => region)));
  const named = (await regions())
    .below(NATION)
    .filter(({ code }) => withParts.has(code))
    .map(({ code, name }) => ({ code, name }));
  const [first] = named;
  if (!first) throw new Error('missing parts by province');
  const { current, year } = await periods();
  return {
    tables,
    provinces: named,
    engine: engineSize(),
    subject: { province: first.code, provinceName: first.name, quarter: current.period, year: year.period },
  };
}

/** The engine's module as it is served: raw, and as a host that compresses sends it. */
function engineSize(): SqlPage['engine'] {
  const module = readFileSync(join(process.cwd(), 'node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  return { bytes: module.length, gzipBytes: gzipSync(module, { level: 6 }).length };
}
