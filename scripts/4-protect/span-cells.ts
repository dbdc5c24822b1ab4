// What there was in quarters and years up to a month, as cells that must stay unknown.
import type { SystemRules } from './block.ts';
import { isChildrenPlace } from './cell-kinds.ts';
import type { Limits } from './cell-system.ts';
import type { FinestSums } from './finest.ts';
import type { Lists } from './lists.ts';
import { TINY } from './reach.ts';
import type { SpanFigure } from './spans.ts';

/** What there was in a quarter or a year up to a month and must stay unknown, as it was hidden then. */
export interface SpanCell {
  /** Its place among the figures of spans. */
  readonly figure: number;
  readonly measure: number;
  /** See `FinestSums`. */
  readonly column: number;
  /** As in a `CellSystem`. */
  readonly threshold: number;
  readonly mustMove: boolean;
  /** Whether it is enough that there may be none. */
  readonly mayBeNone: boolean;
}

/** The cells of figures; none of what has no column, as there is none of it, nor of a line's total of needs. */
export function spanCells(
  figures: readonly SpanFigure[],
  finest: FinestSums,
  rules: SystemRules,
  limits: Limits,
  lists: Lists,
): SpanCell[] {
  const measures = rules.isChain ? [0] : [...rules.measures.keys()];
  return figures.flatMap(({ region, task, group, measures: hidden, ...span }, figure) => {
    const column = finest.columnUpTo(span, region, task, group);
    const isAsked = rules.persons === 'all' || (lists.groups.sums[group] ?? []).length === 0;
    if (column < 0 || !isAsked) return [];
    const own = {
      ...{ figure, column, threshold: limits.byGroup[group] ?? 0 },
      mustMove: isChildrenPlace(lists, region, span.period, group),
      mayBeNone: rules.persons === 'groups',
    };
    // The measures of a chain are hidden together.
    return measures
      .filter((measure) => rules.isChain || (hidden & (1 << measure)) !== 0)
      .map((measure) => ({ ...own, measure }));
  });
}

/** Whether bounds tell a span too closely; `least`: the threshold where an inner layer has settled it. */
export function isSpanTold(
  { threshold, mustMove, mayBeNone }: Pick<SpanCell, 'threshold' | 'mustMove' | 'mayBeNone'>,
  [low, high]: readonly [number, number],
  least: number | null,
): boolean {
  const needed = least ?? threshold;
  const [from, to] = [Math.ceil(low - TINY), Math.floor(high + TINY)];
  const isWide = to - from >= needed || (!mustMove && to >= 2 * needed - 1);
  const isHarmless = to < 1 || (!mustMove && from >= needed) || (mayBeNone && from <= 0);
  return !isWide && !isHarmless;
}
