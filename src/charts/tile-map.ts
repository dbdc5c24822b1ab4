// The tile map: one square of equal size for each province, at a place that recalls where it lies. Draws no boundary.
import { STATE_MARKS, type Cell } from '../format/cell.ts';
import { share } from '../format/numbers.ts';
import type { Lang } from '../schema/column.ts';
import { fillOf, inkOn, type Breaks } from './classes.ts';
import { at, drawing, escaped, label, widthOf, type Described } from './svg.ts';

export interface Tile {
  readonly code: string;
  /** The province's one-character name, such as 湘. */
  readonly short: string;
  readonly name: string;
  readonly column: number;
  readonly row: number;
  readonly cell: Cell;
}

export interface TileMapOptions extends Described {
  readonly columns: number;
  readonly rows: number;
  /** Null where the tiles show counts. */
  readonly breaks: Breaks | null;
  readonly lang: Lang;
  /** What a value reads in its tile; a share without decimals by default. */
  readonly format?: (value: number) => string;
  /** `wide` from 600 px on, `narrow` for telephones, `small` shows the characters alone. */
  readonly size: 'wide' | 'narrow' | 'small';
}

const SIZES = {
  wide: { tile: 84, pitch: 90, name: 't28 b', value: 't18', nameY: 0.47, valueY: 0.79 },
  narrow: { tile: 48, pitch: 51.6, name: 't18 b', value: 't14', nameY: 0.46, valueY: 0.83 },
  small: { tile: 30, pitch: 33, name: 't16', value: '', nameY: 0.69, valueY: 0 },
} as const;

/** A tile's number, `0` for zero, a short mark where there is none. */
export function tileMark(cell: Cell, lang: Lang, format = (value: number) => share(value, 0)): string {
  if (cell.state !== 'ok') return STATE_MARKS[cell.state][lang];
  return cell.value === 0 ? '0' : format(cell.value);
}

/** The class of the largest type in which a text fits into `width`, from `className` down; 12 px at least. */
function fitting(content: string, className: string, width: number): string {
  const sizes = [18, 16, 14, 12].filter((size) => size <= Number(className.slice(1)));
  return `t${sizes.find((size) => widthOf(content, size) <= width) ?? 12}`;
}

/** The tile map as an SVG string; needs the page's `definitions()`. */
export function tileMap(tiles: readonly Tile[], options: TileMapOptions): string {
  const { tile: side, pitch, name, value, nameY, valueY } = SIZES[options.size];
  const body = tiles.map((tile) => {
    const { cell } = tile;
    const x = tile.column * pitch + 1;
    const y = tile.row * pitch + 1;
    const middle = x + side / 2;
    const ink = inkOn(cell, options.breaks);
    const { className, pattern } = fillOf(cell, options.breaks);
    const tip =
      cell.state === 'ok' ? (options.format ?? share)(cell.value) : STATE_MARKS[cell.state][options.lang];
    const shown = tileMark(cell, options.lang, options.format);
    return [
      '<g>',
      options.size === 'wide' ? `<title>${escaped(`${tile.name} ${tip}`)}</title>` : '',
      `<rect x="${at(x)}" y="${at(y)}" width="${side}" height="${side}" class="edge ${className}"`,
      pattern && ` fill="url(#${pattern})"`,
      '/>',
      label(middle, y + side * nameY, tile.short, `${name} ${ink}`, 'middle'),
      value && label(middle, y + side * valueY, shown, `${fitting(shown, value, side - 2)} ${ink}`, 'middle'),
      '</g>',
    ].join('');
  });
  const extent = (count: number) => (count - 1) * pitch + side + 2;
  return drawing(options, extent(options.columns), extent(options.rows), body.join(''));
}
