// What no table has, though tables add up over it: a county's counts by task and group, where counties are shown by task
// and by group, and their province by both. Such counts are not negative, and that alone can give a hidden one away. Sums
// are looked at one at a time: a leak that is found here is one, and there may be others.
import type { Bounds } from './bounds.ts';
import { tightenBounds } from './bounds.ts';
import type { Campaign } from './cells.ts';
import { cellName, rowName } from './cells.ts';
import type { Finding } from './finding.ts';
import { wholeHigh, wholeLow } from './forms.ts';
import type { Published } from './published.ts';
import { SHAPES } from './published.ts';
import { Sparse } from './sparse.ts';
import type { System, SystemForm } from './system.ts';

/** A measure, or one less another: of no combination there is less than none of either. */
type Quantity = readonly [measure: string, without?: string];

/** Quantities that go together, and by place which is the sum of which two, in every row and combination. */
interface Family {
  readonly quantities: readonly Quantity[];
  readonly sums: readonly (readonly [whole: number, part: number, rest: number])[];
}

const alone = (measure: string): Family => ({ quantities: [[measure]], sums: [] });

const FAMILIES: Readonly<Record<'outcomes' | 'needs', readonly Family[]>> = {
  outcomes: [
    { quantities: [['people'], ['first_time'], ['people', 'first_time']], sums: [[0, 1, 2]] },
    alone('visits'),
    alone('resolved'),
    { quantities: [['raters'], ['satisfied'], ['raters', 'satisfied']], sums: [[0, 1, 2]] },
  ],
  needs: [
    {
      quantities: [
        ['registered'],
        ['responded'],
        ['resolved'],
        ['registered', 'responded'],
        ['responded', 'resolved'],
      ],
      sums: [
        [0, 1, 3],
        [1, 2, 4],
      ],
    },
  ],
};

/** Sums that are told of a leak. */
const MOST_SUMS = 6;

/** A hidden figure that is known closely: its whole numbers, and the rows of its table that say so. */
interface Close {
  readonly low: number;
  readonly high: number;
  readonly because: readonly number[];
}

/** The hidden figures of a system that its counts by task and group, which are nowhere published, give away. */
export function combinationFindings(campaign: Campaign, system: System, bounds: Bounds): Finding[] {
  const close = new Map<string, Close>();
  const width = system.forms.reduce((most, form) => Math.max(most, form.width), 0);
  const columnOf = new Int32Array(system.cells.count).fill(-1);
  system.unknown.forEach((cell, column) => (columnOf[cell] = column));
  campaign.tables.forEach((table, at) => {
    if (table.table !== 'outcomes' && table.table !== 'needs') return;
    const families = FAMILIES[table.table];
    for (const block of blocksOf(campaign, table)) {
      for (const { quantities, sums } of families) {
        const cellsOf = (row: number, quantity: number): number[] =>
          (quantities[quantity] ?? []).map((name) =>
            system.cells.at(at, SHAPES[table.table].measures.indexOf(name as string), row),
          );
        const isHidden = (row: number): boolean =>
          quantities.some((_, quantity) =>
            cellsOf(row, quantity).some((cell) => (columnOf[cell] as number) >= 0),
          );
        if (!block.counties.some(({ byGroup }) => byGroup.some(isHidden))) continue;
        const own = new BlockSystem(
          (row, quantity) => rangeOf(cellsOf(row, quantity), system, bounds, columnOf),
          quantities.length,
          sums,
        );
        for (const { row, quantity, ...found } of closeIn(block, own, width)) {
          close.set(cellsOf(row, quantity).join(), found);
        }
      }
    }
  });
  return system.forms.flatMap((form) => {
    const found = form.kind === 'cell' || form.kind === 'dissatisfied' ? close.get(form.cells.join()) : null;
    return found && isLeak(form, found) ? [findingOf(campaign, system, form, found)] : [];
  });
}

const isLeak = ({ width, small, isTotalOnly }: SystemForm, { low, high }: Close): boolean =>
  high - low < width && high >= 1 && low < small && !(isTotalOnly === 1 && low <= 0);

interface Range {
  readonly low: number;
  readonly high: number;
}

/** What is known of a quantity, from the bounds of its measures; what was not reported may be anything. */
function rangeOf(
  cells: readonly number[],
  { cells: all, known }: System,
  { lower, upper }: Bounds,
  columnOf: Int32Array,
): Range {
  const [one = { low: 0, high: Infinity }, other = { low: 0, high: 0 }] = cells.map((cell) => {
    if (all.isNotReported(cell)) return { low: 0, high: Infinity };
    const column = columnOf[cell] as number;
    const value = known.value[cell] as number;
    return column < 0
      ? { low: value, high: value }
      : { low: lower[column] as number, high: upper[column] as number };
  });
  return { low: Math.max(0, one.low - other.high), high: Math.max(0, one.high - other.low) };
}

