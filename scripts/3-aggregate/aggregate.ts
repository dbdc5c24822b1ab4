// The aggregation stage: accepted rows in, a `raw_<table>` for every published table out. Each measure stands beside
// its state (`<measure>_state`: ok, not_reported or not_applicable); nothing here may leave the build.
import { say } from '../command/progress.ts';
import type { Database } from '../database.ts';
import { literal, sqlFile } from '../database.ts';
import { OUT_OF_SCOPE } from '../../src/schema/values.ts';

const STEPS = [
  'frame',
  'reporting',
  'coverage',
  'outcomes',
  'needs',
  'targets',
  'profile',
  'communities',
  'sensitive',
  'lists',
] as const;

/** Runs the steps in order and says how long each took. */
export async function aggregate(database: Database): Promise<void> {
  const values = { out_of_scope: OUT_OF_SCOPE.map(literal).join(', ') };
  for (const step of STEPS) {
    const started = performance.now();
    await database.run(sqlFile(new URL(`./${step}.sql`, import.meta.url), values));
    say(`汇总 aggregate ${step} ${((performance.now() - started) / 1000).toFixed(1)}s`);
  }
}
