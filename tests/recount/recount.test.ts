// The published numbers, recounted from the offices' exports by a second reading of the rules in plain JavaScript:
// no code of the pipeline, no SQL. For a wrong number to pass, both would have to err in the same way.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OutputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import type { Accepted, Counts } from './accept.ts';
import { acceptedRows } from './accept.ts';
import type { Book, Expected } from './expected.ts';
import { expectedRow, stateOfRow } from './expected.ts';
import { Findings } from './findings.ts';
import { DATA, EXPORTS, REFERENCE, report } from './folders.ts';
import { frameOf } from './frame.ts';
import { dayAfter, periodRow, periodType } from './periods.ts';
import { planOf } from './plan.ts';
import type { PublishedRow } from './published.ts';
import { parquetRows } from './published.ts';
import { recountOf } from './recount.ts';
import { areaOf, readRegister } from './register.ts';
import type { State } from './status.ts';
import { statesOf } from './status.ts';

const measuresOf = (table: OutputTableName): readonly string[] =>
  OUTPUT_TABLES[table].columns.filter(({ role }) => role === 'measure').map(({ name }) => name);

const published = (table: string): Promise<PublishedRow[]> =>
  parquetRows(readFileSync(join(DATA, `${table}.parquet`)));

let accepted: Accepted;
let book: Book;
beforeAll(async () => {
  const register = await readRegister(REFERENCE);
  accepted = acceptedRows(EXPORTS, REFERENCE, register);
  const frame = frameOf(accepted, register, join(EXPORTS, '.sample/reference/offices.csv'));
  const recount = recountOf(accepted, REFERENCE);
  book = { recount, frame, register, plan: planOf(frame, register, REFERENCE) };
});

test('report.json: rows read, accepted, superseded and rejected, by table and by office', () => {
  const { tables, files, generated_at: generatedAt } = report();
  const counted = new Map<string, Counts>();
  for (const [table, { read, accepted: taken, superseded, rejected }] of Object.entries(tables)) {
    counted.set(table, { read, accepted: taken, superseded, rejected });
  }
  for (const file of files) {
    expect(file.error).toBeNull();
    const key = `${file.office} ${file.table}`;
    const sum = counted.get(key) ?? { read: 0, accepted: 0, superseded: 0, rejected: 0 };
    for (const name of ['read', 'accepted', 'superseded', 'rejected'] as const) sum[name] += file[name];
    counted.set(key, sum);
  }
  expect(Object.keys(tables)).toEqual(INPUT_TABLE_NAMES);
  expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(accepted.counts));
  const dates = [...accepted.activities, ...accepted.needs].map(({ date }) => date).toSorted();
  expect(generatedAt).toBe(dayAfter(dates.at(-1) ?? ''));
});

const DIMENSIONS = {
  coverage: ['region_code', 'period', 'task', 'area'],
  outcomes: ['region_code', 'period', 'task', 'group'],
  needs: ['region_code', 'period', 'task', 'group'],
  targets: ['region_code', 'period', 'group'],
  profile: ['region_code', 'period', 'dimension', 'category'],
  sensitive: ['region_code', 'period', 'task'],
} as const;
const TABLES = Object.keys(DIMENSIONS) as readonly (keyof typeof DIMENSIONS)[];

/** Measures that can be hidden, by table: what counts persons, needs of a group, and the sensitive kinds. */
const PERSONS: Readonly<Record<string, readonly string[]>> = {
  coverage: ['volunteers', 'party_members'],
  outcomes: ['people', 'first_time', 'visits', 'resolved', 'raters', 'satisfied'],
  needs: ['registered', 'responded', 'resolved'],
  targets: ['target_people', 'first_time'],
  sensitive: ['activities', 'visits'],
};
/** Measures that are parts of the first, and hidden together with it. */
const CHAINS: readonly (readonly [string, ...string[]])[] = [
  ['raters', 'satisfied'],
  ['registered', 'responded', 'resolved'],
];
/** What a measure's state has to be, as far as its own value goes. */
function stateOf({ value, hidden, notApplicable }: Expected): State {
  if (notApplicable === true) return 'not_applicable';
  if (hidden === true) return 'suppressed';
  return value === null ? 'not_reported' : 'shown';
}

