// The examples of the SQL page bind to the published tables, and the page finds the tables they read.
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tablesUsed } from '../../src/engine/tables-used.ts';
import { sqlExamples } from '../../src/islands/sql-examples.ts';
import { OUTPUT_TABLE_NAMES } from '../../src/schema/outputs.ts';
import { emptyTables } from '../empty-tables.ts';

const subject = { province: '430000', provinceName: '湖南省', quarter: '2022Q4', year: '2022' };

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await emptyTables();
});
afterAll(() => connection.closeSync());

describe.each(['zh', 'en'] as const)('%s', (lang) => {
  it.each(sqlExamples(subject, lang).map((example) => [example.title, example] as const))(
    '%s',
    async (_, example) => {
      expect(example.sql).not.toMatch(/[{}]/);
      expect(example.title).not.toMatch(/[{}]/);
      expect(tablesUsed(example.sql, OUTPUT_TABLE_NAMES).length).toBeGreaterThan(0);
      await connection.runAndReadAll(example.sql);
    },
  );

  it('never orders by a number, which would rank', () => {
    for (const { sql } of sqlExamples(subject, lang)) {
      expect(sql).not.toMatch(/\b(?:DESC|rank|row_number|LIMIT)\b/i);
    }
  });
});
