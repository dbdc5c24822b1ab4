// Bars from zero beside their names and numbers, one under the other in the given order; several blocks share a scale.
import { at, drawing, label, widthOf, type Described } from './svg.ts';

export interface BarRow {
  readonly name: string;
  /** null where there is none; `text` then says why. */
  readonly value: number | null;
  readonly text: string;
}

export interface BarBlock {
  readonly title: string;
  readonly rows: readonly BarRow[];
  /** The task whose colour the bars have; the lamp colour otherwise. */
  readonly task?: string;
}

const LINE = 26;
const HEAD = 30;

/** The bars as an SVG string; its height follows from the rows. */
export function bars(blocks: readonly BarBlock[], options: Described & { readonly width: number }): string {
  const { width } = options;
  const rows = blocks.flatMap((block) => block.rows);
  const names = Math.min(width * 0.4, Math.max(...rows.map(({ name }) => widthOf(name, 13.5))) + 12);
  const numbers = Math.max(...rows.map(({ text }) => widthOf(text, 13.5))) + 10;
  const room = Math.max(40, width - names - numbers);
  const top = Math.max(0, ...rows.map(({ value }) => value ?? 0));
  let y = 0;
  const body = blocks.map(({ title, rows: own, task }) => {
    const head = title === '' ? '' : label(0, y + 20, title, 'lb b');
    y += title === '' ? 0 : HEAD;
    const drawn = own.map(({ name, value, text }) => {
      const length = value === null || top === 0 ? 0 : (value / top) * room;
      const bar = `<rect x="${at(names)}" y="${at(y + 5)}" width="${at(length)}" height="16" class="${task === undefined ? 'bar' : `c${task}`}"/>`;
      const line =
        label(names - 10, y + 18, name, 'lb', 'end') +
        (value === null ? '' : bar) +
        label(names + length + 6, y + 18, text, value === null ? 'ax' : 'lb');
      y += LINE;
      return line;
    });
    y += 10;
    return head + drawn.join('');
  });
  return drawing(options, width, Math.max(y, LINE), body.join(''));
}
