// A published data folder small enough to see through: two provinces, a year of months, a few groups. It is safe by
// construction: all counts are large but a few, and those stand among hidden cells that can be many things.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputTableName } from '../../src/schema/column.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { emptyTables } from '../empty-tables.ts';

const MONTHS = ['07', '08', '09', '10', '11', '12']
  .map((month) => `2021-${month}`)
  .concat(['01', '02', '03', '04', '05', '06'].map((month) => `2022-${month}`));
const KINDS = ['101', '102', '201', '301'];
const GROUPS = ['11', '21', '31', '61'];
const COUNTIES = ['110101', '110102', '110105', '430102', '430103', '430104', '430202', '430203'];
const REGIONS: readonly (readonly [code: string, level: string, parent: string | null])[] = [
  ['000000', 'nation', null],
  ['110000', 'province', '000000'],
  ['430000', 'province', '000000'],
  ['710000', 'province', '000000'],
  ['430100', 'prefecture', '430000'],
  ['430200', 'prefecture', '430000'],
  ...COUNTIES.map((code) => {
    const parent = code.startsWith('11') ? '110000' : `${code.slice(0, 4)}00`;
    return [code, 'county', parent] as const;
  }),
];

const MEASURES = {
  outcomes: ['people', 'first_time', 'visits', 'resolved', 'raters', 'satisfied'],
  needs: ['registered', 'responded', 'resolved'],
} as const;
type ByTask = keyof typeof MEASURES;

interface Place {
  readonly region: string;
  readonly level: string;
  readonly period: string;
  readonly type: string;
  readonly task: string;
  readonly group: string;
}

/** A number below `most` that depends on the words alone. */
function scattered(most: number, ...words: readonly string[]): number {
  let hash = 7;
  for (const letter of words.join('|')) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  return hash % most;
}

/** What a campaign has otherwise than the safe one. */
export interface Otherwise {
  /** The count from which all measures of a county, month, kind and group are made; undefined leaves it. */
  readonly count?: (
    table: ByTask,
    county: string,
    month: string,
    kind: string,
    group: string,
  ) => number | undefined;
  /** All measures of a county, month, kind and group, where they are not made from its count; undefined leaves them. */
  readonly measures?: (
    table: ByTask,
    county: string,
    month: string,
    kind: string,
    group: string,
  ) => readonly number[] | undefined;
  /** Cells that are hidden besides. */
  readonly isHidden?: (table: ByTask, place: Place, measure: string, value: number) => boolean;
}

interface Campaign extends Otherwise {
  readonly months: readonly string[];
}

/** The measures of one county, month, kind and group: what all other figures are sums of. */
function inner(
  { count, measures }: Otherwise,
  table: ByTask,
  county: string,
  month: string,
  kind: string,
  group: string,
): readonly number[] {
  const given = measures?.(table, county, month, kind, group);
  if (given !== undefined) return given;
  const isFirst = month === '2022-02' && kind === '101';
  let base = 40 + scattered(20, table, county, month, kind, group);
  if (county === '430102' && group === '11' && month.startsWith('2022')) base = isFirst ? 5 : 0;
  if (table === 'needs' && county === '110105') base = isFirst && group === '31' ? 4 : 0;
  base = count?.(table, county, month, kind, group) ?? base;
  const part = (share: number): number => Math.floor(base * share);
  return table === 'outcomes'
    ? [base, part(0.5), base + part(0.2), part(0.3), part(0.6), part(0.4)]
    : [base, part(0.8), part(0.5)];
}

const monthsOf = (period: string, months: readonly string[]): readonly string[] => {
  if (period === 'total') return months;
  const [year = '', quarter] = period.split('Q');
  if (quarter === undefined) return months.filter((month) => month.startsWith(year));
  return months.filter(
    (month) => month.startsWith(year) && Math.ceil(Number(month.slice(5)) / 3) === Number(quarter),
  );
};

const countiesOf = (region: string): readonly string[] =>
  COUNTIES.filter((county) => region === '000000' || county.startsWith(region.replace(/(00)+$/, '')));

function sums(
  campaign: Campaign,
  table: ByTask,
  { region, period, task, group }: Pick<Place, 'region' | 'period' | 'task' | 'group'>,
): number[] {
  const total = MEASURES[table].map(() => 0);
  const kinds = KINDS.filter((kind) => task === 'all' || kind.startsWith(task));
  const groups = group === 'all' ? GROUPS : [group === '311' ? '31' : group];
  for (const county of countiesOf(region)) {
    for (const month of monthsOf(period, campaign.months)) {
      for (const kind of kinds) {
        for (const one of groups) {
          inner(campaign, table, county, month, kind, one).forEach((value, at) => {
            total[at] = (total[at] as number) + (group === '311' ? Math.floor(value * 0.4) : value);
          });
        }
      }
    }
  }
  return total;
}

