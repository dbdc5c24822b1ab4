// The rows of a published table for the nation and the provinces: what a page asks for when it compares provinces.
import type { OutputTableName } from '../schema/column.ts';
import type { PreviewRow } from './table-preview.ts';
import type { Query } from './query.ts';

export function upperLevels(table: OutputTableName): Query<PreviewRow> {
  return { sql: `SELECT * FROM ${table} WHERE level IN ('nation', 'province')` };
}
