// Loads the reference lists: the project's own in `data/reference`, an operator's of the same name before them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import Papa from 'papaparse';
import type { InputTableName } from '../src/schema/column.ts';
import type { HeaderAliases } from '../src/ingest/header.ts';
import { headerKey } from '../src/ingest/header.ts';
import { normalisedName } from '../src/ingest/cells.ts';
import type { Rules } from '../src/ingest/row.ts';
import type { Register } from '../src/ingest/regions.ts';
import type { Area } from '../src/schema/values.ts';
import { INPUT_TABLE_NAMES } from '../src/schema/inputs.ts';
import { ROOT } from './command/options.ts';
import type { Database } from './database.ts';
import { sqlFile } from './database.ts';

/** Absolute path of each reference file by name; the files of later folders replace those of earlier ones. */
export type ReferenceFiles = Readonly<Record<string, string>>;

export function referenceFiles(folders: readonly string[]): ReferenceFiles {
  const files: Record<string, string> = {};
  for (const folder of [join(ROOT, 'data/reference'), ...folders]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort()) files[name] = join(folder, name);
  }
  return files;
}

/** The path of a reference file; throws for a name that no folder has. */
export function pathOf(files: ReferenceFiles, name: string): string {
  const path = files[name];
  if (path === undefined) throw new Error(`missing reference file: ${name}`);
  return path;
}

/** The rows of a reference CSV by column name. */
export function rowsOf(files: ReferenceFiles, name: string): Record<string, string>[] {
  const text = readFileSync(pathOf(files, name), 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<Record<string, string>>(text.trim(), { header: true, skipEmptyLines: true }).data;
}

/** Header aliases by table. Throws for a table that does not exist. */
export function headerAliases(files: ReferenceFiles): Record<InputTableName, HeaderAliases> {
  const aliases: Record<InputTableName, Map<string, string>> = {
    activities: new Map(),
    outcomes: new Map(),
    needs: new Map(),
    targets: new Map(),
    returns: new Map(),
  };
  for (const { table, column, alias } of rowsOf(files, 'header-aliases.csv')) {
    const name = INPUT_TABLE_NAMES.find((known) => known === table);
    if (!name) throw new Error(`unknown table in header-aliases.csv: ${table}`);
    aliases[name].set(headerKey(alias ?? ''), column ?? '');
  }
  return aliases;
}

/** Kinds of change after which the old code is no longer in use. */
const ENDING = ['replace', 'recode', 'merge', 'split', 'part'];

interface Change {
  readonly to: string;
  readonly year: number;
}

function successorsFrom(files: ReferenceFiles, hasCounty: (code: string) => boolean): Register['successors'] {
  const changes = new Map<string, Change[]>();
  for (const row of rowsOf(files, 'code-changes.csv')) {
    const { from = '', to = '', type = '', register_to = '' } = row;
    if (from === '' || !ENDING.includes(type)) continue;
    changes.set(from, [...(changes.get(from) ?? []), { to, year: Number(register_to) }]);
  }
  const follow = (county: string, year: number, seen: readonly string[]): string[] => {
    const all = changes.get(county) ?? [];
    // A code may have been used twice: the first change after the row's year is the one that ended it; a row that
    // still has the old code later means the last change.
    const after = all.filter((change) => change.year >= year).map((change) => change.year);
    const when = after.length > 0 ? Math.min(...after) : Math.max(...all.map((change) => change.year));
    return all
      .filter((change) => change.year === when && !seen.includes(change.to))
      .flatMap(({ to }) => (hasCounty(to) ? [to] : follow(to, when, [...seen, county])));
  };
  return (county, date) => [...new Set(follow(county, Number(date.slice(0, 4)), []))].sort();
}

/** The register in memory: 620,573 communities and everything above them. */
export async function loadRegister(files: ReferenceFiles, connection: DuckDBConnection): Promise<Register> {
  const regions = rowsOf(files, 'regions.csv');
  const codes = (level: string): Set<string> =>
    new Set(
      regions.filter((r) => r['level'] === level && r['kind'] !== 'placeholder').map((r) => r['code'] ?? ''),
    );
  const [provinces, prefectures, counties] = [codes('province'), codes('prefecture'), codes('county')];
  const townships = new Set(rowsOf(files, 'townships.csv').map((row) => row['code'] ?? ''));
  const areas = new Map<string, Exclude<Area, 'all'> | null>();
  const reader = await connection.runAndReadAll('SELECT code, area FROM register_communities ORDER BY code');
  const [code = [], area = []] = reader.getColumns();
  for (const [i, value] of code.entries()) areas.set(String(value), area[i] as Exclude<Area, 'all'> | null);
  const hasCounty = (county: string): boolean => counties.has(county);
  return {
    communityArea: (community) => areas.get(community),
    hasTownship: (township) => townships.has(township),
    hasCounty,
    hasPrefecture: (prefecture) => prefectures.has(prefecture),
    hasProvince: (province) => provinces.has(province),
    successors: successorsFrom(files, hasCounty),
  };
}

/** The taxonomy part of the rules: tasks, groups and categories by every name an office may write. */
export function taxonomyRules(
  files: ReferenceFiles,
): Pick<Rules, 'kinds' | 'coarse' | 'ruralKinds' | 'groups' | 'categories'> {
  const kinds = new Map<string, string>();
  const coarse = new Set<string>();
  const ruralKinds = new Set<string>();
  for (const { task = '', parent_task, name_zh = '', rural_only } of rowsOf(files, 'tasks.csv')) {
    const names = [task, name_zh].map(normalisedName);
    if (parent_task === 'all') for (const name of names) coarse.add(name);
    else for (const name of names) kinds.set(name, task);
    if (rural_only === '1') ruralKinds.add(task);
  }
  const groups = new Map<string, string>();
  for (const { group = '', name_zh = '' } of rowsOf(files, 'groups.csv')) {
    for (const name of [group, name_zh]) groups.set(normalisedName(name), group);
  }
  const categories = new Map<string, Set<string>>();
  for (const { dimension = '', category = '' } of rowsOf(files, 'categories.csv')) {
    categories.set(dimension, (categories.get(dimension) ?? new Set()).add(category));
  }
  return { kinds, coarse, ruralKinds, groups, categories };
}

/** Creates the reference tables in the build's database. */
export async function loadReferenceTables(files: ReferenceFiles, database: Database): Promise<void> {
  const path = (name: string): string => pathOf(files, name).replaceAll("'", "''");
  await database.run(
    sqlFile(new URL('./reference.sql', import.meta.url), {
      regions: path('regions.csv'),
      townships: path('townships.csv'),
      communities: path('communities.parquet'),
      urban_rural: path('urban-rural.csv'),
      tasks: path('tasks.csv'),
      groups: path('groups.csv'),
      categories: path('categories.csv'),
      plan: path('release-plan.csv'),
      offices: path('offices.csv'),
    }),
  );
}
