// The first rows of a published table, as they stand in its files.
import type { OutputTableName } from '../schema/column.ts';
import type { Query } from './query.ts';

/** Cells as texts, null where there is none. */
export type PreviewRow = Readonly<Record<string, string | null>>;

export function tablePreview(table: OutputTableName, rows: number): Query<PreviewRow> {
  return { sql: `SELECT COLUMNS(*)::VARCHAR FROM ${table} LIMIT ${rows}` };
}
