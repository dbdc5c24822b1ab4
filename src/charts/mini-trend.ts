// One of several small line charts that share a scale, so that they can be read against each other.
import { line } from 'd3';
import { scaleTo } from './scale.ts';
import { at, drawing, label, type Described } from './svg.ts';

export interface MiniTrendOptions extends Described {
  /** The greatest value of all charts of the row. */
  readonly greatest: number;
  /** Names of the first and the last period. */
  readonly ends: readonly [string, string];
  readonly format: (value: number) => string;
  /** The class of the line's and the point's colour: the task. */
  readonly task: string;
}

const WIDTH = 272;
const HEIGHT = 120;
const BOX = { left: 36, right: WIDTH - 50, top: 12, bottom: HEIGHT - 26 };

/** The small chart as an SVG string. */
export function miniTrend(values: readonly number[], options: MiniTrendOptions): string {
  const { top, marks } = scaleTo(options.greatest, 3);
  const x = (index: number) =>
    BOX.left + (values.length < 2 ? 0 : (index / (values.length - 1)) * (BOX.right - BOX.left));
  const y = (value: number) => BOX.bottom - (value / top) * (BOX.bottom - BOX.top);
  const path = line<number>((_, index) => x(index), y).digits(1)([...values]) ?? '';
  const last = values.at(-1) ?? 0;
  const grid = marks.map(
    (mark) =>
      `<line x1="${BOX.left}" x2="${BOX.right}" y1="${at(y(mark))}" y2="${at(y(mark))}" class="${mark ? 'gl' : 'zl'}"/>` +
      label(BOX.left - 6, y(mark) + 4.5, options.format(mark), 'ax', 'end'),
  );
  return drawing(
    options,
    WIDTH,
    HEIGHT,
    [
      ...grid,
      `<path d="${path}" fill="none" stroke-width="2.5" class="s${options.task}"/>`,
      `<circle cx="${at(x(values.length - 1))}" cy="${at(y(last))}" r="4" class="c${options.task}"/>`,
      label(x(values.length - 1) + 9, y(last) + 4.5, options.format(last), 'lb b'),
      label(BOX.left, HEIGHT - 6, options.ends[0], 'ax'),
      label(BOX.right, HEIGHT - 6, options.ends[1], 'ax', 'middle'),
    ].join(''),
  );
}
