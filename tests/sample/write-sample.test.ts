import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCharacter } from '../../scripts/sample/org-code.ts';
import { AWARD_TITLES, PERSONAL_TITLES } from '../../scripts/sample/titles.ts';
import type { SampleSummary } from '../../scripts/sample/tally.ts';
import { writeSample } from '../../scripts/sample/write-sample.ts';
import { readCell } from '../../src/ingest/cell-reading.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { sampleRules } from '../ingest/sample-rules.ts';
import { exportedRows, filesBelow, hashOfFiles, type ExportRow } from './read-exports.ts';

const ACTIVITIES = 30_000;
const TITLE = INPUT_TABLES.activities.columns.find(({ name }) => name === 'title')!;
const root = mkdtempSync(join(tmpdir(), 'sample-'));
const out = join(root, 'three');
let summary: SampleSummary;
let rows: readonly ExportRow[];

function rowsOf(table: string): readonly ExportRow[] {
  return rows.filter((row) => row.table === table);
}

/** How many rows of a table have a number above another. */
function above(table: string, column: string, limit: (row: ExportRow) => number): number {
  return rowsOf(table).filter((row) => row.isWhole && Number(row.cell(column)) > limit(row)).length;
}

beforeAll(async () => {
  summary = await writeSample({ out, activities: ACTIVITIES, provinces: ['430000', '110000', '440000'] });
  rows = exportedRows(out);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the same options', () => {
  it('give the same bytes, in place of an older sample', async () => {
    const again = join(root, 'again');
    await writeSample({ out: again, activities: 500, provinces: ['440000'] });
    await writeSample({ out: again, activities: ACTIVITIES, provinces: ['110000', '440000', '430000'] });
    expect(filesBelow(again)).toEqual(filesBelow(out));
    expect(hashOfFiles(again, filesBelow(again))).toBe(hashOfFiles(out, filesBelow(out)));
  });

  it('give an office the same rows in every subset of provinces', async () => {
    const one = join(root, 'one');
    await writeSample({ out: one, activities: ACTIVITIES, provinces: ['110000'] });
    const files = filesBelow(one).filter((file) => !file.startsWith('.'));
    expect(files.length).toBeGreaterThan(3);
    expect(files).toEqual(filesBelow(out).filter((file) => file.startsWith('11')));
    expect(hashOfFiles(one, files)).toBe(hashOfFiles(out, files));
  });
});

