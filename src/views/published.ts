// The build's connection to the published data: opened once, asked by every view.
import { openPublished, type PublishedData } from '../engine/node.ts';
import type { Query } from '../queries/query.ts';
import { upperLevels } from '../queries/upper-levels.ts';
import type { OutputTableName } from '../schema/column.ts';
import { buildInfo } from './build-info.ts';

let opened: Promise<PublishedData> | undefined;

/** The answer to a question, as typed rows. */
export async function ask<Row>({ sql, params }: Query<Row>): Promise<Row[]> {
  opened ??= openPublished(buildInfo().dataDir);
  return (await opened).rows<Row>(sql, params);
}

/** The rows of a published table for the nation and the provinces, as a Parquet file. */
export async function upperRows(table: OutputTableName): Promise<Uint8Array<ArrayBuffer>> {
  opened ??= openPublished(buildInfo().dataDir);
  return (await opened).parquet(upperLevels(table).sql);
}
