// One row of an office's file: text cells in, canonical values or the problems of the row out. The rules of single
// cells are in `cell-reading.ts`, of places in `regions.ts`; here stand the rules between the cells of a row.
import type { InputColumn, InputTable, Text } from '../schema/column.ts';
import type { CellReader, CellReading, Value } from './cell-reading.ts';
import { cellReader } from './cell-readers.ts';
import { normalisedName } from './cells.ts';
import type { Header } from './header.ts';
import { isSamePlace } from './place-names.ts';
import type { CellProblem } from './problems.ts';
import type { Place, UnknownPlace } from './regions.ts';
import { cut, placeFromCode } from './regions.ts';
import type { Rewrite } from './rewrites.ts';
import type { Rules } from './rules.ts';

export type { Value } from './cell-reading.ts';

export interface Organisation {
  /** By what it is told from others in its county: its code where that is valid, else its normalised name after a space. */
  readonly key: string;
  /** As a cell reading's. */
  written: string | null;
}

export interface CheckedRow {
  /** What was read of each column, in the order of the table's columns. */
  readonly readings: readonly CellReading[];
  /** Where the row counts; null in tables without regions, and where that could not be found out. */
  readonly place: Place | null;
  /**
   * The organisation of an activity; null in other tables, and where the place could not be found out.
   */
  readonly organisation: Organisation | null;
  /** All problems, those of cells first; a row with one is rejected, and the first is its reason. */
  readonly problems: readonly CellProblem[];
  /** Empty for a rejected row. */
  readonly warnings: readonly CellProblem[];
  readonly rewrites: readonly Rewrite[];
}

/** Checks a row. What it returns is the checker's own and holds until the next call: millions of rows need one object. */
export type RowChecker = (cells: readonly string[]) => CheckedRow;

const NONE: readonly never[] = [];
const NOWHERE: readonly number[] = [];

/** A cell of a column that the file lacks. */
const ABSENT: CellReading = {
  value: null,
  written: null,
  isPlain: true,
  text: '',
  problem: null,
  warnings: NONE,
  rewrites: NONE,
  name: null,
};

/** The values of a row, in the order of the table's columns; null for what is empty, or could not be read. */
export const valuesOf = (row: CheckedRow): Value[] => row.readings.map((reading) => reading.value);

/** What checks the rows of a file with this header. The same cells always give the same answer. */
export function rowChecker(table: InputTable, header: Header, rules: Rules): RowChecker {
  const { columns } = table;
  const read = columns.map((column) => cellReader(column, rules));
  const places = columns.map((_, i) => header.places[i] ?? NOWHERE);
  // Where the cell of each column stands, -1 for columns with none or several.
  const only = places.map((mine) => (mine.length === 1 ? (mine[0] ?? -1) : -1));
  const relations = relationsOf(table);
  const placeIn = placeFinder(table, rules);
  const warningsAt = placeWarner(table, header, rules);
  const organisationIn = organisationFinder(table);
  const readings = new Array<CellReading>(columns.length).fill(ABSENT);
  const plainRow: { -readonly [Name in keyof CheckedRow]: CheckedRow[Name] } = {
    readings,
    place: null,
    organisation: null,
    problems: NONE,
    warnings: NONE,
    rewrites: NONE,
  };
  return (cells) => {
    let isPlain = true;
    for (let i = 0; i < read.length; i++) {
      const place = only[i] as number;
      const reader = read[i] as CellReader;
      const reading =
        place >= 0
          ? reader(cells[place] ?? '')
          : readTogether(columns[i] as InputColumn, places[i] ?? NOWHERE, cells, reader);
      readings[i] = reading;
      if (!reading.isPlain) isPlain = false;
    }
    let broken: CellProblem[] | typeof NONE = NONE;
    for (let i = 0; i < relations.length; i++) {
      const problem = (relations[i] as Relation)(readings);
      if (problem !== null) broken = [...broken, problem];
    }
    const found = placeIn(readings);
    let place: Place | null = null;
    if (found !== null && isProblem(found)) broken = [...broken, found];
    else place = found;
    const told = place === null ? NONE : warningsAt(place, readings, cells);
    const organisation = place === null ? null : organisationIn(readings);
    if (isPlain && broken.length === 0 && told.length === 0) {
      plainRow.place = place;
      plainRow.organisation = organisation;
      return plainRow;
    }
    const problems = [...readings.flatMap((reading) => reading.problem ?? []), ...broken];
    return {
      readings,
      place,
      organisation,
      problems,
      warnings: problems.length > 0 ? NONE : [...readings.flatMap((reading) => reading.warnings), ...told],
      rewrites: readings.flatMap((reading) => reading.rewrites),
    };
  };
}

/** Reads a column whose cells stand nowhere or in several places. */
function readTogether(
  column: InputColumn,
  places: readonly number[],
  cells: readonly string[],
  read: CellReader,
): CellReading {
  if (places.length === 0) return ABSENT;
  return agreed(
    column,
    places.map((place) => ({ ...read(cells[place] ?? '') })),
  );
}

/** One reading of several cells of one column: the first that says something; CONFLICT where another says otherwise. */
function agreed(column: InputColumn, readings: readonly CellReading[]): CellReading {
  const said = readings.filter(
    ({ value, problem }) => value !== null || (problem !== null && problem.code !== 'MISSING'),
  );
  const [first, ...others] = said;
  const bad = said.find((reading) => reading.problem !== null);
  if (first === undefined) return readings[0] as CellReading;
  if (bad !== undefined) return bad;
  const other = others.find((reading) => reading.value !== null && reading.value !== first.value);
  if (other === undefined) return first;
  return {
    ...first,
    value: null,
    written: null,
    isPlain: false,
    problem: {
      code: 'CONFLICT',
      column: column.name,
      value: first.text,
      more: same(other.text),
    },
  };
}

