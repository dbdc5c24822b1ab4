// A reader's session with the database: starts the engine at the first run, fetches the tables that a statement
// reads, runs it. Nothing of DuckDB is requested before that.
import type { BrowserEngine } from '../engine/browser.ts';
import type { QueryResult } from '../engine/interface.ts';
import { tablesUsed } from '../engine/tables-used.ts';
import { type CatalogTable, type SqlCatalog, fileFor } from './sql-catalog.ts';

/** What the session is doing, for the page to say. */
export type Progress =
  | { readonly kind: 'engine'; readonly loaded: number }
  | { readonly kind: 'table'; readonly table: CatalogTable; readonly loaded: number; readonly total: number }
  | { readonly kind: 'query' };

export interface Run {
  readonly result: QueryResult;
  /** The statement's own time, without loading. */
  readonly milliseconds: number;
  /** Published tables that the statement reads. */
  readonly tables: readonly CatalogTable[];
}

export interface SqlSession {
  /** Rejects with LoadError, Cancelled (by name) or DuckDB's message. */
  run(sql: string, scope: string): Promise<Run>;
  cancel(): void;
  /** The file that each table in the database came from. */
  loaded(): ReadonlyMap<string, string>;
}

export function sqlSession(catalog: SqlCatalog, onProgress: (progress: Progress) => void): SqlSession {
  let engine: BrowserEngine | undefined;
  let starting = new AbortController();
  const sources = new Map<string, string>();

  const started = async (): Promise<BrowserEngine> => {
    if (engine) return engine;
    starting = new AbortController();
    onProgress({ kind: 'engine', loaded: 0 });
    const { startBrowserEngine } = await import('../engine/browser.ts').catch((error: unknown) => {
      throw Object.assign(new Error(String(error)), { name: 'LoadError' });
    });
    sources.clear();
    engine = await startBrowserEngine((loaded) => onProgress({ kind: 'engine', loaded }), starting.signal);
    return engine;
  };

  const load = async (database: BrowserEngine, table: CatalogTable, scope: string): Promise<void> => {
    const file = fileFor(table, scope);
    const present = await database.tables();
    if (sources.get(table.name) === file.path && present.includes(table.name)) return;
    sources.delete(table.name);
    const tell = (loaded: number): void => onProgress({ kind: 'table', table, loaded, total: file.bytes });
    tell(0);
    await database.load(table.name, `${catalog.dataHref}${file.path}`, tell);
    sources.set(table.name, file.path);
  };

  return {
    loaded: () => sources,
    cancel: () => {
      starting.abort();
      void engine?.cancel();
    },
    run: async (sql, scope) => {
      const names = catalog.tables.map(({ name }) => name);
      const used = tablesUsed(sql, names);
      const tables = catalog.tables.filter(({ name }) => used.includes(name));
      try {
        const database = await started();
        for (const table of tables) await load(database, table, scope);
        onProgress({ kind: 'query' });
        const start = performance.now();
        const result = await database.query(sql);
        return { result, milliseconds: performance.now() - start, tables };
      } catch (error) {
        if (isFatal(error)) {
          void engine?.close();
          engine = undefined;
        }
        throw error;
      }
    },
  };
}

/** After these the engine cannot be used again and is started anew at the next run. */
function isFatal(error: unknown): boolean {
  return (
    error instanceof Error &&
    /memory access out of bounds|unreachable|table index is out|Aborted/.test(error.message)
  );
}
