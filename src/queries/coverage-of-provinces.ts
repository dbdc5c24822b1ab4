// The rows behind the home page's figures: nation and provinces, all tasks and the four, urban and rural together.
import type { Query } from './query.ts';

/** Rows of `coverage` in the table's own order, every column as published. */
export function coverageOfProvinces(): Query<Record<string, string | number | null>> {
  return {
    sql: `SELECT * FROM coverage
      WHERE level IN ('nation', 'province') AND area = 'all' AND (task = 'all' OR length(task) = 1)`,
  };
}
