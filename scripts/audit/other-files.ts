// Any other file below a published folder whose rows name a region and a period: what the tables hide must not stand
// there in another form, rounded, as a rate or under another name.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { measuresOf } from '../../src/schema/column.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import type { Campaign } from './cells.ts';
import { isContractFile } from './copies.ts';
import type { Finding } from './finding.ts';
import { COUNT_TABLES, SHAPES } from './published.ts';
import type { Reader } from './reader.ts';
import { columnNames, csv, parquet } from './reader.ts';
import { HIDDEN } from './states.ts';

/** Other names under which a file may have the columns that place a row. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  region: ['region_code', 'region', 'code', 'adcode', '区划代码', '地区代码'],
  period: ['period', 'year', 'month', 'quarter', '时期', '年', '年份', '月份'],
  task: ['task', '任务', '任务类型'],
  group: ['group', '服务对象', '对象'],
  area: ['area', '城乡'],
};
const SENSITIVE_KINDS = new Set(['308', '309', '310', '313']);
const SENSITIVE_GROUPS = new Set(['91', '92', '93', '94']);
const MOST = 20;

type Row = Readonly<Record<string, unknown>>;

/** Published columns that count no persons. */
const HARMLESS = new Set(
  Object.values(OUTPUT_TABLES).flatMap((table) => [
    ...table.columns.filter(({ role }) => role !== 'measure').map(({ name }) => name),
    ...measuresOf(table)
      .filter(({ tier }) => tier === 'T0')
      .map(({ name }) => name),
  ]),
);

/** What other files below `root` show of cells that are hidden in the tables of `data`. */
export async function otherFileFindings(
  reader: Reader,
  root: string,
  data: string,
  campaign: Campaign,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const path of filesBelow(root)) {
    if (isContractFile(relative(data, path).split(sep).join('/'))) continue;
    const rows = await rowsOf(reader, path);
    const file = relative(root, path).split(sep).join('/');
    const here: Finding[] = [];
    for (const row of rows) {
      here.push(...rowFindings(campaign, file, row));
      if (here.length >= MOST) break;
    }
    found.push(...here);
  }
  return found;
}

const TABULAR = /\.(csv|tsv|parquet|json|geojson|jsonl|ndjson)$/i;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return TABULAR.test(entry.name) && statSync(path).size > 0 ? [path] : [];
    });
}

/** Rows of a file that name a region and a period; an unreadable file has none. */
async function rowsOf(reader: Reader, path: string): Promise<Row[]> {
  if (/json/i.test(path.slice(path.lastIndexOf('.')))) return jsonRows(path);
  const relation = /\.parquet$/i.test(path) ? parquet(path) : csv(path);
  const names = await columnNames(reader, relation).catch(() => []);
  if (!isPlaced(names)) return [];
  return (await reader.rows(`SELECT * FROM ${relation}`).catch(() => [])) as Row[];
}

const columnOf = (names: readonly string[], what: string): string | undefined =>
  names.find((name) => NAMES[what]?.includes(name.trim().toLowerCase()));

const isPlaced = (names: readonly string[]): boolean =>
  columnOf(names, 'region') !== undefined && columnOf(names, 'period') !== undefined;

function jsonRows(path: string): Row[] {
  const text = readFileSync(path, 'utf8');
  const rows: Row[] = [];
  const isLines = /\.(jsonl|ndjson)$/i.test(path);
  for (const part of isLines ? text.split('\n') : [text]) {
    try {
      collectRows(JSON.parse(part), {}, rows);
    } catch {
      continue;
    }
  }
  return rows;
}