describe('what a sample holds', () => {
  it('counts every row it wrote', () => {
    for (const [table, count] of Object.entries(summary.rows)) expect(rowsOf(table).length).toBe(count);
    expect(new Set(rows.map((row) => row.office)).size).toBe(summary.offices);
    expect(summary.offices).toBe(36);
  });

  it('marks every name and title as a sample’s', () => {
    for (const row of rowsOf('activities').filter((one) => one.isWhole)) {
      for (const text of [row.cell('title'), row.cell('org_name')]) {
        if (text !== '') expect(text).toMatch(/（示例）$/u);
      }
    }
  });

  it('has valid codes for about 40 % of the organisations', () => {
    const codes = new Map<string, string>();
    for (const row of rowsOf('activities').filter((one) => one.isWhole && one.cell('org_name') !== '')) {
      codes.set(row.cell('org_name'), row.cell('org_code'));
    }
    const valid = [...codes.values()].filter((code) => code !== '');
    for (const code of valid) {
      expect(code).toMatch(/^5[12]\d{6}DEM0/u);
      expect(code[17]).toBe(checkCharacter(code.slice(0, 17)));
    }
    expect(new Set(valid).size).toBe(valid.length);
    expect(valid.length / codes.size).toBeGreaterThan(0.35);
    expect(valid.length / codes.size).toBeLessThan(0.5);
  });

  it('has numbers that fit together, but for the rows that it spoilt', () => {
    const volunteers = (row: ExportRow) => Number(row.cell('volunteers'));
    const people = (row: ExportRow) => Number(row.cell('people'));
    const spoilt = (table: 'activities' | 'outcomes', kind: string) => summary.spoilt[table][kind] ?? 0;
    expect(above('activities', 'party_members', volunteers)).toBe(
      spoilt('activities', 'party members above volunteers'),
    );
    expect(above('activities', 'hours', (row) => 24 * volunteers(row))).toBe(
      spoilt('activities', 'hours above a day each'),
    );
    expect(above('activities', 'residents', volunteers)).toBe(0);
    expect(above('activities', 'representatives', volunteers)).toBe(0);
    expect(above('outcomes', 'first_time', (row) => (people(row) < 0 ? Infinity : people(row)))).toBe(
      spoilt('outcomes', 'first time above people'),
    );
    expect(above('outcomes', 'satisfied', (row) => Number(row.cell('raters')))).toBe(0);
    expect(above('outcomes', 'people', (row) => Number(row.cell('visits')) || Infinity)).toBe(0);
  });

  it('spoils few rows of any table', () => {
    for (const [table, kinds] of Object.entries(summary.spoilt)) {
      const count = Object.values(kinds).reduce((sum, number) => sum + number, 0);
      expect(count / summary.rows[table as keyof typeof summary.rows]).toBeLessThan(0.01);
    }
  });

  it('has a few titles for either screening, of nobody', () => {
    const titles = new Set(rowsOf('activities').map((row) => (row.isWhole ? row.cell('title') : '')));
    for (const title of [...AWARD_TITLES, ...PERSONAL_TITLES]) {
      const held = readCell(TITLE, title, sampleRules).held.map(({ code }) => code.slice(0, 4));
      expect(held, title).toEqual([AWARD_TITLES.includes(title) ? 'HELD' : 'PII_']);
      titles.delete(title);
    }
    // No other title is held back for anything.
    for (const title of titles) expect(readCell(TITLE, title, sampleRules).held, title).toEqual([]);
    const spoilt = summary.spoilt.activities;
    const count = (spoilt['award in the title'] ?? 0) + (spoilt['personal data in the title'] ?? 0);
    expect(count).toBeGreaterThan(0);
    expect(count / summary.rows.activities).toBeLessThan(0.001);
  });

  it('names needs that the office has, and activities that it has', () => {
    const keys = (table: string, column: string) =>
      new Set(rowsOf(table).map((row) => `${row.office} ${row.cell(column)}`));
    const [activities, needs] = [keys('activities', 'activity_id'), keys('needs', 'need_id')];
    const answered = rowsOf('activities').filter((row) => row.isWhole && row.cell('need_id') !== '');
    expect(answered.length / rowsOf('activities').length).toBeGreaterThan(0.2);
    expect(answered.every((row) => needs.has(`${row.office} ${row.cell('need_id')}`))).toBe(true);
    const orphans = rowsOf('outcomes').filter(
      (row) => row.isWhole && !activities.has(`${row.office} ${row.cell('activity_id')}`),
    );
    expect(orphans.filter((row) => row.cell('activity_id').endsWith('X')).length).toBe(
      summary.spoilt.outcomes['no such activity'],
    );
    // An activity with too few cells may have lost its id, and its outcomes with it.
    const lost = summary.spoilt.activities['too few cells'] ?? 0;
    expect(orphans.length).toBeLessThanOrEqual((summary.spoilt.outcomes['no such activity'] ?? 0) + 4 * lost);
  });

  it('ends on 31 December 2022, and reaches into development zones', () => {
    const last = rowsOf('activities').filter((row) => /^2022\D?12\D?31/u.test(row.cell('date')));
    expect(last.length).toBeGreaterThan(20);
    const later = rows.filter((row) => /^2023/u.test(row.cell('date')));
    expect(later).toEqual([]);
    const zones = rowsOf('activities').filter((row) => /^43\d\d7[1-9]/u.test(row.cell('region_code')));
    expect(zones.length).toBeGreaterThan(10);
  });

  it('describes itself beside its list of offices', () => {
    const mark = JSON.parse(readFileSync(join(out, '.sample', 'sample.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(mark).toMatchObject({
      sample: true,
      title: '示例数据 / sample data',
      activities: ACTIVITIES,
      provinces: ['110000', '430000', '440000'],
      rows: summary.rows,
    });
    const offices = readFileSync(join(out, '.sample', 'reference', 'offices.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(offices[0]).toBe('office,office_name,region_code,from,to,due_days');
    expect(offices).toContainEqual(
      expect.stringMatching(/^430100长沙市,长沙市民政局（示例）,4301,2021-06,,/u),
    );
    expect(offices.length - 1).toBe(summary.offices);
  });
});

describe('a folder that is not a sample', () => {
  it('is refused and left as it is', async () => {
    const taken = join(root, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'activities.csv'), 'kept');
    await expect(writeSample({ out: taken, activities: 100, provinces: ['110000'] })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('holds files that are not sample data; nothing was changed') as string,
    });
    expect(readdirSync(taken)).toEqual(['activities.csv']);
  });

  it('is taken where it is empty or missing', async () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    await writeSample({ out: empty, activities: 100, provinces: ['110000'] });
    expect(existsSync(join(empty, '.sample', 'sample.json'))).toBe(true);
    expect(existsSync(join(empty, '.sample', 'next'))).toBe(false);
  });

  it('is not asked for an unknown province', async () => {
    await expect(writeSample({ out: join(root, 'none'), provinces: ['430100'] })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('--provinces: unknown province 430100') as string,
    });
    expect(existsSync(join(root, 'none'))).toBe(false);
  });
});
