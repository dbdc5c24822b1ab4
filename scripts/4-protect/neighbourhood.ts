// Which cells a repair may move: a cell cannot move alone, but together with another group or task of its line and the
// same of another region, in all periods and in everything below the two regions.
import type { BlockRows } from './block.ts';
import type { CellSystem } from './cell-system.ts';
import type { KeyList, Lists } from './lists.ts';

export interface Neighbourhood {
  /** The cells near a cell at a stage: 0 the smallest surroundings that may do, then more; null: no more stages. */
  near(cell: number, stage: number): number[] | null;
  /** Whether a hidden cell is so much like the cell (level, time, at first also the region above) that it may be of use. */
  isAlike(cell: number, other: number, stage: number): boolean;
}

/**
 * How far up the swap goes (0: between siblings, 1: between their parents with all below), and how many other regions,
 * groups and tasks of the line stand by. A flat swap of regions that have others below leaves these out, and the longer
 * periods with them: enough for a quarter that is hidden in a year that is shown.
 */
const STAGES = [
  { up: 0, count: 3, isFlat: true },
  { up: 0, count: Infinity, isFlat: false },
  { up: 0, count: Infinity, isFlat: false },
  { up: 1, count: 3, isFlat: false },
  { up: 1, count: Infinity, isFlat: false },
  { up: 2, count: Infinity, isFlat: false },
  { up: 3, count: Infinity, isFlat: false },
];

export function neighbourhoods(system: CellSystem, rows: BlockRows, lists: Lists): Neighbourhood {
  const rowsOfRegion = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const region = rows.region[row] ?? 0;
    const list = rowsOfRegion.get(region);
    if (list) list.push(row);
    else rowsOfRegion.set(region, [row]);
  }
  const children = new Map<number, number[]>();
  for (const region of rowsOfRegion.keys()) {
    const parent = lists.regions.parent[region] ?? -1;
    children.set(parent, [...(children.get(parent) ?? []), region]);
  }
  const cellsOfRow: number[][] = Array.from({ length: rows.count }, () => []);
  system.row.forEach((row, cell) => cellsOfRow[row]?.push(cell));

  const below = (region: number): number[] => [region, ...(children.get(region) ?? []).flatMap(below)];
  const periodsNear = keysNear(lists.periods);
  const tasksNear = keysNear(lists.tasks);

  const levelOf = (row: number): number => lists.regions.level[rows.region[row] ?? 0] ?? 0;
  const timeOf = lists.periods.keys.map((_, period) => periodsNear(period, Infinity, false, () => 1));

  const parentOf = (row: number): number => lists.regions.parent[rows.region[row] ?? 0] ?? -1;
  const isAlike = (cell: number, other: number, stage: number): boolean => {
    const [row, at] = [system.row[cell] ?? 0, system.row[other] ?? 0];
    if (STAGES[stage]?.up === 0 && parentOf(row) !== parentOf(at)) return false;
    return levelOf(row) === levelOf(at) && timeOf[rows.period[row] ?? 0]?.has(rows.period[at] ?? 0) === true;
  };

  const near = (cell: number, stage: number): number[] | null => {
    const { up, count, isFlat } = STAGES[stage] ?? { up: -1, count: 0, isFlat: false };
    if (up < 0) return null;
    const row = system.row[cell] ?? 0;
    const layer =
      Math.floor(cell / rows.count) * rows.count + rows.count <= system.size
        ? Math.floor(cell / rows.count)
        : 0;
    const value = (at: number): number => system.value[layer * rows.count + at] ?? 0;
    const own = rows.region[row] ?? 0;
    let region = own;
    for (let step = 0; step < up; step++) region = lists.regions.parent[region] ?? -1;
    if (!rowsOfRegion.has(region)) return null;
    const siblings = children.get(lists.regions.parent[region] ?? -1) ?? [];
    // What the siblings, groups and tasks have where the cell is: those with most can give most.
    const bySibling = new Map<number, number>();
    for (const sibling of siblings) {
      for (const at of rowsOfRegion.get(sibling) ?? []) {
        if (sharesKeys(rows, at, row)) bySibling.set(sibling, value(at));
      }
    }
    const byGroup = new Map<number, number>();
    const byPeriod = new Map<number, number>();
    const byTask = new Map<number, number>();
    for (const at of rowsOfRegion.get(own) ?? []) {
      if (rows.group[at] === rows.group[row]) {
        byTask.set(rows.task[at] ?? 0, Math.max(byTask.get(rows.task[at] ?? 0) ?? 0, value(at)));
      }
      if (sharesLine(rows, at, row)) byPeriod.set(rows.period[at] ?? 0, value(at));
      if (rows.period[at] !== rows.period[row]) continue;
      if (rows.task[at] === rows.task[row]) byGroup.set(rows.group[at] ?? 0, value(at));
    }
    const pick = (first: number, values: ReadonlyMap<number, number>): Set<number> =>
      new Set([first, ...largest([...values.keys()], (key) => values.get(key) ?? 0, count)]);
    const flat = isFlat && (children.get(region) ?? []).length > 0;
    const periods = periodsNear(rows.period[row] ?? 0, count, flat, (period) => byPeriod.get(period) ?? 0);
    const groups = pick(rows.group[row] ?? 0, byGroup);
    const tasks = tasksNear(rows.task[row] ?? 0, count, flat, (task) => byTask.get(task) ?? 0);
    const chosen = [...pick(region, bySibling)];
    const regions = flat ? chosen : chosen.flatMap(below);
    const found: number[] = [];
    for (const other of new Set(regions)) {
      for (const at of rowsOfRegion.get(other) ?? []) {
        const isNear =
          periods.has(rows.period[at] ?? 0) &&
          groups.has(rows.group[at] ?? 0) &&
          tasks.has(rows.task[at] ?? 0);
        if (isNear) found.push(...(cellsOfRow[at] ?? []));
      }
    }
    return found;
  };
  return { near, isAlike };
}

const sharesLine = (rows: BlockRows, a: number, b: number): boolean =>
  rows.task[a] === rows.task[b] && rows.group[a] === rows.group[b];

const sharesKeys = (rows: BlockRows, a: number, b: number): boolean =>
  rows.period[a] === rows.period[b] && sharesLine(rows, a, b);

/** The keys with the largest values. */
function largest(keys: readonly number[], valueOf: (key: number) => number, count: number): number[] {
  return [...keys].sort((a, b) => valueOf(b) - valueOf(a) || a - b).slice(0, count);
}

/** A key of a hierarchy, those beside it, all within them, and (unless flat) those that it is part of. */
function keysNear(
  list: KeyList,
): (own: number, count: number, isFlat: boolean, valueOf: (key: number) => number) => Set<number> {
  const parentOf = new Map<number, number>();
  list.sums.forEach((parts, key) => parts.forEach((part) => parentOf.set(part, key)));
  const within = (key: number): number[] => [key, ...(list.sums[key] ?? []).flatMap(within)];
  return (own, count, isFlat, valueOf) => {
    const parent = parentOf.get(own);
    const beside = parent === undefined ? [] : (list.sums[parent] ?? []).filter((key) => key !== own);
    const near = new Set([own, ...largest(beside, valueOf, count)].flatMap(within));
    for (let above = isFlat ? undefined : parent; above !== undefined; above = parentOf.get(above))
      near.add(above);
    return near;
  };
}
