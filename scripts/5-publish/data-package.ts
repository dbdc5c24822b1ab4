// The Data Package v2 description of the published tables, made from the schema.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputColumn, OutputTable } from '../../src/schema/column.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import type { Report } from '../pipeline.ts';
import { sha256 } from './checksums.ts';
import type { CataloguedTable } from './data-folder.ts';

const PROFILE = 'https://datapackage.org/profiles/2.0';

const FIELD_TYPES: Record<OutputColumn['type'], string> = {
  VARCHAR: 'string',
  INTEGER: 'integer',
  BIGINT: 'integer',
  'DECIMAL(18,1)': 'number',
  DATE: 'date',
};

function field(column: OutputColumn): unknown {
  const values = column.role !== 'measure' ? column.values : undefined;
  return {
    name: column.name,
    type: FIELD_TYPES[column.type],
    title: column.label.zh,
    description: `${column.description.zh} / ${column.description.en}`,
    ...(values ? { constraints: { enum: values } } : {}),
  };
}

async function resource(folder: string, table: OutputTable, paths: readonly string[]): Promise<unknown> {
  const [first = ''] = paths;
  const isCsv = first.endsWith('.csv');
  const single = paths.length === 1;
  return {
    $schema: `${PROFILE}/dataresource.json`,
    name: table.name,
    type: 'table',
    title: table.title.zh,
    description: `${table.row.zh}。${table.description.zh} / ${table.row.en}. ${table.description.en}`,
    path: single ? first : paths,
    format: isCsv ? 'csv' : 'parquet',
    mediatype: isCsv ? 'text/csv' : 'application/vnd.apache.parquet',
    ...(isCsv ? { encoding: 'utf-8', dialect: { delimiter: ',', lineTerminator: '\r\n' } } : {}),
    ...(single
      ? { bytes: statSync(join(folder, first)).size, hash: `sha256:${await sha256(join(folder, first))}` }
      : {}),
    schema: {
      $schema: `${PROFILE}/tableschema.json`,
      fields: table.columns.map(field),
      missingValues: [''],
      primaryKey: table.columns.filter((c) => c.role === 'dimension').map((c) => c.name),
    },
  };
}

/** Describes the tables as they lie in `folder`, as CSV or as Parquet files. */
export async function dataPackage(
  folder: string,
  form: 'csv' | 'parquet',
  tables: readonly CataloguedTable[],
  report: Report,
  sample: boolean,
): Promise<unknown> {
  const resources: unknown[] = [];
  for (const { name, csv, parquet, parts } of tables) {
    const paths = form === 'parquet' ? [parquet] : csv === null ? parts.map((part) => part.csv) : [csv];
    resources.push(await resource(folder, OUTPUT_TABLES[name], paths));
  }
  return {
    $schema: `${PROFILE}/datapackage.json`,
    name: 'linli-data',
    title: `${sample ? '示例数据：' : ''}邻里守望数据`,
    description: sample
      ? '示例数据，由程序生成，不反映任何地区、组织的真实情况，请勿引用。 / Sample data made by a program; it says nothing about any real region or organisation. Do not cite it.'
      : '社会组织“邻里守望”关爱行动开放统计。 / Open statistics of the Neighbourly Care campaign.',
    version: report.release,
    created: `${report.generated_at}T00:00:00Z`,
    licenses: [
      {
        name: 'CC-BY-4.0',
        title: 'Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    sources: [
      {
        title: '区划代码 / division codes: 国家统计局 National Bureau of Statistics',
        path: 'http://www.stats.gov.cn',
      },
    ],
    resources,
  };
}
