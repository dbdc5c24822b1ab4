// Every measure of every row as one numbered cell: what a reader knows of it, and how it is called.
import type { Lists } from './lists.ts';
import { isHiddenChildren } from './persons.ts';
import type { Placed, Published, Regions } from './published.ts';
import { SHAPES } from './published.ts';
import { HIDDEN, MEASURE_NOT_REPORTED, NOT_APPLICABLE, ROW_NOT_REPORTED } from './states.ts';

export type IsIdle = (region: number, period: number, task: number) => boolean;

export interface Campaign {
  readonly lists: Lists;
  readonly regions: Regions;
  readonly tables: readonly Published[];
  /** Whether the coverage shows that a region had no activities of a task, or of a kind, in a period. */
  readonly isIdle: IsIdle;
  /** Whether it says that none were reported: there are hardly any then, but it is not certain. */
  readonly isUnreported: IsIdle;
}

/** A cell's place: table, row and measure (both by number). */
export interface Place {
  readonly table: Published;
  readonly row: number;
  readonly measure: number;
}

/** `outcomes.people 430102 2022 task=all group=13` */
export function cellName(
  { lists, regions }: Pick<Campaign, 'lists' | 'regions'>,
  { table, row, measure }: { readonly table: Placed; readonly row: number; readonly measure: number },
): string {
  return `${table.table}.${SHAPES[table.table].measures[measure]} ${rowName({ lists, regions }, table, row)}`;
}

/** `430102 2022 task=all group=13`, with the dimensions that the table has. */
export function rowName(
  { lists, regions }: Pick<Campaign, 'lists' | 'regions'>,
  table: Placed,
  row: number,
): string {
  const region = regions.list[table.region[row] as number]?.code ?? '?';
  const period = lists.periods.codes[table.period[row] as number] ?? '?';
  const task = lists.tasks.codes[table.task[row] as number] ?? '?';
  const group = lists.groups.codes[table.group[row] as number] ?? '?';
  const shape = SHAPES[table.table];
  return [
    region,
    period,
    ...(shape.task === 'task' ? [`task=${task}`] : []),
    ...(shape.group === '"group"' ? [`group=${group}`] : []),
  ].join(' ');
}

/** What a reader knows of a cell before any sum. */
export interface Known {
  /** The value: shown, or zero where nothing was counted; NaN where it is hidden. */
  readonly value: Float64Array;
  /** Least value of a hidden cell: 1 where zeros would be shown, 0 where they would not. */
  readonly floor: Float64Array;
  /** 1 where the cell is a children's group that is hidden whatever its size. */
  readonly isChildren: Uint8Array;
  /**
   * 1 where a whole line of groups is hidden for the measure, and its total is shown, or its period has not ended, or no
   * line of its kind shows any group: it is published as its total only, or less.
   */
  readonly isTotalOnly: Uint8Array;
}

/** Numbers the cells of a campaign. */
export class Cells {
  readonly count: number;
  readonly #starts: readonly (readonly number[])[];
  readonly #campaign: Campaign;
  /** `first_time` by row of `targets`: the same cell in `outcomes`, −1 where that has no such row. */
  readonly #same: Int32Array;
  readonly #targets: number;

