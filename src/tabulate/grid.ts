// A result as rows and columns: which sides run down and which across, their heads, and the cell at a crossing.
import type { Lang } from '../schema/column.ts';
import type { RegionTree } from '../search/region-index.ts';
import { periodName, isFull } from '../format/periods.ts';
import type { Breakdown, Catalog } from './catalog.ts';
import type { TotalOver } from './choice.ts';
import { itemName } from './cell-text.ts';
import { SIDES, TOTAL, type Item, type Result, type Shown, type Side } from './result.ts';

/** The head of a row or column on one of its sides. */
export interface Head {
  readonly text: string;
  /** Code that stands beside the name: a region's. */
  readonly code?: string;
  /** Names of regions are Chinese on English pages too. */
  readonly isChinese?: boolean;
  /** The task whose colour goes with it. */
  readonly task?: string;
  /** Address of the region's page, where it has one. */
  readonly href?: string;
  readonly isTotal?: boolean;
}

/** A side that runs down or across, or the items of the table. */
interface Run {
  readonly side: Side | 'item';
  readonly title: string;
  readonly heads: readonly Head[];
  /** The place of each head on its side, or the number of the item. */
  readonly places: readonly number[];
}

export interface Grid {
  readonly rowCount: number;
  readonly columnCount: number;
  /** What the heads of rows are: `地区`. */
  readonly rowTitles: readonly string[];
  /** The heads of a row from left to right, of a column from top to bottom; as many for each. */
  rowHeads(row: number): readonly Head[];
  columnHeads(column: number): readonly Head[];
  itemAt(row: number, column: number): Item;
  cellAt(row: number, column: number): Shown;
  /** Rows that are totals: they stay at the end when a reader sorts. */
  isTotalRow(row: number): boolean;
}

/** Stands for the items where the places of a row or column are told by side. */
const ITEM = -1;

const SIDE_NAMES: Readonly<Record<Side | 'item', { zh: string; en: string }>> = {
  region: { zh: '地区', en: 'Region' },
  period: { zh: '时期', en: 'Period' },
  task: { zh: '任务', en: 'Task' },
  group: { zh: '服务对象', en: 'Group' },
  area: { zh: '城乡', en: 'Area' },
  category: { zh: '类别', en: 'Category' },
  item: { zh: '指标', en: 'Measure' },
};

export function sideName(side: Side | 'item', lang: Lang): string {
  return SIDE_NAMES[side][lang];
}

/** A period's name, with its mark where the data cover it only in part. */
export function periodLabel(key: string, catalog: Catalog): string {
  const name = periodName(key, catalog.lang);
  const period = catalog.periods.find((one) => one.period === key);
  if (!period || isFull(period)) return name;
  return catalog.lang === 'zh' ? `${name}（未满期）` : `${name} (partial)`;
}

/** Quarters or months of one year leave the year to the title. */
function shortPeriod(key: string, result: Result, catalog: Catalog): string {
  const label = periodLabel(key, catalog);
  const keys = result.shown[SIDES.indexOf('period')] ?? [];
  const isOneYear = keys.every((one) => one.length > 4 && one.slice(0, 4) === keys[0]?.slice(0, 4));
  if (!isOneYear || keys[0] === 'total') return label;
  return catalog.lang === 'zh' ? label.replace(/^\d{4}年/, '') : label.replace(/ \d{4}/, '');
}

function headOf(side: Side, code: string, result: Result, catalog: Catalog, tree: RegionTree): Head {
  if (side === 'period') return { text: shortPeriod(code, result, catalog) };
  if (side !== 'region') {
    const text = result.memberOf(side, code)?.label ?? code;
    return side === 'task' && /^[1-4]$/.test(code) ? { text, task: code } : { text };
  }
  const region = tree.of(code);
  return {
    text: region?.name ?? code,
    code,
    isChinese: catalog.lang === 'en',
    ...(region?.hasPage ? { href: catalog.regionHref.replace('000000', code) } : {}),
  };
}

