// What a published table consists of: its columns, rows that are in no table but the sensitive one, and what a Parquet
// file says of its values beside them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import type { OutputTableName, Text } from '../../src/schema/column.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { identifier, literal } from '../database.ts';
import type { Finding } from './finding.ts';
import type { Reader } from './reader.ts';
import { columnNames, parquet } from './reader.ts';

const SENSITIVE_KINDS = `('308', '309', '310', '313')`;
const SENSITIVE_GROUPS = `('91', '92', '93', '94')`;
const MOST = 20;

interface Rule {
  readonly tables: readonly OutputTableName[];
  readonly forbidden: string;
  readonly why: Text;
}

const RULES: readonly Rule[] = [
  {
    tables: ['outcomes', 'needs', 'targets'],
    forbidden: `"group" IN ${SENSITIVE_GROUPS}`,
    why: { zh: '敏感对象不得在本表', en: 'a sensitive group in this table' },
  },
  {
    tables: ['coverage', 'outcomes', 'needs'],
    forbidden: `task IN ${SENSITIVE_KINDS}`,
    why: {
      zh: '敏感任务不得在本表',
      en: 'a sensitive kind of task in this table',
    },
  },
  {
    tables: ['coverage'],
    forbidden: `(task <> 'all' OR area <> 'all' OR period_type = 'month') AND (volunteers IS NOT NULL OR party_members IS NOT NULL)`,
    why: {
      zh: '志愿者和党员只在全部任务、城乡合计、季以上时期公布',
      en: 'volunteers and party members are published over all tasks and areas alone, and not by month',
    },
  },
];

/** Columns beyond the schema, forbidden rows and telling metadata of a release's Parquet files. */
export async function layoutFindings(reader: Reader, data: string, folder: string): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const table of Object.values(OUTPUT_TABLES)) {
    const file = `${folder}${table.name}.parquet`;
    const path = join(data, file);
    if (!existsSync(path)) continue;
    const names = await columnNames(reader, parquet(path));
    const expected = table.columns.map(({ name }) => name);
    for (const name of names.filter((column) => !expected.includes(column))) {
      found.push({
        file,
        cell: name,
        why: {
          zh: '表中没有这一列',
          en: 'a column that the table does not have',
        },
      });
    }
    for (const name of expected.filter((column) => !names.includes(column))) {
      found.push({
        file,
        cell: name,
        why: { zh: '缺这一列', en: 'the column is missing' },
      });
    }
    if (expected.some((column) => !names.includes(column))) continue;
    for (const rule of RULES.filter(({ tables }) => tables.includes(table.name))) {
      found.push(...(await forbiddenRows(reader, path, file, table.name, rule)));
    }
    const measures = measuresOf(table).map(({ name }) => name);
    if (['coverage', 'outcomes', 'needs', 'targets', 'sensitive'].includes(table.name)) {
      found.push(...(await telltaleStatistics(reader, path, file, measures)));
    }
  }
  return found;
}

async function forbiddenRows(
  reader: Reader,
  path: string,
  file: string,
  table: OutputTableName,
  { forbidden, why }: Rule,
): Promise<Finding[]> {
  const keys = OUTPUT_TABLES[table].columns
    .filter(({ role }) => role === 'dimension')
    .map(({ name }) => name);
  const cell = keys.map(
    (key) => `'${key === 'region_code' || key === 'period' ? '' : `${key}=`}' || ${identifier(key)}`,
  );
  const [cells = []] = await reader.columns(
    `SELECT concat_ws(' ', ${cell.join(', ')}) AS cell FROM ${parquet(path)} WHERE ${forbidden} ORDER BY cell LIMIT ${MOST}`,
  );
  return cells.map((value) => ({
    file,
    cell: `${table} ${String(value)}`,
    why,
  }));
}

/** Least and largest values in a file's metadata that none of its shown cells has. */
async function telltaleStatistics(
  reader: Reader,
  path: string,
  file: string,
  measures: readonly string[],
): Promise<Finding[]> {
  const ends = measures.map((name) => `min(${identifier(name)})::DOUBLE, max(${identifier(name)})::DOUBLE`);
  const shown = await reader.columns(`SELECT ${ends.join(', ')} FROM ${parquet(path)}`);
  const rows = await reader.rows(`
    SELECT path_in_schema AS name,
      min(try_cast(coalesce(stats_min_value, stats_min) AS DOUBLE)) AS low,
      max(try_cast(coalesce(stats_max_value, stats_max) AS DOUBLE)) AS high
    FROM parquet_metadata(${literal(path)}) GROUP BY ALL ORDER BY name`);
  const found: Finding[] = [];
  for (const row of rows) {
    const at = measures.indexOf(String(row['name']));
    if (at < 0) continue;
    const [low, high] = [shown[2 * at]?.[0], shown[2 * at + 1]?.[0]] as [number | null, number | null];
    const [statedLow, statedHigh] = [row['low'], row['high']] as [number | null, number | null];
    const isOutside =
      (statedLow !== null && (low === null || statedLow < low)) ||
      (statedHigh !== null && (high === null || statedHigh > high));
    if (!isOutside) continue;
    found.push({
      file,
      cell: String(row['name']),
      why: {
        zh: `文件的统计信息（${statedLow}—${statedHigh}）超出所公布的数值（${low}—${high}）`,
        en: `the file's statistics (${statedLow} to ${statedHigh}) go beyond the shown values (${low} to ${high})`,
      },
    });
  }
  return found;
}
