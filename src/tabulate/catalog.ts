// What the table tool is told about the release in the language of its page: tables, measures, breakdowns, periods,
// the release plan, and where the files are.
import type { Period } from '../format/periods.ts';
import type { Lang } from '../schema/column.ts';
import type { PlanLine } from '../format/release-plan.ts';

/** What a table may be broken down by, besides region and period, in the order of the columns. */
export const BREAKDOWNS = ['task', 'group', 'area', 'category'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** One value of a breakdown. */
export interface Member {
  readonly code: string;
  readonly label: string;
  /** What the published columns of the breakdown hold, in the order of `COLUMNS_OF`. */
  readonly values: readonly string[];
  /** Code of the member that this one is part of: a kind's task, 311's group, a category's dimension. */
  readonly parent?: string;
  /** Children's groups: hidden for counties, and for prefectures in quarters, whatever their size. */
  readonly isChildren?: boolean;
}

/** The published columns of a breakdown. */
export const COLUMNS_OF: Readonly<Record<Breakdown, readonly string[]>> = {
  task: ['task'],
  group: ['group'],
  area: ['area'],
  category: ['dimension', 'category'],
};

export interface Measure {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** `场`, `people`; `%` of a rate. */
  readonly unit: string;
  readonly decimals: number;
  /** Published columns over which it adds up; those of a rate are its parts'. */
  readonly additive: readonly string[];
  /** Persons: over periods they add up within one calendar year alone. */
  readonly withinYear: boolean;
  /** Of a rate: the two measures, and whether it needs a period that ended long enough ago. */
  readonly rate?: { readonly numerator: string; readonly denominator: string; readonly mature: boolean };
}

export interface TabledTable {
  readonly name: string;
  readonly title: string;
  /** What one row is and what is counted, in the schema's words. */
  readonly row: string;
  readonly description: string;
  readonly measures: readonly Measure[];
  readonly breakdowns: readonly Breakdown[];
  readonly plan: readonly PlanLine[];
  /** Rounded numbers: no changes, no shares, no totals are worked out of them. */
  readonly isRounded: boolean;
  /** The nation and the provinces alone, and each province with all below it and the nation. */
  readonly upper: { readonly path: string; readonly bytes: number };
  readonly parts: Readonly<Record<string, number>>;
}

export interface Catalog {
  readonly lang: Lang;
  readonly release: string;
  readonly sample: boolean;
  /** Address of the data folder, of the list of regions, of a region's page (with `000000`), of the SQL page. */
  readonly dataHref: string;
  readonly regionsHref: string;
  /** Address of files beside the data: those of the nation and the provinces. */
  readonly assetHref: string;
  readonly regionHref: string;
  readonly sqlHref: string;
  /** Address of a table's data page, with `TABLE` for its name. */
  readonly tableHref: string;
  readonly tables: readonly TabledTable[];
  readonly members: Readonly<Record<Breakdown, readonly Member[]>>;
  /** Names of the dimensions of `profile` by code. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly periods: readonly Period[];
  /** Keys of the periods that ended 90 days before the release. */
  readonly mature: readonly string[];
  /** The table that the page opens with, as an address. */
  readonly start: string;
}

/** The table of a name. Throws on an unknown one. */
export function tableOf(catalog: Catalog, name: string): TabledTable {
  const found = catalog.tables.find((table) => table.name === name);
  if (!found) throw new Error(`unknown table: ${name}`);
  return found;
}

/** The members of a breakdown that stand in a table: the sensitive kinds only in theirs, `all` not in every one. */
export function membersIn(catalog: Catalog, table: TabledTable, breakdown: Breakdown): readonly Member[] {
  if (breakdown === 'category') return catalog.members.category;
  const levels = new Set(table.plan.flatMap((row) => row[`${breakdown}s`]));
  return catalog.members[breakdown].filter(({ code }) => {
    if (breakdown === 'task') return levels.has(taskLevel(code));
    if (breakdown === 'group') return levels.has(code === 'all' ? 'all' : 'group');
    return levels.has(code);
  });
}

export type TaskLevel = 'all' | 'task' | 'kind' | 'sensitive';

/** The four sensitive kinds, which stand in a table of their own. */
const SENSITIVE = ['308', '309', '310', '313'];

/** How fine a task's code is. */
export function taskLevel(code: string): TaskLevel {
  if (code === 'all') return 'all';
  if (code.length === 1) return 'task';
  return SENSITIVE.includes(code) ? 'sensitive' : 'kind';
}
