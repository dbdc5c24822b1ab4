// Loads the reference lists: the project's own in `data/reference`, an operator's of the same name before them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Decision } from '../src/ingest/decisions.ts';
import type { Community } from '../src/ingest/register.ts';
import { registerText } from '../src/ingest/register.ts';
import type { RuleLists } from '../src/ingest/rules.ts';
import { decisionsFrom, REVIEWED } from './2-validate/reviewed.ts';
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

/** Everything files are checked against, as data: for readers in threads, and for the checker page. */
export interface CheckRules {
  readonly lists: RuleLists;
  readonly registerText: string;
  /** What persons decided about rows that are held back: for the build alone, since it names them. */
  readonly decisions: readonly Decision[];
}

/** The rules of a build. Expects the reference tables. Throws a CommandError for decisions that cannot be used. */
export async function checkRules(
  files: ReferenceFiles,
  database: Database,
  dates: Pick<RuleLists, 'from' | 'to' | 'today'>,
): Promise<CheckRules> {
  return {
    decisions: decisionsFrom(rowsOf(files, REVIEWED)),
    lists: ruleLists(files, dates),
    registerText: await registerTextOf(database),
  };
}

/** The rows of the lists against which rows are checked; `dates` come from the command's options. */
export function ruleLists(files: ReferenceFiles, dates: Pick<RuleLists, 'from' | 'to' | 'today'>): RuleLists {
  const rows = <Name extends string>(file: string, names: readonly Name[]): Record<Name, string>[] =>
    rowsOf(files, file).map(
      (row) => Object.fromEntries(names.map((name) => [name, row[name] ?? ''])) as Record<Name, string>,
    );
  return {
    tasks: rows('tasks.csv', ['task', 'parent_task', 'name_zh', 'rural_only']),
    groups: rows('groups.csv', ['group', 'name_zh']),
    categories: rows('categories.csv', ['dimension', 'category']),
    aliases: rows('header-aliases.csv', ['table', 'column', 'alias']),
    regions: rows('regions.csv', ['code', 'level', 'name', 'kind'])
      .filter(({ kind }) => kind !== 'placeholder')
      .map(({ code, level, name }) => ({ code, level, name })),
    changes: rows('code-changes.csv', ['from', 'to', 'type', 'register_to']),
    negative: rows('negative-list.csv', ['rule', 'award', 'with', 'without', 'forbids_zh', 'forbids_en']),
    ...dates,
  };
}

/** Townships and communities as the text that readers make their register of. Expects the reference tables. */
async function registerTextOf(database: Database): Promise<string> {
  const townships = await database.rows<{ code: string; name: string; communities: string | null }>(`
    SELECT t.code, t.name, string_agg(c.code || ' ' || coalesce(c.area, '') || ' ' || c.name, chr(10) ORDER BY c.code) AS communities
    FROM register_townships AS t LEFT JOIN register_communities AS c ON c.township = t.code
    GROUP BY ALL ORDER BY t.code`);
  return registerText(
    townships.map(({ code, name, communities }) => ({
      code,
      name,
      communities: (communities ?? '').split('\n').filter(Boolean).map(communityFrom),
    })),
  );
}

function communityFrom(line: string): Community {
  const [code = '', area = '', ...name] = line.split(' ');
  return { code, area: area === 'urban' || area === 'rural' ? area : null, name: name.join(' ') };
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
