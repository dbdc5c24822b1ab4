// Which cells a repair may move: a cell cannot move alone, but together with another group or task of its line and the
// same of another region, in all periods and in everything below the two regions.
import type { BlockRows } from './block.ts';
import type { CellSystem } from './cell-system.ts';
import type { KeyList, Lists } from './lists.ts';

export interface Neighbourhood {
  /**
   * The cells that may move at a stage: at first the least that may do, then more; null: no more stages. What is shown
   * only where it is near, what is hidden anyway also further away, where it is so much like the cell (level, time,
   * region above) that it may be of use. Of cells that `canMove`; none of a stage with more than `most`, and no more stages
   * where all that come have more.
   */
  movable(
    cell: number,
    stage: number,
    hidden: Uint8Array,
    canMove: (cell: number) => boolean,
    most: number,
  ): number[] | null;
}

interface Stage {
  readonly up: number;
  readonly count: number;
  readonly isFlat: boolean;
  readonly isFree: boolean;
  /** All that is hidden, of whatever time and region. */
  readonly isAll: boolean;
}

/**
 * How far up the swap goes (0: between siblings, 1: between their parents with all below), and how many other regions,
 * groups and tasks of the line stand by. A flat swap of regions that have others below leaves these out, and the longer
 * periods with them: enough for a quarter that is hidden in a year that is shown. First it is tried whether what is
 * hidden close by will do.
 */
const STAGES: readonly Stage[] = [
  { up: 0, count: 8, isFlat: false, isFree: true, isAll: false },
  { up: 0, count: 3, isFlat: true, isFree: false, isAll: false },
  { up: 0, count: Infinity, isFlat: false, isFree: false, isAll: false },
  { up: 1, count: 3, isFlat: false, isFree: false, isAll: false },
  { up: 1, count: Infinity, isFlat: false, isFree: false, isAll: false },
  { up: 2, count: Infinity, isFlat: false, isFree: false, isAll: false },
  { up: 3, count: Infinity, isFlat: false, isFree: false, isAll: false },
];

/** Where nothing comes after it, at last all that is hidden: a month may need the months of another quarter to move. */
const ALL_HIDDEN: Stage = { up: 0, count: Infinity, isFlat: false, isFree: false, isAll: true };

/** The same among the finest counts, which are many and all hidden: few regions, groups and tasks at a time. */
const FINEST_STAGES: readonly Stage[] = [
  { up: 0, count: 2, isFlat: false, isFree: true, isAll: false },
  { up: 0, count: 2, isFlat: false, isFree: false, isAll: false },
  { up: 0, count: 4, isFlat: false, isFree: false, isAll: false },
  { up: 0, count: 8, isFlat: false, isFree: false, isAll: false },
  { up: 1, count: 2, isFlat: false, isFree: false, isAll: false },
  { up: 1, count: 4, isFlat: false, isFree: false, isAll: false },
  ...STAGES.slice(2),
];

/**
 * Of more hidden cells that are much like one, only those of its group or its period are taken in: the others are seldom
 * of use, and programs with them take much longer. Measured on the sample of the nation: the block of the nation and the
 * provinces of `needs` takes a quarter less time, and 2 % more of it is hidden.
 */
const MOST_ALIKE = 4000;

/**
 * The neighbourhoods of a system's cells; `isFinest`: the finest counts are among its rows; `isLast`: what is not found here is
 * lost.
 */
