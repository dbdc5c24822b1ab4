// The protection stage: raw tables in, publishable ones out, as sorted Parquet files in the work folder. What comes
// after opens those files and nothing else: the raw tables stay behind in the build's database.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputTable, OutputTableName } from '../../src/schema/column.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLE_NAMES, OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { collectGarbage } from '../command/memory.ts';
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import type { Limits } from './cell-system.ts';
import type { Previous } from './earlier.ts';
import { loadEarlier, releasesIn } from './earlier.ts';
import { keepHidden } from './kept.ts';
import type { Lists } from './lists.ts';
import { loadLists } from './load.ts';
import { patternsOf } from './patterns.ts';
import type { SystemPattern } from './protect-system.ts';
import { hiddenTable, sortOrder, writePublished } from './published-tables.ts';
import { hideSensitive } from './sensitive.ts';
import { SYSTEMS } from './systems.ts';
import type { Thresholds } from './thresholds.ts';
import { limitsFor } from './thresholds.ts';
import type { Suppression } from './utility.ts';
import { suppressionOf } from './utility.ts';

export interface Protected {
  /** Absolute path of each protected table's Parquet file. */
  readonly files: Readonly<Record<OutputTableName, string>>;
  readonly suppression: Readonly<Partial<Record<OutputTableName, Suppression>>>;
}

export interface ProtectOptions {
  readonly work: string;
  readonly thresholds: Thresholds;
  /** Folder of the earlier releases; may not exist. */
  readonly previous: string;
  /** The release that is made: one of the same id in `previous` is not an earlier one. */
  readonly release: string;
}

/** Tables of which cells may be hidden. */
const PROTECTED: readonly OutputTableName[] = ['coverage', 'outcomes', 'needs', 'targets', 'sensitive'];

/**
 * Writes every table's protected Parquet file below the work folder. Throws a CommandError where a cell cannot be
 * protected, as may be where earlier releases showed too much.
 */
export async function protect(database: Database, options: ProtectOptions): Promise<Protected> {
  const folder = join(options.work, 'protected');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const previous = {
    folder: options.previous,
    releases: releasesIn(options.previous, options.release),
  };
  const lists = await loadLists(database);
  const limits = await loadLimits(database, lists, options.thresholds);
  for (const name of PROTECTED) {
    await numberCells(database, OUTPUT_TABLES[name], previous, lists, limits);
  }
  collectGarbage();
  const patterns = await patternsOf(database, lists, limits, previous);
  collectGarbage();
  await hideCells(database, patterns, options.thresholds);
  const files: Record<string, string> = {};
  const suppression: Partial<Record<OutputTableName, Suppression>> = {};
  for (const name of OUTPUT_TABLE_NAMES) {
    const table = OUTPUT_TABLES[name];
    const path = join(folder, `${name}.parquet`);
    const isProtected = PROTECTED.includes(name);
    await writePublished(database, table, isProtected, path);
    files[name] = path;
    if (isProtected) suppression[name] = await suppressionOf(database, table, coarsenedIn(patterns, name));
  }
  return { files: files as Protected['files'], suppression };
}

/**
 * Creates `cells_<table>`: the raw rows, numbered in the order of publication by `id`; and `earlier_<table>` and
 * `kept_<table>`, what the releases in a folder showed of them and hid. `coverage` comes first.
 */
export async function numberCells(
  database: Database,
  table: OutputTable,
  previous: Previous,
  lists: Lists,
  limits: Limits,
): Promise<void> {
  await database.run(
    `CREATE TABLE cells_${table.name} AS SELECT (row_number() OVER (ORDER BY ${sortOrder(table)}) - 1)::INTEGER AS id, * FROM raw_${table.name} AS hidden`,
  );
  const needs = SYSTEMS.filter((rules) => rules.table === table.name && rules.persons === 'groups');
  const growing = needs.flatMap(({ measures }) => measures);
  await loadEarlier(database, table, previous, {
    measures: growing,
    limits: new Map(lists.groups.keys.map((group, place) => [group, limits.byGroup[place] ?? 0])),
  });
  await keepHidden(database, table, { hasEarlier: previous.releases.length > 0, growing });
}

