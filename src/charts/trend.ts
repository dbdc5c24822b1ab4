// A share over full periods: the region as a line, the region above it dashed, both named at their ends.
import { line } from 'd3';
import { at, drawing, label, widthOf, type Described } from './svg.ts';
import { scaleTo } from './scale.ts';

export interface Series {
  readonly name: string;
  /** One value a period; null where there is none. */
  readonly values: readonly (number | null)[];
}

export interface TrendOptions extends Described {
  readonly width: number;
  readonly height: number;
  /** Names of the periods, as many as values. */
  readonly ticks: readonly string[];
  readonly format: (value: number) => string;
  /** Which names of periods are printed: every n-th, counted from the last. */
  readonly every: number;
}

/** The last index with a value, or -1. */
function lastOf(values: readonly (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}

/** The line chart as an SVG string; `parent` is left out for the nation. */
export function trend(own: Series, parent: Series | null, options: TrendOptions): string {
  const { width, height, ticks, format } = options;
  const shown = [own, ...(parent ? [parent] : [])];
  const room = Math.max(...shown.map(({ name }) => widthOf(`${name} ${format(0)}`, 13.5)));
  const box = { left: 44, right: width - room - 16, top: 12, bottom: height - 28 };
  const scale = scaleTo(Math.max(0, ...shown.flatMap(({ values }) => values.filter((v) => v !== null))), 4);
  const x = (index: number) =>
    box.left + 6 + (ticks.length < 2 ? 0 : (index / (ticks.length - 1)) * (box.right - box.left - 12));
  const y = (value: number) => box.bottom - (value / scale.top) * (box.bottom - box.top);
  const path = line<number | null>(
    (_, index) => x(index),
    (value) => y(value ?? 0),
  )
    .defined((value) => value !== null)
    .digits(1);
  const rule = (mark: number) => `M${box.left} ${at(y(mark))}H${at(box.right)}`;
  const grid = [
    `<path d="${scale.marks
      .filter((mark) => mark !== 0)
      .map(rule)
      .join('')}" class="gl"/>`,
    `<path d="${rule(0)}" class="zl"/>`,
    '<g class="ax" text-anchor="end">',
    ...scale.marks.map((mark) => label(box.left - 8, y(mark) + 4.5, format(mark))),
    '</g>',
  ];
  const names = [
    '<g class="ax" text-anchor="middle">',
    ...ticks.map((name, index) =>
      (ticks.length - 1 - index) % options.every === 0 ? label(x(index), height - 8, name) : '',
    ),
    '</g>',
  ];
  const ends = shown.map(({ values, name }, order) => {
    const index = lastOf(values);
    const value = values[index];
    return index < 0 || value === null || value === undefined
      ? null
      : { x: x(index), y: y(value), text: `${name} ${format(value)}`, order };
  });
  const [first, second] = ends;
  // Two names closer than a line of text are moved apart, the upper one up.
  const apart =
    first && second && Math.abs(first.y - second.y) < 18 ? (18 - Math.abs(first.y - second.y)) / 2 : 0;
  const shift = (order: number) =>
    first && second && first.y <= second.y === (order === 0) ? -apart : apart;
  return drawing(
    options,
    width,
    height,
    [
      ...grid,
      ...names,
      parent ? `<path d="${path([...parent.values]) ?? ''}" class="parent"/>` : '',
      `<path d="${path([...own.values]) ?? ''}" class="own"/>`,
      ...ends.map((end) =>
        end
          ? `<circle cx="${at(end.x)}" cy="${at(end.y)}" r="${end.order ? 3 : 4}" class="${end.order ? 'dot-parent' : 'dot-own'}"/>` +
            label(end.x + 10, end.y + 4.5 + shift(end.order), end.text, end.order ? 'ax' : 'lb b')
          : '',
      ),
    ].join(''),
  );
}
