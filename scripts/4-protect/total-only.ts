// Lines in which most counts are of few persons: they are published as their total only. Decided for each province and
// kind of line as a whole, so that the absence of a line says nothing about it.
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';

/** More than this share of the non-zero cells of a part are small. */
const MOST_SMALL = 0.5;

const NATION = 0;
const PREFECTURE = 2;
const COUNTY = 3;

/** The province of a region (a region of the nation: itself). */
export function provinceOf(lists: Lists, region: number): number {
  let at = region;
  while ((lists.regions.level[at] ?? NATION) > 1) at = lists.regions.parent[at] ?? 0;
  return at;
}

/** Year and total stand together: one is the sum of the other. */
const span = (type: string | undefined): string =>
  type === 'year' || type === 'total' ? 'year' : (type ?? '');

/** Whether a row is one of a group, not the line's total. */
export const isGroupRow = (lists: Lists, rows: BlockRows, row: number): boolean =>
  (lists.groups.sums[rows.group[row] ?? 0] ?? []).length === 0;

/** Marks the group rows of parts (province × level × length of period × depth of task) that are total only. */
export function markTotalOnly(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): void {
  if (lists.groups.keys.length < 2 || rules.table === 'coverage' || rules.table === 'targets') return;
  const partOf = (row: number): string => {
    const region = rows.region[row] ?? 0;
    const depth = lists.tasks.keys[rows.task[row] ?? 0]?.length ?? 0;
    return [
      provinceOf(lists, region),
      lists.regions.level[region],
      span(lists.periods.types[rows.period[row] ?? 0]),
      depth,
    ].join(' ');
  };
  const thresholdOf = (row: number): number => limits.byGroup[rows.group[row] ?? 0] ?? 0;
  const counts = new Map<string, { filled: number; small: number }>();
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row) || lists.groups.children[rows.group[row] ?? 0] === 1) continue;
    const values = rows.values.map((measure, i) =>
      rows.states[i]?.[row] === STATE.ok ? (measure[row] ?? 0) : 0,
    );
    if (values.every((value) => value === 0)) continue;
    const part = partOf(row);
    const count = counts.get(part) ?? { filled: 0, small: 0 };
    counts.set(part, count);
    count.filled += 1;
    if (values.some((value) => value > 0 && value < thresholdOf(row))) count.small += 1;
  }
  const isTotalOnly = (part: string): boolean => {
    const { filled, small } = counts.get(part) ?? { filled: 0, small: 0 };
    return small > MOST_SMALL * filled;
  };
  const totals = rowIndex(rows, lists);
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row) || !isTotalOnly(partOf(row))) continue;
    // A line of which nothing was counted hides nothing: its zeros follow from its total.
    const total = totals(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, 0);
    const isEmpty = rows.values.every((measure) => (measure[total] ?? 0) === 0);
    if (!isEmpty && rows.states[0]?.[row] === STATE.ok) rows.totalOnly[row] = 1;
  }
}

/**
 * The rows that a block may leave out because nothing follows from them: lines of counties (and of prefectures, where
 * theirs are total only too) that show their total alone. Whatever the level above says of the groups, a split of each
 * line in the same proportions fits it, so such lines tell nothing about other cells; and they tell nothing about
 * themselves as long as the other lines of the parent could hold all that the parent has of a group.
 */
export function silentRows(rows: BlockRows, lists: Lists, limits: Limits): Uint8Array {
  const silent = new Uint8Array(rows.count);
  const isLoud = loudRegions(rows, lists, limits);
  const prefectureLines = new Map<number, boolean>();
  for (let row = 0; row < rows.count; row++) {
    const region = rows.region[row] ?? 0;
    if (lists.regions.level[region] !== PREFECTURE || !isGroupRow(lists, rows, row)) continue;
    if (isCounted(rows, row)) {
      prefectureLines.set(region, (prefectureLines.get(region) ?? true) && rows.totalOnly[row] === 1);
    }
  }
  for (let row = 0; row < rows.count; row++) {
    if (rows.totalOnly[row] !== 1) continue;
    const region = rows.region[row] ?? 0;
    const level = lists.regions.level[region];
    const parent = lists.regions.parent[region] ?? -1;
    if (isLoud.has(parent)) continue;
    if (level === COUNTY) silent[row] = 1;
    if (level === PREFECTURE && prefectureLines.get(region) === true) silent[row] = 1;
  }
  return silent;
}

const isCounted = (rows: BlockRows, row: number): boolean =>
  rows.values.some((measure, i) => rows.states[i]?.[row] === STATE.ok && (measure[row] ?? 0) > 0);

/** Regions whose total-only children could be told apart by what the region has of a group. */
function loudRegions(rows: BlockRows, lists: Lists, limits: Limits): Set<number> {
  const at = rowIndex(rows, lists);
  const children = new Map<number, Set<number>>();
  for (const region of new Set(rows.region)) {
    const parent = lists.regions.parent[region] ?? -1;
    children.set(parent, (children.get(parent) ?? new Set()).add(region));
  }
  const loud = new Set<number>();
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row)) continue;
    const region = rows.region[row] ?? 0;
    const lines = [...(children.get(region) ?? [])].map((child) =>
      at(child, rows.period[row] ?? 0, rows.task[row] ?? 0, 0),
    );
    if (lines.length === 0 || lines.some((line) => line < 0)) continue;
    rows.values.forEach((measure) => {
      const sum = lines.reduce((all, line) => all + (measure[line] ?? 0), 0);
      const own = measure[row] ?? 0;
      for (const line of lines) {
        const total = measure[line] ?? 0;
        const least = own - (sum - total);
        const threshold = limits.byGroup[rows.group[row] ?? 0] ?? 0;
        const isNarrow = Math.min(total, own) - Math.max(0, least) < threshold;
        if (least >= 1 && least < threshold && isNarrow) loud.add(region);
      }
    });
  }
  return loud;
}