/** Whether a cell is hidden: children, those in whom they would show, and a few small ones with company. */
function isHidden(table: string, { region, level, period, type, group }: Place): boolean {
  const isChildren = level === 'county' || (level === 'prefecture' && type === 'quarter');
  if (['21', '61'].includes(group) && isChildren && table !== 'target_people') return true;
  if (table === 'target_people') return group === '21' && level === 'county';
  if (table === 'needs' && level === 'county' && region.startsWith('11') && group !== 'all') return true;
  const isPair = ['430102', '430103'].includes(region);
  return isPair && group === '11' && ['2022', 'total'].includes(period);
}

const typeOf = (period: string): string =>
  period === 'total' ? 'total' : period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year';

type Row = Record<string, string | number | null>;

function regionColumns(code: string): Row {
  const [, level = '', parent = null] = REGIONS.find(([region]) => region === code) ?? [];
  return {
    region_code: code,
    region_name: `地区${code}`,
    level,
    parent_code: parent,
  };
}

function periodsUntil(months: readonly string[]): string[] {
  const quarters = months.map((month) => `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}`);
  return [...months, ...new Set(quarters), ...new Set(months.map((month) => month.slice(0, 4))), 'total'];
}

/** The release plan in small: which tasks and groups a level has in a period. */
function planned(level: string, type: string): [task: string, group: string][] {
  const groups = ['all', ...GROUPS, '311'];
  const isWide = level === 'nation' || level === 'province';
  const isLong = type === 'year' || type === 'total';
  if ((level === 'county' && !isLong) || (level === 'prefecture' && type === 'month')) return [];
  return [
    ...groups.map((group): [string, string] => ['all', group]),
    ...(isLong ? ['1', '2', '3'] : []).flatMap((task) =>
      (isWide ? groups : ['all']).map((group): [string, string] => [task, group]),
    ),
    ...(isLong && isWide ? KINDS.map((kind): [string, string] => [kind, 'all']) : []),
  ];
}

const OUT = '710000';

/** The status of a row in which some of its measures are hidden. */
function statusOf(hidden: readonly string[], measures: readonly string[]): string {
  if (hidden.length === 0) return 'ok';
  return hidden.length === measures.length ? 'suppressed' : `suppressed:${hidden.join()}`;
}

function byTask(table: ByTask, campaign: Campaign): Row[] {
  const measures = MEASURES[table];
  return REGIONS.flatMap(([region, level]) =>
    periodsUntil(campaign.months).flatMap((period) =>
      planned(level, typeOf(period)).map(([task, group]): Row => {
        const type = typeOf(period);
        const place = { region, level, period, type, task, group };
        const key = {
          ...regionColumns(region),
          period,
          period_type: type,
          task,
          group,
        };
        if (region === OUT) return { ...key, status: 'not_applicable' };
        const values = sums(campaign, table, place);
        const hidden = measures.filter(
          (measure, at) =>
            isHidden(table, place) || campaign.isHidden?.(table, place, measure, values[at] as number),
        );
        const shown = measures.flatMap((name, at) =>
          hidden.includes(name) ? [] : [[name, values[at] as number]],
        );
        return {
          ...key,
          ...Object.fromEntries(shown),
          status: statusOf(hidden, measures),
        };
      }),
    ),
  );
}

function targets(campaign: Campaign): Row[] {
  return REGIONS.flatMap(([region, level]) =>
    ['2021', '2022'].flatMap((period) =>
      [...GROUPS, '311'].map((group): Row => {
        const place = {
          region,
          level,
          period,
          type: 'year',
          task: 'all',
          group,
        };
        const key = { ...regionColumns(region), period, group };
        if (region === OUT) return { ...key, status: 'not_applicable' };
        const first = sums(campaign, 'outcomes', place)[1] as number;
        const isFirstHidden =
          isHidden('outcomes', place) || campaign.isHidden?.('outcomes', place, 'first_time', first);
        const hidden = [
          ...(isHidden('target_people', place) ? ['target_people'] : []),
          ...(isFirstHidden ? ['first_time'] : []),
        ];
        const register = countiesOf(region).reduce(
          (sum, county) => sum + (group === '311' ? 300 : 900) + scattered(100, county, group),
          0,
        );
        return {
          ...key,
          ...(hidden.includes('target_people') ? {} : { target_people: register }),
          ...(isFirstHidden ? {} : { first_time: first }),
          status: statusOf(hidden, ['target_people', 'first_time']),
        };
      }),
    ),
  );
}

/** Party members of a county in a month: few in one county in a quarter. */
const members = (county: string, month: string): number =>
  county === '430102' && month >= '2022-01' && month <= '2022-03'
    ? Number(month.slice(-1)) % 2 === 0
      ? 3
      : 1
    : 20 + scattered(9, county, month);

