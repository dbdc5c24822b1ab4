// Build and checker over random folders of two offices: what they find between rows must be the same too.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildOptions } from '../../scripts/command/options.ts';
import type { InputTableName } from '../../src/schema/column.ts';
import { buildFindings, checkerFindings, problemLine, readyRules, rulesOf } from './both-ways.ts';

const FIXTURES = new URL('../fixtures/ingest/', import.meta.url).pathname;

const oneOf = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

/** Few values for each column, so that keys meet; some of them bad. */
const COLUMNS: Record<InputTableName, Record<string, fc.Arbitrary<string>>> = {
  activities: {
    activity_id: oneOf('A1', 'A2', 'A3', 'A 1', 'null', '', '13800138000'),
    date: oneOf('2022-03-05', '2022/3/5', '2022-04-01', '2022-02-30'),
    region_code: oneOf('430102001001', '430102', '431121', '330104'),
    title: oneOf('看望', '打扫', '', '-'),
    task: oneOf('103', '207', '空巢（独居）老人关爱', 'x'),
    org_name: oneOf('甲队', '甲 队', '乙队'),
    org_code: oneOf('', '52430000MJ0000001J', '5243'),
    need_id: oneOf('', 'X1', 'X2', 'X3'),
    updated_at: oneOf('', '2022-03-06', '2022-03-06 00:00:00', '2022-03-07 09:00', '2022-13-01'),
  },
  outcomes: {
    activity_id: oneOf('A1', 'A2', 'A3', 'A 1', 'A9', 'null', '13800138000'),
    group: oneOf('13', '空巢（独居）老人', '61', '99'),
    people: oneOf('3', '4', '-1', ''),
  },
  needs: {
    need_id: oneOf('X1', 'X2', ''),
    date: oneOf('2022-03-01', '2022-03-02'),
    region_code: oneOf('430102', '999999'),
    task: oneOf('103'),
    group: oneOf('13'),
    status: oneOf('登记', '办结', '已办'),
  },
  targets: {
    region_code: oneOf('430102', '430102001'),
    group: oneOf('13', '61'),
    people: oneOf('3', '4'),
    as_of: oneOf('2022-06-30', '2022/6/30', ''),
  },
  returns: { period: oneOf('2022-03', '2022年3月', '2022-04', 'x'), activities: oneOf('0', '1', '2', '') },
};

const tableFile = fc.constantFrom(...(Object.keys(COLUMNS) as InputTableName[])).chain((table) =>
  fc
    .array(fc.tuple(...Object.values(COLUMNS[table])), { maxLength: table === 'activities' ? 14 : 8 })
    .map((rows) => ({
      table,
      text: [Object.keys(COLUMNS[table]), ...rows].map((cells) => cells.join(',')).join('\n'),
    })),
);

const folder = fc.array(
  fc
    .tuple(oneOf('甲', '乙'), oneOf('', '-2', '-10', '/深/'), tableFile)
    .map(([office, part, { table, text }]) => {
      const path = part === '/深/' ? `${office}${part}${table}.csv` : `${office}/${table}${part}.csv`;
      return [path, text] as const;
    }),
  { minLength: 1, maxLength: 7 },
);

test('random folders', async () => {
  const root = mkdtempSync(join(tmpdir(), 'linli-both-'));
  const options = buildOptions(['--exports', FIXTURES, '--out', join(root, 'out')]);
  const rules = await rulesOf(options);
  const ready = readyRules(rules);
  await fc.assert(
    fc.asyncProperty(folder, async (files) => {
      const exports = mkdtempSync(join(root, 'exports-'));
      for (const [path, text] of files) {
        mkdirSync(dirname(join(exports, path)), { recursive: true });
        writeFileSync(join(exports, path), text);
      }
      const { accounts } = await buildFindings({ ...options, exports }, rules);
      const checker = await checkerFindings(exports, ready);
      for (const [i, file] of accounts.files.entries()) {
        const checked = checker.files[i];
        const { read, accepted, superseded, rejected } = file;
        expect(accepted + superseded + rejected).toBe(read);
        expect([checked?.accepted, checked?.superseded, checked?.reading.rejected]).toEqual([
          accepted,
          superseded,
          rejected,
        ]);
        const lines = (problems: Parameters<typeof problemLine>[1][]): string[] =>
          problems.map((problem) => `${problemLine(file.path, problem)} ${problem.more?.zh ?? ''}`);
        expect(lines([...(checked?.reading.kept ?? [])])).toEqual(lines([...file.problems]));
      }
      rmSync(exports, { recursive: true });
    }),
    { seed: 20220305, numRuns: 40 },
  );
  rmSync(root, { recursive: true });
});

test('a hundred problems of each code are kept, all are counted', async () => {
  const root = mkdtempSync(join(tmpdir(), 'linli-both-'));
  const exports = join(root, 'exports', '甲');
  mkdirSync(exports, { recursive: true });
  const ids = Array.from({ length: 150 }, (_, i) => i);
  const rows = ids.flatMap((i) => [
    `A${i},2022-03-05,430102,103,队,X${i}`,
    `A${i},2022-03-05,430102,103,队,`,
    `B${i},2022-03-05,430102,103,队,Y${i}`,
    `C${i},2022-02-30,430102,103,队,`,
  ]);
  const activities = ['activity_id,date,region_code,task,org_name,need_id', ...rows];
  writeFileSync(join(exports, 'activities.csv'), activities.join('\n'));
  const outcomes = ['activity_id,group,people', ...ids.flatMap((i) => [`C${i},13,1`, `D${i},13,1`])];
  writeFileSync(join(exports, 'outcomes.csv'), outcomes.join('\n'));
  const options = buildOptions(['--exports', join(root, 'exports'), '--out', join(root, 'out')]);
  const rules = await rulesOf(options);
  const { accounts } = await buildFindings(options, rules);
  const { files } = await checkerFindings(options.exports, readyRules(rules));
  for (const [i, file] of accounts.files.entries()) {
    expect(files[i]?.reading.kept).toEqual(file.problems);
    expect(files[i]?.reading.problems).toEqual(file.problem_counts);
    expect(file.problems).toHaveLength(200);
  }
  expect(accounts.files.map((file) => file.problem_counts)).toEqual([
    { DATE: 150, NEED_UNKNOWN: 150 },
    { ACTIVITY_MISSING: 150, ACTIVITY_REJECTED: 150 },
  ]);
  rmSync(root, { recursive: true });
});
