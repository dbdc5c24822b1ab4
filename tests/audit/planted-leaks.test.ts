// The audit of a safe folder finds nothing; broken in one place each, it must name the cell.
import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../scripts/audit/finding.ts';
import { findingsIn } from '../../scripts/audit/folder-findings.ts';
import type { Otherwise } from './small-campaign.ts';
import { addEarlierRelease, trueValue, writeSmallCampaign } from './small-campaign.ts';

let folder: string;
let safe: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-audit-'));
  safe = join(folder, 'safe');
  await writeSmallCampaign(safe);
  await addEarlierRelease(safe, '2022-05');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...statements: readonly string[]): Promise<void> {
  const connection = await (await DuckDBInstance.create()).connect();
  for (const sql of statements) await connection.run(sql);
  connection.closeSync();
}

/** Rewrites a Parquet file below a data folder by a statement on the table `t`. */
async function rewrite(data: string, file: string, statement: string): Promise<void> {
  const path = join(data, file);
  await run(
    `CREATE TABLE t AS SELECT * FROM read_parquet('${path}')`,
    statement,
    `COPY t TO '${path}' (FORMAT parquet)`,
  );
}

const update =
  (file: string, set: string, where: string) =>
  (data: string): Promise<void> =>
    rewrite(data, file, `UPDATE t SET ${set} WHERE ${where}`);

