// What the table tool needs to know of the release, in the language of its page.
import { assetHref, dataHref, href } from '../format/href.ts';
import { text, type Lang } from '../format/language.ts';
import type { PlanLine } from '../format/release-plan.ts';
import { unitName } from '../format/units.ts';
import { allGroups, allTasks } from '../queries/reference-lists.ts';
import {
  dimensionsOf,
  measuresOf,
  type DimensionColumn,
  type MeasureColumn,
  type OutputTable,
  type OutputTableName,
  type Text,
} from '../schema/column.ts';
import { INPUT_TABLES } from '../schema/inputs.ts';
import { OUTPUT_TABLES } from '../schema/outputs.ts';
import { RATES } from '../schema/rates.ts';
import { AREA_LABELS, AREAS, LEVELS, PERIOD_TYPES } from '../schema/values.ts';
import {
  BREAKDOWNS,
  COLUMNS_OF,
  type Catalog,
  type Measure,
  type Member,
  type TabledTable,
} from '../tabulate/catalog.ts';
import { queryFromChoice } from '../tabulate/address.ts';
import { PROVINCES_PICK, usualBy } from '../tabulate/choice.ts';
import { buildInfo } from './build-info.ts';
import { publishedTable } from './catalogue.ts';
import { allCategories } from './categories.ts';
import { isMatureNow, periods } from './periods.ts';
import { ask, upperRows } from './published.ts';
import { releasePlan } from './release-plan.ts';

/** The tables that can be put together, in the order in which they are offered. */
export const TABLED = [
  'coverage',
  'outcomes',
  'needs',
  'targets',
  'profile',
  'reporting',
  'sensitive',
] as const satisfies readonly OutputTableName[];

const uppers = new Map<OutputTableName, Promise<Uint8Array<ArrayBuffer>>>();

/** The tables of which the page's own file has a part; `sensitive` has no other rows and stands nowhere else. */
export const WITH_UPPER_FILE = TABLED.filter((name) => name !== 'sensitive');

/** Where the page finds the rows of the nation and the provinces, from the site's root. */
const upperPath = (name: OutputTableName): string =>
  name === 'sensitive' ? `data/${name}.parquet` : `table/${name}.parquet`;

/** The rows of the nation and the provinces as the file that the page fetches; made once a build. */
export function upperFile(table: OutputTableName): Promise<Uint8Array<ArrayBuffer>> {
  const made = uppers.get(table) ?? upperRows(table);
  uppers.set(table, made);
  return made;
}

function decimals({ type }: MeasureColumn | DimensionColumn): number {
  return type.startsWith('DECIMAL') ? 1 : 0;
}

/** The measures of a table; of `reporting` the counts of units, which its schema has as attributes. */
function countsOf(table: OutputTable, lang: Lang): Measure[] {
  const measures = measuresOf(table).map((column) => ({
    name: column.name,
    label: column.label[lang],
    description: column.description[lang],
    unit: unitName(column.unit, lang),
    decimals: decimals(column),
    additive: column.additive,
    withinYear: column.unit === 'person',
  }));
  const units = table.columns.filter(({ role, type }) => role === 'attribute' && type === 'INTEGER');
  if (table.name !== 'reporting') return measures;
  return units.map((column) => ({
    name: column.name,
    label: column.label[lang],
    description: column.description[lang],
    unit: unitName('unit', lang),
    decimals: decimals(column as DimensionColumn),
    additive: [],
    withinYear: false,
  }));
}

function measuresIn(table: OutputTable, lang: Lang): Measure[] {
  const counts = countsOf(table, lang);
  const additive = (name: string) => counts.find((count) => count.name === name)?.additive ?? [];
  const rates = RATES.filter((rate) => rate.table === table.name).map((rate) => ({
    name: rate.name,
    label: rate.label[lang],
    description: rate.description[lang],
    unit: '%',
    decimals: 1,
    additive: additive(rate.numerator).filter((column) => additive(rate.denominator).includes(column)),
    withinYear: true,
    rate: { numerator: rate.numerator, denominator: rate.denominator, mature: rate.mature ?? false },
  }));
  return [...counts, ...rates];
}

/** The table's lines of the release plan; of the tables that it leaves out, all that they have. */
function planOf(table: OutputTableName): readonly PlanLine[] {
  if (table === 'reporting') {
    const levels = LEVELS.filter((level) => level !== 'township' && level !== 'community');
    return [{ table, levels, periodTypes: PERIOD_TYPES, tasks: [], groups: [], areas: [] }];
  }
  const rows = releasePlan([table]);
  // The kinds of the sensitive table are those that stand in no other.
  if (table === 'sensitive') return rows.map((row) => ({ ...row, tasks: ['sensitive'] }));
  return rows;
}

