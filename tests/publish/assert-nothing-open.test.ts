// The audit before publishing: silent where nothing is open, else a refusal that names the cells.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertNothingOpen, leftOutLine, notPublished } from '../../scripts/5-publish/assert-nothing-open.ts';
import { writeSmallCampaign } from '../audit/small-campaign.ts';

let data: string;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'linli-'));
  await writeSmallCampaign(data);
});
afterAll(() => rmSync(data, { recursive: true }));

test('a safe folder may be published, one that shows few may not', async () => {
  await expect(assertNothingOpen(data, 'dist')).resolves.toBeUndefined();
  const file = join(data, 'outcomes.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`CREATE TABLE t AS SELECT * FROM read_parquet('${file}')`);
  await connection.run(
    `UPDATE t SET visits = 9 WHERE region_code = '430104' AND period = '2021' AND task = 'all' AND "group" = '31'`,
  );
  await connection.run(`COPY t TO '${file}' (FORMAT parquet)`);
  connection.closeSync();
  await expect(assertNothingOpen(data, 'dist')).rejects.toMatchObject({
    code: 1,
    text: {
      en: expect.stringMatching(
        /^Not published: the audit found \d+ cells that must not be shown; --out is as it was\.\n[^]*\n {2}outcomes\.parquet outcomes\.visits 430104 2021 task=all group=31: [^\n]*under 10: 9\n/,
      ) as string,
    },
  });
});

const finding = (number: number) => ({
  file: 'outcomes.parquet',
  cell: `outcomes.people 43010${number} 2022 task=all group=11`,
  why: { zh: '少于10：9', en: 'under 10: 9' },
});

test('the refusal, word for word', () => {
  const { code, text } = notPublished([finding(2)]);
  expect(code).toBe(1);
  expect(text).toEqual({
    zh: '没有发布：审查发现1处不该公布的数，--out 没有改动。\n  outcomes.parquet outcomes.people 430102 2022 task=all group=11: 少于10：9\n这是程序的错，请报告；急着发布的，可以在 release-plan.csv 中去掉这一层级或时期。',
    en: 'Not published: the audit found 1 cells that must not be shown; --out is as it was.\n  outcomes.parquet outcomes.people 430102 2022 task=all group=11: under 10: 9\nThis is a fault of the program: please report it. To publish meanwhile, leave that level or period out in release-plan.csv.',
  });
});

test('of many findings the first twenty are told, and how many there are', () => {
  const { text } = notPublished(Array.from({ length: 27 }, (_, i) => finding(i)));
  expect(text.zh.match(/outcomes\.parquet/g)).toHaveLength(20);
  expect(text.zh).toContain('审查发现27处');
  expect(text.zh).toContain('\n  另有7处。\n');
  expect(text.en).toContain('\n  And 7 more.\n');
});

test('what was not audited is owned up to', () => {
  expect(leftOutLine(91459, '../my/site')).toBe(
    '  有91459个隐去的数，所在的部分超过4000个，这次没有审查；要全部审查，请运行 npm run audit -- ../my/site / 91459 hidden counts lie in parts of more than 4000 and were not audited; npm run audit -- ../my/site audits all',
  );
});
