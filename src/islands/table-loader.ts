// Fetches published files for the table tool, each once, several at a time, in a worker.
import type { CodedTable } from '../engine/coded-table.ts';
import type { FromCoder, ToCoder } from '../engine/coded-table.worker.ts';
import type { NeededFile } from '../tabulate/files.ts';

/** A file that did not come, and why. */
export interface LoadFault {
  readonly file: NeededFile;
  readonly message: string;
}

export interface Loaded {
  readonly tables: readonly CodedTable[];
  readonly faults: readonly LoadFault[];
}

export interface TableLoader {
  /** The tables of the files that came, and the faults of those that did not; these are tried again next time. */
  load(files: readonly NeededFile[], onProgress: (loaded: number, total: number) => void): Promise<Loaded>;
  /** Whether nothing has to be fetched. */
  has(files: readonly NeededFile[]): boolean;
}

/** Tables kept: the whole country of one table and then some. */
const KEPT = 80;

export function tableLoader(): TableLoader {
  const tables = new Map<string, CodedTable>();
  const waiting = new Map<number, (message: FromCoder) => void>();
  let worker: Worker | undefined;
  let last = 0;

  const started = (): Worker => {
    if (worker) return worker;
    worker = new Worker(new URL('../engine/coded-table.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromCoder>) => waiting.get(data.id)?.(data));
    // A worker that cannot even start answers nobody: everyone who waits is told, and the next try starts anew.
    worker.addEventListener('error', (event) => {
      worker = undefined;
      for (const [id, tell] of waiting) tell({ id, kind: 'error', message: event.message || 'Worker' });
    });
    return worker;
  };

  const fetched = (file: NeededFile, onBytes: (loaded: number) => void): Promise<CodedTable> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, (message) => {
        if (message.kind === 'progress') return onBytes(message.loaded);
        waiting.delete(id);
        if (message.kind === 'table') resolve(message.table);
        else reject(new Error(message.message));
      });
      started().postMessage({ id, url: new URL(file.url, location.href).href } satisfies ToCoder);
    });

  return {
    has: (files) => files.every(({ url }) => tables.has(url)),
    load: async (files, onProgress) => {
      const missing = files.filter(({ url }) => !tables.has(url));
      const total = missing.reduce((sum, { bytes }) => sum + bytes, 0);
      const loaded = missing.map(() => 0);
      const faults: LoadFault[] = [];
      await Promise.all(
        missing.map(async (file, index) => {
          try {
            const table = await fetched(file, (bytes) => {
              loaded[index] = bytes;
              onProgress(
                loaded.reduce((sum, one) => sum + one, 0),
                total,
              );
            });
            tables.set(file.url, table);
          } catch (error) {
            faults.push({ file, message: error instanceof Error ? error.message : String(error) });
          }
        }),
      );
      const found = files.flatMap(({ url }) => tables.get(url) ?? []);
      const wanted = new Set(files.map(({ url }) => url));
      for (const url of tables.keys()) {
        if (tables.size <= KEPT) break;
        if (!wanted.has(url)) tables.delete(url);
      }
      return { tables: found, faults };
    },
  };
}
