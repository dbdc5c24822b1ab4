// Among valid rows: which one of each key is accepted, which are superseded, which outcomes lack their activity, and
// what does not fit together. The rules are declared in `src/ingest/relations.ts`; here they are set work for DuckDB,
// which holds any number of rows in bounded memory.
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import { DECIDES, orphanCode, placeDetail, returnDetail, SAME_ACTIVITY } from '../../src/ingest/relations.ts';
import { KEPT_PROBLEMS } from '../../src/ingest/file.ts';
import type { InputTable, InputTableName, Text } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { Database } from '../database.ts';
import { identifier, literal } from '../database.ts';
import { HELD_LIST } from './held-rows.ts';

const hasRevisions = (table: InputTable): boolean =>
  table.columns.some((column) => column.name === 'updated_at');

/** What `DECIDES` names, of a row called `row`, in a form in which the greater is the newer. */
function ages(table: InputTable, row: string): string[] {
  const columns = {
    updated_at: hasRevisions(table) ? `coalesce(${row}.updated_at, '')` : "''",
    file: `${row}.file_id`,
    line: `${row}.line`,
  };
  return DECIDES.map((name) => columns[name]);
}

const key = (table: InputTable, row: string): string =>
  table.key.map((name) => `${row}.${identifier(name)}`).join(', ');

/** A row's key as one text, as `keyOf` makes it. */
const keyText = (table: InputTable, row: string): string =>
  table.key.map((name) => `${row}.${identifier(name)}::VARCHAR`).join(" || ' ' || ");

/** A detail with SQL expressions for its two parts. */
function detail(of: (a: string, b: string) => Text, a: string, b: string): { zh: string; en: string } {
  const text = of('\u0001', '\u0002');
  const sql = (sentence: string): string =>
    `replace(replace(${literal(sentence)}, chr(1), (${a})::VARCHAR), chr(2), (${b})::VARCHAR)`;
  return { zh: sql(text.zh), en: sql(text.en) };
}

/**
 * Creates `accepted_<table>` for every input table, `superseded` (table_name, file_id, line, key, by_file_id, by_line)
 * and `warned` (file_id, line, column_name, code, value, more_zh, more_en, n: how many of its kind the file has); adds
 * the outcomes without an accepted activity to `rejected`. Expects `files`, `rejected` and `valid_<table>`, which have
 * the office beside each row.
 */
export async function acceptRows(database: Database): Promise<void> {
  await database.run(`
    CREATE TABLE superseded (
      table_name VARCHAR, file_id INTEGER, line INTEGER, key VARCHAR, by_file_id INTEGER, by_line INTEGER);
    CREATE TABLE warnings (
      file_id INTEGER, line INTEGER, column_name VARCHAR, code VARCHAR, value VARCHAR, more_zh VARCHAR, more_en VARCHAR);`);
  await accept(database, 'activities');
  await rejectOrphans(database);
  for (const name of INPUT_TABLE_NAMES) if (name !== 'activities') await accept(database, name);
  await warnUnknownNeeds(database);
  for (const name of INPUT_TABLE_NAMES) await warnRejectedRevisions(database, name);
  await warnDifferingReturns(database);
  await warnSentTwice(database);
  await database.run(`
    CREATE TABLE warned AS
      SELECT * EXCLUDE (place) FROM (
        SELECT *, count(*) OVER (PARTITION BY file_id, code)::INTEGER AS n,
          row_number() OVER (PARTITION BY file_id, code ORDER BY line) AS place
        FROM warnings)
      WHERE place <= ${KEPT_PROBLEMS};
    DROP TABLE warnings;`);
}

/**
 * Keys are compared only where their hash occurs twice: of ten million rows with few repetitions DuckDB sorts few.
 */
async function accept(database: Database, name: InputTableName): Promise<void> {
  const table = INPUT_TABLES[name];
  const newest = ages(table, 'v')
    .map((age) => `${age} DESC`)
    .join(', ');
  await database.run(`
    INSERT INTO superseded
      WITH repeated AS (
        SELECT hash(office, ${key(table, 'v')}) AS h FROM valid_${name} AS v GROUP BY h HAVING count(*) > 1
      ), ranked AS (
        SELECT
          v.file_id, v.line, ${keyText(table, 'v')} AS key, row_number() OVER newest AS place,
          first_value(v.file_id) OVER newest AS by_file_id, first_value(v.line) OVER newest AS by_line
        FROM valid_${name} AS v
        WHERE hash(v.office, ${key(table, 'v')}) IN (SELECT h FROM repeated)
        WINDOW newest AS (PARTITION BY v.office, ${key(table, 'v')} ORDER BY ${newest})
      )
      SELECT ${literal(name)}, file_id, line, key, by_file_id, by_line FROM ranked WHERE place > 1;
    CREATE VIEW accepted_${name} AS
      SELECT * FROM valid_${name}
      ANTI JOIN (SELECT file_id, line FROM superseded WHERE table_name = ${literal(name)}) USING (file_id, line);`);
}

