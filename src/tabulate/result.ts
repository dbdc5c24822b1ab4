// The numbers of a choice: published values, rates, shares, changes and totals, each worked out of published values
// alone, and where one is not there the reason.
import type { CodedTable } from '../engine/coded-table.ts';
import { cell as publishedCell, NO_CELL, ratio, type Cell } from '../format/cell.ts';
import { isFull } from '../format/periods.ts';
import { levelOf, type RegionTree } from '../search/region-index.ts';
import {
  BREAKDOWNS,
  COLUMNS_OF,
  membersIn,
  tableOf,
  taskLevel,
  type Breakdown,
  type Catalog,
  type Measure,
  type Member,
  type TabledTable,
} from './catalog.ts';
import type { Choice } from './choice.ts';
import { locator } from './locate.ts';
import { areDisjoint, earlierPeriod, typeOfPeriod } from './period-keys.ts';
import { isPlanned, type CellKind } from './plan.ts';
import { areApart, codesOfPicks } from './regions-chosen.ts';

/** Why a cell has no number though nothing is hidden or missing in it. */
export type Why =
  | 'not_planned'
  | 'no_row'
  | 'hidden_part'
  | 'not_additive'
  | 'overlap'
  | 'no_earlier'
  | 'partial'
  | 'zero_before'
  | 'immature'
  | 'no_whole';

export type Shown = Cell | { readonly state: 'absent'; readonly value: null; readonly why: Why };

/** What is told of a measure. */
export interface Item {
  readonly measure: Measure;
  /** `change` is a difference, of rates in shares of one; `growth` the difference as a share of the earlier value. */
  readonly kind: 'value' | 'share' | 'change' | 'growth';
}

/** The sides of a choice, in the order in which a cell's place is written. */
export const SIDES = ['region', 'period', ...BREAKDOWNS] as const;
export type Side = (typeof SIDES)[number];
/** The place of the total of a side. */
export const TOTAL = -1;
/** One place a side: an index into its members, or TOTAL. */
export type At = readonly number[];

export interface Result {
  readonly choice: Choice;
  readonly table: TabledTable;
  readonly items: readonly Item[];
  /** Codes of the members that are shown, side by side in the order of the sides; `['']` where there is no such side. */
  readonly shown: readonly (readonly string[])[];
  /** Members of the breakdowns, by code. */
  memberOf(breakdown: Breakdown, code: string): Member | undefined;
  valueOf(item: Item, at: At): Shown;
  /** What kind of cell a place is, for the release plan. */
  kindAt(at: At): CellKind;
}

const REGION = 0;
const PERIOD = 1;
const COLUMN: Readonly<Record<Side, string>> = {
  region: 'region_code',
  period: 'period',
  task: 'task',
  group: 'group',
  area: 'area',
  category: 'category',
};

const absent = (why: Why): Shown => ({ state: 'absent', value: null, why });

/** What is told of the chosen measures: value, share, change, and of counts the change in per cent. */
export function itemsOf({ measures, share, compare }: Choice, table: TabledTable): Item[] {
  const chosen = table.measures.filter(({ name }) => measures.includes(name));
  return chosen.flatMap((measure) => {
    const kinds: Item['kind'][] = ['value'];
    if (share !== 'none' && !measure.rate) kinds.push('share');
    if (compare !== 'none') kinds.push('change', ...(measure.rate ? [] : (['growth'] as const)));
    return kinds.map((kind) => ({ measure, kind }));
  });
}

/** The periods that a choice reads: its own, and those that it is compared with. */
export function periodsRead({ periods, compare }: Choice, catalog: Catalog): string[] {
  const known = catalog.periods.map(({ period }) => period);
  const own = known.filter((key) => periods.includes(key));
  if (compare === 'none') return own;
  const earlier = own.map((key) => earlierPeriod(key, compare)).filter((key) => key !== null);
  return [...own, ...new Set(earlier.filter((key) => known.includes(key) && !own.includes(key)))];
}

