// Text rows of the offices → accepted rows, and how many were read, accepted, superseded and rejected.
import { join } from 'node:path';
import type { InputTableName } from '../../src/schema/column.ts';
import * as cell from './cells.ts';
import type { TextRow } from './exports.ts';
import { exportRows, listRows, plain } from './exports.ts';
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

export interface Counts {
  read: number;
  accepted: number;
  superseded: number;
  rejected: number;
}

export interface Accepted {
  readonly activities: readonly Activity[];
  readonly outcomes: readonly Outcome[];
  readonly needs: readonly Need[];
  readonly targets: readonly Target[];
  readonly returns: readonly Return[];
  readonly counts: Readonly<Record<InputTableName, Counts>>;
}

/** The notice is of 8 June 2021; the campaign counts from that month. */
const FIRST_DAY = '2021-06-01';

interface Candidate<T> {
  readonly key: string;
  readonly row: TextRow;
  readonly updated: string;
  readonly value: T;
}

/** Order of code points, which is not the order of UTF-16 units. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Whether `a` displaces `b`: latest `updated_at`, then the last path, then the last line. */
function isNewer<T>(a: Candidate<T>, b: Candidate<T>): boolean {
  if (a.updated !== b.updated) return a.updated > b.updated;
  const path = byCodePoint(a.row.path, b.row.path);
  return path === 0 ? a.row.line > b.row.line : path > 0;
}

/** One winner a key; the rest of the valid rows are superseded, all other rows rejected. */
function winners<T>(
  rows: readonly TextRow[],
  valid: (row: TextRow, cells: ReadonlyMap<string, string>) => { key: string; updated?: string; value: T } | null,
): { byKey: ReadonlyMap<string, T>; counts: Counts } {
  const best = new Map<string, Candidate<T>>();
  const counts = { read: rows.length, accepted: 0, superseded: 0, rejected: 0 };
  for (const row of rows) {
    const found = row.cells === null ? null : valid(row, row.cells);
    if (found === null) {
      counts.rejected += 1;
      continue;
    }
    const key = `${row.office}\n${found.key}`;
    const candidate = { key, row, updated: found.updated ?? '', value: found.value };
    const other = best.get(key);
    if (other !== undefined) counts.superseded += 1;
    if (other === undefined || isNewer(candidate, other)) best.set(key, candidate);
  }
  counts.accepted = best.size;
  return { byKey: new Map([...best].map(([key, { value }]) => [key, value])), counts };
}

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

const exceeds = (part: number | null | undefined, whole: number | null | undefined): boolean =>
  typeof part === 'number' && typeof whole === 'number' && part > whole;

/** Reads an exports folder whole. */
export function acceptedRows(exportsFolder: string, reference: string, register: Register): Accepted {
  const rows = exportRows(exportsFolder, reference);
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
  const dayOfCampaign = (text: string | undefined): string | undefined => {
    const day = cell.dateCell(text);
    return typeof day === 'string' && day >= FIRST_DAY ? day : undefined;
  };

  const activities = winners<Activity>(rows.activities, (row, cells) => {
    const id = cell.textCell(cells.get('activity_id'));
    const date = dayOfCampaign(cells.get('date'));
    const place = date === undefined ? null : register.place(plain(cells.get('region_code') ?? ''));
    const task = kind(cells.get('task'));
    const name = cell.textCell(cells.get('org_name'));
    if (id === null || date === undefined || place === null || task === undefined || name === null) return null;
    const counts = ['volunteers', 'residents', 'party_members', 'representatives'].map((column) =>
      cell.countCell(cells.get(column)),
    );
    const [volunteers, residents, partyMembers, representatives] = counts;
    const hundredths = cell.hundredthsCell(cells.get('hours'));
    if (counts.includes(undefined) || hundredths === undefined) return null;
    if ([residents, partyMembers, representatives].some((part) => exceeds(part, volunteers))) return null;
    if (exceeds(hundredths, typeof volunteers === 'number' ? volunteers * 2400 : null)) return null;
    const categories = Object.entries(DIMENSIONS).flatMap(([column, dimension]) => {
      const values = cell.categoriesCell(cells.get(column), known.get(dimension) ?? new Set());
      const kept = LISTS.includes(column) ? values : values.slice(0, 1);
      return kept.map((category) => `${dimension} ${category}`);
    });
    const code = cell.organisationCode(cells.get('org_code'));
    return {
      key: id,
      updated: cell.textCell(cells.get('updated_at')) ?? '',
      value: {
        office: row.office,
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
  });

  const outcomes = winners<Outcome>(rows.outcomes, (row, cells) => {
    const id = cell.textCell(cells.get('activity_id'));
    const group = cell.codeCell(cells.get('group'), groups);
    const people = cell.countCell(cells.get('people'));
    const activity = activities.byKey.get(`${row.office}\n${id ?? ''}`);
    if (id === null || typeof group !== 'string' || typeof people !== 'number') return null;
    const optional = ['first_time', 'visits', 'resolved', 'raters', 'satisfied'].map((column) =>
      cell.countCell(cells.get(column)),
    );
    const [first = null, visits = null, resolved = null, raters = null, satisfied = null] = optional;
    if (optional.includes(undefined) || exceeds(first, people) || exceeds(satisfied, raters)) return null;
    if (activity === undefined) return null;
    const value = { activity, group, people, first_time: first, visits, resolved, raters, satisfied };
    return { key: `${id}\n${group}`, value };
  });

  const needs = winners<Need>(rows.needs, (row, cells) => {
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
    return { key: id, value: { office: row.office, id, date, place, task, group, status } };
  });

  const targets = winners<Target>(rows.targets, (_, cells) => {
    const code = plain(cells.get('region_code') ?? '');
    const place = register.place(code);
    const group = cell.codeCell(cells.get('group'), groups);
    const people = cell.countCell(cells.get('people'));
    const asOf = cell.dateCell(cells.get('as_of'));
    if (place === null || typeof group !== 'string') return null;
    if (typeof people !== 'number' || typeof asOf !== 'string') return null;
    return { key: `${code}\n${group}\n${asOf}`, value: { place, group, people, asOf } };
  });

  const returns = winners<Return>(rows.returns, (row, cells) => {
    const month = cell.monthCell(cells.get('period'));
    const number = cell.countCell(cells.get('activities'));
    const preparedAt = cell.dateCell(cells.get('prepared_at'));
    if (typeof month !== 'string' || typeof number !== 'number' || preparedAt === undefined) return null;
    return { key: month, value: { office: row.office, month, preparedAt } };
  });

  return {
    activities: [...activities.byKey.values()],
    outcomes: [...outcomes.byKey.values()],
    needs: [...needs.byKey.values()],
    targets: [...targets.byKey.values()],
    returns: [...returns.byKey.values()],
    counts: {
      activities: activities.counts,
      outcomes: outcomes.counts,
      needs: needs.counts,
      targets: targets.counts,
      returns: returns.counts,
    },
  };
}
