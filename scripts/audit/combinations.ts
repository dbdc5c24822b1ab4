// What no table has, though tables add up over it: a county's counts by task and group, where counties are shown by task
// and by group, and their province by both; and a region's counts by group in shorter times than it shows groups in, where
// the region above shows these. Such counts are not negative, and none where there were no activities, and that alone can
// give a hidden count away. Sums are looked at one at a time: a leak that is found here is one, and there may be others.
import type { Bounds } from './bounds.ts';
import type { QuantitySums, Range } from './block-system.ts';
import { BlockSystem } from './block-system.ts';
import { tightenBounds } from './bounds.ts';
import type { Text } from '../../src/schema/column.ts';
import type { Campaign } from './cells.ts';
import { cellName, rowName } from './cells.ts';
import type { Block } from './combination-blocks.ts';
import { blocksOf } from './combination-blocks.ts';
import type { Finding } from './finding.ts';
import { wholeHigh, wholeLow } from './forms.ts';
import type { Published } from './published.ts';
import { SHAPES } from './published.ts';
import type { System, SystemForm } from './system.ts';

/** A measure, or one less another: of no combination there is less than none of either. */
type Quantity = readonly [measure: string, without?: string];

/** Quantities that go together, and by place which is the sum of which two, in every row and combination. */
interface Family {
  readonly quantities: readonly Quantity[];
  readonly sums: QuantitySums;
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

const UNPUBLISHED: Readonly<Record<Block['slices'], Text>> = {
  tasks: {
    zh: '县（市、区）按任务又按对象的数没有公布，但不会小于0',
    en: "a county's counts by task and group are not published, but are not negative",
  },
  times: {
    zh: '更短的时期里按对象的数没有公布，但不会小于0，没有活动的时期是0',
    en: 'counts by group in shorter times are not published, but are not negative, and none where there were no activities',
  },
};

/** Sums that are told of a leak. */
const MOST_SUMS = 6;

/** A hidden figure that is known closely: its whole numbers, and the rows of its table that say so. */
interface Close {
  readonly low: number;
  readonly high: number;
  readonly because: readonly number[];
  readonly slices: Block['slices'];
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
        // Times tell the sums by group of the region above, too.
        const told = [...block.below.flatMap(({ byGroup }) => byGroup)];
        if (block.slices === 'times') told.push(...block.above.byBoth.flat());
        if (!told.some(isHidden)) continue;
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

const isWhole = (rows: readonly number[]): boolean => rows.every((row) => row >= 0);

/** The figures of a block that are known within less than a width once its combinations are taken into account. */
function closeIn(
  block: Block,
  own: BlockSystem,
  width: number,
): (Close & { row: number; quantity: number })[] {
  const { below, above, groups, parts, isComplete, isNone } = block;
  const combinations = below.map(({ bySlice, byGroup }, at) =>
    bySlice.map((_, slice) => byGroup.map(() => own.combination(isNone(at, slice)))),
  );
  const columnsOf = (rows: readonly number[]): number[] => rows.map((row) => own.columnOf(row));
  below.forEach(({ all, bySlice, byGroup }, at) => {
    const inner = combinations[at] as number[][];
    bySlice.forEach((row, slice) => own.add(row, (inner[slice] as number[]).slice(0, groups), true));
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
    if (isWhole(bySlice)) own.add(all, columnsOf(bySlice), true);
    own.add(all, columnsOf(byGroup.slice(0, groups)), true);
  });
  above.byBoth.forEach((line, slice) =>
    line.forEach((row, group) =>
      own.add(
        row,
        combinations.map((inner) => inner[slice]?.[group] as number),
        isComplete,
      ),
    ),
  );
  for (const dimension of ['bySlice', 'byGroup'] as const) {
    above[dimension].forEach((row, at) => {
      const rows = below.map((lines) => lines[dimension][at] as number);
      if (isWhole(rows)) own.add(row, columnsOf(rows), isComplete);
    });
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
    const quantity = column % own.quantities;
    return [{ row, quantity, low, high, because: reasons(own, tight, column), slices: block.slices }];
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
  { low, high, because, slices }: Close,
): Finding {
  const places = form.cells.map((cell) => system.cells.place(cell));
  const { table } = places[0] as { table: Published };
  const rows = because.slice(0, MOST_SUMS).map((row) => rowName(campaign, table, row));
  const text = [...rows, ...(because.length > MOST_SUMS ? ['…'] : [])].join('; ');
  return {
    file: `${table.table}.parquet`,
    cell: places.map((place) => cellName(campaign, place)).join(' − '),
    why: {
      zh: `∈ [${low}, ${high}]：${UNPUBLISHED[slices].zh}；${text}`,
      en: `∈ [${low}, ${high}]: ${UNPUBLISHED[slices].en}; ${text}`,
    },
  };
}
