// The auditor against the built campaign of a few provinces: it finds nothing, in the tables or in any other file of the
// site; and what is then broken in a copy, it names.
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsIn } from '../../scripts/audit/folder-findings.ts';

const SITE = process.env['LINLI_TEST_SITE'] ?? '';
const DATA = join(SITE, 'data');
/** As in a build: larger parts of the reader's system take minutes. */
const MOST_UNKNOWNS = 4000;
const TIMEOUT = 300_000;

let folder: string;
beforeAll(() => {
  if (SITE === '') throw new Error('missing LINLI_TEST_SITE: run these tests through npm test');
  folder = mkdtempSync(join(tmpdir(), 'linli-'));
  for (const name of [
    ...readdirSync(DATA).filter((file) => file.endsWith('.parquet')),
    'report.json',
    'tables.json',
  ])
    copyFileSync(join(DATA, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

test(
  'a built campaign shows nothing that must not be shown',
  async () => {
    expect(await findingsIn(DATA, { root: SITE, mostUnknowns: MOST_UNKNOWNS })).toEqual([]);
  },
  TIMEOUT,
);

interface Break {
  readonly table: string;
  readonly set: string;
  readonly where: string;
  readonly cell: string;
  readonly why: string;
}

const HUNAN_2022 = `region_code = '430000' AND period = '2022'`;
const OF_RESIDENTS = `${HUNAN_2022} AND task = 'all' AND "group" = '61'`;

const BREAKS: readonly Break[] = [
  {
    table: 'outcomes',
    set: 'people = 7',
    where: OF_RESIDENTS,
    cell: 'outcomes.people 430000 2022 task=all group=61',
    why: 'under 10: 7',
  },
  {
    table: 'outcomes',
    set: 'satisfied = raters - 1',
    where: OF_RESIDENTS,
    cell: 'outcomes.satisfied 430000 2022 task=all group=61',
    why: 'only 1 dissatisfied',
  },
  {
    table: 'coverage',
    set: 'party_members = 1',
    where: `${HUNAN_2022} AND task = 'all' AND area = 'all'`,
    cell: 'coverage.party_members 430000 2022',
    why: 'under 10: 1',
  },
  {
    table: 'needs',
    set: 'registered = 9, responded = 9, resolved = 9',
    where: OF_RESIDENTS,
    cell: 'needs.registered 430000 2022 task=all group=61',
    why: 'under 10: 9',
  },
  {
    table: 'targets',
    set: `target_people = 400, status = 'suppressed:first_time'`,
    where: `region_code = '430102' AND period = '2022' AND "group" = '24'`,
    cell: 'targets.target_people 430102 2022 group=24',
    why: "a children's group at a county",
  },
  {
    table: 'sensitive',
    set: 'visits = 44',
    where: `region_code = '000000' AND period = '2022' AND task = '308'`,
    cell: 'sensitive.visits 000000 2022 task=308',
    why: 'not rounded to 10: 44',
  },
];

test(
  'what is broken in a copy is named, cell by cell',
  async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    for (const table of new Set(BREAKS.map((one) => one.table))) {
      const path = join(folder, `${table}.parquet`);
      await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_parquet('${path}')`);
      for (const { set, where } of BREAKS.filter((one) => one.table === table)) {
        const changed = await connection.runAndReadAll(`UPDATE ${table} SET ${set} WHERE ${where}`);
        expect(Number(changed.getColumns()[0]?.[0]), where).toBe(1);
      }
      await connection.run(`COPY ${table} TO '${path}' (FORMAT parquet)`);
    }
    connection.closeSync();
    const findings = await findingsIn(folder, { mostUnknowns: MOST_UNKNOWNS });
    for (const { table, cell, why } of BREAKS) {
      const found = findings.filter((one) => one.file === `${table}.parquet` && one.cell.includes(cell));
      expect(found.map((one) => one.why.en).join('; '), cell).toContain(why);
    }
  },
  TIMEOUT,
);
