// One row of an office's file: text cells in, canonical values or the first problem out. The rules of single cells
// are in `cells.ts`, of places in `regions.ts`; here stand the rules between the cells of a row.
import type { InputColumn, InputTable, Text } from '../schema/column.ts';
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
  if (isBad(value)) {
    const detail = value.bad === 'RANGE' ? { more: BELOW_ZERO } : {};
    return { code: value.bad, column: name, value: trimmed(raw), ...detail };
  }
  row.values[name] = value;
  return null;
}

const BELOW_ZERO: Text = { zh: '不能小于0', en: 'it cannot be below 0' };

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
  for (const column of table.columns) {
    const date = column.kind === 'date' ? values[column.name] : null;
    if (typeof date !== 'string') continue;
    const problem = {
      code: 'DATE_RANGE',
      column: column.name,
      value: trimmed(cells[column.name] ?? ''),
    } as const;
    if (rules.today !== null && date > rules.today) {
      return { ...problem, more: { zh: `不晚于${rules.today}`, en: `not after ${rules.today}` } };
    }
    // Only the day of an activity or need belongs to the campaign; registers and returns have other days.
    if (column.name === 'date' && (date < rules.from || (rules.to !== null && date > rules.to))) {
      return { ...problem, more: campaignSpan(rules) };
    }
  }
  return null;
}

function campaignSpan({ from, to }: Rules): Text {
  return to === null
    ? { zh: `${from}起`, en: `from ${from}` }
    : { zh: `${from}至${to}`, en: `from ${from} to ${to}` };
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
      const limit = table.columns.find((column) => column.name === whole)?.label;
      const more = { zh: `不能大于${limit?.zh}（${b}）`, en: `it cannot exceed ${limit?.en} (${b})` };
      return { code: 'RANGE', column: part, value: String(a), more };
    }
  }
  const { hours, volunteers } = values;
  if (typeof hours === 'number' && typeof volunteers === 'number' && hours > HUNDREDTHS_A_DAY * volunteers) {
    const more = {
      zh: `不能大于24小时×志愿者人数（${volunteers}）`,
      en: `it cannot exceed 24 hours × volunteers (${volunteers})`,
    };
    return { code: 'RANGE', column: 'hours', value: String(hours / 100), more };
  }
  return null;
}

const same = (text: string): Text => ({ zh: text, en: text });

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
  if (found.warning) warnings.push({ ...problem, code: found.warning, more: same(found.county) });
  Object.assign(values, {
    county: found.county,
    township: found.township,
    community: found.community,
    area: found.area,
  });
  const task = values['task'];
  if (table.name === 'activities' && typeof task === 'string') {
    if (found.area === 'urban' && rules.ruralKinds.has(task)) {
      warnings.push({ ...problem, code: 'RURAL_TASK', more: same(task) });
    }
    values['org_key'] =
      values['org_code'] ?? `${found.county} ${normalisedName(String(values['org_name'] ?? ''))}`;
  }
  return null;
}
