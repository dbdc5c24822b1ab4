// The rows that are held back, and what was decided about them: how many wait or were dropped, which decisions met a
// row, and which met none.
import type { Decision } from '../../src/ingest/decisions.ts';
import type { FileReading } from '../../src/ingest/file.ts';
import { KEPT_PROBLEMS } from '../../src/ingest/file.ts';
import { masked } from '../../src/ingest/mask.ts';
import { HELD_CODES } from '../../src/ingest/screening/held.ts';
import type { HeldCode } from '../../src/ingest/screening/held.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';
import type { ExportFile } from '../1-read/files.ts';
import type { Database } from '../database.ts';
import { literal } from '../database.ts';

/** A row that is held back; personal data masked. */
export interface HeldRow {
  readonly table: InputTableName;
  readonly office: string;
  readonly path: string;
  readonly line: number;
  readonly key: string | null;
  readonly code: HeldCode;
  readonly column: string;
  readonly value: string;
  /** `drop` where a person decided that it stays out; null where nobody has decided. */
  readonly decision: 'drop' | null;
}

/** A decision, and the row and cell that it met; personal data masked. */
export interface MetDecision extends Decision {
  readonly path: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

export interface HeldAccount {
  /** Rejected rows of each table that only a person's decision keeps out, the outcomes of such activities among them. */
  readonly counts: Readonly<Record<InputTableName, number>>;
  /** The first of each file and code. */
  readonly rows: readonly HeldRow[];
  /** Every decision that met a row, files in order, then lines. */
  readonly decisions: readonly MetDecision[];
  /** Decisions that met no row. */
  readonly unmatched: readonly Decision[];
}

/** The codes as an SQL list. */
export const HELD_LIST = `(${HELD_CODES.map(literal).join(', ')})`;

/** The account of all that is held back. Expects `files`, `rejected` and `orphans`. */
export async function heldAccount(
  database: Database,
  files: readonly ExportFile[],
  readings: readonly FileReading[],
  decisions: readonly Decision[],
): Promise<HeldAccount> {
  const met = files.flatMap(({ id, path }) =>
    (readings[id]?.decided ?? []).map(({ decision, ...cell }) => ({ ...decision, path, ...cell })),
  );
  const placeOf = ({ office, table, key, code }: Decision): string =>
    JSON.stringify([office, table, key, code]);
  const places = new Set(met.map(placeOf));
  const dropped = new Set(
    met.filter((one) => one.decision === 'drop').map((one) => `${one.path}:${one.line}`),
  );
  const rows = await firstHeld(database);
  return {
    counts: await heldCounts(database),
    rows: rows.map((row) => ({
      ...row,
      key: row.key === null ? null : masked(row.key),
      value: masked(row.value),
      decision: dropped.has(`${row.path}:${row.line}`) ? ('drop' as const) : null,
    })),
    decisions: met.map((one) => ({ ...one, key: masked(one.key) })),
    unmatched: decisions
      .filter((one) => !places.has(placeOf(one)))
      .map((one) => ({ ...one, key: masked(one.key) })),
  };
}

async function heldCounts(database: Database): Promise<Record<InputTableName, number>> {
  const counts = await database.rows<{ table_name: InputTableName; n: number }>(`
    SELECT f.table_name, count(*)::INTEGER AS n FROM rejected AS r JOIN files AS f USING (file_id)
    WHERE r.code IN ${HELD_LIST} OR (r.file_id, r.line) IN (SELECT (file_id, line) FROM orphans WHERE was_held)
    GROUP BY f.table_name`);
  const byTable = new Map(counts.map(({ table_name, n }) => [table_name, n]));
  return Object.fromEntries(INPUT_TABLE_NAMES.map((name) => [name, byTable.get(name) ?? 0])) as Record<
    InputTableName,
    number
  >;
}

type FirstHeld = Omit<HeldRow, 'decision'>;

async function firstHeld(database: Database): Promise<FirstHeld[]> {
  return database.rows<{ [Name in keyof FirstHeld]: FirstHeld[Name] }>(`
    SELECT f.table_name AS "table", f.office, f.path, r.line, r.key, r.code, r.column_name AS "column",
      coalesce(r.value, '') AS "value"
    FROM rejected AS r JOIN files AS f USING (file_id) WHERE r.code IN ${HELD_LIST}
    QUALIFY row_number() OVER (PARTITION BY r.file_id, r.code ORDER BY r.line) <= ${KEPT_PROBLEMS}
    ORDER BY r.file_id, r.line`);
}