/** The limits of the build's groups, in the order of the lists. */
export async function loadLimits(database: Database, lists: Lists, thresholds: Thresholds): Promise<Limits> {
  const tiers = await database.rows<{ own: string; tier: string }>(`SELECT "group" AS own, tier FROM groups`);
  return limitsFor(thresholds, lists.groups.keys, new Map(tiers.map(({ own, tier }) => [own, tier])));
}

/** How many cells were hidden to coarsen what could not be protected otherwise; a chain hides a row's measures together. */
const coarsenedIn = (patterns: readonly SystemPattern[], table: OutputTableName): number =>
  patterns
    .filter(({ rules }) => rules.table === table)
    .reduce((sum, { coarsened, rules }) => sum + coarsened * (rules.isChain ? rules.measures.length : 1), 0);

/** Writes the lists of hidden cells of all tables into the database. */
async function hideCells(
  database: Database,
  patterns: readonly SystemPattern[],
  thresholds: Thresholds,
): Promise<void> {
  for (const name of PROTECTED) {
    const table = OUTPUT_TABLES[name];
    const measures = measuresOf(table).filter(({ tier }) => tier !== 'T0');
    const columns = measures.flatMap((m) => [`${m.name}_hidden`, `${m.name}_primary`]);
    const own = patterns.filter(({ rules }) => rules.table === name);
    for (const pattern of own) await writePattern(database, pattern);
    if (name === 'sensitive')
      await writeSensitive(
        database,
        measures.map((m) => m.name),
        thresholds.T3,
      );
    const joins = [
      ...own.map(({ rules }) => rules.name),
      ...(name === 'sensitive' ? ['sensitive_cells'] : []),
    ]
      .map((system) => `LEFT JOIN pattern_${system} USING (id)`)
      .join(' ');
    const reach = name === 'targets' ? firstTimeOfTargets() : '';
    await database.run(
      `CREATE TABLE ${hiddenTable(table)} AS SELECT id, ${columns.map(identifier).join(', ')} FROM cells_${name} ${joins} ${reach}`,
    );
  }
}

/** The persons served for the first time stand in two tables: hidden in one, hidden in the other. */
const firstTimeOfTargets = (): string => `
  LEFT JOIN (
    SELECT t.id, p.first_time_hidden, p.first_time_primary
    FROM cells_targets AS t
    JOIN cells_outcomes AS o ON o.region_code = t.region_code AND o.period = t.period AND o."group" = t."group" AND o.task = 'all'
    JOIN pattern_people AS p ON p.id = o.id) AS reach USING (id)`;

async function writePattern(database: Database, pattern: SystemPattern): Promise<void> {
  const { rules, ids, hidden, primary } = pattern;
  const columns = rules.measures.flatMap((m) => [`${m}_hidden BOOLEAN`, `${m}_primary BOOLEAN`]).join(', ');
  await database.run(`CREATE TABLE pattern_${rules.name} (id INTEGER, ${columns})`);
  const appender = await database.connection.createAppender(`pattern_${rules.name}`);
  ids.forEach((id, row) => {
    if (!hidden.some((measure) => measure[row] === 1)) return;
    appender.appendInteger(id);
    rules.measures.forEach((_, measure) => {
      appender.appendBoolean(hidden[measure]?.[row] === 1);
      appender.appendBoolean(primary[measure]?.[row] === 1);
    });
    appender.endRow();
  });
  appender.closeSync();
}

async function writeSensitive(
  database: Database,
  measures: readonly string[],
  threshold: number,
): Promise<void> {
  const found = await hideSensitive(database, measures, threshold);
  const columns = measures.flatMap((m) => [`${m}_hidden BOOLEAN`, `${m}_primary BOOLEAN`]).join(', ');
  await database.run(`CREATE TABLE pattern_sensitive_cells (id INTEGER, ${columns})`);
  const appender = await database.connection.createAppender('pattern_sensitive_cells');
  const ids = new Set([...found.values()].flatMap(({ hidden }) => [...hidden]));
  for (const id of ids) {
    appender.appendInteger(id);
    for (const measure of measures) {
      appender.appendBoolean(found.get(measure)?.hidden.has(id) === true);
      appender.appendBoolean(found.get(measure)?.primary.has(id) === true);
    }
    appender.endRow();
  }
  appender.closeSync();
}
