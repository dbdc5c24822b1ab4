// Among valid rows: which one of each key is accepted, which are superseded, which outcomes lack their activity.
// Set work, done by DuckDB; the counts per file go back into the report.
import type { InputTable, InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import type { Stores } from './file.ts';

/** Winner of a key: latest `updated_at` (a row without one is older), then last path, then last line. */
function newestFirst(table: InputTable): string {
  const dated = table.columns.some((column) => column.name === 'updated_at');
  return `${dated ? 'updated_at DESC NULLS LAST, ' : ''}file_id DESC, line DESC`;
}

/**
 * Creates `accepted_<table>` and `superseded_<table>` for every input table, and adds the outcomes without an
 * accepted activity to `rejected`. Expects `files(file_id, office, path)`; leaves `rejected` with a row per rejected row.
 */
export async function acceptRows(database: Database, stores: Stores): Promise<void> {
  await database.run(`CREATE TABLE rejected AS SELECT * FROM ${stores.rejected.relation}`);
  for (const name of INPUT_TABLE_NAMES) {
    const relation = stores.rows[name].relation;
    await database.run(
      `CREATE TABLE valid_${name} AS SELECT files.office, rows.* FROM ${relation} AS rows JOIN files USING (file_id)`,
    );
  }
  await accept(database, 'activities');
  await rejectOrphans(database);
  for (const name of INPUT_TABLE_NAMES) if (name !== 'activities') await accept(database, name);
  await database.run('CREATE TABLE warned (file_id INTEGER, code VARCHAR, n INTEGER)');
  await warnUnknownNeeds(database);
  for (const name of INPUT_TABLE_NAMES) await warnRejectedRevisions(database, name);
}

async function accept(database: Database, name: InputTableName): Promise<void> {
  const table = INPUT_TABLES[name];
  const key = ['office', ...table.key].map(identifier).join(', ');
  await database.run(`
    CREATE TABLE ranked AS
      SELECT *, row_number() OVER (PARTITION BY ${key} ORDER BY ${newestFirst(table)}) AS place FROM valid_${name};
    CREATE TABLE accepted_${name} AS SELECT * EXCLUDE (place) FROM ranked WHERE place = 1;
    CREATE TABLE superseded_${name} AS SELECT * EXCLUDE (place) FROM ranked WHERE place > 1;
    DROP TABLE ranked;
    DROP TABLE valid_${name};`);
}

/** Outcomes whose activity is missing, or was rejected, are rejected themselves. */
async function rejectOrphans(database: Database): Promise<void> {
  await database.run(`
    CREATE TABLE orphans AS
      SELECT o.file_id, o.line, o.activity_id, o."group", rejected_activity.key IS NOT NULL AS was_rejected
      FROM valid_outcomes AS o
      ANTI JOIN accepted_activities AS a ON a.office = o.office AND a.activity_id = o.activity_id
      LEFT JOIN (
        SELECT DISTINCT f.office, r.key FROM rejected AS r JOIN files AS f USING (file_id)
        WHERE f.table_name = 'activities' AND r.key IS NOT NULL
      ) AS rejected_activity ON rejected_activity.office = o.office AND rejected_activity.key = o.activity_id;
    INSERT INTO rejected
      SELECT file_id, line, 'activity_id', CASE WHEN was_rejected THEN 'ACTIVITY_REJECTED' ELSE 'ACTIVITY_MISSING' END,
        activity_id, NULL, NULL, activity_id || ' ' || "group", NULL
      FROM orphans;
    DELETE FROM valid_outcomes WHERE (file_id, line) IN (SELECT (file_id, line) FROM orphans);
    DROP TABLE orphans;`);
}

async function warnUnknownNeeds(database: Database): Promise<void> {
  await database.run(`
    INSERT INTO warned
      SELECT a.file_id, 'NEED_UNKNOWN', count(*)::INTEGER FROM accepted_activities AS a
      ANTI JOIN accepted_needs AS n ON n.office = a.office AND n.need_id = a.need_id
      WHERE a.need_id IS NOT NULL GROUP BY a.file_id`);
}

/** A rejected row that is newer than the accepted row of its key doesn't displace it, but is told of. */
async function warnRejectedRevisions(database: Database, name: InputTableName): Promise<void> {
  const table = INPUT_TABLES[name];
  const key = table.key.map((column) => `a.${identifier(column)}::VARCHAR`).join(" || ' ' || ");
  const updated = table.columns.some((column) => column.name === 'updated_at') ? 'a.updated_at' : 'NULL';
  await database.run(`
    INSERT INTO warned
      SELECT r.file_id, 'REVISION_REJECTED', count(*)::INTEGER
      FROM rejected AS r JOIN files AS f USING (file_id)
      JOIN accepted_${name} AS a ON a.office = f.office AND ${key} = r.key
      WHERE f.table_name = '${name}'
        AND (coalesce(r.updated_at, ''), r.file_id, r.line) > (coalesce(${updated}, ''), a.file_id, a.line)
      GROUP BY r.file_id`);
}
