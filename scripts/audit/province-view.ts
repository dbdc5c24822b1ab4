// What is known of the figures of one province before it is asked what follows from counts that no table has: nothing but flat
// arrays, which can be handed to a thread.
import type { Bounds } from './bounds.ts';
import type { Campaign } from './cells.ts';
import type { KnownMeasure, Limits } from './close-figures.ts';
import { FAMILIES, limitsOf, SILENT } from './close-figures.ts';
import type { HiddenSpans } from './hidden-spans.ts';
import type { Lists } from './lists.ts';
import { placeOf } from './lists.ts';
import type { Placed, Published, Regions } from './published.ts';
import { rowIndex, SHAPES } from './published.ts';
import type { System } from './system.ts';
import type { SystemForm } from './system-forms.ts';

/** How closely a quantity may be known, by row; a width of 0 where it is no figure. */
export interface RowRules {
  readonly width: Float64Array;
  readonly small: Float64Array;
  readonly isTotalOnly: Uint8Array;
}

/** Whether there were activities. */
const ACTIVITY = { some: 0, none: 1, unreported: 2 } as const;

export interface ProvinceView {
  readonly table: 'outcomes' | 'needs';
  /** The rows of the province and all below it. */
  readonly region: Int32Array;
  readonly period: Int32Array;
  readonly task: Int32Array;
  readonly group: Int32Array;
  /** In the order of the table's shape. */
  readonly measures: readonly KnownMeasure[];
  /** By family and quantity. */
  readonly rules: readonly (readonly RowRules[])[];
  /** The most of those who were served and did not rate that the nation and the other provinces leave, by row. */
  readonly silent: Float64Array;
  /** The least of all these rules. */
  readonly limits: Limits;
  /** The regions of the rows, and for each, by period and task or kind, whether there were activities. */
  readonly regions: Int32Array;
  readonly activity: Uint8Array;
  /** What earlier releases hid of periods that had not ended. */
  readonly hidden: readonly HiddenSpans[];
}

/** What makes the views of the provinces of all tables with groups, one by one: together they would take much memory. */
export function viewMakers(
  campaign: Campaign,
  hidden: readonly HiddenSpans[],
  system: System,
  bounds: Bounds,
): (() => ProvinceView)[] {
  const columnOf = new Int32Array(system.cells.count).fill(-1);
  system.unknown.forEach((cell, column) => (columnOf[cell] = column));
  const knowledge = { campaign, system, bounds, columnOf, limits: limitsOf(system.forms) };
  const formOf = formsByCell(system);
  return campaign.tables.flatMap((table, at) => {
    const name = table.table;
    if (name !== 'outcomes' && name !== 'needs') return [];
    const own = hidden.filter((spans) => spans.table === name);
    return [...rowsByProvince(campaign.regions, table)].map(([province, rows]) => (): ProvinceView => ({
      table: name,
      ...placesOf(table, rows),
      ...knownOf(knowledge, at, table, rows),
      rules: FAMILIES[name].map(({ quantities }) =>
        quantities.map((measures) => rulesOf(knowledge, at, table, rows, measures, formOf)),
      ),
      silent: silentIn(knowledge, at, table, rows),
      limits: knowledge.limits,
      hidden: own.map((spans) => hiddenIn(campaign, spans, province)),
    }));
  });
}

/** The rows of a view as those of a table. */
export const placedOf = (view: ProvinceView, lists: Lists): Placed => ({
  table: view.table,
  rows: view.region.length,
  region: view.region,
  period: view.period,
  task: view.task,
  group: view.group,
  rowAt: rowIndex(lists, view),
});

/** Whether a view's regions were idle, see `Campaign`. */
export function idleIn(view: ProvinceView, lists: Lists): Pick<Campaign, 'isIdle' | 'isUnreported'> {
  const at = new Map([...view.regions].map((region, place) => [region, place]));
  const is =
    (activity: number): Campaign['isIdle'] =>
    (region, period, task) => {
      const place = at.get(region);
      return place !== undefined && view.activity[activityAt(lists, place, period, task)] === activity;
    };
  return { isIdle: is(ACTIVITY.none), isUnreported: is(ACTIVITY.unreported) };
}

const activityAt = ({ periods, tasks }: Lists, place: number, period: number, task: number): number =>
  (place * periods.codes.length + period) * tasks.codes.length + task;

function rowsByProvince(regions: Regions, table: Published): Map<number, number[]> {
  const provinces = regions.list.map((_, region) => regions.provinceOf(region));
  const found = new Map<number, number[]>();
  table.region.forEach((region, row) => {
    const province = provinces[region] ?? -1;
    if (province < 0) return;
    const rows = found.get(province);
    if (rows) rows.push(row);
    else found.set(province, [row]);
  });
  return found;
}

function placesOf(
  table: Published,
  rows: readonly number[],
): Pick<ProvinceView, 'region' | 'period' | 'task' | 'group'> {
  const pick = (column: Int32Array): Int32Array => Int32Array.from(rows, (row) => column[row] as number);
  return {
    region: pick(table.region),
    period: pick(table.period),
    task: pick(table.task),
    group: pick(table.group),
  };
}

interface Knowledge {
  readonly campaign: Campaign;
  readonly system: System;
  readonly bounds: Bounds;
  readonly columnOf: Int32Array;
  readonly limits: Limits;
}

