import { describe, expect, it } from 'vitest';
import { tablesUsed } from '../../src/engine/tables-used.ts';
import { OUTPUT_TABLE_NAMES } from '../../src/schema/outputs.ts';

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['SELECT * FROM coverage', ['coverage']],
  ['select * from COVERAGE', ['coverage']],
  ['FROM coverage SELECT period', ['coverage']],
  ['SELECT communities, tasks FROM coverage', ['coverage']],
  ['SELECT * FROM coverage c, regions r WHERE c.region_code = r.region_code', ['coverage', 'regions']],
  [
    'SELECT * FROM needs n JOIN groups g USING ("group") LEFT JOIN tasks USING (task)',
    ['needs', 'tasks', 'groups'],
  ],
  ['SELECT * FROM (SELECT communities, activities FROM outcomes) WHERE communities > 1', ['outcomes']],
  ['WITH a AS (SELECT * FROM profile) SELECT * FROM a, periods', ['profile', 'periods']],
  ['SELECT (SELECT max(activities) FROM sensitive), needs FROM targets', ['targets', 'sensitive']],
  ['SELECT * FROM main.coverage', ['coverage']],
  ['SELECT coverage.communities FROM "coverage"', ['coverage']],
  ["SELECT 'FROM regions' -- FROM tasks\nFROM /* FROM needs */ groups", ['groups']],
  ['DESCRIBE coverage', ['coverage']],
  ['SUMMARIZE needs', ['needs']],
  ['PIVOT coverage ON task USING sum(activities) GROUP BY region_code', ['coverage']],
  ['SELECT 1; SELECT * FROM periods; SELECT communities', ['periods']],
  ['SELECT * FROM coverage UNION ALL SELECT * FROM outcomes ORDER BY needs, tasks', ['coverage', 'outcomes']],
  ['SELECT count(*), communities FROM regions GROUP BY ALL', ['regions']],
  ['SELECT * FROM coverage WHERE region_code IN (SELECT region_code FROM regions)', ['coverage', 'regions']],
  ['SELECT * FROM nowhere', []],
  ['', []],
];

describe('tablesUsed', () => {
  it.each(cases)('%s', (sql, expected) => {
    expect([...tablesUsed(sql, OUTPUT_TABLE_NAMES)]).toEqual(
      OUTPUT_TABLE_NAMES.filter((name) => expected.includes(name)),
    );
  });
});