/** Objects that say a region and a period, themselves or by what they stand in; columns of equal length are rows too. */
function collectRows(value: unknown, around: Row, rows: Row[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collectRows(item, around, rows);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const entries = Object.entries(value);
  const plain = Object.fromEntries(entries.filter(([, item]) => item === null || typeof item !== 'object'));
  const own = { ...around, ...plain };
  const arrays = entries.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const region = arrays.find(([name]) => columnOf([name], 'region') !== undefined);
  if (region !== undefined) {
    const columns = arrays.filter(([, items]) => items.length === region[1].length);
    region[1].forEach((_, at) => {
      rows.push({
        ...own,
        ...Object.fromEntries(columns.map(([name, items]) => [name, items[at]])),
      });
    });
    return;
  }
  if (Object.keys(plain).length > 0 && isPlaced(Object.keys(own))) rows.push(own);
  for (const [, item] of entries) {
    if (item !== null && typeof item === 'object') collectRows(item, own, rows);
  }
}

const numberIn = (value: unknown): number | null => {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  const text = String(value ?? '')
    .replaceAll(',', '')
    .replace(/%$/, '')
    .trim();
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
};

function rowFindings(campaign: Campaign, file: string, row: Row): Finding[] {
  const names = Object.keys(row);
  const place = (what: string, otherwise: string): string => {
    const column = columnOf(names, what);
    const value = column === undefined ? null : row[column];
    return value === null || value === undefined || value === '' ? otherwise : String(value);
  };
  const [region, period] = [place('region', ''), place('period', '')];
  const [task, group, area] = [place('task', 'all'), place('group', 'all'), place('area', 'all')];
  const placing = new Set(Object.keys(NAMES).map((what) => columnOf(names, what)));
  const at = [
    campaign.regions.at(region),
    campaign.lists.periods.index.get(period) ?? -1,
    campaign.lists.tasks.index.get(task) ?? -1,
    campaign.lists.groups.index.get(group) ?? -1,
  ] as const;
  if (region === '' || period === '') return [];
  const isSensitive = SENSITIVE_KINDS.has(task) || SENSITIVE_GROUPS.has(group);
  const cell = (name: string): string => `${name} ${region} ${period} task=${task} group=${group}`;
  const found: Finding[] = [];
  for (const name of names) {
    if (placing.has(name) || HARMLESS.has(name)) continue;
    const value = numberIn(row[name]);
    if (value === null) continue;
    if (isSensitive) {
      found.push({
        file,
        cell: cell(name),
        why: {
          zh: '敏感任务或对象只在敏感任务表',
          en: 'a sensitive kind or group outside its own table',
        },
      });
      continue;
    }
    const same = area === 'all' ? cellsNamed(campaign, name, at) : [];
    const isMeasure = COUNT_TABLES.some((table) => SHAPES[table].measures.includes(name));
    if (same.some((one) => one.value === value)) continue;
    if (same.some((one) => one.isHidden)) {
      found.push({
        file,
        cell: cell(name),
        why: {
          zh: `公布了表中隐去的数：${value}`,
          en: `shows what the table hides: ${value}`,
        },
      });
    } else if (same.some((one) => !Number.isNaN(one.value))) {
      const shown = same.map((one) => one.value).join(', ');
      found.push({
        file,
        cell: cell(name),
        why: {
          zh: `${value}，而表中是${shown}`,
          en: `${value}, where the table has ${shown}`,
        },
      });
    } else if (isMeasure) {
      found.push({
        file,
        cell: cell(name),
        why: {
          zh: `表中没有的数：${value}`,
          en: `a figure that the tables do not have: ${value}`,
        },
      });
    } else if (area === 'all' && hasHidden(campaign, at)) {
      found.push({
        file,
        cell: cell(name),
        why: {
          zh: `与隐去的数同在一行：${value}`,
          en: `stands in a row with hidden figures: ${value}`,
        },
      });
    }
  }
  return found;
}

type At = readonly [region: number, period: number, task: number, group: number];

function cellsNamed({ tables }: Campaign, name: string, at: At): { value: number; isHidden: boolean }[] {
  return tables.flatMap((table) => {
    const measure = SHAPES[table.table].measures.indexOf(name);
    const row = measure < 0 ? -1 : table.rowAt(...at);
    if (row < 0) return [];
    return [
      {
        value: table.values[measure]?.[row] as number,
        isHidden: table.states[measure]?.[row] === HIDDEN,
      },
    ];
  });
}

const hasHidden = ({ tables }: Campaign, at: At): boolean =>
  tables.some((table) => {
    const row = table.rowAt(...at);
    return row >= 0 && table.states.some((states) => states[row] === HIDDEN);
  });
