// Lines of totals that a block may leave out because nothing follows from them.
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import type { KeyList, Lists } from './lists.ts';
import { childrenOf, regionParts, rowIndex } from './margins.ts';
import { isGroupRow } from './lines.ts';

const NATION = 0;
const PREFECTURE = 2;
const COUNTY = 3;

/**
 * The rows that a block may leave out because nothing follows from them: lines of counties (and of prefectures, where
 * theirs are total only too) that show their total alone. Whatever the level above says of the groups, a split of each
 * line in the same proportions fits it, so such lines tell nothing about other cells; and they tell nothing about
 * themselves as long as the other lines of the parent could hold all that the parent has of a group (see `LoudLines`).
 */
export function silentRows(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): Uint8Array {
  const silent = new Uint8Array(rows.count);
  const { level, parent } = lists.regions;
  const levelOf = (row: number): number => level[rows.region[row] ?? 0] ?? NATION;
  const prefectureLines = new Map<number, boolean>();
  for (let row = 0; row < rows.count; row++) {
    const region = rows.region[row] ?? 0;
    if (levelOf(row) !== PREFECTURE || !isGroupRow(lists, rows, row)) continue;
    if (isCounted(rows, row)) {
      prefectureLines.set(region, (prefectureLines.get(region) ?? true) && rows.totalOnly[row] === 1);
    }
  }
  const mayBeSilent = (row: number): boolean =>
    rows.totalOnly[row] === 1 &&
    (levelOf(row) === COUNTY ||
      (levelOf(row) === PREFECTURE && prefectureLines.get(rows.region[row] ?? 0) === true));
  const loud = new LoudLines(rows, lists, rules, limits);
  for (let row = 0; row < rows.count; row++) {
    if (!mayBeSilent(row)) continue;
    const above = parent[rows.region[row] ?? 0] ?? -1;
    if (!loud.has(above, rows.period[row] ?? 0, rows.task[row] ?? 0)) silent[row] = 1;
  }
  return silent;
}

const isCounted = (rows: BlockRows, row: number): boolean =>
  rows.values.some((measure, i) => rows.states[i]?.[row] === STATE.ok && (measure[row] ?? 0) > 0);

/**
 * Lines of a region in which the total-only lines of its children could be told apart by what the region has of a group;
 * and the lines of which these are sums: a split of a sum has to fit all its parts.
 */
class LoudLines {
  private readonly lines = new Set<string>();

  constructor(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits) {
    const counts = independentCounts(rows, rules);
    const at = rowIndex(rows, lists);
    const children = childrenOf(rows, lists);
    const within = (list: KeyList, key: number): number[] => [
      key,
      ...(list.sums[key] ?? []).flatMap((part) => within(list, part)),
    ];
    for (let row = 0; row < rows.count; row++) {
      if (!isGroupRow(lists, rows, row)) continue;
      const [region, period, task] = [rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0];
      const lines = regionParts(children.get(region) ?? [], lists, (child) => at(child, period, task, 0));
      if (lines === null || lines.length === 0) continue;
      const threshold = limits.byGroup[rows.group[row] ?? 0] ?? 0;
      // A number of children is hidden at any size.
      const small = lists.groups.children[rows.group[row] ?? 0] === 1 ? Infinity : threshold;
      if (!counts.some((layers) => isLoud(layers, row, lines, threshold, small))) continue;
      for (const part of within(lists.periods, period)) {
        for (const kind of within(lists.tasks, task)) this.lines.add([region, part, kind].join(' '));
      }
    }
  }

  has(region: number, period: number, task: number): boolean {
    return this.lines.has([region, period, task].join(' '));
  }
}

/**
 * Each measure as the sum of counts that move by themselves: in a chain what each measure adds to the next, from its own
 * to the innermost; else itself.
 */
function independentCounts({ values }: BlockRows, { isChain }: SystemRules): Float64Array[][] {
  if (!isChain) return values.map((measure) => [measure]);
  const layers = values.map((measure, i) => {
    const inner = values[i + 1];
    return inner ? measure.map((value, row) => value - (inner[row] ?? 0)) : measure;
  });
  return layers.map((_, i) => layers.slice(i));
}

/**
 * Whether one of the lines must hold some, but few, of what a row above has, and cannot hold many more: Fréchet's bounds
 * of a table of which the totals are known, layer by layer.
 */
function isLoud(
  layers: readonly Float64Array[],
  row: number,
  lines: readonly number[],
  threshold: number,
  small: number,
): boolean {
  return lines.some((line) => {
    let [least, most] = [0, 0];
    for (const layer of layers) {
      const own = layer[row] ?? 0;
      const total = layer[line] ?? 0;
      const others = lines.reduce((sum, other) => sum + (other === line ? 0 : (layer[other] ?? 0)), 0);
      least += Math.max(0, own - others);
      most += Math.min(total, own);
    }
    return least >= 1 && least < small && most - least < threshold;
  });
}