describe.each(TABLES)('%s', (table) => {
  let rows: readonly PublishedRow[];
  let keys: readonly string[];
  beforeAll(async () => {
    rows = await published(table);
    keys = rows.map((row) => DIMENSIONS[table].map((name) => row[name]).join(' '));
  });

  test('has a row for each combination of the release plan, and no other', () => {
    const planned = book.plan.keys[table] ?? new Set();
    const found = new Set(keys);
    const findings = new Findings();
    for (const key of planned) if (!found.has(key)) findings.add('missing', key);
    for (const key of found) if (!planned.has(key)) findings.add('not planned', key);
    findings.expectNone();
    expect(rows.length).toBe(planned.size);
  });

  test('says in every row what the exports add up to, or hides it for a stated reason', () => {
    const findings = new Findings();
    const measures = measuresOf(table);
    const states = rows.map((row) => statesOf(row, measures));
    const allYears = [...new Set(rows.map((row) => String(row['period'])))].filter((period) =>
      /^\d{4}$/.test(period),
    );
    const placeOf = new Map(keys.map((key, index) => [key, index]));
    const lines = Map.groupBy([...rows.keys()].filter(isGroupRow), lineOf);
    /** Whether a measure's line is published as its total only: no group's count is shown. */
    const isTotalOnly = (index: number, name: string): boolean =>
      (lines.get(lineOf(index)) ?? []).every((other) => states[other]?.get(name) !== 'shown');
    const [hidden, hiddenForOthers] = [new Set<string>(), new Set<string>()];
    let cells = 0;
    for (const [index, row] of rows.entries()) {
      const key = keys[index] ?? '';
      const expected = expectedRow(book, table, key);
      if (typeof expected === 'string') {
        if (row['status'] !== expected) findings.add(key, 'is', row['status'], 'expected', expected);
        continue;
      }
      // The total is hidden where a year of it is, whatever it is itself.
      const years = String(row['period']) === 'total' ? yearsOf(index) : [];
      for (const [name, state] of states[index] ?? []) {
        const isHiddenInPart = years.some((year) => states[year]?.get(name) === 'suppressed');
        const measure = expected[name] ?? { value: null };
        const { value } = measure;
        const right = stateOf(measure);
        const hasValue = right === 'shown' || right === 'suppressed';
        if (PERSONS[table]?.includes(name) && (hasValue || state === 'suppressed')) cells += 1;
        if (state === 'suppressed') hidden.add(`${key} ${name}`);
        const isUntold = isGroupRow(index) && (isTotalOnly(index, name) || tellsNothing(index));
        if (state === 'not_reported' && right === 'not_reported' && isGroupRow(index) && tellsNothing(index))
          findings.add(key, name, 'is not reported, which tells that there are rows');
        if (state === 'suppressed' && right === 'not_reported' && (isHiddenInPart || isUntold)) {
          hiddenForOthers.add(`${key} ${name}`);
          continue;
        }
        if (state === 'suppressed' && right === 'shown') {
          // What hides another cell from being worked out needs no reason of its own: but zeros, and what counts no
          // persons, hide nothing.
          hiddenForOthers.add(`${key} ${name}`);
          if (!PERSONS[table]?.includes(name)) findings.add(key, name, 'counts no persons and is hidden');
          const isPart = CHAINS.some(
            ([whole, ...parts]) => parts.includes(name) && Number(expected[whole]?.value) > 0,
          );
          if (value === 0 && !isPart && !isHiddenInPart && !(isGroupRow(index) && isTotalOnly(index, name))) {
            findings.add(key, name, 'is 0 and is hidden');
          }
        } else if (state !== right) {
          findings.add(key, name, 'is', state, row[name], 'expected', right, value);
        } else if (state === 'shown' && row[name] !== value) {
          findings.add(key, name, 'is', row[name], 'expected', value);
        }
      }
    }
    findings.expectNone();
    const owned = report().suppression[table] ?? { cells: 0, primary: 0, secondary: 0 };
    expect({ cells, hidden: hidden.size }).toEqual({
      cells: owned.cells,
      hidden: owned.primary + owned.secondary,
    });
    // How many are hidden for their own sake is told to the nearest ten: exactly, it would tell of the hidden cells.
    const own = Math.round((hidden.size - hiddenForOthers.size) / 10) * 10;
    expect(owned.primary).toBe(Math.min(hidden.size, own));
    if (PERSONS[table]) expect(hidden.size).toBeGreaterThan(0);

    /** Whether, in a period that never ends, something is hidden and nothing shown says that there are rows. */
    function tellsNothing(index: number): boolean {
      const row = rows[index];
      const own = [...(states[index] ?? [])];
      return (
        row?.['period'] === 'total' &&
        own.some(([, state]) => state === 'suppressed') &&
        own.every(([name, state]) => state !== 'shown' || row[name] === 0)
      );
    }
    function isGroupRow(index: number): boolean {
      return 'group' in (rows[index] ?? {}) && rows[index]?.['group'] !== 'all';
    }
    function yearsOf(index: number): number[] {
      const dimensions = DIMENSIONS[table].map((name) => rows[index]?.[name]);
      return allYears.flatMap((year) => {
        const key = dimensions.map((value) => (value === 'total' ? year : value)).join(' ');
        return placeOf.get(key) ?? [];
      });
    }
    function lineOf(index: number): string {
      const row = rows[index];
      return `${row?.['region_code']} ${row?.['period']} ${row?.['task'] ?? 'all'}`;
    }
  });

  test('names level, parent and kind of period rightly', () => {
    const findings = new Findings();
    for (const row of rows) {
      const region = String(row['region_code']);
      if (row['level'] !== book.plan.level(region)) findings.add(region, row['level']);
      if ((row['parent_code'] ?? '') !== book.plan.parent(region)) findings.add(region, row['parent_code']);
      if ('period_type' in row && row['period_type'] !== periodType(String(row['period']))) {
        findings.add(region, row['period'], row['period_type']);
      }
    }
    findings.expectNone();
  });
});

