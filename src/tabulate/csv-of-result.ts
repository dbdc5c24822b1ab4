// A result as CSV for programs: a row for each published cell, the columns of the published table, and beside each
// number its status. In code order, without totals, however the page shows it.
import { harmlessText, quotedCell } from '../format/csv-cell.ts';
import { levelOf, type RegionTree } from '../search/region-index.ts';
import { BREAKDOWNS, COLUMNS_OF } from './catalog.ts';
import { plainNumber } from './cell-text.ts';
import { isPlanned } from './plan.ts';
import { SIDES, type At, type Item, type Result } from './result.ts';

/** `activities`, `activities_share_of_task`, `activities_change_on_year`. */
export function columnName({ measure, kind }: Item, { choice }: Result): string {
  if (kind === 'value') return measure.name;
  if (kind === 'share') return `${measure.name}_share_of_${choice.share}`;
  return `${measure.name}_${kind}_on_${choice.compare}`;
}

/** A number as the published files write it: hours with their decimal. */
function written(item: Item, value: number): string {
  const number = plainNumber(item, value);
  const isPublished = item.kind === 'value' && !item.measure.rate;
  return isPublished ? number.toFixed(item.measure.decimals) : String(number);
}

function* places(shown: Result['shown'], from = 0): Generator<At> {
  const members = shown[from];
  if (!members) return yield [];
  for (let place = 0; place < members.length; place += 1) {
    for (const rest of places(shown, from + 1)) yield [place, ...rest];
  }
}

const PIECE = 5000;

/** The pieces of the file in order; `footer` is a last line of its own. */
export function* csvOfResult(result: Result, tree: RegionTree, footer: string | null): Generator<string> {
  const { items, shown, table } = result;
  const breakdowns = BREAKDOWNS.filter((breakdown) => table.breakdowns.includes(breakdown));
  const names = [
    ...['region_code', 'region_name', 'level', 'parent_code', 'period'],
    ...breakdowns.flatMap((breakdown) => COLUMNS_OF[breakdown]),
    ...items.flatMap((item) => [columnName(item, result), `${columnName(item, result)}_status`]),
  ];
  let piece = `\uFEFF${names.join(',')}\r\n`;
  let lines = 0;
  for (const at of places(shown)) {
    if (!isPlanned(table.plan, result.kindAt(at))) continue;
    const code = shown[0]?.[at[0] ?? 0] ?? '';
    const cells = items.flatMap((item) => {
      const value = result.valueOf(item, at);
      if (value.state === 'ok') return [written(item, value.value), 'ok'];
      return ['', value.state === 'absent' ? 'not_applicable' : value.state];
    });
    const texts = breakdowns.flatMap((breakdown) => {
      const side = SIDES.indexOf(breakdown);
      return result.memberOf(breakdown, shown[side]?.[at[side] ?? 0] ?? '')?.values ?? [];
    });
    const name = tree.of(code)?.name ?? '';
    const row = [
      code,
      name,
      levelOf(code),
      tree.parent(code)?.code ?? '',
      shown[1]?.[at[1] ?? 0] ?? '',
      ...texts,
      ...cells,
    ];
    piece += `${row.map((cell) => quotedCell(harmlessText(cell))).join(',')}\r\n`;
    lines += 1;
    if (lines % PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield footer === null ? piece : `${piece}${quotedCell(footer)}\r\n`;
}