function coverage({ months }: Campaign): Row[] {
  const harmless = {
    communities: 10,
    communities_covered: 5,
    activities: 100,
    organisations: 9,
    hours: 50.5,
  };
  return REGIONS.flatMap(([region]) =>
    periodsUntil(months).map((period): Row => {
      const type = typeOf(period);
      const key = {
        ...regionColumns(region),
        period,
        period_type: type,
        task: 'all',
        area: 'all',
      };
      if (region === OUT) return { ...key, status: 'not_applicable' };
      if (type === 'month')
        return {
          ...key,
          ...harmless,
          status: 'not_applicable:volunteers,party_members',
        };
      const sum = (of: (county: string, month: string) => number): number =>
        countiesOf(region)
          .flatMap((county) => monthsOf(period, months).map((month) => of(county, month)))
          .reduce((total, value) => total + value, 0);
      const isPair = ['430102', '430103'].includes(region) && ['2022Q1', '2022Q2'].includes(period);
      return {
        ...key,
        ...harmless,
        volunteers: sum((county, month) => 100 + scattered(30, county, month)),
        ...(isPair ? {} : { party_members: sum(members) }),
        status: isPair ? 'suppressed:party_members' : 'ok',
      };
    }),
  );
}

function sensitive(): Row[] {
  return ['000000', '110000', '430000', OUT].flatMap((region) =>
    ['2021', '2022'].map((period): Row => {
      const key = { ...regionColumns(region), period, task: '308' };
      if (region === OUT) return { ...key, status: 'not_applicable' };
      if (region === '110000' && period === '2022') return { ...key, status: 'suppressed' };
      const size = { '000000': 140, '110000': 40, '430000': 110 }[region] as number;
      return { ...key, activities: size, visits: size * 10, status: 'ok' };
    }),
  );
}

function periods(months: readonly string[]): Row[] {
  return periodsUntil(months).map((period) => {
    const type = typeOf(period);
    const covered = type === 'month' ? 1 : monthsOf(period, months).length;
    const all = { month: 1, quarter: 3, year: 12, total: covered }[type] as number;
    const day = '2022-01-01';
    return {
      period,
      period_type: type,
      first_day: day,
      last_day: day,
      months_covered: covered,
      months_total: all,
    };
  });
}

const list = (code: string, more: Row): Row => ({
  name_zh: code,
  name_en: code,
  ...more,
});

function tablesOf(campaign: Campaign): Partial<Record<OutputTableName, Row[]>> {
  return {
    outcomes: byTask('outcomes', campaign),
    needs: byTask('needs', campaign),
    targets: targets(campaign),
    coverage: coverage(campaign),
    sensitive: sensitive(),
    periods: periods(campaign.months),
    regions: REGIONS.map(([code]) => ({
      ...regionColumns(code),
      communities: 1,
      communities_urban: 1,
      communities_rural: 0,
    })),
    groups: ['11:T2', '21:T2c', '31:T2', '311:T2:31', '61:T1', '91:T3'].map((text) => {
      const [group = '', tier = '', part] = text.split(':');
      return list(group, { group, tier, part_of: part ?? null });
    }),
    tasks: ['1:all', '101:1', '102:1', '2:all', '201:2', '3:all', '301:3', '308:3'].map((text) => {
      const [task = '', parent = ''] = text.split(':');
      const flags = { rural_only: 0, priority_urban: 0, priority_rural: 0 };
      return list(task, {
        task,
        parent_task: parent,
        sensitive: task === '308' ? 1 : 0,
        ...flags,
      });
    }),
  };
}

/** Writes the tables of a release that has the months up to one as Parquet files into a folder. */
async function writeTables(folder: string, until: string, otherwise: Otherwise): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const connection = await emptyTables();
  const campaign = {
    ...otherwise,
    months: MONTHS.filter((month) => month <= until),
  };
  for (const [name, rows] of Object.entries(tablesOf(campaign))) {
    const { columns } = OUTPUT_TABLES[name as OutputTableName];
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(rows));
    const types = columns.map((column) => `"${column.name}": '${column.type}'`).join(', ');
    await connection.run(
      `INSERT INTO ${name} BY NAME SELECT * FROM read_json('${path}', columns = {${types}})`,
    );
    await connection.run(`COPY ${name} TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet)`);
    rmSync(path);
  }
  connection.closeSync();
}

const TODAY = '2022-06';

/** Writes the small campaign as a data folder, by default safe. */
export async function writeSmallCampaign(data: string, otherwise: Otherwise = {}): Promise<void> {
  await writeTables(data, TODAY, otherwise);
  writeFileSync(join(data, 'tables.json'), JSON.stringify({ release: TODAY }));
}

/** Adds an earlier release, which knew the months up to its own. */
export async function addEarlierRelease(data: string, id: string, otherwise: Otherwise = {}): Promise<void> {
  await writeTables(join(data, 'releases', id), id, otherwise);
}

/** The true value of a cell, hidden or not. */
export function trueValue(
  table: ByTask,
  measure: string,
  place: Pick<Place, 'region' | 'period' | 'task' | 'group'>,
): number {
  const at = (MEASURES[table] as readonly string[]).indexOf(measure);
  return sums({ months: MONTHS }, table, place)[at] as number;
}