/** Rows of a region in a period; −1 where there is none. */
interface Lines {
  readonly all: number;
  readonly byTask: readonly number[];
  /** First the groups that make up all, then those that are part of one of them. */
  readonly byGroup: readonly number[];
}

/** A province in a period, with its counties. */
interface Block {
  readonly counties: readonly Lines[];
  readonly province: Lines & {
    /** By task, then group. */
    readonly byBoth: readonly (readonly number[])[];
  };
  /** How many groups make up all. */
  readonly groups: number;
  /** Places in `byGroup` of groups of which one is part of the other. */
  readonly parts: readonly (readonly [whole: number, part: number])[];
  /** Whether every county of the province has its rows. */
  readonly isComplete: boolean;
}

function blocksOf({ lists, regions }: Campaign, table: Published): Block[] {
  const all = lists.tasks.index.get('all') ?? -1;
  const every = lists.groups.index.get('all') ?? -1;
  const partsOf = (parent: Int32Array, whole: number): number[] =>
    [...parent.keys()].filter((code) => parent[code] === whole);
  const [tasks, groups] = [partsOf(lists.tasks.parent, all), partsOf(lists.groups.parent, every)];
  const codes = [...groups, ...lists.subgroups.map(([, part]) => lists.groups.index.get(part) ?? -1)];
  const parts = lists.subgroups.map(
    ([whole], at) => [codes.indexOf(lists.groups.index.get(whole) ?? -1), groups.length + at] as const,
  );
  const provinceOf = (region: number): number => {
    let at = region;
    while (at >= 0 && regions.list[at]?.level !== 'province') at = regions.at(regions.list[at]?.parent ?? '');
    return at;
  };
  const countiesOf = new Map<number, number[]>();
  for (const region of new Set(table.region)) {
    if (regions.list[region]?.level !== 'county') continue;
    const province = provinceOf(region);
    countiesOf.set(province, [...(countiesOf.get(province) ?? []), region]);
  }
  return [...countiesOf].flatMap(([province, counties]) =>
    [...lists.periods.codes.keys()].flatMap((period) => {
      const linesOf = (region: number): Lines => ({
        all: table.rowAt(region, period, all, every),
        byTask: tasks.map((task) => table.rowAt(region, period, task, every)),
        byGroup: codes.map((group) => table.rowAt(region, period, all, group)),
      });
      const byBoth = tasks.map((task) => codes.map((group) => table.rowAt(province, period, task, group)));
      const found = counties
        .map(linesOf)
        .filter((lines) => [lines.all, ...lines.byTask, ...lines.byGroup].every((row) => row >= 0));
      if (found.length === 0 || byBoth.flat().some((row) => row < 0)) return [];
      const isComplete = found.length === counties.length;
      return [
        {
          counties: found,
          province: { ...linesOf(province), byBoth },
          groups: groups.length,
          parts,
          isComplete,
        },
      ];
    }),
  );
}

/** The columns and sums of a block: each figure and each combination has one column a quantity, one after another. */
class BlockSystem {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly rows = new Sparse();
  /** The row of the table that each sum is of, −1 where it is none's. */
  readonly sumOf: number[] = [];
  /** The row of the table that each column is; −1 of a combination. */
  readonly rowOf: number[] = [];
  readonly quantities: number;
  readonly #columns = new Map<number, number>();
  readonly #range: (row: number, quantity: number) => Range;
  readonly #sums: Family['sums'];

  constructor(range: (row: number, quantity: number) => Range, quantities: number, sums: Family['sums']) {
    [this.#range, this.quantities, this.#sums] = [range, quantities, sums];
  }

  /** A new combination: the first of its columns. */
  combination(): number {
    return this.#place(-1, () => ({ low: 0, high: Infinity }));
  }

  /** The first column of a row of the table. */
  columnOf(row: number): number {
    const known = this.#columns.get(row);
    if (known !== undefined) return known;
    const first = this.#place(row, (quantity) => this.#range(row, quantity));
    this.#columns.set(row, first);
    return first;
  }

  #place(row: number, range: (quantity: number) => Range): number {
    const first = this.lower.length;
    for (let quantity = 0; quantity < this.quantities; quantity += 1) {
      const { low, high } = range(quantity);
      this.lower.push(low);
      this.upper.push(high);
      this.rowOf.push(row);
    }
    for (const [whole, part, rest] of this.#sums) {
      this.rows.push([first + whole, first + part, first + rest], [1, -1, -1], 0, 0);
      this.sumOf.push(row);
    }
    return first;
  }

