// Up to six lines over time on one scale from zero, each named at its end. A gap stands where there is no value.
import { line } from 'd3';
import { scaleTo } from './scale.ts';
import { spread } from './spread.ts';
import { at, drawing, label, widthOf, type Described } from './svg.ts';

export interface NamedLine {
  readonly name: string;
  /** One value a period; null where there is none. */
  readonly values: readonly (number | null)[];
  /** The task whose colour the line has; ink with a dash of its own otherwise. */
  readonly task?: string;
}

export interface LinesOptions extends Described {
  readonly width: number;
  readonly height: number;
  /** Names of the periods, as many as values. */
  readonly ticks: readonly string[];
  readonly format: (value: number) => string;
}

/** The line chart as an SVG string. */
export function lines(series: readonly NamedLine[], options: LinesOptions): string {
  const { width, height, ticks, format } = options;
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const room = Math.min(width * 0.45, Math.max(...series.map(({ name }) => widthOf(name, 13.5))) + 18);
  const scale = scaleTo(Math.max(0, ...known), 4);
  const left = Math.max(...scale.marks.map((mark) => widthOf(format(mark), 13))) + 16;
  const box = { left, right: width - room, top: 12, bottom: height - 28 };
  const x = (index: number): number =>
    box.left + 6 + (ticks.length < 2 ? 0 : (index / (ticks.length - 1)) * (box.right - box.left - 12));
  const y = (value: number): number => box.bottom - (value / scale.top) * (box.bottom - box.top);
  const path = line<number | null>(
    (_, index) => x(index),
    (value) => y(value ?? 0),
  )
    .defined((value) => value !== null)
    .digits(1);
  const rule = (mark: number): string => `M${at(box.left)} ${at(y(mark))}H${at(box.right)}`;
  const every = Math.ceil((ticks.length * 62) / (box.right - box.left));
  const ends = series.map(({ values }) => {
    const index = values.findLastIndex((value) => value !== null);
    return index < 0 ? null : { index, value: values[index] ?? 0 };
  });
  const heights = spread(
    ends.map((end) => (end ? y(end.value) : box.bottom)),
    box.top,
    box.bottom,
  );
  const drawn = series.map(({ name, values, task }, order) => {
    const stroke = task === undefined ? `ln ln${order + 1}` : `ln s${task}`;
    const end = ends[order];
    const lone = values.flatMap((value, index) =>
      value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
        ? [`<circle cx="${at(x(index))}" cy="${at(y(value))}" r="3" class="dot-own"/>`]
        : [],
    );
    return (
      `<path d="${path([...values]) ?? ''}" class="${stroke}"/>${lone.join('')}` +
      (end
        ? `<path d="M${at(x(end.index) + 2)} ${at(y(end.value))}L${at(box.right + 4)} ${at(heights[order] ?? 0)}" class="gl"/>` +
          label(box.right + 8, (heights[order] ?? 0) + 4.5, name, 'lb')
        : '')
    );
  });
  return drawing(
    options,
    width,
    height,
    [
      `<path d="${scale.marks
        .filter((mark) => mark !== 0)
        .map(rule)
        .join('')}" class="gl"/><path d="${rule(0)}" class="zl"/>`,
      '<g class="ax" text-anchor="end">',
      ...scale.marks.map((mark) => label(box.left - 8, y(mark) + 4.5, format(mark))),
      '</g><g class="ax" text-anchor="middle">',
      ...ticks.map((name, index) =>
        (ticks.length - 1 - index) % every === 0 ? label(x(index), height - 8, name) : '',
      ),
      '</g>',
      ...drawn,
    ].join(''),
  );
}
