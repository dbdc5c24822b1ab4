// The cells of an office's row → a valid row with its key, or null where the contract has it rejected.
import { join } from 'node:path';
import * as cell from './cells.ts';
import type { TextRow } from './exports.ts';
import { listRows, plain } from './exports.ts';
import type { Place, Register } from './register.ts';

export interface Activity {
  readonly office: string;
  readonly date: string;
  readonly place: Place;
  readonly task: string;
  /** The organisation code, or the county and the name. */
  readonly organisation: string;
  readonly volunteers: number | null;
  readonly partyMembers: number | null;
  readonly hundredths: number | null;
  readonly need: string | null;
  /** `form 生活照料` and so on, each once. */
  readonly categories: readonly string[];
}

export interface Outcome {
  readonly activity: Activity;
  readonly group: string;
  readonly people: number;
  readonly first_time: number | null;
  readonly visits: number | null;
  readonly resolved: number | null;
  readonly raters: number | null;
  readonly satisfied: number | null;
}

export interface Need {
  readonly office: string;
  readonly id: string;
  readonly date: string;
  readonly place: Place;
  readonly task: string;
  readonly group: string;
  readonly status: string;
}

export interface Target {
  readonly place: Place;
  readonly group: string;
  readonly people: number;
  readonly asOf: string;
}

export interface Return {
  readonly office: string;
  readonly month: string;
  readonly preparedAt: string | null;
}

export interface Valid<T> {
  /** Within the office. */
  readonly key: string;
  /** Text that sorts by time; empty where the row has none. */
  readonly updated?: string;
  readonly value: T;
}

type Cells = ReadonlyMap<string, string>;

/** What the cells of a row say of what it is about, whatever else is wrong with them. */
export interface About {
  readonly id: string | null;
  readonly task: string | undefined;
  readonly group: string | undefined;
}

export interface RowRules {
  readonly about: (cells: Cells) => About;
  readonly activity: (row: TextRow, cells: Cells) => Valid<Activity> | null;
  /** `activities`: the accepted ones by `keyWithin(office, activity_id)`. */
  readonly outcome: (
    row: TextRow,
    cells: Cells,
    activities: ReadonlyMap<string, Activity>,
  ) => Valid<Outcome> | null;
  readonly need: (row: TextRow, cells: Cells) => Valid<Need> | null;
  readonly target: (cells: Cells) => Valid<Target> | null;
  readonly returned: (row: TextRow, cells: Cells) => Valid<Return> | null;
}

export const keyWithin = (office: string, key: string): string => `${office}\n${key}`;

/** The notice is of 8 June 2021; the campaign counts from that month. */
const FIRST_DAY = '2021-06-01';

/** Code and Chinese name of a reference list → code. */
function codesAndNames(path: string, column: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const row of listRows(path)) {
    const code = row[column] ?? '';
    codes.set(code, code).set(plain(row['name_zh'] ?? ''), code);
  }
  return codes;
}

const LISTS = ['form', 'departments', 'actors'];
const DIMENSIONS: Readonly<Record<string, string>> = {
  org_type: 'org_type',
  org_status: 'org_status',
  method: 'method',
  form: 'form',
  funding: 'funding',
  departments: 'department',
  actors: 'actor',
};

/** `updated_at` as text that sorts by time: the one way to write it that this reading knows. */
function updatedAt(text: string | undefined): string {
  const updated = cell.textCell(text) ?? '';
  if (updated !== '' && !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(updated)) {
    throw new Error(`unknown way to write updated_at: ${updated}`);
  }
  return updated;
}

const exceeds = (part: number | null | undefined, whole: number | null | undefined): boolean =>
  typeof part === 'number' && typeof whole === 'number' && part > whole;

/** Titles with awards of the negative list or with personal data, as the sample has them; nobody has released any. */
const HELD_TITLE = /全国.*评选|国庆.*表彰|节.*颁奖|荣誉称号|纪念章|张某某|\d{11}|\d+单元/;

