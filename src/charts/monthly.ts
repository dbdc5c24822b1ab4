// Activities by month, drawn with Plot: the one chart whose axes and bands are worth a library.
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { drawing, type Described } from './svg.ts';

export interface Month {
  /** As on the axis. */
  readonly name: string;
  /** Null where there is no number: the month stays empty, while a zero is written. */
  readonly activities: number | null;
}

export interface MonthlyOptions extends Described {
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
  /** Every n-th month is named, counted from the last. */
  readonly every: number;
}

/** What a strict content security policy refuses, and what our own style sheet sets. */
const REFUSED = [
  'style',
  'font-family',
  'font-size',
  'font-variant',
  'aria-label',
  'aria-hidden',
  'fill',
  'stroke',
];

/** The chart as an SVG string, with presentation attributes and classes alone. */
export function monthly(months: readonly Month[], options: MonthlyOptions): string {
  const { document } = parseHTML('<html><body></body></html>');
  const named = months.filter((_, index) => (months.length - 1 - index) % options.every === 0);
  const greatest = Math.max(0, ...months.map(({ activities }) => activities ?? 0));
  const plot = Plot.plot({
    document,
    width: options.width,
    height: options.height,
    marginLeft: 56,
    marginRight: 34,
    marginTop: 14,
    marginBottom: 28,
    x: { domain: months.map(({ name }) => name), padding: 0.28, axis: null },
    y: { domain: [0, greatest || 1], nice: 4, axis: null },
    marks: [
      Plot.gridY({ ticks: 4, strokeOpacity: 1, className: 'gl' }),
      Plot.barY(months, { x: 'name', y: 'activities', className: 'bar' }),
      Plot.ruleY([0], { className: 'zl' }),
      Plot.text(
        months.filter(({ activities }) => activities === 0),
        { x: 'name', y: 0, text: () => '0', dy: -8, className: 'ax' },
      ),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        tickFormat: (value: number) => options.format(value),
        className: 'ax',
      }),
      Plot.axisX(
        named.map(({ name }) => name),
        { tickSize: 0, label: null, className: 'ax' },
      ),
    ],
  });
  for (const element of plot.querySelectorAll('style')) element.remove();
  for (const element of plot.querySelectorAll('*')) for (const name of REFUSED) element.removeAttribute(name);
  // Plot sets it on the whole drawing, of which only the content is taken.
  for (const names of plot.querySelectorAll('g.ax:not([text-anchor])'))
    names.setAttribute('text-anchor', 'middle');
  return drawing(options, options.width, options.height, plot.innerHTML);
}
