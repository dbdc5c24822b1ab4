// A table of rows and columns with all its totals, some cells hidden, as a system that can be attacked.
import { tightenBounds } from '../../scripts/audit/bounds.ts';
import type { Attackable, SystemLeak } from '../../scripts/audit/narrowed.ts';
import { attackSystem } from '../../scripts/audit/narrowed.ts';
import { Sparse } from '../../scripts/audit/sparse.ts';
import type { SystemForm } from '../../scripts/audit/system-forms.ts';
import { SystemForms } from '../../scripts/audit/system-forms.ts';

export interface SmallTable {
  readonly values: readonly (readonly number[])[];
  /** Hidden cells as `[row, column]`. */
  readonly hidden: readonly (readonly [number, number])[];
  /** Least value of a hidden cell. */
  readonly least: number;
}

/** The rule of a form, without what it is about. */
export type Rule = Pick<SystemForm, 'width' | 'small' | 'isTotalOnly'>;

/** Every cell leaks: all intervals are told. */
export const TELL_ALL: Rule = { width: 1e9, small: Infinity, isTotalOnly: 0 };

/** The system of a table: its row and column totals are shown. */
export function systemOf({ values, hidden, least }: SmallTable, rule: Rule): Attackable {
  const columnOf = new Map(hidden.map(([row, column], at) => [`${row} ${column}`, at]));
  const rows = new Sparse();
  const width = values[0]?.length ?? 0;
  const lines = [
    ...values.map((line, row) => line.map((_, column) => [row, column] as const)),
    ...Array.from({ length: width }, (_, column) => values.map((_, row) => [row, column] as const)),
  ];
  for (const line of lines) {
    const unknown = line.flatMap(([row, column]) => columnOf.get(`${row} ${column}`) ?? []);
    if (unknown.length === 0) continue;
    const sum = line.reduce(
      (total, [row, column]) =>
        columnOf.has(`${row} ${column}`) ? total + (values[row]?.[column] as number) : total,
      0,
    );
    rows.push(
      unknown,
      unknown.map(() => 1),
      sum,
      sum,
    );
  }
  return {
    unknown: Int32Array.from(hidden, (_, at) => at),
    lower: new Float64Array(hidden.length).fill(least),
    upper: new Float64Array(hidden.length).fill(Infinity),
    rows,
    forms: new SystemForms(
      hidden.map((_, at) => ({
        plus: at,
        minus: -1,
        constant: 0,
        kind: 'cell',
        cells: [at],
        ...rule,
      })),
    ),
  };
}

/** The leaks of a table's hidden cells under a rule. */
export async function leaksOf(table: SmallTable, rule: Rule): Promise<readonly SystemLeak[]> {
  const system = systemOf(table, rule);
  const bounds = tightenBounds(system.lower, system.upper, system.rows);
  return (await attackSystem(system, bounds, () => undefined)).leaks;
}

/** The interval of each hidden cell, in the order of `hidden`. */
export async function intervalsOf(table: SmallTable): Promise<[low: number, high: number][]> {
  const leaks = await leaksOf(table, TELL_ALL);
  return table.hidden.map((_, form) => {
    const leak = leaks.find((one) => one.form === form);
    return leak === undefined ? [0, 0] : [leak.low, leak.high];
  });
}
