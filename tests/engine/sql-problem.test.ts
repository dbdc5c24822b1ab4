// The messages are DuckDB 1.4.3's own, as DuckDB-WASM 1.32.0 gave them.
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName, sqlProblemFrom } from '../../src/engine/sql-problem.ts';

const known = {
  columns: [
    { name: 'activities', labels: ['活动场次', 'activities'] },
    { name: 'region_code', labels: ['区划代码', 'region code'] },
    { name: 'communities_covered', labels: ['有活动的社区（村）'] },
  ],
  tables: [
    { name: 'coverage', labels: ['覆盖', 'Coverage'] },
    { name: 'needs', labels: ['居民需求', 'Needs'] },
  ],
};

const parserError = (message: string): string =>
  JSON.stringify({ exception_type: 'Parser', exception_message: message, error_subtype: 'SYNTAX_ERROR' });

describe('sqlProblemFrom', () => {
  it('finds a misspelt column behind Han characters, which DuckDB counts as two', () => {
    const sql = "SELECT region_code AS 代码,\n  '中文', sum(activites) FILTER (task='1') FROM coverage";
    const message = `Binder Error: Referenced column "activites" not found in FROM clause!
Candidate bindings: "activities", "communities"

LINE 2:   '中文', sum(activites) FILTER (task='1') FROM coverage
                      ^`;
    expect(sqlProblemFrom(message, sql, known)).toEqual({
      kind: 'column',
      subject: 'activites',
      place: { line: 2, column: 13, source: sql.split('\n')[1], length: 9 },
      suggestion: 'activities',
      mended: sql.replace('activites', 'activities'),
      original: `Binder Error: Referenced column "activites" not found in FROM clause!
Candidate bindings: "activities", "communities"`,
    });
  });

  it('finds the place in a long line of which DuckDB shows only a part', () => {
    const sql = `SELECT ${'region_code, '.repeat(20)}activites FROM coverage`;
    const message = `Binder Error: Referenced column "activites" not found in FROM clause!
Candidate bindings: "activities"

LINE 1: ...region_code, region_code, activites FROM coverage
                                     ^`;
    const problem = sqlProblemFrom(message, sql, known);
    expect(problem.mended).toBe(sql.replace('activites', 'activities'));
  });

  it('moves from an alias to the column after it', () => {
    const message = `Binder Error: Table "c" does not have a column named "activites"

Candidate bindings: : "activities"

LINE 1: SELECT c.activites FROM coverage c
               ^`;
    const problem = sqlProblemFrom(message, 'SELECT c.activites FROM coverage c', known);
    expect(problem).toMatchObject({ kind: 'column', subject: 'activites', suggestion: 'activities' });
    expect(problem.place).toMatchObject({ column: 10, length: 9 });
  });

  it('takes a label for the column that bears it', () => {
    const message = `Binder Error: Referenced column "活动场次" not found in FROM clause!
Candidate bindings: "region_code"

LINE 1: SELECT 活动场次 FROM coverage
               ^`;
    expect(sqlProblemFrom(message, 'SELECT 活动场次 FROM coverage', known).mended).toBe(
      'SELECT activities FROM coverage',
    );
  });

  it('suggests a table', () => {
    const message = `Catalog Error: Table with name coverge does not exist!
Did you mean "coverage"?

LINE 1: SELECT * FROM coverge
                      ^`;
    const problem = sqlProblemFrom(message, 'SELECT * FROM coverge', known);
    expect(problem).toMatchObject({ kind: 'table', subject: 'coverge', mended: 'SELECT * FROM coverage' });
  });

  it('reads parser errors, which come as JSON', () => {
    const message = parserError(
      'syntax error at or near "coverage"\n\nLINE 2: FORM coverage\n             ^',
    );
    const problem = sqlProblemFrom(message, 'SELECT *\nFORM coverage', known);
    expect(problem).toMatchObject({ kind: 'syntax', subject: 'coverage' });
    expect(problem.place).toMatchObject({ line: 2, column: 6, length: 8 });
  });

  it('points to the end of an unfinished statement', () => {
    const problem = sqlProblemFrom(parserError('syntax error at end of input'), 'SELECT (1', known);
    expect(problem.kind).toBe('end');
    expect(problem.place).toMatchObject({ line: 1, column: 10 });
  });

  it('makes full-width punctuation half-width, outside texts', () => {
    const sql = "SELECT region_code，'，' FROM coverage；";
    const message = parserError('syntax error at or near "，"\n\nLINE 1: SELECT region_code，\n       ^');
    expect(sqlProblemFrom(message, sql, known)).toMatchObject({
      kind: 'fullwidth',
      subject: '，',
      mended: "SELECT region_code,'，' FROM coverage;",
    });
  });

  it.each([
    ['no statements', 'empty', ''],
    [parserError('unterminated quoted string at or near "\'abc"'), 'quote', ''],
    [
      'Catalog Error: Table Function with name "read_parquet" is not in the catalog, but it exists in the parquet extension.',
      'extension',
      'parquet',
    ],
    [
      "Extension Autoloading Error: An error occurred while trying to automatically install the required extension 'icu':\nLoading external extensions is disabled through configuration",
      'extension',
      'icu',
    ],
    [
      'Permission Error: Cannot access file "https://example.com/x.csv" - file system operations are disabled by configuration',
      'outside',
      '',
    ],
    [
      'Invalid Input Error: Cannot change configuration option "enable_external_access" - the configuration has been locked',
      'locked',
      '',
    ],
    [
      'Catalog Error: Scalar Function with name foo does not exist!\nDid you mean "floor"?',
      'function',
      'foo',
    ],
    [
      'Binder Error: column "region_code" must appear in the GROUP BY clause or must be part of an aggregate function.',
      'group_by',
      'region_code',
    ],
    [
      "Binder Error: No function matches the given name and argument types '+(BIGINT, VARCHAR)'. You might need to add explicit type casts.",
      'arguments',
      '+(BIGINT, VARCHAR)',
    ],
    ["Conversion Error: Could not convert string '东城区' to INT32", 'conversion', '东城区'],
    ['Out of Memory Error: could not allocate block', 'memory', ''],
    ['Something new', 'other', ''],
  ])('%s', (message, kind, subject) => {
    expect(sqlProblemFrom(message, 'SELECT 1', known)).toMatchObject({ kind, subject });
  });
});

describe('nearestName', () => {
  it('stays silent when nothing is near', () => {
    expect(nearestName('zzz', known.columns)).toBeUndefined();
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['kitten', 'sitting', 3],
  ])('%s → %s: %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
    expect(editDistance(other, one)).toBe(distance);
  });
});
