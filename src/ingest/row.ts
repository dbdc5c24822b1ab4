// One row of an office's file: text cells in, canonical values or the first problem out. The rules of single cells
// are in `cells.ts`, of places in `regions.ts`; here stand the rules between the cells of a row.
import type { InputColumn, InputTable } from '../schema/column.ts';
import { NEED_STATUSES } from '../schema/values.ts';
import {
  countFromCell,
  dateFromCell,
  folded,
  hundredthsFromCell,
  isBad,
  isNotReported,
  isOrgCode,
  listFromCell,
  monthFromCell,
  normalisedName,
  regionDigitsFromCell,
  timestampFromCell,
  trimmed,
} from './cells.ts';
import type { CellProblem } from './problems.ts';
import type { Register } from './regions.ts';
import { placeFromCode } from './regions.ts';

/** A canonical value: text and codes as text, counts as numbers, hours in hundredths, null for not reported. */
export type Value = string | number | null;

/** Everything a row is checked against. Dates are `YYYY-MM-DD`. */
export interface Rules {
  readonly register: Register;
  /** Kind of task by code and by Chinese name; `coarse` has the four tasks. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly coarse: ReadonlySet<string>;
  readonly ruralKinds: ReadonlySet<string>;
  /** Group by code and by name, names with folded brackets. */
  readonly groups: ReadonlyMap<string, string>;
  /** Allowed values by dimension. */
  readonly categories: ReadonlyMap<string, ReadonlySet<string>>;
  readonly from: string;
  /** Last day of the campaign, null while it goes on. */
  readonly to: string | null;
  /** Days after this one are in the future; null where the build has no date of its own. */
  readonly today: string | null;
}

export interface CheckedRow {
  /** By column name, with `county`, `township`, `community`, `area` and `org_key` added where they apply. */
  readonly values: Record<string, Value>;
  readonly problem: CellProblem | null;
  readonly warnings: readonly CellProblem[];
}

type Mutable = { values: Record<string, Value>; warnings: CellProblem[] };

/** Checks a row; `cells` has the text of each column by canonical name, missing where the file lacks the column. */
export function checkRow(
  table: InputTable,
  cells: Readonly<Record<string, string>>,
  rules: Rules,
): CheckedRow {
  const row: Mutable = { values: {}, warnings: [] };
  let problem: CellProblem | null = null;
  for (const column of table.columns) {
    const found = checkCell(column, cells[column.name] ?? '', row, rules);
    problem ??= found;
  }
  problem ??= checkDates(table, row.values, cells, rules) ?? checkRelations(table, row.values);
  if (problem === null) problem = place(table, row, cells, rules);
  return { values: row.values, problem, warnings: problem === null ? row.warnings : [] };
}

function checkCell(column: InputColumn, raw: string, row: Mutable, rules: Rules): CellProblem | null {
  const isFreeText = column.kind === 'text' || column.kind === 'key';
  const text = isFreeText ? trimmed(raw) : folded(raw);
  const { name } = column;
  row.values[name] = null;
  if (isNotReported(text))
    return column.required ? { code: 'MISSING', column: name, value: trimmed(raw) } : null;
  const value = readers[column.kind](text, column, row, rules);
  if (isBad(value)) return { code: value.bad, column: name, value: trimmed(raw) };
  row.values[name] = value;
  return null;
}

type Reader = (
  text: string,
  column: InputColumn,
  row: Mutable,
  rules: Rules,
) => Value | { bad: CellProblem['code'] };

const readers: Record<InputColumn['kind'], Reader> = {
  key: (text) => text,
  text: (text) => text,
  date: dateFromCell,
  timestamp: timestampFromCell,
  month: monthFromCell,
  region: regionDigitsFromCell,
  count: countFromCell,
  hours: hundredthsFromCell,
  task: (text, _column, _row, rules) =>
    rules.kinds.get(normalisedName(text)) ?? {
      bad: rules.coarse.has(normalisedName(text)) ? 'TASK_COARSE' : 'TASK_UNKNOWN',
    },
  group: (text, _column, _row, rules) => rules.groups.get(normalisedName(text)) ?? { bad: 'GROUP_UNKNOWN' },
  need_status: (text) => (NEED_STATUSES.some((status) => status === text) ? text : { bad: 'STATUS_UNKNOWN' }),
  category: (text, column, row, rules) => category(text, column, row, rules),
  categories: (text, column, row, rules) => {
    const values = listFromCell(text).map((value) => category(value, column, row, rules));
    const distinct = [...new Set(values.filter((value) => value !== null))].sort();
    return distinct.length > 0 ? distinct.join('|') : null;
  },
  org_code: (text, column, row) => {
    const code = text.toUpperCase();
    if (isOrgCode(code)) return code;
    row.warnings.push({ code: 'ORG_CODE', column: column.name, value: text });
    return null;
  },
};

