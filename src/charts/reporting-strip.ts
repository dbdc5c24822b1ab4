// A strip of small squares: a province a column, a quarter a row, filled by how completely it reported.
import { at, drawing, escaped, label, type Described } from './svg.ts';

export type Completeness = 'complete' | 'partial' | 'none' | 'not_due';

export interface StripColumn {
  /** The province's one-character name. */
  readonly short: string;
  /** One square for each row, with what it says when pointed at. */
  readonly squares: readonly { readonly state: Completeness; readonly tip: string }[];
}

export interface StripOptions extends Described {
  /** Names of the rows, from top to bottom. */
  readonly rows: readonly string[];
}

const SIDE = 16;
const PITCH = 18.4;
const LEFT = 62;
const TOP = 26;

/** One square as an SVG string; needs the page's `definitions()`. */
export function square(x: number, y: number, state: Completeness, side = SIDE): string {
  const box = `x="${at(x)}" y="${at(y)}" width="${side}" height="${side}"`;
  if (state === 'none') return `<rect ${box} class="edge" fill="url(#hatch)"/>`;
  if (state === 'not_due') return `<rect ${box} class="edge absent"/>`;
  if (state === 'complete') return `<rect ${box} class="reported"/>`;
  const half = `M${at(x)} ${at(y)}v${side}h${side}z`;
  return `<rect ${box} class="edge zero"/><path d="${half}" class="reported"/>`;
}

/** The strip as an SVG string. */
export function reportingStrip(columns: readonly StripColumn[], options: StripOptions): string {
  const names = options.rows.map((name, row) => label(0, TOP + row * PITCH + 12, name, 'ax'));
  const cells = columns.map(({ short, squares }, column) => {
    const x = LEFT + column * PITCH;
    const drawn = squares.map(
      ({ state, tip }, row) => `<g><title>${escaped(tip)}</title>${square(x, TOP + row * PITCH, state)}</g>`,
    );
    return label(x + SIDE / 2, 16, short, 'ax', 'middle') + drawn.join('');
  });
  const width = LEFT + columns.length * PITCH;
  const height = TOP + options.rows.length * PITCH + 2;
  return drawing(options, width, height, [...names, ...cells].join(''));
}
