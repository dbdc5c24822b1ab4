// The drawing as a picture of its own: colours and fonts written into its elements, outlines beside their uses, and
// title, unit, legend, source, release and the sample's mark burned in. No request is sent.

export interface ImageText {
  readonly title: string;
  readonly subtitle: string;
  /** Notes, source, sample mark, address: a line each, wrapped to the width. */
  readonly lines: readonly string[];
}

const SVG = 'http://www.w3.org/2000/svg';
const PAINT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'paint-order',
  'font-size',
  'font-weight',
];
const MARGIN = 24;
const LINE = 20;

/** Writes the computed look of an element and all within into its copy. */
function painted(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const isShape = !['defs', 'title', 'desc', 'svg'].includes(from.tagName);
  if (isShape)
    for (const name of PAINT) {
      const value = style.getPropertyValue(name);
      // A pattern's address holds the page's own: its fragment is enough.
      if (value) to.setAttribute(name, value.replace(/url\("?[^"#)]*(#[^")]+)"?\)/, 'url($1)'));
    }
  to.removeAttribute('class');
  [...from.children].forEach((child, index) => {
    const copy = to.children[index];
    if (copy) painted(child, copy);
  });
}

function copyOf(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  painted(element, copy);
  return copy;
}

/** Everything that the copy refers to, from the page: patterns, and the outlines themselves. */
function definitionsFor(copy: Element): Element {
  const defs = document.createElementNS(SVG, 'defs');
  const wanted = new Set<string>();
  const collect = (element: Element): void => {
    for (const { value } of element.attributes) {
      const id = /^#(.+)$|^url\(#(.+)\)$/.exec(value);
      const name = id?.[1] ?? id?.[2];
      if (name === undefined || wanted.has(name)) continue;
      wanted.add(name);
      const found = document.getElementById(name);
      if (!found) continue;
      const own = found.tagName === 'path' ? (found.cloneNode(true) as Element) : copyOf(found);
      if (found.tagName === 'path') own.setAttribute('vector-effect', 'non-scaling-stroke');
      defs.append(own);
      collect(own);
    }
    for (const child of element.children) collect(child);
  };
  collect(copy);
  return defs;
}

/** Text broken into lines of about `width` characters of 14 px. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const part of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    const size = [...part].reduce((sum, character) => sum + (character > '\u2e80' ? 1 : 0.58), 0);
    if (used + size > width && line) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += part;
    used += size;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

function textNode(content: string, x: number, y: number, size: number, bold: boolean): SVGElement {
  const node = document.createElementNS(SVG, 'text');
  const attributes = { x, y, 'font-size': size, 'font-weight': bold ? 700 : 400, fill: ink() };
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.textContent = content;
  return node;
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const ink = () => token('--ink');

/** The legend's items as a row of swatches and names, wrapped; with its height. */
function legendNode(legend: Element | null, width: number): { node: SVGElement; height: number } {
  const group = document.createElementNS(SVG, 'g');
  let [x, y] = [0, 0];
  for (const item of legend?.querySelectorAll('li') ?? []) {
    const name = item.textContent ?? '';
    const swatch = item.querySelector('svg');
    if (!swatch) continue;
    const start = swatch.width.baseVal.value + 8;
    const room =
      start + 2 + [...name].reduce((sum, character) => sum + (character > '\u2e80' ? 14 : 8.2), 0) + 14;
    if (x > 0 && x + room > width) [x, y] = [0, y + 24];
    const mark = document.createElementNS(SVG, 'g');
    mark.setAttribute('transform', `translate(${x} ${y})`);
    mark.append(...[...swatch.children].map(copyOf));
    group.append(mark, textNode(name, x + start, y + 13, 14, false));
    x += room;
  }
  return { node: group, height: group.childElementCount ? y + 28 : 0 };
}

/** A picture as the text of an SVG file, and its size. */
export interface Picture {
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

/** One of several drawings of a picture; its name stands above it, empty for none. */
export interface Drawn {
  readonly svg: SVGSVGElement;
  readonly name: string;
}

/** The picture of one drawing. */
export function imageOf(svg: SVGSVGElement, legend: Element | null, text: ImageText): Picture {
  return imageOfPanels([{ svg, name: '' }], legend, text, 1);
}

/** The picture of drawings of one size, so many beside each other. */
export function imageOfPanels(
  drawings: readonly Drawn[],
  legend: Element | null,
  { title, subtitle, lines }: ImageText,
  columns: number,
): Picture {
  const { width: drawn = 0, height: high = 0 } = drawings[0]?.svg.viewBox.baseVal ?? {};
  const inner = Math.max(columns * drawn + (columns - 1) * MARGIN, 480);
  const whole = document.createElementNS(SVG, 'svg');
  const body: Element[] = [];
  let y = MARGIN;
  const write = (content: string, size: number, bold: boolean) => {
    for (const line of wrapped(content, inner / size)) {
      y += size + 8;
      body.push(textNode(line, MARGIN, y, size, bold));
    }
  };
  write(title, 20, true);
  write(subtitle, 14, false);
  y += 18;
  const names = legendNode(legend, inner);
  names.node.setAttribute('transform', `translate(${MARGIN} ${y})`);
  body.push(names.node);
  y += names.height + 8;
  const above = drawings.some(({ name }) => name !== '') ? 16 + 8 : 0;
  drawings.forEach(({ svg, name }, index) => {
    const x = MARGIN + (index % columns) * (drawn + MARGIN);
    if (index > 0 && index % columns === 0) y += above + high + MARGIN;
    if (name !== '') body.push(textNode(name, x, y + 16, 16, true));
    const drawing = copyOf(svg);
    const place = { x, y: y + above, width: drawn, height: high };
    for (const [attribute, value] of Object.entries(place)) drawing.setAttribute(attribute, String(value));
    body.push(drawing);
  });
  y += above + high + 6;
  for (const content of lines)
    for (const line of wrapped(content, inner / 14)) {
      y += LINE;
      body.push(textNode(line, MARGIN, y, 14, false));
    }
  const size = { width: inner + 2 * MARGIN, height: Math.ceil(y + MARGIN) };
  const ground = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ ...size, fill: token('--bg') }))
    ground.setAttribute(name, String(value));
  for (const [name, value] of Object.entries(size)) whole.setAttribute(name, String(value));
  whole.setAttribute('font-family', getComputedStyle(document.body).fontFamily);
  whole.append(ground, ...body);
  whole.prepend(definitionsFor(whole));
  return { source: new XMLSerializer().serializeToString(whole), ...size };
}

/** An SVG file's text as a PNG of twice its size. Rejects where the browser does not draw it. */
export async function pngOf({ source, width, height }: Picture): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('missing canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('invalid picture'))), 'image/png'),
  );
}
