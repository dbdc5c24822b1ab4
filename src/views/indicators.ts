// The headline indicators of a region in one period, each from published measures alone.
import { ratio, type Cell } from '../format/cell.ts';
import { full, percent } from '../format/numbers.ts';
import type { Text } from '../schema/column.ts';
import { measure, type ScopeData } from './scope-data.ts';

export interface Indicator {
  readonly id: string;
  /** With its unit, as the head of a row. */
  readonly label: Text;
  readonly of: (data: ScopeData, region: string, period: string) => Cell;
  readonly format: (value: number) => string;
}

const COVERAGE_RATE_LABEL: Text = { zh: '社区覆盖率', en: 'Community coverage' };

/** Communities with activities ÷ all communities: in a period, of a task, in an area. */
export function coverageRate(
  data: ScopeData,
  region: string,
  period: string,
  task = 'all',
  area = 'all',
): Cell {
  const row = data.coverage(region, period, task, area);
  return ratio(measure(row, 'communities_covered'), measure(row, 'communities'));
}

type CoverageMeasure = 'communities_covered' | 'activities' | 'organisations' | 'volunteers' | 'hours';
const coverage = (name: CoverageMeasure) => (data: ScopeData, region: string, period: string) =>
  measure(data.coverage(region, period), name);
const outcome =
  (name: 'people' | 'first_time' | 'visits') => (data: ScopeData, region: string, period: string) =>
    measure(data.outcomes(region, period), name);

/** In the order in which pages show them. */
export const INDICATORS: readonly Indicator[] = [
  {
    id: 'coverage_rate',
    label: { zh: `${COVERAGE_RATE_LABEL.zh}（%）`, en: `${COVERAGE_RATE_LABEL.en} (%)` },
    of: coverageRate,
    format: percent,
  },
  {
    id: 'communities_covered',
    label: { zh: '有活动的社区（村）（个）', en: 'Communities with activities' },
    of: coverage('communities_covered'),
    format: full,
  },
  {
    id: 'activities',
    label: { zh: '活动（场）', en: 'Activities' },
    of: coverage('activities'),
    format: full,
  },
  {
    id: 'organisations',
    label: { zh: '参与社会组织（家，去重）', en: 'Organisations (distinct)' },
    of: coverage('organisations'),
    format: full,
  },
  {
    id: 'hours',
    label: { zh: '服务时长（小时）', en: 'Volunteer hours' },
    of: coverage('hours'),
    format: (value) => full(value, 1),
  },
  {
    id: 'volunteers',
    label: { zh: '志愿者（人次，按活动累计）', en: 'Volunteers (by activity)' },
    of: coverage('volunteers'),
    format: full,
  },
  {
    id: 'people',
    label: { zh: '服务人数（按活动累计）', en: 'People reached (by activity)' },
    of: outcome('people'),
    format: full,
  },
  {
    id: 'first_time',
    label: { zh: '其中本年首次服务（人）', en: 'Of them for the first time this year' },
    of: outcome('first_time'),
    format: full,
  },
  {
    id: 'visits',
    label: { zh: '服务人次', en: 'Visits' },
    of: outcome('visits'),
    format: full,
  },
];
