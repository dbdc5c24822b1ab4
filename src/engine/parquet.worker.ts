// A worker of its own, so that the page stays quick: fetches one published Parquet file and hands it over as Arrow
// IPC streams, one at each request, with progress while it loads.
import { ipcFromColumns } from './arrow-from-columns.ts';
import { columnsFromParquet } from './columns-from-parquet.ts';
import { fetchedWhole } from './fetched-whole.ts';
import type { FromReader, ToReader } from './parquet-messages.ts';

let turns: AsyncGenerator<Parameters<typeof ipcFromColumns>[0]> | undefined;

self.addEventListener('message', (event: MessageEvent<ToReader>) => {
  answer(event.data).catch((error: unknown) => {
    post({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
  });
});

async function answer(message: ToReader): Promise<void> {
  if (message.kind === 'open') {
    turns = columnsFromParquet(
      await fetchedWhole(message.url, (loaded) => post({ kind: 'progress', loaded })),
    );
    post({ kind: 'opened' });
    return;
  }
  const turn = await turns?.next();
  if (!turn || turn.done) return post({ kind: 'end' });
  const ipc = ipcFromColumns(turn.value);
  post({ kind: 'batch', ipc }, [ipc.buffer as ArrayBuffer]);
}

function post(message: FromReader, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
