import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenWhere } from '../../scripts/4-protect/rules.ts';
import { statusExpression } from '../../scripts/4-protect/status.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { STATES } from '../../src/schema/values.ts';

async function evaluate(expression: string, row: Record<string, string | number>): Promise<unknown> {
  const connection = await (await DuckDBInstance.create()).connect();
  const columns = Object.entries(row).map(
    ([name, value]) => `${typeof value === 'number' ? value : `'${value}'`} AS "${name}"`,
  );
  const reader = await connection.runAndReadAll(
    `WITH groups AS (SELECT '24' AS "group", 'T2c' AS tier UNION ALL SELECT '13', 'T2') SELECT ${expression} FROM (SELECT ${columns.join(', ')})`,
  );
  connection.closeSync();
  return reader.getColumns()[0]?.[0];
}

test.each([
  [['ok', 'ok', 'ok'], 'ok'],
  [['suppressed', 'suppressed', 'suppressed'], 'suppressed'],
  [['not_applicable', 'not_applicable', 'not_applicable'], 'not_applicable'],
  [['suppressed', 'ok', 'suppressed'], 'suppressed:a,c'],
  [['not_reported', 'suppressed', 'ok'], 'suppressed:b;not_reported:a'],
  [['not_applicable', 'not_reported', 'suppressed'], 'suppressed:c;not_reported:b;not_applicable:a'],
])('the status of %o is %s', async (states, status) => {
  const names = ['a', 'b', 'c'];
  const row = Object.fromEntries(names.map((name, i) => [`${name}_state`, states[i] ?? '']));
  const expression = statusExpression(names.map((name) => ({ name, state: `"${name}_state"` })));
  expect(await evaluate(expression, row)).toBe(status);
});

test('a status names each measure without a value once, in the order of states', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('ok', ...STATES), { minLength: 1, maxLength: 6 }),
      async (states) => {
        const names = states.map((_, i) => `m${i}`);
        const row = Object.fromEntries(names.map((name, i) => [`${name}_state`, states[i] ?? '']));
        const expression = statusExpression(names.map((name) => ({ name, state: `"${name}_state"` })));
        const status = String(await evaluate(expression, row));
        const empty = names.filter((_, i) => states[i] !== 'ok');
        if (status === 'ok') expect(empty).toEqual([]);
        else if (!status.includes(':')) expect(new Set(states)).toEqual(new Set([status]));
        else {
          const parts = status.split(';').map((part) => part.split(':'));
          expect(parts.flatMap(([, list = '']) => list.split(',')).sort()).toEqual([...empty].sort());
          expect(parts.map(([state]) => state)).toEqual(STATES.filter((state) => states.includes(state)));
        }
      },
    ),
    { numRuns: 25, seed: 7 },
  );
});

const outcomes = OUTPUT_TABLES.outcomes;
const hidden = async (name: string, row: Record<string, string | number>): Promise<unknown> => {
  const measure = measuresOf(outcomes).find((m) => m.name === name);
  if (!measure) throw new Error(`missing measure: ${name}`);
  const cell = {
    level: 'county',
    period_type: 'year',
    group: '13',
    people: 0,
    raters: 0,
    satisfied: 0,
    ...row,
  };
  return evaluate(hiddenWhere(outcomes, measure, 10) ?? 'false', cell);
};

test.each([
  [0, false],
  [1, true],
  [9, true],
  [10, false],
])('%d people are hidden: %s', async (people, expected) =>
  expect(await hidden('people', { people })).toBe(expected),
);

test.each<[Record<string, string | number>, boolean]>([
  [{ level: 'county', group: '24', people: 500 }, true],
  [{ level: 'prefecture', period_type: 'quarter', group: '24', people: 500 }, true],
  [{ level: 'prefecture', period_type: 'year', group: '24', people: 500 }, false],
  [{ level: 'province', period_type: 'month', group: '24', people: 500 }, false],
])("children's groups: %o hidden is %s", async (row, expected) =>
  expect(await hidden('people', row)).toBe(expected),
);

test.each([
  [9, 9, true],
  [40, 38, true],
  [40, 40, false],
  [40, 37, false],
  [40, 2, true],
  [40, 9, true],
  [40, 10, false],
  [40, 0, false],
  [0, 0, false],
])('%d raters of whom %d satisfied are hidden: %s', async (raters, satisfied, expected) => {
  expect(await hidden('raters', { raters, satisfied })).toBe(expected);
  expect(await hidden('satisfied', { raters, satisfied })).toBe(expected);
});
