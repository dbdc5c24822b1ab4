// The few pieces from which drawings are written as strings: escaping, short numbers, text, the outer element.

/** Text made safe inside SVG and HTML. */
export function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A coordinate with one decimal at most. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** What every drawing is given: its name for people who hear it, and a longer description. */
export interface Described {
  /** Prefix of the drawing's ids; unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A whole drawing: an `svg` with role, title and description; `body` is its inside. */
export function drawing(
  { id, title, description }: Described,
  width: number,
  height: number,
  body: string,
): string {
  return (
    `<svg viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}" role="img" ` +
    `aria-labelledby="${id}-t ${id}-d">` +
    `<title id="${id}-t">${escaped(title)}</title><desc id="${id}-d">${escaped(description)}</desc>${body}</svg>`
  );
}

export type Anchor = 'start' | 'middle' | 'end';

/** A text at a place; `className` says its size and ink, empty where its group does. */
export function label(
  x: number,
  y: number,
  content: string,
  className = '',
  anchor: Anchor = 'start',
): string {
  const classed = className && ` class="${className.trim()}"`;
  const aligned = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${at(x)}" y="${at(y)}"${classed}${aligned}>${escaped(content)}</text>`;
}

/** About how wide a text of `size` is: a Han character is as wide as high, others a little over half. */
export function widthOf(content: string, size: number): number {
  return [...content].reduce((sum, character) => sum + (character > '⺀' ? size : size * 0.58), 0);
}