function knownOf(
  { campaign, system, bounds, columnOf }: Knowledge,
  at: number,
  table: Published,
  rows: readonly number[],
): Pick<ProvinceView, 'measures' | 'regions' | 'activity'> {
  const measures = SHAPES[table.table].measures.map((_, measure): KnownMeasure => {
    const cells = Int32Array.from(rows, (row) => system.cells.at(at, measure, row));
    const bound = (ends: Float64Array): Float64Array =>
      Float64Array.from(cells, (cell) => {
        const column = columnOf[cell] as number;
        return (column < 0 ? system.known.value[cell] : ends[column]) as number;
      });
    return {
      low: bound(bounds.lower),
      high: bound(bounds.upper),
      isHidden: Uint8Array.from(cells, (cell) => ((columnOf[cell] as number) < 0 ? 0 : 1)),
      isNotReported: Uint8Array.from(cells, (cell) => (system.cells.isNotReported(cell) ? 1 : 0)),
    };
  });
  const { lists, isIdle, isUnreported } = campaign;
  const regions = [...new Set(rows.map((row) => table.region[row] as number))];
  const activity = new Uint8Array(regions.length * lists.periods.codes.length * lists.tasks.codes.length);
  for (const [place, region] of regions.entries()) {
    for (const period of lists.periods.codes.keys()) {
      for (const task of lists.tasks.codes.keys()) {
        activity[activityAt(lists, place, period, task)] = isIdle(region, period, task)
          ? ACTIVITY.none
          : isUnreported(region, period, task)
            ? ACTIVITY.unreported
            : ACTIVITY.some;
      }
    }
  }
  return { measures, regions: Int32Array.from(regions), activity };
}

/**
 * The most that were served and did not rate by what the nation shows of them, of the rows of a province itself; without end where
 * nothing is known of it, and below the province, where it follows from the sums.
 */
function silentIn(
  { campaign: { regions }, system, bounds, columnOf }: Knowledge,
  at: number,
  table: Published,
  rows: readonly number[],
): Float64Array {
  const [people, raters] = SILENT.map((name) => SHAPES[table.table].measures.indexOf(name as string)) as [
    number,
    number,
  ];
  if (people < 0 || raters < 0) return new Float64Array(rows.length).fill(Infinity);
  const endOf = (ends: Float64Array, measure: number, row: number): number => {
    const cell = system.cells.at(at, measure, row);
    const column = columnOf[cell] as number;
    return (column < 0 ? system.known.value[cell] : ends[column]) as number;
  };
  const provinces = regions.list.flatMap(({ level }, region) => (level === 'province' ? [region] : []));
  const nation = regions.list.findIndex(({ level }) => level === 'nation');
  return Float64Array.from(rows, (row) => {
    const [own, period, task, group] = [table.region, table.period, table.task, table.group].map(
      (column) => column[row] as number,
    ) as [number, number, number, number];
    const whole = table.rowAt(nation, period, task, group);
    if (regions.list[own]?.level !== 'province' || whole < 0) return Infinity;
    const others = provinces.reduce((sum, region) => {
      const other = region === own ? -1 : table.rowAt(region, period, task, group);
      if (other < 0) return sum;
      return sum + Math.max(0, endOf(bounds.lower, people, other) - endOf(bounds.upper, raters, other));
    }, 0);
    return Math.max(0, endOf(bounds.upper, people, whole) - endOf(bounds.lower, raters, whole) - others);
  });
}

type FormOf = (cell: number, other: number | undefined) => SystemForm | undefined;

/** Finds the form of a cell, or of one less another. */
function formsByCell({ forms, cells }: System): FormOf {
  const own = {
    cell: new Int32Array(cells.count).fill(-1),
    dissatisfied: new Int32Array(cells.count).fill(-1),
  };
  for (let at = 0; at < forms.count; at += 1) {
    const {
      kind,
      cells: [first = -1],
    } = forms.at(at);
    if (kind === 'cell' || kind === 'dissatisfied') own[kind][first] = at;
  }
  return (cell, other) => {
    const at = own[other === undefined ? 'cell' : 'dissatisfied'][cell] as number;
    const form = at < 0 ? undefined : forms.at(at);
    return form?.cells[1] === other ? form : undefined;
  };
}

function rulesOf(
  { system }: Knowledge,
  at: number,
  table: Published,
  rows: readonly number[],
  measures: readonly (string | undefined)[],
  formOf: FormOf,
): RowRules {
  const places = measures.map((name) => SHAPES[table.table].measures.indexOf(name as string));
  const rules = {
    width: new Float64Array(rows.length),
    small: new Float64Array(rows.length),
    isTotalOnly: new Uint8Array(rows.length),
  };
  rows.forEach((row, place) => {
    const [cell = -1, other] = places.map((measure) => system.cells.at(at, measure, row));
    const form = formOf(cell, other);
    if (!form) return;
    rules.width[place] = form.width;
    rules.small[place] = form.small;
    rules.isTotalOnly[place] = form.isTotalOnly;
  });
  return rules;
}

function hiddenIn(
  { lists, regions }: Pick<Campaign, 'lists' | 'regions'>,
  spans: HiddenSpans,
  province: number,
): HiddenSpans {
  const own = [...spans.keys.keys()].filter((at) => {
    const [region] = placeOf(lists, spans.keys[at] as number);
    return regions.provinceOf(region) === province;
  });
  return {
    ...spans,
    keys: Float64Array.from(own, (at) => spans.keys[at] as number),
    measures: Uint8Array.from(own, (at) => spans.measures[at] as number),
  };
}
