// The rows that the pages of a scope's regions draw on, asked once and kept while pages are built in code order.
import { cell, NO_CELL, type Cell } from '../format/cell.ts';
import { coverageInScope, type CoverageRow } from '../queries/coverage-in-scope.ts';
import { needsInScope, type NeedRow } from '../queries/needs-in-scope.ts';
import { outcomesInScope, type OutcomeRow } from '../queries/outcomes-in-scope.ts';
import { profileInScope, type ProfileRow } from '../queries/profile-in-scope.ts';
import { reportingInScope, type ReportingRow } from '../queries/reporting-in-scope.ts';
import { targetsInScope, type TargetRow } from '../queries/targets-in-scope.ts';
import { periods } from './periods.ts';
import { ask } from './published.ts';

/** The measures of a row type: what is a number or null. */
type MeasureOf<Row> = { [Name in keyof Row]: number extends Row[Name] ? Name : never }[keyof Row] & string;

/** A measure of a row as a cell; a row that is not in the release plan has none. */
export function measure<Row extends { readonly status: string }>(
  row: Row | undefined,
  name: MeasureOf<Row>,
): Cell {
  return row ? cell(row[name] as number | null, row.status, name) : NO_CELL;
}

/** Of a region without a row in any table: nobody is due to report for it. */
const NOBODY_DUE = { status: 'not_reported' };

export interface ScopeData {
  /** Whether a region has rows. */
  readonly isKnown: (region: string) => boolean;
  readonly coverage: (
    region: string,
    period: string,
    task?: string,
    area?: string,
  ) => CoverageRow | undefined;
  readonly outcomes: (region: string, period: string, group?: string) => OutcomeRow | undefined;
  readonly needs: (region: string, period: string) => NeedRow | undefined;
  readonly targets: (region: string, group: string) => TargetRow | undefined;
  readonly profile: (region: string, dimension: string, category: string) => ProfileRow | undefined;
  readonly reporting: (region: string, period: string) => ReportingRow | undefined;
}

function indexed<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (key: string) => Row | undefined {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return (key) => byKey.get(key);
}

async function load(scope: string): Promise<ScopeData> {
  const { current, year } = await periods();
  const [coverage, outcomes, needs, targets, profile, reporting] = await Promise.all([
    ask(coverageInScope(scope, current.period)),
    ask(outcomesInScope(scope, year.period)),
    ask(needsInScope(scope)),
    ask(targetsInScope(scope, year.period)),
    ask(profileInScope(scope, year.period)),
    ask(reportingInScope(scope)),
  ]);
  const known = new Set(coverage.map((row) => row.region_code));
  /** The row, or one that is not reported where the region has none at all; what is not in the plan stays undefined. */
  const orNobody = <Row>(row: Row | undefined, region: string): Row | undefined =>
    row ?? (known.has(region) ? undefined : (NOBODY_DUE as Row));
  const coverageOf = indexed(coverage, (row) => [row.region_code, row.period, row.task, row.area].join('|'));
  const outcomesOf = indexed(outcomes, (row) => [row.region_code, row.period, row.group].join('|'));
  const needsOf = indexed(needs, (row) => [row.region_code, row.period].join('|'));
  const targetsOf = indexed(targets, (row) => [row.region_code, row.group].join('|'));
  const profileOf = indexed(profile, (row) => [row.region_code, row.dimension, row.category].join('|'));
  const reportingOf = indexed(reporting, (row) => [row.region_code, row.period].join('|'));
  return {
    isKnown: (region) => known.has(region),
    coverage: (region, period, task = 'all', area = 'all') =>
      orNobody(coverageOf([region, period, task, area].join('|')), region),
    outcomes: (region, period, group = 'all') =>
      orNobody(outcomesOf([region, period, group].join('|')), region),
    needs: (region, period) => needsOf([region, period].join('|')),
    targets: (region, group) => orNobody(targetsOf([region, group].join('|')), region),
    profile: (region, dimension, category) =>
      orNobody(profileOf([region, dimension, category].join('|')), region),
    reporting: (region, period) => reportingOf([region, period].join('|')),
  };
}

const kept = new Map<string, Promise<ScopeData>>();

/** The rows of a scope. The nation's are kept for good, of the provinces' the last two. */
export function scopeData(scope: string): Promise<ScopeData> {
  const known = kept.get(scope);
  if (known) return known;
  const others = [...kept.keys()].filter((key) => key !== '00');
  if (scope !== '00' && others.length > 1) kept.delete(others[0] as string);
  const loaded = load(scope);
  kept.set(scope, loaded);
  return loaded;
}
