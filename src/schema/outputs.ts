// The published tables: each column once, with type, unit, additivity and disclosure tier. From here come the
// Parquet and CSV columns, `tables.json`, the Data Package, the dictionary pages and the charts' labels.
import type { OutputTable, OutputTableName } from './column.ts';
import { COVERAGE } from './tables/coverage.ts';
import { OUTCOMES, NEEDS, TARGETS } from './tables/outcomes.ts';
import { PROFILE, COMMUNITIES, SENSITIVE } from './tables/activities.ts';
import { REPORTING, PERIODS, REGIONS, TASKS, GROUPS } from './tables/lists.ts';

/** The published tables, in the order in which they are listed. */
export const OUTPUT_TABLES: Readonly<Record<OutputTableName, OutputTable>> = {
  coverage: COVERAGE,
  outcomes: OUTCOMES,
  needs: NEEDS,
  targets: TARGETS,
  profile: PROFILE,
  communities: COMMUNITIES,
  sensitive: SENSITIVE,
  reporting: REPORTING,
  periods: PERIODS,
  regions: REGIONS,
  tasks: TASKS,
  groups: GROUPS,
};

export const OUTPUT_TABLE_NAMES = Object.keys(OUTPUT_TABLES) as readonly OutputTableName[];
