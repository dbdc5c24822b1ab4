// DuckDB-WASM behind the common interface: started on first use from this site's own files, cut off from every
// other origin, fed with published tables by way of Arrow (its Parquet reader would have to be downloaded).
import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import duckdbWasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { RecordBatch } from 'apache-arrow';
import type { Engine, QueryResult, Value } from './interface.ts';
import type { FromReader, ToReader } from './parquet-messages.ts';
import { type CellReader, cellReaders, duckTypeFrom, rowsWithNull } from './values-from-arrow.ts';

/** Something could not be fetched or started; what DuckDB says of a statement is a plain Error instead. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** The reader asked to stop. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export interface BrowserEngine extends Engine {
  /** Names of the tables in the database now. */
  tables(): Promise<readonly string[]>;
  /** Fetches a Parquet file and makes it a table, replacing one of that name. Rejects with LoadError or Cancelled. */
  load(table: string, url: string, onBytes: (loaded: number) => void): Promise<void>;
  drop(table: string): Promise<void>;
  /** Stops the query or load under way; its promise rejects with Cancelled. */
  cancel(): Promise<void>;
}

/** Without extensions, files or addresses; and no statement can switch any of it on again. */
const LOCK_DOWN = `
  SET autoload_known_extensions = false;
  SET autoinstall_known_extensions = false;
  SET enable_external_access = false;
  SET lock_configuration = true;`;

/** No byte and no answer for so long means that the engine will not come. */
const SILENCE_MS = 60_000;

/**
 * Downloads and starts DuckDB. `onBytes` is told the decompressed bytes of the engine so far. Rejects with LoadError,
 * or with Cancelled once `signal` is aborted.
 */
export async function startBrowserEngine(
  onBytes: (loaded: number) => void,
  signal: AbortSignal,
): Promise<BrowserEngine> {
  const worker = new Worker(new URL('./duckdb.worker.ts', import.meta.url));
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await instantiated(database, worker, onBytes, signal);
    await database.open({
      query: { castBigIntToDouble: false, castDecimalToDouble: false, castTimestampToDate: false },
    });
    const connection = await database.connect();
    await connection.query(LOCK_DOWN);
    return new WasmEngine(database, connection);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** DuckDB's own promise never settles when its download fails, so failures are listened for beside it. */
function instantiated(
  database: AsyncDuckDB,
  worker: Worker,
  onBytes: (loaded: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let silence = 0;
    const fail = (error: Error): void => {
      clearTimeout(silence);
      reject(error);
    };
    const heard = (): void => {
      clearTimeout(silence);
      silence = self.setTimeout(() => fail(new LoadError('no answer from the engine')), SILENCE_MS);
    };
    heard();
    signal.addEventListener('abort', () => fail(new Cancelled()));
    worker.addEventListener('error', (event) => fail(new LoadError(event.message || 'worker')));
    fetch(duckdbWasmUrl, { method: 'HEAD' }).then(
      (response) => response.ok || fail(new LoadError(`HTTP ${response.status}`)),
      (error: unknown) => fail(new LoadError(String(error))),
    );
    database
      .instantiate(duckdbWasmUrl, null, ({ bytesLoaded }) => {
        heard();
        onBytes(bytesLoaded);
      })
      .then(
        () => {
          clearTimeout(silence);
          resolve();
        },
        (error: unknown) => fail(new LoadError(String(error))),
      );
  });
}

class WasmEngine implements BrowserEngine {
  readonly #database: AsyncDuckDB;
  readonly #connection: AsyncDuckDBConnection;
  #reader: Worker | undefined;
  #cancelled = false;

  constructor(database: AsyncDuckDB, connection: AsyncDuckDBConnection) {
    this.#database = database;
    this.#connection = connection;
  }

  async query(sql: string): Promise<QueryResult> {
    this.#cancelled = false;
    try {
      const reader = await (await this.#connection.send(sql)).open();
      const columns = reader.schema.fields.map(({ name, type }) => ({ name, type: duckTypeFrom(type) }));
      const batches: RecordBatch[] = [];
      for await (const batch of reader) {
        if (this.#cancelled) throw new Cancelled();
        batches.push(batch as RecordBatch);
      }
      return resultFrom(columns, batches);
    } catch (error) {
      throw this.#cancelled ? new Cancelled() : error;
    }
  }

  async tables(): Promise<readonly string[]> {
    const { rows } = await this.query('SELECT table_name FROM duckdb_tables() WHERE NOT temporary');
    return Array.from(rows(), ([name]) => String(name));
  }

  async load(table: string, url: string, onBytes: (loaded: number) => void): Promise<void> {
    this.#cancelled = false;
    const worker = new Worker(new URL('./parquet.worker.ts', import.meta.url), { type: 'module' });
    this.#reader = worker;
    try {
      await this.drop(table);
      await asked(worker, { kind: 'open', url }, onBytes);
      for (let first = true; ; first = false) {
        const message = await asked(worker, { kind: 'next' }, onBytes);
        if (this.#cancelled) throw new Cancelled();
        if (message.kind !== 'batch') break;
        await this.#connection.insertArrowFromIPCStream(message.ipc, { name: table, create: first });
      }
    } catch (error) {
      await this.drop(table);
      throw this.#cancelled ? new Cancelled() : error;
    } finally {
      worker.terminate();
      this.#reader = undefined;
    }
  }

  async drop(table: string): Promise<void> {
    await this.#connection.query(`DROP TABLE IF EXISTS "${table}"`);
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
    this.#reader?.dispatchEvent(new Event('cancel'));
    await this.#connection.cancelSent();
  }

  async close(): Promise<void> {
    await this.#connection.close();
    await this.#database.terminate();
  }
}

/** Sends a message to the reading worker and waits for what answers it; progress goes to `onBytes` meanwhile. */
function asked(worker: Worker, message: ToReader, onBytes: (loaded: number) => void): Promise<FromReader> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromReader>): void => {
      if (data.kind === 'progress') onBytes(data.loaded);
      else if (data.kind === 'error') reject(new LoadError(data.message));
      else resolve(data);
    };
    worker.onerror = (event): void => reject(new LoadError(event.message || 'worker'));
    worker.addEventListener('cancel', () => reject(new Cancelled()), { once: true });
    worker.postMessage(message);
  });
}

function resultFrom(columns: QueryResult['columns'], batches: readonly RecordBatch[]): QueryResult {
  const rowCount = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  return {
    columns,
    rowCount,
    rowsWithNull: batches.reduce((sum, batch) => sum + rowsWithNull(batch), 0),
    *rows(from = 0, to = rowCount): Generator<readonly Value[]> {
      let first = 0;
      for (const batch of batches) {
        const start = Math.max(from - first, 0);
        const end = Math.min(to - first, batch.numRows);
        const readers: readonly CellReader[] = start < end ? cellReaders(batch) : [];
        for (let row = start; row < end; row += 1) yield readers.map((read) => read(row));
        first += batch.numRows;
      }
    },
  };
}
