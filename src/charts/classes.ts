// Five fixed classes of shares: which class a value is in, what the classes are called, how a cell is filled.
import type { Cell } from '../format/cell.ts';
import type { Lang } from '../schema/column.ts';

/** Four rising bounds in per cent; each belongs to the class above it. */
export type Breaks = readonly number[];

/** The class 1–5 of a share, from its unrounded value. */
export function classOf(ratio: number, breaks: Breaks): number {
  return 1 + breaks.filter((bound) => ratio * 100 >= bound - 1e-9).length;
}

/** The names of the five classes, from low to high: `不足2%`, `2%—5%` … `20%及以上`. */
export function classNames(breaks: Breaks, lang: Lang): string[] {
  const first = breaks[0] ?? 0;
  const last = breaks.at(-1) ?? 0;
  const between = breaks
    .slice(1)
    .map((to, index) => (lang === 'zh' ? `${breaks[index]}%—${to}%` : `${breaks[index]}% to ${to}%`));
  return lang === 'zh'
    ? [`不足${first}%`, ...between, `${last}%及以上`]
    : [`Under ${first}%`, ...between, `${last}% and over`];
}

/**
 * How a cell is filled: its class, and a pattern where there is no value. Zero is white with a solid line, and so is a
 * count, which has no classes (`breaks` is null).
 */
export function fillOf(
  cell: Cell,
  breaks: Breaks | null,
): { readonly className: string; readonly pattern: string } {
  if (cell.state === 'ok')
    return {
      className: cell.value === 0 || !breaks ? 'zero' : `f${classOf(cell.value, breaks)}`,
      pattern: '',
    };
  if (cell.state === 'not_applicable') return { className: 'absent', pattern: '' };
  return { className: '', pattern: cell.state === 'suppressed' ? 'dots' : 'hatch' };
}

/** The class of the ink on such a fill; what has no value gets a halo. */
export function inkOn(cell: Cell, breaks: Breaks | null): string {
  if (cell.state !== 'ok') return 'halo';
  return cell.value === 0 || !breaks ? '' : `o${classOf(cell.value, breaks)}`;
}