  constructor(campaign: Campaign) {
    this.#campaign = campaign;
    let count = 0;
    this.#starts = campaign.tables.map((table) =>
      table.values.map(() => {
        const start = count;
        count += table.rows;
        return start;
      }),
    );
    this.count = count;
    this.#targets = campaign.tables.findIndex(({ table }) => table === 'targets');
    this.#same = this.#sameCells();
  }

  #sameCells(): Int32Array {
    const { tables, lists } = this.#campaign;
    const targets = tables[this.#targets];
    const at = tables.findIndex(({ table }) => table === 'outcomes');
    const outcomes = tables[at];
    if (targets === undefined || outcomes === undefined) return new Int32Array(0);
    const all = lists.tasks.index.get('all') ?? -1;
    const start = this.#starts[at]?.[SHAPES.outcomes.measures.indexOf('first_time')] as number;
    return Int32Array.from(targets.region, (region, row) => {
      const same = outcomes.rowAt(region, targets.period[row] as number, all, targets.group[row] as number);
      return same < 0 ? -1 : start + same;
    });
  }

  /** The cell of a measure in a row of a table (all by number); `targets.first_time` is the cell of `outcomes`. */
  at(table: number, measure: number, row: number): number {
    if (table === this.#targets && measure === 1) {
      const same = this.#same[row] as number;
      if (same >= 0) return same;
    }
    return (this.#starts[table]?.[measure] as number) + row;
  }

  /** False for a cell of `targets` that is one of `outcomes`. */
  isOwn(table: number, measure: number, row: number): boolean {
    return this.at(table, measure, row) === (this.#starts[table]?.[measure] as number) + row;
  }

  place(cell: number): Place {
    for (const [at, table] of this.#campaign.tables.entries()) {
      for (const [measure, start] of (this.#starts[at] ?? []).entries()) {
        if (cell >= start && cell < start + table.rows) return { table, row: cell - start, measure };
      }
    }
    throw new Error(`unknown cell: ${cell}`);
  }

  /** Whether a cell has no value because it was not reported: it counts as 0, but sums may tell otherwise. */
  isNotReported(cell: number): boolean {
    const { table, row, measure } = this.place(cell);
    const state = table.states[measure]?.[row];
    return (
      (state === ROW_NOT_REPORTED || state === MEASURE_NOT_REPORTED) &&
      Number.isNaN(table.values[measure]?.[row])
    );
  }

  /**
   * What a reader knows of each cell from its own row. `free` cells were not reported and are counted nevertheless:
   * the sums do not come out without them.
   */
  known(free: ReadonlySet<number>): Known {
    const known = {
      value: new Float64Array(this.count),
      floor: new Float64Array(this.count),
      isChildren: new Uint8Array(this.count),
      isTotalOnly: new Uint8Array(this.count),
    };
    this.#campaign.tables.forEach((table, at) => {
      const { measures } = SHAPES[table.table];
      measures.forEach((name, measure) => {
        // What the register says of first_time is the business of `outcomes` where that has the cell.
        for (let row = 0; row < table.rows; row += 1) {
          const cell = this.at(at, measure, row);
          if (!this.isOwn(at, measure, row)) {
            const shown = table.values[measure]?.[row] as number;
            if (!Number.isNaN(shown) && Number.isNaN(known.value[cell])) known.value[cell] = shown;
            continue;
          }
          const own = this.#ownValue(table, measure, row, free.has(cell));
          known.value[cell] = own;
          if (!Number.isNaN(own)) continue;
          const isHidden = table.states[measure]?.[row] === HIDDEN;
          const isChildren = isHidden && isHiddenChildren(this.#campaign, table, row);
          known.isChildren[cell] = isChildren ? 1 : 0;
          // Ratings are hidden as a pair and needs as three: of a few, none may be satisfied, answered or resolved.
          const mayBeNone = name === 'satisfied' || (table.table === 'needs' && name !== 'registered');
          const isSome = !mayBeNone && (!this.#isRunning(table, row) || this.#hasRows(table, measure, row));
          known.floor[cell] = isHidden && !isChildren && isSome ? 1 : 0;
        }
      });
      this.#hideLines(table, at, known);
    });
    return known;
  }

  #ownValue(table: Published, measure: number, row: number, isFree: boolean): number {
    const value = table.values[measure]?.[row] as number;
    if (!Number.isNaN(value)) return value;
    const state = table.states[measure]?.[row];
    if (state === NOT_APPLICABLE) return 0;
    if (state !== ROW_NOT_REPORTED && state !== MEASURE_NOT_REPORTED) return NaN;
    // First-time figures are left out where few rows carry them, and what there is still counts in the sums.
    const isPartly = state === MEASURE_NOT_REPORTED && SHAPES[table.table].measures[measure] === 'first_time';
    return isPartly || isFree ? NaN : 0;
  }

  /** Whether a row is of a period that has not ended: there zeros are hidden, too, where a part is. */
  #isRunning(table: Published, row: number): boolean {
    const { closed, periods } = this.#campaign.lists;
    return !closed.has(periods.codes[table.period[row] as number] ?? '');
  }

  /** Whether persons were served whatever is hidden of them: of none, nothing else could be missing. */
  #hasRows(table: Published, measure: number, row: number): boolean {
    const { measures } = SHAPES[table.table];
    if (measures[measure] !== 'people') return false;
    const inRunning = this.#isRunning(table, row) ? ['resolved', 'raters'] : [];
    return ['first_time', 'visits', ...inRunning].some(
      (name) => table.states[measures.indexOf(name)]?.[row] === MEASURE_NOT_REPORTED,
    );
  }

  /** Lines of which no group is shown: zeros among the hidden ones are hidden too. */
  #hideLines(table: Published, at: number, known: Known): void {
    if (SHAPES[table.table].group !== '"group"') return;
    const all = this.#campaign.lists.groups.index.get('all') ?? -1;
    const showsGroups = this.#kindsThatShowGroups(table, all);
    for (const rows of this.#lines(table, all)) {
      const first = rows[0] as number;
      const place = [table.region, table.period, table.task].map((column) => column[first] as number);
      const [region = -1, period = -1, task = -1] = place;
      const total = table.rowAt(region, period, task, all);
      SHAPES[table.table].measures.forEach((_, measure) => {
        const states = rows.map((row) => table.states[measure]?.[row]);
        const isShown = (state: number | undefined): boolean =>
          state !== HIDDEN && state !== MEASURE_NOT_REPORTED && state !== ROW_NOT_REPORTED;
        if (!states.includes(HIDDEN) || states.some(isShown)) return;
        const isShownInAll = total >= 0 && !Number.isNaN(table.values[measure]?.[total]);
        // Of a period that has not ended the line's total may be hidden as well; totals of longer lines tell as much.
        const hasEnded = this.#campaign.lists.closed.has(this.#campaign.lists.periods.codes[period] ?? '');
        for (const row of rows) {
          const cell = this.at(at, measure, row);
          known.floor[cell] = this.#hasRows(table, measure, row) ? 1 : 0;
          known.isTotalOnly[cell] = isShownInAll || !hasEnded || !showsGroups(measure, first) ? 1 : 0;
        }
      });
    }
  }

  /**
   * Tells of a row whether lines of its kind (province, level, length of period, depth of task) show any of a measure by
   * group: that totals only are published is decided for a kind as a whole.
   */
  #kindsThatShowGroups(table: Published, all: number): (measure: number, row: number) => boolean {
    const { lists, regions } = this.#campaign;
    const kindOf = (measure: number, row: number): string => {
      const { code = '', level = '' } = regions.list[table.region[row] as number] ?? {};
      const type = lists.periodTypes.get(lists.periods.codes[table.period[row] as number] ?? '') ?? '';
      const task = lists.tasks.codes[table.task[row] as number] ?? '';
      return [measure, code.slice(0, 2), level, type, task === 'all' ? 0 : task.length].join(' ');
    };
    const shown = new Set<string>();
    table.values.forEach((values, measure) => {
      for (let row = 0; row < table.rows; row += 1) {
        if (table.group[row] !== all && (values[row] as number) > 0) shown.add(kindOf(measure, row));
      }
    });
    return (measure, row) => shown.has(kindOf(measure, row));
  }

  /** The rows of each line: the groups of one region, period and task. */
  #lines(table: Published, all: number): Iterable<readonly number[]> {
    const { periods, tasks } = this.#campaign.lists;
    const lines = new Map<number, number[]>();
    for (let row = 0; row < table.rows; row += 1) {
      if (table.group[row] === all) continue;
      const place = (table.region[row] as number) * periods.codes.length + (table.period[row] as number);
      const line = place * tasks.codes.length + (table.task[row] as number);
      const rows = lines.get(line);
      if (rows === undefined) lines.set(line, [row]);
      else rows.push(row);
    }
    return lines.values();
  }
}
