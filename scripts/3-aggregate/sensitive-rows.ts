// How many rows of each file are about the sensitive kinds or groups. The published report counts none of them: its
// files belong to offices, many of which serve one prefecture, and whatever is published of these kinds is rounded, by
// year, and about provinces. Nor does it count those that were rejected: a row that is ahead of its time, or mended
// later, would be missing from the next report, and so tell what it is about.
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import type { Counts } from '../../src/ingest/rewrites.ts';
import { add } from '../../src/ingest/rewrites.ts';
import type { Database } from '../database.ts';

const OF_SENSITIVE_KINDS = 'SELECT task FROM tasks WHERE sensitive = 1';
const OF_SENSITIVE_GROUPS = `SELECT "group" FROM groups WHERE tier = 'T3'`;

/** What became of the sensitive rows of a file; `reasons`: rejected ones by code. */
export interface SensitiveRows {
  readonly accepted: number;
  readonly superseded: number;
  readonly reasons: Counts<ProblemCode>;
}

/**
 * The sensitive rows by file id; a file without any is missing. A rejected row is one where its task or group could be
 * read, and an outcome where its activity's could: of a key that was accepted, the accepted one. Expects
 * `accepted_<table>`, `valid_<table>`, `superseded`, `rejected`, `files` and the reference tables.
 */
export async function sensitiveRows(database: Database): Promise<Map<number, SensitiveRows>> {
  const rows = await database.rows<{ file_id: number; became: string; n: number }>(`
    WITH rejected_rows AS (SELECT f.office, f.table_name, r.* FROM rejected AS r JOIN files AS f USING (file_id)),
    activities AS (
      SELECT office, activity_id FROM accepted_activities WHERE task IN (${OF_SENSITIVE_KINDS})
      UNION
      SELECT office, activity_id FROM rejected_rows AS r
      WHERE table_name = 'activities' AND task IN (${OF_SENSITIVE_KINDS}) AND activity_id IS NOT NULL AND NOT EXISTS (
        FROM accepted_activities AS a WHERE a.office = r.office AND a.activity_id = r.activity_id)
    ), found AS (
      SELECT file_id, line, NULL AS code FROM valid_activities WHERE task IN (${OF_SENSITIVE_KINDS})
      UNION ALL
      SELECT file_id, line, NULL FROM valid_outcomes
      WHERE "group" IN (${OF_SENSITIVE_GROUPS}) OR (office, activity_id) IN (SELECT (office, activity_id) FROM activities)
      UNION ALL
      SELECT file_id, line, NULL FROM valid_needs
      WHERE task IN (${OF_SENSITIVE_KINDS}) OR "group" IN (${OF_SENSITIVE_GROUPS})
      UNION ALL
      SELECT file_id, line, NULL FROM valid_targets WHERE "group" IN (${OF_SENSITIVE_GROUPS})
      UNION ALL
      SELECT file_id, line, code FROM rejected_rows
      WHERE task IN (${OF_SENSITIVE_KINDS}) OR "group" IN (${OF_SENSITIVE_GROUPS}) OR (
        table_name = 'outcomes' AND (office, activity_id) IN (SELECT (office, activity_id) FROM activities))
    )
    SELECT found.file_id, coalesce(code, CASE WHEN s.line IS NULL THEN 'accepted' ELSE 'superseded' END) AS became,
      count(*)::INTEGER AS n
    FROM found LEFT JOIN superseded AS s ON code IS NULL AND s.file_id = found.file_id AND s.line = found.line
    GROUP BY ALL ORDER BY ALL`);
  const files = new Map<number, { accepted: number; superseded: number; reasons: Counts<ProblemCode> }>();
  for (const { file_id, became, n } of rows) {
    const file = files.get(file_id) ?? { accepted: 0, superseded: 0, reasons: {} };
    files.set(file_id, file);
    if (became === 'accepted' || became === 'superseded') file[became] += n;
    else add(file.reasons, became as ProblemCode, n);
  }
  return files;
}