export function neighbourhoods(
  system: CellSystem,
  rows: BlockRows,
  lists: Lists,
  { isFinest = false, isLast = false }: { isFinest?: boolean | undefined; isLast?: boolean } = {},
): Neighbourhood {
  const stages = [...(isFinest ? FINEST_STAGES : STAGES), ...(isLast ? [ALL_HIDDEN] : [])];
  const { parent, level } = lists.regions;
  const rowsOf = new RowsByPlace(rows);
  const cellsOfRow: number[][] = Array.from({ length: rows.count }, () => []);
  system.row.forEach((row, cell) => cellsOfRow[row]?.push(cell));
  const children = new Map<number, number[]>();
  for (const region of rowsOf.regions) {
    const above = parent[region] ?? -1;
    children.set(above, [...(children.get(above) ?? []), region]);
  }
  const below = (region: number): number[] => [region, ...(children.get(region) ?? []).flatMap(below)];
  const above = (region: number, steps: number): number => {
    let at = region;
    for (let step = 0; step < steps; step++) at = parent[at] ?? -1;
    return at;
  };
  const periodsNear = keysNear(lists.periods);
  const tasksNear = keysNear(lists.tasks);
  const timeOf = lists.periods.keys.map((_, period) => [...periodsNear(period, Infinity, false, () => 1)]);

  const eachAlike = (cell: number, stage: number, take: (other: number) => void): void => {
    const row = system.row[cell] ?? 0;
    const own = rows.region[row] ?? 0;
    const top = above(own, (stages[stage]?.up ?? 0) + 1);
    for (const region of top < 0 ? rowsOf.regions : below(top)) {
      if (level[region] !== level[own]) continue;
      for (const period of timeOf[rows.period[row] ?? 0] ?? []) {
        for (const at of rowsOf.at(region, period)) cellsOfRow[at]?.forEach(take);
      }
    }
  };

  /** Breaks off once there are more than `most`. */
  const near = (
    cell: number,
    { up, count, isFlat }: Stage,
    canMove: (cell: number) => boolean,
    most: number,
  ): number[] | null => {
    const row = system.row[cell] ?? 0;
    const isOfRow = Math.floor(cell / rows.count) * rows.count + rows.count <= system.size;
    const first = isOfRow ? Math.floor(cell / rows.count) * rows.count : 0;
    const value = (at: number): number => system.value[first + at] ?? 0;
    const own = rows.region[row] ?? 0;
    const ownPeriod = rows.period[row] ?? 0;
    const region = above(own, up);
    if (!rowsOf.has(region)) return null;
    const siblings = children.get(parent[region] ?? -1) ?? [];
    // What the siblings, groups and tasks have where the cell is: those with most can give most.
    const bySibling = new Map<number, number>();
    for (const sibling of siblings) {
      for (const at of rowsOf.at(sibling, ownPeriod)) {
        if (sharesLine(rows, at, row)) bySibling.set(sibling, value(at));
      }
    }
    const byGroup = new Map<number, number>();
    const byPeriod = new Map<number, number>();
    const byTask = new Map<number, number>();
    for (const at of rowsOf.of(own)) {
      const [task, group] = [rows.task[at] ?? 0, rows.group[at] ?? 0];
      if (group === rows.group[row]) byTask.set(task, Math.max(byTask.get(task) ?? 0, value(at)));
      if (sharesLine(rows, at, row)) byPeriod.set(rows.period[at] ?? 0, value(at));
      // Groups of any task: where the cell's own line has none, the line of all tasks may.
      if (rows.period[at] === ownPeriod) byGroup.set(group, Math.max(byGroup.get(group) ?? 0, value(at)));
    }
    // Among the finest counts, which can all move, the groups of use are those of which what is above them can.
    if (isFinest && up > 0) {
      byGroup.clear();
      for (const at of rowsOf.of(region)) {
        const movable = (cellsOfRow[at] ?? []).filter(canMove).length;
        byGroup.set(rows.group[at] ?? 0, (byGroup.get(rows.group[at] ?? 0) ?? 0) + movable);
      }
    }
    const pick = (one: number, values: ReadonlyMap<number, number>): Set<number> =>
      new Set([one, ...largest([...values.keys()], (key) => values.get(key) ?? 0, count)]);
    const flat = isFlat && (children.get(region) ?? []).length > 0;
    const periods = periodsNear(ownPeriod, count, flat, (period) => byPeriod.get(period) ?? 0);
    const groups = pick(rows.group[row] ?? 0, byGroup);
    // A group that is part of another moves within it.
    for (const pair of lists.groups.parts) {
      if (pair.some((group) => groups.has(group))) for (const group of pair) groups.add(group);
    }
    const tasks = tasksNear(rows.task[row] ?? 0, count, flat, (task) => byTask.get(task) ?? 0);
    const chosen = [...pick(region, bySibling)];
    const found: number[] = [];
    for (const other of new Set(flat ? chosen : chosen.flatMap(below))) {
      for (const period of periods) {
        for (const at of rowsOf.at(other, period)) {
          if (!groups.has(rows.group[at] ?? 0) || !tasks.has(rows.task[at] ?? 0)) continue;
          for (const mine of cellsOfRow[at] ?? []) if (canMove(mine)) found.push(mine);
        }
        if (found.length > most) return found;
      }
    }
    return found;
  };
  const isNearer = (cell: number, other: number): boolean => {
    const [own, row] = [system.row[cell] ?? 0, system.row[other] ?? 0];
    return rows.group[row] === rows.group[own] || rows.period[row] === rows.period[own];
  };
  /** By cell, the last look in which it was taken in. */
  const takenIn = new Int32Array(system.size);
  let look = 0;
  /** Whether what comes after a stage has all that it has. */
  const isWithinLater = (stage: number): boolean =>
    stages.slice(stage + 1).every(({ count }) => count === Infinity);
  const movable: Neighbourhood['movable'] = (cell, stage, hidden, canMove, most) => {
    const own = stages[stage];
    if (!own) return null;
    const { isFree, isAll } = own;
    const cells = near(cell, own, isFree ? (other) => hidden[other] === 1 && canMove(other) : canMove, most);
    // So far up there are no regions: only what is hidden may be left to try.
    if (cells === null) return isLast ? [] : null;
    if (cells.length > most) return isWithinLater(stage) ? null : [];
    if (isFree) return cells;
    look += 1;
    for (const other of cells) takenIn[other] = look;
    const alike: number[] = [];
    const take = (other: number): void => {
      if (hidden[other] !== 1 || takenIn[other] === look) return;
      takenIn[other] = look;
      alike.push(other);
    };
    if (isAll) hidden.forEach((_, other) => take(other));
    else eachAlike(cell, stage, take);
    const useful =
      !isAll && alike.length > MOST_ALIKE ? alike.filter((other) => isNearer(cell, other)) : alike;
    for (const other of useful) if (canMove(other)) cells.push(other);
    return cells.length > most ? [] : cells;
  };
  return { movable };
}

/** The rows of a block by region and period. */
class RowsByPlace {
  readonly regions: readonly number[];
  private readonly rowsOf = new Map<number, Map<number, number[]>>();

  constructor(rows: BlockRows) {
    for (let row = 0; row < rows.count; row++) {
      const region = rows.region[row] ?? 0;
      const period = rows.period[row] ?? 0;
      let periods = this.rowsOf.get(region);
      if (!periods) this.rowsOf.set(region, (periods = new Map<number, number[]>()));
      const list = periods.get(period);
      if (list) list.push(row);
      else periods.set(period, [row]);
    }
    this.regions = [...this.rowsOf.keys()];
  }

  has(region: number): boolean {
    return this.rowsOf.has(region);
  }

  at(region: number, period: number): readonly number[] {
    return this.rowsOf.get(region)?.get(period) ?? [];
  }

  of(region: number): readonly number[] {
    return [...(this.rowsOf.get(region)?.values() ?? [])].flat();
  }
}

const sharesLine = (rows: BlockRows, a: number, b: number): boolean =>
  rows.task[a] === rows.task[b] && rows.group[a] === rows.group[b];

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
