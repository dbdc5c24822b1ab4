// The published data folder: every protected table as Parquet and CSV, whole and by province, with its catalogue.
// This stage opens the protected files alone, in a database of its own.
import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { OutputTable, OutputTableName, Text } from '../../src/schema/column.ts';
import { dimensionsOf, measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLE_NAMES, OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { NATION } from '../../src/schema/values.ts';
import { progress } from '../command/progress.ts';
import { literal } from '../database.ts';
import type { Prepared } from '../pipeline.ts';
import { writeChecksums } from './checksums.ts';
import { writeCsv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import { publishedReport } from './published-report.ts';

export interface TablePart {
  readonly region_code: string;
  readonly csv: string;
  readonly parquet: string;
  readonly rows: number;
}

/** A table as `tables.json` lists it; paths are relative to the data folder. */
export interface CataloguedTable {
  readonly name: OutputTableName;
  readonly title: Text;
  readonly rows: number;
  readonly dimensions: readonly string[];
  readonly measures: readonly { name: string; unit: string; additive: readonly string[]; tier: string }[];
  /** Null where the table has CSV by province alone: a list of communities, or a file past `LARGEST_FILE`. */
  readonly csv: string | null;
  readonly parquet: string;
  readonly parts: readonly TablePart[];
}

/** Bytes above which a whole table has no CSV of its own: hosts and spreadsheets refuse larger files. */
export const LARGEST_FILE = 100_000_000;

async function provincesOf(connection: DuckDBConnection, regions: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT region_code FROM read_parquet(${literal(regions)}) WHERE level = 'province' ORDER BY region_code`,
  );
  return (reader.getColumns()[0] ?? []).map(String);
}

async function countRows(connection: DuckDBConnection, parquet: string): Promise<number> {
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER FROM read_parquet(${literal(parquet)})`,
  );
  return Number(reader.getColumns()[0]?.[0]);
}

async function writeTable(
  connection: DuckDBConnection,
  table: OutputTable,
  source: string,
  folder: string,
  provinces: readonly string[],
): Promise<CataloguedTable> {
  const { name } = table;
  copyFileSync(source, join(folder, `${name}.parquet`));
  const parts: TablePart[] = [];
  if (table.form !== 'list') {
    mkdirSync(join(folder, name), { recursive: true });
    for (const code of provinces) {
      const parquet = `${name}/${code}.parquet`;
      await connection.run(`
        COPY (SELECT * FROM read_parquet(${literal(source)})
          WHERE substr(region_code, 1, 2) = ${literal(code.slice(0, 2))} OR region_code = ${literal(NATION)})
        TO ${literal(join(folder, parquet))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`);
      parts.push({
        region_code: code,
        csv: `${name}/${code}.csv`,
        parquet,
        rows: await countRows(connection, join(folder, parquet)),
      });
    }
  }
  const csv = table.form === 'parts-only-csv' ? null : `${name}.csv`;
  await writeCsv(connection, table, source, {
    whole: csv === null ? null : join(folder, csv),
    parts: new Map(parts.map((part) => [part.region_code.slice(0, 2), join(folder, part.csv)])),
  });
  const isTooLarge = csv !== null && parts.length > 0 && statSync(join(folder, csv)).size > LARGEST_FILE;
  if (isTooLarge) rmSync(join(folder, csv));
  return {
    name,
    title: table.title,
    rows: await countRows(connection, source),
    dimensions: dimensionsOf(table).map((column) => column.name),
    measures: measuresOf(table).map(({ name: measure, unit, additive, tier }) => ({
      name: measure,
      unit,
      additive,
      tier: tier === 'group' || tier === 'needs' ? 'T2' : tier,
    })),
    csv: isTooLarge ? null : csv,
    parquet: `${name}.parquet`,
    parts,
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Writes the data folder; returns its catalogue. */
export async function writeDataFolder(
  folder: string,
  prepared: Prepared,
  sample: boolean,
): Promise<readonly CataloguedTable[]> {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
  const connection = await instance.connect();
  const provinces = await provincesOf(connection, prepared.tables.regions);
  const tables: CataloguedTable[] = [];
  const bar = progress('写出 publish data', OUTPUT_TABLE_NAMES.length);
  for (const name of OUTPUT_TABLE_NAMES) {
    tables.push(await writeTable(connection, OUTPUT_TABLES[name], prepared.tables[name], folder, provinces));
    bar.at(tables.length);
  }
  bar.end();
  connection.closeSync();
  instance.closeSync();
  const { release } = prepared.report;
  writeFileSync(join(folder, 'tables.json'), json({ release, sample, tables }));
  writeFileSync(join(folder, 'report.json'), json(publishedReport(prepared.report, prepared.sensitiveRows)));
  writeFileSync(
    join(folder, 'datapackage.json'),
    json(await dataPackage(folder, 'csv', tables, prepared.report, sample)),
  );
  await writeRelease(folder, prepared, tables, sample);
  await writeChecksums(folder, (path) => !path.startsWith('releases/'));
  return tables;
}

/** `releases/<id>/`: the release's Parquet files, report, description and sums, kept as they are for ever. */
async function writeRelease(
  folder: string,
  prepared: Prepared,
  tables: readonly CataloguedTable[],
  sample: boolean,
): Promise<void> {
  const release = join(folder, 'releases', prepared.report.release);
  mkdirSync(release, { recursive: true });
  for (const { parquet } of tables) copyFileSync(join(folder, parquet), join(release, parquet));
  copyFileSync(join(folder, 'report.json'), join(release, 'report.json'));
  const described = await dataPackage(release, 'parquet', tables, prepared.report, sample);
  writeFileSync(join(release, 'datapackage.json'), json(described));
  await writeChecksums(release);
}
