// Every folder of tests/fixtures/ingest is a case of one idea: exports (with reference lists and config, if any) in;
// expected counts, problems row by row, errors and values beside them. Each goes through the build's validation and
// through the checker, and both must find the same; so must they in the folders of tests/fixtures/pipeline.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildOptions } from '../../scripts/command/options.ts';
import type { CheckedFiles } from '../../src/ingest/check-files.ts';
import type { ProblemCode } from '../../src/ingest/problem-list.ts';
import { PROBLEMS } from '../../src/ingest/problem-list.ts';
import { problemMessage } from '../../src/ingest/problems.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import { labelOf } from '../../src/schema/inputs.ts';
import type { BuildFindings } from './both-ways.ts';
import { buildFindings, checkerFindings, problemLine, readyRules, rulesOf, validRows } from './both-ways.ts';

type Counts = Readonly<Record<string, number>>;

interface Expected {
  /** Read, accepted, superseded, rejected by input table; tables without rows may be left out. */
  readonly tables: Partial<Record<InputTableName, readonly number[]>>;
  /** `path:line CODE column value` of every problem of rows, in the order of files and lines. */
  readonly problems: readonly string[];
  /** Code of the error of each file that could not be read. */
  readonly errors?: Readonly<Record<string, ProblemCode>>;
  /** `path:line by path:line` of each superseded row, in order. */
  readonly superseded?: readonly string[];
  readonly encodings?: Readonly<Record<string, string>>;
  readonly delimiters?: Readonly<Record<string, string>>;
  readonly unknown_columns?: Readonly<Record<string, readonly string[]>>;
  readonly rewritten?: Readonly<Record<string, Counts>>;
  readonly passed_over?: Readonly<Record<string, Counts>>;
  /** Some values of valid rows by `path:line`; hours in hundredths. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | number | null>>>>;
}

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname;
const cases = ['ingest', 'pipeline'].flatMap((group) =>
  readdirSync(join(FIXTURES, group)).map((name) => join(group, name)),
);

interface Found {
  readonly build: BuildFindings;
  readonly checker: CheckedFiles;
  readonly values: Awaited<ReturnType<typeof validRows>>;
}

async function bothWays(folder: string): Promise<Found> {
  const [exports, reference, config] = ['exports', 'reference', 'config.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const options = buildOptions([
    ...['--exports', exports, '--out', join(folder, 'no-out'), '--work', join(folder, 'no-work')],
    ...(existsSync(reference) ? ['--reference', reference] : []),
    ...(existsSync(config) ? ['--config', config] : []),
  ]);
  const rules = await rulesOf(options);
  const ready = readyRules(rules);
  return {
    build: await buildFindings(options, rules),
    checker: await checkerFindings(exports, ready),
    values: await validRows(exports, ready),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** The lines of rejected.csv as they follow from the problems: one a rejected row, with its first problem. */
function rejectedLines({ checker }: Found): string[][] {
  return checker.files.flatMap(({ path, reading }) => {
    const first = new Map<number, (typeof reading.kept)[number]>();
    for (const problem of reading.kept) {
      if (PROBLEMS[problem.code].severity !== 'warning' && !first.has(problem.line))
        first.set(problem.line, problem);
    }
    return [...first.values()].map((problem) => {
      const label = reading.table === null ? undefined : labelOf(reading.table, problem.column);
      const value = problem.value.replace(/^(?=[=+@]|-.*[^\d.])/, "'");
      const { line, column, code } = problem;
      return [path, String(line), column, code, value, problemMessage(problem, label, 'zh')];
    });
  });
}

describe.each(cases)('%s', (name) => {
  const folder = join(FIXTURES, name);
  let found: Found;
  beforeAll(async () => {
    found = await bothWays(folder);
  });

  test('build and checker find the same', () => {
    const { build, checker } = found;
    expect(checker.files.map((file) => file.path)).toEqual(build.accounts.files.map((file) => file.path));
    for (const [i, file] of build.accounts.files.entries()) {
      const { office, reading, accepted, superseded } = checker.files[i] as CheckedFiles['files'][number];
      const error = reading.error && problemMessage(reading.error, undefined, 'zh');
      expect(
        {
          ...{ office, table: reading.table, encoding: reading.encoding, delimiter: reading.delimiter },
          ...{ read: reading.read, accepted, superseded, rejected: reading.rejected, error },
          ...{ reasons: reading.reasons, unknown_columns: reading.unknownColumns },
          ...{ rewritten: reading.rewrites, passed_over: reading.passedOver, problems: reading.kept },
          problem_counts: reading.problems,
        },
        file.path,
      ).toEqual({ ...file, path: undefined, warnings: undefined });
      expect(file.accepted + file.superseded + file.rejected, file.path).toBe(file.read);
    }
    for (const [at, values] of build.rows) expect(found.values.get(at), at).toMatchObject(values);
    expect(build.rows.size).toBe(sum(checker.files.map((file) => file.accepted)));
  });

  test('rejected.csv has each rejected row once, with its first problem', () => {
    const { data } = Papa.parse<string[]>(found.build.rejected.slice(1), { newline: '\r\n' });
    expect(found.build.rejected.startsWith('\ufefffile,line,column,code,value,message\r\n')).toBe(true);
    expect(data.slice(1, -1)).toEqual(rejectedLines(found));
    expect(data.length - 2).toBe(
      sum(Object.values(found.build.accounts.tables).map((table) => table.rejected)),
    );
  });

  // What the folders of `pipeline` expect is the business of their own test.
  if (!name.startsWith('ingest')) return;

  test('both find what is expected', () => {
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    const { accounts } = found.build;
    const tables = Object.entries(accounts.tables).map(
      ([table, { read, accepted, superseded, rejected }]) => [table, [read, accepted, superseded, rejected]],
    );
    expect(Object.fromEntries(tables)).toEqual({
      ...Object.fromEntries(tables.map(([table]) => [table, [0, 0, 0, 0]])),
      ...expected.tables,
    });
    expect(
      accounts.files.flatMap((file) => file.problems.map((problem) => problemLine(file.path, problem))),
    ).toEqual(expected.problems);
    const files = Object.fromEntries(found.checker.files.map(({ path, reading }) => [path, reading]));
    const errors = Object.entries(files).flatMap(([path, { error }]) => (error ? [[path, error.code]] : []));
    expect(Object.fromEntries(errors)).toEqual(expected.errors ?? {});
    const superseded = accounts.superseded.map(
      (row) => `${row.path}:${row.line} by ${row.by_path}:${row.by_line}`,
    );
    if (accounts.superseded.length > 0 || expected.superseded)
      expect(superseded).toEqual(expected.superseded);
    for (const [path, encoding] of Object.entries(expected.encodings ?? {}))
      expect(files[path]?.encoding, path).toBe(encoding);
    for (const [path, delimiter] of Object.entries(expected.delimiters ?? {}))
      expect(files[path]?.delimiter, path).toBe(delimiter);
    for (const [path, columns] of Object.entries(expected.unknown_columns ?? {}))
      expect(files[path]?.unknownColumns, path).toEqual(columns);
    for (const [path, counts] of Object.entries(expected.rewritten ?? {}))
      expect(files[path]?.rewrites, path).toEqual(counts);
    for (const [path, counts] of Object.entries(expected.passed_over ?? {}))
      expect(files[path]?.passedOver, path).toEqual(counts);
    for (const [at, values] of Object.entries(expected.values ?? {}))
      expect(found.values.get(at), at).toMatchObject(values);
  });
});