async function tabled(name: OutputTableName, lang: Lang): Promise<TabledTable> {
  const table = OUTPUT_TABLES[name];
  const { parts } = publishedTable(name);
  const columns = dimensionsOf(table).map((column) => column.name);
  return {
    name,
    title: table.title[lang],
    row: table.row[lang],
    description: table.description[lang],
    measures: measuresIn(table, lang),
    breakdowns: BREAKDOWNS.filter((breakdown) =>
      COLUMNS_OF[breakdown].every((column) => columns.includes(column)),
    ),
    plan: planOf(name),
    isRounded: name === 'sensitive',
    upper: { path: upperPath(name), bytes: (await upperFile(name)).length },
    parts: Object.fromEntries(parts.map(({ region, parquet }) => [region, parquet.bytes])),
  };
}

async function membersOfAll(lang: Lang): Promise<Catalog['members']> {
  const t = text(lang);
  const [tasks, groups] = await Promise.all([ask(allTasks()), ask(allGroups())]);
  const name = (row: { name_zh: string; name_en: string }) => t(row.name_zh, row.name_en);
  const member = (code: string, label: string, parent?: string): Member => ({
    code,
    label,
    values: [code],
    ...(parent === undefined ? {} : { parent }),
  });
  return {
    task: [
      member('all', t('全部任务', 'All tasks')),
      ...tasks.map((row) =>
        member(row.task, name(row), row.parent_task === 'all' ? undefined : row.parent_task),
      ),
    ],
    group: [
      member('all', t('全部对象', 'All groups')),
      ...groups
        .filter(({ tier }) => tier !== 'T3')
        .map((row) => ({
          ...member(row.group, name(row), row.part_of ?? undefined),
          ...(row.tier === 'T2c' ? { isChildren: true } : {}),
        })),
    ],
    area: AREAS.map((area) => member(area, AREA_LABELS[area][lang])),
    category: categories().map(({ dimension, place, label }) => ({
      code: `${dimension}-${place}`,
      label: label[lang],
      values: [dimension, label.zh],
      parent: dimension,
    })),
  };
}

/** The categories of `profile` in the order of their list, numbered within their dimension. */
function categories(): { dimension: string; place: number; label: Text }[] {
  return [...allCategories()].flatMap(([dimension, labels]) =>
    labels.map((label, index) => ({ dimension, place: index + 1, label })),
  );
}

/** Labels of the dimensions of `profile`: those of the columns that offices fill in. */
function dimensionLabels(lang: Lang): Record<string, string> {
  const columns = INPUT_TABLES.activities.columns.filter(({ dimension }) => dimension !== undefined);
  return Object.fromEntries(columns.map(({ dimension, label }) => [dimension ?? '', label[lang]]));
}

const cached = new Map<Lang, Promise<Catalog>>();

/** The catalogue of this build. */
export function tableCatalog(lang: Lang): Promise<Catalog> {
  const made = cached.get(lang) ?? load(lang);
  cached.set(lang, made);
  return made;
}

async function load(lang: Lang): Promise<Catalog> {
  const { release, sample } = buildInfo();
  const spans = await periods();
  const catalog: Catalog = {
    lang,
    release,
    sample,
    dataHref: dataHref(''),
    regionsHref: assetHref('figures/regions.csv'),
    assetHref: assetHref(''),
    regionHref: href('/region/000000/', lang),
    sqlHref: href('/sql/', lang),
    tableHref: href('/data/TABLE/', lang),
    tables: await Promise.all(TABLED.map((name) => tabled(name, lang))),
    members: await membersOfAll(lang),
    dimensions: dimensionLabels(lang),
    periods: spans.all,
    mature: spans.all.filter(isMatureNow).map(({ period }) => period),
    start: '',
  };
  const [coverage] = catalog.tables;
  if (!coverage) throw new Error('missing table: coverage');
  const start = queryFromChoice(
    {
      table: coverage.name,
      regions: [PROVINCES_PICK],
      periods: [...(spans.previous ? [spans.previous.period] : []), spans.current.period],
      measures: ['activities'],
      by: { ...usualBy(catalog, coverage), task: ['1', '2', '3', '4'] },
      compare: 'none',
      share: 'none',
      totals: [],
      swapped: false,
    },
    catalog,
  );
  return { ...catalog, start };
}
