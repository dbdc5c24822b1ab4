import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test } from 'vitest';
import { csvHeader, writeCsv } from '../../scripts/5-publish/csv.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'linli-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('CSV: mark, CRLF, quoting, formulas disarmed, null as nothing, parts with the nation', async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const parquet = join(folder, 'regions.parquet');
  await connection.run(`COPY (SELECT * FROM (VALUES
    ('000000', '全国', 'nation', NULL, NULL, 3::BIGINT, 2::BIGINT, 1::BIGINT),
    ('430000', '=HYPERLINK("x")', 'province', '000000', NULL, 2, 1, 1),
    ('430102', '芙蓉区, "东"', 'county', '430100', 'devzone', 1, 1, 0),
    ('440000', ' ＋1', 'province', '000000', NULL, 1, 1, NULL)
  ) AS v (region_code, region_name, level, parent_code, kind, communities, communities_urban, communities_rural))
  TO '${parquet}' (FORMAT parquet)`);
  await writeCsv(connection, OUTPUT_TABLES.regions, parquet, {
    whole: join(folder, 'regions.csv'),
    parts: new Map([['43', join(folder, 'regions/430000.csv')]]),
  });
  connection.closeSync();
  const header =
    '\ufeffregion_code,region_name,level,parent_code,kind,communities,communities_urban,communities_rural\r\n';
  expect(csvHeader(OUTPUT_TABLES.regions)).toBe(header);
  const lines = [
    '000000,全国,nation,,,3,2,1\r\n',
    '430000,"\'=HYPERLINK(""x"")",province,000000,,2,1,1\r\n',
    '430102,"芙蓉区, ""东""",county,430100,devzone,1,1,0\r\n',
    "440000,' ＋1,province,000000,,1,1,\r\n",
  ];
  expect(readFileSync(join(folder, 'regions.csv'), 'utf8')).toBe(header + lines.join(''));
  expect(readFileSync(join(folder, 'regions/430000.csv'), 'utf8')).toBe(header + lines.slice(0, 3).join(''));
});
