// Which drawing a table can have: lines where time runs along one side, else bars; or the reason why there is none.
import type { BarBlock } from '../charts/bars.ts';
import type { NamedLine } from '../charts/lines.ts';
import { periodTick } from '../format/periods.ts';
import { STATE_MEANINGS } from '../format/cell.ts';
import type { RegionTree } from '../search/region-index.ts';
import type { Catalog } from './catalog.ts';
import { cellText, numberText } from './cell-text.ts';
import { gridOf, type Head } from './grid.ts';
import type { Item, Result, Shown } from './result.ts';

const LINES = 6;
const BLOCKS = 6;
const BARS = 60;

export type Chart =
  | {
      readonly kind: 'lines';
      readonly lines: readonly NamedLine[];
      readonly ticks: readonly string[];
      readonly format: (value: number) => string;
    }
  | { readonly kind: 'bars'; readonly blocks: readonly BarBlock[] }
  | { readonly kind: 'none'; readonly why: string };

/** The drawing of a result's values: one measure, no totals. */
export function chartOf(result: Result, catalog: Catalog, tree: RegionTree): Chart {
  const { lang } = catalog;
  const zh = lang === 'zh';
  const none = (why: string): Chart => ({ kind: 'none', why });
  const measures = new Set(result.items.map(({ measure }) => measure.name));
  if (measures.size !== 1)
    return none(
      zh ? '一张图只画一个指标：请在第4步只选一个。' : 'A chart shows one measure: pick one in step 4.',
    );
  const [item] = result.items;
  if (!item) return none(zh ? '没有指标。' : 'No measure.');
  const plain: Result = {
    ...result,
    items: [item],
    choice: { ...result.choice, totals: [], swapped: false },
  };
  const grid = gridOf(plain, catalog, tree);
  const periods = plain.shown[1] ?? [];
  const types = new Set(
    periods.map((key) => (key === 'total' ? key : key.length + Number(key.includes('Q')))),
  );
  const series = (grid.rowCount * grid.columnCount) / Math.max(1, periods.length);
  if (periods.length > 2 && types.size === 1 && series <= LINES) {
    return linesOf(plain, item, catalog, tree);
  }
  if (grid.rowCount * grid.columnCount > BARS || grid.columnCount > BLOCKS)
    return none(
      zh
        ? `要画的太多：线最多${LINES}条，条形最多${BLOCKS}组、共${BARS}条。请少选一些地区、时期或任务。`
        : `Too much to draw: at most ${LINES} lines, or ${BLOCKS} blocks and ${BARS} bars. Pick fewer regions, periods or tasks.`,
    );
  const blocks = Array.from({ length: grid.columnCount }, (_, column): BarBlock => {
    const heads = grid.columnHeads(column);
    const task = heads.find((head) => head.task !== undefined)?.task;
    return {
      title: grid.columnCount === 1 ? '' : heads.map(({ text }) => text).join(zh ? '，' : ', '),
      rows: Array.from({ length: grid.rowCount }, (_, row) => {
        const shown = grid.cellAt(row, column);
        return {
          name: grid.rowHeads(row)[0]?.text ?? '',
          value: shown.value,
          text:
            shown.state === 'not_applicable'
              ? STATE_MEANINGS.not_applicable[lang]
              : cellText(item, shown, lang),
        };
      }),
      ...(task === undefined ? {} : { task }),
    };
  });
  return { kind: 'bars', blocks };
}

/** One line for each row and column without the periods. */
function linesOf(result: Result, item: Item, catalog: Catalog, tree: RegionTree): Chart {
  const periods = result.shown[1] ?? [];
  const single = periods.map((_, place): Result => {
    const shown = result.shown.map((codes, side) => (side === 1 ? codes.slice(place, place + 1) : codes));
    return {
      ...result,
      shown,
      // A grid of one period asks for its first: the place is put back here.
      valueOf: (one, at): Shown =>
        result.valueOf(
          one,
          at.map((own, side) => (side === 1 ? place : own)),
        ),
    };
  });
  const grids = single.map((one) => gridOf(one, catalog, tree));
  const [first] = grids;
  if (!first) return { kind: 'none', why: '' };
  const lines: NamedLine[] = [];
  for (let row = 0; row < first.rowCount; row += 1) {
    for (let column = 0; column < first.columnCount; column += 1) {
      const heads: Head[] = [
        ...(first.rowCount > 1 ? first.rowHeads(row) : []),
        ...(first.columnCount > 1 ? first.columnHeads(column) : []),
      ];
      const task = heads.find((head) => head.task !== undefined)?.task;
      lines.push({
        name: (heads.length > 0 ? heads : first.rowHeads(row)).map(({ text }) => text).join(' '),
        values: grids.map((grid) => grid.cellAt(row, column).value),
        ...(task === undefined || first.rowCount > 1 ? {} : { task }),
      });
    }
  }
  return {
    kind: 'lines',
    lines,
    ticks: periods.map((key) => periodTick(key, catalog.lang)),
    format: (value) => numberText(item, value),
  };
}
