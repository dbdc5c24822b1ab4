// The build's connection to the published data: opened once, asked by every view.
import { openPublished, type PublishedData } from '../engine/node.ts';
import type { Query } from '../queries/query.ts';
import { buildInfo } from './build-info.ts';

let opened: Promise<PublishedData> | undefined;

/** The answer to a question, as typed rows. */
export async function ask<Row>({ sql, params }: Query<Row>): Promise<Row[]> {
  opened ??= openPublished(buildInfo().dataDir);
  return (await opened).rows<Row>(sql, params);
}
