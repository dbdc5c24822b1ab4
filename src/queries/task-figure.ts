// The rows of `coverage` behind a task's figures, as its CSV has them.
import type { Query } from './query.ts';

/** The nation and the provinces in the published order, all periods but months. */
export function taskFigure(task: string): Query<Record<string, string | number | null>> {
  return {
    sql: `SELECT * FROM coverage
      WHERE level IN ('nation', 'province') AND task = $task AND period_type <> 'month'`,
    params: { task },
  };
}
