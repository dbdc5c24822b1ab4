// What the fills of a drawing mean: the classes of shares, and of zero and the missing those that occur.
import { STATE_MEANINGS, type Cell } from '../format/cell.ts';
import { text } from '../format/language.ts';
import type { Lang } from '../schema/column.ts';
import { classNames, type Breaks } from './classes.ts';
import { escaped } from './svg.ts';

export interface LegendOptions {
  readonly lang: Lang;
  /** Null where the drawing shows counts, which have no classes. */
  readonly breaks: Breaks | null;
  readonly cells: readonly Cell[];
  /** `stack` puts one under the other, the highest class first. */
  readonly form?: 'row' | 'stack';
}

/** The legend as an HTML list; empty where there is nothing to explain. */
export function legend({ lang, breaks, cells, form = 'row' }: LegendOptions): string {
  const t = text(lang);
  const classes = breaks
    ? classNames(breaks, lang).map((name, index) => ({ name, fill: `f${index + 1}`, pattern: '' }))
    : [];
  const has = (state: Cell['state']) => cells.some((cell) => cell.state === state);
  const others = [
    {
      shown: cells.some(({ value }) => value === 0),
      name: t('0，已报送', '0, reported'),
      fill: 'zero',
      pattern: '',
    },
    { shown: has('suppressed'), name: t(STATE_MEANINGS.suppressed), fill: '', pattern: 'dots' },
    { shown: has('not_reported'), name: t(STATE_MEANINGS.not_reported), fill: '', pattern: 'hatch' },
    { shown: has('not_applicable'), name: t(STATE_MEANINGS.not_applicable), fill: 'absent', pattern: '' },
  ].filter(({ shown }) => shown);
  const items = [...(form === 'stack' ? [...classes].reverse() : classes), ...others].map(
    ({ name, fill, pattern }) =>
      '<li><svg width="26" height="16" aria-hidden="true">' +
      `<rect x=".5" y=".5" width="25" height="15" class="edge ${fill}"${pattern && ` fill="url(#${pattern})"`}/>` +
      `</svg>${escaped(name)}</li>`,
  );
  return items.length ? `<ul class="legend ${form}">${items.join('')}</ul>` : '';
}
