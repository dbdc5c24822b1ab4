// The sensitive kinds: rounded to the nearest ten, few ones hidden, zero included, in a table of their own whose only
// margin is the nation. A province may be hidden for another's sake, as its count would follow from the nation's.
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';

/** What is published is the nearest multiple of this. */
export const ROUNDING = 10;

interface Count {
  readonly id: number;
  readonly isNation: boolean;
  readonly value: number;
}

const rounded = (value: number): number => Math.round(value / ROUNDING) * ROUNDING;

/** The width of what a reader can work out for a hidden count of one kind and year; Infinity without a bound. */
export function roomOf(nation: Count | null, shown: readonly Count[], hiddenCount: number): number {
  if (nation === null) return Infinity;
  const half = ROUNDING / 2;
  const total = rounded(nation.value);
  const most = total + half - shown.reduce((sum, { value }) => sum + rounded(value) - half, 0);
  const least = total - half - shown.reduce((sum, { value }) => sum + rounded(value) + half, 0);
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
      .sort((a, b) => a.value - b.value || a.id - b.id);
    const count = provinces.length - shown.length;
    const isNationShown = nation !== null && !hidden.has(nation.id);
    if (count === 0 || roomOf(isNationShown ? nation : null, shown, count) >= ROUNDING) return hidden;
    const next = shown[0] ?? nation;
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
    const rows = await database.rows<{ id: number; level: string; key: string; value: number }>(`
      SELECT id::INTEGER AS id, level, period || ' ' || task AS key, ${identifier(measure)}::DOUBLE AS value
      FROM cells_sensitive WHERE ${identifier(`${measure}_state`)} = 'ok' ORDER BY id`);
    const hidden = new Set<number>();
    const primary = new Set<number>();
    for (const group of Map.groupBy(rows, ({ key }) => key).values()) {
      const counts = group.map(({ id, level, value }) => ({ id, value, isNation: level === 'nation' }));
      for (const id of hiddenCounts(counts, threshold)) hidden.add(id);
      for (const { id, value } of counts) if (value < threshold) primary.add(id);
    }
    found.set(measure, { hidden, primary });
  }
  return found;
}
