// Looks at a published data folder as a stranger would: what is shown that must not be. It knows the columns and the
// rules of publication, and nothing of how the tables were protected.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Text } from '../../src/schema/column.ts';

export interface Finding {
  /** File within the data folder, and the cell: the row's dimensions as text. */
  readonly file: string;
  readonly cell: string;
  readonly why: Text;
}

interface Rule {
  readonly table: string;
  /** SQL condition of rows that must not be there. */
  readonly forbidden: string;
  readonly why: Text;
}

const CHILDREN = `('21', '24')`;
const SENSITIVE_KINDS = `('308', '309', '310', '313')`;
const SENSITIVE_GROUPS = `('91', '92', '93', '94')`;

/** Counts of persons by table; in `needs` and `resolved` only where the row is a group. */
const PERSONS: Readonly<Record<string, readonly string[]>> = {
  coverage: ['volunteers', 'party_members'],
  outcomes: ['people', 'first_time', 'visits', 'raters', 'satisfied'],
  targets: ['target_people', 'first_time'],
};
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  outcomes: ['resolved'],
  needs: ['registered', 'responded', 'resolved'],
};
const BY_GROUP = ['outcomes', 'needs', 'targets'];

function rules(threshold: number): Rule[] {
  const small = (name: string): string => `${name} BETWEEN 1 AND ${threshold - 1}`;
  const found: Rule[] = [];
  for (const [table, names] of Object.entries(PERSONS)) {
    for (const name of names) {
      found.push({
        table,
        forbidden: small(name),
        why: { zh: `${name}少于${threshold}人`, en: `${name} under ${threshold} persons` },
      });
    }
  }
  for (const [table, names] of Object.entries(NEEDS)) {
    for (const name of names) {
      const forbidden = `"group" <> 'all' AND ${small(name)}`;
      found.push({
        table,
        forbidden,
        why: { zh: `按对象分的${name}少于${threshold}`, en: `${name} by group under ${threshold}` },
      });
    }
  }
  for (const table of BY_GROUP) {
    const values = [...(PERSONS[table] ?? []), ...(NEEDS[table] ?? [])]
      .map((name) => `${name} IS NOT NULL`)
      .join(' OR ');
    const short =
      table === 'targets' ? '' : `OR (level = 'prefecture' AND period_type IN ('month', 'quarter'))`;
    found.push(
      {
        table,
        forbidden: `"group" IN ${SENSITIVE_GROUPS}`,
        why: { zh: '敏感对象不得在本表', en: 'a sensitive group in this table' },
      },
      {
        table,
        forbidden: `"group" IN ${CHILDREN} AND (level = 'county' ${short}) AND (${values})`,
        why: {
          zh: '儿童类对象在县级，或在市级的季度，不公布',
          en: "a children's group at a county, or at a prefecture in a quarter",
        },
      },
    );
  }
  for (const table of ['coverage', 'outcomes', 'needs']) {
    found.push({
      table,
      forbidden: `task IN ${SENSITIVE_KINDS}`,
      why: { zh: '敏感任务不得在本表', en: 'a sensitive kind of task in this table' },
    });
  }
  found.push(
    {
      table: 'outcomes',
      forbidden:
        "raters - satisfied BETWEEN 1 AND 2 OR satisfied BETWEEN 1 AND 2 OR (raters IS NULL) <> (satisfied IS NULL) AND status LIKE '%suppressed%raters%'",
      why: { zh: '评价的一方只有1—2人', en: 'one or two persons on a side of the ratings' },
    },
    {
      table: 'sensitive',
      forbidden: `activities < 30 OR visits < 30 OR activities % 10 <> 0 OR visits % 10 <> 0 OR level NOT IN ('nation', 'province')`,
      why: {
        zh: '敏感任务未近似到10、不足30或低于省级',
        en: 'a sensitive cell that is not rounded, under 30, or below the province',
      },
    },
  );
  return found;
}

const KEYS = ['region_code', 'period', 'task', 'group', 'area'];

async function columnsOf(connection: DuckDBConnection, path: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${path}')`);
  return (reader.getColumns()[0] ?? []).map(String);
}

const MOST = 20;

/** The first findings of each rule in a data folder. Throws where a table's Parquet file is missing. */
export async function findingsIn(data: string, threshold: number): Promise<Finding[]> {
  const connection = await (await DuckDBInstance.create(':memory:', { memory_limit: '1GB' })).connect();
  const findings: Finding[] = [];
  try {
    for (const rule of rules(threshold)) {
      const file = `${rule.table}.parquet`;
      const path = join(data, file);
      if (!existsSync(path)) throw new Error(`missing published table: ${path}`);
      const columns = await columnsOf(connection, path.replaceAll("'", "''"));
      const cell = KEYS.filter((key) => columns.includes(key)).map((key) => `"${key}"`);
      const reader = await connection.runAndReadAll(
        `SELECT concat_ws(' ', ${cell.join(', ')}) FROM read_parquet('${path.replaceAll("'", "''")}') WHERE ${rule.forbidden} LIMIT ${MOST}`,
      );
      for (const value of reader.getColumns()[0] ?? [])
        findings.push({ file, cell: String(value), why: rule.why });
    }
  } finally {
    connection.closeSync();
  }
  return findings;
}