  /** A row is the sum of what begins at these columns, or at least that. */
  add(row: number, parts: readonly number[], isWhole: boolean): void {
    if (row >= 0) this.addTo(this.columnOf(row), parts, isWhole, row);
  }

  addTo(whole: number, parts: readonly number[], isWhole: boolean, row: number): void {
    const factors = [1, ...parts.map(() => -1)];
    for (let quantity = 0; quantity < this.quantities; quantity += 1) {
      const columns = [whole, ...parts].map((first) => first + quantity);
      this.rows.push(columns, factors, 0, isWhole ? 0 : Infinity);
      this.sumOf.push(row);
    }
  }
}

/** The figures of a block that are known within less than a width once its combinations are taken into account. */
function closeIn(
  block: Block,
  own: BlockSystem,
  width: number,
): (Close & { row: number; quantity: number })[] {
  const { counties, province, groups, parts, isComplete } = block;
  const combinations = counties.map(({ byTask, byGroup }) =>
    byTask.map(() => byGroup.map(() => own.combination())),
  );
  const columnsOf = (rows: readonly number[]): number[] => rows.map((row) => own.columnOf(row));
  counties.forEach(({ all, byTask, byGroup }, county) => {
    const inner = combinations[county] as number[][];
    byTask.forEach((row, task) => own.add(row, (inner[task] as number[]).slice(0, groups), true));
    byGroup.forEach((row, group) =>
      own.add(
        row,
        inner.map((line) => line[group] as number),
        true,
      ),
    );
    for (const line of inner) {
      for (const [whole, part] of parts)
        own.addTo(line[whole] as number, [line[part] as number], false, byGroup[part] as number);
    }
    own.add(all, columnsOf(byTask), true);
    own.add(all, columnsOf(byGroup.slice(0, groups)), true);
  });
  province.byBoth.forEach((line, task) =>
    line.forEach((row, group) =>
      own.add(
        row,
        combinations.map((inner) => inner[task]?.[group] as number),
        isComplete,
      ),
    ),
  );
  for (const dimension of ['byTask', 'byGroup'] as const) {
    province[dimension].forEach((row, at) =>
      own.add(row, columnsOf(counties.map((county) => county[dimension][at] as number)), isComplete),
    );
  }
  const [lower, upper] = [Float64Array.from(own.lower), Float64Array.from(own.upper)];
  const tight = tightenBounds(lower, upper, own.rows);
  // Sums that do not come out are told of elsewhere.
  if (tight.broken.length > 0) return [];
  return own.rowOf.flatMap((row, column) => {
    const [low, high] = [wholeLow(tight.lower[column] as number), wholeHigh(tight.upper[column] as number)];
    const isNarrower = low > (lower[column] as number) || high < (upper[column] as number);
    // What is known to be none exposes nobody.
    if (row < 0 || !isNarrower || high < 1 || high - low >= width) return [];
    return [{ row, quantity: column % own.quantities, low, high, because: reasons(own, tight, column) }];
  });
}

/** The rows of the table whose sums give a column its bounds, nearest first. */
function reasons(own: BlockSystem, tight: Bounds, column: number): number[] {
  const told = new Set<number>();
  const columns = new Set([column]);
  for (const each of columns) {
    if (told.size > MOST_SUMS) break;
    for (const sum of [tight.lowerFrom[each] as number, tight.upperFrom[each] as number]) {
      if (sum < 0) continue;
      if ((own.sumOf[sum] as number) >= 0) told.add(own.sumOf[sum] as number);
      for (let entry = own.rows.start(sum); entry < own.rows.start(sum + 1); entry += 1)
        columns.add(own.rows.column(entry));
    }
  }
  return [...told];
}

function findingOf(
  campaign: Campaign,
  system: System,
  form: SystemForm,
  { low, high, because }: Close,
): Finding {
  const places = form.cells.map((cell) => system.cells.place(cell));
  const { table } = places[0] as { table: Published };
  const rows = because.slice(0, MOST_SUMS).map((row) => rowName(campaign, table, row));
  const text = [...rows, ...(because.length > MOST_SUMS ? ['…'] : [])].join('; ');
  return {
    file: `${table.table}.parquet`,
    cell: places.map((place) => cellName(campaign, place)).join(' − '),
    why: {
      zh: `∈ [${low}, ${high}]：县（市、区）按任务又按对象的数没有公布，但不会小于0；${text}`,
      en: `∈ [${low}, ${high}]: a county's counts by task and group are not published, but are not negative; ${text}`,
    },
  };
}
