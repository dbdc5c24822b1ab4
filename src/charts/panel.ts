// One of several small line charts on one scale: a line with up to two thin ones behind it for reference. What has no
// value is a hatched or dotted gap, never bridged and never zero; a period covered in part stands alone.
import { line } from 'd3';
import type { Cell } from '../format/cell.ts';
import type { Scale } from './scale.ts';
import { spread } from './spread.ts';
import { at, drawing, label, widthOf, type Described } from './svg.ts';

/** A place on the horizontal axis. */
export interface Slot {
  readonly tick: string;
  /** Whether the data cover the whole period; null where the release has no such period. */
  readonly full: boolean | null;
}

export interface PanelLine {
  /** `own` is the line of the panel; the others are thin, dashed and dotted. */
  readonly role: 'own' | 'parent' | 'nation';
  /** What stands at its end. */
  readonly name: string;
  /** One a slot. */
  readonly cells: readonly Cell[];
}

export interface PanelOptions extends Described {
  readonly width: number;
  readonly height: number;
  /** That of all panels. */
  readonly scale: Scale;
  readonly format: (value: number) => string;
  /** Room at the right for the names of lines, that of all panels. */
  readonly room: number;
}

const TEXT = 13;
const GAP = 8;

/** The room that a name takes at the right of a panel. */
export function roomFor(name: string): number {
  return widthOf(name, TEXT) + 2 * GAP;
}

/** Where the slots stand on a panel, as wide as `PanelOptions` says. */
export function slotPlaces(count: number, { width, room, scale, format }: PanelOptions): number[] {
  const left = Math.max(...scale.marks.map((mark) => widthOf(format(mark), TEXT))) + 2 * GAP;
  const step = (width - room - left) / Math.max(1, count);
  return Array.from({ length: count }, (_, index) => left + step * (index + 0.5));
}

/** Runs of neighbouring full periods with a value: what may be joined by a line. */
function runsOf(cells: readonly Cell[], slots: readonly Slot[]): number[][] {
  const runs: number[][] = [];
  cells.forEach((cell, index) => {
    if (cell.state !== 'ok' || slots[index]?.full !== true) return;
    const run = runs.at(-1);
    if (run?.at(-1) === index - 1) run.push(index);
    else runs.push([index]);
  });
  return runs;
}

/** The panel as an SVG string. */
export function panel(lines: readonly PanelLine[], slots: readonly Slot[], options: PanelOptions): string {
  const { height, scale, format } = options;
  const top = 14;
  const bottom = height - 26;
  const places = slotPlaces(slots.length, options);
  const half = ((places[1] ?? 0) - (places[0] ?? 0)) / 2 || 40;
  const left = (places[0] ?? 0) - half;
  const right = (places.at(-1) ?? 0) + half;
  const x = (index: number) => places[index] ?? 0;
  const y = (value: number) => bottom - (value / scale.top) * (bottom - top);
  const rule = (mark: number) => `M${at(left)} ${at(y(mark))}H${at(right)}`;
  const path = line<[number, number]>().digits(1);

  const gaps = lines
    .filter(({ role }) => role === 'own')
    .flatMap(({ cells }) =>
      cells.flatMap((cell, index) => {
        if (cell.state === 'ok' || slots[index]?.full === null) return [];
        const shape = `x="${at(x(index) - half)}" y="${top}" width="${at(2 * half)}" height="${bottom - top}"`;
        if (cell.state === 'not_applicable') return [`<rect ${shape} class="edge absent"/>`];
        return [
          `<rect ${shape} class="gap" fill="url(#${cell.state === 'suppressed' ? 'dots' : 'hatch'})"/>`,
        ];
      }),
    );

  const drawn = [...lines].reverse().map(({ role, cells }) => {
    const point = (index: number): [number, number] => [x(index), y(cells[index]?.value ?? 0)];
    const dot = (index: number, className: string) => {
      const [cx, cy] = point(index);
      return `<circle cx="${at(cx)}" cy="${at(cy)}" r="${role === 'own' ? 3.5 : 2.5}" class="${className}"/>`;
    };
    const runs = runsOf(cells, slots);
    const partial = cells.flatMap((cell, index) =>
      cell.state === 'ok' && slots[index]?.full === false ? [index] : [],
    );
    const zeros = cells.flatMap(({ value }, index) => (value === 0 ? [index] : []));
    return [
      ...runs.map((run) => `<path d="${path(run.map(point)) ?? ''}" class="${role}"/>`),
      ...(role === 'own' ? runs.flat() : runs.flatMap((run) => (run.length === 1 ? run : []))).map((index) =>
        dot(index, role === 'own' ? 'dot-own' : 'dot-parent'),
      ),
      ...partial.map((index) => dot(index, role === 'own' ? 'part-own' : 'part-parent')),
      ...(role === 'own' ? zeros.map((index) => label(x(index), bottom - 8, '0', 'lb', 'middle')) : []),
    ].join('');
  });

  const ends = lines.flatMap((each) => {
    const index = each.cells.findLastIndex((cell, at) => cell.state === 'ok' && slots[at]?.full !== null);
    return index < 0 ? [] : [{ ...each, y: y(each.cells[index]?.value ?? 0) }];
  });
  const heights = spread(
    ends.map((end) => end.y),
    top,
    bottom,
  );
  const every = Math.max(
    1,
    Math.ceil((Math.max(...slots.map(({ tick }) => widthOf(tick, TEXT))) + GAP) / (2 * half)),
  );
  return drawing(
    options,
    options.width,
    height,
    [
      ...gaps,
      `<path d="${scale.marks
        .filter((mark) => mark !== 0)
        .map(rule)
        .join('')}" class="gl"/><path d="${rule(0)}" class="zl"/>`,
      '<g class="ax" text-anchor="end">',
      ...scale.marks.map((mark) => label(left - GAP, y(mark) + 4.5, format(mark))),
      '</g><g class="ax" text-anchor="middle">',
      ...slots.map(({ tick }, index) =>
        (slots.length - 1 - index) % every === 0 ? label(x(index), height - 8, tick) : '',
      ),
      '</g>',
      ...drawn,
      ...ends.map(({ role, name }, index) =>
        label(right + GAP, (heights[index] ?? 0) + 4.5, name, role === 'own' ? 'lb b' : 'ax'),
      ),
    ].join(''),
  );
}
