// A map with classed shares. The outlines are defined once for a page and used by each drawing of them; the number of
// the map's approval, or the warning that there is none, is printed inside the plot.
import { STATE_MARKS, type Cell } from '../format/cell.ts';
import { share } from '../format/numbers.ts';
import type { Lang } from '../schema/column.ts';
import type { UnitProperties } from './boundaries.ts';
import { fillOf, inkOn, type Breaks } from './classes.ts';
import type { Outlines } from './outlines.ts';
import { at, drawing, escaped, label, widthOf, type Described } from './svg.ts';

/** What a unit of the map shows. */
export interface Shown {
  readonly cell: Cell;
  /** A short name, as a label has room for. */
  readonly name: string;
}

export interface ChoroplethOptions extends Described {
  /** Prefix of the outlines' ids, as given to `outlineDefinitions`. */
  readonly prefix: string;
  /** Width of this drawing; the outlines are scaled to it. */
  readonly width: number;
  readonly breaks: Breaks;
  readonly lang: Lang;
  /** `names` leaves out the numbers. */
  readonly labels: 'values' | 'names';
  /** The lines with the approval number or the warning; never empty. */
  readonly imprint: readonly string[];
  /** A smaller map in a frame in the lower right corner, its outlines defined with the prefix `i`. */
  readonly inset?: Outlines | undefined;
}

/** The outlines as definitions, to be drawn with `use`. */
export function outlineDefinitions({ units, dashes }: Outlines, prefix: string): string {
  const paths = units
    .map(({ properties, d }) => `<path id="${prefix}${properties.code}" d="${d}"/>`)
    .join('');
  return dashes ? `${paths}<path id="${prefix}dashes" d="${dashes}"/>` : paths;
}

const TEXT = 13;
const LINE = 16;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The box of lines of text around a place. */
function boxOf(x: number, y: number, lines: readonly string[]): Box {
  const half = Math.max(...lines.map((line) => widthOf(line, TEXT))) / 2;
  return { left: x - half, right: x + half, top: y - 14, bottom: y + 6 + (lines.length - 1) * LINE };
}

/** Names, and numbers where there is room; a label that would run into one already there is left out. */
function labelsOf(
  { units }: Outlines,
  shownOf: (properties: UnitProperties) => Shown,
  ratio: number,
  { labels, lang, breaks }: ChoroplethOptions,
): string {
  const taken: Box[] = [];
  // The larger unit's label goes first; the smaller one gives way.
  return [...units]
    .sort((a, b) => b.width * b.height - a.width * a.height)
    .map((unit) => {
      const { cell, name } = shownOf(unit.properties);
      const ink = inkOn(cell, breaks);
      const [x, y, room, height] = [unit.x, unit.y, unit.width, unit.height].map((size) => size * ratio) as [
        number,
        number,
        number,
        number,
      ];
      const value = cell.state === 'ok' ? share(cell.value) : STATE_MARKS[cell.state][lang];
      const fits = (lines: readonly string[]) =>
        height > lines.length * LINE + 2 &&
        lines.every((line) => widthOf(line, TEXT) <= room) &&
        !taken.some((box) => overlap(box, boxOf(x, lines.length > 1 ? y - 2 : y + 5, lines)));
      if (name === '') return '';
      if (labels === 'values' && fits([name, value])) {
        taken.push(boxOf(x, y - 2, [name, value]));
        return (
          label(x, y - 2, name, `lb b ${ink}`, 'middle') +
          label(x, y + LINE - 3, value, `lb ${ink}`, 'middle')
        );
      }
      if (!fits([name])) return '';
      taken.push(boxOf(x, y + 5, [name]));
      return label(x, y + 5, name, `lb ${ink}`, 'middle');
    })
    .join('');
}

/** The shapes of a map, scaled by `ratio` and moved. */
function shapesOf(
  { units, dashes }: Outlines,
  shownOf: (properties: UnitProperties) => Shown,
  prefix: string,
  breaks: Breaks,
  ratio: number,
  move = '',
): string {
  const shapes = units.map(({ properties }) => {
    const { className, pattern } = fillOf(shownOf(properties).cell, breaks);
    const fill = pattern && ` fill="url(#${pattern}10)"`;
    return `<use href="#${prefix}${escaped(properties.code)}" class="land ${className}"${fill}/>`;
  });
  if (dashes) shapes.push(`<use href="#${prefix}dashes" class="dashes"/>`);
  return `<g transform="${move}scale(${Math.round(ratio * 1e4) / 1e5})">${shapes.join('')}</g>`;
}

/** The map as an SVG string; needs the page's `definitions(outlineDefinitions(…))`. */
export function choropleth(
  drawn: Outlines,
  shownOf: (properties: UnitProperties) => Shown,
  options: ChoroplethOptions,
): string {
  const { breaks, inset, width } = options;
  // The inset has a strip of its own beside the map, so that it covers nothing.
  const ratio = (width - (inset ? inset.width + 6 : 0)) / drawn.width;
  const height = drawn.height * ratio;
  const printed = options.imprint.map((text, index) => label(0, height + LINE * (index + 1), text, 'ax'));
  const corner = { x: width - (inset?.width ?? 0) - 1, y: height - (inset?.height ?? 0) - 1 };
  const framed = inset
    ? `<rect x="${at(corner.x)}" y="${at(corner.y)}" width="${at(inset.width)}" height="${at(inset.height)}" class="edge frame"/>` +
      label(corner.x + 6, corner.y + 16, '南海诸岛', 't12') +
      shapesOf(inset, shownOf, 'i', breaks, 1, `translate(${at(corner.x)} ${at(corner.y)}) `)
    : '';
  return drawing(
    options,
    width,
    height + LINE * printed.length + 6,
    shapesOf(drawn, shownOf, options.prefix, breaks, ratio) +
      framed +
      labelsOf(drawn, shownOf, ratio, options) +
      printed.join(''),
  );
}
