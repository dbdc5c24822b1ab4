// How many accepted rows of each file are about the sensitive kinds or groups. The published report counts none of
// them: its files belong to offices, many of which serve one prefecture, and whatever is published of these kinds is
// rounded, by year, and about provinces.
import type { Database } from '../database.ts';

const OF_SENSITIVE_KINDS = 'SELECT task FROM tasks WHERE sensitive = 1';
const OF_SENSITIVE_GROUPS = `SELECT "group" FROM groups WHERE tier = 'T3'`;

/** Rows by file id; a file without any is missing. Expects `accepted_<table>` and the reference tables. */
export async function sensitiveRows(database: Database): Promise<Map<number, number>> {
  const rows = await database.rows<{ file_id: number; n: number }>(`
    SELECT file_id, count(*)::INTEGER AS n FROM (
      SELECT file_id FROM accepted_activities WHERE task IN (${OF_SENSITIVE_KINDS})
      UNION ALL
      SELECT file_id FROM accepted_outcomes
      WHERE "group" IN (${OF_SENSITIVE_GROUPS}) OR (office, activity_id) IN (
        SELECT (office, activity_id) FROM accepted_activities WHERE task IN (${OF_SENSITIVE_KINDS}))
      UNION ALL
      SELECT file_id FROM accepted_needs
      WHERE task IN (${OF_SENSITIVE_KINDS}) OR "group" IN (${OF_SENSITIVE_GROUPS})
      UNION ALL
      SELECT file_id FROM accepted_targets WHERE "group" IN (${OF_SENSITIVE_GROUPS}))
    GROUP BY file_id`);
  return new Map(rows.map((row) => [row.file_id, row.n]));
}
