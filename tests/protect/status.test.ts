// What a row's status says of its measures.
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statusExpression } from '../../scripts/4-protect/status.ts';
import { STATES } from '../../src/schema/values.ts';

async function evaluate(expression: string, row: Record<string, string | number>): Promise<unknown> {
  const connection = await (await DuckDBInstance.create()).connect();
  const columns = Object.entries(row).map(
    ([name, value]) => `${typeof value === 'number' ? value : `'${value}'`} AS "${name}"`,
  );
  const reader = await connection.runAndReadAll(`SELECT ${expression} FROM (SELECT ${columns.join(', ')})`);
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