/** The regions that a choice reads: its own, and those above where a share of them is told. */
export function regionsRead({ regions, share }: Choice, tree: RegionTree): string[] {
  const own = codesOfPicks(regions, tree);
  if (share !== 'region') return own;
  const above = own.flatMap((code) => tree.parent(code)?.code ?? []);
  return [...own, ...new Set(above.filter((code) => !own.includes(code)))];
}

/** The numbers of a choice from loaded rows. */
export function resultOf(
  choice: Choice,
  catalog: Catalog,
  tree: RegionTree,
  tables: readonly CodedTable[],
): Result {
  const table = tableOf(catalog, choice.table);
  const members = new Map(
    BREAKDOWNS.map((breakdown) => [
      breakdown,
      new Map(membersIn(catalog, table, breakdown).map((member) => [member.code, member])),
    ]),
  );
  const memberOf = (breakdown: Breakdown, code: string) => members.get(breakdown)?.get(code);
  const codesOf = (side: Side): { shown: readonly string[]; read: readonly string[] } => {
    if (side === 'region')
      return { shown: codesOfPicks(choice.regions, tree), read: regionsRead(choice, tree) };
    if (side === 'period') {
      const read = periodsRead(choice, catalog);
      return { shown: read.filter((key) => choice.periods.includes(key)), read };
    }
    if (!table.breakdowns.includes(side)) return { shown: [''], read: [''] };
    const own = choice.by[side];
    const whole = side === 'task' && choice.share === 'task' && !own.includes('all') ? ['all'] : [];
    return { shown: own, read: [...own, ...whole] };
  };
  const sides = SIDES.map((side) => ({ side, ...codesOf(side) }));
  const read = sides.map((side) => side.read);
  const shown = sides.map((side) => side.shown);
  const locate = locator(
    tables,
    sides.map(({ side, read: codes }) => {
      if (side === 'region' || side === 'period')
        return { columns: [COLUMN[side]], members: codes.map((code) => [code]) };
      if (!table.breakdowns.includes(side)) return { columns: [], members: [[]] };
      return { columns: COLUMNS_OF[side], members: codes.map((code) => memberOf(side, code)?.values ?? []) };
    }),
  );
  const placeOf = read.map((codes) => new Map(codes.map((code, place) => [code, place])));
  const codeAt = (at: At, side: number) => read[side]?.[at[side] ?? 0] ?? '';
  const moved = (at: At, side: number, place: number): At =>
    at.map((own, index) => (index === side ? place : own));
  const periodsByKey = new Map(catalog.periods.map((period) => [period.period, period]));
  const full = (key: string) => {
    const period = periodsByKey.get(key);
    return period !== undefined && isFull(period);
  };
  const regionsApart = areApart(shown[REGION] ?? [], tree);

  const kindAt = (at: At): CellKind => ({
    level: levelOf(codeAt(at, REGION)),
    type: typeOfPeriod(codeAt(at, PERIOD)),
    task: table.breakdowns.includes('task') ? taskLevel(codeAt(at, 2)) : '',
    group: table.breakdowns.includes('group') ? (codeAt(at, 3) === 'all' ? 'all' : 'group') : '',
    area: table.breakdowns.includes('area') ? codeAt(at, 4) : '',
  });

  const published = (name: string, at: At): Shown => {
    const place = locate(at);
    if (!place) return absent(isPlanned(table.plan, kindAt(at)) ? 'no_row' : 'not_planned');
    const value = place.table.numbers[name]?.[place.row] ?? Number.NaN;
    const status = place.table.texts['status'];
    const said = status?.values[status.codes[place.row] ?? 0] ?? '';
    const known = Number.isNaN(value) ? null : value;
    // The status of the table of reporting says how complete it is; its numbers are always there.
    if (table.name === 'reporting') return known === null ? NO_CELL : { state: 'ok', value: known };
    return publishedCell(known, said, name);
  };

  /** Whether the shown members of a side may be added: none of them part of another. */
  const areParts = (side: number): boolean => {
    const codes = shown[side] ?? [];
    if (side === REGION) return regionsApart;
    if (side === PERIOD) return areDisjoint(codes);
    return new Set(codes.map(taskLevel)).size === 1 && !codes.includes('all');
  };
  const sameYear = new Set((shown[PERIOD] ?? []).map((key) => key.slice(0, 4))).size === 1;
  const totals = new Map<string, Shown>();

  const amount = (name: string, at: At): Shown => {
    const side = at.indexOf(TOTAL);
    if (side < 0) return published(name, at);
    const key = `${name} ${at.join()}`;
    const known = totals.get(key);
    if (known) return known;
    const total = summed(name, at, side);
    totals.set(key, total);
    return total;
  };
  const summed = (name: string, at: At, side: number): Shown => {
    const measure = table.measures.find((one) => one.name === name);
    if (!measure?.additive.includes(COLUMN[SIDES[side] ?? 'region'])) return absent('not_additive');
    if (side === PERIOD && measure.withinYear && !sameYear) return absent('not_additive');
    if (!areParts(side)) return absent('overlap');
    let sum = 0;
    for (let place = 0; place < (shown[side]?.length ?? 0); place += 1) {
      const part = amount(name, moved(at, side, place));
      if (part.state === 'absent') return part;
      if (part.state !== 'ok') return absent('hidden_part');
      sum += part.value;
    }
    // Tenths are added as whole numbers: no last bit of a binary fraction remains.
    return { state: 'ok', value: Math.round(sum * 10) / 10 };
  };

  const shareOf = (part: Shown, whole: Shown): Shown => {
    if (part.state === 'absent') return part;
    return whole.state === 'absent' ? whole : ratio(part, whole);
  };
  const value = ({ name, rate }: Measure, at: At): Shown => {
    if (!rate) return amount(name, at);
    const keys = at[PERIOD] === TOTAL ? (shown[PERIOD] ?? []) : [codeAt(at, PERIOD)];
    if (rate.mature && keys.some((key) => !catalog.mature.includes(key))) return absent('immature');
    return shareOf(amount(rate.numerator, at), amount(rate.denominator, at));
  };
  const share = (measure: Measure, at: At): Shown => {
    const side = choice.share === 'task' ? 2 : REGION;
    if (!measure.additive.includes(COLUMN[SIDES[side] ?? 'region'])) return absent('not_additive');
    const wholeCode =
      choice.share === 'task' ? 'all' : at[REGION] === TOTAL ? null : tree.parent(codeAt(at, REGION))?.code;
    const whole = wholeCode ? placeOf[side]?.get(wholeCode) : undefined;
    if (whole === undefined) return absent('no_whole');
    return shareOf(value(measure, at), value(measure, moved(at, side, whole)));
  };
  const change = (measure: Measure, at: At, asShare: boolean): Shown => {
    const key = at[PERIOD] === TOTAL ? null : codeAt(at, PERIOD);
    const earlierKey = key === null || choice.compare === 'none' ? null : earlierPeriod(key, choice.compare);
    const place = earlierKey === null ? undefined : placeOf[PERIOD]?.get(earlierKey);
    if (key === null || earlierKey === null || place === undefined) return absent('no_earlier');
    if (!full(key) || !full(earlierKey)) return absent('partial');
    const now = value(measure, at);
    const then = value(measure, moved(at, PERIOD, place));
    if (now.state !== 'ok') return now;
    if (then.state !== 'ok') return then;
    if (!asShare) return { state: 'ok', value: now.value - then.value };
    if (then.value === 0) return absent('zero_before');
    return { state: 'ok', value: (now.value - then.value) / then.value };
  };

  return {
    choice,
    table,
    items: itemsOf(choice, table),
    shown,
    memberOf,
    kindAt,
    valueOf: ({ measure, kind }, at) => {
      if (kind === 'value') return value(measure, at);
      if (kind === 'share') return share(measure, at);
      return change(measure, at, kind === 'growth');
    },
  };
}