/** Outcomes whose activity is missing, or was rejected, are rejected themselves; `orphans` tells whose was held back. */
async function rejectOrphans(database: Database): Promise<void> {
  await database.run(`
    CREATE TABLE orphans AS
      SELECT o.file_id, o.line, o.activity_id, o."group", rejected_activity.key IS NOT NULL AS was_rejected,
        coalesce(rejected_activity.was_held, false) AS was_held
      FROM valid_outcomes AS o
      ANTI JOIN accepted_activities AS a ON a.office = o.office AND a.activity_id = o.activity_id
      LEFT JOIN (
        SELECT f.office, r.key, bool_or(r.code IN ${HELD_LIST}) AS was_held
        FROM rejected AS r JOIN files AS f USING (file_id)
        WHERE f.table_name = 'activities' AND r.key IS NOT NULL
        GROUP BY f.office, r.key
      ) AS rejected_activity ON rejected_activity.office = o.office AND rejected_activity.key = o.activity_id;
    INSERT INTO rejected
      SELECT file_id, line, 'activity_id',
        CASE WHEN was_rejected THEN ${literal(orphanCode(true))} ELSE ${literal(orphanCode(false))} END,
        activity_id, NULL, NULL, activity_id || ' ' || "group", NULL, activity_id, NULL, "group"
      FROM orphans;
    CREATE OR REPLACE VIEW valid_outcomes AS
      SELECT * FROM read_outcomes ANTI JOIN orphans USING (file_id, line);`);
}

const warning = (code: ProblemCode): string => literal(code);

async function warnUnknownNeeds(database: Database): Promise<void> {
  await database.run(`
    INSERT INTO warnings
      SELECT a.file_id, a.line, 'need_id', ${warning('NEED_UNKNOWN')}, a.need_id, NULL, NULL FROM accepted_activities AS a
      ANTI JOIN accepted_needs AS n ON n.office = a.office AND n.need_id = a.need_id
      WHERE a.need_id IS NOT NULL`);
}

/** A rejected row that is newer than the accepted row of its key doesn't displace it, but is told of. */
async function warnRejectedRevisions(database: Database, name: InputTableName): Promise<void> {
  const table = INPUT_TABLES[name];
  const rejectedAge = DECIDES.map(
    (by) => ({ updated_at: "coalesce(r.updated_at, '')", file: 'r.file_id', line: 'r.line' })[by],
  );
  await database.run(`
    INSERT INTO warnings
      SELECT r.file_id, r.line, '', ${warning('REVISION_REJECTED')}, r.key, NULL, NULL
      FROM rejected AS r JOIN files AS f USING (file_id)
      JOIN accepted_${name} AS a ON a.office = f.office AND ${keyText(table, 'a')} = r.key
      WHERE f.table_name = ${literal(name)} AND (${rejectedAge.join(', ')}) > (${ages(table, 'a').join(', ')})`);
}

async function warnDifferingReturns(database: Database): Promise<void> {
  const more = detail(returnDetail, 'r.activities', 'coalesce(a.n, 0)');
  await database.run(`
    INSERT INTO warnings
      SELECT r.file_id, r.line, 'period', ${warning('RETURN_DIFFERS')}, r.period, ${more.zh}, ${more.en}
      FROM accepted_returns AS r
      LEFT JOIN (
        SELECT office, strftime(date, '%Y-%m') AS period, count(*) AS n FROM accepted_activities GROUP BY ALL
      ) AS a ON a.office = r.office AND a.period = r.period
      WHERE r.activities <> coalesce(a.n, 0)`);
}

/** Only counties in which two offices have activities are looked at: in the others nothing can be sent twice. */
async function warnSentTwice(database: Database): Promise<void> {
  const same = SAME_ACTIVITY.map((name) => `a.${name}`).join(', ');
  const more = detail(placeDetail, 'f.path', 'b.line');
  await database.run(`
    CREATE TABLE alike AS
      WITH shared AS (
        SELECT county FROM accepted_activities GROUP BY county HAVING count(DISTINCT office) > 1
      ), twice AS (
        SELECT hash(${same}) AS h FROM accepted_activities AS a WHERE county IN (SELECT county FROM shared)
        GROUP BY h HAVING min(office) <> max(office)
      ), candidates AS (
        SELECT a.file_id, a.line, a.office, a.activity_id, ${same} FROM accepted_activities AS a
        WHERE county IN (SELECT county FROM shared) AND hash(${same}) IN (SELECT h FROM twice)
      )
      SELECT file_id, line, office, activity_id, dense_rank() OVER (ORDER BY ${same}) AS activity
      FROM candidates AS a;
    INSERT INTO warnings
      SELECT file_id, line, 'activity_id', ${warning('SENT_TWICE')}, activity_id, more_zh, more_en FROM (
        SELECT a.file_id, a.line, a.activity_id, ${more.zh} AS more_zh, ${more.en} AS more_en,
          row_number() OVER (PARTITION BY a.file_id, a.line ORDER BY b.file_id, b.line) AS place
        FROM alike AS a JOIN alike AS b ON b.activity = a.activity AND b.office <> a.office
        JOIN files AS f ON f.file_id = b.file_id)
      WHERE place = 1;
    DROP TABLE alike;`);
}
