// What earlier releases hid of periods that had not ended, and follows from what is published since.
import { rowName } from './cells.ts';
import type { Quantity } from './close-figures.ts';
import { isLeak, whyClose } from './close-figures.ts';
import type { Finding } from './finding.ts';
import type { CloseColumn } from './finest.ts';
import type { FinestBlock } from './finest-blocks.ts';
import type { Span } from './finest-builder.ts';
import type { HiddenSpans } from './hidden-spans.ts';
import { measuresAt } from './hidden-spans.ts';
import type { Lists } from './lists.ts';
import { placeOf } from './lists.ts';
import type { Setting } from './persons.ts';
import { isHiddenChildren, isNeeds, isPersons, tooFew } from './persons.ts';
import type { Placed } from './published.ts';
import { SHAPES } from './published.ts';
import { DISSATISFIED } from './thresholds.ts';

/** The spans that are hidden in some releases: the quarter and the year that their last months are in. */
export function spansOf({ periods }: Lists, hidden: readonly HiddenSpans[]): Span[] {
  return [...new Set(hidden.map(({ month }) => month))].flatMap((month) => {
    const quarter = periods.parent[month] as number;
    return [quarter, periods.parent[quarter] as number].map((period) => ({ period, month }));
  });
}

/** The leaks among the columns of a block that are known closely. */
export function spanFindings(
  setting: Setting,
  table: Placed,
  block: FinestBlock,
  quantities: readonly Quantity[],
  close: readonly CloseColumn[],
  hidden: readonly HiddenSpans[],
): Finding[] {
  const { measures } = SHAPES[table.table];
  const spanAt = new Map(block.upTo.map(({ column, span, key }) => [column, { span, key }]));
  return close.flatMap(({ column, quantity, ...found }) => {
    const at = spanAt.get(column);
    if (!at) return [];
    const names = quantities[quantity] ?? [''];
    const [name = '', without] = names;
    // Those who came again are no figure, nor are they left when one is taken from another.
    if (without !== undefined && without !== 'satisfied') return [];
    const place = placeOf(setting.lists, at.key);
    const row = table.rowAt(...place);
    const measure = measures.indexOf(name);
    if (row < 0 || !isPersons(setting, table, row, measure)) return [];
    const form = {
      width: without === undefined ? setting.thresholds.width : DISSATISFIED,
      small:
        without !== undefined
          ? DISSATISFIED
          : isHiddenChildren(setting, table, row)
            ? Infinity
            : tooFew(setting, table, row),
      isTotalOnly: isNeeds(table.table, name) ? 1 : 0,
    };
    if (!isLeak(form, found)) return [];
    const bits = names.reduce((all, own) => all | (1 << measures.indexOf(own as string)), 0);
    return hidden
      .filter((spans) => spans.month === at.span.month && (measuresAt(spans, at.key) & bits) !== 0)
      .map(({ release }) => ({
        file: `releases/${release}/${table.table}.parquet`,
        cell: names.map((own) => `${table.table}.${own} ${rowName(setting, table, row)}`).join(' − '),
        why: whyClose(setting, table, found),
      }));
  });
}
