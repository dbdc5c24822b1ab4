// The reference lists that the sample is drawn from, read once: regions, communities by province, tasks, groups,
// categories and code changes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';

type CsvRow = Readonly<Record<string, string | undefined>>;

export interface Region {
  readonly code: string;
  readonly level: string;
  readonly name: string;
  readonly isPlaceholder: boolean;
}

/** Communities in code order, column by column. */
export interface Communities {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly urban: Uint8Array;
}

/** How many communities a county has (the first 6 digits, so `441900` stands for Dongguan's). */
export interface CountySize {
  readonly code: string;
  readonly urban: number;
  readonly rural: number;
}

export interface Register {
  readonly regions: readonly Region[];
  readonly nameOf: ReadonlyMap<string, string>;
  readonly counties: readonly CountySize[];
  readonly kinds: readonly KindOfTask[];
  readonly groups: readonly { readonly code: number; readonly name: string }[];
  /** The categories of a dimension, in the list's order. */
  readonly categories: ReadonlyMap<string, readonly string[]>;
  /** Codes of counties that were renumbered since 2019, by the code that has followed them. */
  readonly oldCounties: ReadonlyMap<string, readonly { readonly code: string; readonly isWhole: boolean }[]>;
  communitiesOf(province: string): Promise<Communities>;
}

export interface KindOfTask {
  readonly code: number;
  readonly name: string;
  readonly isSensitive: boolean;
  readonly isRuralOnly: boolean;
  readonly isUrbanPriority: boolean;
  readonly isRuralPriority: boolean;
}

/** Reads the reference folder; a missing file is an error of the file system. */
export async function readRegister(folder: string): Promise<Register> {
  const rows = (name: string): readonly CsvRow[] => csvRows(join(folder, name));
  const query = await queryOf(join(folder, 'communities.parquet'));
  const regions = rows('regions.csv').map((row) => ({
    code: row['code'] ?? '',
    level: row['level'] ?? '',
    name: row['name'] ?? '',
    isPlaceholder: row['kind'] === 'placeholder',
  }));
  const counties = await query(
    `SELECT left(code, 6) AS county, count(*) FILTER (area = 'urban')::INTEGER AS urban,
       count(*) FILTER (area <> 'urban')::INTEGER AS rural
     FROM communities GROUP BY county ORDER BY county`,
  );
  return {
    regions,
    nameOf: new Map(regions.map((region) => [region.code, region.name])),
    counties: counties.map(([code, urban, rural]) => ({
      code: String(code),
      urban: Number(urban),
      rural: Number(rural),
    })),
    kinds: rows('tasks.csv')
      .filter((row) => row['parent_task'] !== 'all')
      .map(kindFromRow),
    groups: rows('groups.csv').map((row) => ({ code: Number(row['group']), name: row['name_zh'] ?? '' })),
    categories: categoriesFromRows(rows('categories.csv')),
    oldCounties: oldCountiesFromRows(
      rows('code-changes.csv'),
      new Set(counties.map(([code]) => String(code))),
    ),
    communitiesOf: async (province) =>
      communitiesFromRows(
        await query(`SELECT code, name, area FROM communities WHERE code LIKE '${province}%' ORDER BY code`),
      ),
  };
}

function csvRows(path: string): readonly CsvRow[] {
  return Papa.parse<CsvRow>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
}

async function queryOf(parquet: string) {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run(
    `CREATE VIEW communities AS SELECT * FROM read_parquet('${parquet.replaceAll("'", "''")}')`,
  );
  return async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
}

function kindFromRow(row: CsvRow): KindOfTask {
  return {
    code: Number(row['task']),
    name: row['name_zh'] ?? '',
    isSensitive: row['sensitive'] === '1',
    isRuralOnly: row['rural_only'] === '1',
    isUrbanPriority: row['priority_urban'] === '1',
    isRuralPriority: row['priority_rural'] === '1',
  };
}

function categoriesFromRows(rows: readonly CsvRow[]) {
  const categories = new Map<string, string[]>();
  for (const { dimension = '', category = '' } of rows) {
    categories.set(dimension, [...(categories.get(dimension) ?? []), category]);
  }
  return categories;
}

function oldCountiesFromRows(rows: readonly CsvRow[], known: ReadonlySet<string>) {
  const old = new Map<string, { code: string; isWhole: boolean }[]>();
  for (const { register_from, from = '', to = '', share } of rows) {
    if (Number(register_from) < 2019 || from === '' || known.has(from)) continue;
    old.set(to, [...(old.get(to) ?? []), { code: from, isWhole: share === '1' }]);
  }
  return old;
}

function communitiesFromRows(rows: readonly (readonly unknown[])[]): Communities {
  return {
    codes: rows.map((row) => String(row[0])),
    names: rows.map((row) => String(row[1])),
    urban: Uint8Array.from(rows, (row) => (row[2] === 'urban' ? 1 : 0)),
  };
}
