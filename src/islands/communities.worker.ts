// Reads one county's communities out of its province's file, so that the page stays quick.
import { columnsFromParquet } from '../engine/columns-from-parquet.ts';
import type { CommunityRow, FromCommunities, ToCommunities } from './communities-rows.ts';
import { communitiesOf } from './communities-rows.ts';

const post = (message: FromCommunities): void => self.postMessage(message);

async function read({ url, county }: ToCommunities): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const rows: CommunityRow[] = [];
  for await (const turn of columnsFromParquet(await response.arrayBuffer()))
    rows.push(...communitiesOf(turn, county));
  post({ kind: 'rows', rows });
}

self.addEventListener('message', (event: MessageEvent<ToCommunities>) => {
  read(event.data).catch((error: unknown) => {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});
