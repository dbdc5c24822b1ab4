// What a person decided about rows that are held back. A release lets a row through for one code; a row is accepted when
// every code that it is held back for is released.
import type { InputTableName } from '../schema/column.ts';
import type { HeldCode } from './screening/held.ts';
import { isHeld } from './screening/held.ts';
import type { CellProblem } from './problems.ts';

export const DECISIONS = ['release', 'drop'] as const;

/** A line of `reviewed.csv`. */
export interface Decision {
  readonly office: string;
  readonly table: InputTableName;
  /** The row's key, its parts joined by spaces. */
  readonly key: string;
  readonly code: HeldCode;
  readonly decision: (typeof DECISIONS)[number];
  readonly decided_by: string;
  readonly decided_on: string;
  readonly approval_number: string;
  readonly reason: string;
}

/** A decision that met a row of a file, and the first cell that it is about; personal data masked. */
export interface DecidedRow {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly decision: Decision;
}

/** The decisions about the rows of one office's table. */
export type Review = (key: string, code: HeldCode) => Decision | undefined;

const placeOf = (key: string, code: string): string => `${code} ${key}`;

/** The decisions for an office's table; undefined where there is none, so that rows are not asked about. */
export function reviewOf(
  decisions: readonly Decision[],
  office: string,
  table: InputTableName,
): Review | undefined {
  const mine = decisions.filter((one) => one.office === office && one.table === table);
  if (mine.length === 0) return undefined;
  const byPlace = new Map(mine.map((one) => [placeOf(one.key, one.code), one]));
  return (key, code) => byPlace.get(placeOf(key, code));
}

/** The problems that are left of a row once the decisions are applied, and the decisions that met it, each with its problem. */
export function reviewed(
  problems: readonly CellProblem[],
  key: string | null,
  review: Review,
): { readonly left: readonly CellProblem[]; readonly met: ReadonlyMap<Decision, CellProblem> } {
  const met = new Map<Decision, CellProblem>();
  const left = problems.filter((problem) => {
    const decision = key === null || !isHeld(problem.code) ? undefined : review(key, problem.code);
    if (decision !== undefined && !met.has(decision)) met.set(decision, problem);
    return decision?.decision !== 'release';
  });
  return { left, met };
}