function runOf(side: Side, result: Result, catalog: Catalog, tree: RegionTree): Run {
  const codes = result.shown[SIDES.indexOf(side)] ?? [];
  const heads = codes.map((code) => headOf(side, code, result, catalog, tree));
  const places = codes.map((_, place) => place);
  const withTotal = result.choice.totals.includes(side as TotalOver) && codes.length > 1;
  const total = { text: catalog.lang === 'zh' ? '所列合计' : 'Total of these', isTotal: true };
  return {
    side,
    title: sideName(side, catalog.lang),
    heads: withTotal ? [...heads, total] : heads,
    places: withTotal ? [...places, TOTAL] : places,
  };
}

/** Index → one index a run, the last run the quickest. */
function split(index: number, runs: readonly Run[]): number[] {
  const parts: number[] = [];
  let rest = index;
  for (const { heads } of runs.toReversed()) {
    parts.unshift(rest % heads.length);
    rest = Math.floor(rest / heads.length);
  }
  return parts;
}

/** How many cells a choice has, before anything is loaded or laid out. */
export function cellCount(result: Pick<Result, 'shown' | 'items'>): number {
  return result.shown.reduce((product, { length }) => product * length, result.items.length);
}

/** Lays a result out; a side with one member has no heads of its own: the title says it. */
export function gridOf(result: Result, catalog: Catalog, tree: RegionTree): Grid {
  const { lang } = catalog;
  const { choice, items, table } = result;
  const withMeasure = new Set(items.map(({ measure }) => measure.name)).size > 1;
  const itemRun: Run = {
    side: 'item',
    title: sideName('item', lang),
    heads: items.map((item) => ({ text: itemName(item, choice, lang, withMeasure) })),
    places: items.map((_, place) => place),
  };
  const regions = runOf('region', result, catalog, tree);
  const across = [...table.breakdowns, 'period' as const]
    .map((side: Breakdown | 'period') => runOf(side, result, catalog, tree))
    .filter(({ heads }) => heads.length > 1);
  if (items.length > 1 || across.length === 0) across.push(itemRun);
  const [down, side] = choice.swapped ? [across, [regions]] : [[regions], across];
  const product = (runs: readonly Run[]) => runs.reduce((count, { heads }) => count * heads.length, 1);
  const headsAt = (runs: readonly Run[], index: number): Head[] =>
    split(index, runs).map((part, run) => runs[run]?.heads[part] ?? { text: '' });
  /** The places of every row or column: where it is on its sides, and of which item. */
  const placesOf = (runs: readonly Run[]): { side: number; place: number }[][] =>
    Array.from({ length: product(runs) }, (_, index) =>
      split(index, runs).map((part, number) => {
        const run = runs[number];
        return {
          side: run && run.side !== 'item' ? SIDES.indexOf(run.side) : ITEM,
          place: run?.places[part] ?? 0,
        };
      }),
    );
  const rows = placesOf(down);
  const columns = placesOf(side);
  const itemAt = (row: number, column: number): Item => {
    const own = rows[row]?.find(({ side: number }) => number === ITEM);
    const item = own ?? columns[column]?.find(({ side: number }) => number === ITEM);
    const found = items[item?.place ?? 0];
    if (!found) throw new Error(`missing item: ${item?.place}`);
    return found;
  };
  const worked = (row: number, column: number): Shown => {
    const at: number[] = SIDES.map(() => 0);
    for (const own of [rows[row], columns[column]])
      for (const { side: number, place } of own ?? []) if (number !== ITEM) at[number] = place;
    return result.valueOf(itemAt(row, column), at);
  };
  /** Every cell is asked for several times: for the notes, for the widths, for the drawing. */
  const known: Shown[] = [];
  return {
    rowCount: product(down),
    columnCount: product(side),
    rowTitles: down.map(({ title }) => title),
    rowHeads: (row) => headsAt(down, row),
    columnHeads: (column) => headsAt(side, column),
    itemAt,
    cellAt: (row, column) => (known[row * columns.length + column] ??= worked(row, column)),
    isTotalRow: (row) => headsAt(down, row).some(({ isTotal }) => isTotal),
  };
}
