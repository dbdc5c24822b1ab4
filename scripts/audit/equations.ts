// The equations that hold between the rows of a table, rebuilt from their codes: a row is the sum of its parts over
// regions, periods, tasks or groups.
import type { Lists } from './lists.ts';
import type { Published, Regions } from './published.ts';

export const DIMENSIONS = ['region', 'period', 'task', 'group'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Equation i: row `whole[i]` is the sum of the rows `parts[start[i]] … parts[start[i + 1] - 1]`. */
export interface RowEquations {
  readonly dimension: Uint8Array;
  readonly whole: Int32Array;
  readonly start: Int32Array;
  readonly parts: Int32Array;
  /** 0 where some parts have no row of their own: then the whole is at least the sum of those that do. */
  readonly isComplete: Uint8Array;
}

/** For each row the one whole that it is part of along a dimension, and how many parts that whole has. */
interface Split {
  readonly wholeOf: (row: number) => number;
  readonly partsOf: (whole: number) => number;
}

function splits(table: Published, lists: Lists, regions: Regions): Split[] {
  const at = (column: Int32Array, row: number): number => column[row] as number;
  const { region, period, task, group } = table;
  const parents = Int32Array.from(regions.list, ({ parent }) => (parent === null ? -1 : regions.at(parent)));
  const children = new Int32Array(regions.list.length);
  for (const child of new Set(region)) {
    const parent = parents[child] as number;
    if (parent >= 0) children[parent] = (children[parent] as number) + 1;
  }
  const up = (list: { parent: Int32Array }, code: number): number =>
    code < 0 ? -1 : (list.parent[code] as number);
  return [
    {
      wholeOf: (row) =>
        table.rowAt(at(parents, at(region, row)), at(period, row), at(task, row), at(group, row)),
      partsOf: (whole) => at(children, at(region, whole)),
    },
    {
      wholeOf: (row) =>
        table.rowAt(at(region, row), up(lists.periods, at(period, row)), at(task, row), at(group, row)),
      partsOf: (whole) => at(lists.periods.parts, at(period, whole)),
    },
    {
      wholeOf: (row) =>
        table.rowAt(at(region, row), at(period, row), up(lists.tasks, at(task, row)), at(group, row)),
      partsOf: (whole) => at(lists.tasks.parts, at(task, whole)),
    },
    {
      wholeOf: (row) =>
        table.rowAt(at(region, row), at(period, row), at(task, row), up(lists.groups, at(group, row))),
      partsOf: (whole) => at(lists.groups.parts, at(group, whole)),
    },
  ];
}

/**
 * The equations of a table. `rows` is the number of rows; a dimension's whole may be no row (-1). Registers (`targets`)
 * are added up over regions alone: a person may be on several groups' registers and on those of several years.
 */
export function rowEquations(table: Published, lists: Lists, regions: Regions): RowEquations {
  const used = table.table === 'targets' ? [0] : table.table === 'coverage' ? [0, 1] : [0, 1, 2, 3];
  const all = splits(table, lists, regions);
  const dimension: number[] = [];
  const whole: number[] = [];
  const start: number[] = [0];
  const isComplete: number[] = [];
  const parts: number[] = [];
  for (const axis of used) {
    const { wholeOf, partsOf } = all[axis] as Split;
    const members = new Map<number, number[]>();
    for (let row = 0; row < table.rows; row += 1) {
      const of = wholeOf(row);
      if (of < 0) continue;
      const list = members.get(of);
      if (list === undefined) members.set(of, [row]);
      else list.push(row);
    }
    for (const [of, rows] of members) {
      dimension.push(axis);
      whole.push(of);
      isComplete.push(rows.length === partsOf(of) ? 1 : 0);
      for (const row of rows) parts.push(row);
      start.push(parts.length);
    }
  }
  return {
    dimension: Uint8Array.from(dimension),
    whole: Int32Array.from(whole),
    start: Int32Array.from(start),
    parts: Int32Array.from(parts),
    isComplete: Uint8Array.from(isComplete),
  };
}

/** Finds the equation of a whole (row) along a dimension (by number); −1 where there is none. */
export function equationFinder({ whole, dimension }: RowEquations): (row: number, axis: number) => number {
  const index = new Map<number, number>();
  whole.forEach((row, equation) =>
    index.set(row * DIMENSIONS.length + (dimension[equation] as number), equation),
  );
  return (row, axis) => index.get(row * DIMENSIONS.length + axis) ?? -1;
}
