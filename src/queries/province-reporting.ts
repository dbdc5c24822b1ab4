// How completely each province reported in each quarter, and the nation in every period.
import type { PeriodType } from '../schema/values.ts';
import type { Query } from './query.ts';

export interface ReportingRow {
  readonly region_code: string;
  readonly region_name: string;
  readonly period: string;
  readonly period_type: PeriodType;
  readonly units_due: number;
  readonly units_reported: number;
  readonly units_late: number;
  readonly status: 'complete' | 'partial' | 'none' | 'not_due';
}

const COLUMNS =
  'region_code, region_name, period, period_type, units_due, units_reported, units_late, status';

/** Provinces in code order, quarters in time order. */
export function provinceReporting(): Query<ReportingRow> {
  return {
    sql: `SELECT ${COLUMNS} FROM reporting
          WHERE level = 'province' AND period_type = 'quarter' ORDER BY region_code, period`,
  };
}

/** The nation's rows in the published order of periods. */
export function nationReporting(): Query<ReportingRow> {
  return {
    sql: `SELECT ${COLUMNS} FROM reporting WHERE level = 'nation'
          ORDER BY list_position(['month', 'quarter', 'year', 'total'], period_type), period`,
  };
}
