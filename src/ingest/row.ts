// One row of an office's file: text cells in, canonical values or the problems of the row out. The rules of single
// cells are in `cell-reading.ts`, of places in `regions.ts`; here stand the rules between the cells of a row.
import type { InputColumn, InputTable, Text } from '../schema/column.ts';
import type { CellReader, CellReading, Value } from './cell-reading.ts';
import { cellReader } from './cell-readers.ts';
import { ABSENT } from './cell-reading.ts';
import type { Header } from './header.ts';
import type { CellProblem } from './problems.ts';
import type { Place } from './regions.ts';
import type { Rewrite } from './rewrites.ts';
import type { Organisation } from './row-place.ts';
import { isProblem, organisationFinder, placeFinder, placeWarner } from './row-place.ts';
import type { Rules } from './rules.ts';
import { companionScreener } from './screening/screen.ts';

export type { Value } from './cell-reading.ts';

export interface CheckedRow {
  /** What was read of each column, in the order of the table's columns. */
  readonly readings: readonly CellReading[];
  /** Where the row counts; null in tables without regions, and where that could not be found out. */
  readonly place: Place | null;
  /**
   * The organisation of an activity; null in other tables, and where the place could not be found out.
   */
  readonly organisation: Organisation | null;
  /**
   * All problems; a row with one is rejected, and the first is its reason. What a person may release stands last: a row
   * whose first problem is of that kind has no other.
   */
  readonly problems: readonly CellProblem[];
  /** Told of where the row is accepted. */
  readonly warnings: readonly CellProblem[];
  readonly rewrites: readonly Rewrite[];
}

/** Checks a row. What it returns is the checker's own and holds until the next call: millions of rows need one object. */
export type RowChecker = (cells: readonly string[]) => CheckedRow;

const NONE: readonly never[] = [];
const NOWHERE: readonly number[] = [];

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
  const heldBeside = companionScreener(table, header, rules.negative);
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
    const beside = heldBeside(cells);
    if (isPlain && broken.length === 0 && told.length === 0 && beside.length === 0) {
      plainRow.place = place;
      plainRow.organisation = organisation;
      return plainRow;
    }
    const problems = [
      ...readings.flatMap((reading) => reading.problem ?? []),
      ...broken,
      ...readings.flatMap((reading) => reading.held),
      ...beside,
    ];
    return {
      readings,
      place,
      organisation,
      problems,
      warnings: [...readings.flatMap((reading) => reading.warnings), ...told],
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
