// All that the page of a region shows, from the published tables alone: plain cells and texts, no markup.
import { ratio, type Cell } from '../format/cell.ts';
import type { Period } from '../format/periods.ts';
import { isOutOfScope } from '../format/regions.ts';
import type { ReportingRow } from '../queries/reporting-in-scope.ts';
import { AREAS, type Area } from '../schema/values.ts';
import { coverageRate, INDICATORS, type Indicator } from './indicators.ts';
import { isMatureNow, periods, type Periods } from './periods.ts';
import { helpersOf, type Helpers } from './region-helpers.ts';
import { prioritiesOf, type Priorities } from './region-priorities.ts';
import { ratingsOf, type Rating } from './region-ratings.ts';
import { regions, scopeOf, type Region } from './regions.ts';
import { measure, scopeData, type ScopeData } from './scope-data.ts';
import { taxonomy, type Named } from './taxonomy.ts';
import { townshipsOf, type Township } from './townships.ts';

export interface Headline {
  readonly indicator: Indicator;
  readonly now: Cell;
  readonly before: Cell;
  readonly parent: Cell;
  readonly year: Cell;
}

export interface TaskShare extends Named {
  readonly activities: Cell;
  readonly rate: Cell;
  readonly parentRate: Cell;
  /** Kinds of the task, over all months. */
  readonly kinds: readonly (Named & { readonly activities: Cell; readonly covered: Cell })[];
}

export interface AreaShare {
  readonly area: Area;
  readonly communities: Cell;
  readonly covered: Cell;
  readonly rate: Cell;
  readonly activities: Cell;
}

export interface GroupReach extends Named {
  readonly partOf: string | null;
  readonly people: Cell;
  readonly firstTime: Cell;
  readonly target: Cell;
  /** First-time people ÷ people on the register. */
  readonly reach: Cell;
}

export interface NeedsOfPeriod {
  readonly period: Period;
  readonly registered: Cell;
  readonly responded: Cell;
  readonly resolved: Cell;
  /** Null where the period ended too recently for rates. */
  readonly rates: { readonly responded: Cell; readonly resolved: Cell } | null;
}

export interface Below {
  readonly region: Region;
  readonly covered: Cell;
  readonly communities: Cell;
  readonly rate: Cell;
  readonly rateBefore: Cell;
  readonly activities: Cell;
  readonly organisations: Cell;
  readonly tasks: readonly Cell[];
}

export interface RegionView {
  readonly region: Region;
  readonly line: readonly Region[];
  readonly parent: Region | null;
  readonly outOfScope: boolean;
  readonly periods: Periods;
  /** All communities of the register. */
  readonly communities: Cell;
  readonly headlines: readonly Headline[];
  /** Coverage over full quarters. */
  readonly trend: readonly { readonly period: Period; readonly own: Cell; readonly parent: Cell }[];
  /** Activities of every month. */
  readonly months: readonly { readonly period: Period; readonly activities: Cell }[];
  readonly tasks: readonly TaskShare[];
  readonly priorities: Priorities;
  readonly areas: readonly AreaShare[];
  readonly groups: readonly GroupReach[];
  readonly needs: readonly NeedsOfPeriod[];
  readonly ratings: readonly Rating[];
  readonly helpers: Helpers;
  readonly reporting: readonly { readonly period: Period; readonly row: ReportingRow }[];
  readonly below: readonly Below[];
  readonly townships: readonly Township[];
}

function needsOf(data: ScopeData, code: string, period: Period): NeedsOfPeriod | null {
  const row = data.needs(code, period.period);
  if (!row) return null;
  const registered = measure(row, 'registered');
  const responded = measure(row, 'responded');
  const resolved = measure(row, 'resolved');
  return {
    period,
    registered,
    responded,
    resolved,
    rates: isMatureNow(period)
      ? { responded: ratio(responded, registered), resolved: ratio(resolved, registered) }
      : null,
  };
}

function groupsOf(data: ScopeData, code: string, year: string, named: Awaited<ReturnType<typeof taxonomy>>) {
  return named.groups.map(({ code: group, name, partOf }): GroupReach => {
    const outcome = data.outcomes(code, year, group);
    const target = data.targets(code, group);
    return {
      code: group,
      name,
      partOf,
      people: measure(outcome, 'people'),
      firstTime: measure(outcome, 'first_time'),
      target: measure(target, 'target_people'),
      reach: ratio(measure(target, 'first_time'), measure(target, 'target_people')),
    };
  });
}

