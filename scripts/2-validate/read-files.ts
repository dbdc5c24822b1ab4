// Reads and checks all files: in this thread where there is little, in several where there is much. Which thread reads
// which file leaves no trace: rows carry file and line, and accounts come back in the order of the files.
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileReading } from '../../src/ingest/file.ts';
import type { ExportFile } from '../1-read/files.ts';
import { progress } from '../command/progress.ts';
import type { ShareOptions, StoreName } from './read-share.ts';
import { openShare, storePath } from './read-share.ts';
import type { FromReader, ToReader } from './read-worker.ts';

/** Bytes below which threads would take longer to start than to read. */
const LITTLE = 24 << 20;
const MOST_READERS = 4;
/** Memory of a reader's objects: what it keeps is bounded, and a lower limit makes it tidy up in time. */
const READER_MIB = 192;
/** Room for what lives a moment: with less of it, most of the time goes into tidying up. */
const READER_YOUNG_MIB = 192;

/** How many threads read so many bytes; 0 is this one. */
export function readersFor(bytes: number): number {
  return bytes < LITTLE ? 0 : Math.min(availableParallelism(), MOST_READERS);
}

type Shared = Omit<ShareOptions, 'reader'>;

export interface ReadFiles {
  /** In the order of the files. */
  readonly readings: readonly FileReading[];
  /** Paths of what the readers wrote under a name. */
  stores(name: StoreName): readonly string[];
}

/** Reads the files with so many threads (0: in this one). Throws where a reader fails: that is a fault of this program. */
export async function readFiles(
  files: readonly ExportFile[],
  options: Shared,
  readers: number,
): Promise<ReadFiles> {
  rmSync(options.folder, { recursive: true, force: true });
  const bar = progress(
    '校验 validate',
    files.reduce((sum, file) => sum + file.bytes, 0),
  );
  let done = 0;
  const onBytes = (bytes: number): void => bar.at((done += bytes));
  const readings =
    readers === 0
      ? await inThisThread(files, options, onBytes)
      : await inThreads(files, options, readers, onBytes);
  bar.end();
  return {
    readings,
    stores: (name) =>
      Array.from({ length: Math.max(1, readers) }, (_, reader) => storePath(options.folder, name, reader)),
  };
}

async function inThisThread(
  files: readonly ExportFile[],
  options: Shared,
  onBytes: (bytes: number) => void,
): Promise<FileReading[]> {
  const share = openShare({ ...options, reader: 0 });
  const readings: FileReading[] = [];
  for (const file of files) readings.push(await share.read(file, onBytes));
  share.close();
  return readings;
}

async function inThreads(
  files: readonly ExportFile[],
  options: Shared,
  readers: number,
  onBytes: (bytes: number) => void,
): Promise<FileReading[]> {
  const readings = new Array<FileReading>(files.length);
  // The largest first: a reader that comes to a large file last would keep the others waiting.
  const queue = files.toSorted((a, b) => b.bytes - a.bytes || a.id - b.id);
  const run = (reader: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const workerData: ShareOptions = { ...options, reader };
      const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
        workerData,
        resourceLimits: {
          maxOldGenerationSizeMb: READER_MIB,
          maxYoungGenerationSizeMb: READER_YOUNG_MIB,
        },
      });
      worker.on('message', (message: FromReader) => {
        if (message.kind === 'bytes') return onBytes(message.bytes);
        if (message.kind === 'read') {
          readings[message.id] = message.reading;
          return;
        }
        const next: ToReader = queue.shift() ?? null;
        worker.postMessage(next);
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a reader ended with code ${code}`)),
      );
    });
  await Promise.all(Array.from({ length: readers }, (_, reader) => run(reader)));
  return readings;
}