test('no shown count of persons is 1 to 9', async () => {
  const findings = new Findings();
  const persons = {
    coverage: ['volunteers', 'party_members'],
    outcomes: ['people', 'first_time', 'visits', 'raters', 'satisfied'],
    targets: ['target_people', 'first_time'],
    needs: [],
  };
  // Needs count as persons where they are those of a group.
  const ofGroup: Readonly<Record<string, readonly string[]>> = {
    outcomes: ['resolved'],
    needs: ['registered', 'responded', 'resolved'],
  };
  for (const [table, names] of Object.entries(persons)) {
    for (const row of await published(table)) {
      for (const name of [...names, ...(row['group'] === 'all' ? [] : (ofGroup[table] ?? []))]) {
        const value = Number(row[name]);
        if (value >= 1 && value <= 9) findings.add(table, name, row);
      }
    }
  }
  findings.expectNone();
});

test('reporting: units due, reported and late in every region and period', async () => {
  const { frame } = book;
  const findings = new Findings();
  const rows = await published('reporting');
  for (const row of rows) {
    const key = `${row['region_code']} ${row['period']}`;
    const { due, reported, late, status } = frame.reporting.get(key) ?? fail(key);
    const found = [row['units_due'], row['units_reported'], row['units_late'], row['status']].join(' ');
    const right = [due, reported, late, status].join(' ');
    if (found !== right) findings.add(key, 'is', found, 'expected', right);
  }
  findings.expectNone();
  expect(rows.length).toBe(frame.reporting.size);
});

test('periods: from the first to the last month with an accepted activity, partial ones marked', async () => {
  const rows = await published('periods');
  expect(new Set(rows.map((row) => row['period']))).toEqual(new Set(book.frame.periods));
  expect(rows).toEqual(rows.map((row) => periodRow(String(row['period']), book.frame.months)));
});

test('regions: the register with its communities, and the directly governed rows that have something', async () => {
  const { register, frame, plan } = book;
  const findings = new Findings();
  const rows = (await published('regions')).filter((row) => row['level'] !== 'township');
  const codes = new Set(rows.map((row) => String(row['region_code'])));
  for (const code of [...register.regions.keys(), ...frame.regions]) {
    if (!codes.has(code)) findings.add('missing', code);
  }
  for (const row of rows) {
    const code = String(row['region_code']);
    if (!register.regions.has(code) && !frame.regions.includes(code)) findings.add('not expected', code);
    const counts = [code, `${code} urban`, `${code} rural`].map((key) => register.communities.get(key) ?? 0);
    const found = [row['communities'], row['communities_urban'], row['communities_rural']];
    if (counts.join() !== found.join()) findings.add(code, found, 'expected', counts);
    if (row['level'] !== plan.level(code)) findings.add(code, row['level']);
    if ((row['parent_code'] ?? '') !== plan.parent(code)) findings.add(code, row['parent_code']);
  }
  findings.expectNone();
});

test('communities: every one of the register, with its activities, first month and tasks', async () => {
  const { recount, register, frame } = book;
  const findings = new Findings();
  let number = 0;
  for (const row of await published('communities')) {
    number += 1;
    const code = String(row['region_code']);
    const place = register.place(code);
    const county = place?.county ?? '';
    const state = stateOfRow(frame, county, 'total');
    const cell = recount.communities.get(code);
    const right = {
      township_code: code.slice(0, 9),
      county_code: county,
      area: areaOf(code),
      first_covered: state === null ? (cell?.first.slice(0, 7) ?? null) : null,
      activities: state === null ? (cell?.activities ?? 0) : null,
      tasks: state === null && cell !== undefined ? [...cell.tasks].toSorted().join('|') : null,
      status: state ?? 'ok',
    };
    for (const [name, value] of Object.entries(right)) {
      if (row[name] !== value) findings.add(code, name, 'is', row[name], 'expected', value);
    }
    // A code that ends in zeros means a township or county, whatever list it stands in: nothing counts there.
    if (place?.community !== code && !code.endsWith('000')) findings.add('not in the register', code);
  }
  findings.expectNone();
  expect(number).toBe(register.communities.get('000000'));
});

function fail(key: string): never {
  throw new Error(`unknown row: ${key}`);
}
