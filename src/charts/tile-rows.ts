// Tiles in rows, in code order: units below a province, which have no place in the tile map. Draws no boundary.
import type { Cell } from '../format/cell.ts';
import type { Lang } from '../schema/column.ts';
import { fillOf, inkOn, type Breaks } from './classes.ts';
import { at, drawing, label, widthOf, type Described } from './svg.ts';
import { tileMark } from './tile-map.ts';

export interface RowTile {
  readonly name: string;
  readonly cell: Cell;
}

export interface TileRowsOptions extends Described {
  /** Null where the tiles show counts. */
  readonly breaks: Breaks | null;
  readonly lang: Lang;
  /** What a value reads in its tile; a share without decimals by default. */
  readonly format?: (value: number) => string;
  /** `wide` has seven tiles a row, `narrow` six for telephones. */
  readonly size: 'wide' | 'narrow';
}

const SIZES = {
  wide: { columns: 7, width: 84, height: 66, gap: 6, text: 14, className: 't14' },
  narrow: { columns: 6, width: 53, height: 62, gap: 4, text: 12, className: 't12' },
} as const;

/** A name in one line or two; what is longer ends in `…`. */
export function nameLines(name: string, width: number, text: number): string[] {
  if (widthOf(name, text) <= width) return [name];
  const fits = (part: string) => widthOf(part, text) <= width;
  const cut = (from: readonly string[]) => {
    let count = from.length;
    while (count > 1 && !fits(from.slice(0, count).join(''))) count -= 1;
    return count;
  };
  const characters = [...name];
  const first = cut(characters);
  const rest = characters.slice(first);
  const second = rest.join('');
  if (fits(second)) return [characters.slice(0, first).join(''), second];
  let kept = rest.length;
  while (kept > 1 && !fits(`${rest.slice(0, kept).join('')}…`)) kept -= 1;
  return [characters.slice(0, first).join(''), `${rest.slice(0, kept).join('')}…`];
}

/** The rows as an SVG string; needs the page's `definitions()`. */
export function tileRows(tiles: readonly RowTile[], options: TileRowsOptions): string {
  const { columns, width, height, gap, text, className } = SIZES[options.size];
  const body = tiles.map(({ name, cell }, index) => {
    const x = (index % columns) * (width + gap) + 1;
    const y = Math.floor(index / columns) * (height + gap) + 1;
    const middle = x + width / 2;
    const ink = inkOn(cell, options.breaks);
    const { className: fill, pattern } = fillOf(cell, options.breaks);
    const lines = nameLines(name, width - 4, text);
    const first = y + (lines.length > 1 ? 17 : 26);
    return [
      '<g>',
      `<rect x="${at(x)}" y="${at(y)}" width="${width}" height="${height}" class="edge ${fill}"`,
      pattern && ` fill="url(#${pattern})"`,
      '/>',
      ...lines.map((line, row) => label(middle, first + row * 16, line, `${className} b ${ink}`, 'middle')),
      label(
        middle,
        y + height - 9,
        tileMark(cell, options.lang, options.format),
        `${className} ${ink}`,
        'middle',
      ),
      '</g>',
    ].join('');
  });
  const rows = Math.ceil(tiles.length / columns);
  return drawing(
    options,
    columns * (width + gap) - gap + 2,
    Math.max(1, rows) * (height + gap) - gap + 2,
    body.join(''),
  );
}
