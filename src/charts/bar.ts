// A bar beside a number in a table or list. It repeats the number, so it is hidden from people who hear the page.
import { at } from './svg.ts';

export interface BarOptions {
  readonly width: number;
  /** The value at the full width. */
  readonly top: number;
  /** Value of the region above, drawn as a tick. */
  readonly tick?: number | null;
  /** The class of the bar's colour; the lamp colour by default. */
  readonly className?: string;
  /** Without the pale track behind the bar. */
  readonly bare?: boolean;
}

/** The bar as an SVG string. */
export function bar(value: number | null, { width, top, tick, className = 'bar', bare }: BarOptions): string {
  const along = (part: number) => at(Math.min(1, top > 0 ? part / top : 0) * width);
  return (
    `<svg width="${width}" height="14" aria-hidden="true">` +
    (bare ? '' : `<rect y="3" width="${width}" height="8" class="bar-bg"/>`) +
    (value === null ? '' : `<rect y="3" width="${along(value)}" height="8" class="${className}"/>`) +
    (tick === null || tick === undefined ? '' : `<path d="M${along(tick)} 0v14" class="tick"/>`) +
    '</svg>'
  );
}
