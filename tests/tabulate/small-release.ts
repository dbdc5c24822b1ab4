// A small release for the tests of the table tool: two provinces, one prefecture of two counties and a zone.
import { codedTable, type CodedTable } from '../../src/engine/coded-table.ts';
import type { Period } from '../../src/format/periods.ts';
import { planFrom } from '../../src/format/release-plan.ts';
import { regionTree, regionsFromLines } from '../../src/search/region-index.ts';
import type { Catalog, Measure, Member } from '../../src/tabulate/catalog.ts';
import type { Choice } from '../../src/tabulate/choice.ts';

export const tree = regionTree(
  regionsFromLines(
    [
      '000000,全国,quan guo,,1',
      '110000,北京市,bei jing shi,,1',
      '430000,湖南省,hu nan sheng,,1',
      '431100,永州市,yong zhou shi,,1',
      '431102,零陵区,ling ling qu,,1',
      '431103,冷水滩区,leng shui tan qu,,1',
      '431171,永州经济技术开发区,yong zhou jing ji ji shu kai fa qu,devzone,1',
    ].join('\n'),
  ),
);

const period = (
  key: string,
  type: Period['period_type'],
  first: string,
  last: string,
  covered: number,
  total: number,
) => ({
  period: key,
  period_type: type,
  first_day: first,
  last_day: last,
  months_covered: covered,
  months_total: total,
});

const PLAN = `table,levels,period_types,tasks,groups,areas
coverage,nation|province,month|quarter|year|total,all|task|kind,,all|urban|rural
coverage,prefecture,month|quarter|year|total,all|task,,all|urban|rural
coverage,county,quarter|year|total,all|task,,all|urban|rural
coverage,county,month,all,,all
coverage,county,total,kind,,all
sensitive,nation|province,year,kind,,
`;

const planOf = (name: string) => planFrom(PLAN).filter(({ table }) => table === name);

const count = (name: string, label: string, additive: readonly string[], unit = '场'): Measure => ({
  name,
  label,
  description: label,
  unit,
  decimals: 0,
  additive,
  withinYear: false,
});
const member = (code: string, label: string, parent?: string): Member => ({
  code,
  label,
  values: [code],
  ...(parent === undefined ? {} : { parent }),
});

export const catalog: Catalog = {
  lang: 'zh',
  release: '2022-12',
  sample: true,
  dataHref: '/data/',
  regionsHref: '/figures/regions.csv',
  assetHref: '/',
  regionHref: '/region/000000/',
  sqlHref: '/sql/',
  tableHref: '/data/TABLE/',
  tables: [
    {
      name: 'coverage',
      title: '覆盖',
      row: '每行是一个地区',
      description: '有活动的社区（村）。',
      measures: [
        count('communities', '社区（村）总数', ['region_code'], '个'),
        count('communities_covered', '有活动的社区（村）', ['region_code'], '个'),
        count('activities', '活动场次', ['region_code', 'period', 'task']),
        count('organisations', '社会组织', [], '家'),
        {
          ...count('coverage_rate', '社区覆盖率', ['region_code'], '%'),
          decimals: 1,
          rate: { numerator: 'communities_covered', denominator: 'communities', mature: false },
        },
      ],
      breakdowns: ['task', 'area'],
      plan: planOf('coverage'),
      isRounded: false,
      upper: { path: 'table/coverage.parquet', bytes: 100 },
      parts: { '110000': 10, '430000': 20 },
    },
    {
      name: 'sensitive',
      title: '敏感任务',
      row: '每行是一个省份',
      description: '四个敏感小类。',
      measures: [count('visits', '服务人次', [], '人次')],
      breakdowns: ['task'],
      plan: planOf('sensitive').map((row) => ({ ...row, tasks: ['sensitive'] })),
      isRounded: true,
      upper: { path: 'table/sensitive.parquet', bytes: 5 },
      parts: {},
    },
  ],
  members: {
    task: [
      member('all', '全部任务'),
      member('1', '关爱特殊群体'),
      member('101', '低保对象帮扶', '1'),
      member('3', '推进平安建设'),
      member('308', '社区矫正协助', '3'),
      member('4', '实施乡村振兴'),
    ],
    group: [],
    area: [member('all', '城乡合计'), member('urban', '城市'), member('rural', '农村')],
    category: [],
  },
  dimensions: {},
  periods: [
    period('2021-12', 'month', '2021-12-01', '2021-12-31', 1, 1),
    period('2022-01', 'month', '2022-01-01', '2022-01-31', 1, 1),
    period('2022-02', 'month', '2022-02-01', '2022-02-28', 1, 1),
    period('2021Q3', 'quarter', '2021-07-01', '2021-09-30', 1, 3),
    period('2021Q4', 'quarter', '2021-10-01', '2021-12-31', 3, 3),
    period('2022Q1', 'quarter', '2022-01-01', '2022-03-31', 3, 3),
    period('2022Q2', 'quarter', '2022-04-01', '2022-06-30', 3, 3),
    period('2021', 'year', '2021-01-01', '2021-12-31', 4, 12),
    period('2022', 'year', '2022-01-01', '2022-12-31', 12, 12),
    period('total', 'total', '2021-09-01', '2022-12-31', 16, 16),
  ],
  mature: ['2021Q4', '2022Q1'],
  start: 'd=coverage',
};

/** A choice of the small release: counties of the prefecture, all tasks, one quarter. */
export function choice(more: Partial<Choice> = {}): Choice {
  return {
    table: 'coverage',
    regions: ['431100.counties'],
    periods: ['2022Q1'],
    measures: ['activities'],
    by: { task: ['all'], group: [], area: ['all'], category: [] },
    compare: 'none',
    share: 'none',
    totals: [],
    swapped: false,
    ...more,
  };
}

type Line = readonly [
  region: string,
  period: string,
  task: string,
  covered: number | null,
  activities: number | null,
  status?: string,
];

/** Rows of `coverage`; 10 communities each, organisations 1. */
export function rows(lines: readonly Line[]): CodedTable {
  const text = (name: string, values: readonly string[]) => ({
    name,
    type: { kind: 'VARCHAR' } as const,
    values,
  });
  const number = (name: string, values: readonly (number | null)[]) => ({
    name,
    type: { kind: 'BIGINT' } as const,
    values,
  });
  return codedTable([
    [
      text(
        'region_code',
        lines.map(([region]) => region),
      ),
      text(
        'period',
        lines.map(([, key]) => key),
      ),
      text(
        'task',
        lines.map(([, , task]) => task),
      ),
      text(
        'area',
        lines.map(() => 'all'),
      ),
      number(
        'communities',
        lines.map(({ 5: status = 'ok' }) => (status === 'not_reported' ? null : 10)),
      ),
      number(
        'communities_covered',
        lines.map(([, , , covered]) => covered),
      ),
      number(
        'activities',
        lines.map(([, , , , activities]) => activities),
      ),
      number(
        'organisations',
        lines.map(({ 5: status = 'ok' }) => (status === 'not_reported' ? null : 1)),
      ),
      text(
        'status',
        lines.map(({ 5: status = 'ok' }) => status),
      ),
    ],
  ]);
}
