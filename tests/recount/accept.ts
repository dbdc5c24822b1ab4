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
  /** By table, and by office and table (`430100长沙市 needs`), without accepted rows of sensitive kinds and groups. */
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
 * One winner a key; the rest of the valid rows are superseded, all other rows rejected. Of sensitive winners the counts
 * say nothing.
 */
function winners<T>(
  table: InputTableName,
  rows: readonly TextRow[],
  counts: Map<string, Counts>,
  valid: (row: TextRow, cells: ReadonlyMap<string, string>) => Valid<T> | null,
  isSensitive: (value: T) => boolean = () => false,
): ReadonlyMap<string, T> {
  const best = new Map<string, Candidate<T>>();
  const add = (row: TextRow, what: keyof Counts, rows = 1): void => {
    for (const key of [table, `${row.office} ${table}`]) {
      const entry = counts.get(key) ?? { read: 0, accepted: 0, superseded: 0, rejected: 0 };
      entry[what] += rows;
      counts.set(key, entry);
    }
  };
  for (const row of rows) {
    add(row, 'read');
    const found = row.cells === null ? null : valid(row, row.cells);
    if (found === null) {
      add(row, 'rejected');
      continue;
    }
    const key = keyWithin(row.office, found.key);
    const candidate = { key, row, updated: found.updated ?? '', value: found.value };
    const other = best.get(key);
    add(row, other === undefined ? 'accepted' : 'superseded');
    if (other === undefined || isNewer(candidate, other)) best.set(key, candidate);
  }
  for (const { row, value } of best.values()) {
    if (!isSensitive(value)) continue;
    add(row, 'read', -1);
    add(row, 'accepted', -1);
  }
  return new Map([...best].map(([key, { value }]) => [key, value]));
}

/** Reads an exports folder whole. */
export function acceptedRows(exportsFolder: string, reference: string, register: Register): Accepted {
  const rows = exportRows(exportsFolder, reference);
  const rules = rowRules(reference, register);
  const counts = new Map<string, Counts>();
  const { kinds, groups } = sensitiveLists(reference);
  const ofKind = ({ task }: { readonly task: string }): boolean => kinds.has(task);
  const ofGroup = ({ group }: { readonly group: string }): boolean => groups.has(group);
  const activities = winners('activities', rows.activities, counts, rules.activity, ofKind);
  const list = <T>(cells: ReadonlyMap<string, T>): readonly T[] => [...cells.values()];
  return {
    activities: list(activities),
    outcomes: list(
      winners(
        'outcomes',
        rows.outcomes,
        counts,
        (row, cells) => rules.outcome(row, cells, activities),
        (outcome) => ofKind(outcome.activity) || ofGroup(outcome),
      ),
    ),
    needs: list(winners('needs', rows.needs, counts, rules.need, (need) => ofKind(need) || ofGroup(need))),
    targets: list(winners('targets', rows.targets, counts, (_, cells) => rules.target(cells), ofGroup)),
    returns: list(winners('returns', rows.returns, counts, rules.returned)),
    counts,
  };
}