const same = (text: string): Text => ({ zh: text, en: text });

type Relation = (readings: readonly CellReading[]) => CellProblem | null;

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

function relationsOf(table: InputTable): Relation[] {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const relations = (AT_MOST[table.name] ?? []).map(([part, whole]): Relation => {
    const [i, j] = [at(part), at(whole)];
    const limit = table.columns[j]?.label;
    return (readings) => {
      const a = readings[i]?.value;
      const b = readings[j]?.value;
      if (typeof a !== 'number' || typeof b !== 'number' || a <= b) return null;
      const more = { zh: `不能大于${limit?.zh}（${b}）`, en: `it cannot exceed ${limit?.en} (${b})` };
      return { code: 'RANGE', column: part, value: String(a), more };
    };
  });
  const [hours, volunteers] = [at('hours'), at('volunteers')];
  if (hours < 0 || volunteers < 0) return relations;
  return [
    ...relations,
    (readings) => {
      const h = readings[hours]?.value;
      const v = readings[volunteers]?.value;
      if (typeof h !== 'number' || typeof v !== 'number' || h <= HUNDREDTHS_A_DAY * v) return null;
      const more = {
        zh: `不能大于24小时×志愿者人数（${v}）`,
        en: `it cannot exceed 24 hours × volunteers (${v})`,
      };
      return { code: 'RANGE', column: 'hours', value: String(h / 100), more };
    },
  ];
}

const isProblem = (found: Place | CellProblem): found is CellProblem =>
  (found as Partial<CellProblem>).code !== undefined;

/** What finds the place of a row; null where the row names none, or none that can be read. */
function placeFinder(
  table: InputTable,
  rules: Rules,
): (readings: readonly CellReading[]) => Place | CellProblem | null {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const region = at('region_code');
  if (region < 0) return () => null;
  const day = Math.max(at('date'), at('as_of'));
  const placeOf = keptPlaces(rules);
  return (readings) => {
    const { value: digits, text } = readings[region] ?? ABSENT;
    if (typeof digits !== 'string') return null;
    const date = readings[day]?.value;
    const found = placeOf(digits, typeof date === 'string' ? date : rules.from);
    if (typeof found === 'string') return { code: found, column: 'region_code', value: text };
    if (table.name !== 'targets' || found.township === null) return found;
    return { code: 'TARGET_REGION', column: 'region_code', value: text };
  };
}

type PlaceWarnings = (
  place: Place,
  readings: readonly CellReading[],
  cells: readonly string[],
) => readonly CellProblem[];

/** What is to be said of a place that was found: a changed code, a name that does not fit, a rural task in town. */
function placeWarner(table: InputTable, header: Header, { register, ruralKinds }: Rules): PlaceWarnings {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const region = at('region_code');
  const companion = table.columns.length + table.companions.findIndex((one) => one.of === 'region_code');
  const [nameAt = -1] = header.places[companion] ?? [];
  const task = table.name === 'activities' ? at('task') : -1;
  return (place, readings, cells) => {
    const reading = readings[region] ?? ABSENT;
    const written = reading.name ?? (nameAt < 0 ? '' : (cells[nameAt] ?? ''));
    const kind = readings[task]?.value;
    const isRuralInTown = place.area === 'urban' && typeof kind === 'string' && ruralKinds.has(kind);
    if (place.warning === undefined && written === '' && !isRuralInTown) return NONE;
    const about = { column: 'region_code', value: reading.text };
    const warnings: CellProblem[] = [];
    if (place.warning) warnings.push({ ...about, code: place.warning, more: same(place.county) });
    const isNamed = place.warning === undefined && written.trim() !== '';
    const registered = isNamed ? register.nameOf(cut(String(reading.value))) : null;
    if (registered !== null && !isSamePlace(written, registered)) {
      warnings.push({ ...about, code: 'REGION_NAME', more: same(registered) });
    }
    if (isRuralInTown) warnings.push({ ...about, code: 'RURAL_TASK', more: same(kind) });
    return warnings;
  };
}

const KEPT_PLACES = 50_000;

/** `placeFromCode` with what was found kept: a code's place depends on the year alone. */
function keptPlaces(rules: Rules): (digits: string, date: string) => Place | UnknownPlace {
  let [year, kept] = ['', new Map<string, Place | UnknownPlace>()];
  const years = new Map<string, Map<string, Place | UnknownPlace>>();
  return (digits, date) => {
    if (!date.startsWith(year) || year === '') {
      year = date.slice(0, 4);
      kept = years.get(year) ?? new Map();
      years.set(year, kept);
    }
    const before = kept.get(digits);
    if (before !== undefined) return before;
    const found = placeFromCode(digits, date, rules.register);
    if (kept.size >= KEPT_PLACES) kept.clear();
    kept.set(digits, found);
    return found;
  };
}

const KEPT_NAMES = 20_000;

/** What finds the organisation of an activity; it is no organisation's code that begins with a space. */
function organisationFinder(table: InputTable): (readings: readonly CellReading[]) => Organisation | null {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const [code, name] = [at('org_code'), at('org_name')];
  if (name < 0) return () => null;
  const kept = new Map<string, Organisation>();
  return (readings) => {
    const known = readings[code]?.value;
    const told = typeof known === 'string' ? known : ` ${readings[name]?.value ?? ''}`;
    const before = kept.get(told);
    if (before !== undefined) return before;
    const key = typeof known === 'string' ? known : ` ${normalisedName(told)}`;
    const organisation = { key, written: null };
    if (kept.size >= KEPT_NAMES) kept.clear();
    kept.set(told, organisation);
    return organisation;
  };
}
