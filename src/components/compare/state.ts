// What a reader compares: several regions, or one region's periods or areas, over time.
import type { Text } from '../../format/language.ts';
import type { Period } from '../../format/periods.ts';
import type { PeriodType } from '../../schema/values.ts';
import type { MapIndicator } from '../map/indicators.ts';
import type { CompareSetting } from './setting.ts';

/** How many regions or periods stand side by side at most. */
export const MOST = 6;

/** Several regions over time; one region's years or quarters; the urban and rural communities of one region. */
export const KINDS = ['regions', 'periods', 'areas'] as const;
export type Kind = (typeof KINDS)[number];
export const KIND_NAMES: Readonly<Record<Kind, Text>> = {
  regions: { zh: '几个地区', en: 'Regions' },
  periods: { zh: '一个地区的几个时期', en: 'Periods of one region' },
  areas: { zh: '一个地区的城市和农村', en: 'Urban and rural of one region' },
};

/** The kinds of period that make points of a line, the usual one first. */
export const POINT_TYPES = ['quarter', 'month', 'year'] as const;
export type PointType = (typeof POINT_TYPES)[number];

export interface CompareState {
  readonly kind: Kind;
  /** In code order; one unless several regions are compared. */
  readonly regions: readonly string[];
  readonly indicator: MapIndicator;
  readonly task: string;
  /** `all` where urban and rural are compared. */
  readonly area: string;
  /** `all` where the indicator's table has no groups. */
  readonly group: string;
  readonly type: PointType;
  /** The years or quarters that are compared, in order, all of one kind; none unless periods are. */
  readonly spans: readonly string[];
  /** The region for which similar ones are listed: one of `regions`. */
  readonly like: string;
}

/** The periods of a kind, in order. */
export function periodsOf(setting: CompareSetting, type: PeriodType): readonly Period[] {
  return setting.periods.filter(({ period_type }) => period_type === type);
}

/** The years of the release, the last six; its quarters where there is one year alone. */
export function usualSpans(setting: CompareSetting): readonly string[] {
  const years = periodsOf(setting, 'year');
  const spans = years.length > 1 ? years : periodsOf(setting, 'quarter');
  return spans.slice(-MOST).map(({ period }) => period);
}
