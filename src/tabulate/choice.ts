// What a reader chose: table, regions, periods, measures, breakdowns, and what is worked out beside them.
import { NATION } from '../schema/values.ts';
import { BREAKDOWNS, membersIn, tableOf, type Breakdown, type Catalog, type TabledTable } from './catalog.ts';

/** Against which period a change is told; over which whole a share is. */
export type Compare = 'none' | 'before' | 'year';
export type Share = 'none' | 'task' | 'region';
export const TOTALS = ['region', 'period', 'task'] as const;
export type TotalOver = (typeof TOTALS)[number];

export interface Choice {
  readonly table: string;
  /** Codes, or `431100.counties`: every unit of a kind inside a region (`regions-chosen.ts`). */
  readonly regions: readonly string[];
  readonly periods: readonly string[];
  /** Names of measures and rates. */
  readonly measures: readonly string[];
  /** Codes of members; empty where the table has no such breakdown. */
  readonly by: Readonly<Record<Breakdown, readonly string[]>>;
  readonly compare: Compare;
  readonly share: Share;
  readonly totals: readonly TotalOver[];
  /** Regions side by side instead of one under the other. */
  readonly swapped: boolean;
}

/** What a breakdown is set to where a reader has not chosen: everything together, or all members. */
export function usualMembers(catalog: Catalog, table: TabledTable, breakdown: Breakdown): readonly string[] {
  if (!table.breakdowns.includes(breakdown)) return [];
  const members = membersIn(catalog, table, breakdown);
  if (members.some(({ code }) => code === 'all')) return ['all'];
  if (breakdown !== 'category') return members.map(({ code }) => code);
  const [first] = members;
  return members.filter(({ parent }) => parent === first?.parent).map(({ code }) => code);
}

/** The breakdowns of a table as a reader finds them. */
export function usualBy(catalog: Catalog, table: TabledTable): Record<Breakdown, readonly string[]> {
  const entries = BREAKDOWNS.map((breakdown) => [breakdown, usualMembers(catalog, table, breakdown)]);
  return Object.fromEntries(entries) as Record<Breakdown, readonly string[]>;
}

/** The last quarter, else the last year that a table has. */
function usualPeriods(catalog: Catalog, types: ReadonlySet<string>): string[] {
  const type = ['quarter', 'year', 'total', 'month'].find((one) => types.has(one));
  const last = catalog.periods.findLast(({ period_type }) => period_type === type);
  return last ? [last.period] : [];
}

/** Another table with as much of a choice as it has: regions stay, periods and breakdowns where they exist there. */
export function choiceOfTable(catalog: Catalog, name: string, from: Choice): Choice {
  const table = tableOf(catalog, name);
  const usual = usualBy(catalog, table);
  const types = new Set(table.plan.flatMap((row) => row.periodTypes));
  const kept = from.periods.filter((key) =>
    catalog.periods.some(({ period, period_type }) => period === key && types.has(period_type)),
  );
  const first = table.measures.map(({ name: measure }) => measure);
  const measures = from.measures.filter((measure) => first.includes(measure));
  const by = BREAKDOWNS.map((breakdown) => {
    const codes = table.breakdowns.includes(breakdown)
      ? membersIn(catalog, table, breakdown).map(({ code }) => code)
      : [];
    const same = from.by[breakdown].filter((code) => codes.includes(code));
    return [breakdown, same.length > 0 ? same : usual[breakdown]];
  });
  return {
    ...from,
    table: name,
    periods: kept.length > 0 ? kept : usualPeriods(catalog, types),
    measures: measures.length > 0 ? measures : first.slice(0, 1),
    by: Object.fromEntries(by) as Record<Breakdown, readonly string[]>,
    ...(table.isRounded ? { compare: 'none', share: 'none', totals: [] } : {}),
  };
}

/** The nation and every province. */
export const PROVINCES_PICK = `${NATION}.provinces`;

/** What stands where an address says nothing at all: the first table, the provinces, the last quarter. */
export function startChoice(catalog: Catalog): Choice {
  const [first] = catalog.tables;
  if (!first) throw new Error('missing tables');
  const empty: Choice = {
    table: first.name,
    regions: [PROVINCES_PICK],
    periods: [],
    measures: [],
    by: { task: [], group: [], area: [], category: [] },
    compare: 'none',
    share: 'none',
    totals: [],
    swapped: false,
  };
  return choiceOfTable(catalog, first.name, empty);
}