/** An allowed value, 其他 for an unknown one (with a warning), null where the dimension has no 其他. */
function category(value: string, column: InputColumn, row: Mutable, rules: Rules): string | null {
  const allowed = rules.categories.get(column.dimension ?? '');
  if (allowed?.has(value)) return value;
  row.warnings.push({ code: 'CATEGORY_UNKNOWN', column: column.name, value });
  return allowed?.has('其他') ? '其他' : null;
}

function checkDates(
  table: InputTable,
  values: Record<string, Value>,
  cells: Readonly<Record<string, string>>,
  rules: Rules,
): CellProblem | null {
  const span = `${rules.from}—${rules.to ?? ''}`;
  for (const column of table.columns) {
    const date = column.kind === 'date' ? values[column.name] : null;
    if (typeof date !== 'string') continue;
    const isCampaignDay = column.name === 'date';
    const outside =
      (isCampaignDay && (date < rules.from || (rules.to !== null && date > rules.to))) ||
      (rules.today !== null && date > rules.today);
    if (outside) {
      const more = rules.today !== null && date > rules.today ? `${rules.from}—${rules.today}` : span;
      return { code: 'DATE_RANGE', column: column.name, value: cells[column.name] ?? '', more };
    }
  }
  return null;
}

/** Pairs of columns of which the first may not exceed the second. */
const AT_MOST: Partial<Record<InputTable['name'], readonly (readonly [string, string])[]>> = {
  activities: [
    ['residents', 'volunteers'],
    ['party_members', 'volunteers'],
    ['representatives', 'volunteers'],
  ],
  outcomes: [
    ['first_time', 'people'],
    ['satisfied', 'raters'],
  ],
};

const HUNDREDTHS_A_DAY = 2400;

function checkRelations(table: InputTable, values: Record<string, Value>): CellProblem | null {
  for (const [part, whole] of AT_MOST[table.name] ?? []) {
    const [a, b] = [values[part], values[whole]];
    if (typeof a === 'number' && typeof b === 'number' && a > b) {
      const limit = table.columns.find((column) => column.name === whole)?.label.zh ?? whole;
      return { code: 'RANGE', column: part, value: String(a), more: `> ${limit} ${b}` };
    }
  }
  const { hours, volunteers } = values;
  if (typeof hours === 'number' && typeof volunteers === 'number' && hours > HUNDREDTHS_A_DAY * volunteers) {
    return { code: 'RANGE', column: 'hours', value: String(hours / 100), more: `> 24 × ${volunteers}` };
  }
  return null;
}

/** Resolves the region of a valid row, adds its place to the values, and checks the task against the area. */
function place(
  table: InputTable,
  row: Mutable,
  cells: Readonly<Record<string, string>>,
  rules: Rules,
): CellProblem | null {
  const { values, warnings } = row;
  const digits = values['region_code'];
  if (typeof digits !== 'string') return null;
  const date = values['date'] ?? values['as_of'];
  const found = placeFromCode(digits, typeof date === 'string' ? date : rules.from, rules.register);
  const problem = { column: 'region_code', value: trimmed(cells['region_code'] ?? '') };
  if (typeof found === 'string') return { ...problem, code: found };
  if (table.name === 'targets' && found.township !== null) return { ...problem, code: 'TARGET_REGION' };
  if (found.warning) warnings.push({ ...problem, code: found.warning, more: found.county });
  Object.assign(values, {
    county: found.county,
    township: found.township,
    community: found.community,
    area: found.area,
  });
  const task = values['task'];
  if (table.name === 'activities' && typeof task === 'string') {
    if (found.area === 'urban' && rules.ruralKinds.has(task)) {
      warnings.push({ ...problem, code: 'RURAL_TASK', more: task });
    }
    values['org_key'] =
      values['org_code'] ?? `${found.county} ${normalisedName(String(values['org_name'] ?? ''))}`;
  }
  return null;
}
