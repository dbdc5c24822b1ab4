// How few persons are few, by tier. An operator may ask for more, never for less.
import type { Limits } from './cell-system.ts';

/** Tiers of the groups list that have a threshold. */
export const TIERS = ['T1', 'T2', 'T2c', 'T3'] as const;
export type Thresholds = Readonly<Record<(typeof TIERS)[number], number>>;

/** T1 and T2 as the health statistics of several countries have it; T3 for the sensitive kinds. */
export const LEAST_THRESHOLDS: Thresholds = { T1: 10, T2: 10, T2c: 10, T3: 30 };

/** So few who were not satisfied give them away. */
const DIFFERENCE = 3;

/** The limits by group; all groups together are residents in general. */
export function limitsFor(
  thresholds: Thresholds,
  groups: readonly string[],
  tiers: ReadonlyMap<string, string>,
): Limits {
  return {
    byGroup: Float64Array.from(groups, (group) => thresholds[(tiers.get(group) ?? 'T1') as keyof Thresholds]),
    difference: DIFFERENCE,
  };
}
