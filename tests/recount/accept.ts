// Text rows of the offices → accepted rows, and how many were read, accepted, superseded and rejected.
import type { InputTableName } from '../../src/schema/column.ts';
import type { TextRow } from './exports.ts';
import { exportRows } from './exports.ts';
import type { Register } from './register.ts';
import type { Activity, Need, Outcome, Return, Target, Valid } from './rows.ts';
import { keyWithin, rowRules } from './rows.ts';
import { sensitiveLists } from './sensitive.ts';

export interface Counts {
  read: number;
  accepted: number;
  superseded: number;
  rejected: number;
}

export interface Accepted {
  readonly activities: readonly Activity[];
  readonly outcomes: readonly Outcome[];
  readonly needs: readonly Need[];
  readonly targets: readonly Target[];
  readonly returns: readonly Return[];
  /** By table, and by office and table (`430100长沙市 needs`), without rows of sensitive kinds and groups. */
  readonly counts: ReadonlyMap<string, Counts>;
}

interface Candidate<T> {
  readonly key: string;
  readonly row: TextRow;
  readonly updated: string;
  readonly value: T;
}

/** Order of code points, which is not the order of UTF-16 units. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Whether `a` displaces `b`: latest `updated_at`, then the last path, then the last line. */
function isNewer<T>(a: Candidate<T>, b: Candidate<T>): boolean {
  if (a.updated !== b.updated) return a.updated > b.updated;
  const path = byCodePoint(a.row.path, b.row.path);
  return path === 0 ? a.row.line > b.row.line : path > 0;
}

/**
 * One winner a key; the rest of the valid rows are superseded, all other rows rejected. Of rows that `isSensitive` tells
 * the counts say nothing, whatever becomes of them.
 */
function winners<T>(
  table: InputTableName,
  rows: readonly TextRow[],
  counts: Map<string, Counts>,
  valid: (row: TextRow, cells: ReadonlyMap<string, string>) => Valid<T> | null,
  isSensitive: (row: TextRow, cells: ReadonlyMap<string, string>) => boolean = () => false,
): ReadonlyMap<string, T> {
  const byKey = new Map<string, Candidate<T>[]>();
  const add = (row: TextRow, became: Exclude<keyof Counts, 'read'>): void => {
    const isLeftOut = row.cells !== null && isSensitive(row, row.cells);
    for (const key of [table, `${row.office} ${table}`]) {
      const entry = counts.get(key) ?? { read: 0, accepted: 0, superseded: 0, rejected: 0 };
      counts.set(key, entry);
      if (isLeftOut) continue;
      entry.read += 1;
      entry[became] += 1;
    }
  };
  for (const row of rows) {
    const found = row.cells === null ? null : valid(row, row.cells);
    if (found === null) {
      add(row, 'rejected');
      continue;
    }
    const key = keyWithin(row.office, found.key);
    const candidate = { key, row, updated: found.updated ?? '', value: found.value };
    byKey.set(key, [...(byKey.get(key) ?? []), candidate]);
  }
  const best = new Map<string, T>();
  for (const [key, candidates] of byKey) {
    const winner = candidates.reduce((one, other) => (isNewer(other, one) ? other : one));
    best.set(key, winner.value);
    for (const candidate of candidates) add(candidate.row, candidate === winner ? 'accepted' : 'superseded');
  }
  return best;
}

/** Reads an exports folder whole. */
export function acceptedRows(exportsFolder: string, reference: string, register: Register): Accepted {
  const rows = exportRows(exportsFolder, reference);
  const rules = rowRules(reference, register);
  const counts = new Map<string, Counts>();
  const { kinds, groups } = sensitiveLists(reference);
  const isSensitive = (_: TextRow, cells: ReadonlyMap<string, string>): boolean => {
    const { task = '', group = '' } = rules.about(cells);
    return kinds.has(task) || groups.has(group);
  };
  const activities = winners('activities', rows.activities, counts, rules.activity, isSensitive);
  // An activity that was not accepted is about what any of its rows says.
  const kept = new Set(
    rows.activities.flatMap((row) => {
      if (row.cells === null || !isSensitive(row, row.cells)) return [];
      return [keyWithin(row.office, rules.about(row.cells).id ?? '')];
    }),
  );
  const isOfSensitive = (row: TextRow, cells: ReadonlyMap<string, string>): boolean => {
    const key = keyWithin(row.office, rules.about(cells).id ?? '');
    const accepted = activities.get(key);
    return isSensitive(row, cells) || (accepted === undefined ? kept.has(key) : kinds.has(accepted.task));
  };
  const list = <T>(cells: ReadonlyMap<string, T>): readonly T[] => [...cells.values()];
  return {
    activities: list(activities),
    outcomes: list(
      winners(
        'outcomes',
        rows.outcomes,
        counts,
        (row, cells) => rules.outcome(row, cells, activities),
        isOfSensitive,
      ),
    ),
    needs: list(winners('needs', rows.needs, counts, rules.need, isSensitive)),
    targets: list(winners('targets', rows.targets, counts, (_, cells) => rules.target(cells), isSensitive)),
    returns: list(winners('returns', rows.returns, counts, rules.returned)),
    counts,
  };
}
