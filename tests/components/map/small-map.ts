// A map of one province with two prefectures, a county right under it and three counties, small enough to count by hand.
import { readFileSync } from 'node:fs';
import type { Lang } from '../../../src/format/language.ts';
import type { Packed } from '../../../src/format/cube.ts';
import { mapFile, type MapRegion, type MapScope, type MapTownship } from '../../../src/format/map-files.ts';
import type { Period } from '../../../src/format/periods.ts';
import { planFrom } from '../../../src/format/release-plan.ts';
import type { Level, PeriodType } from '../../../src/schema/values.ts';
import { mapData, type MapData } from '../../../src/components/map/data.ts';
import type { MapSetting } from '../../../src/components/map/setting.ts';

const period = (
  key: string,
  type: PeriodType,
  first: string,
  last: string,
  covered = 1,
  total = 1,
): Period => ({
  period: key,
  period_type: type,
  first_day: first,
  last_day: last,
  months_covered: covered,
  months_total: total,
});

export const PERIODS = [
  period('2022-09', 'month', '2022-09-01', '2022-09-30'),
  period('2022-10', 'month', '2022-10-01', '2022-10-31'),
  period('2022Q3', 'quarter', '2022-07-01', '2022-09-30', 3, 3),
  period('2022Q4', 'quarter', '2022-10-01', '2022-12-31', 3, 3),
  period('2023Q1', 'quarter', '2023-01-01', '2023-03-31', 1, 3),
  period('2022', 'year', '2022-01-01', '2022-12-31', 12, 12),
  period('total', 'total', '2022-07-01', '2023-01-31', 7, 7),
];

export function setting(lang: Lang = 'zh'): MapSetting {
  return {
    lang,
    release: '2022-12',
    sample: true,
    periods: PERIODS,
    current: '2022Q4',
    tasks: [
      { code: '1', parent: 'all', name: { zh: '关爱特殊群体', en: 'Care' } },
      { code: '103', parent: '1', name: { zh: '空巢老人', en: 'Elderly people alone' } },
    ],
    groups: [{ code: '13', name: { zh: '留守儿童', en: 'children left behind' } }],
    plan: planFrom(
      readFileSync(new URL('../../../data/reference/release-plan.csv', import.meta.url), 'utf8'),
    ),
    breaks: { quarter: [2, 5, 10, 20], total: [10, 20, 40, 60] },
    grid: {
      columns: 2,
      rows: 1,
      cells: [
        { code: '430000', short: '湘', name: '湖南省', col: 0, row: 0 },
        { code: '710000', short: '台', name: '台湾省', col: 1, row: 0 },
      ],
    },
    imprint: ['未经地图审核，仅供开发测试'],
    files: '/figures/map/',
    regionPage: '/region/000000/',
    csv: { nation: '/figures/provinces.csv', parts: '/data/coverage/000000.csv' },
    cite: '某单位.{title}[DS/OL].{url}.',
    page: '/map/',
    compare: '/compare/',
  };
}

const region = (
  code: string,
  name: string,
  level: Level,
  parent: string | null,
  kind: string | null = null,
): MapRegion => ({
  code,
  name,
  level,
  parent,
  kind,
  hasPage: kind === null,
});

const KEYS = ['2022Q3|all|all', '2022Q4|all|all', '2022Q4|1|all', 'total|all|all'];
const coverage = (cells: Record<string, readonly Packed[]>) => [
  {
    keys: KEYS,
    regions: Object.keys(cells),
    values: { communities_covered: Object.values(cells), activities: Object.values(cells) },
  },
];

const NATION_SCOPE: MapScope = {
  regions: [
    region('000000', '全国', 'nation', null),
    region('430000', '湖南省', 'province', '000000'),
    region('710000', '台湾省', 'province', '000000'),
  ],
  communities: { '000000': [100, 40, 60], '430000': [100, 40, 60], '710000': [null, null, null] },
  coverage: coverage({ '000000': [5, 10, 4, 40], '430000': [5, 10, 4, 40], '710000': ['n', 'n', 'n', 'n'] }),
};

const PROVINCE_SCOPE: MapScope = {
  regions: [
    region('430000', '湖南省', 'province', '000000'),
    region('430100', '长沙市', 'prefecture', '430000'),
    region('430102', '芙蓉区', 'county', '430100'),
    region('430103', '天心区', 'county', '430100'),
    region('430171', '长沙经开区', 'county', '430100', 'devzone'),
    region('430200', '株洲市', 'prefecture', '430000'),
    region('430202', '荷塘区', 'county', '430200'),
    region('439001', '直管县', 'county', '430000'),
  ],
  communities: {
    '430000': [100, 40, 60],
    '430100': [50, 20, 30],
    '430102': [20, 20, 0],
    '430103': [30, 0, 30],
    '430200': [50, 20, 30],
  },
  coverage: coverage({
    '430000': [5, 10, 4, 40],
    '430100': [2, 6, 2, 20],
    '430102': [2, 0, 0, 3],
    '430103': [0, 's', 's', 17],
    '430200': [3, 'r', 'r', 'r'],
  }),
};

const TOWNSHIPS: MapTownship[] = [
  {
    ...region('430102001', '文艺路街道', 'township', '430102'),
    communities: [12, 12, 0],
    state: 'ok',
    covered: [
      ['2022-08', 'urban', '1', 1],
      ['2022-11', 'urban', '1|3', 1],
    ],
  },
  {
    ...region('430102002', '朝阳街道', 'township', '430102'),
    communities: [8, 8, 0],
    state: 'ok',
    covered: [['2023-01', 'urban', '2', 1]],
  },
  {
    ...region('430103001', '坡子街街道', 'township', '430103'),
    communities: [30, 0, 30],
    state: 'not_reported',
    covered: [],
  },
];

/** The nation's file, the province's, and its townships'. */
export const FILES = new Map<string, unknown>([
  [mapFile.scope('000000'), NATION_SCOPE],
  [mapFile.scope('430000'), PROVINCE_SCOPE],
  [mapFile.townships('430000'), TOWNSHIPS],
]);

export const data: MapData = mapData(FILES);
