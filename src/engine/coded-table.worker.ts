// A worker of its own, so that the page stays quick: fetches one published Parquet file and hands its rows over as a
// coded table, with progress while it loads.
import { codedTable, type CodedTable } from './coded-table.ts';
import { columnsFromParquet } from './columns-from-parquet.ts';
import { fetchedWhole } from './fetched-whole.ts';

/** What the page asks for, and what it is told. */
export interface ToCoder {
  readonly id: number;
  readonly url: string;
}
export type FromCoder =
  | { readonly id: number; readonly kind: 'progress'; readonly loaded: number }
  | { readonly id: number; readonly kind: 'table'; readonly table: CodedTable }
  | { readonly id: number; readonly kind: 'error'; readonly message: string };

self.addEventListener('message', ({ data: { id, url } }: MessageEvent<ToCoder>) => {
  load(id, url).catch((error: unknown) =>
    post({ id, kind: 'error', message: error instanceof Error ? error.message : String(error) }),
  );
});

async function load(id: number, url: string): Promise<void> {
  const buffer = await fetchedWhole(url, (loaded) => post({ id, kind: 'progress', loaded }));
  const turns = [];
  for await (const turn of columnsFromParquet(buffer)) turns.push(turn);
  const table = codedTable(turns);
  const moved = [
    ...Object.values(table.texts).map(({ codes }) => codes.buffer),
    ...Object.values(table.numbers).map(({ buffer: numbers }) => numbers),
  ];
  post({ id, kind: 'table', table }, moved as ArrayBuffer[]);
}

function post(message: FromCoder, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
