// Exports for the benchmark of reading: clean activities in canonical form, many rows in few files, with the variety of
// real ones: nearly every title, id and time of change occurs once. Plain DuckDB can read them as they are.
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { ROOT } from '../command/options.ts';
import { literal } from '../database.ts';
import { gb18030FromText } from '../sample/gb18030.ts';
import { orgCodeFromSerial } from '../sample/org-code.ts';
import type { Random } from '../sample/random.ts';
import { integer, isChance, pick, randomFromKey } from '../sample/random.ts';

const SEED = 'clean exports';
const ORGANISATIONS = 60;
const KINDS = ['101', '103', '105', '201', '203', '204', '207', '209', '301', '303', '305', '311', '312'];
const WORKS = [
  '探访慰问',
  '便民服务',
  '环境整治',
  '健康讲座',
  '矛盾调解',
  '安全巡查',
  '文化活动',
  '防灾演练',
];

const two = (number: number): string => String(number).padStart(2, '0');

interface Community {
  readonly code: string;
  readonly name: string;
}

async function communities(): Promise<Community[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  const path = literal(join(ROOT, 'data/reference/communities.parquet'));
  const reader = await connection.runAndReadAll(
    `SELECT code, name FROM read_parquet(${path}) WHERE area IS NOT NULL ORDER BY code`,
  );
  const [codes = [], names = []] = reader.getColumns();
  connection.closeSync();
  return codes.map((code, i) => ({ code: String(code), name: String(names[i]) }));
}

/** The allowed values of each dimension. */
function categories(): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  const text = readFileSync(join(ROOT, 'data/reference/categories.csv'), 'utf8');
  for (const line of text.trim().split('\n').slice(1)) {
    const [dimension = '', category = ''] = line.split(',');
    lists.set(dimension, [...(lists.get(dimension) ?? []), category]);
  }
  return lists;
}

function few(random: Random, list: readonly string[]): string {
  const first = pick(random, list);
  const second = isChance(random, 0.4) ? pick(random, list) : first;
  return first === second ? first : `${first}、${second}`;
}

interface Office {
  readonly number: number;
  readonly communities: readonly Community[];
  readonly organisations: readonly (readonly [name: string, code: string, status: string, type: string])[];
}

function cellsOf(
  random: Random,
  office: Office,
  i: number,
  lists: Map<string, string[]>,
): Record<string, string> {
  const list = (dimension: string): readonly string[] => lists.get(dimension) ?? [''];
  const community = pick(random, office.communities);
  const [org_name, org_code, org_status, org_type] = pick(random, office.organisations);
  const month = integer(random, 0, 18);
  const [year, date] = [2021 + Math.floor((month + 5) / 12), two(((month + 5) % 12) + 1)];
  const volunteers = integer(random, 3, 40);
  const day = `${year}-${date}-${two(integer(random, 1, 28))}`;
  return {
    activity_id: `${two(office.number)}-${String(i).padStart(7, '0')}`,
    date: day,
    region_code: community.code,
    title: `${community.name}${pick(random, WORKS)}第${integer(random, 1, 99)}期（示例）`,
    task: pick(random, KINDS),
    org_name,
    org_code,
    org_status,
    org_type,
    method: pick(random, list('method')),
    form: few(random, list('form')),
    volunteers: String(volunteers),
    residents: String(integer(random, 0, volunteers)),
    party_members: isChance(random, 0.7) ? String(integer(random, 0, volunteers)) : '',
    representatives: isChance(random, 0.2) ? '1' : '',
    hours: `${volunteers * integer(random, 1, 3)}${isChance(random, 0.3) ? '.5' : ''}`,
    funding: pick(random, list('funding')),
    departments: few(random, list('department')),
    actors: few(random, list('actor')),
    need_id: '',
    updated_at: `${day} ${two(integer(random, 8, 20))}:${two(integer(random, 0, 59))}:${two(integer(random, 0, 59))}`,
  };
}

/** Lines written at a time. */
const BATCH = 2000;

/** Writes so many rows into so many files below `folder`, an office a file; returns the paths. The same bytes each time. */
export async function writeCleanExports(folder: string, rows: number, files: number): Promise<string[]> {
  const all = await communities();
  const lists = categories();
  const names = INPUT_TABLES.activities.columns.map((column) => column.name);
  const paths: string[] = [];
  for (let number = 0; number < files; number += 1) {
    const random = randomFromKey(SEED, number);
    const own = (i: number): number => Math.floor((i * all.length) / files);
    const mine = all.slice(own(number), own(number + 1));
    const county = (mine[0]?.code ?? '').slice(0, 6);
    const office: Office = {
      number,
      communities: mine,
      organisations: Array.from({ length: ORGANISATIONS }, (_, i) => [
        `示例社会组织${number}-${i}号`,
        isChance(random, 0.6) ? orgCodeFromSerial(i % 2 === 0, county, number * ORGANISATIONS + i) : '',
        pick(random, lists.get('org_status') ?? ['']),
        pick(random, lists.get('org_type') ?? ['']),
      ]),
    };
    const path = join(folder, `office-${String(number).padStart(3, '0')}`, 'activities.csv');
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'w');
    writeSync(file, `${names.join(',')}\r\n`);
    const count = Math.floor(((number + 1) * rows) / files) - Math.floor((number * rows) / files);
    let lines: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const cells = cellsOf(random, office, i, lists);
      lines.push(`${names.map((name) => cells[name]).join(',')}\r\n`);
      if (lines.length < BATCH) continue;
      writeSync(file, lines.join(''));
      lines = [];
    }
    writeSync(file, lines.join(''));
    closeSync(file);
    paths.push(path);
  }
  return paths;
}

/** Copies of files below another folder, in GB18030. */
export function writeGb18030Copies(paths: readonly string[], from: string, to: string): void {
  for (const path of paths) {
    const copy = join(to, path.slice(from.length));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, gb18030FromText(readFileSync(path, 'utf8')));
  }
}
