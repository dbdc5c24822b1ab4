// The release plan of this build, as far as a page asks.
import { readFileSync } from 'node:fs';
import { planFrom, type PlanLine } from '../format/release-plan.ts';
import { referencePath } from './build-info.ts';

/** The lines of some tables. */
export function releasePlan(tables: readonly string[]): readonly PlanLine[] {
  return planFrom(readFileSync(referencePath('release-plan.csv'), 'utf8')).filter(({ table }) =>
    tables.includes(table),
  );
}
