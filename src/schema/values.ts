// The small closed lists that every stage shares, each in the order in which rows are sorted and shown.
import type { Text } from './column.ts';

export const LEVELS = ['nation', 'province', 'prefecture', 'county', 'township', 'community'] as const;
export type Level = (typeof LEVELS)[number];

export const PERIOD_TYPES = ['month', 'quarter', 'year', 'total'] as const;
export type PeriodType = (typeof PERIOD_TYPES)[number];

export const AREAS = ['all', 'urban', 'rural'] as const;
export type Area = (typeof AREAS)[number];

/** The states of a measure that has no value, in the order in which `status` names them. */
export const STATES = ['suppressed', 'not_reported', 'not_applicable'] as const;
export type State = (typeof STATES)[number];

export const REPORTING_STATUSES = ['complete', 'partial', 'none', 'not_due'] as const;

/** Hong Kong, Macao and Taiwan: `not_applicable` everywhere. */
export const OUT_OF_SCOPE = ['710000', '810000', '820000'] as const;

/** Region code of the whole nation. */
export const NATION = '000000';

export const LEVEL_LABELS: Record<Level, Text> = {
  nation: { zh: '全国', en: 'nation' },
  province: { zh: '省级', en: 'province' },
  prefecture: { zh: '市级', en: 'prefecture' },
  county: { zh: '县级', en: 'county' },
  township: { zh: '乡镇（街道）', en: 'township' },
  community: { zh: '社区（村）', en: 'community' },
};

export const AREA_LABELS: Record<Area, Text> = {
  all: { zh: '城乡合计', en: 'urban and rural' },
  urban: { zh: '城市社区（居委会）', en: 'urban communities' },
  rural: { zh: '农村社区（村委会）', en: 'villages' },
};

export const STATE_LABELS: Record<State, Text> = {
  suppressed: { zh: '隐去', en: 'suppressed' },
  not_reported: { zh: '未报送', en: 'not reported' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
};

/** What an office may write as the state of a need. */
export const NEED_STATUSES = ['登记', '响应', '办结', '无法解决'] as const;