/** The rules of a reference folder's lists and register. */
export function rowRules(reference: string, register: Register): RowRules {
  const tasks = codesAndNames(join(reference, 'tasks.csv'), 'task');
  const groups = codesAndNames(join(reference, 'groups.csv'), 'group');
  const known = new Map<string, Set<string>>();
  for (const { dimension = '', category = '' } of listRows(join(reference, 'categories.csv'))) {
    known.set(dimension, (known.get(dimension) ?? new Set()).add(category));
  }
  const kind = (text: string | undefined): string | undefined => {
    const code = cell.codeCell(text, tasks);
    return typeof code === 'string' && code.length === 3 ? code : undefined;
  };
  const about = (cells: Cells): About => {
    const group = cell.codeCell(cells.get('group'), groups);
    return {
      id: cell.textCell(cells.get('activity_id')),
      task: kind(cells.get('task')),
      group: typeof group === 'string' ? group : undefined,
    };
  };
  const dayOfCampaign = (text: string | undefined): string | undefined => {
    const day = cell.dateCell(text);
    return typeof day === 'string' && day >= FIRST_DAY ? day : undefined;
  };

  const activity = ({ office }: TextRow, cells: Cells): Valid<Activity> | null => {
    const id = cell.textCell(cells.get('activity_id'));
    const date = dayOfCampaign(cells.get('date'));
    const place = date === undefined ? null : register.place(plain(cells.get('region_code') ?? ''));
    const task = kind(cells.get('task'));
    const name = cell.textCell(cells.get('org_name'));
    if (id === null || date === undefined || place === null || task === undefined || name === null)
      return null;
    if (HELD_TITLE.test(cells.get('title') ?? '')) return null;
    const numbers = ['volunteers', 'residents', 'party_members', 'representatives'].map((column) =>
      cell.countCell(cells.get(column)),
    );
    const [volunteers, residents, partyMembers, representatives] = numbers;
    const hundredths = cell.hundredthsCell(cells.get('hours'));
    if (numbers.includes(undefined) || hundredths === undefined) return null;
    if ([residents, partyMembers, representatives].some((part) => exceeds(part, volunteers))) return null;
    if (exceeds(hundredths, typeof volunteers === 'number' ? volunteers * 2400 : null)) return null;
    const categories = Object.entries(DIMENSIONS).flatMap(([column, dimension]) => {
      const allowed = known.get(dimension) ?? new Set();
      const separator = LISTS.includes(column) ? /[、;|]/ : null;
      const values = cell.categoriesCell(cells.get(column), allowed, separator);
      return values.map((category) => `${dimension} ${category}`);
    });
    const code = cell.organisationCode(cells.get('org_code'));
    return {
      key: id,
      updated: updatedAt(cells.get('updated_at')),
      value: {
        office: office,
        date,
        place,
        task,
        organisation: code ?? `${place.county} ${name.replace(/\s+/g, '')}`,
        volunteers: volunteers ?? null,
        partyMembers: partyMembers ?? null,
        hundredths,
        need: cell.textCell(cells.get('need_id')),
        categories,
      },
    };
  };

  const outcome = (
    { office }: TextRow,
    cells: Cells,
    activities: ReadonlyMap<string, Activity>,
  ): Valid<Outcome> | null => {
    const id = cell.textCell(cells.get('activity_id'));
    const group = cell.codeCell(cells.get('group'), groups);
    const people = cell.countCell(cells.get('people'));
    const activity = activities.get(keyWithin(office, id ?? ''));
    if (id === null || typeof group !== 'string' || typeof people !== 'number') return null;
    const optional = ['first_time', 'visits', 'resolved', 'raters', 'satisfied'].map((column) =>
      cell.countCell(cells.get(column)),
    );
    const [first = null, visits = null, resolved = null, raters = null, satisfied = null] = optional;
    if (optional.includes(undefined) || exceeds(first, people) || exceeds(satisfied, raters)) return null;
    if (activity === undefined) return null;
    const value = { activity, group, people, first_time: first, visits, resolved, raters, satisfied };
    return { key: `${id}\n${group}`, value };
  };

  const need = ({ office }: TextRow, cells: Cells): Valid<Need> | null => {
    const id = cell.textCell(cells.get('need_id'));
    const date = dayOfCampaign(cells.get('date'));
    const place = date === undefined ? null : register.place(plain(cells.get('region_code') ?? ''));
    const task = kind(cells.get('task'));
    const group = cell.codeCell(cells.get('group'), groups);
    const status = plain(cells.get('status') ?? '');
    if (id === null || date === undefined || place === null || task === undefined) return null;
    if (typeof group !== 'string' || !['登记', '响应', '办结', '无法解决'].includes(status)) return null;
    const days = ['responded_date', 'closed_date'].map((column) => cell.dateCell(cells.get(column)));
    if (days.includes(undefined)) return null;
    return { key: id, value: { office, id, date, place, task, group, status } };
  };

  const target = (cells: Cells): Valid<Target> | null => {
    const code = plain(cells.get('region_code') ?? '');
    const place = register.place(code);
    const group = cell.codeCell(cells.get('group'), groups);
    const people = cell.countCell(cells.get('people'));
    const asOf = cell.dateCell(cells.get('as_of'));
    // A target is a county's: of a longer code, nothing but zeros may be left.
    if (place === null || typeof group !== 'string' || !/^\d{6}0*$/.test(code)) return null;
    if (typeof people !== 'number' || typeof asOf !== 'string') return null;
    return { key: `${code}\n${group}\n${asOf}`, value: { place, group, people, asOf } };
  };

  const returned = ({ office }: TextRow, cells: Cells): Valid<Return> | null => {
    const month = cell.monthCell(cells.get('period'));
    const number = cell.countCell(cells.get('activities'));
    const preparedAt = cell.dateCell(cells.get('prepared_at'));
    if (typeof month !== 'string' || typeof number !== 'number' || preparedAt === undefined) return null;
    return { key: month, value: { office, month, preparedAt } };
  };

  return { about, activity, outcome, need, target, returned };
}
