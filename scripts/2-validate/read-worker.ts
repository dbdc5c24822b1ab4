// A reader in a thread of its own: takes files one by one, answers with their accounts.
import { parentPort, workerData } from 'node:worker_threads';
import type { FileReading } from '../../src/ingest/file.ts';
import type { ExportFile } from '../1-read/files.ts';
import type { ShareOptions } from './read-share.ts';
import { openShare } from './read-share.ts';

/** A file to read, or null where there are no more. */
export type ToReader = ExportFile | null;

export type FromReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'read'; readonly id: number; readonly reading: FileReading };

/** Bytes after which the main thread is told how far the reader is. */
const TOLD_EVERY = 4 << 20;

const port = parentPort;
if (port === null) throw new Error('invalid start: a reader runs as a worker');
const tell = (message: FromReader): void => port.postMessage(message);
const share = openShare(workerData as ShareOptions);

async function read(file: ExportFile): Promise<void> {
  let untold = 0;
  const reading = await share.read(file, (bytes) => {
    untold += bytes;
    if (untold < TOLD_EVERY) return;
    tell({ kind: 'bytes', bytes: untold });
    untold = 0;
  });
  tell({ kind: 'bytes', bytes: untold });
  tell({ kind: 'read', id: file.id, reading });
  tell({ kind: 'ready' });
}

port.on('message', (file: ToReader) => {
  if (file !== null) return void read(file);
  share.close();
  port.close();
});
tell({ kind: 'ready' });