async function write(data: string, file: string, text: string): Promise<void> {
  const path = join(data, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const copied =
  (table: string, file: string, select = '*') =>
  async (data: string): Promise<void> => {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    const format = file.endsWith('.csv') ? 'HEADER' : 'FORMAT parquet';
    await run(
      `COPY (SELECT ${select} FROM read_parquet('${join(data, `${table}.parquet`)}')) TO '${join(data, file)}' (${format})`,
    );
  };

/** Sets figures of an outcomes row, as they truly are, that the safe folder hides. */
function showAgain(measures: readonly string[], region: string, period: string, group: string) {
  const values = measures.map(
    (name) => `${name} = ${trueValue('outcomes', name, { region, period, task: 'all', group })}`,
  );
  const hidden = ['people', 'first_time', 'visits', 'resolved', 'raters', 'satisfied'].filter(
    (name) => !measures.includes(name),
  );
  return update(
    'outcomes.parquet',
    `${values.join(', ')}, status = 'suppressed:${hidden.join()}'`,
    at(region, period, group),
  );
}

const at = (region: string, period: string, group: string, task = 'all'): string =>
  `region_code = '${region}' AND period = '${period}' AND task = '${task}' AND "group" = '${group}'`;

interface Planted {
  readonly what: string;
  readonly plant: (data: string) => Promise<void>;
  /** The finding that must be there: parts of its file, cell and English reason. */
  readonly file?: string;
  readonly cell: string;
  readonly why: string;
}

const PEOPLE_5 = 'outcomes.people 430102 2022 task=all group=11';

const planted: readonly Planted[] = [
  {
    what: 'a secondary cell shown again (region)',
    plant: showAgain(['people'], '430103', '2022', '11'),
    cell: PEOPLE_5,
    why: '∈ [5, 5]: outcomes.people 430100 2022 task=all group=11',
  },
  {
    what: 'the total of two years shown again',
    plant: showAgain(['people'], '430102', 'total', '11'),
    cell: PEOPLE_5,
    why: '∈ [5, 5]: outcomes.people 430102 total task=all group=11',
  },
  {
    what: 'the rest of the groups shown',
    plant: async (data) => {
      for (const group of ['21', '61']) await showAgain(['people'], '430102', '2022', group)(data);
    },
    cell: PEOPLE_5,
    why: '∈ [5, 5]: outcomes.people 430102 2022 task=all group=all',
  },
  {
    what: 'children shown at a county',
    plant: showAgain(['visits'], '430104', '2021', '21'),
    cell: 'outcomes.visits 430104 2021 task=all group=21',
    why: "a children's group at a county",
  },
  {
    what: "children's visits at a county said not to be reported",
    plant: update(
      'outcomes.parquet',
      `status = 'suppressed:people,first_time,resolved,raters,satisfied;not_reported:visits'`,
      at('430104', '2021', '21'),
    ),
    cell: 'outcomes.visits 430104 2021 task=all group=21',
    why: 'not reported tells that there are records',
  },
  {
    what: 'children of one quarter follow from another and the year',
    plant: showAgain(['people'], '430100', '2022Q1', '21'),
    cell: 'outcomes.people 430100 2022Q2 task=all group=21',
    why: 'outcomes.people 430100 2022 task=all group=21',
  },
  {
    what: 'children follow from the other groups',
    plant: showAgain(['people'], '430203', '2021', '61'),
    cell: 'outcomes.people 430203 2021 task=all group=21',
    why: 'outcomes.people 430203 2021 task=all group=all',
  },
  {
    what: 'party members of the other county shown',
    plant: (data) => {
      const of = (region: string): string =>
        `(SELECT party_members FROM t WHERE region_code = '${region}' AND period = '2022Q1')`;
      return update(
        'coverage.parquet',
        `party_members = ${of('430100')} - ${of('430104')} - 5, status = 'ok'`,
        `region_code = '430103' AND period = '2022Q1'`,
      )(data);
    },
    cell: 'coverage.party_members 430102 2022Q1',
    why: 'coverage.party_members 430100 2022Q1',
  },
  {
    what: 'a register shows first_time that outcomes hides',
    plant: update(
      'targets.parquet',
      `first_time = ${trueValue('outcomes', 'first_time', { region: '430103', period: '2022', task: 'all', group: '11' })}, status = 'ok'`,
      `region_code = '430103' AND period = '2022' AND "group" = '11'`,
    ),
    cell: 'outcomes.first_time 430102 2022 task=all group=11',
    why: '∈ [2, 2]',
  },
  {
    what: 'the register and outcomes differ in what they hide',
    plant: update(
      'targets.parquet',
      `first_time = 700, status = 'ok'`,
      `region_code = '430103' AND period = '2022' AND "group" = '11'`,
    ),
    file: 'targets.parquet',
    cell: 'targets.first_time 430103 2022 group=11',
    why: 'shown in one, hidden in the other',
  },
  {
    what: 'a zero shown in a line published as its total only',
    plant: update(
      'needs.parquet',
      `registered = 0, responded = 0, resolved = 0, status = 'ok'`,
      at('110105', '2022', '11'),
    ),
    cell: 'needs.registered 110105 2022 task=all group=31',
    why: 'needs.registered 110105 2022 task=all group=all: 4 = 0 + [21] + [31] + [61]',
  },
  {
    what: 'raters shown without satisfied',
    plant: showAgain(['raters'], '430103', '2022', '11'),
    cell: 'outcomes.satisfied 430103 2022 task=all group=11',
    why: 'of raters and satisfied only one is hidden',
  },
  {
    what: 'one dissatisfied',
    plant: update('outcomes.parquet', 'satisfied = raters - 1', at('430104', '2021', '31')),
    cell: 'outcomes.satisfied 430104 2021 task=all group=31',
    why: 'only 1 dissatisfied',
  },
  {
    what: 'a small count shown',
    plant: update('outcomes.parquet', 'visits = 9', at('430104', '2021', '31')),
    cell: 'outcomes.visits 430104 2021 task=all group=31',
    why: 'under 10: 9',
  },
  {
    what: 'disabled people who are not severely disabled are few',
    plant: update(
      'outcomes.parquet',
      'people = (SELECT people - 4 FROM t WHERE ' + at('430104', '2021', '31') + ')',
      at('430104', '2021', '311'),
    ),
    cell: 'outcomes.people 430104 2021 task=all group=311',
    why: '31 less 311 is only 4',
  },
  {
    what: 'figures that do not add up',
    plant: update('outcomes.parquet', 'people = people + 100', at('430104', '2021', '31')),
    cell: 'outcomes.people 430100 2021 task=all group=31',
    why: 'the figures contradict each other',
  },
  {
    what: 'a value in a row that says it is hidden',
    plant: update('needs.parquet', 'registered = 812', at('430103', '2022', '11')),
    cell: 'needs 430103 2022 task=all group=11',
    why: 'the status does not fit the values: suppressed',
  },
  {
    what: 'a missing row',
    plant: (data) => rewrite(data, 'outcomes.parquet', `DELETE FROM t WHERE ${at('430104', '2022', '31')}`),
    cell: 'outcomes 430104 2022 task=all group=31',
    why: 'the row is missing',
  },
  {
    what: 'a missing province',
    plant: (data) => rewrite(data, 'needs.parquet', `DELETE FROM t WHERE ${at('110000', '2022-03', '31')}`),
    cell: 'needs 110000 2022-03 task=all group=31',
    why: 'the row is missing',
  },
  {
    what: 'a column more than the table has',
    plant: (data) => rewrite(data, 'outcomes.parquet', 'ALTER TABLE t ADD COLUMN rate DOUBLE'),
    file: 'outcomes.parquet',
    cell: 'rate',
    why: 'a column that the table does not have',
  },
  {
    what: 'a sensitive group',
    plant: update('needs.parquet', `"group" = '91'`, at('430104', '2021', '31')),
    cell: 'needs 430104 2021 task=all group=91',
    why: 'a sensitive group in this table',
  },
  {
    what: 'a sensitive kind',
    plant: update('outcomes.parquet', `task = '308'`, at('430000', '2021', 'all', '301')),
    cell: 'outcomes 430000 2021 task=308 group=all',
    why: 'a sensitive kind of task in this table',
  },
  {
    what: 'a sensitive figure that is not rounded',
    plant: update('sensitive.parquet', 'visits = 1104', `region_code = '430000' AND period = '2021'`),
    cell: 'sensitive.visits 430000 2021 task=308',
    why: 'not rounded to 10: 1104',
  },
  {
    what: 'a sensitive figure under 30',
    plant: update('sensitive.parquet', 'activities = 20', `region_code = '430000' AND period = '2021'`),
    cell: 'sensitive.activities 430000 2021 task=308',
    why: 'under 30: 20',
  },
  {
    what: 'a hidden sensitive figure is the nation less nothing',
    plant: update(
      'sensitive.parquet',
      `activities = NULL, visits = NULL, status = 'not_reported'`,
      `region_code = '430000' AND period = '2022'`,
    ),
    cell: 'sensitive.activities 110000 2022 task=308',
    why: '∈ [135, 144]: 000000 (140)',
  },
  {
    what: 'a hidden sensitive figure beside others that would be hidden under 30',
    plant: update(
      'sensitive.parquet',
      `activities = CASE region_code WHEN '000000' THEN 60 WHEN '110000' THEN NULL ELSE 30 END,
       visits = CASE region_code WHEN '110000' THEN NULL ELSE 300 END,
       status = CASE region_code WHEN '110000' THEN 'suppressed' ELSE 'ok' END`,
      `period = '2022'`,
    ),
    cell: 'sensitive.activities 110000 2022 task=308',
    why: '∈ [0, 4]: 000000 (60)',
  },
  {
    what: 'a CSV that shows what the table hides',
    plant: copied(
      'outcomes',
      'outcomes.csv',
      `* REPLACE (coalesce(people, 5) AS people, replace(status, 'not_applicable', 'ok') AS status)`,
    ),
    file: 'outcomes.csv',
    cell: 'outcomes.people',
    why: '5, where the table has —',
  },
  {
    what: 'a part by province with another figure',
    plant: async (data) => {
      await copied('outcomes', 'outcomes/430000.parquet')(data);
      await rewrite(
        data,
        'outcomes/430000.parquet',
        `DELETE FROM t WHERE region_code NOT LIKE '43%' AND region_code <> '000000'`,
      );
      await update('outcomes/430000.parquet', 'people = people + 1', at('430104', '2021', '31'))(data);
    },
    file: 'outcomes/430000.parquet',
    cell: 'outcomes.people 430104 2021 task=all group=31',
    why: 'where the table has',
  },
  {
    what: "the release's own copy differs",
    plant: async (data) => {
      await copied('needs', 'releases/2022-06/needs.parquet')(data);
      await update(
        'releases/2022-06/needs.parquet',
        `registered = 5, status = 'suppressed:responded,resolved'`,
        at('430102', '2022', '11'),
      )(data);
    },
    file: 'releases/2022-06/needs.parquet',
    cell: 'needs.registered 430102 2022 task=all group=11',
    why: '5, where the table has —',
  },
  {
    what: 'a second file with other rounding',
    plant: (data) =>
      write(data, 'figures/rounded.csv', 'region_code,period,group,people_rounded\n430102,2022,11,10\n'),
    file: 'figures/rounded.csv',
    cell: 'people_rounded 430102 2022',
    why: 'stands in a row with hidden figures: 10',
  },
  {
    what: 'a second file that shows a shown figure rounded',
    plant: (data) =>
      write(data, 'figures/needs.tsv', 'region_code\tperiod\tgroup\tregistered\n430100\t2021\tall\t10\n'),
    file: 'figures/needs.tsv',
    cell: 'registered 430100 2021',
    why: '10, where the table has',
  },
  {
    what: 'a rate that gives a numerator',
    plant: (data) =>
      write(
        data,
        'charts/rates.json',
        JSON.stringify({
          period: '2022',
          rows: [{ region_code: '430102', group: '11', satisfaction_rate: 0.5 }],
        }),
      ),
    file: 'charts/rates.json',
    cell: 'satisfaction_rate 430102 2022',
    why: 'stands in a row with hidden figures: 0.5',
  },
  {
    what: 'columns in a JSON file that show what is hidden',
    plant: (data) =>
      write(
        data,
        'charts/columns.json',
        JSON.stringify({
          region_code: ['430104', '430102'],
          period: ['2022', '2022'],
          group: ['11', '11'],
          visits: [null, 6],
        }),
      ),
    file: 'charts/columns.json',
    cell: 'visits 430102 2022',
    why: 'shows what the table hides: 6',
  },
  {
    what: 'a sensitive group in another file',
    plant: (data) => write(data, 'extra/t3.csv', 'region_code,period,group,people\n430000,2022,91,40\n'),
    file: 'extra/t3.csv',
    cell: 'people 430000 2022 task=all group=91',
    why: 'a sensitive kind or group outside its own table',
  },
  {
    what: 'growth since the last release',
    plant: update(
      'releases/2022-05/outcomes.parquet',
      `people = ${trueValue('outcomes', 'people', { region: '430104', period: '2022', task: 'all', group: '31' }) - 4}`,
      at('430104', '2022', '31'),
    ),
    cell: 'outcomes.people 430104 2022 task=all group=31',
    why: 'the change since release 2022-05 is +4',
  },
  {
    what: 'a revision of few',
    plant: update('releases/2022-05/outcomes.parquet', 'people = people + 3', at('430000', '2022-03', '31')),
    cell: 'outcomes.people 430000 2022-03 task=all group=31',
    why: 'differs from release 2022-05 by −3',
  },
  {
    what: 'children of a quarter that an earlier release showed',
    plant: update(
      'releases/2022-05/outcomes.parquet',
      `people = ${trueValue('outcomes', 'people', { region: '430100', period: '2022Q1', task: 'all', group: '61' })},
        status = 'suppressed:first_time,visits,resolved,raters,satisfied'`,
      at('430100', '2022Q1', '61'),
    ),
    cell: 'outcomes.people 430100 2022Q1 task=all group=21',
    why: 'outcomes.people 430100 2022Q1 task=all group=all',
  },
  {
    what: 'a year that had one quarter only in an earlier release',
    plant: (data) => addEarlierRelease(data, '2022-03'),
    cell: 'outcomes.people 430100 2022Q1 task=all group=21',
    why: 'outcomes.people 430100 2022 task=all group=21 (releases/2022-03)',
  },
  {
    what: 'a growing year and its growing quarter in an earlier release',
    plant: update(
      'releases/2022-05/outcomes.parquet',
      `people = (SELECT people FROM t WHERE ${at('430100', '2022', '21')})
          - ${trueValue('outcomes', 'people', { region: '430100', period: '2022Q1', task: 'all', group: '21' })},
        status = 'suppressed:first_time,visits,resolved,raters,satisfied'`,
      at('430100', '2022Q2', '21'),
    ),
    cell: 'outcomes.people 430100 2022Q1 task=all group=21',
    why: 'outcomes.people 430100 2022 task=all group=21 (releases/2022-05)',
  },
  {
    what: 'what is new since an earlier release is few',
    plant: update(
      'releases/2022-05/outcomes.parquet',
      `people = ${trueValue('outcomes', 'people', { region: '430103', period: '2022', task: 'all', group: '11' }) - 3},
        status = 'suppressed:first_time,visits,resolved,raters,satisfied'`,
      at('430103', '2022', '11'),
    ),
    cell: 'outcomes.people 430103 2022 task=all group=11',
    why: 'growth since then ∈ [0, 8]',
  },
];

const matches =
  ({ file, cell, why }: Pick<Planted, 'file' | 'cell' | 'why'>) =>
  (finding: Finding): boolean =>
    (file === undefined || finding.file === file) &&
    finding.cell.includes(cell) &&
    finding.why.en.includes(why);

test('a safe folder is clean', async () => {
  expect(await findingsIn(safe)).toEqual([]);
});

test.each(planted)('$what', async ({ plant, ...expected }) => {
  const data = join(folder, 'broken');
  rmSync(data, { recursive: true, force: true });
  cpSync(safe, data, { recursive: true });
  await plant(data);
  const findings = await findingsIn(data);
  expect(findings.filter(matches(expected)), JSON.stringify(findings.slice(0, 8), null, 1)).not.toEqual([]);
});

interface Alone extends Otherwise {
  readonly what: string;
  readonly cell: string;
}

/** Few of one kind in a table: the others of it are none. */
const few =
  (
    table: string,
    isIt: (county: string, month: string, kind: string, group: string) => boolean,
    most: number,
  ): Otherwise['count'] =>
  (of, county, month, kind, group) => {
    if (of !== table || !isIt(county, month, kind, group)) return undefined;
    return kind === '101' ? most : 0;
  };

const alone: readonly Alone[] = [
  {
    what: 'a month of a province',
    count: few(
      'outcomes',
      (county, month, _, group) => county.startsWith('11') && month === '2022-02' && group === '31',
      2,
    ),
    isHidden: (table, { region, period, group }) =>
      table === 'outcomes' && region === '110000' && period === '2022-02' && ['31', '311'].includes(group),
    cell: 'outcomes.people 110000 2022-02 task=all group=31',
  },
  {
    what: 'a quarter of a prefecture',
    count: few(
      'outcomes',
      (county, month, _, group) => county.startsWith('4302') && month <= '2021-09' && group === '31',
      1,
    ),
    isHidden: (table, { region, period, group }) =>
      table === 'outcomes' && region === '430200' && period === '2021Q3' && ['31', '311'].includes(group),
    cell: 'outcomes.people 430200 2021Q3 task=all group=31',
  },
  {
    what: 'a year of a county by its total',
    count: few(
      'needs',
      (county, month, _, group) => county === '430203' && month < '2022' && group === '11',
      1,
    ),
    isHidden: (table, { region, period, group }) =>
      table === 'needs' && ['430202', '430203'].includes(region) && period === '2021' && group === '11',
    cell: 'needs.registered 430203 2021 task=all group=11',
  },
  {
    what: 'a kind of its task',
    count: (table, county, _, kind, group) =>
      table === 'outcomes' && county.startsWith('11') && kind === '102'
        ? group === '11' && county === '110101'
          ? 1
          : 0
        : undefined,
    isHidden: (table, { region, task, period }) =>
      table === 'outcomes' && region === '110000' && task === '102' && period === '2022',
    cell: 'outcomes.people 110000 2022 task=102 group=all',
  },
  {
    what: 'first_time is no more than people',
    count: (table, county, month, kind, group) =>
      table === 'outcomes' && county === '430104' && month < '2022' && group === '31'
        ? month === '2021-08' && kind === '101'
          ? 10
          : 0
        : undefined,
    isHidden: (table, { region, period, group }, measure) =>
      table === 'outcomes' &&
      ['430103', '430104'].includes(region) &&
      ['2021', 'total'].includes(period) &&
      ['31', '311'].includes(group) &&
      measure !== 'people',
    cell: 'outcomes.first_time 430104 2021 task=all group=31',
  },
  {
    what: 'a year of a county by its prefecture and groups',
    count: few(
      'outcomes',
      (county, month, _, group) => county === '430203' && month < '2022' && group === '11',
      1,
    ),
    isHidden: (table, { region, period, group }) =>
      table === 'outcomes' && region === '430203' && period === '2021' && group === '11',
    cell: 'outcomes.people 430203 2021 task=all group=11',
  },
];

test.each(alone)('hidden alone: $what', async ({ cell, ...otherwise }) => {
  const data = join(folder, 'alone');
  rmSync(data, { recursive: true, force: true });
  await writeSmallCampaign(data, otherwise);
  const findings = await findingsIn(data);
  expect(
    findings.filter(matches({ cell, why: '∈ [' })),
    JSON.stringify(findings.slice(0, 8), null, 1),
  ).not.toEqual([]);
});

// Of group 11 there are persons by task 3 alone, as the province shows; in 430102 that task has 5 of it and `others` of
// another group. No table has these two numbers.
test.each([
  { others: 4, expected: ["∈ [0, 9]: a county's counts by task and group are not published"] },
  { others: 60, expected: [] },
])('counts that no table has, $others beside five, give the five away', async ({ others, expected }) => {
  const data = mkdtempSync(join(folder, 'combined-'));
  await writeSmallCampaign(data, {
    count: (table, county, month, kind, group) => {
      if (table !== 'outcomes' || !county.startsWith('43')) return undefined;
      if (group === '11' && kind !== '301') return 0;
      if (county !== '430102' || kind !== '301' || !month.startsWith('2022')) return undefined;
      if (month !== '2022-02') return 0;
      return { 11: 5, 31: others }[group] ?? 0;
    },
  });
  const found = await findingsIn(data);
  const told = found.filter(({ cell }) => cell === PEOPLE_5).map(({ why }) => why.en);
  expect(told.map((why) => why.split(', but')[0])).toEqual(expected);
  expect(told.every((why) => why.includes('430102 2022 task=3 group=all'))).toBe(true);
});

// In the first quarter of 2022 430102 has 5 of group 11, and 430103 has 4; of the year that is all of 430102.
test.each([
  { activities: 0, expected: ["∈ [0, 9]: a county's counts by month, task and group are not published"] },
  { activities: 100, expected: [] },
])(
  'a county that had $activities activities in the second quarter, below a prefecture with 9 in the first',
  async ({ activities, expected }) => {
    const data = mkdtempSync(join(folder, 'idle-'));
    await writeSmallCampaign(data, {
      count: (table, county, month, kind, group) => {
        if (table !== 'outcomes' || !county.startsWith('4301') || !month.startsWith('2022')) return undefined;
        const isFirstQuarter = month < '2022-04';
        if (!isFirstQuarter && county === '430102') return 0;
        if (!isFirstQuarter || group !== '11' || county === '430102') return undefined;
        return county === '430103' && month === '2022-02' && kind === '101' ? 4 : 0;
      },
    });
    const where = `region_code = '430102' AND period IN ('2022Q2', '2022-04', '2022-05', '2022-06')`;
    await update('coverage.parquet', `activities = ${activities}`, where)(data);
    const found = await findingsIn(data);
    const told = found.filter(({ cell }) => cell === PEOPLE_5).map(({ why }) => why.en);
    expect(told.map((why) => why.split(', but')[0])).toEqual(expected);
  },
);

test('a total and the growing year in an earlier release give the year before away', async () => {
  const data = join(folder, 'alone');
  rmSync(data, { recursive: true, force: true });
  const hiddenIn =
    (...periods: readonly string[]): Otherwise['isHidden'] =>
    (table, { region, period, group }) =>
      table === 'needs' &&
      ['430202', '430203'].includes(region) &&
      periods.includes(period) &&
      group === '11';
  const count = few('needs', (of, month, _, group) => of === '430203' && month < '2022' && group === '11', 1);
  await writeSmallCampaign(data, { count, isHidden: hiddenIn('2021', 'total') });
  expect(await findingsIn(data)).toEqual([]);
  await addEarlierRelease(data, '2022-05', { count, isHidden: hiddenIn('2021') });
  const cell = 'needs.registered 430203 2021 task=all group=11';
  const why = '∈ [6, 6]: needs.registered 430203 total task=all group=11 (releases/2022-05)';
  expect((await findingsIn(data)).filter(matches({ cell, why }))).not.toEqual([]);
});

test('a growing year that an earlier release hid follows from where there were no activities since', async () => {
  const data = join(folder, 'span');
  const isIdle = (county: string, month: string): boolean =>
    (county === '110102' && month > '2022-01') || (county === '110105' && month === '2022-01');
  const first: Record<string, number> = { 110101: 4, 110102: 30 };
  const count: Otherwise['count'] = (table, county, month, kind, group) => {
    if (table !== 'outcomes' || !county.startsWith('11') || month < '2022') return undefined;
    if (isIdle(county, month)) return 0;
    if (group !== '11') return undefined;
    return kind === '101' ? (month === '2022-01' ? first[county] : 20) : 0;
  };
  await writeSmallCampaign(data, { count });
  await addEarlierRelease(data, '2022-01', {
    count,
    isHidden: (table, { level, period }) =>
      table === 'outcomes' && level === 'county' && ['2022', 'total'].includes(period),
  });
  const told = async () =>
    (await findingsIn(data))
      .filter(({ file, cell }) => file.startsWith('releases/') && cell.startsWith('outcomes.people'))
      .map(({ file, cell, why }) => [file, cell, why.en.slice(0, why.en.indexOf(']') + 1)]);
  expect(await told()).toEqual([]);
  await update(
    'coverage.parquet',
    'activities = 0',
    `region_code = '110102' AND period BETWEEN '2022-02' AND '2022-06' OR region_code = '110105' AND period = '2022-01'`,
  )(data);
  expect(await told()).toEqual([
    ['releases/2022-01/outcomes.parquet', 'outcomes.people 110101 2022 task=all group=11', '∈ [4, 4]'],
  ]);
});

describe('who rated was served: where few others were, raters tell people', () => {
  /** Of group 11 in 2022 all were served in February: 40, 32, and 4 in 430104, of whom nobody rated. */
  const servedWith = (rated: number): Record<string, readonly number[]> => ({
    430103: [40, 20, 50, 20, rated, 20],
    430104: [4, 0, 4, 0, 0, 0],
    430202: [32, 16, 40, 16, 32, 16],
  });
  const measuring =
    (rated: number): Otherwise['measures'] =>
    (table, county, month, kind, group) => {
      if (table !== 'outcomes' || month < '2022' || group !== '11') return undefined;
      const [none, all] = [
        [0, 0, 0, 0, 0, 0],
        [60, 30, 70, 30, 60, 30],
      ];
      if (month !== '2022-02' || kind !== '101') return none;
      return county.startsWith('11') ? all : (servedWith(rated)[county] ?? none);
    };

  /** What is told, with people and visits of some levels hidden. */
  async function told(rated: number, levels: readonly string[]): Promise<string[][]> {
    const data = join(folder, 'silent');
    rmSync(data, { recursive: true, force: true });
    await writeSmallCampaign(data, {
      measures: measuring(rated),
      isHidden: (table, { level, period, group }, measure, value) =>
        table === 'outcomes' &&
        group === '11' &&
        (period.startsWith('2022') || period === 'total') &&
        ['people', 'visits'].includes(measure) &&
        value > 0 &&
        levels.includes(level),
    });
    return (await findingsIn(data)).map(({ cell, why }) => [cell, why.en.slice(0, why.en.indexOf(']') + 1)]);
  }

  const cell = 'outcomes.people 430104 2022 task=all group=11';

  test.each([
    ['in the prefecture', ['county']],
    ['in the province', ['county', 'prefecture']],
    ['in the nation', ['county', 'prefecture', 'province']],
  ])('%s', async (_, levels) => {
    expect(await told(35, levels)).toContainEqual([cell, '∈ [0, 9]']);
    // Where more did not rate, nothing is told.
    expect(await told(34, levels)).toEqual([]);
  });
});

test('a hidden figure of an earlier release follows from what today shows of it and how little its line has grown', async () => {
  const data = join(folder, 'alone');
  rmSync(data, { recursive: true, force: true });
  const counting = (most: number): Otherwise['count'] =>
    few('needs', (of, month, _, group) => of === '430203' && month === '2021-08' && group === '11', most);
  const isHidden: Otherwise['isHidden'] = (table, { region, period, group }) =>
    table === 'needs' && region === '430203' && ['2021', 'total'].includes(period) && group === '11';
  // In the other months of the year the group has none.
  const noneBesides =
    (count: Otherwise['count']): Otherwise['count'] =>
    (...place) => {
      const [table, county, month, , group] = place;
      const isOther = table === 'needs' && county === '430203' && group === '11' && month < '2022';
      return count?.(...place) ?? (isOther ? 0 : undefined);
    };
  await writeSmallCampaign(data, { count: noneBesides(counting(21)) });
  await addEarlierRelease(data, '2022-05', { count: noneBesides(counting(19)), isHidden });
  const findings = await findingsIn(data);
  expect(findings.filter(({ why }) => why.en.startsWith('hidden by release'))).toEqual([
    {
      file: 'needs.parquet',
      cell: 'needs.resolved 430203 2021 task=all group=11',
      why: {
        zh: '2022-05隐去了它，那以后这一行的合计只增加1，所以它当时在9到10之间',
        en: "hidden by release 2022-05, and its line's total has grown by 1 since: it was between 9 and 10",
      },
    },
  ]);
  await addEarlierRelease(data, '2022-05', { count: noneBesides(counting(21)), isHidden });
  const unchanged = await findingsIn(data);
  expect(unchanged.filter(({ why }) => why.en.startsWith('hidden by release'))).toEqual([]);
});

describe('a figure of a year that had ended is revised by few and hidden with that of another county', () => {
  const cell = 'outcomes.people 430104 2021 task=all group=31';

  /** What the audit says of the figure and its change; `revisions` are what the counties counted less in the release before. */
  async function findings(revisions: Readonly<Record<string, number>>): Promise<Finding[]> {
    const data = join(folder, 'alone');
    rmSync(data, { recursive: true, force: true });
    const counting =
      (isBefore: boolean): Otherwise['count'] =>
      (table, county, month, kind, group) =>
        table === 'outcomes' && month === '2021-08' && kind === '101' && group === '31'
          ? 90 - (isBefore ? (revisions[county] ?? 0) : 0)
          : undefined;
    const isHidden: Otherwise['isHidden'] = (table, { region, period, group }) =>
      table === 'outcomes' &&
      ['430103', '430104'].includes(region) &&
      ['2021', 'total'].includes(period) &&
      ['31', '311', '61'].includes(group);
    await writeSmallCampaign(data, { count: counting(false), isHidden });
    await addEarlierRelease(data, '2022-05', { count: counting(true) });
    return (await findingsIn(data)).filter((finding) => finding.cell === cell);
  }

  test('which cannot have been revised: the change follows', async () => {
    const [finding] = await findings({ '430104': 3 });
    expect(finding?.why.en).toContain('growth since then ∈ [3, 3]');
  });

  test('which may have been revised as well: nothing follows', async () => {
    expect(await findings({ '430104': 3, '430103': 30 })).toEqual([]);
  });
});

test('what was not reported and is counted nevertheless follows from the sums', async () => {
  const data = join(folder, 'alone');
  rmSync(data, { recursive: true, force: true });
  const county = '430203';
  await writeSmallCampaign(data, {
    count: few('needs', (of, month, _, group) => of === county && month < '2022' && group === '11', 1),
  });
  const where = `region_code = '${county}' AND period = '2021' AND task = 'all'`;
  await update(
    'needs.parquet',
    `registered = NULL, responded = NULL, resolved = NULL, status = 'not_reported'`,
    where,
  )(data);
  const findings = await findingsIn(data);
  expect(findings.map(({ cell }) => cell)).toContain(`needs.registered ${county} 2021 task=all group=11`);
});
