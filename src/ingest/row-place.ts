// Where a row of a file counts, what is to be said of that place, and by what its organisation is told from others.
import type { InputTable, Text } from '../schema/column.ts';
import type { CellReading } from './cell-reading.ts';
import { ABSENT } from './cell-reading.ts';
import { normalisedName } from './cells.ts';
import type { Header } from './header.ts';
import { isSamePlace } from './place-names.ts';
import type { CellProblem } from './problems.ts';
import type { Place, UnknownPlace } from './regions.ts';
import { cut, placeFromCode } from './regions.ts';
import type { Rules } from './rules.ts';

export interface Organisation {
  /** By what it is told from others in its county: its code where that is valid, else its normalised name after a space. */
  readonly key: string;
  /** As a cell reading's. */
  written: string | null;
}

const NONE: readonly never[] = [];

const same = (text: string): Text => ({ zh: text, en: text });

/** Whether what was found is a problem. */
export const isProblem = (found: Place | CellProblem): found is CellProblem =>
  (found as Partial<CellProblem>).code !== undefined;

/** What finds the place of a row; null where the row names none, or none that can be read. */
export function placeFinder(
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
export function placeWarner(
  table: InputTable,
  header: Header,
  { register, ruralKinds }: Rules,
): PlaceWarnings {
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
export function organisationFinder(
  table: InputTable,
): (readings: readonly CellReading[]) => Organisation | null {
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
