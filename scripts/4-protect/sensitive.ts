// The sensitive kinds: rounded to the nearest ten, few ones hidden, zero included, in a table of their own whose only
// margin is the nation. A province may be hidden for another's sake, as its count would follow from the nation's. A year is
// shown once it has ended: what grew between two releases would be finer than a year.
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import { isRunning } from './earlier.ts';

/** What is published is the nearest multiple of this. */
export const ROUNDING = 10;

interface Count {
  readonly id: number;
  readonly isNation: boolean;
  readonly value: number;
  /** Whether an earlier release showed it: hiding it would hide nothing. */
  readonly wasShown: boolean;
}

const rounded = (value: number): number => Math.round(value / ROUNDING) * ROUNDING;

/** The counts that are rounded to what is shown for `value`: none of the few is shown, whatever it is rounded to. */
function readAs(value: number, threshold: number): [low: number, high: number] {
  const half = ROUNDING / 2;
  return [Math.max(threshold, rounded(value) - half), rounded(value) + half - 1];
}

/** The width of what a reader can work out for a hidden count of one kind and year; Infinity without a bound. */
export function roomOf(
  nation: Count | null,
  shown: readonly Count[],
  hiddenCount: number,
  threshold: number,
): number {
  if (nation === null) return Infinity;
  let [least, most] = readAs(nation.value, threshold);
  for (const { value } of shown) {
    const [low, high] = readAs(value, threshold);
    most -= low;
    least -= high;
  }
  return most - (hiddenCount > 1 ? 0 : Math.max(0, least));
}

/** The ids of the counts of one kind and year that are hidden: the few, and what would give them away. */
export function hiddenCounts(counts: readonly Count[], threshold: number): Set<number> {
  const hidden = new Set(counts.filter(({ value }) => value < threshold).map(({ id }) => id));
  const nation = counts.find(({ isNation }) => isNation) ?? null;
  const provinces = counts.filter(({ isNation }) => !isNation);
  for (;;) {
    const shown = provinces
      .filter(({ id }) => !hidden.has(id))
      .sort((a, b) => Number(a.wasShown) - Number(b.wasShown) || a.value - b.value || a.id - b.id);
    const count = provinces.length - shown.length;
    const isNationShown = nation !== null && !hidden.has(nation.id);
    if (count === 0 || roomOf(isNationShown ? nation : null, shown, count, threshold) >= ROUNDING)
      return hidden;
    const [smallest] = shown;
    const next = smallest?.wasShown === false ? smallest : nation && !nation.wasShown ? nation : smallest;
    if (!next) return hidden;
    hidden.add(next.id);
  }
}

/** Creates `hidden_sensitive`: by id of `cells_sensitive`, which measures are hidden. */
export async function hideSensitive(
  database: Database,
  measures: readonly string[],
  threshold: number,
): Promise<Map<string, { hidden: Set<number>; primary: Set<number> }>> {
  const found = new Map<string, { hidden: Set<number>; primary: Set<number> }>();
  for (const measure of measures) {
    const value = identifier(measure);
    const rows = await database.rows<{
      id: number;
      isNation: boolean;
      key: string;
      value: number;
      wasShown: boolean;
      running: boolean;
    }>(`
      SELECT
        id::INTEGER AS id, level = 'nation' AS "isNation", period || ' ' || task AS key, c.${value}::DOUBLE AS value,
        e.${value} IS NOT NULL AS "wasShown", ${isRunning('period', `'year'`, 'periods')} AS running
      FROM cells_sensitive AS c LEFT JOIN earlier_sensitive AS e USING (id)
      WHERE ${identifier(`${measure}_state`)} = 'ok' ORDER BY id`);
    const hidden = new Set<number>();
    const primary = new Set<number>();
    for (const counts of Map.groupBy(rows, ({ key }) => key).values()) {
      for (const id of hiddenCounts(counts, threshold)) hidden.add(id);
      for (const { id, value, running } of counts) {
        if (value < threshold) primary.add(id);
        if (running) hidden.add(id);
      }
    }
    found.set(measure, { hidden, primary });
  }
  return found;
}