/** The units just below a region that have rows, in code order. */
async function belowOf(region: Region, spans: Periods, named: readonly Named[]): Promise<Below[]> {
  if (region.level === 'county') return [];
  const data = await scopeData(region.level === 'nation' ? '00' : region.code.slice(0, 2));
  const now = spans.current.period;
  return (await regions())
    .below(region.code)
    .filter(({ code, hasPage }) => hasPage || data.isKnown(code))
    .map((child) => {
      const row = data.coverage(child.code, now);
      return {
        region: child,
        covered: measure(row, 'communities_covered'),
        communities: measure(row, 'communities'),
        rate: coverageRate(data, child.code, now),
        rateBefore: coverageRate(data, child.code, spans.previous?.period ?? ''),
        activities: measure(row, 'activities'),
        organisations: measure(row, 'organisations'),
        tasks: named.map((task) => measure(data.coverage(child.code, now, task.code), 'activities')),
      };
    });
}

/** The page of a region. Throws on an unknown code. */
export async function regionView(code: string): Promise<RegionView> {
  const [tree, spans, named] = await Promise.all([regions(), periods(), taxonomy()]);
  const region = tree.of(code);
  const parent = region.parent === null ? null : tree.of(region.parent);
  const data = await scopeData(scopeOf(region));
  const parentData = parent ? await scopeData(scopeOf(parent)) : null;
  const now = spans.current.period;
  const total = spans.total.period;
  const ofParent = (of: (data: ScopeData, code: string) => Cell): Cell =>
    parent && parentData ? of(parentData, parent.code) : { state: 'not_applicable', value: null };
  return {
    region,
    line: tree.line(code),
    parent,
    outOfScope: isOutOfScope(code),
    periods: spans,
    communities: measure(data.coverage(code, now), 'communities'),
    headlines: INDICATORS.map((indicator) => ({
      indicator,
      now: indicator.of(data, code, now),
      before: indicator.of(data, code, spans.previous?.period ?? ''),
      parent: ofParent((rows, above) => indicator.of(rows, above, now)),
      year: indicator.of(data, code, spans.year.period),
    })),
    trend: spans.quarters.map((period) => ({
      period,
      own: coverageRate(data, code, period.period),
      parent: ofParent((rows, above) => coverageRate(rows, above, period.period)),
    })),
    months: spans.all
      .filter(({ period_type: type }) => type === 'month')
      .map((period) => ({ period, activities: measure(data.coverage(code, period.period), 'activities') })),
    tasks: named.tasks.map((task) => ({
      ...task,
      activities: measure(data.coverage(code, now, task.code), 'activities'),
      rate: coverageRate(data, code, now, task.code),
      parentRate: ofParent((rows, above) => coverageRate(rows, above, now, task.code)),
      kinds: named.kindsOf(task.code).map((kind) => {
        const row = data.coverage(code, total, kind.code);
        return {
          ...kind,
          activities: measure(row, 'activities'),
          covered: measure(row, 'communities_covered'),
        };
      }),
    })),
    priorities: prioritiesOf(data, code, region.level),
    areas: AREAS.filter((area) => area !== 'all').map((area) => {
      const row = data.coverage(code, now, 'all', area);
      return {
        area,
        communities: measure(row, 'communities'),
        covered: measure(row, 'communities_covered'),
        rate: coverageRate(data, code, now, 'all', area),
        activities: measure(row, 'activities'),
      };
    }),
    groups: groupsOf(data, code, spans.year.period, named),
    needs: spans.all
      .filter(({ period_type: type }) => type === 'quarter' || type === 'year')
      .flatMap((period) => needsOf(data, code, period) ?? []),
    ratings: ratingsOf(data, code, spans.all),
    helpers: helpersOf(data, code, spans),
    reporting: spans.all
      .filter(({ period_type: type }) => type === 'quarter')
      .flatMap((period) => {
        const row = data.reporting(code, period.period);
        return row ? [{ period, row }] : [];
      }),
    below: await belowOf(region, spans, named.tasks),
    townships: region.level === 'county' ? await townshipsOf(region.code) : [],
  };
}
